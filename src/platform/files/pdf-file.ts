import { unfoldStream, wholeNumber } from './pdf-stream.ts';
import { type PdfEntries, PdfReader, type PdfValue } from './pdf-syntax.ts';
import { FileRefused } from './refused.ts';

/** An object of a PDF: its value and, when it is a stream, the bytes as they are stored. */
export type PdfObject = { value: PdfValue; data: Buffer | undefined };

type Place = { offset: number } | { within: number; index: number };

const maxUnfoldedBytes = 96_000_000;
const objectStart = /[\0\t\n\f\r ]*(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj/y;
const tableEntry = /[\0\t\n\f\r ]*(\d{10}) (\d{5}) ([nf])/y;
const tableSection = /[\0\t\n\f\r ]*(\d+)[\0\t\n\f\r ]+(\d+)(?=[\0\t\n\f\r ]+(?:\d{10} \d{5} [nf]|trailer|\d))/y;
const afterStream = /[\0\t\n\f\r ]*endstream/y;

/**
 * A PDF opened by its cross-references or, when those are damaged, by looking for its objects from front to back.
 * Every failure is a `FileRefused`: 'file.locked' when it is encrypted, else 'file.broken'.
 */
export class PdfFile {
  readonly trailer: PdfEntries = new Map();
  private readonly bytes: Buffer;
  private readonly text: string;
  private readonly places = new Map<number, Place>();
  private readonly unfolded = new Map<number, { text: string; starts: number[] }>();
  private unfoldedBytes = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.text = bytes.toString('latin1');
    if (!this.followReferences()) this.searchObjects();
    if (this.trailer.has('Encrypt')) throw new FileRefused('file.locked');
  }

  /** The object of this number; an object that is nowhere is null, as the standard says (§7.3.10). */
  getObject(id: number): PdfObject {
    const place = this.places.get(id);
    if (place === undefined) return { value: { is: 'plain', text: 'null' }, data: undefined };
    if ('within' in place) return { value: this.readWithin(place.within, place.index), data: undefined };
    const found = this.readAt(place.offset);
    if (found.id !== id) throw new FileRefused('file.broken');
    return found;
  }

  private readAt(offset: number): PdfObject & { id: number } {
    const reader = new PdfReader(this.text, offset);
    const id = Number(reader.take(objectStart)?.[1] ?? Number.NaN);
    if (Number.isNaN(id)) throw new FileRefused('file.broken');
    const value = reader.readValue();
    reader.skipSpace();
    if (value.is !== 'dictionary' || reader.take(/stream(?:\r\n|\n|\r)/y) === undefined)
      return { id, value, data: undefined };
    return { id, value, data: this.readData(value.entries, reader.at) };
  }

  private readData(entries: PdfEntries, start: number): Buffer {
    const listed = entries.get('Length');
    const place = listed?.is === 'link' ? this.places.get(listed.id) : undefined;
    const direct = place !== undefined && 'offset' in place ? new PdfReader(this.text, place.offset) : undefined;
    direct?.take(objectStart);
    const length = wholeNumber(direct?.readValue() ?? listed);
    afterStream.lastIndex = start + (length ?? 0);
    if (length !== undefined && afterStream.test(this.text)) return this.bytes.subarray(start, start + length);
    const end = this.text.indexOf('endstream', start);
    if (end < 0) throw new FileRefused('file.broken');
    return this.bytes.subarray(start, end);
  }

  private readWithin(streamId: number, index: number): PdfValue {
    const { text, starts } = this.unfolded.get(streamId) ?? this.unfold(streamId);
    const start = starts[index];
    if (start === undefined) throw new FileRefused('file.broken');
    return new PdfReader(text, start).readValue();
  }

  // §7.5.7: pairs of object number and offset, then the objects.
  private unfold(streamId: number): { text: string; starts: number[]; ids: number[] } {
    const place = this.places.get(streamId);
    if (place === undefined || !('offset' in place)) throw new FileRefused('file.broken');
    const { value, data } = this.readAt(place.offset);
    if (value.is !== 'dictionary' || data === undefined) throw new FileRefused('file.broken');
    const content = unfoldStream(value.entries, data);
    this.unfoldedBytes += content.length;
    if (this.unfoldedBytes > maxUnfoldedBytes) throw new FileRefused('file.broken');
    const text = content.toString('latin1');
    const first = wholeNumber(value.entries.get('First')) ?? 0;
    const numbers = (text.slice(0, first).match(/\d+/g) ?? []).map(Number);
    const starts = numbers.filter((_, at) => at % 2 === 1).map((start) => first + start);
    const found = { text, starts, ids: numbers.filter((_, at) => at % 2 === 0) };
    this.unfolded.set(streamId, found);
    return found;
  }

  private followReferences(): boolean {
    const mark = this.text.lastIndexOf('startxref');
    const first = mark < 0 ? undefined : /^startxref\s+(\d+)/.exec(this.text.slice(mark, mark + 40))?.[1];
    try {
      if (first !== undefined) this.readReferences(Number(first));
      return this.isReadable();
    } catch (error) {
      if (error instanceof FileRefused || error instanceof RangeError) return false;
      throw error;
    }
  }

  private readReferences(first: number): void {
    const waiting = new Set([first]);
    for (const offset of waiting) {
      const entries = this.text.startsWith('xref', offset) ? this.readTable(offset) : this.readReferenceStream(offset);
      this.adoptTrailer(entries);
      for (const key of ['XRefStm', 'Prev']) {
        const next = wholeNumber(entries.get(key));
        if (next !== undefined) waiting.add(next);
      }
    }
  }

  private isReadable(): boolean {
    if (this.trailer.has('Encrypt')) return true;
    for (const id of this.places.keys()) this.getObject(id);
    return this.hasRoot();
  }

  private hasRoot(): boolean {
    const root = this.trailer.get('Root');
    return root?.is === 'link' && this.getObject(root.id).value.is === 'dictionary';
  }

  private adoptTrailer(entries: PdfEntries): void {
    for (const key of ['Root', 'Encrypt']) {
      const value = entries.get(key);
      if (value !== undefined && !this.trailer.has(key)) this.trailer.set(key, value);
    }
  }

  private note(id: number, place: Place): void {
    if (!this.places.has(id)) this.places.set(id, place);
  }

  private readTable(offset: number): PdfEntries {
    const reader = new PdfReader(this.text, offset + 'xref'.length);
    for (let section = reader.take(tableSection); section !== undefined; section = reader.take(tableSection)) {
      const firstId = Number(section[1]);
      for (let index = 0; index < Number(section[2]); index += 1) {
        const entry = reader.take(tableEntry);
        if (entry === undefined) throw new FileRefused('file.broken');
        if (entry[3] === 'n') this.note(firstId + index, { offset: Number(entry[1]) });
      }
    }
    if (reader.take(/[\0\t\n\f\r ]*trailer/y) === undefined) throw new FileRefused('file.broken');
    const value = reader.readValue();
    if (value.is !== 'dictionary') throw new FileRefused('file.broken');
    return value.entries;
  }

  // §7.5.8: rows of three big-endian fields whose widths are in W.
  private readReferenceStream(offset: number): PdfEntries {
    const { value, data } = this.readAt(offset);
    if (value.is !== 'dictionary' || data === undefined) throw new FileRefused('file.broken');
    const rows = unfoldStream(value.entries, data);
    const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = numbersIn(value.entries.get('W'));
    const index = numbersIn(value.entries.get('Index'));
    const sections = index.length > 0 ? index : [0, wholeNumber(value.entries.get('Size')) ?? 0];
    let at = 0;
    const readField = (width: number, missing: number) => {
      const field = width === 0 ? missing : rows.readUIntBE(at, width);
      at += width;
      return field;
    };
    for (let section = 0; section + 1 < sections.length; section += 2) {
      for (let row = 0; row < (sections[section + 1] ?? 0); row += 1) {
        const id = (sections[section] ?? 0) + row;
        const kind = readField(kindWidth, 1);
        const second = readField(secondWidth, 0);
        const third = readField(thirdWidth, 0);
        if (kind === 1) this.note(id, { offset: second });
        if (kind === 2) this.note(id, { within: second, index: third });
      }
    }
    return value.entries;
  }

  private searchObjects(): void {
    this.places.clear();
    this.unfolded.clear();
    this.unfoldedBytes = 0;
    this.trailer.clear();
    for (const found of this.text.matchAll(/(?<![0-9])(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b/g)) {
      this.places.set(Number(found[1]), { offset: found.index });
    }
    const trailers = this.listTrailers();
    for (const id of [...this.places.keys()]) {
      const { value } = this.getObject(id);
      const type = value.is === 'dictionary' ? value.entries.get('Type') : undefined;
      if (value.is !== 'dictionary' || type?.is !== 'name') continue;
      if (type.name === 'XRef') trailers.push(value.entries);
      if (type.name === 'ObjStm') this.noteWithin(id);
    }
    for (const entries of trailers.reverse()) this.adoptTrailer(entries);
    if (!this.trailer.has('Encrypt') && !this.hasRoot()) throw new FileRefused('file.broken');
  }

  private listTrailers(): PdfEntries[] {
    const trailers: PdfEntries[] = [];
    for (const found of this.text.matchAll(/\btrailer\b/g)) {
      const value = new PdfReader(this.text, found.index + 'trailer'.length).readValue();
      if (value.is === 'dictionary') trailers.push(value.entries);
    }
    return trailers;
  }

  private noteWithin(streamId: number): void {
    for (const [index, id] of this.unfold(streamId).ids.entries()) this.note(id, { within: streamId, index });
  }
}

function numbersIn(value: PdfValue | undefined): number[] {
  return value?.is === 'list' ? value.items.map((item) => wholeNumber(item) ?? 0) : [];
}
