import { sql } from 'kysely';
import type { Context } from '../context.ts';

/** A reply by SMS, as the provider passes it on. */
export interface Reply {
  readonly providerId: string;
  /** As phones are stored. */
  readonly from: string;
  readonly text: string;
}

/** Something that this reply answers: when the phone was asked, and what to do with the answer. */
export interface Waiting {
  readonly askedAt: Date;
  take(): Promise<void>;
}

/** Looks whether a reply answers something of one family; undefined when nothing waits for it, or when it is no answer to that. */
export type ReplyReader = (ctx: Context, reply: Reply) => Promise<Waiting | undefined>;

/** Hands a reply to whoever asked this phone last and understands it; what nobody waits for, and what came before, is let go. */
export async function handOver(ctx: Context, readers: readonly ReplyReader[], reply: Reply): Promise<void> {
  const { numAffectedRows } =
    await sql`insert into inbound_reply (provider_id, at) values (${reply.providerId}, ${ctx.now})
    on conflict do nothing`.execute(ctx.tx);
  if (numAffectedRows === 0n) return;
  const waiting: Waiting[] = [];
  for (const reader of readers) {
    const found = await reader(ctx, reply);
    if (found) waiting.push(found);
  }
  const [last] = waiting.toSorted((one, other) => other.askedAt.getTime() - one.askedAt.getTime());
  await last?.take();
}
