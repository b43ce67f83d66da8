import { type RawBuilder, sql } from 'kysely';
import type { Duty } from '../../kit/duties.ts';
import { type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';
import { type MatterSubject, mayOnMatter } from '../matters/api.ts';

/** What permission asks: the matter, and whoever takes part without seeing it. */
export interface CareSubject {
  readonly matter: MatterSubject | undefined;
  /** People who search a sector, or who are responsible for a plan. */
  readonly personIds: readonly string[];
  /** Units that search a sector. */
  readonly unitIds: readonly string[];
}

/** Nobody takes part in what is not there. */
export const nobody: CareSubject = { matter: undefined, personIds: [], unitIds: [] };

const searching = ['handle', 'assign', 'watch', 'oversee'] as const satisfies readonly Duty[];
const guarding = { duties: ['watch', 'oversee'], lead: true } as const;

export function personOf(who: Who): string | null {
  return who.kind === 'staff' || who.kind === 'token' ? who.personId : null;
}

export function accountOf(who: Who): string | null {
  return who.kind === 'staff' || who.kind === 'token' ? who.accountId : null;
}

function takesPart(who: Who, { personIds, unitIds }: CareSubject): boolean {
  const person = personOf(who);
  if (person !== null && personIds.includes(person)) return true;
  return unitIds.some((id) => unitsWith(who, ...searching).includes(id));
}

/** Those who look after the search, and where it says so whoever takes part in it. */
const onSearch =
  (withMembers: boolean) =>
  (who: Who, of: CareSubject): Verdict => {
    const verdict = mayOnMatter(who, of.matter, guarding);
    if (verdict === 'allowed' || !takesPart(who, of)) return verdict;
    return withMembers ? 'allowed' : 'forbidden';
  };

/** Who may do what to one search: the lead, colleagues on duty and supervisors; members see it and say what they saw. */
export const mayToSearch = {
  'search.of': onSearch(true),
  'search.view': onSearch(true),
  'search.start': onSearch(false),
  'search.change': onSearch(false),
  'search.divide': onSearch(false),
  'sector.give': onSearch(false),
  'sector.mark': onSearch(true),
  'search.sight': onSearch(true),
  'search.publish': onSearch(false),
  'search.unpublish': onSearch(false),
  'search.find': onSearch(false),
  'search.stop': onSearch(false),
} as const satisfies MayTable<CareSubject>;

/** One sector: a member marks the own one only. */
export const mayToSector = {
  'sector.give': onSearch(false),
  'sector.mark': onSearch(true),
} as const satisfies MayTable<CareSubject>;

/** The predicate that every list of searches (table alias `s`) starts from. */
export function seesSearch(who: Who): RawBuilder<boolean> {
  const person = personOf(who);
  return sql<boolean>`(s.unit_id = any(${unitsWith(who, 'watch', 'oversee')}::uuid[])
    or exists (select 1 from matter m where m.id = s.matter_id and m.lead_id = ${person})
    or exists (select 1 from search_sector x where x.search_id = s.id
      and (x.person_id = ${person} or x.unit_id = any(${unitsWith(who, ...searching)}::uuid[]))))`;
}

const caring =
  (...duties: Duty[]) =>
  (who: Who, of: CareSubject): Verdict => {
    const person = personOf(who);
    if (person !== null && of.personIds.includes(person)) return 'allowed';
    return mayOnMatter(who, of.matter, { duties, lead: true });
  };

/** A review needs the duty: being responsible for the plan is no reason to review it. */
const reviewing = (who: Who, of: CareSubject): Verdict => {
  const verdict = mayOnMatter(who, of.matter, { duties: ['oversee'] });
  const person = personOf(who);
  return verdict === 'hidden' && person !== null && of.personIds.includes(person) ? 'forbidden' : verdict;
};

/** Who may do what to one plan of support. */
export const mayToPlan = {
  'support.of': caring('handle', 'assign', 'revisit', 'oversee'),
  'support.view': caring('handle', 'assign', 'revisit', 'oversee'),
  'support.start': caring('handle', 'assign'),
  'support.agree': caring('handle', 'assign'),
  'support.withdraw': caring('handle', 'assign', 'intake', 'oversee'),
  'support.measure': caring('handle', 'assign'),
  'measure.mark': caring('handle', 'assign'),
  'measure.spend': caring('handle', 'assign'),
  'support.date': caring('handle', 'assign', 'revisit'),
  'support.visit': caring('handle', 'revisit'),
  'support.note': caring('handle'),
  'support.review': reviewing,
} as const satisfies MayTable<CareSubject>;

/** Who may do what to the list of proof. */
export const mayToProof = {
  'proof.view': caring('handle', 'assign', 'oversee'),
  'proof.add': caring('handle', 'assign'),
  'proof.waive': caring('handle', 'assign'),
} as const satisfies MayTable<CareSubject>;

const withDuty =
  (...duties: Duty[]) =>
  (who: Who): Verdict =>
    unitsWith(who, ...duties).length > 0 ? 'allowed' : 'forbidden';

/** Doors that are not about one matter. */
export const mayInGeneral = {
  'search.list': withDuty(...searching, 'intake', 'revisit'),
  'support.list': withDuty('handle', 'assign', 'revisit', 'oversee'),
  'care.figures': withDuty('oversee', 'assign'),
  'leaflet.open': () => 'allowed',
  'leaflet.photo': () => 'allowed',
} as const satisfies MayTable<undefined>;
