import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import type { Brought, OpenRequest } from './tables.ts';

const columns = sql`id, matter_id, reporter_id, token_id`;

export async function listRequests(tx: Db, ids: readonly string[]): Promise<OpenRequest[]> {
  const { rows } =
    await sql<OpenRequest>`select ${columns} from open311_request where id = any(${ids}::text[])`.execute(tx);
  return rows;
}

/** The service_request_id under which each of these matters was brought; most were not brought by a programme. */
export async function idsOfMatters(tx: Db, matterIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; matter_id: string }>`select distinct on (matter_id) id, matter_id
    from open311_request where matter_id = any(${matterIds}::uuid[]) order by matter_id, made_at`.execute(tx);
  return new Map(rows.map((row) => [row.matter_id, row.id]));
}

/** The same words of the same programme wait for one another; answers what they became before, since that instant. */
export async function lockRepeat(
  tx: Db,
  of: { tokenId: string; fingerprints: readonly [Buffer, ...Buffer[]]; since: Date },
): Promise<OpenRequest | undefined> {
  const key = `${of.tokenId} ${of.fingerprints[0].toString('hex')}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 311))`.execute(tx);
  await sql`update open311_request set fingerprint = null
    where token_id = ${of.tokenId} and fingerprint is not null and made_at < ${of.since}`.execute(tx);
  const { rows } = await sql<OpenRequest>`select ${columns} from open311_request
    where token_id = ${of.tokenId} and fingerprint = any(${[...of.fingerprints]}::bytea[]) order by made_at limit 1`.execute(
    tx,
  );
  return rows[0];
}

export async function insertRequest(
  tx: Db,
  request: OpenRequest & { readonly fingerprint: Buffer; readonly made_at: Date },
): Promise<void> {
  await sql`insert into open311_request (id, matter_id, reporter_id, token_id, fingerprint, made_at) values (${request.id},
    ${request.matter_id}, ${request.reporter_id}, ${request.token_id}, ${request.fingerprint}, ${request.made_at})`.execute(
    tx,
  );
}

/** First come writes the line; a repeat is answered with the id of the first. */
export async function claimUpdate(
  tx: Db,
  update: { id: string; requestId: string; clientId: string; now: Date },
): Promise<{ id: string; isFirst: boolean }> {
  const { numAffectedRows } = await sql`insert into open311_update (id, request_id, client_id, made_at)
    values (${update.id}, ${update.requestId}, ${update.clientId}, ${update.now}) on conflict (request_id, client_id) do nothing`.execute(
    tx,
  );
  if (numAffectedRows === 1n) return { id: update.id, isFirst: true };
  const { rows } = await sql<{ id: string }>`select id from open311_update
    where request_id = ${update.requestId} and client_id = ${update.clientId}`.execute(tx);
  return { id: rows[0]?.id ?? update.id, isFirst: false };
}

/** When services last changed. */
export async function findChangeset(tx: Db): Promise<Date> {
  const { rows } = await sql<{ changed_at: Date }>`select changed_at from open311_changeset`.execute(tx);
  if (!rows[0]) throw new Error('the changeset of services is gone');
  return rows[0].changed_at;
}

export async function listBrought(tx: Db, monthAgo: Date): Promise<Brought[]> {
  const { rows } = await sql<Brought>`select token_id, count(*)::int as requests,
      count(*) filter (where made_at >= ${monthAgo})::int as last_month, max(made_at) as last_at, array_agg(matter_id) as matter_ids
    from open311_request group by token_id`.execute(tx);
  return rows;
}
