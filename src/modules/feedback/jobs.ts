import { addDays, dayOf } from '../../kit/calendar.ts';
import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import { queueMessage } from '../../platform/messages/outbox.ts';
import { findMatterInfo, listAskable, type MatterInfo, tellReporter } from '../matters/api.ts';
import { findPhones, phoneOfAccount } from '../people/api.ts';
import { expiryOf } from './rules.ts';
import { listTold } from './store-objections.ts';
import { findSurvey, insertSurvey, lapse, markMessaged } from './store-surveys.ts';
import { forgetOldThanks } from './store-thanks.ts';
import { ofSurvey } from './taking.ts';

/** What a job that hears a fact is given. */
interface Heard {
  readonly kind: string;
  readonly id: string;
}

const dayMilliseconds = 86_400_000;
const isClosed = ({ matter }: MatterInfo) => matter.state === 'closed' || matter.state === 'revisited';

/** A matter was closed: each of its reporters is asked once; a message follows a day later. */
export async function askReporters(ctx: Context, { id }: Heard): Promise<void> {
  const info = await findMatterInfo(ctx, id);
  const closedAt = info?.matter.closed_at;
  if (!info || !closedAt || !isClosed(info)) return;
  const askable = await listAskable(ctx, id);
  const handlers = await handlersOf(ctx, info, [...new Set([id, ...askable.map(({ matter_id }) => matter_id)])]);
  const closedOn = dayOf(closedAt);
  for (const reporter of askable) {
    const surveyId = newId();
    const isNew = await insertSurvey(ctx.tx, {
      id: surveyId,
      matterId: id,
      reporterId: reporter.id,
      unitId: info.matter.unit_id,
      category: info.matter.category,
      handlers,
      closedAt,
      closedOn,
      expiresAt: expiryOf(closedOn),
    });
    // A confidential reporter's phone is sealed, so that no reply could be matched: the page asks him.
    if (!isNew || reporter.confidential || reporter.phone === null) continue;
    await ctx.addJob('feedback:send', { id: surveyId }, { runAt: new Date(closedAt.getTime() + dayMilliseconds) });
  }
}

const handling: ReadonlySet<string> = new Set(['matter.taken', 'matter.answered', 'matter.closed']);

/** 经办人: accounts and people who ever led, took in hand, answered or closed it, or what was merged into it. */
async function handlersOf(ctx: Context, { matter }: MatterInfo, matterIds: readonly string[]): Promise<string[]> {
  const found = new Set([matter.lead_id, matter.answered_by, matter.closed_by]);
  for (const id of matterIds) {
    for (const fact of await listFacts(ctx.tx, { kind: 'matter', id }, ['resident', 'staff'])) {
      if (handling.has(fact.kind)) found.add(fact.by_id);
      if (fact.kind === 'matter.assigned') found.add(String(fact.data['leadId'] ?? ''));
    }
  }
  return [...found].filter((id) => id !== null && id !== '').map(String);
}

/** The message a day after closing; none to whoever answered meanwhile, and none about what was taken up again. */
export async function sendMessage(ctx: Context, { id }: { readonly id: string }): Promise<void> {
  const survey = await findSurvey(ctx.tx, id, ctx.now);
  if (survey?.state !== 'open' || survey.messaged_at !== null) return;
  ctx.accessed({ subject: ofSurvey(id), residents: [survey.reporter_id] });
  await tellReporter(ctx, survey.reporter_id, 'matter.asked-opinion');
  await markMessaged(ctx.tx, id, ctx.now);
}

/** A matter is open again: nobody is asked any longer how it was closed. */
export async function dropSurveys(ctx: Context, { id }: Heard): Promise<void> {
  const info = await findMatterInfo(ctx, id);
  if (!info || isClosed(info) || info.matter.state === 'archived') return;
  await lapse(ctx.tx, id, ctx.now);
}

/** Every Monday: handlers hear that ratings of last week can be objected to, and nothing else. */
export async function tellHandlers(ctx: Context): Promise<void> {
  const today = dayOf(ctx.now);
  const ids = await listTold(ctx.tx, today);
  const phones = new Set((await findPhones(ctx.tx, ids)).values());
  for (const id of ids) {
    const phone = await phoneOfAccount(ctx.tx, id);
    if (phone !== undefined) phones.add(phone);
  }
  for (const recipient of phones) {
    await queueMessage(ctx, {
      template: 'staff.ratings',
      recipient,
      language: 'zh',
      params: { link: `${ctx.settings.publicUrl}/desk` },
      subject: { kind: 'feedback', id: newId() },
    });
  }
  await forgetOldThanks(ctx.tx, addDays(today, -2 * 365));
}
