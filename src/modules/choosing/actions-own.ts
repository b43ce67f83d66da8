import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { speaks } from '../mediation/api.ts';
import { askToLeave } from './actions-challenges.ts';
import type { doors } from './contract.ts';
import { answerRound, handInBallot } from './handing.ts';
import { openOwnCase, roundIn } from './subject.ts';
import { describeOwnChoosing } from './views-own.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const byPage = { way: 'page', witness: '' } as const;

export async function own(ctx: Context) {
  const { whole, party } = await openOwnCase(ctx);
  return describeOwnChoosing(ctx, whole, party);
}

export async function ownHandIn(ctx: Context, { roundId, ...said }: In<'ownHandIn'>) {
  const { whole, party } = await openOwnCase(ctx, true);
  return handInBallot(ctx, whole, await roundIn(ctx, whole, roundId), { ...said, ...byPage, party });
}

export async function ownAnswer(ctx: Context, { roundId, answer }: In<'ownAnswer'>) {
  const { whole, party } = await openOwnCase(ctx, true);
  return answerRound(ctx, whole, await roundIn(ctx, whole, roundId), { ...byPage, party, answer });
}

export async function ownChallenge(ctx: Context, { mediatorId, ground, reason }: In<'ownChallenge'>) {
  const { whole, party } = await openOwnCase(ctx, true);
  if (!speaks(party, ctx.now)) throw new Refusal('choosing.not-speaking');
  const id = newId(ctx.now.getTime());
  await askToLeave(ctx, whole, { id, mediatorId, ground, reason, way: 'page', party });
  return { done: true as const };
}
