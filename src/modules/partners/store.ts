import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { namesJson } from '../../platform/json-rows.ts';
import { pinyinInitials } from '../../platform/pinyin.ts';
import type { PartnerTable, PartnerTables } from './tables.ts';
import type { PartnerKind } from './words.ts';

export interface Partner {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly aliases: string[];
  readonly kind: PartnerKind;
  readonly remit: string;
  readonly liaisonName: string | null;
  readonly liaisonPhone: string | null;
  readonly deputyName: string | null;
  readonly deputyPhone: string | null;
  readonly phone: string | null;
  readonly endedOn: string | null;
}

export interface PartnersAsked {
  readonly q: string | undefined;
  readonly kind: PartnerKind | undefined;
  readonly ended: boolean;
  readonly day: string;
  readonly after: string;
  readonly limit: number;
}

const tables = (tx: Db) => tx.withTables<PartnerTables>();

function partnerOf(row: PartnerTable): Partner {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    aliases: row.aliases,
    kind: row.kind,
    remit: row.remit,
    liaisonName: row.liaison_name,
    liaisonPhone: row.liaison_phone,
    deputyName: row.deputy_name,
    deputyPhone: row.deputy_phone,
    phone: row.phone,
    endedOn: row.ended_on,
  };
}

/** Partners after a code, searched by name, alias, remit, liaison, code or pinyin initials. */
export async function listPartners(tx: Db, asked: PartnersAsked): Promise<Partner[]> {
  const q = asked.q?.normalize('NFKC').toLowerCase() ?? '';
  const prefix = /^[a-z0-9]+$/.test(q) ? `${q}%` : null;
  const { rows } = await sql<PartnerTable>`select p.* from partner p
    where p.code > ${asked.after} and (${asked.kind ?? null}::text is null or p.kind = ${asked.kind ?? null})
      and ${asked.ended} = (p.ended_on is not null and p.ended_on <= ${asked.day})
      and (${q} = '' or p.initials like ${prefix}::text or position(${q} in lower(concat_ws(' ', p.name, p.code, p.remit, p.liaison_name,
        p.deputy_name, array_to_string(p.aliases, ' ')))) > 0)
    order by p.code limit ${asked.limit}`.execute(tx);
  return rows.map(partnerOf);
}

export async function listAllPartners(tx: Db): Promise<Partner[]> {
  const rows = await tables(tx).selectFrom('partner').selectAll().orderBy('code').execute();
  return rows.map(partnerOf);
}

export async function findPartner(tx: Db, id: string): Promise<Partner | undefined> {
  const row = await tables(tx).selectFrom('partner').selectAll().where('id', '=', id).executeTakeFirst();
  return row && partnerOf(row);
}

export async function isCodeTaken(tx: Db, code: string, exceptId: string | null): Promise<boolean> {
  const row = await tables(tx).selectFrom('partner').select('id').where('code', '=', code).executeTakeFirst();
  return row !== undefined && row.id !== exceptId;
}

export async function partnerNames(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select id, name from partner where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function partnerNamesJson(ids: readonly string[]): RawBuilder<Record<string, string>> {
  return namesJson(sql`select id, name from partner`, ids);
}

export async function savePartners(tx: Db, partners: readonly Partner[]): Promise<void> {
  const rows = partners.map((partner) => ({ ...partner, initials: pinyinInitials(partner.name) }));
  await sql`insert into partner (id, code, name, initials, aliases, kind, remit, liaison_name, liaison_phone, deputy_name, deputy_phone,
      phone, ended_on)
    select id, code, name, initials, aliases, kind, remit, "liaisonName", "liaisonPhone", "deputyName", "deputyPhone", phone, "endedOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text, initials text, aliases text[], kind text,
      remit text, "liaisonName" text, "liaisonPhone" text, "deputyName" text, "deputyPhone" text, phone text, "endedOn" date)
    on conflict (id) do update set code = excluded.code, name = excluded.name, initials = excluded.initials, aliases = excluded.aliases,
      kind = excluded.kind, remit = excluded.remit, liaison_name = excluded.liaison_name, liaison_phone = excluded.liaison_phone,
      deputy_name = excluded.deputy_name, deputy_phone = excluded.deputy_phone, phone = excluded.phone,
      ended_on = excluded.ended_on`.execute(tx);
}

export async function removePartners(tx: Db, ids: readonly string[]): Promise<void> {
  await tables(tx).deleteFrom('partner').where('id', 'in', ids).execute();
}
