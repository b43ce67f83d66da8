import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { keysOf } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { tracks } from '../mediation/words.ts';
import { partnerNames } from '../partners/api.ts';
import { unitIdsBelow, unitNames } from '../people/api.ts';
import type { figureDoors } from './contract-figures.ts';
import { figureUnits, mayInUnit } from './policy.ts';
import { comparedDays, figuresOf, growthOf, hiddenOf, noTally, ripeUntil, sumOf, type Tally } from './rules.ts';
import * as store from './store-figures.ts';
import { invalid } from './subject.ts';

type Doors = typeof figureDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;
type Asked = Pick<In<'figures'>, 'unitId' | 'from' | 'to' | 'track'>;

async function scopesOf(ctx: Context, { unitId, from, to, track }: Asked) {
  ctx.permit(mayInUnit, { unitId });
  if (to < from) throw invalid('to', { zh: '结束日期不能早于开始日期', en: 'The end lies before the beginning' });
  const below = await unitIdsBelow(ctx.tx, unitId);
  const own = figureUnits(ctx.who);
  const today = dayOf(ctx.now);
  const days = comparedDays({ from, to }, today);
  const rest = { unitIds: below.filter((id) => own.includes(id)), track, ripeUntil: ripeUntil(today) };
  return { now: { ...days.now, ...rest }, before: { ...days.before, ...rest } };
}

interface Keyed {
  readonly unit_id: string;
  readonly track: string;
  readonly category: string;
}

/** Counts and ratings of the same unit, track and kind, put together. */
function talliesOf(groups: readonly store.Group[], rated: readonly store.RatedGroup[]): (Keyed & { tally: Tally })[] {
  const counted = groups.map((group) => ({ ...group, tally: { ...noTally, ...group } }));
  const said = rated.map(({ good, fair, poor, refused, parties, ...keys }) => ({
    ...keys,
    tally: { ...noTally, good, fair, poor, refused, silent: parties - good - fair - poor - refused },
  }));
  return [...counted, ...said];
}

function partsBy(all: readonly (Keyed & { tally: Tally })[], key: keyof Keyed) {
  const parts = new Map(
    [...Map.groupBy(all, (one) => one[key])].map(([name, within]) => [name, sumOf(within.map(({ tally }) => tally))]),
  );
  const hidden = hiddenOf(parts);
  return [...parts]
    .map(([name, tally]) => ({ name, tally, figure: figuresOf(tally, hidden.has(name)) }))
    .sort((one, other) => other.tally.opened - one.tally.opened || one.name.localeCompare(other.name));
}

/** Kinds are told by the first two steps of the dictionary. */
const rolledUp = <One extends Keyed>(one: One): One => ({
  ...one,
  category: one.category.split('.').slice(0, 2).join('.'),
});

const compared = (now: number, before: number) => ({ now, before, percent: growthOf(now, before) });

/** 指标: every count is worked out from the views, and opens to its cases through `figureRows`. */
export async function figures(ctx: Context, input: In<'figures'>): Out<'figures'> {
  const { now, before } = await scopesOf(ctx, input);
  const groups = await store.listGroups(ctx.tx, now);
  const all = talliesOf(groups, await store.listRatedGroups(ctx.tx, now));
  const counts = await store.countByTrack(ctx.tx, before);
  const total = sumOf(all.map(({ tally }) => tally));
  const earlier = (of: 'opened' | 'reached') => counts.reduce((sum, one) => sum + one[of], 0);
  const units = partsBy(all, 'unit_id');
  const names = await unitNames(
    ctx.tx,
    units.map(({ name }) => name),
  );
  const byTrack = partsBy(all, 'track');
  return {
    scope: { from: now.from, to: now.to, beforeFrom: before.from, beforeTo: before.to },
    asOf: ctx.now.toISOString(),
    all: figuresOf(total),
    tracks: keysOf(tracks).flatMap((track) => {
      const part = byTrack.find(({ name }) => name === track);
      const was = counts.find((one) => one.track === track)?.opened ?? 0;
      if (!part && was === 0) return [];
      const figure = part?.figure ?? figuresOf(noTally);
      return [{ track, figure, growth: compared(figure.opened, was) }];
    }),
    growth: { opened: compared(total.opened, earlier('opened')), reached: compared(total.reached, earlier('reached')) },
    kinds: partsBy(all.map(rolledUp), 'category').map(({ name: kind, figure }) => ({ kind, figure })),
    units: units.map(({ name, figure }) => ({ unitId: name, name: names.get(name) ?? '', figure })),
    small: await smallOf(ctx, now, groups),
    squads: await store.countSquads(ctx.tx, now),
  };
}

async function smallOf(ctx: Context, scope: store.Scope, groups: readonly store.Group[]) {
  const things = await store.countSmallThings(ctx.tx, scope);
  const of = (kind: store.SmallThings['kind']) => {
    const found = things.find((one) => one.kind === kind);
    return { closed: found?.closed ?? 0, solved: found?.solved ?? 0 };
  };
  const troubles = groups.reduce((sum, group) => sum + group.troubles, 0);
  return { cases: of('small-case'), matters: of('small-matter'), troubles };
}

export async function figureRows(ctx: Context, input: In<'figureRows'>): Out<'figureRows'> {
  const { now: scope } = await scopesOf(ctx, input);
  const { row, kind, cursor, limit } = input;
  const page = { after: decodeCursor(cursor), limit: limit + 1 };
  const found = await store.listFigureRows(ctx.tx, ctx.who, { scope, row, kind }, page);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  ctx.accessed({ residents: rows.flatMap(({ party_ids }) => party_ids), reason: `调解指标明细 ${rows.length} 件` });
  return {
    rows: rows.map(({ opened_at, party_ids: _, ...one }) => ({ ...one, openedAt: opened_at.toISOString() })),
    next: found.length > limit && last ? encodeCursor({ at: last.opened_at, id: last.id }) : null,
  };
}

/** 联络员响应: by unit and partner, of one month. */
export async function responses(ctx: Context, { unitId, month }: In<'responses'>): Out<'responses'> {
  ctx.permit(mayInUnit, { unitId });
  const own = figureUnits(ctx.who);
  const unitIds = (await unitIdsBelow(ctx.tx, unitId)).filter((id) => own.includes(id));
  const rows = await store.listResponses(ctx.tx, unitIds, month);
  const units = await unitNames(
    ctx.tx,
    rows.flatMap(({ of_unit_id }) => of_unit_id ?? []),
  );
  const partners = await partnerNames(
    ctx.tx,
    rows.flatMap(({ of_partner_id }) => of_partner_id ?? []),
  );
  return {
    rows: rows.map((row) => {
      const id = row.of_unit_id ?? row.of_partner_id ?? '';
      const hours = row.median_hours;
      return {
        id,
        name: units.get(id) ?? partners.get(id) ?? '',
        isPartner: row.of_partner_id !== null,
        asked: row.asked,
        answered: row.answered,
        inTime: row.in_time,
        medianHours: hours === null ? null : Math.round(hours * 10) / 10,
      };
    }),
  };
}
