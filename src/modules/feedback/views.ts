import type { Context } from '../../platform/context.ts';
import { listFiles } from '../../platform/files/rows.ts';
import { findSubjectOf } from '../matters/api.ts';
import type { SurveySubject } from './policy.ts';
import type { SurveyWithObjection } from './store-surveys.ts';
import type { Survey } from './tables.ts';

/** What permission asks of a survey; undefined when its matter is not there. */
export async function subjectOf(
  ctx: Context,
  survey: Pick<Survey, 'matter_id' | 'handlers'> | undefined,
): Promise<SurveySubject | undefined> {
  const matter = survey && (await findSubjectOf(ctx, survey.matter_id));
  return matter && { matter, handlers: survey.handlers };
}

/** An answer without whoever gave it, and without the day on which it was given. */
export function describeAnswer(survey: SurveyWithObjection) {
  const { id, state, way, closed_on, speed, manner, clarity, result, comment, objection } = survey;
  return { id, state, way, closedOn: closed_on, answers: { speed, manner, clarity, result }, comment, objection };
}

/** Ids of the files of an objection, a survey on paper or thanks. */
export async function fileIdsOf(ctx: Context, kind: 'objection' | 'thanks', id: string): Promise<string[]> {
  return (await listFiles(ctx.tx, { kind, id }, ['staff'])).map((file) => file.id);
}
