import { PdfFile } from '../../src/platform/files/pdf-file.ts';
import { unfoldStream } from '../../src/platform/files/pdf-stream.ts';
import type { PdfValue } from '../../src/platform/files/pdf-syntax.ts';

/** The words of a PDF that this house made, page by page as its pages draw them: what somebody can select, search and copy. */
export function textOfPdf(pdf: Buffer): string[] {
  const file = new PdfFile(pdf);
  const follow = (value: PdfValue | undefined): PdfValue | undefined =>
    value?.is === 'link' ? file.getObject(value.id).value : value;
  const entry = (value: PdfValue | undefined, key: string): PdfValue | undefined => {
    const found = follow(value);
    return found?.is === 'dictionary' ? found.entries.get(key) : undefined;
  };
  const stream = (link: PdfValue | undefined): string => {
    if (link?.is !== 'link') return '';
    const { value, data } = file.getObject(link.id);
    return value.is === 'dictionary' && data ? unfoldStream(value.entries, data).toString('latin1') : '';
  };
  const pagesIn = (link: PdfValue | undefined): PdfValue[] => {
    const kids = follow(entry(link, 'Kids'));
    return kids?.is === 'list' ? kids.items.flatMap(pagesIn) : link ? [link] : [];
  };
  const maps = new Map<string, Map<string, string>>();
  const mapOf = (link: PdfValue | undefined) => {
    const key = link?.is === 'link' ? String(link.id) : '';
    const map = maps.get(key) ?? readMap(stream(link));
    maps.set(key, map);
    return map;
  };
  return pagesIn(entry(file.trailer.get('Root'), 'Pages')).map((page) => {
    const fonts = entry(entry(page, 'Resources'), 'Font');
    return draw(stream(entry(page, 'Contents')), (name) => mapOf(entry(entry(fonts, name), 'ToUnicode')));
  });
}

/** §9.10.3: glyph number → characters, from `bfchar` and `bfrange`. */
function readMap(text: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const [, block = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      map.set(glyph.toLowerCase(), Buffer.from(to, 'hex').swap16().toString('utf16le'));
  }
  for (const [, block = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', to = ''] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    )) {
      for (let glyph = Number.parseInt(first, 16); glyph <= Number.parseInt(last, 16); glyph += 1) {
        const point = Number.parseInt(to, 16) + glyph - Number.parseInt(first, 16);
        map.set(glyph.toString(16).padStart(4, '0'), String.fromCodePoint(point));
      }
    }
  }
  return map;
}

const inner = String.raw`(?:\\[\s\S]|[^\\()])*`;
// §7.3.4.2: parentheses that balance stand in a string as they are.
const nested = String.raw`(?:\\[\s\S]|[^\\()]|\((?:${inner}|\(${inner}\))*\))*`;
const operators = new RegExp(String.raw`\/(\S+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]*)>|\((${nested})\)`, 'g');
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function draw(content: string, fontOf: (name: string) => Map<string, string>): string {
  let font = new Map<string, string>();
  let out = '';
  // What stands in the properties of marked content (§14.6.2), such as other words for a picture, is not drawn.
  for (const [, name, hex, literal] of content.replace(/<<[\s\S]*?>>\s*BDC/g, '').matchAll(operators)) {
    if (name !== undefined) font = fontOf(name);
    else if (hex !== undefined) out += decode(Buffer.from(hex, 'hex'), font);
    else if (literal !== undefined) out += decode(Buffer.from(plain(literal), 'latin1'), font);
  }
  return out;
}

function plain(literal: string): string {
  return literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, mark: string) =>
    /^[0-7]/.test(mark) ? String.fromCharCode(Number.parseInt(mark, 8)) : (escapes[mark] ?? mark),
  );
}

function decode(bytes: Buffer, font: Map<string, string>): string {
  let out = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) out += font.get(bytes.toString('hex', at, at + 2)) ?? '';
  return out;
}
