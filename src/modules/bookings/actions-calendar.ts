import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { keysOf } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { stationOf, unitIdsBelow } from '../people/api.ts';
import { linesOf } from './calendars.ts';
import type { doors } from './contract.ts';
import * as engaging from './engaging.ts';
import { ensurePersonResource } from './own.ts';
import { mayInGeneral, mayToEngagement, mayToResources } from './policy.ts';
import { findEngagement } from './store-engagements.ts';
import * as store from './store-resources.ts';
import { describeLine, subjectOf } from './views.ts';
import { roomKinds } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
type Out<K extends keyof typeof doors> = Promise<GivenOf<(typeof doors)[K]>>;

/** The station of the colleague's first post, as its rooms serve all groups below it; else the unit of that post. */
async function ownUnitId({ who, tx }: Context): Promise<string> {
  const unitId = who.kind === 'staff' || who.kind === 'token' ? who.holdings[0]?.unitId : undefined;
  if (unitId === undefined) throw new Refusal('not-allowed');
  const station = await stationOf(tx, unitId);
  return station?.kind === 'station' ? station.id : unitId;
}

export async function week(ctx: Context, input: In<'week'>): Out<'week'> {
  ctx.permit(mayInGeneral, undefined);
  const { what, cursor, limit } = input;
  const rows = await store.listResources(ctx.tx, {
    unitIds: await unitIdsBelow(ctx.tx, input.unitId ?? (await ownUnitId(ctx))),
    kinds: what === 'rooms' ? keysOf(roomKinds) : ['person'],
    active: true,
    day: dayOf(ctx.now),
    after: cursor ?? '',
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  ctx.accessed({ reason: `预约日历 ${page.length} 行` });
  const lines = await linesOf(ctx, page, input);
  return {
    rows: lines.map((line) => describeLine(ctx, line)),
    next: rows.length > limit ? (page.at(-1)?.sort ?? null) : null,
  };
}

export async function own(ctx: Context, input: In<'own'>): Out<'own'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '自己的日历' });
  const personId = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.personId : null;
  const ids = await store.resourcesOfPeople(ctx.tx, personId === null ? [] : [personId]);
  const [line] = await linesOf(ctx, await store.findResources(ctx.tx, [...ids.values()]), input);
  return {
    row: line ? describeLine(ctx, line) : null,
    canOpen: !line && mayInGeneral['calendar.open'](ctx.who) === 'allowed',
  };
}

export async function openOwn(ctx: Context): Out<'openOwn'> {
  ctx.permit(mayInGeneral, undefined);
  const personId = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.personId : null;
  if (personId === null) throw new Refusal('not-allowed');
  return { id: await ensurePersonResource(ctx, personId) };
}

const during = ({ from, to }: { readonly from: string; readonly to: string }) => ({
  from: new Date(from),
  to: new Date(to),
});

/** Asks whether all of these are the colleague's to give away. */
async function permitTaking(ctx: Context, resourceIds: readonly string[]): Promise<void> {
  const resources = await store.findResources(ctx.tx, resourceIds);
  ctx.permit(mayToResources, resources.map(subjectOf), 'engagement.block');
}

export async function block(ctx: Context, input: In<'block'>): Out<'block'> {
  await permitTaking(ctx, input.resourceIds);
  const { resourceIds, title } = input;
  return { id: await engaging.block(ctx, { resourceIds, during: during(input), title }) };
}

async function permitChanging(ctx: Context, id: string): Promise<void> {
  const engagement = await findEngagement(ctx.tx, id);
  ctx.permit(mayToEngagement, {
    subjectKind: engagement?.subject_kind ?? 'block',
    madeBy: engagement?.made_by ?? null,
    resources: engagement?.resources ?? [],
  });
}

export async function move(ctx: Context, input: In<'move'>): Out<'move'> {
  const { id, resourceIds } = input;
  await permitChanging(ctx, id);
  if (resourceIds) await permitTaking(ctx, resourceIds);
  await engaging.move(ctx, id, { during: during(input), ...(resourceIds && { resourceIds }) });
  return { done: true };
}

export async function release(ctx: Context, { id }: In<'release'>): Out<'release'> {
  await permitChanging(ctx, id);
  await engaging.release(ctx, id);
  return { done: true };
}
