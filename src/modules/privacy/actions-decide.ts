import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Download } from '../../platform/context.ts';
import type { FileStore } from '../../platform/files/store.ts';
import { queueMessage } from '../../platform/messages/outbox.ts';
import type { Keeper } from '../../platform/module.ts';
import {
  correctReporter,
  correctWords,
  getIdentity,
  listReportersByPhone,
  sealReporter,
  tellReporter,
} from '../matters/api.ts';
import { staffOf } from './actions-glass.ts';
import type { doors } from './contract.ts';
import { erase, findEnd } from './erase.ts';
import { findReports, gatherPerson, zipOf } from './person.ts';
import { mayInGeneral, mayOfOwn } from './policy.ts';
import { mayDecide } from './rules.ts';
import { getSetting } from './store-glass.ts';
import { lockRequest, saveDecision, stopMessages } from './store-requests.ts';
import type { PrivacyRequest } from './tables.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
type Decision = In<'decideRequest'>;

/** 答复请求: grants it and does at once what it grants, or refuses with reasons, the law, and where to complain. */
export async function decide(ctx: Context, input: Decision, keepers: readonly Keeper[]): Promise<{ done: true }> {
  ctx.permit(mayInGeneral, undefined);
  const request = await lockRequest(ctx.tx, input.id);
  if (!request) {
    ctx.accessed({ reason: '答复个人信息请求' });
    throw new Refusal('not-found');
  }
  const subject = { kind: 'matter', id: request.matter_id };
  ctx.accessed({ subject, residents: [request.reporter_id], reason: `答复个人信息请求：${input.reasons}` });
  if (request.state !== 'open') throw new Refusal('step.not-now');
  const end = await findEnd(ctx, request.matter_id);
  const ruling = mayDecide({ ...input, kind: request.kind, keptUntil: end.at, onHold: end.onHold, now: ctx.now });
  if (!ruling.ok) throw new Refusal(ruling.code);
  const refused = input.outcome === 'refused';
  const days = await getSetting(ctx.tx, 'copy-days');
  await saveDecision(ctx.tx, request.id, {
    state: refused ? 'refused' : 'done',
    outcome: refused ? null : input.outcome,
    reasons: input.reasons,
    law: input.law,
    by: staffOf(ctx).accountId,
    at: ctx.now,
    readyUntil: input.outcome === 'copied' ? new Date(ctx.now.getTime() + days * 86_400_000) : null,
  });
  ctx.record({
    subject,
    kind: 'privacy.decided',
    audience: 'sealed',
    data: { request: request.kind, requestId: request.id, outcome: input.outcome },
  });
  await fulfil(ctx, request, input, { rootId: end.rootId, keepers });
  return { done: true };
}

async function fulfil(
  ctx: Context,
  request: PrivacyRequest,
  { outcome }: Decision,
  erasing: { rootId: string; keepers: readonly Keeper[] },
): Promise<void> {
  const { reporter_id: reporterId, matter_id: matterId, wish } = request;
  if (outcome === 'erased') return eraseAsAsked(ctx, request, erasing);
  // Before messages are stopped: the answer itself still reaches whoever asked.
  await tellReporter(ctx, reporterId, 'privacy.decided');
  if (outcome === 'corrected') {
    await correctReporter(ctx, reporterId, wish);
    if (wish.what !== undefined) await correctWords(ctx, matterId, wish.what);
  }
  if (outcome === 'stopped' || outcome === 'restricted') {
    await sealReporter(ctx, reporterId);
    await stopMessages(ctx.tx, reporterId);
  }
}

// The phone goes with everything else, so the last message is written apart from the matter, sealed.
async function eraseAsAsked(
  ctx: Context,
  request: PrivacyRequest,
  { rootId, keepers }: { rootId: string; keepers: readonly Keeper[] },
): Promise<void> {
  const { phone, code, language } = await getIdentity(ctx, request.reporter_id);
  await erase(ctx, rootId, { rule: 'request', reason: '本人请求删除' }, keepers);
  if (phone === null) return;
  await queueMessage(ctx, {
    template: 'privacy.decided',
    recipient: phone,
    language,
    params: { code, link: `${ctx.settings.publicUrl}/erased` },
    subject: { kind: 'privacy-request', id: request.id },
    isSealed: true,
  });
}

/** Which reports a copy is about: all of the phone when the phone was confirmed, else the one of the receipt. */
async function reportsOf(ctx: Context, request: PrivacyRequest): Promise<string[]> {
  if (ctx.who.kind !== 'resident') return [request.reporter_id];
  return (await listReportersByPhone(ctx, ctx.who.phone)).map(({ id }) => id);
}

async function isOwn(ctx: Context, request: PrivacyRequest | undefined): Promise<boolean> {
  if (!request) return false;
  if (ctx.who.kind === 'resident') return (await reportsOf(ctx, request)).includes(request.reporter_id);
  return ctx.who.kind === 'receipt' && ctx.who.reporterId === request.reporter_id;
}

/**
 * 下载复制件: everything about the person, once the copy was approved. Who left a phone shows first that it is his: the receipt alone opens
 * a copy only where there is no phone.
 */
export async function fetchCopy(
  ctx: Context,
  input: { id: string },
  { keepers, store }: { keepers: readonly Keeper[]; store: FileStore },
): Promise<Download> {
  const request = await lockRequest(ctx.tx, input.id);
  ctx.permit(mayOfOwn, await isOwn(ctx, request));
  if (request?.outcome !== 'copied') throw new Refusal('step.not-now');
  if (request.ready_until === null || request.ready_until < ctx.now) throw new Refusal('privacy.copy-over');
  const { phone } = await getIdentity(ctx, request.reporter_id);
  if (ctx.who.kind === 'receipt' && phone !== null) throw new Refusal('privacy.phone-first');
  const ids = await reportsOf(ctx, request);
  ctx.accessed({ subject: { kind: 'matter', id: request.matter_id }, residents: ids, reason: '下载本人复制件' });
  return download(ctx, await zipOf(await gatherPerson(ctx, ids, keepers), store));
}

function download(ctx: Context, content: Buffer): Download {
  return { mediaType: 'application/zip', fileName: `personal-data-${ctx.now.toISOString().slice(0, 10)}.zip`, content };
}

/** 导出一个人的全部信息: by phone or receipt code, with a reason. */
export async function exportPerson(
  ctx: Context,
  input: In<'exportPerson'>,
  { keepers, store }: { keepers: readonly Keeper[]; store: FileStore },
): Promise<Download> {
  ctx.permit(mayInGeneral, undefined);
  const ids = await findReports(ctx, input);
  ctx.accessed({ residents: ids, reason: `导出个人信息：${input.reason}` });
  if (ids.length === 0) throw new Refusal('not-found');
  return download(ctx, await zipOf(await gatherPerson(ctx, ids, keepers), store));
}
