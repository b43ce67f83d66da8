import { dropJpegSegments } from './jpeg-segments.ts';
import { cleanJpeg2000 } from './mp4.ts';
import { PdfFile, type PdfObject } from './pdf-file.ts';
import { filtersOf } from './pdf-stream.ts';
import type { PdfEntries, PdfValue } from './pdf-syntax.ts';
import { FileRefused } from './refused.ts';

/** Names that run something, send something or carry a file; where one stands, key or value, the PDF is refused. */
const activeNames = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'EF',
  'ImportData',
  'SubmitForm',
  'GoToE',
  'Rendition',
  'RichMedia',
]);
/** Entries that tell of the author, the device or the making, or that act when the document opens. */
const droppedKeys = new Set([
  'Metadata',
  'PieceInfo',
  'LastModified',
  'CreationDate',
  'ModDate',
  'Thumb',
  'XFA',
  'OpenAction',
  'AA',
]);
/** Dictionaries whose keys the maker chose freely, so that they mean nothing. */
const freelyNamed = new Set([
  'Font',
  'XObject',
  'ExtGState',
  'ColorSpace',
  'Pattern',
  'Shading',
  'Properties',
  'CharProcs',
  'Dests',
  'ClassMap',
  'RoleMap',
  'Colorants',
]);

function namesAndLinks(value: PdfValue, names: string[], links: number[]): void {
  if (value.is === 'name') names.push(value.name);
  if (value.is === 'link') links.push(value.id);
  if (value.is === 'list') for (const item of value.items) namesAndLinks(item, names, links);
  if (value.is === 'dictionary') {
    for (const [key, entry] of value.entries) {
      names.push(key);
      namesAndLinks(entry, names, links);
    }
  }
}

function refuseActive(file: PdfFile): void {
  const waiting: number[] = [];
  const seen = new Set<number>();
  namesAndLinks({ is: 'dictionary', entries: file.trailer }, [], waiting);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const names: string[] = [];
    namesAndLinks(file.getObject(id).value, names, waiting);
    if (names.some((name) => activeNames.has(name))) throw new FileRefused('file.active');
  }
}

function writeName(name: string): string {
  const safe = name.replaceAll(
    /[^!-~]|[#()<>[\]{}/%]/g,
    (mark) => `#${mark.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `/${safe}`;
}

/** Numbers objects in the order in which they are first linked to, and remembers under which key. */
class Numbering {
  readonly waiting: { id: number; key: string }[] = [];
  private readonly numbers = new Map<number, number>();

  numberOf(id: number, key: string): number {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    this.numbers.set(id, this.numbers.size + 1);
    this.waiting.push({ id, key });
    return this.numbers.size;
  }
}

function writeValue(value: PdfValue, key: string, numbering: Numbering): string {
  switch (value.is) {
    case 'plain':
      return value.text;
    case 'name':
      return writeName(value.name);
    case 'string':
      return `<${Buffer.from(value.text, 'latin1').toString('hex')}>`;
    case 'link':
      return `${numbering.numberOf(value.id, key)} 0 R`;
    case 'list':
      return `[${value.items.map((item) => writeValue(item, key, numbering)).join(' ')}]`;
    case 'dictionary':
      return writeEntries(value.entries, key, numbering);
  }
}

function writeEntries(entries: PdfEntries, key: string, numbering: Numbering): string {
  const written = [...entries]
    .filter(([name]) => freelyNamed.has(key) || !droppedKeys.has(name))
    .map(([name, entry]) => `${writeName(name)} ${writeValue(entry, name, numbering)}`);
  return `<<${written.join('\n')}>>`;
}

function cleanData(entries: PdfEntries, data: Buffer): Buffer {
  const filters = filtersOf(entries);
  if (filters?.length !== 1) return data;
  if (filters[0] === 'DCTDecode') return dropJpegSegments(data);
  return filters[0] === 'JPXDecode' ? cleanJpeg2000(data) : data;
}

function writeObject({ value, data }: PdfObject, key: string, numbering: Numbering): Buffer[] {
  if (value.is !== 'dictionary' || data === undefined)
    return [Buffer.from(writeValue(value, key, numbering), 'latin1')];
  const content = cleanData(value.entries, data);
  const entries = new Map(value.entries).set('Length', { is: 'plain', text: String(content.length) });
  const head = `${writeEntries(entries, key, numbering)}\nstream\n`;
  return [Buffer.from(head, 'latin1'), content, Buffer.from('\nendstream', 'latin1')];
}

/**
 * The PDF written anew from what its catalogue leads to: without author, dates, XMP, editing history, earlier revisions,
 * opening actions and the EXIF of its JPEG pictures. Throws 'file.active' when scripts, launches or files lie inside,
 * 'file.locked' when it is encrypted, 'file.broken' when it cannot be read. Source: ISO 32000-1 §7.5.
 */
export function cleanPdf(bytes: Buffer): Buffer {
  const file = new PdfFile(bytes);
  refuseActive(file);
  const numbering = new Numbering();
  const root = writeValue(file.trailer.get('Root') ?? { is: 'plain', text: 'null' }, 'Root', numbering);
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = chunks[0]?.length ?? 0;
  const append = (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  for (let index = 0; index < numbering.waiting.length; index += 1) {
    const { id, key } = numbering.waiting[index] ?? { id: 0, key: '' };
    offsets.push(length);
    append(Buffer.from(`${index + 1} 0 obj\n`, 'latin1'));
    for (const chunk of writeObject(file.getObject(id), key, numbering)) append(chunk);
    append(Buffer.from('\nendobj\n', 'latin1'));
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = offsets.length + 1;
  append(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${size}/Root ${root}>>\nstartxref\n${length}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(chunks);
}
