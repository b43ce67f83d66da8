import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { keysOf, type Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { findUnit } from '../people/api.ts';
import { findPlace } from '../places/api.ts';
import type { doors } from './contract.ts';
import { accountOf } from './engaging.ts';
import { hearersOf, mayInGeneral, mayToResource, mayToUnit } from './policy.ts';
import { findPeriodProblem } from './rules.ts';
import { findHoursProblem } from './rules-hours.ts';
import { countAhead, listEngagements } from './store-engagements.ts';
import * as exceptions from './store-exceptions.ts';
import * as store from './store-resources.ts';
import type { WeekHours } from './tables.ts';
import { describeException, describeResource, subjectOf } from './views.ts';
import { type BookingFact, roomKinds } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
type Out<K extends keyof typeof doors> = Promise<GivenOf<(typeof doors)[K]>>;

const longestExceptionDays = 400;
const ofResource = (id: string) => ({ kind: 'resource', id });

const refuse = (path: string, words: Words) => new Refusal('input.invalid', [{ path, ...words }]);

export async function list(ctx: Context, input: In<'list'>): Out<'list'> {
  ctx.permit(mayInGeneral, undefined);
  const { q, unitId, kind, retired, cursor, limit } = input;
  const rows = await store.listResources(ctx.tx, {
    q,
    unitIds: unitId === undefined ? undefined : [unitId],
    kinds: kind === undefined ? keysOf(roomKinds) : [kind],
    active: !retired,
    day: dayOf(ctx.now),
    after: cursor ?? '',
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const { who } = ctx;
  const own = who.kind === 'staff' || who.kind === 'token' ? who.holdings.map((holding) => holding.unitId) : [];
  return {
    rows: page.map((row) => describeResource(ctx, row)),
    next: rows.length > limit ? (page.at(-1)?.sort ?? null) : null,
    canMake: own.some((id) => mayToUnit['resource.make'](who, id) === 'allowed'),
  };
}

async function getResource(ctx: Context, id: string): Promise<store.NamedResource> {
  const resource = await store.findResource(ctx.tx, id);
  if (!resource) throw new Refusal('not-found');
  return resource;
}

/** Loads, asks this door's permission and keeps others from changing it meanwhile. */
async function lockResource(ctx: Context, id: string, version?: number): Promise<store.NamedResource> {
  const [resource] = await store.lockResources(ctx.tx, [id]);
  if (!resource) throw new Refusal('not-found');
  ctx.permit(mayToResource, subjectOf(resource));
  if (version !== undefined && version !== resource.version) throw new Refusal('version.conflict');
  return resource;
}

function tell(
  ctx: Context,
  resource: store.NamedResource,
  kind: BookingFact,
  data: Record<string, unknown> = {},
): void {
  ctx.record({ subject: ofResource(resource.id), kind, audience: 'staff', data });
  ctx.signal({ kind: 'calendar', id: resource.id }, ...hearersOf([subjectOf(resource)]));
}

export async function view(ctx: Context, { id }: In<'view'>): Out<'view'> {
  const resource = await getResource(ctx, id);
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ subject: ofResource(id) });
  const period = { from: ctx.now, to: new Date('2200-01-01T00:00:00Z') };
  const rows = await exceptions.listExceptions(ctx.tx, [id], period);
  return {
    resource: describeResource(ctx, resource),
    exceptions: rows.slice(0, 200).map((row) => describeException(ctx, resource, row)),
    ahead: await countAhead(ctx.tx, id, ctx.now),
  };
}

async function guardRoom(ctx: Context, input: Omit<In<'make'>, 'hours' | 'keepsHolidays'>, exceptId: string | null) {
  if (!(await findUnit(ctx.tx, input.unitId)))
    throw refuse('unitId', { zh: '没有这个单位，请重新选择', en: 'There is no such unit: choose again' });
  if (input.placeId !== null && !(await findPlace(ctx.tx, input.placeId, dayOf(ctx.now))))
    throw refuse('placeId', { zh: '没有这个地点，请重新选择', en: 'There is no such place: choose again' });
  if ((input.lng === null) !== (input.lat === null))
    throw refuse('lng', { zh: '经度和纬度要一起填写', en: 'Give longitude and latitude together' });
  if (await store.isCodeTaken(ctx.tx, input.code, exceptId))
    throw new Refusal('already.exists', [{ path: 'code', zh: '编号已被占用', en: 'The code is taken' }]);
}

function guardHours(hours: WeekHours): void {
  const problem = findHoursProblem(hours);
  if (problem) throw refuse('hours', problem);
}

export async function make(ctx: Context, input: In<'make'>): Out<'make'> {
  ctx.permit(mayToUnit, input.unitId);
  await guardRoom(ctx, input, null);
  guardHours(input.hours);
  const id = newId(ctx.now.getTime());
  await store.saveRooms(ctx.tx, [{ ...input, id, active: true }]);
  tell(ctx, await getResource(ctx, id), 'resource.made', { name: input.name });
  return { id, version: 1 };
}

export async function change(ctx: Context, input: In<'change'>): Out<'change'> {
  const before = await lockResource(ctx, input.id, input.version);
  if (input.unitId !== before.unit_id && mayToUnit['resource.make'](ctx.who, input.unitId) !== 'allowed')
    throw new Refusal('not-allowed');
  await guardRoom(ctx, input, input.id);
  const { hours, keeps_holidays: keepsHolidays, active } = before;
  await store.saveRooms(ctx.tx, [{ ...input, hours, keepsHolidays, active }]);
  tell(ctx, before, 'resource.changed', { name: input.name });
  return { id: input.id, version: before.version + 1 };
}

export async function hours(ctx: Context, input: In<'hours'>): Out<'hours'> {
  const resource = await lockResource(ctx, input.id, input.version);
  guardHours(input.hours);
  const version = await store.saveHours(ctx.tx, input.id, input);
  tell(ctx, resource, 'resource.hours-set');
  return { id: input.id, version };
}

/** 停用: nothing may be ahead of it, or people would come to a closed door. */
export async function retire(ctx: Context, { id }: In<'retire'>): Out<'retire'> {
  const resource = await lockResource(ctx, id);
  if (!resource.active) throw new Refusal('step.not-now');
  const ahead = await countAhead(ctx.tx, id, ctx.now);
  if (ahead > 0)
    throw new Refusal('booking.in-use', [
      { path: 'id', zh: `以后还有 ${ahead} 项安排`, en: `${ahead} engagements ahead` },
    ]);
  const version = await store.saveActive(ctx.tx, id, false);
  tell(ctx, resource, 'resource.retired');
  return { id, version };
}

export async function restore(ctx: Context, { id }: In<'restore'>): Out<'restore'> {
  const resource = await lockResource(ctx, id);
  if (resource.active) throw new Refusal('step.not-now');
  const version = await store.saveActive(ctx.tx, id, true);
  tell(ctx, resource, 'resource.restored');
  return { id, version };
}

export async function addException(ctx: Context, input: In<'addException'>): Out<'addException'> {
  const resource = await lockResource(ctx, input.id);
  const period = { from: new Date(input.from), to: new Date(input.to) };
  const problem = findPeriodProblem(period, longestExceptionDays);
  if (problem) throw refuse('to', problem);
  if (input.kind === 'leave' && resource.kind !== 'person')
    throw refuse('kind', {
      zh: '只有人员可以请假，场所请选“停用”',
      en: 'Only colleagues go on leave: choose “closed”',
    });
  const id = newId(ctx.now.getTime());
  const { kind, note } = input;
  await exceptions.insertException(
    ctx.tx,
    { ...period, id, resource_id: input.id, kind, note, madeBy: accountOf(ctx) },
    ctx.now,
  );
  tell(ctx, resource, 'resource.exception-added', { exceptionId: id, exception: kind });
  const engaged =
    kind === 'extra' ? [] : await listEngagements(ctx.tx, { ...period, resourceIds: [input.id], now: ctx.now });
  return { id, engaged: engaged.length };
}

export async function dropException(ctx: Context, { id }: In<'dropException'>): Out<'dropException'> {
  const exception = await exceptions.findException(ctx.tx, id);
  if (!exception) throw new Refusal('not-found');
  const resource = await lockResource(ctx, exception.resource_id);
  await exceptions.deleteException(ctx.tx, id);
  tell(ctx, resource, 'resource.exception-dropped', { exceptionId: id, exception: exception.kind });
  return { done: true };
}
