import type { FastifyRequest } from 'fastify';
import { type RefusalCode, refusals } from '../kit/refusal.ts';
import type { Log } from './log.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id under which facts, access lines and log lines of this request are found: the knocker's own where there is one. */
export function requestIdOf(request: FastifyRequest): string {
  const given = request.headers['idempotency-key'];
  return typeof given === 'string' && uuid.test(given) ? given : request.id;
}

const suspicious = new Set<number>([401, 403, 429]);
const unsuspicious = new Set<RefusalCode>(['sign-in.required']);

/** One line for each refusal, so that guessing, probing and flooding can be seen from outside: which door, why, from which address. */
export function logRefusal(
  log: Log,
  refused: { action: string; code: RefusalCode; requestId: string; network: string },
): void {
  const isLoud = suspicious.has(refusals[refused.code].status) && !unsuspicious.has(refused.code);
  const { code, ...fields } = refused;
  log[isLoud ? 'warn' : 'info']('refused', { ...fields, refusal: code });
}
