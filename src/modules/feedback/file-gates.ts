import type { FileGate, Opened } from '../../platform/files/doors.ts';
import { mayInUnit, mayToSurvey } from './policy.ts';
import { findObjection } from './store-objections.ts';
import { findSurvey } from './store-surveys.ts';
import { findThanks } from './store-thanks.ts';
import { subjectOf } from './views.ts';

const hidden: Opened = { verdict: 'hidden', residents: [], copy: 'clean' };

/** A scanned paper shows who wrote: only those who revisit open it, never a handler of the matter, and nobody redacts it. */
export const surveyFileGate: FileGate = async (ctx, file, purpose) => {
  const survey = file.subject_id === null ? undefined : await findSurvey(ctx.tx, file.subject_id, ctx.now);
  if (!survey || purpose === 'redact') return hidden;
  const verdict = mayToSurvey['feedback.scan'](ctx.who, await subjectOf(ctx, survey));
  return { verdict: verdict === 'allowed' ? 'allowed' : 'hidden', residents: [survey.reporter_id], copy: 'clean' };
};

/** What a handler sends with an objection: he and those who decide open it. */
export const objectionFileGate: FileGate = async (ctx, file, purpose) => {
  const objection = file.subject_id === null ? undefined : await findObjection(ctx.tx, file.subject_id);
  const survey = objection && (await findSurvey(ctx.tx, objection.survey_id, ctx.now));
  if (!objection || !survey || purpose === 'redact') return hidden;
  const isOwn = ctx.who.kind === 'staff' && ctx.who.accountId === objection.by_id;
  const decides = mayToSurvey['objection.decide'](ctx.who, await subjectOf(ctx, survey)) === 'allowed';
  return { verdict: isOwn || decides ? 'allowed' : 'hidden', residents: [], copy: 'clean' };
};

/** A photo of a banner or a letter: colleagues of the unit. */
export const thanksFileGate: FileGate = async (ctx, file, purpose) => {
  const thanks = file.subject_id === null ? undefined : await findThanks(ctx.tx, file.subject_id);
  if (!thanks || thanks.struck_at !== null || purpose === 'redact') return hidden;
  return { verdict: mayInUnit['thanks.photo'](ctx.who, { unitId: thanks.unit_id }), residents: [], copy: 'clean' };
};
