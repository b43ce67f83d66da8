import { type RawBuilder, sql } from 'kysely';
import type { Duty } from '../../kit/duties.ts';
import { type Hearers, type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';
import type { MediationState } from './words.ts';

/** What permission asks of a mediation. */
export interface MediationSubject {
  readonly unitId: string;
  readonly liaisonId: string | null;
  readonly state: MediationState;
  readonly wasReopened: boolean;
  /** People on the panel now who mediate; apprentices and who only attends are not among them. */
  readonly mediatorIds: readonly string[];
  /** Everybody with a seat now. */
  readonly seatedIds: readonly string[];
  readonly memberUnitIds: readonly string[];
  readonly partyIds: readonly string[];
}

/** Disputes are no reading for a whole station: who mediates, assigns or oversees there. */
const seeing = ['mediate', 'assign', 'oversee'] as const satisfies readonly Duty[];
const running = ['mediate', 'assign'] as const satisfies readonly Duty[];
const helping = ['mediate', 'handle', 'assign'] as const satisfies readonly Duty[];
/** Whoever visits afterwards sees those that are performed or visited, and does not lose those that a visit brought back. */
const afterwards = ['performing', 'revisiting', 'filed'] as const satisfies readonly MediationState[];

/** The person behind whoever knocks; null for people from outside. */
export function personOf(who: Who): string | null {
  return who.kind === 'staff' || who.kind === 'token' ? who.personId : null;
}

/** The predicate that every read of mediations (table alias `c`) starts from. */
export function sees(who: Who): RawBuilder<boolean> {
  if (who.kind !== 'staff' && who.kind !== 'token') return sql<boolean>`false`;
  const person = personOf(who);
  return sql<boolean>`(c.unit_id = any(${unitsWith(who, ...seeing)}::uuid[]) or c.liaison_id = ${person}
    or ((c.state = any(${[...afterwards]}) or c.times_reopened > 0) and c.unit_id = any(${unitsWith(who, 'revisit')}::uuid[]))
    or c.id in (select p.mediation_id from mediation_panel p where p.person_id = ${person} and p.until is null)
    or c.id in (select m.mediation_id from mediation_member m where m.state <> 'declined' and m.unit_id = any(${unitsWith(who, ...helping)}::uuid[])))`;
}

/** Those to which a unit of this colleague is asked and has not answered. */
export function asksFor(who: Who): RawBuilder<boolean> {
  return sql<boolean>`c.id in (select m.mediation_id from mediation_member m
    where m.state = 'asked' and m.unit_id = any(${unitsWith(who, ...helping)}::uuid[]))`;
}

/** The same question for one in hand. */
export function isVisible(who: Who, of: MediationSubject): boolean {
  if (who.kind !== 'staff' && who.kind !== 'token') return false;
  if (unitsWith(who, ...seeing).includes(of.unitId) || isLiaison(who, of) || isSeated(who, of)) return true;
  const isAfterwards = of.wasReopened || afterwards.some((state) => state === of.state);
  if (isAfterwards && unitsWith(who, 'revisit').includes(of.unitId)) return true;
  return isMember(who, of);
}

const isLiaison = (who: Who, of: MediationSubject) => personOf(who) !== null && personOf(who) === of.liaisonId;

/** True for whoever has a seat, apprentices too. */
export function isSeated(who: Who, of: MediationSubject): boolean {
  const person = personOf(who);
  return person !== null && of.seatedIds.includes(person);
}

/** True for the mediators themselves: only they read what one side told them alone. */
export function mediates(who: Who, of: MediationSubject): boolean {
  const person = personOf(who);
  return person !== null && of.mediatorIds.includes(person);
}

/** True for whoever carries the case on: its liaison, its mediators, and who mediates or assigns for its unit. */
export function runs(who: Who, of: MediationSubject): boolean {
  return isLiaison(who, of) || mediates(who, of) || unitsWith(who, ...running).includes(of.unitId);
}

/** True for units that were asked to take part and did not decline. */
function isMember(who: Who, of: MediationSubject): boolean {
  return of.memberUnitIds.some((id) => unitsWith(who, ...helping).includes(id));
}

/** True for whoever decides on more time and on what the liaison himself may not: assigns or oversees for the unit. */
export function supervises(who: Who, of: MediationSubject): boolean {
  return unitsWith(who, 'assign', 'oversee').includes(of.unitId);
}

/** The party whose own link is open. */
export function partyIdOf(who: Who): string | undefined {
  const isParty =
    who.kind === 'link' && who.purpose === partyLinks.purpose && who.subject.kind === partyLinks.subjectKind;
  return isParty ? who.subject.id : undefined;
}

/** How links of parties are made. */
export const partyLinks = { purpose: 'mediation-party', subjectKind: 'mediation-party', page: '/mediation' } as const;

/** Turns a question into the verdict of a door: what one does not see is not there. */
export const asked =
  (ask: (who: Who, of: MediationSubject) => boolean) =>
  (who: Who, of: MediationSubject): Verdict => {
    if (!isVisible(who, of)) return 'hidden';
    return ask(who, of) ? 'allowed' : 'forbidden';
  };

/** A party may, of the own case only. */
export const ofParty = (who: Who, of: MediationSubject): Verdict => {
  const id = partyIdOf(who);
  return id !== undefined && of.partyIds.includes(id) ? 'allowed' : 'hidden';
};

/** Who may do what to one mediation. */
export const mayToMediation = {
  'mediation.view': asked(() => true),
  'mediation.accept': asked(runs),
  'mediation.refuse': asked(runs),
  'mediation.suspend': asked(runs),
  'mediation.resume': asked(runs),
  'mediation.fail': asked(runs),
  'mediation.stop': asked(runs),
  'mediation.performed': asked(runs),
  'mediation.reopen': asked(
    (who, of) => runs(who, of) || supervises(who, of) || unitsWith(who, 'revisit').includes(of.unitId),
  ),
  'mediation.extend': asked(supervises),
  'mediation.liaison': asked((who, of) => supervises(who, of) || runs(who, of)),
  'mediation.add-party': asked(runs),
  'mediation.change-party': asked(runs),
  'mediation.remove-party': asked(runs),
  'mediation.identity': asked(runs),
  'mediation.willing': asked(runs),
  'mediation.rights': asked(runs),
  'mediation.letter': asked(runs),
  'mediation.paper-letter': asked(runs),
  'mediation.tell-routes': asked(runs),
  'mediation.ask-member': asked(runs),
  'mediation.check': asked((who, of) => runs(who, of) || isSeated(who, of)),
  'mediation.note': asked((who, of) => runs(who, of) || isSeated(who, of) || isMember(who, of)),
  'own.view': ofParty,
  'own.willing': ofParty,
  'own.rights': ofParty,
  'own.stop': ofParty,
  'own.openness': ofParty,
} as const satisfies MayTable<MediationSubject>;

/** A unit answers for itself; for a partner without an account whoever runs the case writes it down. */
export const mayToMember = {
  'mediation.answer-member': (who: Who, of: MediationSubject & { readonly ofUnitId: string | null }): Verdict => {
    if (!isVisible(who, of)) return 'hidden';
    const own = of.ofUnitId !== null && unitsWith(who, ...helping).includes(of.ofUnitId);
    return own || (of.ofUnitId === null && runs(who, of)) ? 'allowed' : 'forbidden';
  },
} as const satisfies MayTable<MediationSubject & { readonly ofUnitId: string | null }>;

/** Doors that are not about one mediation; `propose` is asked with the unit that will have it. */
export const mayInGeneral = {
  'mediation.list': (who) =>
    unitsWith(who, ...seeing, 'handle', 'revisit', 'intake').length > 0 ? 'allowed' : 'forbidden',
  'mediation.of-matter': (who) =>
    unitsWith(who, ...seeing, 'handle', 'revisit', 'intake').length > 0 ? 'allowed' : 'forbidden',
  'mediation.gate': (who) => (unitsWith(who, ...seeing, 'handle', 'intake').length > 0 ? 'allowed' : 'forbidden'),
  'mediation.propose': (who, unitId) =>
    unitId !== undefined && unitsWith(who, 'mediate', 'intake', 'handle', 'assign').includes(unitId)
      ? 'allowed'
      : 'forbidden',
  'own.open': () => 'allowed',
} as const satisfies MayTable<string | undefined>;

/** Who hears on an open page that it changed. */
export function hearersOf({ unitId, liaisonId, seatedIds, memberUnitIds }: MediationSubject): Hearers[] {
  const personIds = [...seatedIds, ...(liaisonId === null ? [] : [liaisonId])];
  const own = { unitIds: [unitId], duties: seeing, personIds };
  return memberUnitIds.length === 0 ? [own] : [own, { unitIds: memberUnitIds, duties: helping }];
}

/** Nobody sees what is not there. */
export const unknownMediation: MediationSubject = {
  unitId: '',
  liaisonId: null,
  state: 'proposed',
  wasReopened: false,
  mediatorIds: [],
  seatedIds: [],
  memberUnitIds: [],
  partyIds: [],
};
