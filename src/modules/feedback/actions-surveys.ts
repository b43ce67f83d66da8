import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { findSubjectOf, listContacts, mayOnMatter, mentionMatters } from '../matters/api.ts';
import { lastDayOf } from './actions-reporter.ts';
import type { doors } from './contract.ts';
import { mayInGeneral, mayToSurvey, readsAnswers, sees } from './policy.ts';
import { listOfMatter, listOpen, lockSurvey, type SurveyWithObjection } from './store-surveys.ts';
import { answersOf, ofSurvey, takeAnswer } from './taking.ts';
import { describeAnswer, subjectOf } from './views.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

/** 一件事项的评价: a supervisor reads what was said, whoever revisits whom he can still ask; a handler neither. */
export async function of(ctx: Context, { id }: In<'of'>): Out<'of'> {
  const surveys = await listOfMatter(ctx.tx, id, ctx.now);
  const matter = await findSubjectOf(ctx, id);
  const handlers = [...new Set(surveys.flatMap((survey) => survey.handlers))];
  const subject = matter && { matter, handlers };
  ctx.accessed({
    subject: { kind: 'feedback', id },
    reason: '查看评价',
    residents: surveys.map(({ reporter_id }) => reporter_id),
  });
  ctx.permit(mayToSurvey, subject);
  if (!subject) throw new Refusal('not-found');
  const isAsking = mayOnMatter(ctx.who, subject.matter, { duties: ['revisit'] }) === 'allowed';
  return {
    answers: readsAnswers(ctx.who, subject) ? surveys.filter(({ state }) => state !== 'open').map(describeAnswer) : [],
    toAsk: isAsking ? await describeOpen(ctx, surveys) : [],
  };
}

async function describeOpen(ctx: Context, surveys: readonly SurveyWithObjection[]) {
  const open = surveys.filter(({ state }) => state === 'open');
  const contacts = await listContacts(
    ctx,
    open.map(({ reporter_id }) => reporter_id),
  );
  return open.flatMap((survey) => {
    const contact = contacts.get(survey.reporter_id);
    if (!contact || contact.confidential) return [];
    const { name, phone } = contact;
    return [{ id: survey.id, name, phone, lastOn: lastDayOf(survey.expires_at) }];
  });
}

/** 待评价: whom a clerk may still ask; confidential reporters answer on their page only. */
export async function toAsk(ctx: Context, { cursor, limit }: In<'toAsk'>): Out<'toAsk'> {
  ctx.permit(mayInGeneral, undefined);
  const page = { after: decodeCursor(cursor), limit: limit + 1, now: ctx.now };
  const found = await listOpen(ctx.tx, sees(ctx.who, 'revisit'), page);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const reporterIds = shown.map(({ reporter_id }) => reporter_id);
  ctx.accessed({ reason: '待评价名单', residents: reporterIds });
  const contacts = await listContacts(ctx, reporterIds);
  const matters = await mentionMatters(
    ctx,
    shown.map(({ matter_id }) => matter_id),
  );
  return {
    rows: shown.flatMap((survey) => {
      const matter = matters.get(survey.matter_id);
      const contact = contacts.get(survey.reporter_id);
      if (!matter || !contact || contact.confidential) return [];
      const { name, phone } = contact;
      return [{ id: survey.id, matter, name, phone, lastOn: lastDayOf(survey.expires_at) }];
    }),
    next: found.length > limit && last ? encodeCursor({ at: last.expires_at, id: last.id }) : null,
  };
}

/** 代为登记: what somebody said on the phone or wrote on paper; the paper comes along as a scan that only those who revisit open. */
export async function typeIn(ctx: Context, input: In<'typeIn'>): Out<'typeIn'> {
  const survey = await lockSurvey(ctx.tx, input.id, ctx.now);
  const subject = await subjectOf(ctx, survey);
  ctx.accessed({ subject: ofSurvey(input.id), residents: survey ? [survey.reporter_id] : [] });
  ctx.permit(mayToSurvey, subject);
  if (!survey || ctx.who.kind !== 'staff') throw new Refusal('not-found');
  const { way, comment, refused, fileIds, id: _, ...given } = input;
  await takeAnswer(ctx, survey, { way, comment, refused, answers: answersOf(given), typedBy: ctx.who.accountId });
  await attachFiles(ctx, fileIds, { subject: ofSurvey(survey.id), audience: 'sealed' });
  return { done: true };
}
