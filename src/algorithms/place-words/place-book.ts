import { finish, type Steps } from '../../kit/steps.ts';
import { bareName, certainEnd, endOf, isCommonWord, isGeneric, optionalEndAt, standsOutside } from './grammar.ts';
import { namesAmong, type PlaceName, regionsAmong, withoutRegion } from './names.ts';
import { type Stretch, stretchReader } from './plain.ts';
import { findRepeats } from './repeats.ts';

/** A place that a text names: the name as everybody would write it (丽发新城), and how this text wrote it (丽发新城小区). */
export interface PlaceWord {
  readonly name: string;
  readonly written: string;
  /** 市, 区, 县 and the like that stood right before the name, outermost first: ['A市', 'A2区']. */
  readonly area: readonly string[];
  /** Whether it is a road (路, 街, 大道 …), which is long, or a spot (an estate, a school, a market …). */
  readonly kind: 'road' | 'spot';
}

/** Knows the place names of a collection of messages. */
export interface PlaceBook {
  /** The places that a text names, each once, in the order of their first mention. */
  placesIn(text: string): PlaceWord[];
}

export interface PlaceBookOptions {
  /** The words of a run of Chinese characters, in order; joined they are the run. */
  readonly wordsOf: (run: string) => readonly string[];
  /** Names from registers of places, always recognised. */
  readonly known?: readonly string[];
  /** Names of 市, 区, 县, 街道 from registers; the letters of open data (A市, A7县) are recognised anyway. */
  readonly areas?: readonly string[];
  /** The collection whose repeating names are to be learnt; the more, the better. */
  readonly texts?: readonly string[];
}

interface Mention {
  readonly at: number;
  readonly end: number;
  readonly written: string;
  readonly place: PlaceName;
}

// Writers say where in the title and the first sentences.
const headLength = 90;
const mostWords = 5;
const longestName = 12;

/**
 * Finds place words in free Chinese text by three means: names from registers; names that a collection repeats, recognised by what
 * they end with or by standing behind 市, 区, 县 (see `namesAmong`); and, for names never seen before, a grammar of endings (小区, 路,
 * 学校 …) and of words before which no name begins.
 *
 * @example createPlaceBook({ wordsOf, texts }).placesIn('A2区丽发新城小区旁的搅拌站')[0]?.name // '丽发新城'
 */
export function createPlaceBook(options: PlaceBookOptions): PlaceBook {
  return finish(placeBookInSteps(options));
}

/** The same in steps of a millisecond or so. */
export function* placeBookInSteps({ wordsOf, known = [], areas = [], texts = [] }: PlaceBookOptions): Steps<PlaceBook> {
  const read = stretchReader(areas);
  const heads: Stretch[][] = [];
  for (const text of texts) {
    heads.push(read(text.slice(0, headLength)));
    yield;
  }
  const repeats = yield* findRepeats(heads, texts.length < 100 ? 2 : 3);
  const names = yield* namesAmong(repeats, wordsOf);
  const regions = regionsAmong(repeats);
  const everyday = new Set(repeats.map(({ text }) => text).filter((text) => text.length < 4 && !names.has(text)));
  for (const [tail, place] of tailsOf(names)) names.set(tail, place);
  for (const each of known) {
    const name = bareName(each);
    for (const form of [each, name]) names.set(form, { name, kind: endOf(each)?.kind ?? 'spot' });
  }
  const byHead = headsOf(names.keys());
  const mentionsIn = (stretch: Stretch) => {
    const found = knownMentions(stretch.text, names, byHead);
    return [...found, ...grammarMentions(stretch, found, { wordsOf, names, byHead, everyday, regions })].sort(
      (a, b) => a.at - b.at,
    );
  };
  return {
    placesIn(text) {
      const places = new Map<string, PlaceWord>();
      for (const stretch of read(text)) {
        for (const { at, written, place } of mentionsIn(stretch))
          if (!places.has(place.name)) places.set(place.name, { ...place, written, area: areaBefore(stretch, at) });
      }
      return [...places.values()];
    },
  };
}

/** The last three characters of a name by which it alone is known: 滨河苑 for 伊景园滨河苑. */
function tailsOf(names: ReadonlyMap<string, PlaceName>): Map<string, PlaceName> {
  const tails = new Map<string, PlaceName | undefined>();
  for (const place of new Set(names.values())) {
    const tail = place.name.slice(-3);
    if (place.kind === 'road' || place.name.length < 5 || endOf(tail) === undefined || isCommonWord(tail.slice(-2)))
      continue;
    tails.set(tail, tails.has(tail) && tails.get(tail)?.name !== place.name ? undefined : place);
  }
  const clear = new Map<string, PlaceName>();
  for (const [tail, place] of tails) if (place !== undefined && !names.has(tail)) clear.set(tail, place);
  return clear;
}

type Heads = ReadonlyMap<string, readonly string[]>;

/** Names by their first two characters, the longest first. */
function headsOf(names: Iterable<string>): Heads {
  const heads = new Map<string, string[]>();
  for (const name of names) {
    const head = name.slice(0, 2);
    const list = heads.get(head);
    if (list === undefined) heads.set(head, [name]);
    else list.push(name);
  }
  for (const list of heads.values()) list.sort((one, other) => other.length - one.length);
  return heads;
}

function knownMentions(text: string, names: ReadonlyMap<string, PlaceName>, heads: Heads): Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at + 2 <= text.length; at += 1) {
    const written = heads.get(text.slice(at, at + 2))?.find((name) => text.startsWith(name, at));
    const place = written === undefined ? undefined : names.get(written);
    if (written === undefined || place === undefined) continue;
    const whole = written + optionalEndAt(text, at + written.length);
    found.push({ at, end: at + whole.length, written: whole, place });
    at += whole.length - 1;
  }
  return found;
}

interface Grammar {
  readonly wordsOf: (run: string) => readonly string[];
  readonly names: ReadonlyMap<string, PlaceName>;
  readonly byHead: Heads;
  /** Short strings that the collection repeats and that are no names: 影响, which makes no 影响小区. */
  readonly everyday: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
}

/** Names never seen before, in what lies between areas and names that are known. */
function grammarMentions({ text, areas }: Stretch, found: readonly Mention[], grammar: Grammar): Mention[] {
  const taken = [...areas, ...found].sort((one, other) => one.at - other.at);
  const mentions: Mention[] = [];
  let from = 0;
  for (const { at, end } of [...taken, { at: text.length, end: text.length }]) {
    if (at - from >= 3) mentions.push(...namesBetween(text.slice(from, at), from, grammar));
    from = Math.max(from, end);
  }
  return mentions;
}

function namesBetween(piece: string, offset: number, grammar: Grammar): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  let open: string[] = [];
  for (const word of piece.split(certainEnd).flatMap(grammar.wordsOf)) {
    at += word.length;
    if (standsOutside(word) && endOf(word) === undefined) {
      open = [];
      continue;
    }
    open = [...open, word].slice(-mostWords);
    const written = open.join('');
    if (!isWholeName(open, written)) continue;
    const place = placeOf(written, grammar);
    if (!grammar.everyday.has(place.name))
      mentions.push({ at: offset + at - written.length, end: offset + at, written, place });
    open = [];
  }
  return mentions;
}

function isWholeName(words: readonly string[], written: string): boolean {
  const last = words.at(-1) ?? '';
  const end = endOf(last);
  if (end === undefined || written.length > longestName || isGeneric(written)) return false;
  // 修路 and 道路 end like a road and are none; 小学 is the end of a name itself.
  if (isCommonWord(last) && last !== end.end) return false;
  const own = written.length - end.end.length;
  return own >= 2 || (own >= 1 && words.length === 1 && !isCommonWord(last) && last.length >= 3);
}

/** 丽发小区 is 丽发新城, and 滨河苑 伊景园滨河苑, when that is the only name known to begin or to end so. */
function placeOf(written: string, { names, byHead, regions }: Grammar): PlaceName {
  const name = withoutRegion(bareName(written), regions);
  const kind = endOf(written)?.kind ?? 'spot';
  if (name.length > 3 || kind === 'road') return { name, kind };
  const alike = new Set<string>();
  for (const each of byHead.get(name.slice(0, 2)) ?? [])
    if (each.startsWith(name)) alike.add(names.get(each)?.name ?? each);
  const [only] = alike;
  return { name: alike.size === 1 && only !== undefined ? only : name, kind };
}

function areaBefore({ text, areas }: Stretch, at: number): string[] {
  const before: string[] = [];
  let edge = at;
  for (const area of [...areas].reverse()) {
    if (area.end > edge) continue;
    if (area.end < edge) break;
    before.unshift(text.slice(area.at, area.end));
    edge = area.at;
  }
  return before;
}
