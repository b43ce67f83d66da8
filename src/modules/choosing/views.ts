import type { GivenOf } from '../../kit/contract.ts';
import type { Context } from '../../platform/context.ts';
import { partiesNow, runs, seatsNow, subjectOf, supervises, type WholeMediation } from '../mediation/api.ts';
import { findCards } from '../mediators/api.ts';
import { personNames } from '../people/api.ts';
import { isAvailable, readCandidates } from './candidates.ts';
import type { doors } from './contract.ts';
import { mayReplay, mayToChallenge, mayToOrder } from './policy.ts';
import { isChoosable, isSitting, sidesOf } from './rules.ts';
import { openView } from './sealed.ts';
import { type Sentences, sentencesOf } from './sentences.ts';
import { listChallenges, listOrders } from './store-orders.ts';
import { listBallots, listRounds, listSides } from './store-rounds.ts';
import type { BallotRow, ChallengeRow, OrderRow, Round, SideRow } from './tables.ts';
import { personOf } from './telling.ts';

type View = GivenOf<typeof doors.view>;
type Names = ReadonlyMap<string, string>;

/** Names of mediators by their id. */
export async function namesOf(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await findCards(ctx, [...new Set(ids)])).map(({ id, name }) => [id, name]));
}

const isoOf = (at: Date | null) => at?.toISOString() ?? null;

/** The choosing of a case for a colleague: who handed in and when; of what is in a ballot nothing. */
export async function describeChoosing(ctx: Context, whole: WholeMediation): Promise<View> {
  const rounds = await listRounds(ctx.tx, whole.mediation.id);
  const ids = rounds.map(({ id }) => id);
  const ballots = await listBallots(ctx.tx, ids);
  const sides = await listSides(ctx.tx, ids);
  const orders = await listOrders(ctx.tx, whole.mediation.id);
  const challenges = await listChallenges(ctx.tx, whole.mediation.id);
  const names = await namesOf(ctx, [
    ...rounds.flatMap(({ panel }) => (panel ?? []).map(({ mediatorId }) => mediatorId)),
    ...challenges.map(({ mediator_id }) => mediator_id),
  ]);
  const context = { ctx, whole, names };
  return {
    rounds: rounds.toReversed().map((round) =>
      roundView(context, round, {
        ballots: ballots.filter(({ round_id }) => round_id === round.id),
        sides: sides.filter(({ round_id }) => round_id === round.id),
      }),
    ),
    orders: await describeOrders(ctx, orders, whole),
    challenges: await challengeViews(context, challenges),
    cards: await openCards(ctx, whole, rounds),
    found: await foundSince(ctx, whole),
    can: actsOf(ctx, whole, rounds),
  };
}

interface Describing {
  readonly ctx: Context;
  readonly whole: WholeMediation;
  readonly names: Names;
}

interface RoundRows {
  readonly ballots: readonly BallotRow[];
  readonly sides: readonly SideRow[];
}

function roundView({ ctx, whole, names }: Describing, round: Round, rows: RoundRows): View['rounds'][number] {
  return {
    id: round.id,
    number: round.number,
    kind: round.kind,
    state: round.state,
    seats: round.seats as View['rounds'][number]['seats'],
    listed: round.candidate_ids.length,
    vetoes: round.vetoes,
    seedHash: round.seed_hash,
    seed: round.state === 'open' ? null : round.seed,
    openedAt: round.opened_at.toISOString(),
    dueAt: round.due_at.toISOString(),
    closedAt: isoOf(round.closed_at),
    closedHow: round.closed_how,
    because: round.because,
    isByDraw: round.is_by_draw ?? false,
    panel: (round.panel ?? []).map((one) => ({ ...one, name: names.get(one.mediatorId) ?? '' })),
    sides: round.sides.map((side) => {
      const ballot = rows.ballots.find((one) => one.side === side);
      const result = rows.sides.find((one) => one.side === side);
      return {
        side,
        names: partiesNow(whole).flatMap((party) =>
          party.side === side && (party.role === 'party' || party.role === 'representative') ? [party.name] : [],
        ),
        handedInAt: isoOf(ballot?.handed_at ?? null),
        way: ballot?.way ?? null,
        isAsked: result?.is_asked ?? false,
        answer: result?.answer ?? null,
        sentences: sentencesToRead({ ctx, whole, names }, ballot, result),
      };
    }),
    canReplay: round.counted !== null && mayReplay(ctx.who, subjectOf(whole)) === 'allowed',
  };
}

// A side that took part through a colleague has its two sentences read out by one.
function sentencesToRead(
  { ctx, whole, names }: Describing,
  ballot: BallotRow | undefined,
  result: SideRow | undefined,
): Sentences | null {
  if (!ballot || !result || ballot.way === 'page' || !runs(ctx.who, subjectOf(whole))) return null;
  const part = openView(ctx, result.view_sealed);
  return part ? sentencesOf(part, result.side, Object.fromEntries(names)) : null;
}

/** Orders with the names of their mediators; reasons for whoever runs the case, or is the mediator. */
export async function describeOrders(ctx: Context, rows: readonly OrderRow[], whole?: WholeMediation) {
  const names = await personNames(ctx.tx, [...new Set(rows.map(({ person_id }) => person_id))]);
  const subject = whole && subjectOf(whole);
  return rows.map((row) => {
    const isOwn = row.person_id === personOf(ctx);
    const isRun = subject !== undefined && runs(ctx.who, subject);
    return {
      id: row.id,
      mediationId: row.mediation_id,
      mediatorId: row.mediator_id,
      name: names.get(row.person_id) ?? '',
      role: row.role,
      state: row.state,
      askedAt: row.asked_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      answeredAt: isoOf(row.answered_at),
      reason: isOwn || isRun ? row.reason : '',
      isFree: row.is_free,
      disclosure: row.disclosure,
      canAnswer:
        row.state === 'asked' &&
        subject !== undefined &&
        mayToOrder['order.take'](ctx.who, { ...subject, mediatorPersonId: row.person_id }) === 'allowed',
    };
  });
}

async function openCards(ctx: Context, whole: WholeMediation, rounds: readonly Round[]): Promise<View['cards']> {
  const open = rounds.find(({ state, kind }) => state === 'open' && kind !== 'proposal');
  if (!open || !runs(ctx.who, subjectOf(whole))) return [];
  const list = await readCandidates(ctx, whole, { ids: open.candidate_ids });
  return list.map((one) => {
    const { id, name, unitName } = one.card;
    return { id, name, unitName, isAvailable: isAvailable(one) };
  });
}

/** Conflicts of whoever has a seat now, for whoever runs the case. */
async function foundSince(ctx: Context, whole: WholeMediation): Promise<View['found']> {
  const subject = subjectOf(whole);
  const ids = seatsNow(whole).map(({ mediator_id }) => mediator_id);
  if (ids.length === 0 || !(runs(ctx.who, subject) || supervises(ctx.who, subject))) return [];
  const list = await readCandidates(ctx, whole, { ids });
  return list.flatMap(({ card, hints }) =>
    hints.flatMap(({ weight, ...hint }) =>
      weight === 'excludes' ? [{ mediatorId: card.id, name: card.name, ...hint }] : [],
    ),
  );
}

async function challengeViews({ ctx, whole, names }: Describing, rows: readonly ChallengeRow[]) {
  const people = await personNames(
    ctx.tx,
    rows.flatMap(({ decided_by }) => decided_by ?? []),
  );
  const subject = subjectOf(whole);
  const reads = runs(ctx.who, subject) || supervises(ctx.who, subject);
  return rows.toReversed().map((row) => ({
    id: row.id,
    mediatorId: row.mediator_id,
    name: names.get(row.mediator_id) ?? '',
    side: row.side,
    ground: row.ground,
    reason: reads ? row.reason : '',
    way: row.way,
    madeAt: row.made_at.toISOString(),
    state: row.state,
    why: reads ? row.why : '',
    decidedBy: people.get(row.decided_by ?? '') ?? null,
    decidedAt: isoOf(row.decided_at),
    canDecide:
      row.state === 'open' &&
      isSitting(whole.mediation.state) &&
      mayToChallenge['challenge.decide'](ctx.who, {
        ...subject,
        mediatorPersonId: row.person_id,
        writtenBy: row.by_id,
      }) === 'allowed',
  }));
}

function actsOf(ctx: Context, whole: WholeMediation, rounds: readonly Round[]): View['can'] {
  const subject = subjectOf(whole);
  const running = rounds.find(({ state }) => state === 'open');
  const mayCancel = running !== undefined && (runs(ctx.who, subject) || supervises(ctx.who, subject));
  return [
    ...(runs(ctx.who, subject) ? actsOfRunning(ctx, whole, rounds, running) : []),
    ...(mayCancel ? (['cancel'] as const) : []),
  ];
}

function actsOfRunning(
  ctx: Context,
  whole: WholeMediation,
  rounds: readonly Round[],
  running: Round | undefined,
): View['can'] {
  const { state } = whole.mediation;
  const last = rounds.at(-1);
  const isReady = state === 'choosing' && !running && sidesOf(partiesNow(whole)).length > 1;
  const isDue = running !== undefined && running.due_at > ctx.now && isChoosable(state);
  return [
    ...(isReady ? (['open'] as const) : []),
    ...(isReady && last?.state === 'none' ? (['propose'] as const) : []),
    ...(isDue && running.kind !== 'proposal' ? (['hand-in'] as const) : []),
    ...(last?.state === 'matched' || running?.kind === 'proposal' ? (['answer'] as const) : []),
    ...(seatsNow(whole).length > 0 ? (['challenge'] as const) : []),
  ];
}
