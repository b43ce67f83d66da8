/** Where and when a rule speaks; null and an empty list mean anything. */
export interface Scope {
  /** A code; everything that begins with it and a full stop belongs to it. */
  readonly category: string | null;
  /** An area and how deep it lies: the deeper, the narrower. */
  readonly area: { readonly id: string; readonly depth: number } | null;
  readonly channel: string | null;
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Minutes after midnight, from inclusive, to exclusive; `from` after `to` runs over midnight. */
  readonly hours: { readonly from: number; readonly to: number } | null;
  /** First and last day, 'YYYY-MM-DD'. */
  readonly days: { readonly from: string | null; readonly to: string | null };
}

export interface Rule extends Scope {
  /** `R12`; of two rules of equal rank the smaller number speaks. */
  readonly code: string;
  /** Equal texts are equal targets. */
  readonly target: string;
}

/** One matter as rules see it; `areaIds` are all areas that it lies in. Weekday and minute are those of the moment itself. */
export interface Point {
  readonly category: string;
  readonly areaIds: readonly string[];
  readonly channel: string;
  readonly day: string;
  readonly minute: number;
}

export const minutesPerDay = 1440;

/** Days since 1970-01-01 of a day 'YYYY-MM-DD'. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

/** 1 Monday to 7 Sunday of a day number. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Whether a category is this code or below it; null covers all. */
export function coversCode(code: string | null, category: string): boolean {
  return code === null || category === code || category.startsWith(`${code}.`);
}

/** Spans of minutes of a day in which a rule speaks. */
export function spansOf({ hours }: Pick<Scope, 'hours'>): readonly (readonly [number, number])[] {
  if (hours === null || hours.from === hours.to) return [[0, minutesPerDay]];
  if (hours.from < hours.to) return [[hours.from, hours.to]];
  return [
    [hours.from, minutesPerDay],
    [0, hours.to],
  ];
}

/** Whether a rule speaks of this matter. */
export function matches(rule: Scope, point: Point): boolean {
  if (!coversCode(rule.category, point.category)) return false;
  if (rule.area !== null && !point.areaIds.includes(rule.area.id)) return false;
  if (rule.channel !== null && rule.channel !== point.channel) return false;
  return speaksAt(rule, point);
}

function speaksAt(rule: Scope, { day, minute }: Point): boolean {
  if (rule.days.from !== null && day < rule.days.from) return false;
  if (rule.days.to !== null && day > rule.days.to) return false;
  if (rule.weekdays.length > 0 && !rule.weekdays.includes(weekdayOf(dayNumber(day)))) return false;
  return spansOf(rule).some(([from, to]) => minute >= from && minute < to);
}

/** How specific a rule is, the weightiest first: depth of the category, depth of the area, dates, channel, hours, weekdays. */
export function rankOf({ category, area, days, channel, hours, weekdays }: Scope): readonly number[] {
  return [
    category === null ? 0 : category.split('.').length,
    area === null ? 0 : area.depth,
    days.from === null && days.to === null ? 0 : 1,
    channel === null ? 0 : 1,
    hours === null ? 0 : 1,
    weekdays.length === 0 ? 0 : 1,
  ];
}

const numberOf = (code: string) => Number(/\d+/.exec(code)?.[0] ?? Number.MAX_SAFE_INTEGER);

/** The stated, total order of rules: the more specific first, then the smaller number, then the code as a text. */
export function compareRules(one: Rule, other: Rule): number {
  const ranks = rankOf(one);
  for (const [i, rank] of rankOf(other).entries()) {
    const difference = rank - (ranks[i] ?? 0);
    if (difference !== 0) return difference;
  }
  const numbers = numberOf(one.code) - numberOf(other.code);
  if (numbers !== 0) return numbers;
  return one.code === other.code ? 0 : one.code < other.code ? -1 : 1;
}

/** The rule that speaks of a matter: the first in the order of those that match; undefined when none does. */
export function chooseRule<R extends Rule>(rules: readonly R[], point: Point): R | undefined {
  let best: R | undefined;
  for (const rule of rules) {
    if (matches(rule, point) && (best === undefined || compareRules(rule, best) < 0)) best = rule;
  }
  return best;
}
