import { sql } from 'kysely';
import { accountNamesJson } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { linkLabelsJson } from '../../platform/links.ts';
import { partnerNamesJson } from '../partners/api.ts';
import { personNamesJson, unitNamesJson } from '../people/api.ts';
import { sees } from './policy.ts';
import type { Matter } from './tables.ts';

/** A matter as another one's page names it. */
export type NamedMatter = Pick<Matter, 'id' | 'number' | 'title' | 'state'>;

/** Ids of what a page names. */
interface NamesAsked {
  readonly units: readonly string[];
  readonly people: readonly string[];
  readonly partners: readonly string[];
  readonly accounts: readonly string[];
  readonly links: readonly string[];
  readonly matters: readonly string[];
}

type NamesById = Readonly<Record<string, string>>;

interface LoadedNames {
  readonly units: NamesById;
  readonly people: NamesById;
  readonly partners: NamesById;
  readonly accounts: NamesById;
  readonly links: NamesById;
  readonly matters: readonly NamedMatter[];
}

/** Names by id, unknown ids left out; of matters those that the knocker may see. `accounts`: who acted, by account or by link. */
export interface FoundNames {
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly partners: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, string>;
  readonly matters: ReadonlyMap<string, NamedMatter>;
}

/** All names that a page needs, in one question. */
export async function findNames(ctx: Context, ids: NamesAsked): Promise<FoundNames> {
  const matters =
    ids.matters.length === 0
      ? sql`'[]'::json`
      : sql`(select coalesce(json_agg(json_build_object('id', m.id, 'number', m.number, 'title', m.title, 'state', m.state)), '[]')
          from matter m where m.id = any(${ids.matters}::uuid[]) and ${sees(ctx.who, 'whole')})`;
  const { rows } =
    await sql<LoadedNames>`select ${unitNamesJson(ids.units)} as units, ${personNamesJson(ids.people)} as people,
    ${partnerNamesJson(ids.partners)} as partners, ${accountNamesJson(ids.accounts)} as accounts, ${linkLabelsJson(ids.links)} as links,
    ${matters} as matters`.execute(ctx.tx);
  const found = rows[0];
  if (!found) throw new Error('a statement without a condition answered nothing');
  return {
    units: new Map(Object.entries(found.units)),
    people: new Map(Object.entries(found.people)),
    partners: new Map(Object.entries(found.partners)),
    accounts: new Map([...Object.entries(found.accounts), ...Object.entries(found.links)]),
    matters: new Map(found.matters.map((matter) => [matter.id, matter])),
  };
}
