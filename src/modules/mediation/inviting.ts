import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { partnerNames } from '../partners/api.ts';
import { unitNames } from '../people/api.ts';
import { invalid } from './parties.ts';
import { insertMember, type WholeMediation } from './store-cases.ts';
import { tell } from './subject.ts';

/** One of our units, or a partner. */
export interface Invited {
  readonly unitId?: string | undefined;
  readonly partnerId?: string | undefined;
}

/** Asks units for an opinion within a later room's act, so that they see the case; who takes part already is not asked twice. Refuses `input.invalid`. */
export async function inviteForOpinion(
  ctx: Context,
  whole: WholeMediation,
  invited: readonly Invited[],
  dueAt: Date,
): Promise<void> {
  const units = await unitNames(
    ctx.tx,
    invited.flatMap(({ unitId }) => unitId ?? []),
  );
  const partners = await partnerNames(
    ctx.tx,
    invited.flatMap(({ partnerId }) => partnerId ?? []),
  );
  for (const [at, { unitId, partnerId }] of invited.entries()) {
    const who = units.get(unitId ?? '') ?? partners.get(partnerId ?? '');
    if (who === undefined || (unitId === undefined) === (partnerId === undefined))
      throw invalid(`units.${at}`, { zh: '没有这个单位，请重新选择', en: 'There is no such unit: choose again' });
    const isIn = whole.members.some(
      (member) => member.state !== 'declined' && (member.unit_id ?? member.partner_id) === (unitId ?? partnerId),
    );
    if (isIn) continue;
    const row = { id: newId(ctx.now.getTime()), unit_id: unitId ?? null, partner_id: partnerId ?? null };
    await insertMember(ctx.tx, whole.mediation.id, { ...row, role: 'opinion', speaks_on: '', due_at: dueAt }, ctx.now);
    tell(ctx, whole, 'member.asked', { who, role: 'opinion' });
  }
}
