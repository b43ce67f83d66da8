import { pinyin } from 'pinyin-pro';
import { longestToken, pinyinMark } from './latin-tokens.ts';

const mostSyllables = 8;

/**
 * The pinyin tokens of a Chinese run: from each start (an index into its characters) the initials and the full spelling of
 * up to eight syllables, so that a query finds every shorter beginning as a prefix. ü is v, as people type it.
 */
export function pinyinTokens(run: string, starts: Iterable<number>): string[] {
  const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
  const tokens: string[] = [];
  for (const start of starts) {
    const spoken = syllables.slice(start, start + mostSyllables);
    const unknown = spoken.findIndex((syllable) => !/^[a-z]+$/.test(syllable));
    const spelled = unknown < 0 ? spoken : spoken.slice(0, unknown);
    if (spelled.length === 0) continue;
    tokens.push(`${pinyinMark}${spelled.map((syllable) => syllable.charAt(0)).join('')}`);
    tokens.push(`${pinyinMark}${spelled.join('')}`.slice(0, longestToken));
  }
  return tokens;
}
