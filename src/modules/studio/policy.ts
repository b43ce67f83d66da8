import { type RawBuilder, sql } from 'kysely';
import type { Duty } from '../../kit/duties.ts';
import { type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';
import { asked, isSeated, type MediationSubject, ofParty, runs, supervises } from '../mediation/api.ts';

const working = ['mediate', 'intake', 'assign', 'handle', 'oversee', 'register'] as const satisfies readonly Duty[];
const receiving = ['mediate', 'intake', 'assign'] as const satisfies readonly Duty[];
const keeping = ['register', 'assign', 'oversee'] as const satisfies readonly Duty[];
const figuring = ['mediate', 'assign', 'oversee'] as const satisfies readonly Duty[];
const walking = ['mediate', 'handle', 'assign'] as const satisfies readonly Duty[];

const allow = (isAllowed: boolean): Verdict => (isAllowed ? 'allowed' : 'forbidden');

/** The person behind a colleague or token; null for anybody else. */
export function personOf(who: Who): string | null {
  return who.kind === 'staff' || who.kind === 'token' ? who.personId : null;
}

/** What permission asks of a studio. */
export interface StudioSubject {
  readonly unitId: string;
  /** Who works there now. */
  readonly personIds: readonly string[];
}

const worksThere = (who: Who, { personIds }: StudioSubject): boolean => personIds.includes(personOf(who) ?? '');
const receives = (who: Who, of: StudioSubject) =>
  worksThere(who, of) || unitsWith(who, ...receiving).includes(of.unitId);
const isColleague = (who: Who) => unitsWith(who, ...working, 'revisit').length > 0;

/** Every colleague finds a studio; who came there is for its people and the desk of its unit. */
const atStudio =
  (isAllowed: (who: Who, of: StudioSubject) => boolean) =>
  (who: Who, of: StudioSubject): Verdict => {
    if (!isColleague(who) && !worksThere(who, of)) return 'hidden';
    return allow(isAllowed(who, of));
  };
const keeps = (who: Who, of: StudioSubject) => unitsWith(who, ...keeping).includes(of.unitId);

export const mayAtStudio = {
  'studio.view': atStudio(receives),
  'studio.add': atStudio(keeps),
  'studio.change': atStudio(keeps),
  'walk-in.add': atStudio(receives),
  'walk-in.move': atStudio(receives),
  'walk-in.take': atStudio(receives),
  'tour.plan': atStudio(receives),
  'tour.cancel': atStudio(receives),
  'tour.hold': atStudio(receives),
} as const satisfies MayTable<StudioSubject>;

/** Of what is not there. */
export const unknownStudio: StudioSubject = { unitId: '', personIds: [] };

/** The predicate of tours (alias `s` on studio): of studios where one works or receives. */
export function seesStudio(who: Who): RawBuilder<boolean> {
  return sql<boolean>`(s.unit_id = any(${unitsWith(who, ...receiving, 'oversee')}::uuid[])
    or s.id in (select p.studio_id from studio_post p where p.person_id = ${personOf(who)} and p.until is null))`;
}

/** The units whose informal meetings and squads one sees. */
export const streetUnits = (who: Who): string[] => unitsWith(who, ...walking, 'oversee');

/** The units whose figures one may ask for. */
export const figureUnits = (who: Who): string[] => unitsWith(who, ...figuring);

/** A unit of the asker's own; what lies elsewhere is not there. */
export interface UnitSubject {
  readonly unitId: string;
}
const inUnit =
  (seeing: readonly Duty[], doing: readonly Duty[] = seeing) =>
  (who: Who, { unitId }: UnitSubject): Verdict => {
    if (!unitsWith(who, ...seeing).includes(unitId)) return 'hidden';
    return allow(unitsWith(who, ...doing).includes(unitId));
  };

export const mayInUnit = {
  'studio.figures': inUnit(figuring),
  'studio.figure-rows': inUnit(figuring),
  'studio.responses': inUnit(figuring),
  'informal.add': inUnit([...walking, 'oversee'], walking),
  'informal.end-promise': inUnit([...walking, 'oversee'], walking),
  'squad.save': inUnit([...walking, 'oversee'], ['assign', 'oversee', 'mediate']),
  'squad.enter': inUnit([...walking, 'oversee'], walking),
  'family.start': inUnit(['mediate', 'assign', 'oversee'], ['mediate', 'assign']),
} as const satisfies MayTable<UnitSubject>;

const withDuty =
  (...duties: readonly Duty[]) =>
  (who: Who): Verdict =>
    allow(unitsWith(who, ...duties).length > 0);

/** Doors that are about nothing in particular. */
export const mayInGeneral = {
  'studio.list': (who) => allow(isColleague(who)),
  'studio.screen': () => 'allowed',
  'tour.next': () => 'allowed',
  'tour.list': withDuty(...receiving, 'oversee', 'handle'),
  'informal.list': withDuty(...walking, 'oversee'),
  'squad.list': withDuty(...walking, 'oversee'),
  'register.list': withDuty('mediate', 'assign', 'oversee', 'handle'),
  'family.list': withDuty('mediate', 'assign', 'oversee', 'handle'),
} as const satisfies MayTable<undefined>;

/** Who sets plan and due date of a dispute: asked of the matter or of the mediation. */
export const mayPlan = {
  'register.plan': (_who, verdict: Verdict): Verdict => verdict,
} as const satisfies MayTable<Verdict>;

/** What the studio does with one mediation. Consultation is for colleagues only: parties have no door to it. */
export const mayToCase = {
  'consultation.list': asked(() => true),
  'consultation.ask': asked(runs),
  'consultation.close': asked(runs),
  'mediation.opinion': asked((who, of) => runs(who, of) || unitsWith(who, 'revisit').includes(of.unitId)),
  'mediation.notice': asked(runs),
  'own.after': ofParty,
  'own.opinion': ofParty,
} as const satisfies MayTable<MediationSubject>;

/** What permission asks of one opinion: the case, and the unit that was asked; null: a partner without an account. */
export interface OpinionSubject extends MediationSubject {
  readonly ofUnitId: string | null;
}

/** A unit gives its own opinion; for a partner whoever runs the case writes it down. */
export const mayGive = {
  'consultation.give': (who: Who, of: OpinionSubject): Verdict =>
    asked(() => (of.ofUnitId === null ? runs(who, of) : unitsWith(who, ...walking).includes(of.ofUnitId)))(who, of),
} as const satisfies MayTable<OpinionSubject>;

/** Opinions are for those who prepare the sitting; other units that take part read their own only. */
export function readsAllOpinions(who: Who, of: MediationSubject): boolean {
  return runs(who, of) || isSeated(who, of) || supervises(who, of);
}

/** What permission asks of a family programme. */
export interface FamilySubject {
  readonly unitId: string;
  readonly leadId: string;
  readonly psychologistId: string | null;
  readonly supervisorId: string | null;
}

const named = (who: Who, of: FamilySubject) =>
  [of.leadId, of.psychologistId, of.supervisorId].includes(personOf(who) ?? '');
const ofFamily =
  (isAllowed: (who: Who, of: FamilySubject) => boolean) =>
  (who: Who, of: FamilySubject): Verdict => {
    if (!named(who, of) && !unitsWith(who, 'mediate', 'assign', 'oversee').includes(of.unitId)) return 'hidden';
    return allow(isAllowed(who, of));
  };
const leads = (who: Who, of: FamilySubject) =>
  personOf(who) === of.leadId || unitsWith(who, 'assign').includes(of.unitId);

export const mayToFamily = {
  'family.view': ofFamily(() => true),
  'family.add-member': ofFamily(leads),
  'family.consent': ofFamily(leads),
  'family.session': ofFamily((who, of) => leads(who, of) || personOf(who) === of.psychologistId),
  'family.report': ofFamily((who, of) => leads(who, of) || personOf(who) === of.psychologistId),
  'family.end': ofFamily(leads),
  'family.note': ofFamily((who, of) => personOf(who) !== null && personOf(who) === of.psychologistId),
} as const satisfies MayTable<FamilySubject>;

/** Of a programme that is not there. */
export const unknownFamily: FamilySubject = { unitId: '', leadId: '', psychologistId: null, supervisorId: null };

/** The predicate of programmes (alias `f`). */
export function seesFamily(who: Who): RawBuilder<boolean> {
  const person = personOf(who);
  return sql<boolean>`(f.unit_id = any(${unitsWith(who, 'mediate', 'assign', 'oversee')}::uuid[])
    or f.lead_id = ${person} or f.psychologist_id = ${person} or f.supervisor_id = ${person})`;
}
