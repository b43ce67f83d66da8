import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { replaceLimits } from './actions-settings.ts';
import { readBook } from './book.ts';
import type { LimitRow } from './tables.ts';

/** A limit as a dictionary of a later family shows and edits it. */
type LimitOfCategory = Pick<LimitRow, 'kind' | 'measure' | 'amount' | 'calendar'>;

/** The own limits of a category, for all units; what it takes from above it is left out. */
export async function limitsOf(tx: Db, category: string): Promise<LimitOfCategory[]> {
  const { limits } = await readBook(tx);
  return limits
    .filter((row) => row.category === category && row.unit_id === null)
    .map(({ kind, measure, amount, calendar }) => ({ kind, measure, amount, calendar }));
}

/** Writes the own limits of a category for all units; what starts from now on goes by them. Whoever calls asked permission. Refuses `input.invalid`. */
export async function saveLimits(
  ctx: Context,
  category: string,
  limits: readonly LimitOfCategory[],
  reason: string,
): Promise<void> {
  await replaceLimits(ctx, { category, unitId: null }, limits, reason);
}
