import { type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';
import { asked, isSeated, isVisible, type MediationSubject, mediates, ofParty, runs } from '../mediation/api.ts';

const running = asked(runs);
const writing = asked((who, of) => runs(who, of) || isSeated(who, of));

/** Who may do what about the sittings of one mediation. */
export const mayToSittings = {
  'sitting.view': asked(() => true),
  'sitting.times': running,
  'sitting.windows': running,
  'sitting.offer-times': running,
  'sitting.withdraw-times': running,
  'sitting.answer-times': running,
  'sitting.start': running,
  'sitting.begin': running,
  'sitting.stage': running,
  'sitting.save': writing,
  'sitting.move': running,
  'sitting.cancel': running,
  'sitting.end': running,
  'sitting.read-out': running,
  'sitting.sign': running,
  'offer.make': running,
  'offer.confirm': running,
  'offer.open': running,
  'offer.answer': running,
  'offer.withdraw': running,
  'own.sittings': ofParty,
  'own.windows': ofParty,
  'own.times': ofParty,
  'own.stand': ofParty,
  'own.offer': ofParty,
  'own.offer-step': ofParty,
  'own.record': ofParty,
} as const satisfies MayTable<MediationSubject>;

/** What permission asks where one side spoke to the mediators alone. */
export interface NoteSubject extends MediationSubject {
  /** Apprentices with a seat now: they read what was marked for them. */
  readonly apprenticeIds: readonly string[];
}

/** True for an apprentice of the panel. */
function isApprentice(who: Who, of: NoteSubject): boolean {
  return (
    (who.kind === 'staff' || who.kind === 'token') && who.personId !== null && of.apprenticeIds.includes(who.personId)
  );
}

const reads = (who: Who, of: NoteSubject): Verdict => {
  if (!isVisible(who, of)) return 'hidden';
  return mediates(who, of) || isApprentice(who, of) ? 'allowed' : 'forbidden';
};

/** 私下记录: the mediators of the panel now, and nobody else whatever the duties; apprentices what was marked for them. */
export const mayToNotes = {
  'note.read': reads,
  'note.write': asked(mediates),
} as const satisfies MayTable<NoteSubject>;

/** Doors that are not about one mediation. */
export const mayInGeneral = {
  'sitting.carry': (who) => (who.kind === 'staff' ? 'allowed' : 'forbidden'),
  'sitting.articles': (who) =>
    unitsWith(who, 'mediate', 'handle', 'assign', 'oversee').length > 0 ? 'allowed' : 'forbidden',
} as const satisfies MayTable<undefined>;
