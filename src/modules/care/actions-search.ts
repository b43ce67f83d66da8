import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal, type RefusalCode } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findFiles } from '../../platform/documents/attachments.ts';
import { findMatterInfo, hearersOf, tellFact } from '../matters/api.ts';
import type { searchDoors } from './contract-search.ts';
import { accountOf, mayInGeneral, mayToSearch, nobody } from './policy.ts';
import { judgeSearch } from './rules.ts';
import * as store from './store-search.ts';
import { lockRunning, openSearch, searchSubject, signalSearch } from './subject.ts';
import { describeRows, describeSearch } from './views-search.ts';

type Doors = typeof searchDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

/** Refuses with the code that a rule answered. */
export function must(code: RefusalCode | undefined): void {
  if (code !== undefined) throw new Refusal(code);
}

/** 寻人: the searches that the knocker sees. */
export async function searches(ctx: Context, { state, cursor, limit }: In<'searches'>): Out<'searches'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '寻人名单' });
  const found = await store.listSearches(ctx.tx, ctx.who, { state, after: decodeCursor(cursor), limit: limit + 1 });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows: await describeRows(ctx, rows),
    next: found.length > limit && last ? encodeCursor({ at: last.started_at, id: last.id }) : null,
  };
}

export async function searchOf(ctx: Context, { id }: In<'searchOf'>): Out<'searchOf'> {
  const info = await findMatterInfo(ctx, id);
  const whole = info && (await store.findSearch(ctx.tx, { matterId: id }));
  const subject = info ? searchSubject(info, whole?.sectors ?? []) : nobody;
  ctx.permit(mayToSearch, subject);
  if (!info) throw new Refusal('not-found');
  const [search = null] = whole ? await describeRows(ctx, [whole.search]) : [];
  const isFree = !whole && judgeSearch(info.matter) === undefined;
  return { search, canStart: isFree && mayToSearch['search.start'](ctx.who, subject) === 'allowed' };
}

export async function search(ctx: Context, { id }: In<'search'>): Out<'search'> {
  return describeSearch(ctx, await openSearch(ctx, id));
}

async function described(
  ctx: Context,
  matterId: string,
  input: Omit<In<'startSearch'>, 'id'>,
): Promise<store.Described> {
  await mustBePhoto(ctx, matterId, input.photoId);
  return {
    age_band: input.ageBand,
    looks: input.looks,
    clothes: input.clothes,
    seen_where: input.seenWhere,
    seen_at: input.seenAt === undefined ? null : new Date(input.seenAt),
    lng: input.lng ?? null,
    lat: input.lat ?? null,
    health: input.health,
    photo_id: input.photoId ?? null,
  };
}

async function mustBePhoto(ctx: Context, matterId: string, photoId: string | undefined): Promise<void> {
  if (photoId === undefined) return;
  const [photo] = await findFiles(ctx.tx, [photoId]);
  const isOwn = photo?.kind === 'photo' && photo.subject_kind === 'matter' && photo.subject_id === matterId;
  if (isOwn && photo.audience !== 'sealed') return;
  throw new Refusal('input.invalid', [
    { path: 'photoId', zh: '请选择这件事项里的照片', en: 'Choose a photo of this matter' },
  ]);
}

/** 开始寻人. Nobody waits for a place in a queue: whoever looks after the matter begins at once. */
export async function startSearch(ctx: Context, { id, ...input }: In<'startSearch'>): Out<'startSearch'> {
  const info = await findMatterInfo(ctx, id, '寻人');
  ctx.permit(mayToSearch, { matter: info?.subject, personIds: [], unitIds: [] });
  if (!info) throw new Refusal('not-found');
  must(judgeSearch(info.matter));
  const searchId = newId(ctx.now.getTime());
  const search = { id: searchId, matter_id: id, unit_id: info.matter.unit_id, ...(await described(ctx, id, input)) };
  if (!(await store.insertSearch(ctx.tx, search, ctx.now))) throw new Refusal('step.not-now');
  tellFact(ctx, id, 'search.started', { searchId });
  ctx.signal({ kind: 'search', id: searchId }, ...hearersOf(info.subject));
  ctx.signal({ kind: 'matter', id }, ...hearersOf(info.subject));
  return { id: searchId, version: 1 };
}

export async function changeSearch(ctx: Context, { id, version, ...input }: In<'changeSearch'>): Out<'changeSearch'> {
  const open = await lockRunning(ctx, id, version);
  const fresh = await store.saveSearch(ctx.tx, id, await described(ctx, open.search.matter_id, input));
  tellFact(ctx, open.search.matter_id, 'search.changed', { searchId: id });
  signalSearch(ctx, open);
  return { id, version: fresh };
}

/** 线索: who saw what. Whoever takes part in the search writes it down. */
export async function sight(ctx: Context, input: In<'sight'>): Out<'sight'> {
  const open = await lockRunning(ctx, input.id);
  const seenAt = new Date(input.seenAt);
  if (seenAt > ctx.now) throw new Refusal('input.invalid', [notYet('seenAt')]);
  const sighting = {
    id: newId(ctx.now.getTime()),
    seen_at: seenAt,
    where_text: input.where,
    what: input.what,
    who: input.who,
    lng: input.lng ?? null,
    lat: input.lat ?? null,
    told_at: ctx.now,
    told_by: accountOf(ctx.who),
  };
  await store.insertSighting(ctx.tx, input.id, sighting);
  tellFact(ctx, open.search.matter_id, 'sighting.added', { searchId: input.id, text: `${input.where}：${input.what}` });
  signalSearch(ctx, open);
  return { id: sighting.id };
}

/** What lies in the time to come has not happened. */
export const notYet = (path: string) => ({ path, zh: '时间不能晚于现在', en: 'That is still to come' });
