import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId, newReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findCategory } from '../categories/api.ts';
import { takeLocked, unknownCategory } from './actions-step.ts';
import { beginOne } from './clock-steps.ts';
import type { togetherDoors } from './contract-together.ts';
import { mustKnow } from './known.ts';
import { hearing, tellOne } from './letters.ts';
import { hearersOf, mayInGeneral } from './policy.ts';
import { openStates } from './rules.ts';
import { solvedWithout } from './rules-solved.ts';
import { countClosing } from './store-closing.ts';
import { monthOf } from './store-list.ts';
import type { WholeMatter } from './store-read.ts';
import { findRootId, listAlike, markSplit } from './store-together.ts';
import { insertMatters, insertReporters, nextNumbers, saveMatter } from './store-write.ts';
import { lockMatter, openMatter, standingOf, subjectOf } from './subject.ts';
import type { NewReporter } from './tables.ts';
import { searchOf } from './tokens.ts';
import type { MatterState } from './words.ts';

type In<K extends keyof typeof togetherDoors> = ParsedOf<(typeof togetherDoors)[K]>;

const ofMatter = (id: string) => ({ kind: 'matter', id });

/** Both matters locked and permitted, always in the same order, so that two colleagues never wait for each other. */
async function lockBoth(ctx: Context, oneId: string, otherId: string): Promise<[WholeMatter, WholeMatter]> {
  const locked = new Map<string, WholeMatter>();
  for (const id of [oneId, otherId].sort()) locked.set(id, await lockMatter(ctx, id));
  const [one, other] = [locked.get(oneId), locked.get(otherId)];
  if (!one || !other) throw new Error('a locked matter is gone');
  return [one, other];
}

/** 可能是同一件事: a list for a person to decide upon, nothing is merged by itself. */
export async function alike(ctx: Context, input: In<'alike'>) {
  const { matter } = await openMatter(ctx, input.id);
  const rows = await listAlike(ctx.tx, ctx.who, matter);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      state: row.state,
      where: row.where_text,
      reportedAt: row.reported_at.toISOString(),
      samePlace: row.same_place,
      metres: row.metres,
      sharedWords: row.shared,
    })),
  };
}

/** 并入: reporters, words and files stay with the matter that they came with; from now on the other one is handled for all of them. */
export async function merge(ctx: Context, input: In<'merge'>) {
  const rootId = await findRootId(ctx.tx, input.intoId);
  if (rootId === input.id) throw new Refusal('merge.circle');
  const [source, root] = await lockBoth(ctx, input.id, rootId ?? input.intoId);
  if (source.matter.version !== input.version) throw new Refusal('version.conflict');
  const open: readonly MatterState[] = openStates;
  if (!open.includes(root.matter.state)) throw new Refusal('step.not-now');
  // Words of distress stay within their circle: a matter that others see does not take them in.
  if (source.matter.watch && !root.matter.watch) throw new Refusal('merge.watch');
  ctx.record({
    subject: ofMatter(root.matter.id),
    kind: 'matter.took-in',
    audience: 'resident',
    data: { text: input.reason, otherId: source.matter.id },
  });
  const answer = await takeLocked(ctx, source, {
    step: 'merge',
    id: source.matter.id,
    data: { text: input.reason, otherId: root.matter.id, passAnswer: input.passAnswer },
    change: ({ matter }) => ({ merged_into: root.matter.id, merged_at: ctx.now, state_before: matter.state }),
    after: async (whole) => {
      for (const reporter of hearing(whole)) await tellOne(ctx, root.matter.id, reporter, 'matter.answered');
    },
  });
  await saveMatter(ctx.tx, root.matter.id, {}, ctx.now);
  ctx.signal(ofMatter(root.matter.id), ...hearersOf(subjectOf(root)));
  return { ...answer, intoId: root.matter.id };
}

/** 撤销并入: the matter is again what it was; the words that its reporters said meanwhile no longer count for the other one. */
export async function unmerge(ctx: Context, input: In<'unmerge'>) {
  const rootId = await findRootId(ctx.tx, input.id);
  if (rootId === undefined || rootId === input.id) {
    await openMatter(ctx, input.id);
    throw new Refusal('step.not-now');
  }
  const [source, root] = await lockBoth(ctx, input.id, rootId);
  if (source.matter.version !== input.version) throw new Refusal('version.conflict');
  if (hearing(source).length === 0) throw new Refusal('step.not-now');
  const reporterIds = source.reporters.map(({ id }) => id);
  const { solved } = solvedWithout(standingOf(root), reporterIds);
  await saveMatter(ctx.tx, root.matter.id, { solved }, ctx.now);
  ctx.record({
    subject: ofMatter(root.matter.id),
    kind: 'matter.let-go',
    audience: 'resident',
    data: { text: input.reason, otherId: source.matter.id, reporterIds },
  });
  const answer = await takeLocked(ctx, source, {
    step: 'unmerge',
    id: source.matter.id,
    data: { text: input.reason, otherId: root.matter.id },
    change: () => ({ merged_into: null, merged_at: null, state_before: null }),
    after: async (whole) => {
      for (const reporter of hearing(whole)) await tellOne(ctx, source.matter.id, reporter, 'matter.answered');
    },
  });
  ctx.signal(ofMatter(root.matter.id), ...hearersOf(subjectOf(root)));
  return answer;
}

/** 拆分: a second matter with its own unit and promise, in a colleague's words; the same people follow both, each with a further code. */
export async function split(ctx: Context, input: In<'split'>) {
  const whole = await lockMatter(ctx, input.id);
  if (whole.matter.version !== input.version) throw new Refusal('version.conflict');
  const open: readonly MatterState[] = openStates;
  if (!open.includes(whole.matter.state)) throw new Refusal('step.not-now');
  const category = await findCategory(ctx, input.category);
  if (!category) throw unknownCategory();
  await mustKnow(ctx, { unitId: input.unitId });
  const made = await insertSplit(ctx, whole, { ...input, category: category.code, workingDays: category.working_days });
  ctx.record({
    subject: ofMatter(made.id),
    kind: 'matter.reported',
    audience: 'resident',
    data: { channel: whole.matter.channel, state: 'reported', otherId: whole.matter.id },
  });
  ctx.record({
    subject: ofMatter(whole.matter.id),
    kind: 'matter.split',
    audience: 'resident',
    data: { text: input.reason, otherId: made.id },
  });
  const version = await saveMatter(ctx.tx, whole.matter.id, {}, ctx.now);
  for (const reporter of made.reporters) await tellOne(ctx, made.id, reporter, 'matter.received');
  const subject = subjectOf(whole);
  ctx.signal(ofMatter(whole.matter.id), ...hearersOf(subject));
  ctx.signal(
    ofMatter(made.id),
    ...hearersOf({ ...subject, unitId: made.unitId, category: category.code, leadId: null }),
  );
  return { id: made.id, number: made.number, state: 'reported' as const, version };
}

/** Writes the second matter of a split, or the next one of a thing that came back, with further codes for the same people. */
export async function insertSplit(
  ctx: Context,
  whole: WholeMatter,
  input: Pick<In<'split'>, 'title' | 'what' | 'unitId'> & { category: string; workingDays: number },
) {
  const { matter } = whole;
  const id = newId(ctx.now.getTime());
  const unitId = input.unitId ?? matter.unit_id;
  const people = hearing(whole).map((reporter) => ({ of: reporter.id, row: again(ctx, id, reporter) }));
  const reporters = people.map(({ row }) => row);
  const [number = ''] = await nextNumbers(ctx.tx, 1, ctx.now);
  const { title, what, category, workingDays } = input;
  const promised_at = await beginOne(ctx, { id, category, unit_id: unitId, watch: matter.watch, workingDays });
  const codes = reporters.map(({ code }) => code);
  const search = await searchOf(ctx.tx, { number, title, what, where_text: matter.where_text, codes });
  await insertMatters(ctx.tx, [
    {
      id,
      number,
      title,
      what,
      category,
      channel: matter.channel,
      where_text: matter.where_text,
      lng: matter.lng,
      lat: matter.lat,
      place_id: matter.place_id,
      grid_id: matter.grid_id,
      unit_id: unitId,
      watch: matter.watch,
      reported_at: ctx.now,
      happened_on: matter.happened_on,
      promised_at,
      import_run_id: null,
      fingerprint: null,
      search,
    },
  ]);
  await insertReporters(ctx.tx, reporters);
  await markSplit(
    ctx.tx,
    { id, from: matter.id },
    people.map(({ of, row }) => ({ id: row.id, of })),
  );
  return { id, number, unitId, reporters };
}

// The same person, with a further code: whoever holds the receipt of one does not hold the other.
function again(ctx: Context, matterId: string, reporter: NewReporter): NewReporter {
  return { ...reporter, id: newId(ctx.now.getTime()), matter_id: matterId, code: newReceiptCode(), made_at: ctx.now };
}

/** 本月办结与确认解决: two figures that are never mixed, over what this colleague sees. */
export async function figures(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const from = monthOf(ctx.now);
  return { from: dayOf(from), ...(await countClosing(ctx.tx, ctx.who, from)) };
}
