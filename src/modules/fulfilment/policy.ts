import { type MayTable, unitsWith, type Who } from '../../platform/context.ts';
import { asked, isSeated, type MediationSubject, ofParty, runs } from '../mediation/api.ts';

const writes = (who: Who, of: MediationSubject) => runs(who, of) || isSeated(who, of);

// 若干规定 §39: whoever mediated must visit; whoever visits for the unit may too.
const visits = (who: Who, of: MediationSubject) => writes(who, of) || unitsWith(who, 'revisit').includes(of.unitId);

/** Who may do what to the performance of one agreement. A party sees and changes accounts that are its own only; that is asked of each account. */
export const mayOnFulfilment = {
  'performance.view': asked(() => true),
  'performance.document': asked(() => true),
  'performance.record': asked(writes),
  'performance.answer': asked(writes),
  'performance.look': asked(visits),
  'performance.propose': asked(writes),
  'performance.answer-plan': asked(writes),
  'performance.breach': asked(runs),
  'performance.grace': asked(runs),
  'performance.call': asked(writes),
  'performance.visit': asked(visits),
  'own.accounts': ofParty,
  'own.account-record': ofParty,
  'own.account-answer': ofParty,
  'own.plan-propose': ofParty,
  'own.plan-answer': ofParty,
  'own.account-statement': ofParty,
} as const satisfies MayTable<MediationSubject>;

/** The worklist of everybody who carries mediations on or visits afterwards. */
export const mayToList = {
  'performance.list': (who) =>
    unitsWith(who, 'mediate', 'assign', 'oversee', 'revisit').length > 0 ? 'allowed' : 'forbidden',
} as const satisfies MayTable<undefined>;
