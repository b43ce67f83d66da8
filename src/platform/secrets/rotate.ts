import { sql } from 'kysely';
import { newId } from '../../kit/ids.ts';
import type { Words } from '../../kit/words.ts';
import { writeAccess } from '../access-log.ts';
import type { Db } from '../database.ts';
import { sealKeysOf } from '../documents/seal-key.ts';
import { registerSealKey } from '../documents/sealed.ts';
import { holdContents } from '../files/forget.ts';
import type { FileStore } from '../files/store.ts';
import { type HouseSecret, openSealed, SealProblem, seal } from '../seal.ts';
import type { SealedColumn } from './columns.ts';
import { keyIdIn, keyIdsOf, sealedFiles } from './standing.ts';

/** What is sealed anew, and where it tells how far it is. */
export interface Rotation {
  readonly secret: HouseSecret;
  readonly columns: readonly SealedColumn[];
  readonly store: FileStore;
  readonly now: Date;
  readonly onSealed: (what: Words, count: number) => void;
  readonly signal: AbortSignal;
}

/** A value that no secret of the house opens; it was left as it is. */
export interface Unopened {
  readonly what: Words;
  readonly id: string;
}

/** Values of one transaction. */
const batch = 100;

/**
 * Seals everything anew that does not lie under the current secret, in batches that are whole for themselves: interrupted, it goes on where it
 * was when it is asked again. A value that somebody changes at the same moment keeps the change. Answers what could not be opened; throws
 * what `signal` was aborted with.
 */
export async function rotate(db: Db, rotation: Rotation): Promise<Unopened[]> {
  await db.transaction().execute((tx) => begin(tx, rotation));
  const unopened: Unopened[] = [];
  for (const column of rotation.columns) unopened.push(...(await resealColumn(db, rotation, column)));
  unopened.push(...(await resealFiles(db, rotation)));
  return unopened;
}

/** Leaves the line in the access log; and keys that signed, if only the list of a bundle, stay known for good. */
async function begin(tx: Db, { secret, now }: Rotation): Promise<void> {
  const [current, ...former] = keyIdsOf(secret);
  const reason = `重新封存：${former.length === 0 ? '补记编号' : former.join('、')} → ${current}`;
  await writeAccess(tx, { who: { kind: 'system' }, requestId: newId(now.getTime()), action: 'secrets.rotate' }, [
    { outcome: 'allowed', reason },
  ]);
  for (const key of sealKeysOf(secret)) await registerSealKey(tx, key, now);
}

interface Row {
  readonly key: string;
  readonly value: Buffer | string;
}

async function resealColumn(db: Db, rotation: Rotation, column: SealedColumn): Promise<Unopened[]> {
  const unopened: Unopened[] = [];
  let after: string | null = null;
  for (;;) {
    rotation.signal.throwIfAborted();
    const rows: readonly Row[] = await listOther(db, rotation, column, after);
    const last = rows.at(-1);
    if (last === undefined) return unopened;
    const closed = await db.transaction().execute((tx) => resealRows(tx, rotation, column, rows));
    unopened.push(...closed.map((id) => ({ what: column.what, id })));
    rotation.onSealed(column.what, rows.length - closed.length);
    after = last.key;
  }
}

/** The next values that do not name the current secret, by key. */
async function listOther(
  db: Db,
  { secret }: Rotation,
  { table, key, keyType, column, form }: SealedColumn,
  after: string | null,
): Promise<readonly Row[]> {
  const [current] = keyIdsOf(secret);
  const isAfter = after === null ? sql`true` : sql`${sql.ref(key)} > ${after}::${sql.raw(keyType)}`;
  const { rows } =
    await sql<Row>`select ${sql.ref(key)}::text as key, ${sql.ref(column)} as value from ${sql.table(table)}
    where octet_length(${sql.ref(column)}) > 0 and ${keyIdIn(column, form)} <> ${current} and ${isAfter}
    order by ${sql.ref(key)} limit ${batch}`.execute(db);
  return rows;
}

/** Writes each value anew unless it is another one by now; answers the keys of those that nothing opens. */
async function resealRows(tx: Db, rotation: Rotation, of: SealedColumn, rows: readonly Row[]): Promise<string[]> {
  const unopened: string[] = [];
  for (const { key, value } of rows) {
    const plain = opened(rotation.secret, value);
    if (plain === undefined) {
      unopened.push(key);
      continue;
    }
    const sealed = seal(rotation.secret, plain);
    const changes = [
      sql`${sql.ref(of.column)} = ${of.form === 'bytes' ? sealed : sealed.toString('base64url')}`,
      ...Object.entries(of.alongside?.(rotation.secret, plain) ?? {}).map(
        ([column, text]) => sql`${sql.ref(column)} = ${text}`,
      ),
    ];
    await sql`update ${sql.table(of.table)} set ${sql.join(changes)}
      where ${sql.ref(of.key)} = ${key}::${sql.raw(of.keyType)} and ${sql.ref(of.column)} = ${value}`.execute(tx);
  }
  return unopened;
}

function opened(secret: HouseSecret, value: Buffer | string): Buffer | undefined {
  try {
    return openSealed(secret, typeof value === 'string' ? Buffer.from(value, 'base64url') : value);
  } catch (problem) {
    if (problem instanceof SealProblem) return undefined;
    throw problem;
  }
}

async function resealFiles(db: Db, rotation: Rotation): Promise<Unopened[]> {
  const { secret, store } = rotation;
  const [current] = keyIdsOf(secret);
  const unopened: Unopened[] = [];
  for await (const { sha256, keyId } of store.listSealed()) {
    rotation.signal.throwIfAborted();
    if (keyId === current) continue;
    if (await resealFile(db, store, sha256)) rotation.onSealed(sealedFiles, 1);
    else unopened.push({ what: sealedFiles, id: sha256 });
  }
  return unopened;
}

/** False when no secret of the house opens it. */
async function resealFile(db: Db, store: FileStore, sha256: string): Promise<boolean> {
  try {
    await db.transaction().execute(async (tx) => {
      // Nobody takes it away while it is written anew: it would come back.
      await holdContents(tx);
      await store.reseal(sha256);
    });
    return true;
  } catch (problem) {
    if (problem instanceof SealProblem) return false;
    throw problem;
  }
}
