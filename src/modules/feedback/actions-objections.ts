import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { type MatterMention, mentionMatters } from '../matters/api.ts';
import { unitNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import { handledBy, mayInGeneral, mayToSurvey, sees, within } from './policy.ts';
import { afterVotes, batchesOf, tallyOf } from './rules.ts';
import { listHandledAnswers } from './store-figures.ts';
import * as store from './store-objections.ts';
import { findSurvey, lockSurvey } from './store-surveys.ts';
import type { Objection, Survey, Vote } from './tables.ts';
import { ofSurvey } from './taking.ts';
import { describeAnswer, fileIdsOf, subjectOf } from './views.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const ofObjection = (id: string) => ({ kind: 'objection', id });

const accountOf = (ctx: Context): string =>
  ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : '';

/** 我经办的评价: full batches without order or days, and which matters have a rating that can be objected to. */
export async function own(ctx: Context): Out<'own'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '本人经办事项的评价' });
  const batches = batchesOf(await listHandledAnswers(ctx.tx, handledBy(ctx.who)));
  const at = { today: dayOf(ctx.now), now: ctx.now };
  const found = await store.listObjectable(ctx.tx, within(ctx.who, 'handle'), at);
  const handled = await store.listObjectable(ctx.tx, handledBy(ctx.who), at);
  const all = [...new Map([...handled, ...found].map((one) => [one.id, one])).values()];
  const matters = await mentionMatters(
    ctx,
    all.map(({ matter_id }) => matter_id),
  );
  return {
    batches: batches.map((batch, at) => ({ nth: at + 1, size: batch.length, tallies: tallyOf(batch) })),
    objectable: all.flatMap(({ id, matter_id, object_until }) => {
      const matter = matters.get(matter_id);
      return matter ? [{ surveyId: id, matter, until: object_until.toISOString() }] : [];
    }),
  };
}

/** 提出申诉: within ten working days of the Monday on which the rating became known. */
export async function object(ctx: Context, { id, ground, reasons, fileIds }: In<'object'>): Out<'object'> {
  const survey = await lockSurvey(ctx.tx, id, ctx.now);
  const subject = await subjectOf(ctx, survey);
  ctx.accessed({ subject: ofSurvey(id), residents: survey ? [survey.reporter_id] : [] });
  ctx.permit(mayToSurvey, subject);
  // A rating that is not known yet is not there.
  const from = survey?.objectable_from;
  if (!survey || !from || from > dayOf(ctx.now)) throw new Refusal('not-found');
  if (survey.object_until === null || survey.object_until <= ctx.now) throw new Refusal('objection.too-late');
  const { matter_id, unit_id } = survey;
  const objectionId = newId(ctx.now.getTime());
  const made = {
    id: objectionId,
    survey_id: id,
    matter_id,
    unit_id,
    ground,
    reasons,
    by_id: accountOf(ctx),
    at: ctx.now,
  };
  if (!(await store.insertObjection(ctx.tx, made))) throw new Refusal('already.exists');
  await attachFiles(ctx, fileIds, { subject: ofObjection(objectionId), audience: 'staff' });
  ctx.record({ subject: ofObjection(objectionId), kind: 'objection.made', audience: 'sealed', data: { ground } });
  return { id: objectionId };
}

export async function objections(ctx: Context, { cursor, limit }: In<'objections'>): Out<'objections'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '评价申诉' });
  const of = { sees: sees(ctx.who), accountId: accountOf(ctx) };
  const found = await store.listObjections(ctx.tx, of, { after: decodeCursor(cursor), limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const matters = await mentionMatters(
    ctx,
    shown.map(({ matter_id }) => matter_id),
  );
  const names = await unitNames(ctx.tx, [...new Set(shown.map(({ unit_id }) => unit_id))]);
  const votes = await store.listVotes(
    ctx.tx,
    shown.map(({ id }) => id),
  );
  const rows = [];
  for (const objection of shown) {
    rows.push(
      await describe(ctx, objection, {
        matter: matters.get(objection.matter_id) ?? null,
        unitName: names.get(objection.unit_id) ?? '',
        votes: votes.filter(({ objection_id }) => objection_id === objection.id),
      }),
    );
  }
  return { rows, next: found.length > limit && last ? encodeCursor({ at: last.at, id: last.id }) : null };
}

interface Around {
  readonly matter: MatterMention | null;
  readonly unitName: string;
  readonly votes: readonly Vote[];
}

async function describe(ctx: Context, objection: Objection, { matter, unitName, votes }: Around) {
  const { id, ground, reasons, at, state, by_id } = objection;
  const survey = await findSurvey(ctx.tx, objection.survey_id, ctx.now);
  const subject = await subjectOf(ctx, survey);
  const decides = mayToSurvey['objection.decide'](ctx.who, subject) === 'allowed';
  const me = accountOf(ctx);
  const hasVoted = votes.some(({ account_id }) => account_id === me);
  const isOpen = state === 'open';
  const read = votes.filter(({ account_id }) => !isOpen || account_id === me);
  return {
    id,
    matter,
    unitName,
    ground,
    reasons,
    at: at.toISOString(),
    state,
    votesIn: votes.length,
    votes: read.map(({ account_id, upholds, reason }) => ({ upholds, reason, mine: account_id === me })),
    fileIds: await fileIdsOf(ctx, 'objection', id),
    answer: decides && survey ? describeAnswer({ ...survey, objection: state }) : null,
    mine: by_id === me,
    canDecide: decides && isOpen && !hasVoted && isApart(me, objection, survey),
  };
}

/** Neither whoever objected nor whoever typed the answer in decides about it. */
function isApart(accountId: string, objection: Objection, survey: Survey | undefined): boolean {
  return accountId !== objection.by_id && accountId !== survey?.typed_by;
}

/** 审核申诉: two people who had no part decide, each for himself; what the resident said stays as it is. */
export async function decide(ctx: Context, { id, upholds, reason }: In<'decide'>): Out<'decide'> {
  const objection = await store.lockObjection(ctx.tx, id);
  const survey = objection && (await findSurvey(ctx.tx, objection.survey_id, ctx.now));
  ctx.accessed({ subject: ofObjection(id), residents: survey ? [survey.reporter_id] : [] });
  ctx.permit(mayToSurvey, await subjectOf(ctx, survey));
  if (!objection || !survey) throw new Refusal('not-found');
  if (objection.state !== 'open') throw new Refusal('step.not-now');
  const me = accountOf(ctx);
  const votes = await store.listVotes(ctx.tx, [id]);
  if (!isApart(me, objection, survey) || votes.some(({ account_id }) => account_id === me))
    throw new Refusal('objection.same-person');
  const vote = { objection_id: id, account_id: me, upholds, reason, at: ctx.now };
  await store.insertVote(ctx.tx, vote);
  const state = afterVotes([...votes, vote]);
  if (state !== 'open') {
    await store.endObjection(ctx.tx, id, state, ctx.now);
    const kind = state === 'upheld' ? 'objection.upheld' : 'objection.rejected';
    ctx.record({ subject: ofObjection(id), kind, audience: 'sealed', data: {} });
  }
  return { id, state };
}
