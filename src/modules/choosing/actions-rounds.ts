import type { ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { turnClocks } from '../clocks/api.ts';
import { seatsNow, type WholeMediation } from '../mediation/api.ts';
import { personsOf } from '../mediators/api.ts';
import { isAvailable, readCandidates } from './candidates.ts';
import type { doors } from './contract.ts';
import { answerRound, handInBallot } from './handing.ts';
import { canSeat, leftOver, openBallotRound, openProposal } from './opening.ts';
import { auditedUnits, mayInGeneral } from './policy.ts';
import { replayRound } from './replay.ts';
import { findSeatProblem } from './rules.ts';
import { closeRound, findRound, listCounted, listRounds } from './store-rounds.ts';
import { openCase, partyIn, roundIn } from './subject.ts';
import type { Round, Seated } from './tables.ts';
import { personOf, tell } from './telling.ts';
import { describeChoosing } from './views.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

export async function view(ctx: Context, { id }: In<'view'>) {
  return describeChoosing(ctx, await openCase(ctx, id));
}

export async function list(ctx: Context, { id, wide }: In<'list'>) {
  const whole = await openCase(ctx, id);
  const rows = await readCandidates(ctx, whole, { isWide: wide === 'yes' });
  return {
    rows: rows.map((one) => {
      const { card, hints, mediator } = one;
      return {
        id: card.id,
        name: card.name,
        unitName: card.unitName,
        style: card.style,
        fields: card.fields,
        isAvailable: isAvailable(one),
        isFull: mediator.openCases >= mediator.mostCases,
        openCases: mediator.openCases,
        cap: card.cap,
        conflicts: [...hints],
      };
    }),
  };
}

/** Who is on the panel already keeps the seat; nobody is on it while mediators are still to be chosen. */
function keptOf(whole: WholeMediation): Seated[] {
  return seatsNow(whole).flatMap(({ mediator_id, role }) =>
    role === 'lead' || role === 'co' || role === 'assist' ? [{ mediatorId: mediator_id, role }] : [],
  );
}

/** 开始点选: only while mediators are to be chosen, one round at a time; a proposal only after ballots came to nothing. */
export async function open(ctx: Context, { id, kind, seats }: In<'open'>) {
  const whole = await openCase(ctx, id, true);
  const rounds = await listRounds(ctx.tx, id);
  if (whole.mediation.state !== 'choosing' || rounds.some(({ state }) => state === 'open'))
    throw new Refusal('step.not-now');
  const problem = findSeatProblem(seats, whole.mediation.track);
  if (problem) throw new Refusal(problem);
  if (kind === 'proposal' && rounds.at(-1)?.state !== 'none') throw new Refusal('step.not-now');
  const barred = [...new Set(rounds.flatMap(({ barred_ids }) => barred_ids))];
  const wanted = { seats, kept: keptOf(whole), barred };
  const candidates = leftOver(await readCandidates(ctx, whole, { isWide: kind !== 'choose' }), wanted);
  if (!canSeat(candidates, seats)) throw new Refusal('choosing.too-few');
  if (kind !== 'proposal') return { roundId: await openBallotRound(ctx, whole, { ...wanted, kind, candidates }) };
  const roundId = await openProposal(ctx, whole, { ...wanted, candidates });
  if (roundId === undefined) throw new Refusal('choosing.too-few');
  return { roundId };
}

export async function cancel(ctx: Context, { id, roundId, reason }: In<'cancel'>) {
  const whole = await openCase(ctx, id, true);
  const round = await roundIn(ctx, whole, roundId);
  const closed = { state: 'cancelled', how: 'over', because: 'stopped' } as const;
  if (!(await closeRound(ctx.tx, round.id, closed, ctx.now))) throw new Refusal('step.not-now');
  if (whole.mediation.state !== 'choosing') await turnClocks(ctx, { subjectId: id, stop: ['choose'] });
  tell(ctx, whole, 'choosing.cancelled', { roundId, text: reason });
  return { done: true as const };
}

/** Whoever stands in the list himself writes down nobody's ballot. */
async function mustNotStand(ctx: Context, round: Round): Promise<void> {
  const persons = await personsOf(ctx, round.candidate_ids);
  if ([...persons.values()].some((personId) => personId === personOf(ctx))) throw new Refusal('choosing.own-list');
}

/** 代交选票: what somebody without a page said by phone, on paper or at the counter; it is sealed like a ballot from the page. */
export async function handIn(ctx: Context, { id, roundId, partyId, ...said }: In<'handIn'>) {
  const whole = await openCase(ctx, id, true);
  const round = await roundIn(ctx, whole, roundId);
  await mustNotStand(ctx, round);
  return handInBallot(ctx, whole, round, { ...said, party: partyIn(whole, partyId) });
}

export async function answer(ctx: Context, { id, roundId, partyId, ...said }: In<'answer'>) {
  const whole = await openCase(ctx, id, true);
  const round = await roundIn(ctx, whole, roundId);
  await mustNotStand(ctx, round);
  return answerRound(ctx, whole, round, { ...said, party: partyIn(whole, partyId) });
}

/** 已计算的点选: for whoever repeats counts; it names neither sides nor mediators. */
export async function counted(ctx: Context, { cursor, limit }: In<'counted'>) {
  ctx.permit(mayInGeneral, undefined);
  const page = { after: decodeCursor(cursor), limit: limit + 1 };
  const found = await listCounted(ctx.tx, auditedUnits(ctx.who), page);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      caseNumber: row.case_number,
      number: row.number,
      kind: row.kind,
      isMatched: row.state === 'matched',
      closedAt: row.closed_at.toISOString(),
    })),
    next: found.length > limit && last ? encodeCursor({ at: last.closed_at, id: last.id }) : null,
  };
}

/** 复算: ballots are opened in memory, counted again, compared with what was seated, and shown to nobody. */
export async function replay(ctx: Context, { roundId }: In<'replay'>) {
  const round = await findRound(ctx.tx, roundId);
  const whole = await openCase(ctx, round?.mediation_id ?? roundId);
  if (!round) throw new Refusal('not-found');
  if (round.counted === null) throw new Refusal('step.not-now');
  const result = await replayRound(ctx, whole, round);
  tell(ctx, whole, 'choosing.replayed', { roundId, outcome: result.outcome });
  return { outcome: result.outcome, checks: result.checks };
}
