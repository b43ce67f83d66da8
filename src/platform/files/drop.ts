import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { JobHandler } from '../module.ts';
import { holdContents } from './forget.ts';
import { unneededHashes } from './rows.ts';
import type { FileStore } from './store.ts';

/** Has contents and sealed originals taken from the disk after the commit, as far as no row points to them any more. */
export async function dropLater(
  ctx: Context,
  hashes: { readonly plain: readonly string[]; readonly sealed: readonly string[] },
): Promise<void> {
  if (hashes.plain.length + hashes.sealed.length > 0) await ctx.addJob('file:drop', { ...hashes });
}

/** The job behind `dropLater`. */
export function dropJob(store: FileStore): JobHandler {
  return async (ctx: Context, hashes: { readonly plain: readonly string[]; readonly sealed: readonly string[] }) => {
    await holdContents(ctx.tx);
    for (const hash of await unneededHashes(ctx.tx, hashes.plain)) await store.remove(hash);
    const { rows } = await sql<{ hash: string }>`select hash from unnest(${hashes.sealed}::text[]) as hash
      where not exists (select 1 from stored_file f where f.original_hash = hash)`.execute(ctx.tx);
    for (const { hash } of rows) await store.removeSealed(hash);
  };
}
