import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const han = /\p{Script=Han}/u;

interface Pair {
  readonly at: string;
  readonly zh: unknown;
  readonly en: unknown;
}

/** Every pair of words in a table; a function among them is asked with a number, a word and a pair in turn. */
function pairsIn(value: unknown, at: string, found: Pair[], depth = 0): void {
  if (depth > 6 || value === null) return;
  if (typeof value === 'function') pairsIn(answerOf(value), `${at}()`, found, depth + 1);
  if (typeof value !== 'object' || '_zod' in value) return;
  if (value instanceof Map || value instanceof Set) return;
  // A table of languages has `zh` and `en` as keys of pairs.
  const isTable = Object.values(value).every((inner) => typeof inner === 'object' && inner !== null);
  if (!isTable && ('zh' in value || 'en' in value)) {
    found.push({ at, zh: 'zh' in value ? value.zh : undefined, en: 'en' in value ? value.en : undefined });
    return;
  }
  for (const [name, inner] of Object.entries(value)) pairsIn(inner, `${at}.${name}`, found, depth + 1);
}

const pair = { zh: '那天', en: 'that day' };
const samples: readonly (readonly unknown[])[] = [
  [3, 3],
  [pair, pair],
  ['A', pair],
  ['A', 'B'],
];

function answerOf(table: unknown): unknown {
  if (typeof table !== 'function') return undefined;
  for (const sample of samples) {
    try {
      const answer: unknown = table(...sample);
      const { zh, en } = Object(answer) as { zh?: unknown; en?: unknown };
      const isWhole = [zh, en].every((text) => typeof text === 'string' && !/undefined|object Object/.test(text));
      if (isWhole) return answer;
    } catch {
      // Not the sample that this function takes.
    }
  }
  return undefined;
}

test('every word that a person reads is there in Chinese and in English, and its English has no Chinese in it', async () => {
  const found: Pair[] = [];
  for await (const path of glob(['src/web/**/words*.ts', 'src/modules/*/words*.ts'], { cwd: root }))
    pairsIn(await import(`${root}${path}`), path, found);
  expect(found.length).toBeGreaterThan(500);
  const isText = (text: unknown) => typeof text === 'string' && text.trim() !== '';
  const wrong = found.filter(({ zh, en }) => !isText(zh) || !isText(en) || (en !== '中文' && han.test(String(en))));
  expect(wrong.map(({ at, zh, en }) => `${at}: ${String(zh)} | ${String(en)}`)).toEqual([]);
});
