import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { queueJob } from '../../platform/queue-job.ts';
import { findTopics } from './find.ts';
import { makeMarks, markCards, remark } from './marks.ts';
import { refreshAll } from './refresh.ts';
import { countMarks, isMarked, listUnmarked } from './store-marks.ts';
import { findRun, openRun, saveRun } from './store-runs.ts';
import type { Run } from './tables.ts';

const usualDays = 30;
const batch = 500;
const first = '00000000-0000-0000-0000-000000000000';

/** A matter was reported, added to, corrected, moved, merged, finished or withdrawn: its signature follows, and so do the alerts that it is in. */
export async function hearMatter(ctx: Context, { kind, id }: { kind: string; id: string }): Promise<void> {
  const isKnown = kind === 'matter.reported' && (await isMarked(ctx.tx, id));
  if (!isKnown && rewording.has(kind)) await remark(ctx.tx, id, ctx.now);
  await refreshAll(ctx, id);
}

const rewording: ReadonlySet<string> = new Set([
  'matter.reported',
  'matter.added',
  'matter.withdrawn',
  'matter.declined',
  'privacy.corrected',
]);

/** A card was shown, changed or taken back. */
export async function hearCard(ctx: Context, { id }: { id: string }): Promise<void> {
  await markCards(ctx.tx, id);
}

/** Opens a search and queues it; answers the one that is under way where there is one. */
export async function startFinding(ctx: Context, days: number, byId: string | null): Promise<Run | undefined> {
  const run = await openRun(ctx.tx, { id: newId(ctx.now.getTime()), kind: 'find', days, total: 0, byId }, ctx.now);
  if (run) await ctx.addJob('topics:find', { runId: run.id });
  return run;
}

/** 每晚查找热点; matters without a signature get one as well. */
export async function findNightly(ctx: Context): Promise<void> {
  await startFinding(ctx, usualDays, null);
  await queueMarking(ctx.tx, ctx.now, null);
}

export async function find(ctx: Context, { runId }: { runId: string }): Promise<void> {
  const run = await findRun(ctx.tx, runId);
  if (run?.state !== 'waiting') return;
  const { looked } = await findTopics(ctx, run.days ?? usualDays);
  await saveRun(ctx.tx, runId, { state: 'done', done: looked, total: looked }, ctx.now);
}

/** Opens the making of signatures for matters that have none and queues it; undefined while one is under way. */
export async function queueMarking(tx: Db, now: Date, byId: string | null): Promise<Run | undefined> {
  const { marked, of } = await countMarks(tx);
  const total = Math.max(0, of - marked);
  const run = await openRun(tx, { id: newId(now.getTime()), kind: 'mark', days: null, total, byId }, now);
  if (run) await queueJob(tx, 'topics:mark', { runId: run.id, after: first }, {});
  return run;
}

/** Makes the next signatures and queues the rest; ends where somebody stopped it. What is made stays. */
export async function mark(ctx: Context, { runId, after }: { runId: string; after: string }): Promise<void> {
  const run = await findRun(ctx.tx, runId);
  if (run?.state !== 'waiting' && run?.state !== 'running') return;
  if (after === first) await markCards(ctx.tx, null);
  const matters = await listUnmarked(ctx.tx, after, batch);
  await makeMarks(ctx.tx, matters, ctx.now);
  const last = matters.at(-1);
  const done = run.done + matters.length;
  const isOver = !last || matters.length < batch;
  await saveRun(ctx.tx, runId, { state: isOver ? 'done' : 'running', done, total: Math.max(run.total, done) }, ctx.now);
  if (!isOver) await ctx.addJob('topics:mark', { runId, after: last.id });
}
