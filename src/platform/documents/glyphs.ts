/** Unicode ranges of a font as [first, last] pairs in rising order. */
type Ranges = readonly (readonly [number, number])[];

/**
 * The characters that a TrueType font can draw, from its `cmap` table (OpenType 1.9, format 12, else 4). An unreadable font can draw
 * nothing.
 */
export function rangesOf(font: Buffer): Ranges {
  const table = tableAt(font, 'cmap');
  if (table === undefined) return [];
  const subtables = Array.from({ length: font.readUInt16BE(table + 2) }, (_, i) => {
    const at = table + font.readUInt32BE(table + 4 + i * 8 + 4);
    return { at, format: font.readUInt16BE(at) };
  });
  const wide = subtables.find(({ format }) => format === 12);
  if (wide) return groupsOf(font, wide.at);
  const narrow = subtables.find(({ format }) => format === 4);
  return narrow ? segmentsOf(font, narrow.at) : [];
}

function tableAt(font: Buffer, name: string): number | undefined {
  for (let i = 0; i < font.readUInt16BE(4); i += 1) {
    const at = 12 + i * 16;
    if (font.toString('latin1', at, at + 4) === name) return font.readUInt32BE(at + 8);
  }
  return undefined;
}

function groupsOf(font: Buffer, at: number): Ranges {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, i) => {
    const group = at + 16 + i * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const;
  });
}

function segmentsOf(font: Buffer, at: number): Ranges {
  const doubled = font.readUInt16BE(at + 6);
  return Array.from({ length: doubled / 2 }, (_, i) => {
    const last = font.readUInt16BE(at + 14 + i * 2);
    return [font.readUInt16BE(at + 16 + doubled + i * 2), last] as const;
  }).filter(([first]) => first !== 0xffff);
}

function canDraw(ranges: Ranges, point: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first = 0, last = 0] = ranges[middle] ?? [];
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return true;
  }
  return false;
}

const unseen = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Variation_Selector}/u;
const longRun = /[!-~]{28,}/g;
const zeroWidthSpace = '\u200B';

/**
 * Text that this font prints whole: a character that it cannot draw (a rare name, another script, an emoji) becomes its number, 〔U+20BB7〕,
 * so that nothing is lost without a trace.
 */
export function printable(text: string, ranges: Ranges): string {
  let out = '';
  for (const character of text.toWellFormed()) {
    if (character === '\n') out += character;
    else if (character === '\t') out += ' ';
    else if (unseen.test(character)) continue;
    else out += canDraw(ranges, character.codePointAt(0) ?? 0) ? character : `〔U+${hex(character)}〕`;
  }
  return out;
}

/** The same text where runs of Latin letters that no line holds may break: long addresses, hashes. Keys that people copy are left whole. */
export function breakable(text: string): string {
  return text.replace(longRun, (run) => run.replace(/.{8}(?=.)/g, `$&${zeroWidthSpace}`));
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
