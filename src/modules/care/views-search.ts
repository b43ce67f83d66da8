import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import { listFiles } from '../../platform/files/rows.ts';
import { mentionMatters } from '../matters/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import { mayToSearch, mayToSector } from './policy.ts';
import { leafletState } from './rules.ts';
import { listLeaflets } from './store-leaflet.ts';
import { type ListedSearch, listSightings } from './store-search.ts';
import { type OpenSearch, searchSubject } from './subject.ts';

/** Lines of the list; the matter is named to those who see it. */
export async function describeRows(ctx: Context, rows: readonly ListedSearch[]) {
  const matters = await mentionMatters(
    ctx,
    rows.map(({ matter_id }) => matter_id),
  );
  const names = await unitNames(ctx.tx, [...new Set(rows.map(({ unit_id }) => unit_id))]);
  return rows.map((row) => ({
    id: row.id,
    matter: matters.get(row.matter_id) ?? null,
    unitName: names.get(row.unit_id) ?? '',
    state: row.state,
    looks: row.looks,
    seenWhere: row.seen_where,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    sectors: row.sectors,
    searched: row.searched,
  }));
}

const known = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];

async function describeSectors(ctx: Context, { search, sectors, info }: OpenSearch) {
  const units = await unitNames(ctx.tx, known(sectors.map(({ unit_id }) => unit_id)));
  const people = await personNames(ctx.tx, known(sectors.map(({ person_id }) => person_id)));
  return sectors.map((sector) => {
    const subject = searchSubject(info, [sector]);
    const may = (action: 'sector.give' | 'sector.mark') => mayToSector[action](ctx.who, subject) === 'allowed';
    const can = search.state === 'running' ? (['give', 'mark'] as const).filter((name) => may(`sector.${name}`)) : [];
    return {
      id: sector.id,
      nth: sector.nth,
      shape: sector.shape,
      hectares: Math.round(sector.square_metres / 1000) / 10,
      state: sector.state,
      unitName: units.get(sector.unit_id ?? '') ?? null,
      personName: people.get(sector.person_id ?? '') ?? null,
      team: sector.team,
      note: sector.note,
      can,
    };
  });
}

const toldKinds = /^(search|sector|sighting|leaflet)\./;

async function describeTimeline(ctx: Context, matterId: string) {
  const facts = await listFacts(ctx.tx, { kind: 'matter', id: matterId }, ['resident', 'staff']);
  const told = facts.filter(({ kind }) => toldKinds.test(kind)).toReversed();
  const names = await accountNames(ctx.tx, known(told.map(({ by_id }) => by_id)));
  return told.map((fact) => ({
    id: fact.id,
    at: fact.at.toISOString(),
    kind: fact.kind,
    by: names.get(fact.by_id ?? '') ?? null,
    text: typeof fact.data['text'] === 'string' ? fact.data['text'] : null,
  }));
}

async function describeSightings(ctx: Context, searchId: string) {
  const sightings = await listSightings(ctx.tx, searchId);
  const names = await accountNames(ctx.tx, known(sightings.map(({ told_by }) => told_by)));
  return sightings.map((one) => ({
    id: one.id,
    seenAt: one.seen_at.toISOString(),
    where: one.where_text,
    what: one.what,
    who: one.who,
    lng: one.lng,
    lat: one.lat,
    toldAt: one.told_at.toISOString(),
    by: names.get(one.told_by ?? '') ?? null,
  }));
}

/** Where somebody opens a leaflet; the code stands behind the mark, so that no other site learns it from a referrer. */
export function urlOfLeaflet(ctx: Context, code: string): string {
  return `${ctx.settings.publicUrl}/missing#${code}`;
}

const acts = {
  change: 'change',
  divide: 'divide',
  sight: 'sight',
  publish: 'publish',
  find: 'find',
  stop: 'stop',
} as const;

/** Everything about one search for those who see it; leaflets only for those who publish them. */
export async function describeSearch(ctx: Context, open: OpenSearch) {
  const { search, subject } = open;
  const matters = await mentionMatters(ctx, [search.matter_id]);
  const units = await unitNames(ctx.tx, [search.unit_id]);
  const may = (name: keyof typeof acts) => mayToSearch[`search.${name}`](ctx.who, subject) === 'allowed';
  const can = search.state === 'running' ? (Object.keys(acts) as (keyof typeof acts)[]).filter(may) : [];
  const leaflets = may('publish') ? await listLeaflets(ctx.tx, search.id) : [];
  const photos = may('change')
    ? await listFiles(ctx.tx, { kind: 'matter', id: search.matter_id }, ['resident', 'staff'])
    : [];
  return {
    id: search.id,
    matter: matters.get(search.matter_id) ?? null,
    unitName: units.get(search.unit_id) ?? '',
    state: search.state,
    version: search.version,
    ageBand: search.age_band,
    looks: search.looks,
    clothes: search.clothes,
    seenWhere: search.seen_where,
    seenAt: search.seen_at?.toISOString() ?? null,
    lng: search.lng,
    lat: search.lat,
    health: search.health,
    photoId: search.photo_id,
    photos: photos
      .filter(({ kind }) => kind === 'photo')
      .map(({ id, public_hash }) => ({ id, ready: public_hash !== null })),
    startedAt: search.started_at.toISOString(),
    endedAt: search.ended_at?.toISOString() ?? null,
    area: search.area,
    foundWhere: search.found_where,
    condition: search.found_condition,
    endedNote: search.ended_note,
    sectors: await describeSectors(ctx, open),
    sightings: await describeSightings(ctx, search.id),
    leaflets: leaflets.map((leaflet) => ({
      id: leaflet.id,
      url: urlOfLeaflet(ctx, leaflet.code),
      madeAt: leaflet.made_at.toISOString(),
      expiresAt: leaflet.expires_at.toISOString(),
      isOpen: leafletState(search, leaflet, ctx.now) === 'open',
    })),
    timeline: await describeTimeline(ctx, search.matter_id),
    can,
  };
}
