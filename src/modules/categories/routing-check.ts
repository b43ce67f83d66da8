import { findConflicts, type Space } from '../../algorithms/routing-check/conflicts.ts';
import { findHoles, type Gap } from '../../algorithms/routing-check/holes.ts';
import { dayOf } from '../../kit/calendar.ts';
import type { Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { listAllPartners } from '../partners/api.ts';
import { listUnitBriefs } from '../people/api.ts';
import type { Terrain } from './router.ts';
import { asRule, type Known, timeSentence } from './rules-routing.ts';
import { listChannels, listEntries } from './store-categories.ts';
import type { RoutingRule } from './tables.ts';

/** What rules may refer to today. */
export async function readKnown(ctx: Context, terrain: Terrain): Promise<Known> {
  const day = dayOf(ctx.now);
  const isOver = (endedOn: string | null) => endedOn !== null && endedOn <= day;
  const entries = await listEntries(ctx.tx);
  return {
    categories: new Map(
      entries.map(({ code, unitKinds, partnerKinds, endedOn }) => [
        code,
        { unitKinds, partnerKinds, ended: isOver(endedOn) },
      ]),
    ),
    units: new Map(
      (await listUnitBriefs(ctx.tx)).map(({ id, kind, endedOn }) => [id, { kind, ended: isOver(endedOn) }]),
    ),
    grids: new Set(terrain.grids.map(({ id }) => id)),
    partners: new Map(
      (await listAllPartners(ctx.tx)).map(({ id, kind, endedOn }) => [id, { kind, ended: isOver(endedOn) }]),
    ),
    channels: new Set((await listChannels(ctx.tx)).map(({ code }) => code)),
  };
}

/** Matters that nobody could place lie nowhere. */
const nowhere = '';

function spaceOf(terrain: Terrain, known: Known): Space {
  return {
    categories: [...known.categories].flatMap(([code, { ended }]) => (ended ? [] : [code])),
    areas: [...terrain.grids.map(({ id }) => ({ id, areaIds: terrain.areaIdsOf(id) })), { id: nowhere, areaIds: [] }],
    channels: [...known.channels],
  };
}

export function conflictsOf(rules: readonly RoutingRule[], terrain: Terrain, known: Known) {
  const found = findConflicts(
    rules.map((rule) => asRule(rule, terrain.depthOf)),
    spaceOf(terrain, known),
  );
  return found.map(({ areaId, ...conflict }) => ({
    ...conflict,
    area: areaId === nowhere ? null : terrain.names.area(areaId),
  }));
}

/** Where no rule speaks and the grid's station stays responsible; branches that lie wholly within are told as one. */
export function holesOf(rules: readonly RoutingRule[], terrain: Terrain, known: Known) {
  const space = spaceOf(terrain, known);
  return findHoles(
    rules.map((rule) => asRule(rule, terrain.depthOf)),
    space,
  ).map((hole) => ({
    categories: branchesOf(hole.categories, space.categories),
    areas: hole.areaIds.filter((id) => id !== nowhere).map((id) => terrain.names.area(id)),
    everywhere: hole.areaIds.length === space.areas.length,
    nowhere: hole.areaIds.includes(nowhere),
    channels: [...hole.channels],
    anyChannel: hole.channels.length === space.channels.length,
    times: hole.gaps.flatMap((gap) => timeOf(gap)),
  }));
}

/** `alone`: the category itself, while some of what lies below it is reached. */
function branchesOf(codes: readonly string[], all: readonly string[]): { code: string; alone: boolean }[] {
  const there = new Set(codes);
  const isWhole = (code: string) => all.every((other) => !other.startsWith(`${code}.`) || there.has(other));
  const whole = new Set(codes.filter(isWhole));
  const isBelowWhole = (code: string) =>
    code.split('.').some((_, i, levels) => whole.has(levels.slice(0, i).join('.')));
  return codes.flatMap((code) => (isBelowWhole(code) ? [] : [{ code, alone: !whole.has(code) }]));
}

const dayText = (day: number | null) => (day === null ? null : new Date(day * 86_400_000).toISOString().slice(0, 10));

function timeOf({ fromDay, toDay, weekdays, fromMinute, toMinute }: Gap): Words[] {
  const isWholeDay = fromMinute === 0 && toMinute === 1440;
  const said = timeSentence({
    fromOn: dayText(fromDay),
    toOn: dayText(toDay),
    weekdays: weekdays.length === 7 ? [] : [...weekdays],
    fromMinute: isWholeDay ? null : fromMinute,
    toMinute: isWholeDay ? null : toMinute,
  });
  return said.zh === '' ? [] : [said];
}
