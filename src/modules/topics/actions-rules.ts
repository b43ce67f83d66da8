import type { z } from 'zod';
import { countTests } from '../../algorithms/duplicate-rules/condition.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { mentionMatters } from '../matters/api.ts';
import type { ConditionShape, ruleDoors } from './contract-rules.ts';
import { tryOn } from './dry-run.ts';
import { queueMarking } from './jobs.ts';
import { mayInGeneral } from './policy.ts';
import { readerOf } from './reader.ts';
import { countMarks } from './store-marks.ts';
import { insertVersion, listPast, listRules, listVersions } from './store-rules.ts';
import { findLastRun, saveRun } from './store-runs.ts';
import type { Rule } from './tables.ts';
import { describeRun } from './views.ts';

type In<K extends keyof typeof ruleDoors> = ParsedOf<(typeof ruleDoors)[K]>;

const mostTests = 40;
const mostTried = 1200;
const mostListed = 50;
const day = 86_400_000;

export async function rules(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const run = await findLastRun(ctx.tx, 'mark');
  return {
    rows: await describeRules(ctx, await listRules(ctx.tx)),
    marks: { ...(await countMarks(ctx.tx)), run: run === undefined ? null : describeRun(run) },
  };
}

export async function ruleHistory(ctx: Context, input: In<'ruleHistory'>) {
  ctx.permit(mayInGeneral, undefined);
  const versions = await listVersions(ctx.tx, input.id);
  if (versions.length === 0) throw new Refusal('not-found');
  const described = await describeRules(ctx, versions);
  return { rows: described.map((row, i) => ({ ...row, note: versions[i]?.note ?? '' })) };
}

async function describeRules(ctx: Context, found: readonly Rule[]) {
  const names = await accountNames(ctx.tx, [...new Set(found.flatMap(({ changed_by }) => changed_by ?? []))]);
  return found.map((rule) => ({
    id: rule.id,
    version: rule.version,
    zh: rule.zh,
    en: rule.en,
    // What was saved came through this shape.
    condition: rule.condition as z.infer<typeof ConditionShape>,
    isOn: rule.is_on,
    changedAt: rule.changed_at.toISOString(),
    changedBy: names.get(rule.changed_by ?? '') ?? null,
  }));
}

/** Every change is a version of its own: who, when and why stay to be read. */
export async function saveRule(ctx: Context, input: In<'saveRule'>) {
  ctx.permit(mayInGeneral, undefined);
  mustBeSmall(input.condition);
  const [present] = input.id === undefined ? [] : await listVersions(ctx.tx, input.id);
  if (input.id !== undefined && !present) throw new Refusal('not-found');
  if ((present?.version ?? 0) !== input.version) throw new Refusal('version.conflict');
  const rule: Rule = {
    id: input.id ?? newId(ctx.now.getTime()),
    version: input.version + 1,
    zh: input.zh,
    en: input.en || input.zh,
    condition: input.condition,
    is_on: input.isOn,
    note: input.note,
    changed_by: ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : null,
    changed_at: ctx.now,
  };
  if (!(await insertVersion(ctx.tx, rule))) throw new Refusal('version.conflict');
  return { id: rule.id, version: rule.version };
}

function mustBeSmall(condition: In<'saveRule'>['condition']): void {
  if (countTests(condition) <= mostTests) return;
  throw new Refusal('input.invalid', [
    { path: 'condition', zh: `条件最多 ${mostTests} 条`, en: `At most ${mostTests} conditions` },
  ]);
}

/** 试算: how many pairs of past matters the rule would have suggested; named are those of which the knocker may see both. */
export async function tryRule(ctx: Context, input: In<'tryRule'>) {
  ctx.permit(mayInGeneral, undefined);
  mustBeSmall(input.condition);
  ctx.accessed({ reason: '试算相似规则' });
  const past = await listPast(ctx.tx, new Date(ctx.now.getTime() - input.days * day), mostTried);
  const inForce = (await listRules(ctx.tx)).filter(({ is_on }) => is_on);
  const { pairs, already } = await tryOn(await readerOf(ctx.tx), past, input.condition, inForce);
  const few = pairs.slice(0, 4 * mostListed);
  const named = await mentionMatters(
    ctx,
    few.flatMap(({ oneId, otherId }) => [oneId, otherId]),
  );
  const rows = few.flatMap(({ oneId, otherId, daysApart, percent }) => {
    const [one, other] = [named.get(oneId), named.get(otherId)];
    return one && other ? [{ one, other, daysApart, percent }] : [];
  });
  return { compared: past.length, pairs: pairs.length, already, rows: rows.slice(0, mostListed) };
}

/** 补做相似特征 for matters from before, or answers the run that is under way. */
export async function mark(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const byId = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : null;
  const run = (await queueMarking(ctx.tx, ctx.now, byId)) ?? (await findLastRun(ctx.tx, 'mark'));
  if (!run) throw new Refusal('step.not-now');
  return describeRun(run);
}

/** Ends after the batch at work; what was made stays, and the next start goes on from there. */
export async function stopMark(ctx: Context): Promise<{ done: true }> {
  ctx.permit(mayInGeneral, undefined);
  const run = await findLastRun(ctx.tx, 'mark');
  if (run?.state !== 'waiting' && run?.state !== 'running') throw new Refusal('step.not-now');
  await saveRun(ctx.tx, run.id, { state: 'stopped', done: run.done, total: run.total }, ctx.now);
  return { done: true };
}
