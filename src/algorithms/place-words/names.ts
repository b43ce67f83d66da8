import type { Steps } from '../../kit/steps.ts';
import { bareName, endOf, isCommonWord, isGeneric, mayEndName, standsOutside } from './grammar.ts';
import type { Repeat } from './repeats.ts';

export interface PlaceName {
  readonly name: string;
  readonly kind: 'road' | 'spot';
}

type WordsOf = (run: string) => readonly string[];

const shortest = 3;
const mostlyAfterArea = 0.25;
const mostlyWithin = 0.8;
const township = /^\p{Script=Han}{2,4}?(?:街道|镇|乡)(?=.{3})/u;
const phase = /(?:第?[一二三四五六七八九十\d]+期|[一二三四五六七八九十\d]+[栋号])$/u;

/** Which of the strings that repeat are names, by what they end with or by standing right behind an area; each with the name it goes by. */
export function* namesAmong(repeats: readonly Repeat[], wordsOf: WordsOf): Steps<Map<string, PlaceName>> {
  const all = new Map(repeats.map(({ text, texts: count }) => [text, count]));
  const regions = regionsAmong(repeats);
  const texts = new Map<string, number>();
  const forms = new Map<string, string>();
  for (const repeat of repeats) {
    yield;
    if (!isName(repeat, wordsOf, all)) continue;
    const name = withoutRegion(ownName(repeat.text), regions);
    if (name.length < 2 || isCommonWord(name)) continue;
    forms.set(repeat.text, name);
    texts.set(name, Math.max(texts.get(name) ?? 0, repeat.texts));
  }
  const goesBy = longerAndShorter(texts);
  const names = new Map<string, PlaceName>();
  const add = (form: string, name: string) => names.set(form, { name, kind: endOf(form)?.kind ?? 'spot' });
  for (const [form, name] of forms) {
    const common = goesBy.get(name) ?? name;
    if (tailOf(common, texts)) continue;
    add(form, common);
    add(name, common);
  }
  return names;
}

/** Two names are merged when one is the other with a developer or a road before it: whichever is written more by itself. */
function longerAndShorter(texts: ReadonlyMap<string, number>): Map<string, string> {
  const goesBy = new Map<string, string>();
  for (const [short, longer] of longerNames(texts)) {
    // 实验小学 ends many names and is none of them.
    if (longer.length > 3) continue;
    for (const long of longer) {
      const within = (texts.get(long) ?? 0) / (texts.get(short) ?? 1);
      if (within > mostlyWithin) goesBy.set(short, long);
      else goesBy.set(long, short);
    }
  }
  return goesBy;
}

/** By name, the names that end with it. */
function longerNames(texts: ReadonlyMap<string, number>): Map<string, string[]> {
  const longerOf = new Map<string, string[]>();
  for (const long of texts.keys()) {
    for (let from = 1; from <= long.length - shortest; from += 1) {
      const short = long.slice(from);
      if (texts.has(short)) longerOf.set(short, [...(longerOf.get(short) ?? []), long]);
    }
  }
  return longerOf;
}

/** Whether a string is a known name with words behind it that belong to no name: 丽发新城附近. */
function tailOf(text: string, texts: ReadonlyMap<string, number>): boolean {
  if (endOf(text) !== undefined) return false;
  for (let end = shortest; end < text.length; end += 1) if (texts.has(text.slice(0, end))) return true;
  return false;
}

/** Parts of a city that many texts name right behind its name and before other names: 星沙, 泉塘. */
export function regionsAmong(repeats: readonly Repeat[]): ReadonlySet<string> {
  const regions = repeats.filter(
    ({ text, texts, afterArea }) =>
      text.length < 4 && afterArea >= 8 && afterArea >= texts * 0.3 && !isGeneric(text) && !isCommonWord(text),
  );
  return new Set(regions.map(({ text }) => text));
}

/** A name without the part of the city that was written before it: 星沙凉塘路 is 凉塘路. */
export function withoutRegion(name: string, regions: ReadonlySet<string>): string {
  for (let length = 3; length >= 2; length -= 1) {
    const rest = name.slice(length).replace(/^(?:街道|镇|乡|片区|[一二三四五六]区)/u, '');
    if (regions.has(name.slice(0, length)) && rest.length >= shortest && !isCommonWord(rest) && !isGeneric(rest))
      return rest;
  }
  return name;
}

function ownName(text: string): string {
  const short = text.replace(township, '').replace(phase, '');
  return bareName(short.length < 2 ? text : short);
}

function isName({ text, texts, afterArea }: Repeat, wordsOf: WordsOf, all: ReadonlyMap<string, number>): boolean {
  if (text.length < shortest) return false;
  const words = wordsOf(text);
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  if (standsOutside(first) || standsOutside(last) || isGeneric(text)) return false;
  const behindArea = afterArea / texts;
  if (endOf(text) !== undefined)
    return !isCommonWord(text) && !(words.length === 1 && isCommonWord(last)) && behindArea > 0;
  const everyday = (part: string) => (all.get(part) ?? 0) > 3 * texts;
  if (first.length === 1 && everyday(text.slice(1))) return false;
  if (last.length === 1 && !mayEndName(last) && words.length > 1) return false;
  return behindArea >= mostlyAfterArea;
}
