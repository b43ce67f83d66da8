import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { holidaysInForce } from '../clocks/api.ts';
import { isPoor, judgeAnswers, objectionTimes } from './rules.ts';
import { saveAnswer } from './store-surveys.ts';
import type { Answers, Survey } from './tables.ts';
import type { Said, SurveyWay } from './words.ts';

/** Facts about surveys are sealed: no timeline, no page and no other system hears of them. */
export const ofSurvey = (id: string) => ({ kind: 'survey', id });

/** What was said, with null for what was not. */
export function answersOf(given: { readonly [K in keyof Answers]?: Said | undefined }): Answers {
  const { speed = null, manner = null, clarity = null, result = null } = given;
  return { speed, manner, clarity, result };
}

const nothing = answersOf({});

export interface Taken {
  readonly way: SurveyWay;
  readonly answers: Answers;
  readonly comment: string;
  readonly refused?: boolean;
  readonly typedBy?: string;
  readonly replyId?: string;
}

/** Takes an answer or a refusal, once; refuses `feedback.empty` and `feedback.over`. No open page is told, so that nobody learns when. */
export async function takeAnswer(ctx: Context, survey: Survey, taken: Taken): Promise<void> {
  if (survey.state !== 'open') throw new Refusal('feedback.over');
  const verdict = taken.refused ? 'refused' : judgeAnswers(taken.answers);
  if (verdict === 'empty') throw new Refusal('feedback.empty');
  const answers = verdict === 'refused' ? nothing : taken.answers;
  await saveAnswer(ctx.tx, survey.id, {
    state: verdict,
    way: taken.way,
    answers,
    comment: verdict === 'refused' ? '' : taken.comment,
    at: ctx.now,
    typedBy: taken.typedBy ?? null,
    replyId: taken.replyId ?? null,
    objectable: isPoor(answers) ? objectionTimes(ctx.now, await holidaysInForce(ctx.tx)) : null,
  });
  ctx.record({
    subject: ofSurvey(survey.id),
    kind: verdict === 'refused' ? 'feedback.refused' : 'feedback.given',
    audience: 'sealed',
    data: { way: taken.way },
  });
}
