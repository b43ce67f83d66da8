import { parseReceiptCode } from '../../kit/ids.ts';

/** The longest token; what is longer is cut, in the index and in the query alike. */
export const longestToken = 40;

/** What marks a token as pinyin, so that `ma` typed for 妈 and the word `ma` stay apart. */
export const pinyinMark = 'p:';

/** A receipt code however it was typed, as its one token. */
function receiptTokenOf(run: string): string | undefined {
  return parseReceiptCode(run)?.toLowerCase();
}

/** The tokens under which a run of letters and digits is found: itself, its hyphenated parts, letters and digits apart. */
export function latinIndexTokens(run: string): string[] {
  const parts = run.split('-');
  const pieces = parts.flatMap((part) => part.match(/\p{N}+|\P{N}+/gu) ?? []);
  const receipt = receiptTokenOf(run);
  return [...(receipt ? [receipt] : []), run, ...parts, ...pieces].map((token) => token.slice(0, longestToken));
}

/** The tokens of which one must be found for a typed run: the run, the receipt code that it is, or the pinyin that it may be. */
export function latinQueryTokens(run: string): string[] {
  const receipt = receiptTokenOf(run);
  const pinyin = /^[a-z]{2,}$/.test(run) ? [`${pinyinMark}${run}`] : [];
  return [run, ...(receipt && receipt !== run ? [receipt] : []), ...pinyin].map((token) =>
    token.slice(0, longestToken),
  );
}
