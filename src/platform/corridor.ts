import { sql } from 'kysely';
import { z } from 'zod';
import type { Door } from '../kit/contract.ts';
import { newId } from '../kit/ids.ts';
import { Refusal } from '../kit/refusal.ts';
import { writeAccess } from './access-log.ts';
import { claim } from './claim.ts';
import type { AccessLine, Context, Download, Who } from './context.ts';
import type { Db } from './database.ts';
import { isBadLuck, refusalFor } from './database-problems.ts';
import { writeFacts } from './facts.ts';
import { type Answer, freshNotes, type House, type Knock, type Notes } from './house.ts';
import { cookieNames } from './identify.ts';
import { makeContext } from './make-context.ts';
import type { Handler } from './module.ts';
import { parseInput } from './parse-input.ts';
import type { RateLimiter } from './rate-limit.ts';
import { keyFor } from './wire.ts';

const uuid = z.uuid();

/**
 * One way in. Who is asking → not too often → input by the contract → one transaction → request id claimed → handler → answer by the contract → facts and
 * access lines in the same transaction → commit → live signal. Throws `Refusal` for a lawful no; anything else is a bug.
 */
export async function goThrough(
  house: House,
  door: Door,
  handler: Handler,
  knock: Knock,
  limiter: RateLimiter,
): Promise<Answer> {
  const at: Try = {
    now: house.clock(),
    requestId: requestIdOf(door, knock),
    notes: freshNotes(),
    who: { kind: 'visitor' },
  };
  for (let tried = 1; ; tried += 1) {
    try {
      return await tryOnce({ house, door, handler, knock, limiter }, at, tried);
    } catch (problem) {
      if (tried < mostTries && isBadLuck(problem)) continue;
      const refusal = problem instanceof Refusal ? problem : refusalFor(problem);
      if (!refusal) throw problem;
      await logRefusal(house, { who: at.who, requestId: at.requestId, door, problem: refusal, notes: at.notes });
      throw refusal;
    }
  }
}

const mostTries = 3;

/** One request: who asks and what was noted are those of the last try. */
interface Try {
  readonly now: Date;
  readonly requestId: string;
  notes: Notes;
  who: Who;
}

interface Asked {
  readonly house: House;
  readonly door: Door;
  readonly handler: Handler;
  readonly knock: Knock;
  readonly limiter: RateLimiter;
}

async function tryOnce(asked: Asked, at: Try, tried: number): Promise<Answer> {
  const { house, door, handler, knock, limiter } = asked;
  const { now, requestId } = at;
  const notes = freshNotes();
  at.notes = notes;
  const answer = await house.database.db.transaction().execute(async (tx) => {
    const who = await identify(house, tx, door, knock, now);
    at.who = who;
    if (tried === 1) limiter.take(door, knock.network, who);
    const input = parseInput(door, knock);
    const repeatable = door.method === 'GET' || door.unrepeated;
    const replay = repeatable ? undefined : await claim(tx, { requestId, who, door, input, now });
    if (replay) return { value: replay.answer, download: undefined };
    const ctx = makeContext({ house, tx, door, knock, requestId, who, now, notes });
    const given = await handler(ctx, input as never);
    return finish({ house, ctx, door, notes, given, requestId });
  });
  for (const signal of notes.signals) house.live.publish(signal.subject, signal.hearers);
  return { ...answer, cookies: notes.cookies };
}

/** Runs work of the house itself (jobs, commands) with the same context, facts and access lines as a request. */
export async function withinHouse<T>(house: House, action: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  const notes: Notes = freshNotes();
  const requestId = newId();
  const knock: Knock = {
    id: requestId,
    params: {},
    query: {},
    body: undefined,
    network: 'house',
    header: () => undefined,
    cookie: () => undefined,
  };
  const result = await house.database.db.transaction().execute(async (tx) => {
    const ctx = makeContext({
      house,
      tx,
      door: undefined,
      knock,
      requestId,
      who: { kind: 'system' },
      now: house.clock(),
      notes,
      action,
    });
    const value = await work(ctx);
    await writeFacts(ctx, notes.facts, house);
    await writeAccess(
      tx,
      ctx,
      notes.access.map((line) => ({ ...line, outcome: 'allowed' as const })),
    );
    return value;
  });
  for (const signal of notes.signals) house.live.publish(signal.subject, signal.hearers);
  return result;
}

function requestIdOf(door: Door, knock: Knock): string {
  if (door.method === 'GET' || door.unrepeated) return knock.id;
  const given = uuid.safeParse(knock.header('idempotency-key'));
  if (!given.success) throw new Refusal('request.id-missing');
  return given.data;
}

// What a colleague may do who came in with a password that somebody else chose.
const beforeOwnPassword = new Set(['session.me', 'session.password', 'session.close', 'session.language']);

async function identify(house: House, tx: Db, door: Door, knock: Knock, now: Date): Promise<Who> {
  const bearer = knock.header('authorization')?.replace(/^Bearer\s+/i, '') ?? keyFor(door, knock);
  const given = door.wire
    ? { bearer }
    : {
        session: knock.cookie(cookieNames.session),
        receipt: knock.cookie(cookieNames.receipt),
        link: knock.cookie(cookieNames.link),
        phone: knock.cookie(cookieNames.phone),
        bearer,
      };
  const who = await house.doorkeeper.identify(tx, given, now);
  const isHeld = who.kind === 'staff' && who.mustReplacePassword === true && !beforeOwnPassword.has(door.action);
  if (who.kind !== 'system' && door.asks.includes(who.kind) && !isHeld) {
    if (who.kind === 'token' && who.scopes && !who.scopes.includes(door.action)) throw new Refusal('not-allowed');
    return who;
  }
  // A colleague may also hold a receipt of his own, a resident a link: each door sees the one that it asks for.
  const kinds = (['receipt', 'link', 'resident'] as const).filter((kind) => door.asks.includes(kind));
  const outside = await house.doorkeeper.identifyOutside(tx, given, kinds, now);
  if (outside) return outside;
  if (door.asks.includes('visitor')) return { kind: 'visitor' };
  if (isHeld) throw new Refusal('password.first');
  if (who.kind !== 'staff' && who.kind !== 'token') throw new Refusal('sign-in.required');
  throw new Refusal('not-allowed');
}

interface Finishing {
  readonly house: House;
  readonly ctx: Context;
  readonly door: Door;
  readonly notes: Notes;
  readonly given: unknown;
  readonly requestId: string;
}

async function finish({
  house,
  ctx,
  door,
  notes,
  given,
  requestId,
}: Finishing): Promise<{ value: unknown; download: Download | undefined }> {
  if (!notes.asked) throw new Error(`door ${door.action} never asked for permission`);
  if (door.personal && ctx.who.kind !== 'visitor' && notes.access.length === 0) {
    throw new Error(`door ${door.action} answers personal data without an access line`);
  }
  const download = door.answers === 'bytes' ? (given as Download) : undefined;
  const value = download ? undefined : door.output.parse(given);
  await writeFacts(ctx, notes.facts, house);
  await writeAccess(
    ctx.tx,
    ctx,
    notes.access.map((line) => ({ ...line, outcome: 'allowed' as const })),
  );
  if (door.method !== 'GET' && !door.unrepeated) {
    await sql`update answered set status = 200, answer = ${JSON.stringify(value)}::jsonb where request_id = ${requestId}`.execute(
      ctx.tx,
    );
  }
  return { value, download };
}

interface Refused {
  readonly who: Who;
  readonly requestId: string;
  readonly door: Door;
  readonly problem: Refusal;
  readonly notes: Notes;
}

const loggedRefusals = new Set<string>([
  'not-found',
  'not-allowed',
  'receipt.failed',
  'sign-in.failed',
  'code.failed',
  'passkey.failed',
  'passkey.unknown',
  'enrolment.failed',
  'single.failed',
  'single.unknown',
]);

// The request itself was rolled back; that somebody tried is kept all the same.
async function logRefusal(house: House, { who, requestId, door, problem, notes }: Refused): Promise<void> {
  const tokenId = door.wire && who.kind === 'token' ? who.tokenId : undefined;
  if (!loggedRefusals.has(problem.code) && tokenId === undefined) return;
  const unnamed = tokenId === undefined ? {} : { subject: { kind: 'token', id: tokenId } };
  const lines: readonly AccessLine[] = notes.access.length > 0 && tokenId === undefined ? notes.access : [unnamed];
  await house.database.db.transaction().execute((tx) =>
    writeAccess(
      tx,
      { who, requestId, action: door.action },
      lines.map((line) => ({
        ...line,
        outcome: 'refused' as const,
        reason: line.reason === undefined ? problem.code : `${problem.code} ${line.reason}`,
      })),
    ),
  );
}
