import { dayOf } from '../../kit/calendar.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { unitsOfPeople } from '../people/api.ts';
import { officeHours } from './rules-hours.ts';
import { insertPersonResource, resourcesOfPeople } from './store-resources.ts';
import type { WeekHours } from './tables.ts';

/** Where a colleague's calendar begins. */
export interface PersonHours {
  /** The first unit in which the person holds a post, unless told. */
  readonly unitId?: string;
  /** Monday to Friday at the hours of offices, unless told. */
  readonly hours?: WeekHours;
}

/**
 * 人员时间: the resource that stands for a colleague; made when there is none, left as it is otherwise. Answers its id. Refuses `input.invalid`
 * for somebody who holds no post.
 */
export async function ensurePersonResource(ctx: Context, personId: string, begin: PersonHours = {}): Promise<string> {
  const known = (await resourcesOfPeople(ctx.tx, [personId])).get(personId);
  if (known !== undefined) return known;
  const unitId = begin.unitId ?? (await unitsOfPeople(ctx.tx, [personId], dayOf(ctx.now))).get(personId)?.[0];
  if (unitId === undefined) {
    const words = { zh: '这位同志目前没有岗位，不能启用日历', en: 'Without a post there is no calendar' };
    throw new Refusal('input.invalid', [{ path: 'personId', ...words }]);
  }
  const id = newId(ctx.now.getTime());
  const made = await insertPersonResource(ctx.tx, { id, personId, unitId, hours: begin.hours ?? officeHours });
  if (made) ctx.record({ subject: { kind: 'resource', id }, kind: 'resource.made', audience: 'staff' });
  return (await resourcesOfPeople(ctx.tx, [personId])).get(personId) ?? id;
}
