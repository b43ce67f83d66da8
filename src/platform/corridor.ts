import { sql } from 'kysely';
import { z } from 'zod';
import type { Door } from '../kit/contract.ts';
import { newId } from '../kit/ids.ts';
import { type FieldProblem, Refusal } from '../kit/refusal.ts';
import { writeAccess } from './access-log.ts';
import { claim } from './claim.ts';
import type { Context, Download, Who } from './context.ts';
import type { Db } from './database.ts';
import { writeFacts } from './facts.ts';
import { type Answer, freshNotes, type House, type Knock, type Notes } from './house.ts';
import { cookieNames } from './identify.ts';
import { makeContext } from './make-context.ts';
import type { Handler } from './module.ts';
import type { RateLimiter } from './rate-limit.ts';
import { findUnkeepable } from './unkeepable.ts';

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
  const now = house.clock();
  const requestId = requestIdOf(door, knock);
  const notes: Notes = freshNotes();
  let who: Who = { kind: 'visitor' };
  try {
    const answer = await house.database.db.transaction().execute(async (tx) => {
      who = await identify(house, tx, door, knock, now);
      limiter.take(door, knock.network, who);
      const input = parseInput(door, knock);
      const replay =
        door.method === 'GET' || door.unrepeated ? undefined : await claim(tx, { requestId, who, door, input, now });
      if (replay) return { value: replay.answer, download: undefined };
      const ctx = makeContext({ house, tx, door, knock, requestId, who, now, notes });
      const given = await handler(ctx, input as never);
      return finish({ house, ctx, door, notes, given, requestId });
    });
    for (const signal of notes.signals) house.live.publish(signal.subject, signal.hearers);
    return { ...answer, cookies: notes.cookies };
  } catch (problem) {
    const refusal = problem instanceof Refusal ? problem : fromDatabase(problem);
    if (!refusal) throw problem;
    await logRefusal(house, { who, requestId, door, problem: refusal, notes });
    throw refusal;
  }
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

async function identify(house: House, tx: Db, door: Door, knock: Knock, now: Date): Promise<Who> {
  const bearer = knock.header('authorization')?.replace(/^Bearer\s+/i, '');
  const given = {
    session: knock.cookie(cookieNames.session),
    receipt: knock.cookie(cookieNames.receipt),
    link: knock.cookie(cookieNames.link),
    phone: knock.cookie(cookieNames.phone),
    bearer,
  };
  const who = await house.doorkeeper.identify(tx, given, now);
  if (who.kind !== 'system' && door.asks.includes(who.kind)) {
    if (who.kind === 'token' && who.scopes && !who.scopes.includes(door.action)) throw new Refusal('not-allowed');
    return who;
  }
  // A colleague may also hold a receipt of his own, a resident a link: each door sees the one that it asks for.
  const kinds = (['receipt', 'link', 'resident'] as const).filter((kind) => door.asks.includes(kind));
  const outside = await house.doorkeeper.identifyOutside(tx, given, kinds, now);
  if (outside) return outside;
  if (door.asks.includes('visitor')) return { kind: 'visitor' };
  if (who.kind !== 'staff' && who.kind !== 'token') throw new Refusal('sign-in.required');
  throw new Refusal('not-allowed');
}

function parseInput(door: Door, knock: Knock): unknown {
  const body = door.body === 'bytes' ? { bytes: knock.body } : (knock.body ?? {});
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal('input.invalid');
  refuseTwofold(knock, body as Record<string, unknown>);
  const parsed = door.input.safeParse({ ...knock.query, ...body, ...knock.params });
  if (!parsed.success) throw new Refusal('input.invalid', fieldProblems(parsed.error));
  const path = findUnkeepable(parsed.data);
  if (path === undefined) return parsed.data;
  throw new Refusal('input.invalid', [{ path, zh: '含有无法保存的字符', en: 'Holds characters that cannot be kept' }]);
}

// One name with two values: whoever stands between may have judged the other one.
function refuseTwofold({ query, params }: Knock, body: Readonly<Record<string, unknown>>): void {
  const isIn = (where: object, name: string) => Object.hasOwn(where, name);
  const path =
    Object.keys(query).find((name) => isIn(body, name) || isIn(params, name)) ??
    Object.keys(params).find((name) => isIn(body, name) && String(body[name]) !== String(params[name]));
  if (path === undefined) return;
  throw new Refusal('input.invalid', [{ path, zh: '同一项写了两次', en: 'Given twice' }]);
}

const locales = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({
    path: issue.path.join('.'),
    zh: wording(locales.zh(issue as never)),
    en: wording(locales.en(issue as never)),
  }));
}

function wording(message: string | { message: string } | undefined | null): string {
  return typeof message === 'string' ? message : (message?.message ?? '');
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

// Two people at once: the constraint that no code can outrun says which of them came second.
function fromDatabase(problem: unknown): Refusal | undefined {
  const state = (problem as { code?: unknown } | undefined)?.code;
  if (state === '23505') return new Refusal('already.exists');
  if (state === '23P01') return new Refusal('time.overlap');
  if (state === '23503') return fromReference(problem as { message: string; detail?: string });
  return undefined;
}

// Something named by its id is not there, or was taken away a moment ago; or something is taken away that is still in use.
function fromReference({ message, detail }: { message: string; detail?: string }): Refusal {
  if (!message.startsWith('insert or update')) return new Refusal('already.used');
  const column = /^Key \((\w+)\)/.exec(detail ?? '')?.[1] ?? '';
  const path = column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return new Refusal('input.invalid', [
    { path, zh: '没有这一项，或刚刚被删去', en: 'There is no such thing, or no longer' },
  ]);
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
  if (!loggedRefusals.has(problem.code)) return;
  const lines = notes.access.length > 0 ? notes.access : [{}];
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
