import { sql } from 'kysely';
import { dropUnattached } from './files/rows.ts';
import type { FileStore } from './files/store.ts';
import type { JobHandler } from './module.ts';

/** Every hour: answers older than a day, old tries, ended receipts and files that nobody bound are taken away. */
export function tidyJob(store: FileStore): JobHandler {
  return async (ctx) => {
    await sql`delete from answered where at < ${ctx.now}::timestamptz - interval '1 day'`.execute(ctx.tx);
    await sql`delete from attempt where first_at < ${ctx.now}::timestamptz - interval '1 day'`.execute(ctx.tx);
    await sql`delete from receipt_session where expires_at < ${ctx.now}`.execute(ctx.tx);
    for (const hash of await dropUnattached(ctx)) {
      await store.remove(hash);
      await store.removeSealed(hash);
    }
  };
}
