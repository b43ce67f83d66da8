import { FileRefused } from './refused.ts';

/** A PDF value; strings hold their decoded bytes as Latin-1, links point to an object by its number. */
export type PdfValue =
  | { is: 'plain'; text: string }
  | { is: 'name'; name: string }
  | { is: 'string'; text: string }
  | { is: 'list'; items: PdfValue[] }
  | { is: 'dictionary'; entries: PdfEntries }
  | { is: 'link'; id: number };

/** The entries of a dictionary by key, without the slash. */
export type PdfEntries = Map<string, PdfValue>;

const maxDepth = 100;
const space = /[\0\t\n\f\r ]*/y;
const comment = /%[^\r\n]*/y;
const link = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const plain = /[+-]*\d*\.?\d+(?:-\d+)?\.?|[+-]?\d+\.|true|false|null/y;
const name = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const hexString = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y;
const stringPiece = /[^()\\\r]+|\r\n?|[()\\]/y;
const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
]);

/** Reads values from PDF text (bytes as Latin-1), one after the other. Source: ISO 32000-1 §7.2 and §7.3. */
export class PdfReader {
  readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** Takes what the sticky pattern finds here and moves behind it; undefined when it does not match. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }

  skipSpace(): void {
    do this.take(space);
    while (this.take(comment) !== undefined);
  }

  /** The next value; throws 'file.broken' when there is none or it is nested more than a hundred deep. */
  readValue(depth = 0): PdfValue {
    if (depth > maxDepth) throw new FileRefused('file.broken');
    this.skipSpace();
    const start = this.text.charAt(this.at);
    if (start === '/') return { is: 'name', name: this.readName() };
    if (start === '(') return { is: 'string', text: this.readString() };
    if (start === '[') return { is: 'list', items: this.readList(depth) };
    if (start === '<') {
      return this.text.charAt(this.at + 1) === '<'
        ? { is: 'dictionary', entries: this.readEntries(depth) }
        : { is: 'string', text: this.readHexString() };
    }
    const target = this.take(link)?.[1];
    if (target !== undefined) return { is: 'link', id: Number(target) };
    const word = this.take(plain)?.[0];
    if (word === undefined) throw new FileRefused('file.broken');
    return { is: 'plain', text: word };
  }

  private readName(): string {
    const raw = this.take(name)?.[1] ?? '';
    return raw.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  private readHexString(): string {
    const digits = this.take(hexString)?.[1]?.replaceAll(/[^0-9A-Fa-f]/g, '');
    if (digits === undefined) throw new FileRefused('file.broken');
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
  }

  private readList(depth: number): PdfValue[] {
    const items: PdfValue[] = [];
    this.at += 1;
    for (this.skipSpace(); this.text.charAt(this.at) !== ']'; this.skipSpace()) items.push(this.readValue(depth + 1));
    this.at += 1;
    return items;
  }

  private readEntries(depth: number): PdfEntries {
    const entries: PdfEntries = new Map();
    this.at += 2;
    for (this.skipSpace(); !this.text.startsWith('>>', this.at); this.skipSpace()) {
      if (this.text.charAt(this.at) !== '/') throw new FileRefused('file.broken');
      const key = this.readName();
      entries.set(key, this.readValue(depth + 1));
    }
    this.at += 2;
    return entries;
  }

  private readString(): string {
    const parts: string[] = [];
    let open = 0;
    do {
      const mark = this.take(stringPiece)?.[0];
      if (mark === undefined) throw new FileRefused('file.broken');
      if (mark === '(') open += 1;
      if (mark === ')') open -= 1;
      if (mark === '\\') parts.push(this.readEscape());
      else parts.push(mark.startsWith('\r') ? '\n' : mark);
    } while (open > 0);
    return parts.join('').slice(1, -1);
  }

  private readEscape(): string {
    const octal = this.take(/[0-7]{1,3}/y)?.[0];
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (this.take(/\r\n|\r|\n/y) !== undefined) return '';
    const mark = this.text.charAt(this.at);
    this.at += 1;
    return escapes.get(mark) ?? mark;
  }
}
