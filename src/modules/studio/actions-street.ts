import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, unitsWith } from '../../platform/context.ts';
import { unitNames } from '../people/api.ts';
import type { streetDoors } from './contract-street.ts';
import { mayInGeneral, mayInUnit, streetUnits } from './policy.ts';
import { mentions, takesUp, takeUp } from './raising.ts';
import { daysBetween } from './rules.ts';
import * as store from './store-street.ts';
import { accountOf, invalid, tellOwn } from './subject.ts';

type Doors = typeof streetDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

export async function informals(ctx: Context, { cursor, limit }: In<'informals'>): Out<'informals'> {
  ctx.permit(mayInGeneral, undefined);
  const page = { after: decodeCursor(cursor), limit: limit + 1 };
  const found = await store.listInformals(ctx.tx, streetUnits(ctx.who), page);
  const shown = found.slice(0, limit);
  ctx.accessed({ reason: `板凳会 ${shown.length} 场` });
  const ids = shown.map(({ id }) => id);
  const promises = await store.listPromises(ctx.tx, ids);
  const raised = await store.raisedAt(ctx.tx, 'informal', ids);
  const mention = await mentions(ctx, [...raised.values()].flat());
  const units = await unitNames(ctx.tx, [...new Set(shown.map(({ unit_id }) => unit_id))]);
  const today = dayOf(ctx.now);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      id: row.id,
      kind: row.kind,
      place: row.place,
      attended: row.attended,
      note: row.note,
      heldAt: row.held_at.toISOString(),
      unitName: units.get(row.unit_id) ?? '',
      matters: mention(raised.get(row.id) ?? []),
      promises: promises
        .filter(({ meeting_id }) => meeting_id === row.id)
        .map(({ id, what: about, who, due_on: dueOn, state, report }) => ({
          id,
          what: about,
          who,
          dueOn,
          state,
          report,
          isOverdue: state === 'open' && dueOn < today,
        })),
      canEnd: takesUp(ctx, row.unit_id),
    })),
    next: found.length > limit && last ? encodeCursor({ at: last.held_at, id: last.id }) : null,
    canAdd: unitsWith(ctx.who, 'mediate', 'handle', 'assign').length > 0,
  };
}

/** 板凳会: written down on the phone, at once or afterwards on the same day or later, never ahead. */
export async function addInformal(ctx: Context, input: In<'addInformal'>): Out<'addInformal'> {
  ctx.permit(mayInUnit, { unitId: input.unitId });
  const heldAt = input.heldAt === undefined ? ctx.now : new Date(input.heldAt);
  if (heldAt > ctx.now) throw invalid('heldAt', { zh: '会还没有开', en: 'This lies ahead' });
  if ((input.lng === undefined) !== (input.lat === undefined))
    throw invalid('lng', { zh: '经纬度要么都填，要么都不填', en: 'Give both coordinates or none' });
  const id = newId(ctx.now.getTime());
  const { unitId, kind, place, attended, note, lng = null, lat = null } = input;
  const promises = input.promises.map(({ what, who, dueOn }) => ({
    id: newId(ctx.now.getTime()),
    what,
    who,
    due_on: dueOn,
  }));
  const row = { id, unit_id: unitId, kind, place, attended, note, held_at: heldAt, lng, lat, by: accountOf(ctx) };
  await store.insertInformal(ctx.tx, row, promises, ctx.now);
  const matterIds = await takeUp(ctx, { kind: 'informal', id, unitId, where: place }, input.raised);
  tellOwn(ctx, { kind: 'informal', id }, 'informal.held', {
    attended,
    matters: matterIds.length,
    promises: promises.length,
  });
  return { id, matterIds };
}

export async function endPromise(ctx: Context, input: In<'endPromise'>): Out<'endPromise'> {
  const promise = await store.lockPromise(ctx.tx, input.id);
  ctx.permit(mayInUnit, { unitId: promise?.unit_id ?? '' });
  if (!promise) throw new Refusal('not-found');
  if (promise.state !== 'open') throw new Refusal('step.not-now');
  await store.endPromise(ctx.tx, input.id, { state: input.state, report: input.report }, ctx.now);
  tellOwn(ctx, { kind: 'informal', id: promise.meeting_id }, 'promise.ended', { state: input.state });
  return { id: input.id };
}

export async function squads(ctx: Context): Out<'squads'> {
  ctx.permit(mayInGeneral, undefined);
  const unitIds = streetUnits(ctx.who);
  const found = await store.listSquads(ctx.tx, unitIds);
  ctx.accessed({ reason: `调解小队 ${found.length} 支` });
  const entries = await store.listSquadEntries(
    ctx.tx,
    found.map(({ id }) => id),
  );
  const mention = await mentions(
    ctx,
    entries.flatMap(({ matter_id }) => matter_id ?? []),
  );
  const units = await unitNames(ctx.tx, [...new Set(found.map(({ unit_id }) => unit_id))]);
  return {
    rows: found.map((squad) => {
      const may = (action: 'squad.save' | 'squad.enter') =>
        mayInUnit[action](ctx.who, { unitId: squad.unit_id }) === 'allowed';
      return {
        id: squad.id,
        name: squad.name,
        area: squad.area,
        unitId: squad.unit_id,
        unitName: units.get(squad.unit_id) ?? '',
        version: squad.version,
        members: [...squad.members],
        entries: entries
          .filter(({ squad_id }) => squad_id === squad.id)
          .map((entry) => ({
            id: entry.id,
            where: entry.where_text,
            about: entry.what,
            enteredOn: entry.entered_on,
            ageDays: daysBetween(entry.known_since, entry.entered_on),
            stage: entry.stage,
            outcome: entry.outcome,
            matter: entry.matter_id === null ? null : (mention([entry.matter_id])[0] ?? null),
          })),
        can: [...(may('squad.save') ? ['change' as const] : []), ...(may('squad.enter') ? ['enter' as const] : [])],
      };
    }),
    canAdd: unitsWith(ctx.who, 'assign', 'oversee', 'mediate').length > 0,
  };
}

export async function saveSquad(ctx: Context, input: In<'saveSquad'>): Out<'saveSquad'> {
  ctx.permit(mayInUnit, { unitId: input.unitId });
  const before = input.id === undefined ? undefined : await store.lockSquad(ctx.tx, input.id);
  if (input.id !== undefined) {
    ctx.permit(mayInUnit, { unitId: before?.unit_id ?? '' });
    if (!before) throw new Refusal('not-found');
    if (before.version !== input.version) throw new Refusal('version.conflict');
  }
  const id = before?.id ?? newId(ctx.now.getTime());
  const { unitId, name, area, members } = input;
  const version = await store.saveSquad(ctx.tx, { id, unit_id: unitId, name, area, members }, ctx.now);
  tellOwn(ctx, { kind: 'squad', id }, 'squad.saved', { members: members.length });
  return { id, version };
}

/** 早期介入 (C25): what is passed on becomes a matter at once. */
export async function enter(ctx: Context, input: In<'enter'>): Out<'enter'> {
  const squad = await store.lockSquad(ctx.tx, input.id);
  ctx.permit(mayInUnit, { unitId: squad?.unit_id ?? '' });
  if (!squad) throw new Refusal('not-found');
  const { where, about, knownSince, enteredOn, stage, outcome, category } = input;
  if (enteredOn > dayOf(ctx.now) || enteredOn < knownSince)
    throw invalid('enteredOn', {
      zh: '介入日期要在听说以后、今天以前',
      en: 'The day must not lie before it was known, nor ahead',
    });
  const id = newId(ctx.now.getTime());
  const of = { kind: 'squad', id, unitId: squad.unit_id, where } as const;
  const passed = outcome === 'passed-on' ? [{ what: about, where, category: category ?? 'dispute' }] : [];
  const [matterId = null] = await takeUp(ctx, of, passed);
  const row = { id, squad_id: squad.id, matter_id: matterId, where_text: where, what: about };
  await store.insertSquadEntry(
    ctx.tx,
    { ...row, known_since: knownSince, entered_on: enteredOn, stage, outcome },
    accountOf(ctx),
    ctx.now,
  );
  tellOwn(ctx, { kind: 'squad', id: squad.id }, 'squad.entered', { stage, outcome });
  return { id, ageDays: daysBetween(knownSince, enteredOn), matterId };
}
