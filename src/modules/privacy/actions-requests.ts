import type { z } from 'zod';
import type { ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { newId, parseReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { workingDaysAhead } from '../clocks/api.ts';
import { findReporterByCode, gatherMatters, getIdentity } from '../matters/api.ts';
import { unitNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import type { OwnRequest } from './contract-resident.ts';
import { findEnd } from './erase.ts';
import { mayInGeneral } from './policy.ts';
import { outcomesOf } from './rules.ts';
import { getSetting } from './store-glass.ts';
import { countOpen, insertRequest, listRequests, listRequestsOf, lockRequest } from './store-requests.ts';
import type { PrivacyRequest } from './tables.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
type Asked = Pick<In<'ask'>, 'kind' | 'words' | 'name' | 'phone' | 'what'>;

const mostOpen = 5;

/** A request as its resident follows it. */
export function showOwn(row: PrivacyRequest): z.input<typeof OwnRequest> {
  return {
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    code: row.code,
    words: row.words,
    madeAt: row.made_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    state: row.state,
    outcome: row.outcome,
    reasons: row.reasons,
    law: row.law,
    decidedAt: row.decided_at?.toISOString() ?? null,
    copyUntil: row.ready_until?.toISOString() ?? null,
  };
}

/** Writes a request down with its clock, whoever brings it. */
export async function write(
  ctx: Context,
  input: Asked,
  of: { reporterId: string; matterId: string; channel: PrivacyRequest['channel'] },
): Promise<{ id: string; dueAt: string }> {
  const { name, phone, what } = input;
  if (input.kind === 'correct' && name === undefined && phone === undefined && what === undefined) {
    throw new Refusal('input.invalid', [
      { path: 'words', zh: '请填写要更正成什么', en: 'Say what it should be instead' },
    ]);
  }
  const open = (await listRequestsOf(ctx.tx, [of.reporterId])).filter((row) => row.state === 'open');
  if (open.length >= mostOpen || open.some((row) => row.kind === input.kind)) throw new Refusal('already.exists');
  const dueAt = await workingDaysAhead(ctx, await getSetting(ctx.tx, 'request-days'));
  const id = newId(ctx.now.getTime());
  await insertRequest(ctx.tx, {
    id,
    kind: input.kind,
    channel: of.channel,
    matter_id: of.matterId,
    reporter_id: of.reporterId,
    words: input.words,
    wish: input.kind === 'correct' ? { name, phone, what } : {},
    made_at: ctx.now,
    taken_by: ctx.who.kind === 'staff' ? ctx.who.accountId : null,
    due_at: dueAt,
  });
  const subject = { kind: 'matter', id: of.matterId };
  ctx.accessed({ subject, residents: [of.reporterId], reason: '个人信息请求' });
  // A complaint may be about whoever handles the matter: nobody who handles it reads of requests.
  ctx.record({ subject, kind: 'privacy.asked', audience: 'sealed', data: { request: input.kind, requestId: id } });
  return { id, dueAt: dueAt.toISOString() };
}

async function ownReporter(ctx: Context) {
  if (ctx.who.kind !== 'receipt') throw new Refusal('sign-in.required');
  return getIdentity(ctx, ctx.who.reporterId);
}

export async function mine(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const reporter = await ownReporter(ctx);
  ctx.accessed({ subject: { kind: 'matter', id: reporter.matter_id }, residents: [reporter.id] });
  const rows = await listRequestsOf(ctx.tx, [reporter.id]);
  return { rows: rows.map(showOwn), days: await getSetting(ctx.tx, 'request-days') };
}

export async function ask(ctx: Context, input: In<'ask'>) {
  ctx.permit(mayInGeneral, undefined);
  const reporter = await ownReporter(ctx);
  return write(ctx, input, { reporterId: reporter.id, matterId: reporter.matter_id, channel: 'receipt' });
}

/** 代为登记: somebody came or called, with the receipt in hand. */
export async function takeDown(ctx: Context, input: In<'takeDownRequest'>) {
  ctx.permit(mayInGeneral, undefined);
  const code = parseReceiptCode(input.code);
  const reporter = code === undefined ? undefined : await findReporterByCode(ctx.tx, code);
  if (!reporter) {
    ctx.accessed({ reason: '代为登记个人信息请求' });
    throw new Refusal('not-found');
  }
  return write(ctx, input, { reporterId: reporter.id, matterId: reporter.matter_id, channel: input.channel });
}

/** 个人信息请求: the queue of whoever protects personal data. */
export async function list(ctx: Context, input: In<'requests'>) {
  ctx.permit(mayInGeneral, undefined);
  const after = decodeCursor(input.cursor);
  const found = await listRequests(ctx.tx, { state: input.state, after, limit: input.limit + 1 });
  const rows = found.slice(0, input.limit);
  const last = rows.at(-1);
  ctx.accessed({ residents: rows.map((row) => row.reporter_id), reason: '个人信息请求队列' });
  return {
    rows: await showRows(ctx, rows),
    next: found.length > input.limit && last ? encodeCursor({ at: last.made_at, id: last.id }) : null,
    ...(await countOpen(ctx.tx, ctx.now)),
  };
}

async function showRows(ctx: Context, rows: readonly PrivacyRequest[]) {
  const units = await unitNames(ctx.tx, [...new Set(rows.map((row) => row.unit_id))]);
  const names = await accountNames(ctx.tx, [...new Set(rows.flatMap((row) => row.taken_by ?? []))]);
  return rows.map((row) => ({
    ...showOwn(row),
    number: row.number,
    unitName: units.get(row.unit_id) ?? '',
    takenBy: row.taken_by === null ? null : (names.get(row.taken_by) ?? null),
    overdue: row.state === 'open' && row.due_at < ctx.now,
  }));
}

/** One request with what stands there now. The name of a confidential reporter stays sealed here too. */
export async function view(ctx: Context, { id }: In<'request'>) {
  ctx.permit(mayInGeneral, undefined);
  const request = await lockRequest(ctx.tx, id);
  if (!request) {
    ctx.accessed({ reason: '查看个人信息请求' });
    throw new Refusal('not-found');
  }
  const { matter_id: matterId, reporter_id: reporterId, wish } = request;
  ctx.accessed({ subject: { kind: 'matter', id: matterId }, residents: [reporterId], reason: '查看个人信息请求' });
  const [row] = await showRows(ctx, [request]);
  const [gathered] = await gatherMatters(ctx, [reporterId]);
  if (!row || !gathered) throw new Refusal('not-found');
  const sealed = gathered.who.confidential;
  const end = await findEnd(ctx, matterId);
  const { name, phone, what } = wish;
  return {
    ...row,
    wish: {
      ...(name !== undefined && { name: sealed ? '（密封）' : name }),
      ...(phone !== undefined && { phone: sealed ? '（密封）' : phone }),
      ...(what !== undefined && { what }),
    },
    now: {
      name: sealed ? null : gathered.who.name,
      phone: sealed ? null : gathered.who.phone,
      what: gathered.matter.what,
      sealed,
    },
    keptUntil: end.at?.toISOString() ?? null,
    onHold: end.onHold,
    outcomes:
      request.state === 'open'
        ? outcomesOf[request.kind].filter((one) => one !== 'erased' || mayErase(end, ctx.now))
        : [],
  };
}

function mayErase(end: { at: Date | null; onHold: boolean }, now: Date): boolean {
  return !end.onHold && end.at !== null && end.at <= now;
}
