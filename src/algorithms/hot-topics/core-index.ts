import type { Steps } from '../../kit/steps.ts';
import type { Core } from './core.ts';

/** What a message or a core looks for: its telling words and its places, none where it has none or holds messages without one. */
interface Sought {
  readonly words: readonly number[];
  readonly places: Iterable<number>;
  readonly isPlaced: boolean;
}

const mostCores = 300;
const tellingWords = 25;

/**
 * Finds cores again by the words that tell most of them and by their places. Two that name places, and no place of both, agree by 0 and are
 * never met; a word or place that more than 300 cores have tells nothing of any.
 */
export class CoreIndex {
  readonly #telling: ReadonlySet<number>[] = [];
  readonly #tops: (number | undefined)[] = [];
  readonly #byWord = new Map<number, number[]>();
  /** Only the cores that hold messages without a place. */
  readonly #openByWord = new Map<number, number[]>();
  readonly #byWordHere = new Map<number, number[]>();
  readonly #byTopPlace = new Map<number, number[]>();
  readonly #placeCount: number;

  private constructor(placeCount: number) {
    this.#placeCount = placeCount;
  }

  static *of(cores: readonly Core[], placeCount: number): Steps<CoreIndex> {
    const index = new CoreIndex(placeCount);
    for (const [i, core] of cores.entries()) {
      index.#file(i, core);
      yield;
    }
    return index;
  }

  #file(i: number, core: Core): void {
    const isOpen = core.placed < core.members.length;
    const telling = tellingOf(core.topic, tellingWords);
    const [top] = tellingOf(core.place, 1);
    this.#telling[i] = new Set(telling);
    this.#tops[i] = top;
    for (const word of telling) {
      list(this.#byWord, word).push(i);
      if (isOpen) list(this.#openByWord, word).push(i);
      else for (const place of core.place.keys()) list(this.#byWordHere, this.#key(word, place)).push(i);
    }
    if (top !== undefined) list(this.#byTopPlace, top).push(i);
  }

  #key(word: number, place: number): number {
    return word * this.#placeCount + place;
  }

  /** The cores that share a telling word and may agree on the place, in order. */
  sharing({ words, places, isPlaced }: Sought): number[] {
    const near = new Set<number>();
    const meet = (cores: readonly number[] | undefined) => {
      if (cores !== undefined && cores.length <= mostCores) for (const i of cores) near.add(i);
    };
    const around = [...places];
    for (const word of words) {
      meet((isPlaced ? this.#openByWord : this.#byWord).get(word));
      if (isPlaced) for (const place of around) meet(this.#byWordHere.get(this.#key(word, place)));
    }
    return [...near].sort((one, other) => one - other);
  }

  /** The cores whose first place is one of these, in order. */
  at(places: Iterable<number>): number[] {
    const lists = [...places].map((place) => this.#byTopPlace.get(place) ?? []);
    return [...new Set(lists.filter(({ length }) => length <= mostCores).flat())].sort((one, other) => one - other);
  }

  /** Whether a core shares a telling word or its first place with who looks for it. */
  isNear(i: number, { words, places }: Sought): boolean {
    const telling = this.#telling[i];
    return words.some((word) => telling?.has(word)) || [...places].some((place) => place === this.#tops[i]);
  }
}

function list(lists: Map<number, number[]>, key: number): number[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const fresh: number[] = [];
  lists.set(key, fresh);
  return fresh;
}

/** The dimensions that weigh most, at most so many. */
export function tellingOf(weights: Iterable<readonly [number, number]>, most: number): number[] {
  return [...weights]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most)
    .map(([dimension]) => dimension);
}
