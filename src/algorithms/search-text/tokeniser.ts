import { latinIndexTokens } from './latin-tokens.ts';
import { pinyinTokens } from './pinyin-tokens.ts';
import { queryTerms, type SearchQuery } from './query-terms.ts';
import { charactersOf, listRuns, pairsOf } from './runs.ts';
import type { Segmenter } from './segmenter.ts';

/** How much a find counts: A a title, B a summary or place, C the body; PostgreSQL's names. */
type Weight = 'A' | 'B' | 'C';

/** A token of a document with the best weight under which it occurs. */
export type IndexToken = { token: string; weight: Weight };

/** Turns documents and queries into tokens that meet. */
export type Tokeniser = {
  /** At most 600 tokens, titles first, then what lies within words, then what joins them. */
  indexTokens(parts: readonly { text: string; weight: Weight }[]): IndexToken[];
  queryTokens(query: string): SearchQuery;
};

const mostTokens = 600;

/** The tokens of one part, in the order in which they may be left out of a long document, the last ones first. */
type PartTokens = { weight: Weight; within: string[]; title: string[]; joining: string[] };

function tokensOf(segmenter: Segmenter, text: string, weight: Weight): PartTokens {
  const tokens: PartTokens = { weight, within: [], title: [], joining: [] };
  for (const run of listRuns(text)) {
    if (run.kind === 'latin') tokens.within.push(...latinIndexTokens(run.text));
    else addChinese(segmenter, run.text, tokens);
  }
  return tokens;
}

function addChinese(segmenter: Segmenter, run: string, tokens: PartTokens): void {
  const characters = charactersOf(run);
  const starts: number[] = [];
  let start = 0;
  for (const word of segmenter.wordsOf(run)) {
    const length = charactersOf(word).length;
    tokens.within.push(...pairsOf(characters.slice(start, start + length)));
    if (tokens.weight === 'A') for (const inner of segmenter.startsWithin(word)) starts.push(start + inner);
    else if (segmenter.isPlaceName(word)) tokens.title.push(...pinyinTokens(word, segmenter.startsWithin(word)));
    start += length;
  }
  tokens.joining.push(...pairsOf(characters));
  if (tokens.weight === 'A') tokens.title.push(...characters, ...pinyinTokens(run, starts));
}

function collect(parts: readonly PartTokens[]): IndexToken[] {
  const weightOf = new Map<string, Weight>();
  const add = (weight: Weight, tokens: readonly string[]) => {
    for (const token of tokens) {
      const known = weightOf.get(token);
      if (known ? weight < known : weightOf.size < mostTokens) weightOf.set(token, weight);
    }
  };
  const titles = parts.filter(({ weight }) => weight === 'A');
  for (const { weight, within, joining } of titles) add(weight, [...within, ...joining]);
  for (const { weight, title } of titles) add(weight, title);
  const others = parts.filter(({ weight }) => weight !== 'A');
  for (const { weight, within, title } of others) add(weight, [...within, ...title]);
  for (const { weight, joining } of others) add(weight, joining);
  return Array.from(weightOf, ([token, weight]) => ({ token, weight }));
}

/**
 * A tokeniser for searching Chinese text that knows the place names of the town. Every two neighbouring characters are a
 * token, so whatever two or more characters of a document are asked for, it is found, however either was cut into words
 * (of a document too long for that, only within its words); titles also by each character and by pinyin, place names by
 * pinyin anywhere. Words by jieba, spelling by pinyin-pro. O(length); thousands of messages a second.
 *
 * @example createTokeniser(createSegmenter(['金桐小区'])).queryTokens('jtxq').all // [{ anyOf: ['jtxq', 'p:jtxq'], prefix: true }]
 */
export function createTokeniser(segmenter: Segmenter): Tokeniser {
  return {
    indexTokens: (parts) => collect(parts.map(({ text, weight }) => tokensOf(segmenter, text, weight))),
    queryTokens: (query) => queryTerms(segmenter, query),
  };
}
