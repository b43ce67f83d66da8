import type { FileGate } from '../../platform/files/doors.ts';
import { findMediation, hearersOf, isVisible, runs, subjectOf } from '../mediation/api.ts';
import { mediationIdOf } from './store-sittings.ts';

/** Handwriting and scans of a record: whoever carries the case on; nobody makes public copies of them. */
export const sittingsFileGate: FileGate = async (ctx, file, purpose) => {
  const id = file.subject_id === null ? undefined : await mediationIdOf(ctx.tx, file.subject_id);
  const whole = id === undefined ? undefined : await findMediation(ctx.tx, id);
  const subject = whole && subjectOf(whole);
  if (!whole || !subject || purpose === 'redact' || !isVisible(ctx.who, subject))
    return { verdict: 'hidden', residents: [], copy: 'clean' };
  const residents = whole.parties.map((party) => party.id);
  const verdict = runs(ctx.who, subject) ? 'allowed' : 'forbidden';
  return { verdict, residents, copy: 'clean', hearers: hearersOf(subject) };
};
