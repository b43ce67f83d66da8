import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { KnownPasskey } from './passkeys.ts';

/** A row of passkeys, as its owner sees it and as it is checked against. */
export interface PasskeyRow extends KnownPasskey {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly synced: boolean;
  readonly madeAt: Date;
  readonly usedAt: Date | null;
}

const columns =
  sql.raw(`p.id, p.account_id as "accountId", p.credential_id as "credentialId", p.public_key as "publicKey",
  p.counter, p.transports, p.name, p.synced, p.made_at as "madeAt", p.used_at as "usedAt"`);

export async function listPasskeys(tx: Db, accountId: string): Promise<PasskeyRow[]> {
  const { rows } =
    await sql<PasskeyRow>`select ${columns} from passkey p where p.account_id = ${accountId} order by p.made_at`.execute(
      tx,
    );
  return rows;
}

/** The passkey with this credential and the badge of its account if that is active; locked, so that the counter of one device moves once. */
export async function lockPasskey(
  tx: Db,
  credentialId: string,
): Promise<(PasskeyRow & { readonly badge: string }) | undefined> {
  const { rows } = await sql<PasskeyRow & { badge: string }>`select ${columns}, a.badge from passkey p
    join account a on a.id = p.account_id where p.credential_id = ${credentialId} and a.active for update of p`.execute(
    tx,
  );
  return rows[0];
}

export async function insertPasskey(tx: Db, row: Omit<PasskeyRow, 'usedAt'>): Promise<void> {
  await sql`insert into passkey (id, account_id, credential_id, public_key, counter, transports, name, synced, made_at)
    values (${row.id}, ${row.accountId}, ${row.credentialId}, ${row.publicKey}, ${row.counter}, ${[...row.transports]}, ${row.name},
      ${row.synced}, ${row.madeAt})`.execute(tx);
}

export async function markUsed(tx: Db, id: string, counter: number, now: Date): Promise<void> {
  await sql`update passkey set counter = ${counter}, used_at = ${now} where id = ${id}`.execute(tx);
}

export async function renamePasskey(tx: Db, of: { id: string; accountId: string }, name: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update passkey set name = ${name} where id = ${of.id} and account_id = ${of.accountId}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function removePasskey(tx: Db, of: { id: string; accountId: string }): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from passkey where id = ${of.id} and account_id = ${of.accountId}`.execute(tx);
  return numAffectedRows === 1n;
}
