import { sql } from 'kysely';
import type { Db } from './database.ts';
import { sessionLimits } from './identify.ts';

/** How a session stands that a device remembers by its id (which opens nothing): running, ended by time, or revoked; one that is no longer known counts as revoked. */
export async function findStanding(tx: Db, sessionId: string, now: Date): Promise<'open' | 'ended' | 'revoked'> {
  const idleSince = new Date(now.getTime() - sessionLimits.idleHours * 3_600_000);
  const { rows } = await sql<{ revoked: boolean; runs: boolean }>`select revoked_at is not null as revoked,
      expires_at > ${now} and seen_at > ${idleSince} as runs from session where id = ${sessionId}`.execute(tx);
  const [found] = rows;
  if (!found || found.revoked) return 'revoked';
  return found.runs ? 'open' : 'ended';
}
