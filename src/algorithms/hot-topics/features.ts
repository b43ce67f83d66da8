import { eachInSteps, finish, type Steps } from '../../kit/steps.ts';
import { bareName, standsOutside } from '../place-words/grammar.ts';
import { type PlaceBook, type PlaceWord, placeBookInSteps } from '../place-words/place-book.ts';
import { type Stretch, stretchReader } from '../place-words/plain.ts';
import type { TopicMessage, TopicOptions } from './topic.ts';
import { unitVector, type Vector } from './vectors.ts';

/** A message as vectors: what it is about, and where. */
export interface Item {
  readonly message: TopicMessage;
  /** Days since 1970. */
  readonly day: number;
  readonly topic: Vector;
  readonly place: Vector;
}

export interface Features {
  readonly items: readonly Item[];
  /** The words of the dimensions of topic vectors; of long words the pieces, too, which nobody would read out. */
  readonly words: readonly string[];
  readonly pieces: ReadonlySet<string>;
  readonly places: readonly string[];
}

const titleWeight = 3;
const bodyLength = 400;
const placeBodyLength = 200;
const bodyPlaceWeight = 0.5;
const besideWeight = 0.4;
const millisecondsADay = 86_400_000;
// Rarer than this is not more telling, only rarer; and in a small collection nothing is known to be common.
const usualTexts = 10;
const smoothing = 20;

// What every letter to an office says, whatever it is about.
const courtesies = new Set(
  (
    '问题 反映 反应 投诉 咨询 请求 建议 关于 希望 解决 领导 尊敬 你好 您好 谢谢 感谢 情况 相关 部门 有关 要求 严重 政府 市长 书记 小区 居民 业主 我们 自己 ' +
    '进行 没有 现在 目前 一直 已经 但是 可以 如果 因为 所以 而且 这样 这种 这么 那么 多次 回复 留言 电话 时间 现象 处理 重视 关注 请问 望 盼 您 西地省 工作 单位 ' +
    '尽快 百忙之中 帮忙 帮助 举报 强烈 人员 知道 根本 非常 特别 之后 以后 以来 时候 地方 办法 原因 方面 导致 造成 影响 存在 出现 开始 需要 不能 不要 一下 一些 这些 那些 大家 老百姓 群众 市民'
  ).split(' '),
);

/** Reads messages into vectors: words by rarity and by how often and where they stand, places by rarity and by standing in the title. */
export function featuresOf(messages: readonly TopicMessage[], options: TopicOptions): Features {
  return finish(featuresInSteps(messages, options));
}

/** The same in steps, each a message or a first letter. */
export function* featuresInSteps(messages: readonly TopicMessage[], options: TopicOptions): Steps<Features> {
  const book = yield* bookOf(messages, options);
  const inTitles = yield* eachInSteps(messages, ({ title }) => book.placesIn(title));
  const named = new Set(inTitles.flatMap((found) => found.map(({ name }) => name)));
  for (const { place } of messages) if (place !== undefined) named.add(bareName(place));
  const reader = { read: stretchReader([]), book, named, wordsOf: options.wordsOf, whole: new Set<string>() };
  const readings = yield* eachInSteps(messages, (message, i) => readMessage(message, inTitles[i] ?? [], reader));
  const words = yield* dimensionsOf(readings.map((reading) => reading.words));
  const places = yield* dimensionsOf(readings.map((reading) => reading.places));
  const usual = Math.min(usualTexts, messages.length / usualTexts);
  const rarity = (texts: number) => Math.log((messages.length + smoothing) / Math.max(texts, usual));
  const items = yield* eachInSteps(readings, (reading) => ({
    message: reading.message,
    day: reading.message.at.getTime() / millisecondsADay,
    topic: unitVector(weighted(reading.words, words, (times, texts) => (1 + Math.log(times)) * rarity(texts))),
    place: unitVector(weighted(reading.places, places, (weight, texts) => weight * rarity(texts))),
  }));
  const pieces = new Set<string>();
  for (const word of words.keys()) {
    if (!reader.whole.has(word)) pieces.add(word);
    yield;
  }
  return { items, words: [...words.keys()], pieces, places: [...places.keys()] };
}

function bookOf(messages: readonly TopicMessage[], { wordsOf, knownPlaces = [] }: TopicOptions): Steps<PlaceBook> {
  const known = [...knownPlaces, ...messages.flatMap(({ place }) => place ?? [])];
  return placeBookInSteps({ wordsOf, known, texts: messages.map(({ title, text }) => `${title}\n${text}`) });
}

interface Reading {
  readonly message: TopicMessage;
  readonly words: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, number>;
}

interface Reader {
  readonly read: (text: string) => Stretch[];
  readonly book: PlaceBook;
  /** The names that some title names; a name that only bodies have is mostly none. */
  readonly named: ReadonlySet<string>;
  readonly wordsOf: (run: string) => readonly string[];
  /** Words that stood somewhere by themselves. */
  readonly whole: Set<string>;
}

function readMessage(message: TopicMessage, inTitle: readonly PlaceWord[], reader: Reader): Reading {
  const places = new Map<string, number>();
  const inBody = reader.book
    .placesIn(message.text.slice(0, placeBodyLength))
    .filter(({ name }) => reader.named.has(name));
  weighPlaces(inBody, inTitle.length > 0 ? bodyPlaceWeight / 2 : bodyPlaceWeight, places);
  weighPlaces(inTitle, 1, places);
  if (message.place !== undefined) places.set(bareName(message.place), 1);
  const written = [...inTitle, ...inBody].map((place) => place.written).sort((one, other) => other.length - one.length);
  const words = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const word of wordsIn(text, written, reader)) words.set(word, (words.get(word) ?? 0) + weight);
  };
  add(message.title, titleWeight);
  add(message.text.slice(0, bodyLength), 1);
  return { message, words, places };
}

/** A road beside a spot only says how to get there. */
function weighPlaces(found: readonly PlaceWord[], weight: number, places: Map<string, number>): void {
  const hasSpot = found.some(({ kind }) => kind === 'spot');
  for (const { name, kind } of found) places.set(name, kind === 'road' && hasSpot ? weight * besideWeight : weight);
}

const run = /\p{Script=Han}+|[A-Za-z\d]{2,}/gu;
const han = /^\p{Script=Han}/u;

function* wordsIn(text: string, places: readonly string[], { read, wordsOf, whole }: Reader): Generator<string> {
  for (const stretch of read(text)) {
    for (const [each] of withoutAreas(stretch, places).matchAll(run)) {
      const words = han.test(each) ? wordsOf(each) : [each.toLowerCase()];
      for (const word of words.filter(isTelling)) {
        whole.add(word);
        yield word;
        yield* piecesOf(word);
      }
    }
  }
}

function isTelling(word: string): boolean {
  return word.length > 1 && !courtesies.has(word) && !standsOutside(word);
}

/** Of a long word every two neighbouring characters: 搅拌站 and 搅拌厂 share 搅拌. */
function* piecesOf(word: string): Generator<string> {
  if (word.length > 2 && han.test(word)) for (let i = 0; i + 2 <= word.length; i += 1) yield word.slice(i, i + 2);
}

function withoutAreas({ text, areas }: Stretch, places: readonly string[]): string {
  let rest = '';
  let from = 0;
  for (const { at, end } of areas) {
    rest += `${text.slice(from, at)} `;
    from = end;
  }
  rest += text.slice(from);
  for (const place of places) rest = rest.replaceAll(place, ' ');
  return rest;
}

interface Dimension {
  readonly number: number;
  readonly texts: number;
}

/** Numbers all keys in the order of their letters. */
function* dimensionsOf(readings: readonly ReadonlyMap<string, number>[]): Steps<Map<string, Dimension>> {
  const texts = new Map<string, number>();
  for (const reading of readings) {
    for (const key of reading.keys()) texts.set(key, (texts.get(key) ?? 0) + 1);
    yield;
  }
  const byLetter = [...Map.groupBy(texts.keys(), (key) => key.charCodeAt(0) || 0)].sort(
    ([one], [other]) => one - other,
  );
  const dimensions = new Map<string, Dimension>();
  for (const [, keys] of byLetter) {
    for (const key of keys.sort()) dimensions.set(key, { number: dimensions.size, texts: texts.get(key) ?? 0 });
    yield;
  }
  return dimensions;
}

function weighted(
  own: ReadonlyMap<string, number>,
  dimensions: ReadonlyMap<string, Dimension>,
  weigh: (times: number, texts: number) => number,
): Map<number, number> {
  const weights = new Map<number, number>();
  for (const [key, times] of own) {
    const dimension = dimensions.get(key);
    if (dimension !== undefined) weights.set(dimension.number, weigh(times, dimension.texts));
  }
  return weights;
}
