import { sql } from 'kysely';
import { guardContents } from './files/forget.ts';
import { dropUnattached } from './files/rows.ts';
import type { FileStore } from './files/store.ts';
import type { JobHandler } from './module.ts';
import { tidyWebhooks } from './webhooks/upkeep.ts';

/**
 * Every hour: answers older than a day, old tries, ended receipts and files that nobody bound are taken away; messages and sessions of 180
 * days ago and what imports kept for their undo 90 days ago lose what is personal. The periods are those of the columns' comments.
 */
export function tidyJob(store: FileStore): JobHandler {
  return async (ctx) => {
    await sql`delete from answered where at < ${ctx.now}::timestamptz - interval '1 day'`.execute(ctx.tx);
    await sql`delete from attempt where first_at < ${ctx.now}::timestamptz - interval '1 day'`.execute(ctx.tx);
    await sql`delete from inbound_reply where at < ${ctx.now}::timestamptz - interval '30 days'`.execute(ctx.tx);
    await sql`delete from ceremony where expires_at < ${ctx.now}`.execute(ctx.tx);
    await sql`delete from phone_session where expires_at < ${ctx.now}`.execute(ctx.tx);
    await sql`delete from phone_code where expires_at < ${ctx.now}`.execute(ctx.tx);
    await sql`update link set label = '' where label <> '' and expires_at < ${ctx.now}::timestamptz - interval '2 years'`.execute(
      ctx.tx,
    );
    await sql`delete from receipt_session where expires_at < ${ctx.now}`.execute(ctx.tx);
    await sql`update outgoing set recipient = '', params = '{}', sealed = null where (recipient <> '' or sealed is not null) and state <> 'waiting'
      and made_at < ${ctx.now}::timestamptz - interval '180 days'`.execute(ctx.tx);
    await sql`update session set device = '', network = '' where network <> '' and seen_at < ${ctx.now}::timestamptz - interval '180 days'`.execute(
      ctx.tx,
    );
    await sql`update import_row r set before = null from import_run i where i.id = r.run_id and r.before is not null
      and i.at < ${ctx.now}::timestamptz - interval '90 days'`.execute(ctx.tx);
    await sql`delete from reading_alert where last_at < ${ctx.now}::timestamptz - interval '2 years'`.execute(ctx.tx);
    await tidyWebhooks(ctx.tx, ctx.now);
    await guardContents(ctx.tx);
    for (const hash of await dropUnattached(ctx)) {
      await store.remove(hash);
      await store.removeSealed(hash);
    }
  };
}
