import type { MayTable, Verdict, Who } from '../../platform/context.ts';
import { asked, isSeated, type MediationSubject, ofParty, runs, supervises } from '../mediation/api.ts';

/** How links to a court are made. */
export const courtLinks = { purpose: 'court', subjectKind: 'confirmation', page: '/court' } as const;

/** The application that a court has open. */
export function courtOf(who: Who): string | undefined {
  const isCourt =
    who.kind === 'link' && who.purpose === courtLinks.purpose && who.subject.kind === courtLinks.subjectKind;
  return isCourt ? who.subject.id : undefined;
}

/** Who may do what to the confirmation of one mediation. */
export const mayOnConfirmation = {
  'confirmation.view': asked(() => true),
  'confirmation.check': asked(runs),
  'confirmation.say': asked(runs),
  'confirmation.court': asked(runs),
  'confirmation.contact': asked(runs),
  'confirmation.paper': asked(runs),
  'confirmation.drop-paper': asked(runs),
  'confirmation.application': asked(runs),
  'confirmation.bundle': asked(runs),
  'confirmation.submit': asked(runs),
  'confirmation.send': asked(runs),
  'confirmation.answer': asked(runs),
  'own.confirmation': ofParty,
  'own.confirmation-say': ofParty,
  'own.confirmation-contact': ofParty,
  'own.confirmation-paper': ofParty,
} as const satisfies MayTable<MediationSubject>;

const byCourt = (who: Who, confirmationId: string): Verdict =>
  confirmationId !== '' && courtOf(who) === confirmationId ? 'allowed' : 'hidden';

/** A court may, with the one application that its link is for. */
export const mayAsCourt = {
  'court.view': byCourt,
  'court.bundle': byCourt,
  'court.answer': byCourt,
} as const satisfies MayTable<string>;

const keeps = (who: Who, of: MediationSubject) => runs(who, of) || supervises(who, of);
const puts = (who: Who, of: MediationSubject) => runs(who, of) || isSeated(who, of);

/** The file is the whole case: for those who run or oversee it. Whoever sits on the panel may add to it. */
export const mayOnDossier = {
  'dossier.view': asked((who, of) => keeps(who, of) || isSeated(who, of)),
  'dossier.paper': asked(puts),
  'dossier.drop-paper': asked(runs),
  'dossier.note': asked(runs),
  'dossier.term': asked(keeps),
  'dossier.print': asked(keeps),
  'dossier.file': asked(runs),
  'dossier.progress': asked(keeps),
  'dossier.read': asked(keeps),
} as const satisfies MayTable<MediationSubject>;
