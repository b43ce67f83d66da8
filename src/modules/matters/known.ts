import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { partnerNames } from '../partners/api.ts';
import { personNames, unitNames } from '../people/api.ts';

/** Ids that a page sends may be out of date: refuses `input.invalid` and says which field, before anything is written. */
export async function mustKnow(
  ctx: Context,
  named: { unitId?: string | undefined; partnerId?: string | undefined; leadId?: string | undefined },
): Promise<void> {
  const { unitId, partnerId, leadId } = named;
  const unknown = (path: string, zh: string, en: string) => new Refusal('input.invalid', [{ path, zh, en }]);
  if (unitId !== undefined && !(await unitNames(ctx.tx, [unitId])).has(unitId)) {
    throw unknown('unitId', '没有这个单位，请重新选择', 'There is no such unit: choose again');
  }
  if (partnerId !== undefined && !(await partnerNames(ctx.tx, [partnerId])).has(partnerId)) {
    throw unknown('partnerId', '没有这个联动单位，请重新选择', 'There is no such partner: choose again');
  }
  if (leadId !== undefined && !(await personNames(ctx.tx, [leadId])).has(leadId)) {
    throw unknown('leadId', '没有这个人，请重新选择', 'There is no such person: choose again');
  }
}
