import { sql } from 'kysely';
import { chooseRule } from '../../algorithms/routing-check/rule.ts';
import { dayOf, startOfDay } from '../../kit/calendar.ts';
import type { Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { listAllPartners } from '../partners/api.ts';
import { listUnitBriefs } from '../people/api.ts';
import { gridTeams } from '../places/api.ts';
import { asRule, type RuleNames, ruleSentence } from './rules-routing.ts';
import { listChannels, listEntries } from './store-categories.ts';
import { findVersionIn } from './store-routing.ts';
import type { RoutingRule, RoutingVersion } from './tables.ts';

/** What rules ask of a matter. */
export interface Routable {
  readonly category: string;
  readonly gridId: string | null;
  readonly channel: string;
  readonly at: Date;
}

/** 分派建议: what the rules say of a matter; `unitId` null: whoever is responsible for the place anyway. */
export interface Route {
  readonly version: number;
  readonly rule: string;
  readonly unitId: string | null;
  readonly partnerId: string | null;
  readonly task: string | null;
  readonly partnerDays: number | null;
  readonly why: Words;
}

export interface Router {
  readonly version: number;
  route(matter: Routable): Route | undefined;
  /** Whose a matter is without any rule: the station of its grid; null where nobody answers for the place. */
  stationOf(gridId: string | null): string | null;
  readonly unitName: (id: string) => string;
  readonly partnerName: (id: string) => string;
}

/** The organisation as rules look at it: units with all above them, grids with all that they lie in. */
export interface Terrain {
  readonly depthOf: (unitId: string) => number;
  readonly areaIdsOf: (gridId: string | null) => readonly string[];
  readonly teamOf: (gridId: string | null) => string | null;
  readonly stationOf: (gridId: string | null) => string | null;
  readonly grids: readonly { id: string; name: string }[];
  readonly names: RuleNames;
}

/** Reads units, grids, partners and words once. */
export async function readTerrain(ctx: Context): Promise<Terrain> {
  const units = new Map((await listUnitBriefs(ctx.tx)).map((unit) => [unit.id, unit]));
  const grids = new Map((await gridTeams(ctx.tx, dayOf(ctx.now))).map((grid) => [grid.id, grid]));
  const partners = new Map((await listAllPartners(ctx.tx)).map(({ id, name }) => [id, name]));
  const categories = new Map((await listEntries(ctx.tx)).map((entry) => [entry.code, entry]));
  const channels = new Map((await listChannels(ctx.tx)).map((channel) => [channel.code, channel]));
  const pathOf = (unitId: string | null): string[] => {
    const path: string[] = [];
    for (let unit = units.get(unitId ?? ''); unit && path.length < 50; unit = units.get(unit.parentId ?? ''))
      path.push(unit.id);
    return path;
  };
  const teamOf = (gridId: string | null) => grids.get(gridId ?? '')?.unitId ?? null;
  return {
    grids: [...grids.values()],
    depthOf: (unitId) => pathOf(unitId).length,
    areaIdsOf: (gridId) => (gridId === null ? [] : [gridId, ...pathOf(teamOf(gridId))]),
    teamOf,
    stationOf: (gridId) => {
      const path = pathOf(teamOf(gridId));
      return path.find((id) => units.get(id)?.kind === 'station') ?? path.at(-1) ?? null;
    },
    names: {
      category: (code) => categories.get(code) ?? { zh: code, en: code },
      area: (id) => grids.get(id)?.name ?? units.get(id)?.name ?? id,
      channel: (code) => channels.get(code) ?? { zh: code, en: code },
      unit: (id) => units.get(id)?.name ?? id,
      partner: (id) => partners.get(id) ?? id,
    },
  };
}

/** The rules in force, or the draft, ready to be asked; undefined while there are none. */
export async function openRouter(ctx: Context, state: 'published' | 'draft'): Promise<Router | undefined> {
  return state === 'published' ? routerInForce(ctx) : readRouter(ctx, state);
}

let held: { readonly key: string; readonly router: Router | undefined } | undefined;

// Every report asks the rules; they, the organisation and the dictionary are read anew only when one of them changed, or the day did.
// `xmin` tells a change that was taken back from the one that came in its place.
async function routerInForce(ctx: Context): Promise<Router | undefined> {
  const { rows } = await sql<{ key: string }>`
    select current_database() || ':' || coalesce(string_agg(name || value || '.' || xmin, ',' order by name), '') as key
    from change_counter where name in ('people', 'places', 'routing')`.execute(ctx.tx);
  const key = `${dayOf(ctx.now)} ${rows[0]?.key ?? ''}`;
  if (held?.key !== key) held = { key, router: await readRouter(ctx, 'published') };
  return held.router;
}

async function readRouter(ctx: Context, state: 'published' | 'draft'): Promise<Router | undefined> {
  const version = await findVersionIn(ctx.tx, state);
  if (!version || (version.rules.length === 0 && state === 'published')) return undefined;
  return makeRouter(version, await readTerrain(ctx));
}

function makeRouter({ number, rules }: RoutingVersion, terrain: Terrain): Router {
  const ready = rules.map((rule) => ({ ...asRule(rule, terrain.depthOf), rule }));
  return {
    version: number,
    stationOf: terrain.stationOf,
    unitName: terrain.names.unit,
    partnerName: terrain.names.partner,
    route: ({ category, gridId, channel, at }) => {
      const day = dayOf(at);
      const minute = Math.floor((at.getTime() - startOfDay(day).getTime()) / 60_000);
      const chosen = chooseRule(ready, { category, areaIds: terrain.areaIdsOf(gridId), channel, day, minute });
      if (!chosen) return undefined;
      return {
        version: number,
        rule: chosen.code,
        ...destination(chosen.rule, gridId, terrain),
        why: ruleSentence(chosen.rule, terrain.names),
      };
    },
  };
}

type Destination = Pick<Route, 'unitId' | 'partnerId' | 'task' | 'partnerDays'>;

function destination(rule: RoutingRule, gridId: string | null, terrain: Terrain): Destination {
  const nobody = { partnerId: null, task: null, partnerDays: null };
  switch (rule.target) {
    case 'team':
      return { unitId: terrain.teamOf(gridId), ...nobody };
    case 'station':
      return { unitId: terrain.stationOf(gridId), ...nobody };
    case 'unit':
      return { unitId: rule.unitId, ...nobody };
    case 'partner': {
      const { partnerId, task, partnerDays } = rule;
      return { unitId: rule.unitId ?? terrain.stationOf(gridId), partnerId, task, partnerDays };
    }
  }
}
