import qrCode from 'qrcode';
import { dayOf } from '../../kit/calendar.ts';
import type { AnswerOf, GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { keysOf } from '../../kit/words.ts';
import type { Context, Download } from '../../platform/context.ts';
import type { doors } from './contract.ts';
import { locate as findWhere } from './locate.ts';
import { may } from './policy.ts';
import { listGridsIn, listPlacesIn, listRoadsIn, type MapAsked } from './store-map.ts';
import { findPlace } from './store-places.ts';
import { placeKinds } from './words.ts';

type Doors = typeof doors;
type MapInput = ParsedOf<Doors['map']>;
type Feature = AnswerOf<Doors['map']>['features'][number];

const mostFeatures = 4000;

function isColleague(ctx: Context): boolean {
  return ctx.who.kind === 'staff' || ctx.who.kind === 'token';
}

/** What only colleagues are told of a feature. */
function inside(ctx: Context, { code, unitName }: { code: string; unitName: string | null }) {
  if (!isColleague(ctx)) return {};
  return unitName === null ? { code } : { code, unitName };
}

async function listRoads(ctx: Context, asked: MapAsked): Promise<Feature[]> {
  const roads = await listRoadsIn(ctx.tx, asked);
  return roads.map(({ id, name, kind, line, code }) => ({
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: line },
    properties: { layer: 'road', id, name, kind, ...inside(ctx, { code, unitName: null }) },
  }));
}

async function listGrids(ctx: Context, asked: MapAsked, { partition }: MapInput): Promise<Feature[]> {
  if (!isColleague(ctx)) return [];
  const grids = await listGridsIn(ctx.tx, asked, partition);
  return grids.map(({ id, name, ring, code, unitName }) => ({
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: ring },
    properties: { layer: 'grid', id, name, kind: partition, ...inside(ctx, { code, unitName }) },
  }));
}

function pointOf(lng: number | null, lat: number | null): Feature['geometry'] | undefined {
  return lng === null || lat === null ? undefined : { type: 'Point', coordinates: [lng, lat] };
}

async function listPlaces(ctx: Context, asked: MapAsked): Promise<Feature[]> {
  const kinds = keysOf(placeKinds).filter((kind) => isColleague(ctx) || placeKinds[kind].isPublic);
  const places = await listPlacesIn(ctx.tx, asked, kinds);
  return places.flatMap(({ id, name, kind, lng, lat, shape, code, unitName }): Feature[] => {
    const geometry = shape ?? pointOf(lng, lat);
    if (!geometry) return [];
    const properties = { layer: 'place' as const, id, name, kind, ...inside(ctx, { code, unitName }) };
    return [{ type: 'Feature', geometry, properties }];
  });
}

export async function map(ctx: Context, input: MapInput): Promise<GivenOf<Doors['map']>> {
  ctx.permit(may, { unitIds: [] });
  const { west, south, east, north, layer } = input;
  const asked: MapAsked = { extent: [west, south, east, north], day: dayOf(ctx.now), limit: mostFeatures };
  const lists = { road: listRoads, grid: listGrids, place: listPlaces };
  const features: Feature[] = [];
  let complete = true;
  for (const one of layer ? [layer] : (['road', 'grid', 'place'] as const)) {
    const found = await lists[one](ctx, asked, input);
    complete &&= found.length < mostFeatures;
    features.push(...found);
  }
  return { type: 'FeatureCollection', features, complete };
}

export async function locate(ctx: Context, input: ParsedOf<Doors['locate']>): Promise<GivenOf<Doors['locate']>> {
  ctx.permit(may, { unitIds: [] });
  return { found: (await findWhere(ctx.tx, input, dayOf(ctx.now))) ?? null };
}

export async function qr(ctx: Context, { id }: ParsedOf<Doors['qr']>): Promise<Download> {
  const place = await findPlace(ctx.tx, id, dayOf(ctx.now));
  if (!place || place.closedOn !== null) throw new Refusal('not-found');
  ctx.permit(may, { unitIds: [] });
  const address = `${ctx.settings.publicUrl}/report?p=${encodeURIComponent(place.code)}`;
  const drawing = await qrCode.toString(address, { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 });
  return { mediaType: 'image/svg+xml', fileName: `qr-${place.code}.svg`, content: Buffer.from(drawing) };
}
