import { type RawBuilder, sql } from 'kysely';
import type { Duty } from '../../kit/duties.ts';
import { type Hearers, type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';

/** What permission asks of a need, a visit or a task of one. */
export interface VisitSubject {
  readonly unitId: string;
  /** Who goes. */
  readonly personId: string | null;
}

const visiting = ['handle', 'assign', 'oversee'] as const satisfies readonly Duty[];

/** The predicate that every read of needs and visits starts from (`n` and `v`: table aliases with `unit_id` and `person_id`): own units by duty, and what oneself goes to. */
export function sees(who: Who, alias: 'n' | 'v'): RawBuilder<boolean> {
  const table = sql.ref(`${alias}.unit_id`);
  const person = sql.ref(`${alias}.person_id`);
  return sql<boolean>`(${table} = any(${unitsWith(who, ...visiting)}) or ${person} = ${personOf(who)})`;
}

function personOf(who: Who): string | null {
  return who.kind === 'staff' || who.kind === 'token' ? who.personId : null;
}

/** The same question for one that is already in hand. */
export function isVisible(who: Who, of: VisitSubject): boolean {
  return unitsWith(who, ...visiting).includes(of.unitId) || goes(who, of);
}

function goes(who: Who, of: VisitSubject): boolean {
  const person = personOf(who);
  return person !== null && person === of.personId;
}

type Ask = (who: Who, of: VisitSubject) => boolean;
const duty =
  (...wanted: Duty[]): Ask =>
  (who, of) =>
    unitsWith(who, ...wanted).includes(of.unitId);
const either =
  (...asks: Ask[]): Ask =>
  (who, of) =>
    asks.some((ask) => ask(who, of));
const asked =
  (ask: Ask) =>
  (who: Who, of: VisitSubject): Verdict => {
    if (!isVisible(who, of)) return 'hidden';
    return ask(who, of) ? 'allowed' : 'forbidden';
  };

/** Who may do what to one need or visit. */
export const mayToVisit = {
  'visit.view': asked(() => true),
  'visit.need-add': asked(duty('handle', 'assign')),
  'visit.need-change': asked(duty('handle', 'assign')),
  'visit.need-end': asked(duty('handle', 'assign')),
  'visit.plan': asked(duty('handle', 'assign')),
  'visit.save': asked(either(duty('handle'), goes)),
  'visit.cancel': asked(either(duty('handle', 'assign'), goes)),
  'visit.take-down': asked(either(duty('handle'), goes)),
  'visit.task-add': asked(either(duty('handle', 'assign'), goes)),
  'visit.task-finish': asked(either(duty('handle', 'assign'), goes)),
  'visit.task-drop': asked(duty('assign', 'oversee')),
} satisfies MayTable<VisitSubject>;

const visitor = (who: Who): Verdict => (unitsWith(who, ...visiting).length > 0 ? 'allowed' : 'forbidden');
const supervisor = (who: Who): Verdict => (unitsWith(who, 'assign', 'oversee').length > 0 ? 'allowed' : 'forbidden');

/** Doors that are not about one visit. */
export const mayInGeneral = {
  'visit.needs': visitor,
  'visit.list': visitor,
  'visit.report': supervisor,
  'street.today': (who) => (who.kind === 'staff' ? 'allowed' : 'forbidden'),
  'street.standing': () => 'allowed',
} satisfies MayTable<undefined>;

/** Units whose visits a report counts. */
export function reportedUnits(who: Who): string[] {
  return unitsWith(who, 'assign', 'oversee');
}

/** Who hears on an open page that a visit changed. */
export function hearersOf(of: VisitSubject): Hearers {
  return { unitIds: [of.unitId], duties: visiting, personIds: of.personId === null ? [] : [of.personId] };
}
