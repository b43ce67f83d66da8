import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId, newReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Download } from '../../platform/context.ts';
import { findFiles } from '../../platform/documents/attachments.ts';
import type { FileStore } from '../../platform/files/store.ts';
import { tellFact } from '../matters/api.ts';
import { stationOf } from '../people/api.ts';
import type { searchDoors } from './contract-search.ts';
import { mayInGeneral } from './policy.ts';
import { leafletState } from './rules.ts';
import * as store from './store-leaflet.ts';
import { lockRunning, openSearch, signalSearch } from './subject.ts';
import type { Search } from './tables.ts';
import { urlOfLeaflet } from './views-search.ts';

type Doors = typeof searchDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

/** 寻人启事: a page behind a code, for some days. It carries the station's phone, never the family's. */
export async function publish(ctx: Context, input: In<'publish'>): Out<'publish'> {
  const open = await lockRunning(ctx, input.id);
  if (input.withPhoto && (await publicHash(ctx, open.search)) === null) throw new Refusal('care.no-photo');
  const leaflet = {
    id: newId(ctx.now.getTime()),
    search_id: input.id,
    code: newReceiptCode().slice(3).replace('-', ''),
    with_photo: input.withPhoto,
    with_health: input.withHealth,
    made_at: ctx.now,
    expires_at: new Date(ctx.now.getTime() + input.days * 86_400_000),
  };
  await store.insertLeaflet(ctx.tx, leaflet);
  tellFact(ctx, open.search.matter_id, 'leaflet.made', { searchId: input.id, days: input.days });
  signalSearch(ctx, open);
  return { id: leaflet.id, url: urlOfLeaflet(ctx, leaflet.code) };
}

/** What leaves the house of the photo: its public copy, or nothing. */
async function publicHash(ctx: Context, { photo_id: id }: Search): Promise<string | null> {
  const [photo] = id === null ? [] : await findFiles(ctx.tx, [id]);
  return photo?.public_hash ?? null;
}

export async function endLeaflet(ctx: Context, { id }: In<'endLeaflet'>): Out<'endLeaflet'> {
  const found = await store.findLeaflet(ctx.tx, { id });
  const open = await openSearch(ctx, found?.search.id ?? id, true);
  await store.endLeaflets(ctx.tx, { id }, ctx.now);
  tellFact(ctx, open.search.matter_id, 'leaflet.ended', { searchId: open.search.id });
  signalSearch(ctx, open);
  return { id };
}

async function findOpen(ctx: Context, code: string) {
  ctx.permit(mayInGeneral, undefined);
  const found = await store.findLeaflet(ctx.tx, { code: code.toUpperCase() });
  if (!found) throw new Refusal('not-found');
  return { ...found, state: leafletState(found.search, found.leaflet, ctx.now) };
}

/** What anybody with the code reads. Once the search has ended not a word about the person is left. */
export async function leaflet(ctx: Context, { code }: In<'leaflet'>): Out<'leaflet'> {
  const { leaflet: page, search, state } = await findOpen(ctx, code);
  if (state !== 'open') return { state, missing: null };
  const unit = await stationOf(ctx.tx, search.unit_id);
  return {
    state,
    missing: {
      ageBand: search.age_band,
      looks: search.looks,
      clothes: search.clothes,
      seenWhere: search.seen_where,
      seenAt: search.seen_at?.toISOString() ?? null,
      health: page.with_health && search.health !== '' ? search.health : null,
      hasPhoto: page.with_photo && (await publicHash(ctx, search)) !== null,
      unitName: unit?.name ?? '',
      phone: unit?.phone ?? null,
      expiresAt: page.expires_at.toISOString(),
    },
  };
}

/** The public copy of the photo, while the leaflet is open. */
export async function leafletPhoto(
  ctx: Context,
  { code }: In<'leafletPhoto'>,
  files: () => FileStore,
): Promise<Download> {
  const { leaflet: page, search, state } = await findOpen(ctx, code);
  const [photo] =
    state === 'open' && page.with_photo && search.photo_id !== null ? await findFiles(ctx.tx, [search.photo_id]) : [];
  if (!photo?.public_hash) throw new Refusal('not-found');
  const isUnchanged = photo.public_hash === photo.clean_hash;
  return { mediaType: isUnchanged ? photo.media_type : 'image/jpeg', content: await files().read(photo.public_hash) };
}
