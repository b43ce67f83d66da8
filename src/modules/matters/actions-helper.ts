import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, LinkHolder, MayTable } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import { attachFiles, listPublicFiles } from '../../platform/files/rows.ts';
import { findLink } from '../../platform/links.ts';
import { partnerNames } from '../partners/api.ts';
import { findUnit, personNames } from '../people/api.ts';
import type { helperDoors } from './contract-helper.ts';
import { tellColleague } from './letters-parts.ts';
import { partLinks } from './part-links.ts';
import { type PartPlan, partStandingOf, takePart } from './part-step.ts';
import { isOver } from './rules.ts';
import { partStepsFrom } from './rules-parts.ts';
import { authorOf, levelNow } from './sharing.ts';
import { findMatterIdOfPart } from './store-parts.ts';
import { findWhole, lockWhole, type WholeMatter } from './store-read.ts';
import { listSharings } from './store-sharing.ts';
import type { Part } from './tables.ts';
import type { ShareLevel } from './words.ts';

type In<K extends keyof typeof helperDoors> = ParsedOf<(typeof helperDoors)[K]>;

// A link opens the one part that it was made for; whatever else it is held against is not there.
const mine = (who: Context['who'], part: Part | undefined) =>
  who.kind === 'link' &&
  who.purpose === partLinks.purpose &&
  who.subject.kind === partLinks.subjectKind &&
  who.subject.id === part?.id
    ? 'allowed'
    : 'hidden';

const mayByLink = {
  'helper.view': mine,
  'helper.take': mine,
  'helper.tell': mine,
  'helper.finish': mine,
  'helper.return': mine,
} as const satisfies MayTable<Part | undefined>;

async function enter(
  ctx: Context,
  load: typeof findWhole,
): Promise<{ whole: WholeMatter; part: Part; by: LinkHolder }> {
  const by = ctx.who.kind === 'link' ? ctx.who : undefined;
  const isPart = by?.purpose === partLinks.purpose && by.subject.kind === partLinks.subjectKind;
  const matterId = isPart ? await findMatterIdOfPart(ctx.tx, by.subject.id) : undefined;
  const whole = matterId === undefined ? undefined : await load(ctx.tx, matterId);
  const part = whole?.parts.find((one) => one.id === by?.subject.id);
  if (whole && by) {
    const residents = whole.reporters.map((reporter) => reporter.id);
    ctx.accessed({ subject: { kind: 'matter', id: whole.matter.id }, residents });
  }
  ctx.permit(mayByLink, part);
  if (!whole || !part || !by) throw new Refusal('not-found');
  return { whole, part, by };
}

async function act(ctx: Context, plan: PartPlan, fileIds: readonly string[] = []): Promise<{ done: true }> {
  const { whole, part } = await enter(ctx, lockWhole);
  if (isOver(whole.matter.state)) throw new Refusal('step.not-now');
  await attachFiles(ctx, fileIds, { subject: { kind: 'matter', id: whole.matter.id }, audience: 'staff' });
  await takePart(ctx, whole, part, { ...plan, data: { files: fileIds.length } });
  if (plan.step === 'finish' || plan.step === 'return') {
    await tellColleague(ctx, whole, whole.matter.lead_id, 'staff.part-news');
  }
  return { done: true };
}

/** What a partner's liaison does with the one part that the link opens. */
export const helper = {
  helperView: async (ctx: Context) => describe(ctx, await enter(ctx, findWhole)),
  helperTake: (ctx: Context) => act(ctx, { step: 'take', text: '' }),
  helperTell: (ctx: Context, { text }: In<'helperTell'>) => act(ctx, { step: 'tell', text }),
  helperFinish: (ctx: Context, { answer, fileIds }: In<'helperFinish'>) =>
    act(ctx, { step: 'finish', text: answer }, fileIds),
  helperReturn: (ctx: Context, { reason }: In<'helperReturn'>) => act(ctx, { step: 'return', text: reason }),
};

const acts = ['take', 'tell', 'finish', 'return'] as const;

async function describe(ctx: Context, { whole, part, by }: { whole: WholeMatter; part: Part; by: LinkHolder }) {
  const { matter } = whole;
  const link = await findLink(ctx.tx, by.linkId);
  const unit = await findUnit(ctx.tx, matter.unit_id);
  const people = [matter.lead_id, part.arbiter_id].filter((id) => id !== null);
  const names = await personNames(ctx.tx, people);
  const partners = await partnerNames(ctx.tx, part.partner_id === null ? [] : [part.partner_id]);
  const over = isOver(matter.state);
  const possible = over || matter.state === 'closed' ? [] : partStepsFrom(partStandingOf(part));
  return {
    number: matter.number,
    where: matter.where_text,
    task: part.task,
    state: part.state,
    bound: part.bound,
    timesReturned: part.times_returned,
    askedAt: part.asked_at.toISOString(),
    dueAt: part.due_at?.toISOString() ?? null,
    ackDueAt: part.ack_due_at?.toISOString() ?? null,
    answer: part.answer,
    returnReason: part.return_reason,
    reply: part.reply,
    verdict: verdictOf(part, names),
    lead: {
      unit: unit?.name ?? '',
      phone: unit?.phone ?? null,
      person: matter.lead_id === null ? null : (names.get(matter.lead_id) ?? null),
    },
    partner: partners.get(part.partner_id ?? '') ?? '',
    label: by.label,
    openedAt: ctx.now.toISOString(),
    expiresAt: (link?.expires_at ?? ctx.now).toISOString(),
    ...(await toldTo(ctx, whole, part)),
    timeline: await timelineOf(ctx, matter.id, part.id),
    can: acts.filter((step) => possible.includes(step)),
  };
}

function verdictOf(part: Part, names: ReadonlyMap<string, string>) {
  if (part.verdict === null || part.verdict_at === null) return null;
  return {
    verdict: part.verdict,
    reason: part.verdict_reason ?? '',
    by: names.get(part.arbiter_id ?? '') ?? '',
    at: part.verdict_at.toISOString(),
  };
}

async function toldTo(ctx: Context, whole: WholeMatter, part: Part) {
  const sharing = (await listSharings(ctx.tx, whole.matter.id)).find(
    (one) => one.part_id === part.id && one.ended_at === null,
  );
  const level: ShareLevel = isOver(whole.matter.state) ? 'minimum' : levelNow(whole, part, sharing);
  const isOverride = sharing !== undefined && sharing.basis !== 'consent';
  const willing = whole.reporters.filter((reporter) => isOverride || reporter.shares === 'contact');
  return {
    title: titleAt(level, whole),
    level,
    words: level === 'minimum' ? null : whole.matter.what,
    contacts: level === 'contact' ? willing.map(({ name, phone }) => ({ name, phone })) : [],
    photos: level === 'minimum' ? [] : await photosFor(ctx, whole, isOverride),
  };
}

// Where nobody gave a title, it is the reporter's own first words: they leave the house only with the words. Under urgent watch no title does.
function titleAt(level: ShareLevel, { matter }: WholeMatter): string | null {
  const isOwnWords = matter.what.startsWith(matter.title.replace(/…$/, ''));
  return matter.watch || (level === 'minimum' && isOwnWords) ? null : matter.title;
}

/** Public copies of what residents sent, without the photos of a reporter who allows only the minimum. */
async function photosFor(ctx: Context, whole: WholeMatter, isOverride: boolean): Promise<{ id: string }[]> {
  const files = await listPublicFiles(ctx.tx, { kind: 'matter', id: whole.matter.id });
  return files.filter((file) => isShareable(whole, file, isOverride)).map(({ id }) => ({ id }));
}

interface Sent {
  readonly audience: string;
  readonly subject_id: string | null;
  readonly reporter_id: string | null;
  readonly by_kind: string;
  readonly by_id: string | null;
}

function isShareable(whole: WholeMatter, file: Sent, isOverride: boolean): boolean {
  if (file.audience !== 'resident' || file.subject_id !== whole.matter.id) return false;
  const senderId = file.reporter_id ?? (file.by_kind === 'receipt' ? file.by_id : null);
  const sender = senderId === null ? authorOf(whole) : whole.reporters.find(({ id }) => id === senderId);
  return isOverride || (sender !== undefined && sender.shares !== 'minimum');
}

/** Whether whoever holds this link may see the public copy of a file of the matter. */
export async function isPhotoOfLink(ctx: Context, whole: WholeMatter, file: Sent): Promise<boolean> {
  const { who } = ctx;
  if (who.kind !== 'link' || who.purpose !== partLinks.purpose || isOver(whole.matter.state)) return false;
  const part = whole.parts.find((one) => mine(who, one) === 'allowed');
  if (!part) return false;
  const sharings = await listSharings(ctx.tx, whole.matter.id);
  const sharing = sharings.find((one) => one.part_id === part.id && one.ended_at === null);
  const isOverride = sharing !== undefined && sharing.basis !== 'consent';
  return levelNow(whole, part, sharing) !== 'minimum' && isShareable(whole, file, isOverride);
}

const hiddenKinds = new Set([
  'part.link-sent',
  'part.link-revoked',
  'part.arbiter-named',
  'part.shared',
  'part.unacknowledged',
]);

/** What happened to this part, and to no other. */
async function timelineOf(ctx: Context, matterId: string, partId: string) {
  const facts = await listFacts(ctx.tx, { kind: 'matter', id: matterId }, ['resident', 'staff']);
  return facts
    .filter((fact) => fact.data['partId'] === partId && !hiddenKinds.has(fact.kind))
    .map((fact) => ({
      id: fact.id,
      at: fact.at.toISOString(),
      kind: fact.kind,
      text: typeof fact.data['text'] === 'string' && fact.data['text'] !== '' ? fact.data['text'] : null,
      mine: fact.by_kind === 'link',
    }));
}
