import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Door } from '../kit/contract.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Who } from './context.ts';
import type { Db } from './database.ts';

interface Claim {
  readonly requestId: string;
  readonly who: Who;
  readonly door: Door;
  readonly input: unknown;
  readonly now: Date;
}

/** First come writes the line; a repeat waits for the first to commit and then gets its answer. */
export async function claim(tx: Db, given: Claim): Promise<{ answer: unknown } | undefined> {
  const who = claimant(given.who);
  const inputHash = createHash('sha256').update(JSON.stringify(given.input)).digest('hex');
  const { numAffectedRows } = await sql`insert into answered (request_id, who, door, input_hash, at)
    values (${given.requestId}, ${who}, ${given.door.action}, ${inputHash}, ${given.now}) on conflict do nothing`.execute(
    tx,
  );
  if (numAffectedRows === 1n) return undefined;
  const { rows } = await sql<{ who: string; door: string; input_hash: string; answer: unknown }>`
    select who, door, input_hash, answer from answered where request_id = ${given.requestId}`.execute(tx);
  const first = rows[0];
  if (first?.who === who && first.door === given.door.action && first.input_hash === inputHash)
    return { answer: first.answer };
  throw new Refusal('request.id-reused');
}

function claimant(who: Who): string {
  switch (who.kind) {
    case 'staff':
    case 'token':
      return `account:${who.accountId}`;
    case 'receipt':
      return `reporter:${who.reporterId}`;
    case 'link':
      return `link:${who.linkId}`;
    case 'resident':
      return `phone:${who.sessionId}`;
    case 'visitor':
    case 'system':
      return who.kind;
  }
}
