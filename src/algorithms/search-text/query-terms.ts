import { latinQueryTokens } from './latin-tokens.ts';
import { charactersOf, listRuns, pairsOf, type Run } from './runs.ts';
import type { Segmenter } from './segmenter.ts';

/** One thing that must be found: any of the tokens, or with `prefix` any token that begins so. */
type SearchTerm = { anyOf: string[]; prefix: boolean };

/** What a person searched for: every term must be found; no term at all finds nothing. */
export type SearchQuery = { all: SearchTerm[] };

const mostTerms = 32;
const shortestDigitPrefix = 3;
// Words with which people ask, but which need not stand in what they look for.
const fillers = new Set(
  (
    '的 了 在 是 我 有 和 就 不 都 也 很 到 要 去 你 会 着 没 这 那 吗 呢 吧 啊 被 把 从 对 向 给 与 及 或 ' +
    '怎么办 怎么 怎样 如何 请问 什么 为什么 哪里 可以 我们 你们 他们 这个 那个 一个'
  ).split(' '),
);

function chineseTokens(segmenter: Segmenter, run: string): string[] {
  const characters = charactersOf(run);
  const tokens: string[] = [];
  let start = 0;
  for (const word of segmenter.wordsOf(run)) {
    const length = charactersOf(word).length;
    if (!fillers.has(word)) {
      // A word of one character is asked for together with the next one, the last one with that before it.
      const from = length === 1 && start + 1 === characters.length ? start - 1 : start;
      tokens.push(...pairsOf(characters.slice(from, from + Math.max(2, length))));
    }
    start += length;
  }
  return tokens.length > 0 ? tokens : pairsOf(characters);
}

function termsOf(segmenter: Segmenter, run: Run, isLast: boolean): SearchTerm[] {
  if (run.kind === 'chinese') {
    return chineseTokens(segmenter, run.text).map((token) => ({ anyOf: [token], prefix: false }));
  }
  const isStillTyped = isLast && run.text.length >= shortestDigitPrefix;
  return [{ anyOf: latinQueryTokens(run.text), prefix: isStillTyped || /^[a-z]{2,}$/.test(run.text) }];
}

/** The terms of a query: Chinese words as pairs of characters, letters as word or pinyin; one character only when alone. */
export function queryTerms(segmenter: Segmenter, query: string): SearchQuery {
  const runs = listRuns(query);
  const all = runs.flatMap((run, i) => termsOf(segmenter, run, i === runs.length - 1));
  const terms = all.length > 0 ? all : runs.map(({ text }) => ({ anyOf: [text], prefix: false }));
  const distinct = new Map(terms.map((term) => [term.anyOf.join(' '), term]));
  return { all: [...distinct.values()].slice(0, mostTerms) };
}
