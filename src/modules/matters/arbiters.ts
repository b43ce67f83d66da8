import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { peopleOver, unitPaths, unitsOfPeople } from '../people/api.ts';
import { chooseArbiter } from './rules-parts.ts';
import { countWaitingDisputes } from './store-parts.ts';
import type { WholeMatter } from './store-read.ts';
import type { Part } from './tables.ts';

/** Who decides whose a part is: one person by the rule of `chooseArbiter`; null while nobody may. */
export async function findArbiter(
  ctx: Context,
  { matter }: WholeMatter,
  part: Pick<Part, 'unit_id'>,
): Promise<string | null> {
  const day = dayOf(ctx.now);
  const path = (await unitPaths(ctx.tx, [matter.unit_id])).get(matter.unit_id) ?? [matter.unit_id];
  const holders = await holdersOver(ctx, matter, day);
  const ids = holders.map(({ personId }) => personId);
  const units = await unitsOfPeople(ctx.tx, ids, day);
  const waiting = await countWaitingDisputes(ctx.tx, ids);
  const candidates = holders.map(({ personId, unitId }) => ({
    personId,
    dutyUnitId: unitId,
    unitIds: units.get(personId) ?? [],
    waiting: waiting.get(personId) ?? 0,
  }));
  const sides = [matter.unit_id, ...(part.unit_id === null ? [] : [part.unit_id])];
  const exceptPersonIds = matter.lead_id === null ? [] : [matter.lead_id];
  return chooseArbiter(candidates, { path, sides, exceptPersonIds }) ?? null;
}

// What is under urgent watch is decided by somebody who may see it anyway.
async function holdersOver(ctx: Context, matter: WholeMatter['matter'], day: string) {
  const holders = (await peopleOver(ctx.tx, matter.unit_id, 'arbitrate', day)).filter(
    ({ accountId }) => accountId !== null,
  );
  if (!matter.watch) return holders;
  const seeing = new Set(
    [
      ...(await peopleOver(ctx.tx, matter.unit_id, 'watch', day)),
      ...(await peopleOver(ctx.tx, matter.unit_id, 'oversee', day)),
    ].map(({ personId }) => personId),
  );
  return holders.filter(({ personId }) => seeing.has(personId));
}

/** Whether the named arbiter still holds the duty over the unit of the matter. */
export async function isStillArbiter(ctx: Context, unitId: string, personId: string): Promise<boolean> {
  const holders = await peopleOver(ctx.tx, unitId, 'arbitrate', dayOf(ctx.now));
  return holders.some((holder) => holder.personId === personId);
}
