import { sql } from 'kysely';
import type { Words } from '../../kit/words.ts';
import type { Db } from '../database.ts';

/** Subscriptions that were paused because nobody took their deliveries for a day. */
export async function webhookWarnings(tx: Db): Promise<Words[]> {
  const { rows } = await sql<{ name: string; waiting: number }>`select name,
      (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting') as waiting
    from webhook w where state = 'paused' and paused_why = 'failing' order by made_at`.execute(tx);
  return rows.map(({ name, waiting }) => ({
    zh: `事件推送“${name}”一天没有送达，已暂停，还有 ${waiting} 条待推送：请在“事件推送”里测试后恢复`,
    en: `Event webhook “${name}” could not be delivered for a day and is paused, ${waiting} waiting: test and resume it under Event webhooks`,
  }));
}

/** Lines of 30 days ago are taken away, with them what was ended; secrets that no longer sign are forgotten. */
export async function tidyWebhooks(tx: Db, now: Date): Promise<void> {
  await sql`delete from webhook_delivery where made_at < ${now}::timestamptz - interval '30 days'`.execute(tx);
  await sql`delete from webhook w where state = 'ended'
    and not exists (select 1 from webhook_delivery d where d.webhook_id = w.id)`.execute(tx);
  await sql`update webhook set old_secret = null, old_until = null where old_until <= ${now}`.execute(tx);
}
