import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Db } from '../database.ts';
import type { JobHandler } from '../module.ts';
import { unneededHashes } from './rows.ts';
import type { FileStore } from './store.ts';

/**
 * Whoever writes contents that may have been there before holds this until the row is committed, so that they are not forgotten meanwhile;
 * whoever takes away what nobody writes any more, so that it is not sealed anew meanwhile.
 */
export async function guardContents(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('file:forget'))`.execute(tx);
}

/** Whoever takes contents away, or writes one anew in its place, holds this alone. */
export async function holdContents(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('file:forget'))`.execute(tx);
}

/** Has contents taken from the store after the commit, as far as no row points to them any more. */
export async function forgetLater(ctx: Context, hashes: readonly (string | null)[]): Promise<void> {
  const known = hashes.filter((hash) => hash !== null);
  if (known.length > 0) await ctx.addJob('file:forget', { hashes: known });
}

/** The job that removes earlier public copies from the disk: a face that was missed once must not lie there for ever. */
export function forgetJob(store: FileStore): JobHandler {
  return async (ctx: Context, { hashes }: { hashes: readonly string[] }) => {
    await holdContents(ctx.tx);
    for (const hash of await unneededHashes(ctx.tx, hashes)) await store.remove(hash);
  };
}
