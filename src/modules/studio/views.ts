import type { Context } from '../../platform/context.ts';
import { mediationNumbers } from '../mediation/api.ts';
import { personNames } from '../people/api.ts';
import { nextOf } from './rules.ts';
import type { WalkIn } from './tables.ts';

const known = (ids: readonly (string | null)[]) => [...new Set(ids.flatMap((id) => id ?? []))];

/** Who came, as the desk sees it. */
export async function describeWalkIns(ctx: Context, rows: readonly WalkIn[]) {
  const names = await personNames(ctx.tx, known(rows.map(({ called_by }) => called_by)));
  const numbers = await mediationNumbers(ctx.tx, known(rows.map(({ mediation_id }) => mediation_id)));
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    phone: row.phone,
    about: row.about,
    needs: row.needs,
    state: row.state,
    cameAt: row.came_at.toISOString(),
    calledAt: row.called_at?.toISOString() ?? null,
    calledBy: names.get(row.called_by ?? '') ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    note: row.note,
    mediation: row.mediation_id === null ? null : { id: row.mediation_id, number: numbers.get(row.mediation_id) ?? '' },
    next: [...nextOf(row.state)],
  }));
}
