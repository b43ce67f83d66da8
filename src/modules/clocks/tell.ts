import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { queueMessage } from '../../platform/messages/outbox.ts';
import { findPhones, peopleOver, personNames, stationOf, unitPaths } from '../people/api.ts';
import type { ClockRow, LadderRule } from './tables.ts';
import type { LadderRole } from './words.ts';

/** Somebody whom a step of the ladder tells, and as what. */
export interface Told {
  readonly personId: string;
  readonly name: string;
  readonly role: LadderRole;
}

type Owned = Pick<ClockRow, 'unit_id' | 'owner_id' | 'guarded'>;
type Over = Awaited<ReturnType<typeof peopleOver>>;

async function chiefsOf(ctx: Context, { unit_id: unitId, guarded }: Owned, oversee: Over): Promise<Over> {
  if (unitId === null) return [];
  const path = (await unitPaths(ctx.tx, [unitId])).get(unitId) ?? [unitId];
  const assign = guarded ? [] : await peopleOver(ctx.tx, unitId, 'assign', dayOf(ctx.now));
  const nearest = (people: Over) => path.find((id) => people.some((person) => person.unitId === id));
  const rank = (id: string | undefined) => (id === undefined ? path.length : path.indexOf(id));
  const [supervised, assigned] = [nearest(oversee), nearest(assign)];
  // In one unit whoever supervises is its chief; a unit without one is led by whoever assigns.
  const people = rank(supervised) <= rank(assigned) ? oversee : assign;
  const unit = rank(supervised) <= rank(assigned) ? supervised : assigned;
  return people.filter((person) => person.unitId === unit);
}

/** 督办对象: the people whom a rule names, each once in the first of its roles. */
export async function peopleFor(ctx: Context, clock: Owned, roles: readonly LadderRole[]): Promise<Told[]> {
  const { unit_id: unitId, owner_id: ownerId } = clock;
  const oversee = unitId === null ? [] : await peopleOver(ctx.tx, unitId, 'oversee', dayOf(ctx.now));
  const station = unitId === null ? undefined : await stationOf(ctx.tx, unitId);
  const path = unitId === null ? [] : ((await unitPaths(ctx.tx, [unitId])).get(unitId) ?? []);
  const above = path.slice(path.indexOf(station?.id ?? '') + 1);
  const named: Record<LadderRole, () => Promise<readonly { personId: string; name: string }[]>> = {
    lead: async () => {
      const name = ownerId === null ? undefined : (await personNames(ctx.tx, [ownerId])).get(ownerId);
      return ownerId === null || name === undefined ? [] : [{ personId: ownerId, name }];
    },
    'unit-chief': () => chiefsOf(ctx, clock, oversee),
    'station-chief': async () => oversee.filter((person) => person.unitId === station?.id),
    oversee: async () => oversee.filter((person) => above.includes(person.unitId)),
  };
  const found = new Map<string, Told>();
  for (const role of roles) {
    for (const { personId, name } of await named[role]()) {
      if (!found.has(personId)) found.set(personId, { personId, name, role });
    }
  }
  return [...found.values()];
}

/** A message to each by telephone; the text names neither the subject nor what it is about. */
export async function writeTo(ctx: Context, clock: ClockRow, people: readonly Told[], rule: LadderRule): Promise<void> {
  const phones = await findPhones(
    ctx.tx,
    people.map(({ personId }) => personId),
  );
  for (const recipient of new Set(phones.values())) {
    await queueMessage(ctx, {
      template: rule.urges ? 'staff.urged' : 'staff.reminded',
      recipient,
      language: 'zh',
      params: { link: `${ctx.settings.publicUrl}/desk` },
      subject: { kind: clock.subject_kind, id: clock.subject_id },
    });
  }
}
