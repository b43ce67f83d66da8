import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { duties as dutyWords } from '../../kit/duties.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Words } from '../../kit/words.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { type Happening, listFacts } from '../../platform/facts.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { evidenceWords } from '../categories/words.ts';
import { panelOf, turnClocks } from '../clocks/api.ts';
import { findMatterInfo, hearersOf, type MatterInfo, tellFact } from '../matters/api.ts';
import type { doors } from './contract.ts';
import { mayToMatter } from './policy.ts';
import { actionsFrom, inForceFor, isWorkedOn, missingFor, stageOf } from './rules.ts';
import { stageClock } from './stage-clock.ts';
import { listInForce } from './store-procedures.ts';
import { findRun, type HeldRun, moveRun } from './store-runs.ts';
import { leadWords } from './words.ts';
import type { Action, Stage } from './words-findings.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

/** Both names; what has no English one keeps the Chinese. */
export const named = ({ zh, en }: Words): Words => ({ zh, en: en || zh });

const stepKinds: readonly string[] = ['procedure.stepped', 'procedure.progressed'];

/** 事项的办理流程: where it stands, what may be done, who did what when. */
export async function of(ctx: Context, { id }: In<'of'>): Out<'of'> {
  const run = await findRun(ctx.tx, id);
  const info = await findMatterInfo(ctx, id);
  ctx.permit(mayToMatter, { matter: info?.subject, action: undefined });
  if (!info) throw new Refusal('not-found');
  return { run: run && run.result !== 'left' ? await describe(ctx, info, run) : null };
}

async function describe(ctx: Context, info: MatterInfo, run: HeldRun) {
  const { content, number, code, procedure_id } = run.held;
  const inForce = inForceFor(await listInForce(ctx.tx), info.matter.category);
  const stage = stageOf(content, run.stage);
  if (!stage) throw new Error(`${code} v${number} has no stage ${run.stage}`);
  const facts = await listFacts(ctx.tx, { kind: 'matter', id: run.matter_id }, ['staff', 'resident']);
  const steps = facts.filter(({ kind, at }) => stepKinds.includes(kind) && at >= run.begun_at);
  const names = await accountNames(ctx.tx, [...new Set(steps.flatMap(({ by_id }) => by_id ?? []))]);
  const isGoing = run.ended_at === null && isWorkedOn(info.matter.state);
  return {
    procedureId: procedure_id,
    code,
    number,
    isNewest: inForce === undefined || inForce.id === run.held.id,
    title: named({ zh: content.titleZh, en: content.titleEn }),
    version: run.version,
    stage: { code: stage.code, ...named(stage), kind: stage.kind, limit: stage.limit },
    enteredAt: run.entered_at.toISOString(),
    dueAt: isGoing ? await stageDue(ctx, run.matter_id) : null,
    endedAt: run.ended_at?.toISOString() ?? null,
    result: run.result,
    actions: isGoing ? actionsFrom(content, run.stage).map((action) => describeAction(ctx, info, run, action)) : [],
    steps: steps.map((fact) => describeStep(fact, names)),
  };
}

async function stageDue(ctx: Context, matterId: string): Promise<string | null> {
  const { clocks } = await panelOf(ctx, matterId);
  return clocks.findLast(({ kind, endedAt }) => kind === 'stage' && endedAt === null)?.dueAt ?? null;
}

function describeAction(ctx: Context, { matter, subject }: MatterInfo, { held }: HeldRun, action: Action) {
  const target = stageOf(held.content, action.to);
  const holders: readonly Words[] = [
    ...action.duties.map((duty) => dutyWords[duty]),
    ...(action.lead ? [leadWords] : []),
  ];
  return {
    code: action.code,
    ...named(action),
    to: named(target ?? { zh: action.to, en: action.to }),
    ends: target?.kind !== 'open',
    may: mayToMatter['procedure.step'](ctx.who, { matter: subject, action }) === 'allowed',
    who: { zh: holders.map(({ zh }) => zh).join('、'), en: holders.map(({ en }) => en).join(', ') },
    needsFile: action.needsFile,
    needsNote: action.needsNote,
    missing: action.needs.filter((needed) => !matter.evidence.includes(needed)),
    resident: residentWords(target),
  };
}

function residentWords(stage: Stage | undefined): Words | null {
  return stage && stage.residentZh !== '' ? named({ zh: stage.residentZh, en: stage.residentEn }) : null;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

function describeStep({ at, by_id, data }: Happening, names: ReadonlyMap<string, string>) {
  const pair = (name: string): Words => ({
    zh: text(data[`${name}Zh`]) ?? '',
    en: text(data[`${name}En`]) ?? text(data[`${name}Zh`]) ?? '',
  });
  return {
    at: at.toISOString(),
    by: names.get(by_id ?? '') ?? null,
    action: pair('step'),
    to: pair('stage'),
    text: text(data['text']),
    files: typeof data['files'] === 'number' ? data['files'] : 0,
  };
}

/** 办一步: who may is said by the action itself; what it needs is asked before anything changes. */
export async function step(ctx: Context, input: In<'step'>): Out<'step'> {
  const run = await findRun(ctx.tx, input.id, true);
  const info = await findMatterInfo(ctx, input.id);
  const actions = run && run.ended_at === null ? actionsFrom(run.held.content, run.stage) : [];
  const action = actions.find(({ code }) => code === input.action);
  ctx.permit(mayToMatter, { matter: info?.subject, action });
  if (!info) throw new Refusal('not-found');
  if (run && run.version !== input.version) throw new Refusal('version.conflict');
  const target = run && action && stageOf(run.held.content, action.to);
  if (!target || !isWorkedOn(info.matter.state)) throw new Refusal('step.not-now');
  refuseMissing(action, input, info);
  await attachFiles(ctx, input.fileIds, { subject: { kind: 'matter', id: input.id }, audience: 'staff' });
  const result = target.kind === 'open' ? null : target.kind;
  const version = await moveRun(ctx.tx, input.id, { stage: target.code, result, at: ctx.now });
  await turnClocks(ctx, {
    subjectId: input.id,
    meet: ['stage'],
    start: result === null ? stageClock(info, target) : [],
  });
  tellStep(ctx, info, { action, target, text: input.text, files: input.fileIds.length });
  return { stage: target.code, version, result };
}

function refuseMissing(action: Action, input: In<'step'>, { matter }: MatterInfo): void {
  const brought = { text: input.text, files: input.fileIds.length, evidence: matter.evidence };
  const missing = missingFor(action, brought);
  if (missing.length === 0) return;
  throw new Refusal(
    'procedure.missing',
    missing.map((what) => {
      if (what === 'text') return { path: 'text', zh: '请写明情况或理由', en: 'Say what was done, or why' };
      if (what === 'fileIds') return { path: 'fileIds', zh: '请上传照片或文件', en: 'Send a photo or a paper' };
      const { zh, en } = evidenceWords[what];
      return { path: 'evidence', zh: `请先在“材料”补充：${zh}`, en: `Add to the evidence first: ${en}` };
    }),
  );
}

interface Taken {
  readonly action: Action;
  readonly target: Stage;
  readonly text: string;
  readonly files: number;
}

// The colleague's words stay with colleagues; the reporter reads the neutral words of a stage that has them.
function tellStep(ctx: Context, { matter, subject }: MatterInfo, { action, target, text: words, files }: Taken): void {
  const resident = residentWords(target);
  const [done, stage] = [named(action), named(target)];
  tellFact(ctx, matter.id, resident ? 'procedure.progressed' : 'procedure.stepped', {
    stepZh: done.zh,
    stepEn: done.en,
    stageZh: stage.zh,
    stageEn: stage.en,
    text: words,
    files,
    ...(resident && { toldZh: resident.zh, toldEn: resident.en }),
  });
  ctx.signal({ kind: 'matter', id: matter.id }, ...hearersOf(subject));
  ctx.signal({ kind: 'procedure', id: matter.id }, ...hearersOf(subject));
}

/** Asked before a matter closes: its procedure must have come to an end, done or refused with a reason. */
export async function procedureGate(ctx: Context, matter: { readonly id: string }): Promise<void> {
  const run = await findRun(ctx.tx, matter.id, true);
  if (!run || run.ended_at !== null) return;
  const { content } = run.held;
  const stage = stageOf(content, run.stage);
  const next = actionsFrom(content, run.stage).map(named);
  throw new Refusal('step.procedure-open', [
    {
      path: 'procedure',
      zh: `现在在“${stage?.zh ?? run.stage}”，下一步：${next.map(({ zh }) => zh).join('、')}`,
      en: `It stands at “${named(stage ?? { zh: run.stage, en: '' }).en}”; next: ${next.map(({ en }) => en).join(', ')}`,
    },
  ]);
}
