import type { Context } from '../../platform/context.ts';
import { turnClocks } from '../clocks/api.ts';
import { findMatterInfo, hearersOf, type MatterInfo, tellFact } from '../matters/api.ts';
import { named } from './actions-runs.ts';
import { follow, inForceFor, stageOf } from './rules.ts';
import { stageClock } from './stage-clock.ts';
import { listInForce } from './store-procedures.ts';
import { beginRun, findRun, type HeldRun, moveRun } from './store-runs.ts';
import type { ProcedureVersion } from './tables.ts';

/** What a job that hears a fact is given. */
interface Heard {
  readonly kind: string;
  readonly id: string;
}

/** A matter was taken in hand, changed its category, or is over: its procedure begins, stays, or is left. */
export async function followMatter(ctx: Context, { kind, id }: Heard): Promise<void> {
  const run = await findRun(ctx.tx, id, true);
  const info = await findMatterInfo(ctx, id);
  if (!info) return;
  const inForce = inForceFor(await listInForce(ctx.tx), info.matter.category);
  const { leaves, begins } = follow({ kind, matter: info.matter, run, inForce });
  if (run && leaves) await leave(ctx, run);
  if (inForce && begins) await begin(ctx, info, inForce);
  if (run && !leaves && !begins && kind === 'matter.taken') await goOn(ctx, info, run);
  ctx.signal({ kind: 'matter', id }, ...hearersOf(info.subject));
  ctx.signal({ kind: 'procedure', id }, ...hearersOf(info.subject));
}

async function begin(ctx: Context, info: MatterInfo, { id, number, content }: ProcedureVersion): Promise<void> {
  const stage = stageOf(content, content.start);
  if (!stage) throw new Error(`procedure version ${id} has no first stage`);
  const matterId = info.matter.id;
  await beginRun(ctx.tx, { matterId, versionId: id, stage: stage.code, at: ctx.now });
  await turnClocks(ctx, { subjectId: matterId, stop: ['stage'], why: 'replaced', start: stageClock(info, stage) });
  const [title, at] = [named({ zh: content.titleZh, en: content.titleEn }), named(stage)];
  const data = { stepZh: `${title.zh} v${number}`, stepEn: `${title.en} v${number}`, stageZh: at.zh, stageEn: at.en };
  tellFact(ctx, matterId, 'procedure.begun', data);
}

async function leave(ctx: Context, run: HeldRun): Promise<void> {
  const { content, number } = run.held;
  await moveRun(ctx.tx, run.matter_id, { stage: run.stage, result: 'left', at: ctx.now });
  await turnClocks(ctx, { subjectId: run.matter_id, stop: ['stage'] });
  const title = named({ zh: content.titleZh, en: content.titleEn });
  const data = { stepZh: `${title.zh} v${number}`, stepEn: `${title.en} v${number}` };
  tellFact(ctx, run.matter_id, 'procedure.left', data);
}

// Taken up again before its end: the matter keeps stage and version, the clock of the stage begins anew.
async function goOn(ctx: Context, info: MatterInfo, run: HeldRun): Promise<void> {
  const stage = stageOf(run.held.content, run.stage);
  if (!stage || run.ended_at !== null) return;
  const { id: subjectId } = info.matter;
  await turnClocks(ctx, { subjectId, stop: ['stage'], why: 'replaced', start: stageClock(info, stage) });
}
