/** A stretch of text of one kind: Chinese characters, or letters and digits, linked by hyphens where they were written so. */
export type Run = { kind: 'chinese' | 'latin'; text: string };

const runPattern =
  /(?<chinese>\p{Script=Han}+)|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:-(?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu;

/** The runs of a text in NFKC and lower case; everything else (space, punctuation, emoji, operators) only parts them. */
export function listRuns(text: string): Run[] {
  const plain = text.toWellFormed().normalize('NFKC').toLowerCase();
  return Array.from(plain.matchAll(runPattern), ({ 0: run, groups }) => ({
    kind: groups?.['chinese'] ? 'chinese' : 'latin',
    text: run,
  }));
}

/** The characters of a text, rare ones beyond U+FFFF whole. */
export function charactersOf(text: string): string[] {
  return Array.from(text);
}

/** Every two neighbouring characters. */
export function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
