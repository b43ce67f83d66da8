/** What two matters may have the same. */
export type Sameness = 'place' | 'place-name' | 'category' | 'category-group';

/** One question about two matters: texts alike by so many per cent, topics alike by so many per cent, at most so many days or metres apart. */
export type Test =
  | { readonly fuzzy: number }
  | { readonly alike: number }
  | { readonly days: number }
  | { readonly near: number }
  | { readonly same: Sameness };

/** A rule in its JSON form: tests, and groups of which all, any or none must hold. `none` of one is its opposite. */
export type Condition =
  | Test
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly none: readonly Condition[] };

/** What is known of two matters; null where it is not known. */
export interface PairFacts {
  /** Jaccard index of the texts, 0 to 1; null as long as nobody compared them. */
  readonly sameText: number | null;
  /** How much they are about one thing, 0 to 1. */
  readonly likeness: number | null;
  readonly daysApart: number;
  readonly metres: number | null;
  readonly same: Readonly<Record<Sameness, boolean | null>>;
}

export type Answer = 'yes' | 'no' | 'unknown';

const answers = ['no', 'unknown', 'yes'] as const;

/**
 * Whether a condition holds for two matters, in Kleene's logic of three values (1938): what is not known is never a reason, nor is its
 * opposite, and learning more never turns a yes into a no. An empty `all` or `none` holds, an empty `any` does not. O(tests).
 *
 * @example judge({ all: [{ fuzzy: 60 }, { none: [{ same: 'place' }] }] }, pair) // 'unknown' while a place is not known
 */
export function judge(condition: Condition, pair: PairFacts): Answer {
  return answers[rank(condition, pair)] ?? 'unknown';
}

/** The tests that hold and speak for the condition, each once, in their order; those under `none` never speak for it. */
export function reasonsFor(condition: Condition, pair: PairFacts): readonly Test[] {
  if ('none' in condition) return [];
  const parts = partsOf(condition);
  if (parts === undefined) return rank(condition, pair) === 2 ? [condition as Test] : [];
  const found = parts.filter((part) => rank(part, pair) === 2).flatMap((part) => reasonsFor(part, pair));
  return [...new Map(found.map((test) => [JSON.stringify(test), test])).values()];
}

/** How many tests a condition asks. */
export function countTests(condition: Condition): number {
  const parts = partsOf(condition);
  return parts === undefined ? 1 : parts.reduce((sum, part) => sum + countTests(part), 0);
}

function partsOf(condition: Condition): readonly Condition[] | undefined {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'none' in condition ? condition.none : undefined;
}

// 0 no, 1 unknown, 2 yes.
function rank(condition: Condition, pair: PairFacts): number {
  const ranks = (parts: readonly Condition[]) => parts.map((part) => rank(part, pair));
  if ('all' in condition) return Math.min(2, ...ranks(condition.all));
  if ('any' in condition) return Math.max(0, ...ranks(condition.any));
  if ('none' in condition) return 2 - Math.max(0, ...ranks(condition.none));
  return rankTest(condition, pair);
}

function rankTest(test: Test, { sameText, likeness, daysApart, metres, same }: PairFacts): number {
  if ('fuzzy' in test) return rankOf(sameText === null ? null : sameText * 100 >= test.fuzzy);
  if ('alike' in test) return rankOf(likeness === null ? null : likeness * 100 >= test.alike);
  if ('days' in test) return rankOf(daysApart <= test.days);
  if ('near' in test) return rankOf(metres === null ? null : metres <= test.near);
  return rankOf(same[test.same]);
}

function rankOf(known: boolean | null): number {
  if (known === null) return 1;
  return known ? 2 : 0;
}
