import { z } from 'zod';
import { addDays, dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { handOver, type ReplyReader } from '../../platform/messages/replies.ts';
import { verifySignature } from '../../platform/messages/senders-signature.ts';
import { listReportersByPhone } from '../matters/api.ts';
import type { residentDoors } from './contract-resident.ts';
import { mayInGeneral } from './policy.ts';
import { readReply } from './rules.ts';
import { findForReply, findLatest } from './store-surveys.ts';
import type { Survey } from './tables.ts';
import { answersOf, ofSurvey, takeAnswer } from './taking.ts';

type Doors = typeof residentDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

async function ownSurvey(ctx: Context): Promise<Survey | undefined> {
  ctx.permit(mayInGeneral, undefined);
  const reporterId = ctx.who.kind === 'receipt' ? ctx.who.reporterId : '';
  const survey = await findLatest(ctx.tx, reporterId, ctx.now);
  // The line names the survey and not the matter: its handlers read who opened the matter, and when.
  ctx.accessed({ ...(survey && { subject: ofSurvey(survey.id) }), residents: [reporterId] });
  return survey;
}

async function mustOwn(ctx: Context): Promise<Survey> {
  const survey = await ownSurvey(ctx);
  if (!survey) throw new Refusal('feedback.over');
  return survey;
}

export async function mine(ctx: Context): Out<'mine'> {
  const survey = await ownSurvey(ctx);
  if (!survey) return { survey: null };
  const { state, comment, expires_at } = survey;
  return { survey: { state, lastOn: lastDayOf(expires_at), answers: answersOf(said(survey)), comment } };
}

const said = ({ speed, manner, clarity, result }: Survey) => ({
  speed: speed ?? undefined,
  manner: manner ?? undefined,
  clarity: clarity ?? undefined,
  result: result ?? undefined,
});

/** The last day before a survey is over. */
export function lastDayOf(expiresAt: Date): string {
  return addDays(dayOf(expiresAt), -1);
}

export async function answer(ctx: Context, { comment, ...given }: In<'answer'>): Out<'answer'> {
  await takeAnswer(ctx, await mustOwn(ctx), { way: 'page', answers: answersOf(given), comment });
  return { done: true };
}

export async function refuse(ctx: Context): Out<'refuse'> {
  await takeAnswer(ctx, await mustOwn(ctx), { way: 'page', answers: answersOf({}), comment: '', refused: true });
  return { done: true };
}

const Reply = z.object({
  providerId: z.string().min(1).max(100),
  from: z.string().min(5).max(30),
  text: z.string().max(500),
});

/**
 * A reply by SMS as the provider passes it on, signed as delivery receipts are. It belongs to whatever asked that phone last: an open survey, or
 * what `others` wait for; what is no answer to any is let go. The provider hears the same word in every case.
 */
export const takeReply =
  (secret: string | undefined, others: readonly ReplyReader[]) =>
  async (ctx: Context, { bytes }: In<'reply'>): Out<'reply'> => {
    ctx.permit(mayInGeneral, undefined);
    const body = Buffer.isBuffer(bytes) ? bytes.toString('utf8') : '';
    const claim = {
      body,
      timestamp: ctx.header('x-maplebridge-timestamp') ?? '',
      signature: ctx.header('x-maplebridge-signature') ?? '',
    };
    if (secret === undefined || !verifySignature({ ...claim, secret, now: ctx.now, toleranceSeconds: 300 }))
      throw new Refusal('not-allowed');
    const reply = Reply.safeParse(parseJson(body));
    if (!reply.success) throw new Refusal('input.invalid');
    await handOver(ctx, [readSurveyReply, ...others], {
      ...reply.data,
      from: reply.data.from.replaceAll(/[\s-]/g, ''),
    });
    return { done: true };
  };

const readSurveyReply: ReplyReader = async (ctx, { from, text, providerId }) => {
  const answers = readReply(text);
  if (!answers) return undefined;
  const reports = await listReportersByPhone(ctx, from);
  const survey = await findForReply(ctx.tx, { reporterIds: reports.map(({ id }) => id), replyId: providerId }, ctx.now);
  if (!survey?.messaged_at) return undefined;
  return {
    askedAt: survey.messaged_at,
    take: async () => {
      ctx.accessed({ subject: ofSurvey(survey.id), residents: [survey.reporter_id] });
      await takeAnswer(ctx, survey, { way: 'sms', answers, comment: '', replyId: providerId });
    },
  };
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
