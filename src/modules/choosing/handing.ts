import { ballotFaults } from '../../algorithms/mediator-matching/match.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { type Party, partiesNow, tellParties, type WholeMediation } from '../mediation/api.ts';
import type { Way } from '../mediation/words.ts';
import { closeBallots, closeProposal } from './counting.ts';
import { type BallotSaid, commitmentOf, isChoosable, maySpeakBallot } from './rules.ts';
import { sealBallot } from './sealed.ts';
import { listBallots, saveAnswer, saveBallot } from './store-rounds.ts';
import type { Round } from './tables.ts';
import { accountOf, peopleOf, tell } from './telling.ts';
import type { Answer } from './words.ts';

/** How something of a side came in: by the own page, or written down by a colleague before a witness. */
export interface CameBy {
  readonly party: Party;
  readonly way: Way;
  readonly witness: string;
}

function mustBeOpen(ctx: Context, whole: WholeMediation, round: Round): void {
  if (round.state !== 'open' || round.due_at <= ctx.now) throw new Refusal('choosing.over');
  if (!isChoosable(whole.mediation.state)) throw new Refusal('step.not-now');
}

function mustSpeak(ctx: Context, whole: WholeMediation, party: Party): void {
  if (!maySpeakBallot(party, partiesNow(whole), ctx.now)) throw new Refusal('choosing.not-speaking');
}

const faultWords = {
  'not-in-list': { zh: '选票里有名册以外的人', en: 'the ballot names somebody who is not on the list' },
  'named-twice': { zh: '同一个人写了两次', en: 'somebody is named twice' },
  'named-and-vetoed': { zh: '同一个人又选又否决', en: 'somebody is both named and refused' },
  'too-many-vetoes': { zh: '否决的人数超过了公布的数', en: 'more are refused than was published' },
} as const;

function mustBeSound(round: Round, { ranking, vetoes }: BallotSaid): void {
  const mediators = round.candidate_ids.map((id) => ({ id, fields: [], openCases: 0, mostCases: 1, conflicts: [] }));
  const faults = ballotFaults({ sideId: '', ranking, vetoes }, { mediators, vetoesPerSide: round.vetoes });
  if (faults.length === 0) return;
  throw new Refusal(
    'input.invalid',
    faults.map((fault) => ({ path: 'ranking', ...faultWords[fault] })),
  );
}

/**
 * 交选票: sealed at once, its commitment goes into the facts; a later one before the deadline takes its place, and everybody else of the side hears
 * of it. With the last side the round is counted. The case is locked.
 */
export async function handInBallot(
  ctx: Context,
  whole: WholeMediation,
  round: Round,
  { party, way, witness, ranking, vetoes, salt }: CameBy & BallotSaid,
): Promise<{ done: true; commitment: string }> {
  mustBeOpen(ctx, whole, round);
  if (round.kind === 'proposal' || !round.sides.includes(party.side)) throw new Refusal('step.not-now');
  mustSpeak(ctx, whole, party);
  const said = { ranking, vetoes, salt };
  mustBeSound(round, said);
  const commitment = commitmentOf(round.id, party.side, said);
  const isChange = await saveBallot(ctx.tx, {
    id: newId(ctx.now.getTime()),
    round_id: round.id,
    side: party.side,
    party_id: party.id,
    content_sealed: sealBallot(ctx, said),
    commitment,
    way,
    witness,
    by_id: way === 'page' ? null : accountOf(ctx),
    handed_at: ctx.now,
  });
  tell(ctx, whole, 'choosing.handed-in', { roundId: round.id, side: party.side, how: way, commitment, isChange });
  await tellSide(ctx, whole, party, way);
  const handed = await listBallots(ctx.tx, [round.id]);
  if (round.sides.every((side) => handed.some((one) => one.side === side)))
    await closeBallots(ctx, whole, round, 'all-in');
  return { done: true, commitment };
}

// Whoever tapped it himself knows; what a colleague wrote for somebody, he hears of too.
async function tellSide(ctx: Context, whole: WholeMediation, party: Party, way: Way): Promise<void> {
  const people = peopleOf(whole, party.side).filter(({ id }) => way !== 'page' || id !== party.id);
  await tellParties(ctx, whole, 'mediation.news', { partyIds: people.map(({ id }) => id) });
}

/** 答复人选: whether a side accepts what the studio proposes, or whom the count gave it without its having named them. */
export async function answerRound(
  ctx: Context,
  whole: WholeMediation,
  round: Round,
  { party, way, witness, answer }: CameBy & { readonly answer: Answer },
): Promise<{ done: true }> {
  const isProposal = round.kind === 'proposal' && round.state === 'open';
  if (isProposal) mustBeOpen(ctx, whole, round);
  else if (round.state !== 'matched' || answer === 'declined') throw new Refusal('step.not-now');
  mustSpeak(ctx, whole, party);
  const byId = way === 'page' ? null : accountOf(ctx);
  const said = { side: party.side, answer, way, partyId: party.id, witness, byId };
  if (!(await saveAnswer(ctx.tx, round.id, said, ctx.now))) throw new Refusal('step.not-now');
  tell(ctx, whole, 'choosing.answered', { roundId: round.id, side: party.side, how: way });
  await tellSide(ctx, whole, party, way);
  if (isProposal) await closeProposal(ctx, whole, round, false);
  return { done: true };
}
