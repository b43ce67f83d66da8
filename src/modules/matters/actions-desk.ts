import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf, listFacts } from '../../platform/facts.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { findCategory } from '../categories/api.ts';
import { evidenceWords } from '../categories/words.ts';
import { turnClocks } from '../clocks/api.ts';
import { revisit } from './actions-close.ts';
import { inName } from './actions-intake.ts';
import { accept, assignPlan, take, takeLocked, unknownCategory } from './actions-step.ts';
import type { doors } from './contract.ts';
import { mustBeFilled } from './filled.ts';
import { judge } from './judge.ts';
import { hearersOf, mayInGeneral } from './policy.ts';
import { mustSayWhy, renewRoute } from './routing.ts';
import { lockWhole, visibleAmong } from './store-read.ts';
import { findMatterRoute } from './store-routing.ts';
import { saveMatter } from './store-write.ts';
import { lockOpenMatter, subjectOf } from './subject.ts';
import { struckBy } from './views-facts.ts';
import { evidenceByFile, type MatterFact, matterFacts } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

/** The steps of a colleague, each with what is its own; everything else is `take`. */
export const steps = {
  accept: (ctx: Context, input: In<'accept'>) => accept(ctx, input),
  decline: (ctx: Context, { id, version, reason, turnTo }: In<'decline'>) =>
    take(ctx, { step: 'decline', id, version, data: { text: `${reason}\n${turnTo}`, reason, turnTo } }),
  assign: (ctx: Context, input: In<'assign'>) => assign(ctx, input),
  take: (ctx: Context, { id, version }: In<'take'>) =>
    take(ctx, {
      step: 'take',
      id,
      version,
      change: ({ matter }) => (matter.lead_id === null && isStaff(ctx) ? { lead_id: personOf(ctx) } : {}),
    }),
  return: (ctx: Context, { id, version, reason }: In<'return'>) =>
    take(ctx, { step: 'return', id, version, data: { text: reason } }),
  answer: (ctx: Context, { id, version, text, fileIds }: In<'answer'>) =>
    take(ctx, {
      step: 'answer',
      id,
      version,
      data: { text, files: fileIds.length },
      after: () => attachFiles(ctx, fileIds, ofMatter(id, 'resident')),
    }),
  revisit: (ctx: Context, input: In<'revisit'>) => revisit(ctx, input),
  archive: (ctx: Context, { id, version }: In<'archive'>) => take(ctx, { step: 'archive', id, version }),
  reopen: (ctx: Context, { id, version, reason }: In<'reopen'>) =>
    take(ctx, { step: 'reopen', id, version, data: { text: reason } }),
};

async function assign(ctx: Context, input: In<'assign'>) {
  const plan = assignPlan(ctx, input);
  const change: typeof plan.change = async (whole) => {
    await mustSayWhy(ctx, whole, input);
    return { ...(await plan.change?.(whole)) };
  };
  return take(ctx, { ...plan, change });
}

function isStaff(ctx: Context): boolean {
  return ctx.who.kind === 'staff' || ctx.who.kind === 'token';
}

function personOf(ctx: Context): string | null {
  return ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.personId : null;
}

function ofMatter(id: string, audience: 'resident' | 'staff') {
  return { subject: { kind: 'matter', id }, audience };
}

/** Writes a line into the timeline without a step. */
async function line(ctx: Context, id: string, kind: MatterFact, data: Record<string, unknown>) {
  const whole = await lockOpenMatter(ctx, id);
  ctx.record({
    subject: { kind: 'matter', id },
    kind,
    audience: matterFacts[kind].resident === null ? 'staff' : 'resident',
    data,
  });
  ctx.signal({ kind: 'matter', id }, ...hearersOf(subjectOf(whole)));
  return { id, state: whole.matter.state, version: whole.matter.version };
}

export const note = (ctx: Context, input: In<'note'>) => line(ctx, input.id, 'matter.noted', { text: input.text });

const strikeMinutes = 10;

/** 划去: the writer takes a note back that was just written; it stays where it is, struck through. */
export async function strikeNote(ctx: Context, { id, noteId }: In<'strikeNote'>) {
  const whole = await lockOpenMatter(ctx, id);
  const facts = await listFacts(ctx.tx, { kind: 'matter', id }, ['staff']);
  const note = facts.find((fact) => fact.id === noteId && fact.kind === 'matter.noted');
  if (!note) throw new Refusal('not-found');
  if (note.by_id !== actorOf(ctx.who).id) throw new Refusal('not-allowed');
  if (ctx.now.getTime() - note.at.getTime() > strikeMinutes * 60_000) throw new Refusal('note.too-late');
  if (facts.some((fact) => struckBy(fact) === noteId)) throw new Refusal('step.not-now');
  ctx.record({ subject: { kind: 'matter', id }, kind: 'matter.note-struck', audience: 'staff', data: { noteId } });
  ctx.signal({ kind: 'matter', id }, ...hearersOf(subjectOf(whole)));
  return { id, state: whole.matter.state, version: whole.matter.version };
}

export async function tell(ctx: Context, input: In<'tell'>) {
  const told = await line(ctx, input.id, 'matter.told', { text: input.text });
  mustBeFilled({ text: input.text });
  await turnClocks(ctx, { subjectId: input.id, meet: ['first-answer'] });
  return told;
}

/** 更改类别: the promise made stays; only what closing demands follows the new category. */
export async function recategorise(ctx: Context, input: In<'recategorise'>) {
  const whole = await lockOpenMatter(ctx, input.id);
  if (whole.matter.version !== input.version) throw new Refusal('version.conflict');
  const category = await findCategory(ctx, input.category);
  if (!category) throw unknownCategory();
  const version = await saveMatter(ctx.tx, input.id, { category: category.code }, ctx.now);
  const { unit_id: unitId, lead_id: ownerId, watch: guarded } = whole.matter;
  await turnClocks(ctx, { subjectId: input.id, owner: { category: category.code, unitId, ownerId, guarded } });
  ctx.record({
    subject: { kind: 'matter', id: input.id },
    kind: 'matter.recategorised',
    audience: 'staff',
    data: { from: whole.matter.category, category: category.code, text: input.reason },
  });
  await renewRoute(ctx, whole, category, await findMatterRoute(ctx.tx, input.id));
  ctx.signal({ kind: 'matter', id: input.id }, ...hearersOf(subjectOf(whole)));
  return { id: input.id, state: whole.matter.state, version };
}

export async function evidence(ctx: Context, input: In<'evidence'>) {
  const whole = await lockOpenMatter(ctx, input.id);
  if (evidenceByFile.includes(input.evidence) && input.fileIds.length === 0) {
    const { zh, en } = evidenceWords[input.evidence];
    throw new Refusal('input.invalid', [
      { path: 'fileIds', zh: `请上传“${zh}”的照片或文件`, en: `send a photo or file: ${en}` },
    ]);
  }
  await attachFiles(ctx, input.fileIds, ofMatter(input.id, 'staff'));
  const held = [...new Set([...whole.matter.evidence, input.evidence])];
  const version = await saveMatter(ctx.tx, input.id, { evidence: held }, ctx.now);
  const data = { evidence: input.evidence, text: input.note ?? '', files: input.fileIds.length };
  ctx.record({ subject: { kind: 'matter', id: input.id }, kind: 'matter.evidence-added', audience: 'staff', data });
  ctx.signal({ kind: 'matter', id: input.id }, ...hearersOf(subjectOf(whole)));
  return { id: input.id, state: whole.matter.state, version };
}

/** 批量办理: each matter is asked, decided and recorded like a single one; what is refused says why and stops nobody else. */
export async function bulk(ctx: Context, input: In<'bulk'>) {
  ctx.permit(mayInGeneral, undefined);
  if (input.step === 'assign' && input.unitId === undefined) {
    throw new Refusal('input.invalid', [{ path: 'unitId', zh: '请选择责任单位', en: 'Choose the unit in charge' }]);
  }
  const named = inName(ctx, `matter.${input.step}`);
  const visible = await visibleAmong(ctx.tx, ctx.who, input.ids);
  const done: string[] = [];
  const refused: { id: string; code: string }[] = [];
  for (const id of [...new Set(input.ids)].sort()) {
    const code = visible.has(id) ? await attempt(named, id, input) : 'not-found';
    if (code === undefined) done.push(id);
    else refused.push({ id, code });
  }
  ctx.accessed({ reason: `批量 ${input.step} ${done.length} 件` });
  return { done, refused };
}

async function attempt(ctx: Context, id: string, input: In<'bulk'>): Promise<string | undefined> {
  const whole = await lockWhole(ctx.tx, id);
  if (!whole) return 'not-found';
  const to = input.step === 'assign' ? { unitId: input.unitId ?? '', leadId: input.leadId ?? null } : undefined;
  const ruling = judge(ctx, whole, input.step, to);
  if (ruling !== undefined) return ruling;
  const residents = whole.reporters.map((reporter) => reporter.id);
  ctx.accessed({ subject: { kind: 'matter', id }, residents });
  const version = whole.matter.version;
  const plan =
    input.step === 'assign'
      ? assignPlan(ctx, { id, version, unitId: input.unitId ?? '', leadId: input.leadId, helpers: [] })
      : { step: input.step, id, version };
  await takeLocked(ctx, whole, plan);
  return undefined;
}
