import { type GroupKind, groupWords, type sameWords } from '../../../modules/topics/words.ts';
import type { RuleCondition } from './shapes.ts';
import { ruleWords as words } from './words.ts';

/** A part of a condition as the editor works on it. */
export type Part = TestPart | GroupPart;
export interface GroupPart {
  /** Tells parts of one rule from each other while they move. */
  readonly key: number;
  readonly how: GroupKind;
  readonly of: readonly Part[];
}
export interface TestPart {
  readonly key: number;
  readonly test: TestName;
  readonly value: number | keyof typeof sameWords;
}

/** Tests with a number, each with its unit and what it begins with. */
export const numberTests = {
  fuzzy: { words: words.fuzzy, unit: { zh: '%', en: '%' }, first: 60, max: 100 },
  alike: { words: words.alike, unit: { zh: '%', en: '%' }, first: 50, max: 100 },
  days: { words: words.days, unit: words.dayUnit, first: 30, max: 400 },
  near: { words: words.near, unit: words.metreUnit, first: 200, max: 20_000 },
} as const;
export type NumberTest = keyof typeof numberTests;
export type TestName = NumberTest | 'same';

export const isGroup = (part: Part): part is GroupPart => 'how' in part;

let lastKey = 0;

/** A key for a new part. */
export function nextKey(): number {
  lastKey += 1;
  return lastKey;
}

/** Reads the JSON form. */
export function partOf(condition: object): Part {
  const [[name, value] = ['all', []]] = Object.entries(condition) as [string, unknown][];
  if (name in groupWords) return { key: nextKey(), how: name as GroupKind, of: (value as object[]).map(partOf) };
  return { key: nextKey(), test: name as TestName, value: value as TestPart['value'] };
}

/** Writes the JSON form; what it may hold the door says. */
export function conditionOf(part: Part): RuleCondition {
  return jsonOf(part) as RuleCondition;
}

function jsonOf(part: Part): object {
  return isGroup(part) ? { [part.how]: part.of.map(jsonOf) } : { [part.test]: part.value };
}

/** True when every group holds something. */
export function isWhole(part: Part): boolean {
  return !isGroup(part) || (part.of.length > 0 && part.of.every(isWhole));
}
