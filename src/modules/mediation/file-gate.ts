import type { FileGate } from '../../platform/files/doors.ts';
import { hearersOf, isVisible, runs } from './policy.ts';
import { findWhole } from './store-cases.ts';
import { subjectOf } from './subject.ts';

/** Scans of mandates: whoever carries the case on; nobody makes public copies of them. */
export const mediationFileGate: FileGate = async (ctx, file, purpose) => {
  const whole = file.subject_id === null ? undefined : await findWhole(ctx.tx, file.subject_id);
  const subject = whole && subjectOf(whole);
  if (!whole || !subject || purpose === 'redact' || !isVisible(ctx.who, subject))
    return { verdict: 'hidden', residents: [], copy: 'clean' };
  const residents = whole.parties.map(({ id }) => id);
  const verdict = runs(ctx.who, subject) ? 'allowed' : 'forbidden';
  return { verdict, residents, copy: 'clean', hearers: hearersOf(subject) };
};
