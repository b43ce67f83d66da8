import type { Space } from './conflicts.ts';
import { coversCode, dayNumber, minutesPerDay, type Rule, type Scope, spansOf, weekdayOf } from './rule.ts';

/** A time that no rule reaches; null days are open ends, `toMinute` is exclusive, `toDay` inclusive; days count from 1970-01-01. */
export interface Gap {
  readonly fromDay: number | null;
  readonly toDay: number | null;
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Matters that no rule reaches: each of these categories, in each of these areas, by each of these channels, at each of these times. */
export interface Hole {
  readonly categories: readonly string[];
  readonly areaIds: readonly string[];
  readonly channels: readonly string[];
  readonly gaps: readonly Gap[];
}

interface Alike {
  readonly names: readonly string[];
  readonly reached: ReadonlySet<number>;
}

/**
 * Where the rules leave holes, as products that do not overlap: a matter lies in one of them exactly when no rule matches it. Categories,
 * areas and channels that the same rules reach are looked at once.
 */
export function findHoles(rules: readonly Rule[], space: Space): Hole[] {
  const categories = alike(
    rules,
    space.categories,
    (code) => code,
    (rule, code) => coversCode(rule.category, code),
  );
  const areas = alike(
    rules,
    space.areas,
    ({ id }) => id,
    ({ area }, { areaIds }) => area === null || areaIds.includes(area.id),
  );
  const channels = alike(
    rules,
    space.channels,
    (code) => code,
    ({ channel }, code) => channel === null || channel === code,
  );
  const holes: Hole[] = [];
  for (const category of categories) {
    for (const area of areas) {
      const placed = [...category.reached].filter((i) => area.reached.has(i));
      for (const channel of channels) {
        const speaking = placed.flatMap((i) => (channel.reached.has(i) ? (rules[i] ?? []) : []));
        const gaps = gapsOf(speaking);
        if (gaps.length > 0) {
          holes.push({ categories: category.names, areaIds: area.names, channels: channel.names, gaps });
        }
      }
    }
  }
  return joined(joined(joined(holes, 'channels'), 'areaIds'), 'categories');
}

function alike<T>(
  rules: readonly Rule[],
  items: readonly T[],
  name: (item: T) => string,
  reaches: (rule: Rule, item: T) => boolean,
): Alike[] {
  const classes = new Map<string, { names: string[]; reached: Set<number> }>();
  for (const item of items) {
    const reached = rules.flatMap((rule, i) => (reaches(rule, item) ? [i] : []));
    const key = reached.join(' ');
    const known = classes.get(key);
    if (known) known.names.push(name(item));
    else classes.set(key, { names: [name(item)], reached: new Set(reached) });
  }
  return [...classes.values()];
}

/** Times at which none of these rules speaks. */
function gapsOf(rules: readonly Scope[]): Gap[] {
  if (
    rules.some(
      ({ days, weekdays, hours }) => days.from === null && days.to === null && weekdays.length === 0 && hours === null,
    )
  )
    return [];
  const starts = rules.flatMap(({ days }) => [
    ...(days.from === null ? [] : [dayNumber(days.from)]),
    ...(days.to === null ? [] : [dayNumber(days.to) + 1]),
  ]);
  const cuts = [...new Set(starts)].sort((one, other) => one - other);
  const eras = [null, ...cuts].map((fromDay, i) => ({ fromDay, toDay: cuts[i] === undefined ? null : cuts[i] - 1 }));
  return eras.flatMap((era) => gapsWithin(rules, era));
}

type Era = Pick<Gap, 'fromDay' | 'toDay'>;

function gapsWithin(rules: readonly Scope[], era: Era): Gap[] {
  const there = rules.filter(({ days }) => isWithin(days, era));
  const minutes = there.flatMap((rule) => spansOf(rule).flat());
  const cuts = [...new Set([0, ...minutes, minutesPerDay])].sort((one, other) => one - other);
  const gaps: Gap[] = [];
  for (const [i, toMinute] of cuts.slice(1).entries()) {
    const fromMinute = cuts[i] ?? 0;
    const speaking = there.filter((rule) => spansOf(rule).some(([from, to]) => from <= fromMinute && toMinute <= to));
    const weekdays = weekdaysOf(era).filter((day) =>
      speaking.every((rule) => rule.weekdays.length > 0 && !rule.weekdays.includes(day)),
    );
    const before = gaps.at(-1);
    if (weekdays.length === 0) continue;
    if (before && before.toMinute === fromMinute && String(before.weekdays) === String(weekdays)) {
      gaps[gaps.length - 1] = { ...before, toMinute };
    } else gaps.push({ ...era, weekdays, fromMinute, toMinute });
  }
  return gaps;
}

function isWithin(days: Scope['days'], { fromDay, toDay }: Era): boolean {
  const begins = days.from === null || (fromDay !== null && dayNumber(days.from) <= fromDay);
  const ends = days.to === null || (toDay !== null && toDay <= dayNumber(days.to));
  return begins && ends;
}

function weekdaysOf({ fromDay, toDay }: Era): number[] {
  const all = [1, 2, 3, 4, 5, 6, 7];
  if (fromDay === null || toDay === null || toDay - fromDay >= 6) return all;
  const there = Array.from({ length: toDay - fromDay + 1 }, (_, i) => weekdayOf(fromDay + i));
  return all.filter((day) => there.includes(day));
}

/** Holes that differ in one list only become one. */
function joined(holes: readonly Hole[], list: 'categories' | 'areaIds' | 'channels'): Hole[] {
  const found = new Map<string, Hole>();
  for (const hole of holes) {
    const key = JSON.stringify({ ...hole, [list]: null });
    const known = found.get(key);
    found.set(key, known ? { ...known, [list]: [...known[list], ...hole[list]] } : hole);
  }
  return [...found.values()];
}
