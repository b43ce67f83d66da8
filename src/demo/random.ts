import { newId } from '../kit/ids.ts';
import { at } from './lists.ts';

function hashOf(text: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Seeded random numbers: sfc32 (Chris Doty-Humphrey, PractRand). Same seed, same numbers, on every machine. */
export class Random {
  private readonly seed: number;
  private a: number;
  private b = 0x9e3779b9;
  private c = 0x243f6a88;
  private counter = 1;

  constructor(seed: number) {
    this.seed = seed | 0;
    this.a = this.seed;
    for (let i = 0; i < 15; i += 1) this.word();
  }

  /** An independent stream, so that more draws in one chapter of the county leave the others as they are. */
  fork(name: string): Random {
    return new Random(hashOf(name, this.seed));
  }

  private word(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** From 0 up to, not with, 1. */
  share(): number {
    return this.word() / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.share();
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.share() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return at(list, this.int(0, list.length - 1));
  }

  /** The element whose weight the draw falls on. */
  weighted<T>(list: readonly T[], weightOf: (element: T) => number): T {
    let total = 0;
    for (const element of list) total += weightOf(element);
    let left = this.share() * total;
    for (const element of list) {
      left -= weightOf(element);
      if (left < 0) return element;
    }
    return at(list, -1);
  }

  /** Skewed to the left with a long tail: exponential of that mean. */
  waiting(mean: number): number {
    return -mean * Math.log(1 - this.share());
  }

  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = this.int(0, i);
      [copy[i], copy[j]] = [at(copy, j), at(copy, i)];
    }
    return copy;
  }

  readonly bytes = (size: number): Uint8Array => {
    const bytes = new Uint8Array(size);
    for (let i = 0; i < size; i += 4) {
      const word = this.word();
      bytes[i] = word & 255;
      bytes[i + 1] = (word >>> 8) & 255;
      bytes[i + 2] = (word >>> 16) & 255;
      bytes[i + 3] = word >>> 24;
    }
    return bytes;
  };

  id(instant: Date): string {
    return newId(instant.getTime(), this.bytes);
  }
}
