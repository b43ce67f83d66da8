import { judge, type PairFacts, reasonsFor, type Sameness } from '../../algorithms/duplicate-rules/condition.ts';
import { findAlike } from '../../algorithms/hot-topics/alike.ts';
import type { AlikeMessage, TopicMessage } from '../../algorithms/hot-topics/topic.ts';
import { similarityOf } from '../../algorithms/near-duplicates/shingles.ts';
import { metresBetween } from '../../algorithms/route-order/route-order.ts';
import { type Reader, textOf } from './reader.ts';
import type { Rule } from './tables.ts';

/** What somebody reported, as far as two reports are compared. */
export interface Said {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly where_text: string;
  readonly category: string;
  readonly reported_at: Date;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly place_id: string | null;
  readonly place_name: string | null;
}

/** A rule that two reports meet, and what spoke for it. */
export interface Met {
  readonly rule: Rule;
  readonly facts: PairFacts & { readonly sameText: number; readonly likeness: number };
  readonly words: readonly string[];
  readonly place: string | null;
  readonly same: readonly Sameness[];
}

const day = 86_400_000;
const widest = 400;

/** A report as the algorithms take it. */
export function messageOf(said: Said): TopicMessage {
  return {
    id: said.id,
    title: said.title,
    text: `${said.what}\n${said.where_text}`,
    at: said.reported_at,
    ...(said.place_name !== null && { place: said.place_name }),
  };
}

/** What is known of two reports without reading their words. */
export function plainFacts(one: Said, other: Said): PairFacts {
  const known = one.lng !== null && one.lat !== null && other.lng !== null && other.lat !== null;
  const category = sameOf(one.category, other.category);
  return {
    sameText: null,
    likeness: null,
    daysApart: Math.floor(Math.abs(one.reported_at.getTime() - other.reported_at.getTime()) / day),
    metres: known
      ? Math.round(
          metresBetween({ lng: one.lng ?? 0, lat: one.lat ?? 0 }, { lng: other.lng ?? 0, lat: other.lat ?? 0 }),
        )
      : null,
    same: {
      place: sameOf(one.place_id, other.place_id),
      'place-name': null,
      category,
      'category-group': category === null ? null : groupOf(one.category) === groupOf(other.category),
    },
  };
}

const groupOf = (category: string) => category.split('.')[0] ?? '';

// "Other" says that nobody knows what it is.
function sameOf(one: string | null, other: string | null): boolean | null {
  const known = (value: string | null) => value !== null && value !== '' && value !== 'other';
  return known(one) && known(other) ? one === other : null;
}

/** The first of the rules that each of the others meets with this report; those that meet none stay out. */
export function compare(reader: Reader, rules: readonly Rule[], one: Said, others: readonly Said[]): Map<string, Met> {
  const met = new Map<string, Met>();
  const possible = others.flatMap((other) => {
    const facts = plainFacts(one, other);
    return rules.some(({ condition }) => judge(condition, facts) !== 'no') ? [{ other, facts }] : [];
  });
  if (possible.length === 0) return met;
  const found = alikeById(
    reader,
    one,
    possible.map(({ other }) => other),
  );
  const ownPlaces = placesOf(reader, one);
  for (const { other, facts } of possible) {
    const alike = found.get(other.id);
    const shared = alike?.place ?? sharedPlace(ownPlaces, placesOf(reader, other));
    const whole = {
      ...facts,
      sameText: alike?.sameText ?? similarityOf(textOf(one), textOf(other)),
      likeness: alike?.likeness ?? 0,
      same: { ...facts.same, 'place-name': shared === undefined ? null : shared !== null },
    };
    const rule = rules.find(({ condition }) => judge(condition, whole) === 'yes');
    if (!rule) continue;
    const same = reasonsFor(rule.condition, whole).flatMap((test) => ('same' in test ? [test.same] : []));
    met.set(other.id, { rule, facts: whole, words: alike?.words.slice(0, 6) ?? [], place: shared ?? null, same });
  }
  return met;
}

function alikeById(reader: Reader, one: Said, others: readonly Said[]): Map<string, AlikeMessage> {
  const { wordsOf, knownPlaces } = reader;
  const found = findAlike(messageOf(one), others.map(messageOf), {
    wordsOf,
    knownPlaces,
    atLeast: 0,
    limit: others.length,
    withinDays: widest,
  });
  return new Map(found.map((alike) => [alike.id, alike]));
}

function placesOf(reader: Reader, said: Said): ReadonlySet<string> {
  return new Set(reader.placesIn(`${textOf(said)}\n${said.where_text}`).map(({ name }) => name));
}

// Undefined where one of both names no place: then nobody knows.
function sharedPlace(one: ReadonlySet<string>, other: ReadonlySet<string>): string | null | undefined {
  if (one.size === 0 || other.size === 0) return undefined;
  return [...one].find((name) => other.has(name)) ?? null;
}
