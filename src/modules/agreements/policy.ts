import type { MayTable, Who } from '../../platform/context.ts';
import { asked, isSeated, type MediationSubject, ofParty, runs, supervises } from '../mediation/api.ts';

const writes = (who: Who, of: MediationSubject) => runs(who, of) || isSeated(who, of);

/** Drafts are for those who run the case, sit on it or oversee it; parties never read one. */
export const readsDrafts = (who: Who, of: MediationSubject): boolean => writes(who, of) || supervises(who, of);

/** Who may do what to the agreements of one mediation. */
export const mayOnAgreements = {
  'agreement.list': asked(() => true),
  'agreement.view': asked(() => true),
  'agreement.document': asked(() => true),
  'agreement.begin': asked(writes),
  'agreement.save': asked(writes),
  'agreement.propose': asked(writes),
  'agreement.discard': asked(writes),
  'agreement.sign': asked(writes),
  'agreement.decline': asked(writes),
  'agreement.scan': asked(writes),
  'agreement.seal': asked(runs),
  'agreement.close-list': asked(writes),
  'own.agreements': ofParty,
  'own.sign': ofParty,
  'own.decline': ofParty,
  'own.document': ofParty,
} as const satisfies MayTable<MediationSubject>;

/** Anybody who holds a paper may ask whether it is in force. */
export const mayCheck = { 'agreement.check': () => 'allowed' } as const satisfies MayTable<undefined>;
