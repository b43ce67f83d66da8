import type { Duty } from '../../kit/duties.ts';
import { holds, holdsCountyWide, type MayTable, type Verdict, type Who } from '../../platform/context.ts';
import { listGuarded } from './rules.ts';

/** What is asked about: the units concerned (null: the top of the tree), for posts also whose and with which duties. */
export interface PeopleSubject {
  readonly unitIds: readonly (string | null)[];
  readonly personId?: string;
  readonly duties?: readonly Duty[];
}

function isColleague(who: Who): Verdict {
  return (who.kind === 'staff' || who.kind === 'token') && who.holdings.length > 0 ? 'allowed' : 'forbidden';
}

/** Keeps the registers of all these units; the top of the tree belongs to whoever administers the county: a station that put itself there would reach everywhere. */
function keepsAll(who: Who, { unitIds }: PeopleSubject): Verdict {
  const keeps = (unitId: string | null) =>
    unitId === null ? holdsCountyWide(who, 'system') : holds(who, 'register', { unitId });
  return unitIds.every(keeps) ? 'allowed' : 'forbidden';
}

/** Keeps the registers of one of the person's units; whoever has none yet is anybody's who keeps registers. */
function keepsOne(who: Who, { unitIds }: PeopleSubject): Verdict {
  const keeps =
    unitIds.length === 0 ? holds(who, 'register') : unitIds.some((unitId) => holds(who, 'register', { unitId }));
  return keeps ? 'allowed' : 'forbidden';
}

function givesPost(who: Who, subject: PeopleSubject): Verdict {
  const isStaff = who.kind === 'staff' || who.kind === 'token';
  if (isStaff && subject.personId !== undefined && who.personId === subject.personId) return 'forbidden';
  if (listGuarded(subject.duties ?? []).length > 0 && !holds(who, 'system')) return 'forbidden';
  return keepsAll(who, subject);
}

export const may = {
  'unit.list': isColleague,
  'unit.view': isColleague,
  'unit.coverage': isColleague,
  'unit.make': keepsAll,
  'unit.change': keepsAll,
  'unit.end': keepsAll,
  'unit.reorganise': keepsAll,
  'person.list': isColleague,
  'person.view': isColleague,
  'person.make': keepsOne,
  'person.change': keepsOne,
  'person.leave': keepsOne,
  'post.give': givesPost,
  'post.end': keepsAll,
  'post.stand-in': givesPost,
} satisfies MayTable<PeopleSubject>;
