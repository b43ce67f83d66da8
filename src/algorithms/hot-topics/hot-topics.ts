import { eachInSteps, finish, type Steps } from '../../kit/steps.ts';
import { type Core, fitOf } from './core.ts';
import { type Features, featuresInSteps, type Item } from './features.ts';
import { groupOf } from './group.ts';
import { linkGroups } from './linkage.ts';
import { neighboursOf } from './neighbours.ts';
import { refine } from './refine.ts';
import { coreWords, ownWords, placeOf } from './telling.ts';
import type { HotTopic, TopicMember, TopicMessage, TopicOptions } from './topic.ts';

const likeEnough = 0.03;
const edgeFrom = 0.6;
const halvingDays = 90;
const millisecondsADay = 86_400_000;
const wordsInLabel = 3;
const wordsOfSubject = 2;

interface HotTopicOptions extends TopicOptions {
  readonly atLeast?: number;
  readonly atLeastSenders?: number;
  readonly now?: Date;
}

/**
 * Finds what many write about: messages that name the same place and are alike in their words, or that share a specific subject
 * (人才 购房补贴) without a place, near in time. Words by TF-IDF (Salton & Buckley 1988), average linkage over a graph of neighbours, then
 * every member must agree with the core of its topic, so that no chain of likenesses joins what is not one. `atLeast` members (default
 * 3) by `atLeastSenders` (default 2); the hottest first as of `now` (default: the last message). The order of the messages does not matter.
 * Time grows with the number of messages, not with its square: 4,000 take some two seconds, 100,000 some eighty.
 */
export function findHotTopics(messages: readonly TopicMessage[], options: HotTopicOptions): HotTopic[] {
  return finish(hotTopicsInSteps(messages, options));
}

/** The same in steps of mostly less than a millisecond, for a process that has others to answer meanwhile. */
export function* hotTopicsInSteps(messages: readonly TopicMessage[], options: HotTopicOptions): Steps<HotTopic[]> {
  const { atLeast = 3, atLeastSenders = 2, now } = options;
  const sorted = [...messages].sort(
    (one, other) => one.at.getTime() - other.at.getTime() || compareText(one.id, other.id),
  );
  const last = sorted.at(-1);
  if (last === undefined || sorted.length < atLeast) return [];
  const features = yield* featuresInSteps(sorted, options);
  const { items } = features;
  const groups = yield* linkGroups(
    yield* eachInSteps(items, (item, number) => groupOf(number, item)),
    yield* neighboursOf(features, likeEnough * edgeFrom),
    likeEnough,
  );
  const started = groups.filter(({ members }) => members.length > 1).map(({ members }) => members);
  const topics: HotTopic[] = [];
  for (const core of yield* refine(started, features)) {
    topics.push(...topicOf(core, features, { atLeast, atLeastSenders, now: now ?? last.at }));
    yield;
  }
  return topics.sort(
    (one, other) => other.heat - one.heat || compareText(one.members[0]?.id ?? '', other.members[0]?.id ?? ''),
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

interface Asked {
  readonly atLeast: number;
  readonly atLeastSenders: number;
  readonly now: Date;
}

/** A core as a topic, or nothing when it is too small, of too few senders, or about nothing in particular. */
function topicOf(core: Core, features: Features, { atLeast, atLeastSenders, now }: Asked): HotTopic[] {
  const own = core.members.flatMap((number) => features.items[number] ?? []);
  const senders = sendersOf(own);
  if (own.length < atLeast || senders.size < atLeastSenders) return [];
  const place = placeOf(core, own, features);
  const words = coreWords(core, own, features);
  if (words.length < (place === null ? wordsOfSubject : 1)) return [];
  const members: TopicMember[] = own.map((item) => ({
    id: item.message.id,
    fit: Math.round(fitOf(item, core, true) * 1000) / 1000,
    words: ownWords(item, core, features),
  }));
  members.sort((one, other) => other.fit - one.fit || compareText(one.id, other.id));
  const times = own.map(({ message }) => message.at.getTime());
  const shown = words.slice(0, wordsInLabel).join(' ');
  return [
    {
      label: place === null ? shown : `${place} · ${shown}`,
      place,
      words,
      firstAt: new Date(Math.min(...times)),
      lastAt: new Date(Math.max(...times)),
      members,
      senders: senders.size,
      heat: heatOf(own, senders, now),
    },
  ];
}

/** The latest message of each sender; who is not told from others counts as one of their own. */
function sendersOf(items: readonly Item[]): Map<string, number> {
  const latest = new Map<string, number>();
  for (const { message } of items) {
    const sender = message.sender === undefined ? `message ${message.id}` : `sender ${message.sender}`;
    latest.set(sender, Math.max(latest.get(sender) ?? Number.NEGATIVE_INFINITY, message.at.getTime()));
  }
  return latest;
}

/** Each sender counts 1, halved for every 90 days since they last wrote; votes raise the sum by their order of magnitude. */
function heatOf(items: readonly Item[], senders: ReadonlyMap<string, number>, now: Date): number {
  let heat = 0;
  for (const at of senders.values()) heat += 0.5 ** (Math.max(0, now.getTime() - at) / millisecondsADay / halvingDays);
  const votes = items.reduce((sum, { message }) => sum + Math.max(0, message.votes ?? 0), 0);
  return Math.round(heat * (1 + Math.log10(1 + votes) / 2) * 100) / 100;
}
