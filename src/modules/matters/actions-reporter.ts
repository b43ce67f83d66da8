import type { ParsedOf } from '../../kit/contract.ts';
import { parseReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { cookieNames } from '../../platform/identify.ts';
import { isOptedOut } from '../../platform/messages/outbox.ts';
import { countTry, forgetTries, openReceiptSession } from '../../platform/sign-in.ts';
import { promiseOf } from '../clocks/api.ts';
import { findUnit } from '../people/api.ts';
import { goOnAfterWord } from './actions-clocks.ts';
import { describeSharings } from './actions-sharing.ts';
import { takeLocked } from './actions-step.ts';
import type { reporterDoors } from './contract-reporter.ts';
import { phoneOf } from './identity.ts';
import { othersThan, ownActs, ownReporter, ownSolved, readStory } from './own-report.ts';
import { hearersOf, mayInGeneral } from './policy.ts';
import { decide } from './rules.ts';
import { findFollowerByCode } from './store-public.ts';
import { findMatterIdOfReporter, findReporterByCode, type WholeMatter } from './store-read.ts';
import { findRootId, listSplitCodes, markFilesOf, markWithdrawn } from './store-together.ts';
import { lockMatter, openMatter, standingOf, subjectOf } from './subject.ts';
import type { Reporter } from './tables.ts';
import { describeFact, namesFor } from './views-facts.ts';
import { describeFile } from './views-files.ts';
import { resultSaidOf } from './views-together.ts';
import { isSpoken, matterFacts } from './words.ts';

const allowedTries = { code: 8, network: 60 };

/** 凭查询码查看: code and four digits open one report for two hours. Wrong tries are counted per code and network, and per network. */
export async function openReceipt(
  db: Db,
  ctx: Context,
  input: { code: string; tail: string },
): Promise<{ done: true; as: 'reporter' | 'follower' }> {
  ctx.permit(mayInGeneral, undefined);
  const code = parseReceiptCode(input.code);
  if (code === undefined) throw new Refusal('receipt.failed');
  const tries = [
    { key: `receipt ${code} from ${ctx.network}`, allowed: allowedTries.code },
    { key: `receipts from ${ctx.network}`, allowed: allowedTries.network },
  ];
  await countTry(db, tries, ctx.now);
  const known = await findReporterByCode(ctx.tx, code);
  const reporter = known ?? (await findFollowerByCode(ctx.tx, code));
  const tail = input.tail.normalize('NFKC').replaceAll(/\D/g, '');
  if (!reporter || tail.length !== 4 || reporter.tail !== tail) throw new Refusal('receipt.failed');
  await openReceiptSession(ctx, reporter.id);
  await forgetTries(ctx.tx, tries);
  ctx.accessed({ subject: { kind: 'matter', id: reporter.matter_id }, residents: [reporter.id] });
  return { done: true, as: known ? 'reporter' : 'follower' };
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

/** 我反映的事: who has it, since when, what happens next and by when, what was said. Who opened it is a door of its own. */
export async function mine(ctx: Context) {
  const own = await openMatter(ctx, await ownMatterId(ctx));
  const story = await readStory(ctx, own);
  const { root, reporter, facts } = story;
  const { matter } = root;
  const phone = phoneOf(ctx.settings.secret, reporter);
  const names = await namesFor(ctx, root, facts);
  const unit = await findUnit(ctx.tx, matter.unit_id);
  const answered = facts.findLast((fact) => fact.kind === 'matter.answered' || fact.kind === 'matter.declined');
  const handed = facts.findLast((fact) => handing.has(fact.kind)) ?? facts[0];
  return {
    code: reporter.code,
    state: reporter.withdrawn_at === null ? matter.state : ('withdrawn' as const),
    title: own.matter.title,
    what: own.matter.what,
    where: own.matter.where_text,
    reportedAt: own.matter.reported_at.toISOString(),
    promisedAt: matter.promised_at?.toISOString() ?? null,
    promise: await promiseOf(ctx, matter.id),
    holder: {
      unit: unit?.name ?? '',
      phone: unit?.phone ?? null,
      since: (handed?.at ?? matter.reported_at).toISOString(),
    },
    answer: answered
      ? { text: String(answered.data['text'] ?? ''), at: answered.at.toISOString(), unit: unit?.name ?? '' }
      : null,
    solved: ownSolved(story),
    contestUntil: matter.contest_until?.toISOString() ?? null,
    files: story.files.map(describeFile),
    timeline: facts
      .filter(
        (fact) => fact.kind in matterFacts && matterFacts[fact.kind as keyof typeof matterFacts].resident !== null,
      )
      .map((fact) => forResident(describeFact(fact, names), isSpoken(fact.kind))),
    hasPhone: phone !== null,
    wantsMessages: phone !== null && reporter.wants_messages && !(await isOptedOut(ctx.tx, phone)),
    shares: reporter.shares,
    sharings: await describeSharings(ctx, root, root === own),
    confidential: reporter.confidential,
    can: ownActs(story, ctx.now),
    others: story.others,
    resultSaid: matter.closed_at === null ? null : resultSaidOf(root),
    split: await listSplitCodes(ctx.tx, reporter.id),
  };
}

const handing = new Set(['matter.assigned', 'matter.accepted', 'matter.merged']);

// Residents hear which unit acts, not which colleague; who opened the file is told by name below the timeline.
function forResident(entry: ReturnType<typeof describeFact>, withText: boolean) {
  return {
    ...entry,
    by: { ...entry.by, name: null },
    text: withText ? entry.text : null,
    details: said(entry.details),
  };
}

// What the resident said himself or may know of a visit or a date; codes and notes of the desk stay inside.
const forResidents = new Set([
  ...['found', 'way', 'solved', 'state', 'result', 'waitsZh', 'waitsEn', 'until', 'due'],
  ...['toldZh', 'toldEn'],
]);

function said(details: ReturnType<typeof describeFact>['details']) {
  return Object.fromEntries(Object.entries(details).filter(([key]) => forResidents.has(key)));
}

export async function add(ctx: Context, input: ParsedOf<typeof reporterDoors.add>): Promise<{ done: true }> {
  const own = await lockMatter(ctx, await ownMatterId(ctx));
  const story = await readStory(ctx, own);
  if (!ownActs(story, ctx.now).includes('add')) throw new Refusal('step.not-now');
  const subject = { kind: 'matter', id: own.matter.id };
  await attachFiles(ctx, input.fileIds, { subject, audience: 'resident' });
  await markFilesOf(ctx.tx, input.fileIds, story.reporter.id);
  ctx.record({
    subject,
    kind: 'matter.added',
    audience: 'resident',
    data: { text: input.text, files: input.fileIds.length },
  });
  await goOnAfterWord(ctx, story.root);
  ctx.signal(subject, ...hearersOf(subjectOf(own)));
  if (story.root !== own) ctx.signal({ kind: 'matter', id: story.root.matter.id }, ...hearersOf(subjectOf(story.root)));
  return { done: true };
}

/** The matter that is handled for this report, locked and permitted. */
async function lockHandled(ctx: Context): Promise<{ root: WholeMatter; reporter: Reporter }> {
  const root = await lockMatter(ctx, (await findRootId(ctx.tx, await ownMatterId(ctx))) ?? '');
  const reporter = ownReporter(ctx, root);
  if (reporter.withdrawn_at !== null) throw new Refusal('step.not-now');
  return { root, reporter };
}

/** 撤回: only the own report. The matter itself ends with the last one. */
export async function withdraw(ctx: Context, input: { reason: string }): Promise<{ done: true }> {
  const { root, reporter } = await lockHandled(ctx);
  const subject = { kind: 'matter', id: root.matter.id };
  if (othersThan(reporter, root).length === 0) {
    await takeLocked(ctx, root, { step: 'withdraw', id: root.matter.id, data: { text: input.reason } });
  } else {
    const ruling = decide(standingOf(root), { step: 'withdraw', now: ctx.now, by: null });
    if (!ruling.ok) throw new Refusal(ruling.code);
    ctx.record({ subject, kind: 'matter.left', audience: 'resident', data: { text: input.reason } });
    ctx.signal(subject, ...hearersOf(subjectOf(root)));
  }
  await markWithdrawn(ctx.tx, reporter.id, ctx.now);
  return { done: true };
}

/** 解决了吗: each resident's own word, apart from ours. "No" reopens at once; "partly" is kept as it was said. */
export async function confirm(
  ctx: Context,
  input: { solved: 'yes' | 'partly' | 'no'; comment: string },
): Promise<{ done: true }> {
  const { root, reporter } = await lockHandled(ctx);
  const again = root.matter.state === 'reopened';
  await takeLocked(ctx, root, {
    step: input.solved === 'no' ? 'contest' : 'confirm',
    id: root.matter.id,
    found: input.solved,
    reporter: reporter.id,
    data: { text: input.comment, solved: input.solved, ...(again && { again }) },
  });
  return { done: true };
}

/** Goes over to the same person's other report, where one was split from the other. */
export async function cross(ctx: Context, input: { code: string }): Promise<{ done: true }> {
  const own = await openMatter(ctx, await ownMatterId(ctx));
  const codes = await listSplitCodes(ctx.tx, ownReporter(ctx, own).id);
  const other = codes.find(({ code }) => code === parseReceiptCode(input.code));
  if (!other) throw new Refusal('not-found');
  await openReceiptSession(ctx, other.id);
  return { done: true };
}
