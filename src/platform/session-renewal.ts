import { sql } from 'kysely';
import type { Context, Staff } from './context.ts';
import { cookieNames, newSecret } from './identify.ts';

/** Gives a session a new token after its owner proved again who it is: what somebody may have copied before opens nothing any more. */
export async function renewSession(ctx: Context, { sessionId }: Staff): Promise<void> {
  const { secret, hash } = newSecret('mbs');
  const { rows } = await sql<{ expires_at: Date }>`update session set token_hash = ${hash} where id = ${sessionId}
    returning expires_at`.execute(ctx.tx);
  const expiresAt = rows[0]?.expires_at ?? ctx.now;
  ctx.setCookie(cookieNames.session, secret, {
    maxAgeSeconds: Math.ceil((expiresAt.getTime() - ctx.now.getTime()) / 1000),
  });
}
