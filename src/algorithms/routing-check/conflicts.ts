import { coversCode, dayNumber, type Rule, rankOf, type Scope, spansOf, weekdayOf } from './rule.ts';

/** All matters that there can be, but for their time: categories, areas with all that they lie in, channels. */
export interface Space {
  readonly categories: readonly string[];
  readonly areas: readonly { readonly id: string; readonly areaIds: readonly string[] }[];
  readonly channels: readonly string[];
}

/** Two rules of equal rank that answer one matter differently, with an example of such a matter. */
export interface Conflict {
  readonly one: string;
  readonly other: string;
  readonly category: string;
  readonly areaId: string;
  readonly channel: string;
}

/**
 * Every pair of rules of equal rank and different target that both match some matter of the space. O(n²) pairs within a rank, each O(size of
 * the space's lists).
 */
export function findConflicts(rules: readonly Rule[], space: Space): Conflict[] {
  const byRank = new Map<string, Rule[]>();
  for (const one of rules) {
    const rank = rankOf(one).join(' ');
    byRank.set(rank, [...(byRank.get(rank) ?? []), one]);
  }
  return [...byRank.values()].flatMap((equal) =>
    equal.flatMap((one, i) =>
      equal.slice(i + 1).flatMap((other) => {
        const common = one.target === other.target ? undefined : findCommon(one, other, space);
        return common ? [{ one: one.code, other: other.code, ...common }] : [];
      }),
    ),
  );
}

function findCommon(one: Scope, other: Scope, space: Space): Omit<Conflict, 'one' | 'other'> | undefined {
  const both = [one, other];
  const category = space.categories.find((code) => both.every((scope) => coversCode(scope.category, code)));
  const area = space.areas.find(({ areaIds }) =>
    both.every((scope) => scope.area === null || areaIds.includes(scope.area.id)),
  );
  const channel = space.channels.find((code) =>
    both.every((scope) => scope.channel === null || scope.channel === code),
  );
  if (category === undefined || area === undefined || channel === undefined || !shareTime(one, other)) return undefined;
  return { category, areaId: area.id, channel };
}

/** Whether there is a moment at which both rules speak. */
function shareTime(one: Scope, other: Scope): boolean {
  const hours = spansOf(one).some(([from, to]) => spansOf(other).some((span) => from < span[1] && span[0] < to));
  return hours && shareDay(one, other);
}

const firstOf = (day: string | null) => (day === null ? Number.NEGATIVE_INFINITY : dayNumber(day));
const lastOf = (day: string | null) => (day === null ? Number.POSITIVE_INFINITY : dayNumber(day));

function shareDay(one: Scope, other: Scope): boolean {
  const first = Math.max(firstOf(one.days.from), firstOf(other.days.from));
  const last = Math.min(lastOf(one.days.to), lastOf(other.days.to));
  const on = (scope: Scope, weekday: number) => scope.weekdays.length === 0 || scope.weekdays.includes(weekday);
  const both = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => on(one, weekday) && on(other, weekday));
  if (first > last || both.length === 0) return false;
  if (last - first >= 6) return true;
  for (let day = first; day <= last; day += 1) if (both.includes(weekdayOf(day))) return true;
  return false;
}
