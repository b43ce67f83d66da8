import { decodeModel } from '../../algorithms/text-classes/model-bytes.ts';
import { dayOf } from '../../kit/calendar.ts';
import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { listHinted } from '../categories/api.ts';
import { countLearnable, listLearnable } from '../matters/api.ts';
import { type Decision, fingerprintOf, learn } from './learn.ts';
import { hintedOf, wordCutter } from './reader.ts';
import { learnable, leastOfCategory, leastRows } from './rules.ts';
import * as store from './store-models.ts';
import type { TriageFact } from './words.ts';

const periodDays = 365;
const mostRows = 20_000;
const keptVersions = 6;

/** A line about a version; `by` of the fact is whoever did it. */
export function tellModel(ctx: Context, id: string, kind: TriageFact, data: Readonly<Record<string, unknown>>): void {
  ctx.record({ subject: { kind: 'triage-model', id }, kind, audience: 'staff', data });
}

const sinceOf = (ctx: Context) => new Date(ctx.now.getTime() - periodDays * 86_400_000);

/** How many decisions of how many categories could be learned from now. */
export async function countDecisions(ctx: Context): Promise<{ rows: number; categories: number; needed: number }> {
  const counts = await countLearnable(ctx.tx, sinceOf(ctx));
  const enough = (await listHinted(ctx)).map(({ code }) => counts.get(code) ?? 0).filter((n) => n >= leastOfCategory);
  const rows = enough.reduce((sum, n) => sum + n, 0);
  return { rows: Math.min(rows, mostRows), categories: enough.length, needed: leastRows };
}

/** Decisions of the last year, of categories in use that occur often enough; nothing of anybody but the words of the matters. */
async function listDecisions(ctx: Context): Promise<(Decision & { on: string })[]> {
  const inUse = new Set((await listHinted(ctx)).map(({ code }) => code));
  const matters = await listLearnable(ctx.tx, sinceOf(ctx), mostRows);
  const decisions = matters.map(({ id, text, category, reportedAt }) => ({
    id,
    text,
    label: category,
    on: dayOf(reportedAt),
  }));
  return learnable(decisions.filter(({ label }) => inUse.has(label)));
}

/** 每晚训练: a version from what people decided, put to use where it is clearly better on the latest matters. */
export async function retrain(ctx: Context, { byId }: { readonly byId?: string } = {}): Promise<void> {
  await store.lockModels(ctx.tx);
  const decisions = await listDecisions(ctx);
  ctx.accessed({ reason: `分类模型学习 ${decisions.length} 件事项的文字` });
  const [first, last] = [decisions[0], decisions.at(-1)];
  if (!first || !last || decisions.length < leastRows || new Set(decisions.map(({ label }) => label)).size < 2) return;
  const fingerprint = fingerprintOf(decisions);
  if ((await store.listModels(ctx.tx)).some((model) => model.fingerprint === fingerprint)) return;
  const inUse = await store.findChampion(ctx.tx);
  const bytes = inUse && (await store.readBytes(ctx.tx, inUse.id));
  const champion = inUse && bytes && { number: inUse.number, model: decodeModel(bytes) };
  const cutter = await wordCutter(ctx.tx);
  const hinted = hintedOf(await listHinted(ctx));
  const learned = await learn(decisions, { cutter, hinted, champion });
  const id = newId(ctx.now.getTime());
  const number = await store.insertModel(
    ctx.tx,
    {
      id,
      ...learned,
      rows: decisions.length,
      from_on: first.on,
      to_on: last.on,
      fingerprint,
      trained_by: byId ?? null,
    },
    ctx.now,
  );
  tellModel(ctx, id, 'triage.trained', { number, rows: decisions.length });
  if (learned.report.ruling === 'promote') await putToUse(ctx, { id, number }, { by: null, why: null });
  await store.dropOldBytes(ctx.tx, keptVersions);
}

/** Retires what is in use and puts this version in its place. */
export async function putToUse(
  ctx: Context,
  model: { readonly id: string; readonly number: number },
  turn: { readonly by: string | null; readonly why: string | null },
): Promise<void> {
  await store.retireChampion(ctx.tx, { ...turn, at: ctx.now });
  await store.promoteModel(ctx.tx, model.id, { ...turn, at: ctx.now });
  tellModel(ctx, model.id, 'triage.promoted', { number: model.number, text: turn.why ?? '' });
}
