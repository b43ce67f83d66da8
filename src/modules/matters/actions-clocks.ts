import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import {
  askExtension,
  type ClockRow,
  dataOf,
  decideExtension,
  pauseClocks,
  resumeClocks,
  resumeOnWord,
} from '../clocks/api.ts';
import { followPromise } from './clock-steps.ts';
import type { clockDoors } from './contract-clocks.ts';
import { tellDate } from './letters-clocks.ts';
import { hearersOf } from './policy.ts';
import { clockStates } from './rules.ts';
import { lockWhole, type WholeMatter } from './store-read.ts';
import { saveMatter } from './store-write.ts';
import { lockOpenMatter, subjectOf } from './subject.ts';
import { type MatterFact, type MatterState, matterFacts } from './words.ts';

type In<K extends keyof typeof clockDoors> = ParsedOf<(typeof clockDoors)[K]>;

/** The matter locked and permitted, in a state in which its promise runs; pausing waits for somebody to be responsible. */
async function lockTimed(ctx: Context, { id, version }: { id: string; version: number }): Promise<WholeMatter> {
  const whole = await lockOpenMatter(ctx, id);
  if (whole.matter.version !== version) throw new Refusal('version.conflict');
  const timed: readonly MatterState[] = clockStates;
  if (!timed.includes(whole.matter.state) || whole.matter.state === 'reported') throw new Refusal('step.not-now');
  return whole;
}

/** Writes what the clock said into the matter: the one promised date, the line in the timeline, the message to those who wait. */
async function take(
  ctx: Context,
  whole: WholeMatter,
  row: ClockRow,
  { kind, data }: { kind: MatterFact; data: Readonly<Record<string, string | number | boolean>> },
) {
  const { id, state, promised_at: before } = whole.matter;
  const version = await saveMatter(ctx.tx, id, await followPromise(ctx, whole, row.due_at), ctx.now);
  const audience = matterFacts[kind].resident === null ? 'staff' : 'resident';
  ctx.record({ subject: { kind: 'matter', id }, kind, audience, data: dataOf(row, data) });
  if (audience === 'resident' && before?.getTime() !== row.due_at.getTime()) await tellDate(ctx, whole, row.due_at);
  ctx.signal({ kind: 'matter', id }, ...hearersOf(subjectOf(whole)));
  return { id, state, version, promisedAt: row.due_at.toISOString() };
}

/** What colleagues do with a matter's promise. */
export const clockActs = {
  /** 暂停计时: for a reason of the table, for no longer than that allows. */
  pause: async (ctx: Context, input: In<'pause'>) => {
    const whole = await lockTimed(ctx, input);
    const { id: subjectId, reason: code, untilOn, text } = input;
    const { row, reason, until } = await pauseClocks(ctx, { subjectId, reason: code, untilOn });
    const because = { waits: reason.code, waitsZh: reason.resident_zh, waitsEn: reason.resident_en };
    return take(ctx, whole, row, { kind: 'clock.paused', data: { ...because, until: until.toISOString(), text } });
  },
  /** 恢复计时: before the end of the pause. */
  resume: async (ctx: Context, input: In<'resume'>) => {
    const whole = await lockTimed(ctx, input);
    const row = await resumeClocks(ctx, input.id);
    return take(ctx, whole, row, { kind: 'clock.resumed', data: { forced: false, text: input.text } });
  },
  /** 申请延期: somebody else decides; until then the promise stays what it is. */
  askExtension: async (ctx: Context, input: In<'askExtension'>) => {
    const whole = await lockTimed(ctx, input);
    const row = await askExtension(ctx, input.id, input.amount);
    const data = { amount: input.amount, measure: row.measure ?? '', text: input.text };
    return take(ctx, whole, row, { kind: 'clock.extension-asked', data });
  },
  /** 审批延期. */
  decideExtension: async (ctx: Context, input: In<'decideExtension'>) => {
    const whole = await lockTimed(ctx, input);
    const { row, amount } = await decideExtension(ctx, input.id, input.approve);
    const data = { amount, measure: row.measure ?? '', text: input.text };
    return take(ctx, whole, row, { kind: input.approve ? 'clock.extended' : 'clock.extension-declined', data });
  },
};

/** The reporter added something: a promise that waited for that goes on at once. The root of a merged report is locked here. */
export async function goOnAfterWord(ctx: Context, { matter }: Pick<WholeMatter, 'matter'>): Promise<void> {
  const whole = await lockWhole(ctx.tx, matter.id);
  const row = whole && (await resumeOnWord(ctx, matter.id));
  if (row) await take(ctx, whole, row, { kind: 'clock.resumed', data: { forced: false } });
}
