import { sql } from 'kysely';
import type { ParsedOf } from '../../kit/contract.ts';
import type { Context } from '../../platform/context.ts';
import { listCategories } from '../categories/api.ts';
import type { Evidence } from '../categories/words.ts';
import { inName, takeDown } from './actions-intake.ts';
import type { doors } from './contract.ts';
import { listMatters } from './store-list.ts';
import { describeRows } from './views.ts';

/** A matter as its lead takes it along on a phone: never the name or phone of whoever reported it. */
export interface CarriedMatter {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly title: string;
  readonly what: string;
  readonly where: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly promisedAt: string | null;
  readonly version: number;
  readonly evidenceNeeded: readonly string[];
  readonly can: readonly string[];
}

interface Further {
  readonly id: string;
  readonly what: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly version: number;
  readonly evidence: readonly Evidence[];
}

const mostCarried = 100;

/** Open matters that the knocker leads, the earliest promise first; leaves the access line, as they are taken out of the house. */
export async function listCarriedMatters(ctx: Context): Promise<CarriedMatter[]> {
  const asking = { who: ctx.who, now: ctx.now, filter: { queue: 'mine' as const } };
  const found = await listMatters(ctx.tx, asking, { after: undefined, limit: mostCarried });
  ctx.accessed({ residents: found.flatMap((row) => row.reporter_ids), reason: '带到街面' });
  const rows = await describeRows(ctx, found);
  const { rows: further } = await sql<Further>`select m.id, m.what, m.lng, m.lat, m.version, m.evidence
    from matter m where m.id = any(${found.map(({ id }) => id)})`.execute(ctx.tx);
  const furtherOf = new Map(further.map((row) => [row.id, row]));
  const needed = new Map((await listCategories(ctx)).map(({ code, evidence }) => [code, evidence]));
  return rows
    .flatMap((row) => {
      const more = furtherOf.get(row.id);
      if (!more) return [];
      const { what, lng, lat, version, evidence } = more;
      const evidenceNeeded = (needed.get(row.category) ?? []).filter((kind) => !evidence.includes(kind));
      const { id, number, state, title, where, promisedAt, can } = row;
      return [{ id, number, state, title, what, where, lng, lat, promisedAt, version, evidenceNeeded, can }];
    })
    .sort((one, other) => (one.promisedAt ?? '9').localeCompare(other.promisedAt ?? '9'));
}

/** Takes down a report within a later family's act; the knocker must be allowed to take down as well. */
export function takeDownFor(ctx: Context, said: ParsedOf<typeof doors.takeDown>) {
  return takeDown(inName(ctx, 'matter.take-down'), said);
}

/** Categories for a phone's form. */
export async function listCategoryNames(ctx: Context): Promise<{ code: string; zh: string; en: string }[]> {
  return (await listCategories(ctx)).map(({ code, zh, en }) => ({ code, zh, en }));
}
