import { listMatterUnits } from '../modules/matters/api.ts';
import { unitPaths } from '../modules/people/api.ts';
import type { UnitsOfSubjects } from '../platform/webhooks/spread.ts';

/** A matter belongs to its responsible unit, a unit to itself; what else facts are about belongs to no unit. */
export const unitsOfSubjects: UnitsOfSubjects = async (tx, subjects) => {
  const idsOf = (kind: string) => subjects.flatMap((subject) => (subject.kind === kind ? [subject.id] : []));
  const own = new Map(idsOf('unit').map((id) => [id, id]));
  for (const [id, unitId] of await listMatterUnits(tx, idsOf('matter'))) own.set(id, unitId);
  const paths = await unitPaths(tx, [...new Set(own.values())]);
  return new Map([...own].map(([id, unitId]) => [id, paths.get(unitId) ?? []]));
};
