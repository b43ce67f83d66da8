import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Download } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { makeLink } from '../../platform/links.ts';
import { queueMessage } from '../../platform/messages/outbox.ts';
import { turnClocks } from '../clocks/api.ts';
import { ofMediation, tellColleagues, tellParties } from '../mediation/api.ts';
import { findPartner } from '../partners/api.ts';
import { invalid, mustBeOpen } from './actions-desk.ts';
import { makeBundle, sentBundle, zipOf } from './bundle.ts';
import type { doors } from './contract.ts';
import { courtLinks } from './policy.ts';
import { answered } from './rules.ts';
import { isPapersWhole } from './rules-joint.ts';
import { type Change, insertPaper, saveConfirmation } from './store.ts';
import { type Asking, boundOf, isAgreedByAll, linesOf, openAsking, openCourt, tell } from './subject.ts';
import { describeForCourt } from './views.ts';
import type { SubmitWay } from './words.ts';
import type { Workshop } from './workshop.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const done = { done: true } as const;
const day = 86_400_000;
const linkDays = 60;

/** What stands in the way of handing it in; nothing goes to a court before everybody said yes. */
function mustBeReady(ctx: Context, found: Asking): void {
  mustBeOpen(ctx, found);
  if (found.confirmation.marks === null) throw new Refusal('confirmation.unchecked');
  if (!isAgreedByAll(found)) throw new Refusal('confirmation.not-both');
  if (found.confirmation.court_name === '') throw new Refusal('confirmation.no-court');
  if (!isPapersWhole(linesOf(found))) throw new Refusal('confirmation.papers-missing');
}

async function handIn(
  ctx: Context,
  workshop: Workshop,
  found: Asking,
  { on, how }: { on: string; how: SubmitWay },
): Promise<void> {
  mustBeReady(ctx, found);
  const { confirmation: one, whole } = found;
  const made = await makeBundle(ctx, workshop, found);
  const { sha256 } = await workshop.store().putSealed(made.application);
  await saveConfirmation(ctx, one.id, {
    state: 'submitted',
    submitted: { on, how, bundle: JSON.stringify(made.bundle), applicationPdf: sha256 },
    reason: '',
  });
  await turnClocks(ctx, { subjectId: whole.mediation.id, meet: ['confirm'] });
  tell(ctx, whole, 'confirmation.submitted', { how, on });
  await tellParties(ctx, whole, 'mediation.news', { partyIds: boundOf(found).map(({ id }) => id) });
}

/** 递交: a colleague or the parties brought it to the court; what went is kept as it went. */
export async function submit(ctx: Context, input: In<'submit'>, workshop: Workshop) {
  const found = await openAsking(ctx, input.id, input.version);
  const { effective_on: from, lawful_last_on: until } = found.confirmation;
  if (input.on < from || input.on > dayOf(ctx.now) || input.on > until)
    throw invalid('on', {
      zh: '递交日期要在协议生效之后、今天以前、期限之内',
      en: 'It was handed in after the agreement, by today and in time',
    });
  await handIn(ctx, workshop, found, { on: input.on, how: input.how });
  return done;
}

/** 链接递交: the court's liaison opens the papers by a link and answers there. */
export async function send(ctx: Context, input: In<'send'>, workshop: Workshop) {
  const found = await openAsking(ctx, input.id, input.version);
  const { confirmation: one, whole } = found;
  const partner = one.court_id === null ? undefined : await findPartner(ctx.tx, one.court_id);
  if (!partner) throw new Refusal('confirmation.no-court');
  await handIn(ctx, workshop, found, { on: dayOf(ctx.now), how: 'link' });
  const label = [partner.name, partner.liaisonName, '联络员'].filter(Boolean).join(' ');
  const { url } = await makeLink(ctx, {
    purpose: courtLinks.purpose,
    subject: { kind: courtLinks.subjectKind, id: one.id },
    label,
    page: courtLinks.page,
    expiresAt: new Date(ctx.now.getTime() + linkDays * day),
  });
  tell(ctx, whole, 'confirmation.link-sent', { partnerId: partner.id, text: label });
  if (!partner.liaisonPhone) return { sentTo: null, url };
  await queueMessage(ctx, {
    template: 'partner.asked',
    recipient: partner.liaisonPhone,
    language: 'zh',
    params: { link: url },
    subject: ofMediation(whole.mediation.id),
  });
  return { sentTo: label, url: null };
}

type Answered = In<'courtAnswer'>;

/** The last day that the court has set before: an answer is never earlier. */
function earliestOf({ confirmation: one }: Asking): string {
  return one.accepted_on ?? one.submitted_on ?? one.effective_on;
}

function changeOf(input: Answered, state: Change['state']): Change {
  const { answer, on, caseNumber, reason } = input;
  const isDecision = answer === 'confirmed' || answer === 'unconfirmed';
  return {
    ...(state !== undefined && { state }),
    ...(answer === 'accepted' && { acceptedOn: on }),
    ...(answer === 'extended' && { extended: true as const }),
    ...(isDecision && { decidedOn: on }),
    ...(caseNumber !== '' && { caseNumber }),
    reason,
  };
}

/** 法院答复: what the court said, by its own page or as a colleague heard it; a no needs its reason. */
async function takeAnswer(ctx: Context, found: Asking, input: Answered): Promise<void> {
  const { confirmation: one, whole } = found;
  const ruling = answered(one, input.answer);
  if (!ruling) throw new Refusal('step.not-now');
  if (input.on > dayOf(ctx.now) || input.on < earliestOf(found))
    throw invalid('on', {
      zh: '日期要在上一步之后、今天以前',
      en: 'The day lies between the step before and today',
    });
  const isNo = input.answer === 'declined' || input.answer === 'unconfirmed';
  if (isNo && input.reason.length < 2)
    throw invalid('reason', { zh: '请写明法院的理由', en: 'Write down the reason of the court' });
  if (input.fileId !== undefined) {
    await attachFiles(ctx, [input.fileId], { subject: { kind: 'confirmation', id: one.id }, audience: 'resident' });
    const row = { id: newId(ctx.now.getTime()), kind: 'decision' as const, party_id: null, label: input.caseNumber };
    await insertPaper(ctx, one.id, { ...row, file_id: input.fileId });
  }
  await saveConfirmation(ctx, one.id, changeOf(input, ruling.state));
  tell(ctx, whole, ruling.fact, { on: input.on });
  await tellParties(ctx, whole, 'mediation.news', { partyIds: boundOf(found).map(({ id }) => id) });
}

export async function answer(ctx: Context, input: In<'answer'>) {
  await takeAnswer(ctx, await openAsking(ctx, input.id, input.version), input);
  return done;
}

export async function court(ctx: Context) {
  return describeForCourt(ctx, await openCourt(ctx));
}

export async function courtBundle(ctx: Context, workshop: Workshop): Promise<Download> {
  const found = await openCourt(ctx);
  const sent = await sentBundle(ctx, workshop, found);
  if (!sent) throw new Refusal('not-found');
  return {
    mediaType: 'application/zip',
    fileName: `${found.whole.mediation.number} 司法确认申请.zip`,
    content: zipOf(workshop, sent),
  };
}

export async function courtAnswer(ctx: Context, input: In<'courtAnswer'>) {
  const found = await openCourt(ctx, true);
  await takeAnswer(ctx, found, input);
  await tellColleagues(ctx, found.whole, [found.whole.mediation.liaison_id], 'staff.mediation-news');
  return done;
}
