import { eachGram } from './gram-table.ts';
import { openingWeight, openingWords } from './text-model.ts';
import { isChinese } from './words-of-text.ts';

/** How often each number was met in one text: a scratch pad that is used again for the next. */
export class FeatureCounts {
  #times = new Float32Array(4096);
  #seen = new Int32Array(4096);
  size = 0;

  add(number: number, weight: number): void {
    if (number >= this.#times.length) this.#grow(number);
    const before = this.#times[number] ?? 0;
    if (before === 0) {
      if (this.size === this.#seen.length) this.#seen = doubled(this.#seen, new Int32Array(this.size * 2));
      this.#seen[this.size] = number;
      this.size += 1;
    }
    this.#times[number] = before + weight;
  }

  numberAt(i: number): number {
    return this.#seen[i] ?? 0;
  }

  timesOf(number: number): number {
    return this.#times[number] ?? 0;
  }

  /** The numbers met, ascending. */
  numbers(): Int32Array {
    return this.#seen.slice(0, this.size).sort();
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.#times[this.#seen[i] ?? 0] = 0;
    this.size = 0;
  }

  #grow(number: number): void {
    this.#times = doubled(this.#times, new Float32Array(Math.max(number + 1, this.#times.length * 2)));
  }
}

function doubled<T extends Int32Array | Float32Array>(old: T, wider: T): T {
  wider.set(old);
  return wider;
}

/** The known Chinese words put together, so that grams run over their borders; `opening` is the length of the opening. */
export type Joined = { readonly joined: string; readonly opening: number };

/** Counts the words that the lexicon knows, those of the opening more; answers them put together. */
export function countWords(
  words: readonly string[],
  numberOf: (word: string) => number | undefined,
  counts: FeatureCounts,
): Joined {
  let joined = '';
  let opening = 0;
  let place = 0;
  for (const word of words) {
    const number = numberOf(word);
    if (number === undefined) continue;
    counts.add(number, place < openingWords ? openingWeight : 1);
    if (isChinese(word)) joined += word;
    place += 1;
    if (place <= openingWords) opening = joined.length;
  }
  return { joined, opening };
}

/** Counts the grams of joined words that have a number. */
export function countGrams(
  { joined, opening }: Joined,
  numberOf: (first: number, second: number, third: number) => number,
  counts: FeatureCounts,
): void {
  eachGram(joined, (first, second, third, at) => {
    const number = numberOf(first, second, third);
    if (number < 0) return;
    const length = third === 0 ? 2 : 3;
    counts.add(number, at + length <= opening ? openingWeight : 1);
  });
}
