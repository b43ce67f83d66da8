import type { Context } from '../../platform/context.ts';
import { limitsOf, saveLimits } from '../clocks/api.ts';
import type { Entry } from './tables.ts';

/** The working days of the dictionary are the limit for solving; the other limits of a category stay as they are. */
export async function saveDays(ctx: Context, entries: readonly Pick<Entry, 'code' | 'workingDays'>[]): Promise<void> {
  for (const { code, workingDays } of entries) {
    const limits = await limitsOf(ctx.tx, code);
    const days = limits.find(({ kind }) => kind === 'solve');
    if (days?.measure === 'working-days' && days.amount === workingDays) continue;
    const solve = {
      kind: 'solve' as const,
      measure: 'working-days' as const,
      amount: workingDays,
      calendar: days?.calendar ?? 'office',
    };
    await saveLimits(ctx, code, [...limits.filter(({ kind }) => kind !== 'solve'), solve], '类别词典更改');
  }
}
