import type { ClockStart } from '../clocks/api.ts';
import type { MatterInfo } from '../matters/api.ts';
import type { Stage } from './words-findings.ts';

/** The clock of a stage that a matter comes to; none where the stage has no limit. */
export function stageClock({ matter }: Pick<MatterInfo, 'matter'>, { limit }: Pick<Stage, 'limit'>): ClockStart[] {
  if (limit === null) return [];
  const { id, category, unit_id: unitId, lead_id: ownerId, watch: guarded } = matter;
  return [{ subject: { kind: 'matter', id }, kind: 'stage', category, unitId, ownerId, guarded, limit }];
}
