import type { GivenOf } from '../../kit/contract.ts';
import type { Context } from '../../platform/context.ts';
import { type Party, partiesNow, seatsNow, speaks, type WholeMediation } from '../mediation/api.ts';
import { cardsForPage } from '../mediators/api.ts';
import { type Candidate, isAvailable, readCandidates } from './candidates.ts';
import type { doors } from './contract.ts';
import { isChoosable, maySpeakBallot } from './rules.ts';
import { openView } from './sealed.ts';
import { sentencesOf, sentencesOfProposal } from './sentences.ts';
import { listChallenges, listOrders } from './store-orders.ts';
import { listBallots, listRounds, listSides } from './store-rounds.ts';
import type { Round, SideRow } from './tables.ts';
import { namesOf } from './views.ts';

type Own = GivenOf<typeof doors.own>;

/** The choosing for one party: the list, whether its side handed in, its own results; nothing that another side wrote. */
export async function describeOwnChoosing(ctx: Context, whole: WholeMediation, party: Party): Promise<Own> {
  const rounds = await listRounds(ctx.tx, whole.mediation.id);
  const sides = (
    await listSides(
      ctx.tx,
      rounds.map(({ id }) => id),
    )
  ).filter(({ side }) => side === party.side);
  const open = rounds.find(({ state }) => state === 'open');
  const mine = maySpeakBallot(party, partiesNow(whole), ctx.now);
  const round = open ? await ownRound(ctx, whole, open, party.side) : null;
  const results = await ownResults(ctx, rounds, sides, party.side);
  const panel = await ownPanel(ctx, whole, party);
  return {
    round,
    results,
    panel,
    challenges: await ownChallenges(ctx, whole, party.side),
    isRepresented: !mine && speaks(party, ctx.now),
    can: [
      ...(mine && round && round.kind !== 'proposal' && isInTime(ctx, whole, open) ? (['hand-in'] as const) : []),
      ...(mine && isAnswerAwaited(round, results) ? (['answer'] as const) : []),
      ...(panel.some(({ canChallenge }) => canChallenge) ? (['challenge'] as const) : []),
    ],
  };
}

const isInTime = (ctx: Context, { mediation }: WholeMediation, round: Round | undefined) =>
  round !== undefined && round.due_at > ctx.now && isChoosable(mediation.state);

function isAnswerAwaited(round: Own['round'], results: Own['results']): boolean {
  if (round?.kind === 'proposal') return round.answer === null;
  return results.some(({ state, isAsked, answer }) => state === 'matched' && isAsked && answer === null);
}

const disclosuresOf = ({ hints }: Candidate, side: number) => {
  const told = hints.filter(({ weight }) => weight === 'discloses');
  const unique = new Map(told.map(({ side: of, kind }) => [`${of === side} ${kind}`, { isMine: of === side, kind }]));
  return [...unique.values()];
};

async function ownRound(ctx: Context, whole: WholeMediation, round: Round, side: number): Promise<Own['round']> {
  const isProposal = round.kind === 'proposal';
  const ids = isProposal ? (round.panel ?? []).map(({ mediatorId }) => mediatorId) : round.candidate_ids;
  const found = await readCandidates(ctx, whole, { ids });
  // In the order in which the list was opened, the same for both sides.
  const listed = ids.flatMap((id) => found.find(({ card }) => card.id === id) ?? []);
  const cards = await cardsForPage(
    ctx,
    listed.map(({ card }) => card),
  );
  const ballot = (await listBallots(ctx.tx, [round.id])).find((one) => one.side === side);
  const answer = (await listSides(ctx.tx, [round.id])).find((one) => one.side === side)?.answer ?? null;
  const withdrawn = new Set([...round.barred_ids, ...round.kept.map(({ mediatorId }) => mediatorId)]);
  return {
    id: round.id,
    kind: round.kind,
    dueAt: round.due_at.toISOString(),
    vetoes: round.vetoes,
    seats: round.seats as NonNullable<Own['round']>['seats'],
    seedHash: round.seed_hash,
    handedIn: ballot ? { at: ballot.handed_at.toISOString(), way: ballot.way, commitment: ballot.commitment } : null,
    answer,
    cards: listed.flatMap((one, i) => {
      const card = cards[i];
      if (!card || withdrawn.has(card.id)) return [];
      const available = isAvailable(one);
      const role = (isProposal && round.panel?.find(({ mediatorId }) => mediatorId === card.id)?.role) || null;
      // Whoever cannot be chosen says nothing of why: it might be a tie of the other side.
      return [{ ...card, isAvailable: available, disclosures: available ? disclosuresOf(one, side) : [], role }];
    }),
  };
}

async function ownResults(
  ctx: Context,
  rounds: readonly Round[],
  sides: readonly SideRow[],
  side: number,
): Promise<Own['results']> {
  const closed = rounds.filter(({ state }) => state === 'matched' || state === 'none').toReversed();
  const names = Object.fromEntries(
    await namesOf(
      ctx,
      closed.flatMap(({ panel }) => (panel ?? []).map(({ mediatorId }) => mediatorId)),
    ),
  );
  return closed.flatMap((round) => {
    const own = sides.find(({ round_id }) => round_id === round.id);
    const part = openView(ctx, own?.view_sealed ?? null);
    const isMatched = round.state === 'matched';
    const isProposal = round.kind === 'proposal';
    if (!isProposal && !part) return [];
    return [
      {
        roundId: round.id,
        kind: round.kind,
        state: round.state,
        closedAt: (round.closed_at ?? round.opened_at).toISOString(),
        sentences: part ? sentencesOf(part, side, names) : sentencesOfProposal(isMatched, round.panel ?? [], names),
        seedHash: round.seed_hash,
        seed: round.seed,
        isAsked: own?.is_asked ?? false,
        answer: own?.answer ?? null,
      },
    ];
  });
}

async function ownPanel(ctx: Context, whole: WholeMediation, party: Party): Promise<Own['panel']> {
  const seats = seatsNow(whole).flatMap(({ mediator_id, role }) =>
    role === 'lead' || role === 'co' || role === 'assist' ? [{ mediatorId: mediator_id, role }] : [],
  );
  if (seats.length === 0) return [];
  const orders = await listOrders(ctx.tx, whole.mediation.id);
  const asked = (await listChallenges(ctx.tx, whole.mediation.id)).filter(
    ({ state, side }) => state === 'open' && side === party.side,
  );
  const found = await readCandidates(ctx, whole, { ids: seats.map(({ mediatorId }) => mediatorId) });
  return seats.map(({ mediatorId, role }) => {
    const candidate = found.find(({ card }) => card.id === mediatorId);
    const order = orders.findLast((one) => one.mediator_id === mediatorId);
    const isAsked = asked.some(({ mediator_id }) => mediator_id === mediatorId);
    return {
      mediatorId,
      name: candidate?.card.name ?? '',
      role,
      order: order?.state ?? null,
      isFree: order?.is_free ?? null,
      disclosure: order?.disclosure ?? '',
      disclosures: candidate ? disclosuresOf(candidate, party.side) : [],
      canChallenge: !isAsked && speaks(party, ctx.now),
    };
  });
}

async function ownChallenges(ctx: Context, whole: WholeMediation, side: number): Promise<Own['challenges']> {
  const rows = (await listChallenges(ctx.tx, whole.mediation.id)).filter((row) => row.side === side);
  const names = await namesOf(
    ctx,
    rows.map(({ mediator_id }) => mediator_id),
  );
  return rows.toReversed().map((row) => ({
    id: row.id,
    name: names.get(row.mediator_id) ?? '',
    ground: row.ground,
    state: row.state,
    madeAt: row.made_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    why: row.why,
  }));
}
