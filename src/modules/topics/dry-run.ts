import { type Condition, judge, type PairFacts } from '../../algorithms/duplicate-rules/condition.ts';
import { compare, plainFacts } from './compare.ts';
import type { Reader } from './reader.ts';
import type { Past } from './store-rules.ts';
import type { Rule } from './tables.ts';

/** Two past matters that a rule would have suggested to each other. */
export interface Pair {
  readonly oneId: string;
  readonly otherId: string;
  readonly daysApart: number;
  readonly percent: number;
}

export interface Outcome {
  readonly pairs: readonly Pair[];
  /** How many of them the rules in force suggest as well. */
  readonly already: number;
}

const closeMetres = 200;
const closeDays = 14;

/** Tries a condition on past matters, each with every other that would have been looked at: what shares a key, or is of one kind and close by. Lets others work in between. */
export async function tryOn(
  reader: Reader,
  past: readonly Past[],
  condition: Condition,
  inForce: readonly Rule[],
): Promise<Outcome> {
  const trial = ruleOf(condition);
  const byKey = indexOf(past);
  const pairs: Pair[] = [];
  let already = 0;
  for (const [i, one] of past.entries()) {
    if (i % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    const others = candidates(past, byKey, i).filter((other) => judge(condition, plainFacts(one, other)) !== 'no');
    const met = compare(reader, [trial], one, others);
    const known = met.size === 0 ? met : compare(reader, inForce, one, others);
    for (const [otherId, { facts }] of met) {
      const percent = Math.round(Math.max(facts.sameText, facts.likeness) * 100);
      pairs.push({ oneId: one.id, otherId, daysApart: facts.daysApart, percent });
      if (known.has(otherId)) already += 1;
    }
  }
  return { pairs: pairs.toSorted((left, right) => right.percent - left.percent), already };
}

function ruleOf(condition: Condition): Rule {
  const none = { id: '', version: 0, zh: '', en: '', note: '', changed_by: null, changed_at: new Date(0) };
  return { ...none, condition, is_on: true };
}

function indexOf(past: readonly Past[]): Map<number, number[]> {
  const byKey = new Map<number, number[]>();
  for (const [i, { keys }] of past.entries()) {
    for (const key of keys) {
      const list = byKey.get(key);
      if (list) list.push(i);
      else byKey.set(key, [i]);
    }
  }
  return byKey;
}

function candidates(past: readonly Past[], byKey: ReadonlyMap<number, readonly number[]>, at: number): Past[] {
  const one = past[at];
  if (!one) return [];
  const found = new Set(one.keys.flatMap((key) => byKey.get(key) ?? []).filter((i) => i > at));
  for (let i = at + 1; i < past.length; i += 1) {
    const other = past[i];
    if (other && other.category === one.category && isClose(plainFacts(one, other))) found.add(i);
  }
  return [...found].flatMap((i) => past[i] ?? []);
}

function isClose({ daysApart, metres, same }: PairFacts): boolean {
  return daysApart <= closeDays && (same.place === true || (metres !== null && metres <= closeMetres));
}
