import { holds, holdsCountyWide, type MayTable, type Verdict, type Who } from '../../platform/context.ts';

/** What permission asks of a card. */
export interface MediatorSubject {
  readonly personId: string;
  /** The unit on the card; null for somebody of a partner, who belongs to the county. */
  readonly unitId: string | null;
  /** Whoever teaches an apprentice. */
  readonly teacherPersonId: string | null;
}

function isColleague(who: Who): Verdict {
  return (who.kind === 'staff' || who.kind === 'token') && who.holdings.length > 0 ? 'allowed' : 'forbidden';
}

/** The person behind whoever knocks; null for programmes of nobody and for people from outside. */
export function personIdOf(who: Who): string | null {
  return who.kind === 'staff' || who.kind === 'token' ? who.personId : null;
}

function isSelf(who: Who, personId: string | null): boolean {
  return personId !== null && personIdOf(who) === personId;
}

function keeps(who: Who, { unitId }: Pick<MediatorSubject, 'unitId'>): boolean {
  return unitId === null ? holdsCountyWide(who, 'register') : holds(who, 'register', { unitId });
}

/** Whoever keeps the register of the unit, but nobody for himself. */
function keepsOther(who: Who, of: MediatorSubject): Verdict {
  return keeps(who, of) && !isSelf(who, of.personId) ? 'allowed' : 'forbidden';
}

const ownCard = (who: Who, of: MediatorSubject): Verdict => (isSelf(who, of.personId) ? 'allowed' : 'hidden');

/** The mediator himself and whoever keeps the register know the ties. */
export function knowsTies(who: Who, of: MediatorSubject): boolean {
  return isSelf(who, of.personId) || keeps(who, of);
}

const tells = (who: Who, of: MediatorSubject): Verdict => (knowsTies(who, of) ? 'allowed' : 'forbidden');

/** 老带新: the teacher or whoever keeps the register signs an apprentice off, never the apprentice. */
function signsOff(who: Who, of: MediatorSubject): Verdict {
  if (isSelf(who, of.personId)) return 'forbidden';
  return isSelf(who, of.teacherPersonId) || keeps(who, of) ? 'allowed' : 'forbidden';
}

/** Who may do what to one card. */
export const mayToCard = {
  'mediator.view': isColleague,
  'mediator.add': keepsOther,
  'mediator.change': keepsOther,
  'mediator.rest': keepsOther,
  'mediator.return': keepsOther,
  'mediator.renew': keepsOther,
  'mediator.end': keepsOther,
  'mediator.train': keepsOther,
  'mediator.strike-training': keepsOther,
  'mediator.sign-off': signsOff,
  'mediator.declare-tie': tells,
  'mediator.end-tie': tells,
  'mediator.change-own': ownCard,
} satisfies MayTable<MediatorSubject>;

/** Doors that are not about one card. */
export const mayInGeneral = {
  'mediator.list': isColleague,
  'mediator.mine': isColleague,
  'mediator.menu': () => 'allowed',
} satisfies MayTable<undefined>;

/** Whether somebody keeps any register of mediators: the button that adds one. */
export function keepsAny(who: Who): boolean {
  return holds(who, 'register');
}
