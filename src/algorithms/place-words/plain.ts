/** A stretch of text without punctuation, and the 市, 区, 县 that stand in it. */
export interface Stretch {
  readonly text: string;
  readonly areas: readonly { readonly at: number; readonly end: number }[];
}

const dropped = /[\s「」『』“”‘’"'《》〈〉·•・]+/gu;
const dotWithin = /(?<=\p{Script=Han})[.．。](?=\p{Script=Han}{1,8}[苑园城府])/gu;
const stretch = /[\p{L}\p{N}]+/gu;
// As open data mask them: A市, A7县.
const masked = /[A-Z]\d{0,2}[市区县]/.source;

/** Parts texts into stretches, knowing the names of areas (槐川市, 东河区); the letters of open data (A市, A7县) it knows anyway. */
export function stretchReader(areas: readonly string[]): (text: string) => Stretch[] {
  const named = [...new Set(areas)].filter((name) => /^\p{Script=Han}{2,}$/u.test(name)).sort(longestFirst);
  const area = new RegExp([...named, masked].join('|'), 'gu');
  const areasOf = (text: string) =>
    Array.from(text.matchAll(area), ({ 0: found, index }) => ({ at: index, end: index + found.length }));
  return (text) => {
    const plain = text.toWellFormed().normalize('NFKC').replace(dotWithin, '').replace(dropped, '');
    return Array.from(plain.matchAll(stretch), ([each]) => ({ text: each, areas: areasOf(each) }));
  };
}

function longestFirst(one: string, other: string): number {
  return other.length - one.length || (one < other ? -1 : 1);
}
