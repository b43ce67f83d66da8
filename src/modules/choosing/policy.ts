import { type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';
import { asked, isVisible, type MediationSubject, ofParty, runs, supervises } from '../mediation/api.ts';

function personOf(who: Who): string | null {
  return who.kind === 'staff' || who.kind === 'token' ? who.personId : null;
}

/** Units whose counts somebody may repeat: auditors and whoever protects personal data. */
export const auditedUnits = (who: Who): string[] => unitsWith(who, 'audit', 'protect');

/** Whoever may repeat the count of a case. */
export function mayReplay(who: Who, of: MediationSubject): Verdict {
  if (auditedUnits(who).includes(of.unitId)) return 'allowed';
  if (!isVisible(who, of)) return 'hidden';
  return supervises(who, of) ? 'allowed' : 'forbidden';
}

/** Who may do what to the choosing of one case. Nobody at all may read a ballot. */
export const mayToChoosing = {
  'mediation.choosing': asked(() => true),
  'choosing.list': asked(runs),
  'choosing.open': asked(runs),
  'choosing.cancel': asked((who, of) => runs(who, of) || supervises(who, of)),
  'choosing.hand-in': asked(runs),
  'choosing.answer': asked(runs),
  'choosing.challenge': asked(runs),
  'choosing.replay': mayReplay,
  'own-choosing.view': ofParty,
  'own-choosing.hand-in': ofParty,
  'own-choosing.answer': ofParty,
  'own-choosing.challenge': ofParty,
} as const satisfies MayTable<MediationSubject>;

/** An order lies with its mediator; for one who does not sign in the liaison, or whoever assigns, writes the answer down. */
export type OrderSubject = MediationSubject & { readonly mediatorPersonId: string | null };

function answersOrder(who: Who, of: OrderSubject): Verdict {
  const person = personOf(who);
  if (person !== null && person === of.mediatorPersonId) return 'allowed';
  if (!isVisible(who, of)) return 'hidden';
  const isLiaison = person !== null && person === of.liaisonId;
  return isLiaison || unitsWith(who, 'assign').includes(of.unitId) ? 'allowed' : 'forbidden';
}

export const mayToOrder = {
  'order.take': answersOrder,
  'order.decline': answersOrder,
} as const satisfies MayTable<OrderSubject>;

/** A challenge is decided by somebody who oversees the unit, who is not the mediator and did not write it down. */
export type ChallengeSubject = MediationSubject & {
  readonly mediatorPersonId: string | null;
  readonly writtenBy: string | null;
};

export const mayToChallenge = {
  'challenge.decide': (who: Who, of: ChallengeSubject): Verdict => {
    if (!isVisible(who, of)) return 'hidden';
    const isOwn = personOf(who) === null || personOf(who) === of.mediatorPersonId;
    const wroteIt = (who.kind === 'staff' || who.kind === 'token') && who.accountId === of.writtenBy;
    return supervises(who, of) && !isOwn && !wroteIt ? 'allowed' : 'forbidden';
  },
} as const satisfies MayTable<ChallengeSubject>;

/** Doors that are not about one case. */
export const mayInGeneral = {
  'order.list': (who) => (personOf(who) === null ? 'forbidden' : 'allowed'),
  'choosing.counted': (who) => (auditedUnits(who).length > 0 ? 'allowed' : 'forbidden'),
} as const satisfies MayTable<undefined>;
