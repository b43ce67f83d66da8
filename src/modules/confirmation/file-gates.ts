import type { Context } from '../../platform/context.ts';
import type { FileGate, Opened } from '../../platform/files/doors.ts';
import {
  findMediation,
  isSeated,
  type MediationSubject,
  partyIdOf,
  runs,
  subjectOf,
  supervises,
} from '../mediation/api.ts';
import { findConfirmation, findPaperOfFile } from './store.ts';

const hidden: Opened = { verdict: 'hidden', residents: [], copy: 'clean' };

/** Proofs of identity and the like open for those who run or oversee the case or sit on it; nobody makes public copies of them. */
const mayLook = ({ who }: Context, of: MediationSubject) => runs(who, of) || supervises(who, of) || isSeated(who, of);

/** Papers for the court, and what the court gave: of these a party reads the own ones and the decision. */
export const confirmationFileGate: FileGate = async (ctx, file, purpose) => {
  const found = file.subject_id === null ? undefined : await findConfirmation(ctx.tx, file.subject_id);
  const whole = found && (await findMediation(ctx.tx, found.confirmation.mediation_id));
  const subject = whole && subjectOf(whole);
  if (!whole || !subject || purpose === 'redact') return hidden;
  const partyId = partyIdOf(ctx.who);
  const paper = await findPaperOfFile(ctx.tx, file.id);
  const isOwn =
    partyId !== undefined &&
    subject.partyIds.includes(partyId) &&
    (paper?.kind === 'decision' || paper?.party_id === partyId);
  if (!isOwn && !mayLook(ctx, subject)) return hidden;
  return { verdict: 'allowed', residents: whole.parties.map(({ id }) => id), copy: 'clean' };
};

/** Papers of the file: colleagues only. */
export const dossierFileGate: FileGate = async (ctx, file, purpose) => {
  const whole = file.subject_id === null ? undefined : await findMediation(ctx.tx, file.subject_id);
  const subject = whole && subjectOf(whole);
  if (!whole || !subject || purpose === 'redact' || !mayLook(ctx, subject)) return hidden;
  return { verdict: 'allowed', residents: whole.parties.map(({ id }) => id), copy: 'clean' };
};
