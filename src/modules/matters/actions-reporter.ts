import type { ParsedOf } from '../../kit/contract.ts';
import { parseReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { type Happening, listFacts } from '../../platform/facts.ts';
import { attachFiles, listFiles } from '../../platform/files/rows.ts';
import { cookieNames } from '../../platform/identify.ts';
import { isOptedOut } from '../../platform/messages/outbox.ts';
import { countTry, forgetTries, openReceiptSession } from '../../platform/sign-in.ts';
import { findUnit } from '../people/api.ts';
import { describeAccess } from './actions-read.ts';
import { takeLocked } from './actions-step.ts';
import type { reporterDoors } from './contract-reporter.ts';
import { hearersOf, mayInGeneral } from './policy.ts';
import { decide } from './rules.ts';
import { findMatterIdOfReporter, findReporterByCode, type WholeMatter } from './store-read.ts';
import { lockMatter, openMatter, standingOf, subjectOf } from './subject.ts';
import { describeFact, describeFile, namesFor } from './views.ts';
import { isSpoken, matterFacts } from './words.ts';

const allowedTries = { code: 8, network: 60 };

/** 凭查询码查看: code and four digits open one report for two hours. Wrong tries are counted per code and network, and per network. */
export async function openReceipt(
  db: Db,
  ctx: Context,
  input: { code: string; tail: string },
): Promise<{ done: true }> {
  ctx.permit(mayInGeneral, undefined);
  const code = parseReceiptCode(input.code);
  if (code === undefined) throw new Refusal('receipt.failed');
  const tries = [
    { key: `receipt ${code} from ${ctx.network}`, allowed: allowedTries.code },
    { key: `receipts from ${ctx.network}`, allowed: allowedTries.network },
  ];
  await countTry(db, tries, ctx.now);
  const reporter = await findReporterByCode(ctx.tx, code);
  const tail = input.tail.normalize('NFKC').replaceAll(/\D/g, '');
  if (!reporter || tail.length !== 4 || reporter.tail !== tail) throw new Refusal('receipt.failed');
  await openReceiptSession(ctx, reporter.id);
  await forgetTries(ctx.tx, tries);
  ctx.accessed({ subject: { kind: 'matter', id: reporter.matter_id }, residents: [reporter.id] });
  return { done: true };
}

export async function leave(ctx: Context): Promise<{ done: true }> {
  ctx.permit(mayInGeneral, undefined);
  ctx.setCookie(cookieNames.receipt, '', { maxAgeSeconds: 0 });
  return { done: true };
}

async function ownMatterId(ctx: Context): Promise<string> {
  const reporterId = ctx.who.kind === 'receipt' ? ctx.who.reporterId : '';
  const id = reporterId === '' ? undefined : await findMatterIdOfReporter(ctx.tx, reporterId);
  if (id === undefined) throw new Refusal('sign-in.required');
  return id;
}

/** 我反映的事: who has it, since when, what happens next and by when, what was said, and who opened it. */
export async function mine(ctx: Context) {
  const whole = await openMatter(ctx, await ownMatterId(ctx));
  const { matter } = whole;
  const subject = { kind: 'matter', id: matter.id };
  const facts = await listFacts(ctx.tx, subject, ['resident']);
  const names = await namesFor(ctx, whole, facts);
  const unit = await findUnit(ctx.tx, matter.unit_id);
  const answered = facts.findLast((fact) => fact.kind === 'matter.answered' || fact.kind === 'matter.declined');
  const handed =
    facts.findLast((fact) => fact.kind === 'matter.assigned' || fact.kind === 'matter.accepted') ?? facts[0];
  const own = whole.reporters.find((reporter) => ctx.who.kind === 'receipt' && reporter.id === ctx.who.reporterId);
  const files = await listFiles(ctx.tx, subject, ['resident']);
  return {
    code: own?.code ?? '',
    state: matter.state,
    title: matter.title,
    what: matter.what,
    where: matter.where_text,
    reportedAt: matter.reported_at.toISOString(),
    promisedAt: matter.promised_at?.toISOString() ?? null,
    holder: {
      unit: unit?.name ?? '',
      phone: unit?.phone ?? null,
      since: (handed?.at ?? matter.reported_at).toISOString(),
    },
    answer: answered
      ? { text: String(answered.data['text'] ?? ''), at: answered.at.toISOString(), unit: unit?.name ?? '' }
      : null,
    solved: matter.solved,
    contestUntil: matter.contest_until?.toISOString() ?? null,
    files: files.map(describeFile),
    timeline: facts
      .filter(
        (fact) => fact.kind in matterFacts && matterFacts[fact.kind as keyof typeof matterFacts].resident !== null,
      )
      .map((fact) => forResident(describeFact(fact, names), isSpoken(fact.kind) && !isOthers(ctx, fact))),
    opened: await describeAccess(ctx, matter.id, ['staff', 'token', 'system']),
    hasPhone: own?.phone != null,
    wantsMessages: own?.phone != null && own.wants_messages && !(await isOptedOut(ctx.tx, own.phone)),
    can: canOf(whole, ctx.now),
  };
}

// What another reporter of the same matter wrote is not for this one.
function isOthers(ctx: Context, fact: Happening): boolean {
  return fact.by_kind === 'receipt' && ctx.who.kind === 'receipt' && fact.by_id !== ctx.who.reporterId;
}

// Residents hear which unit acts, not which colleague; who opened the file is told by name below the timeline.
function forResident(entry: ReturnType<typeof describeFact>, withText: boolean) {
  return {
    ...entry,
    by: { ...entry.by, name: null },
    text: withText ? entry.text : null,
    details: said(entry.details),
  };
}

// What the resident said himself or may know of a visit; codes and notes of the desk stay inside.
function said(details: ReturnType<typeof describeFact>['details']) {
  return Object.fromEntries(
    Object.entries(details).filter(([key]) => key === 'found' || key === 'way' || key === 'solved' || key === 'state'),
  );
}

function canOf(whole: WholeMatter, now: Date): ('add' | 'withdraw' | 'confirm' | 'contest')[] {
  const standing = standingOf(whole);
  const can = (step: 'withdraw' | 'confirm' | 'contest') => decide(standing, { step, now, by: null }).ok;
  const open = !['archived', 'withdrawn', 'not_accepted'].includes(whole.matter.state);
  return [
    ...(open ? (['add'] as const) : []),
    ...(can('withdraw') ? (['withdraw'] as const) : []),
    ...(can('confirm') && whole.matter.solved !== 'yes' ? (['confirm'] as const) : []),
    ...(can('contest') && whole.matter.solved !== 'no' ? (['contest'] as const) : []),
  ];
}

export async function add(ctx: Context, input: ParsedOf<typeof reporterDoors.add>): Promise<{ done: true }> {
  const whole = await lockMatter(ctx, await ownMatterId(ctx));
  if (!canOf(whole, ctx.now).includes('add')) throw new Refusal('step.not-now');
  const subject = { kind: 'matter', id: whole.matter.id };
  await attachFiles(ctx, input.fileIds, { subject, audience: 'resident' });
  ctx.record({
    subject,
    kind: 'matter.added',
    audience: 'resident',
    data: { text: input.text, files: input.fileIds.length },
  });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
  return { done: true };
}

export async function withdraw(ctx: Context, input: { reason: string }): Promise<{ done: true }> {
  const whole = await lockMatter(ctx, await ownMatterId(ctx));
  await takeLocked(ctx, whole, { step: 'withdraw', id: whole.matter.id, data: { text: input.reason } });
  return { done: true };
}

/** 解决了吗: the resident's word, apart from ours. "No" reopens at once; "partly" is kept as it was said. */
export async function confirm(
  ctx: Context,
  input: { solved: 'yes' | 'partly' | 'no'; comment: string },
): Promise<{ done: true }> {
  const whole = await lockMatter(ctx, await ownMatterId(ctx));
  const step = input.solved === 'no' ? 'contest' : 'confirm';
  await takeLocked(ctx, whole, {
    step,
    id: whole.matter.id,
    found: input.solved,
    data: { text: input.comment, solved: input.solved },
  });
  return { done: true };
}
