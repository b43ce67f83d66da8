import { type Ballot, matchPanel } from '../../algorithms/mediator-matching/match.ts';
import type { Context } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import { ofMediation, type WholeMediation } from '../mediation/api.ts';
import { commitmentOf, isSamePanel, listHashOf, panelOf, seedHashOf } from './rules.ts';
import { openBallot } from './sealed.ts';
import { listBallots } from './store-rounds.ts';
import type { BallotRow, Round } from './tables.ts';

export interface Replayed {
  readonly outcome: 'same' | 'different' | 'gone';
  readonly checks: Readonly<Record<'seed' | 'list' | 'ballots' | 'panel' | 'seated', boolean>>;
  /** What was counted; for the command line, which shows it only when it is asked with a reason. */
  readonly ballots: readonly Ballot[];
}

type Facts = Awaited<ReturnType<typeof listFacts>>;

const of = (facts: Facts, kind: string, roundId: string) =>
  facts.filter((fact) => fact.kind === kind && fact.data['roundId'] === roundId);

/** Every ballot in force says what its commitment in the facts said. */
function areKept(ctx: Context, rows: readonly BallotRow[], facts: Facts, roundId: string): boolean {
  const told = of(facts, 'choosing.handed-in', roundId);
  return rows.every((row) => {
    const said = openBallot(ctx, row);
    const last = told.findLast(({ data }) => data['side'] === row.side);
    const commitment = said && commitmentOf(roundId, row.side, said);
    return commitment === row.commitment && last?.data['commitment'] === commitment;
  });
}

/**
 * 复算: repeats the count of a closed round from its sealed ballots, the list as it was counted and the seed, and compares with what was
 * published before, written down and seated. `gone`: the ballots were taken away when their time was over.
 */
export async function replayRound(ctx: Context, whole: WholeMediation, round: Round): Promise<Replayed> {
  const facts = await listFacts(ctx.tx, ofMediation(whole.mediation.id), ['resident', 'staff']);
  const rows = await listBallots(ctx.tx, [round.ballots_of]);
  if (rows.some(({ content_sealed }) => content_sealed === '')) {
    const none = { seed: false, list: false, ballots: false, panel: false, seated: false };
    return { outcome: 'gone', checks: none, ballots: [] };
  }
  const ballots = round.sides.map((side): Ballot => {
    const row = rows.find((one) => one.side === side);
    const said = row && openBallot(ctx, row);
    return { sideId: String(side), ranking: said?.ranking ?? [], vetoes: said?.vetoes ?? [] };
  });
  const seed = round.seed ?? '';
  const mediators = round.counted ?? [];
  const result = matchPanel({ mediators, seats: round.seats, ballots, vetoesPerSide: round.vetoes, seed });
  const panel = panelOf(result);
  const [opened] = of(facts, 'choosing.opened', round.ballots_of);
  const [counted] = of(facts, 'choosing.counted', round.id);
  const checks = {
    seed: seedHashOf(seed) === round.seed_hash && opened?.data['seedHash'] === round.seed_hash,
    list: counted?.data['listHash'] === listHashOf(mediators),
    ballots: areKept(ctx, rows, facts, round.ballots_of),
    panel: (result.outcome === 'matched') === (round.state === 'matched') && isSamePanel(panel, round.panel ?? []),
    seated: panel.every(({ mediatorId, role }) =>
      whole.seats.some((seat) => seat.mediator_id === mediatorId && seat.role === role && wasSeated(seat.since, round)),
    ),
  };
  return { outcome: Object.values(checks).every(Boolean) ? 'same' : 'different', checks, ballots };
}

const wasSeated = (since: Date, { closed_at }: Round) => closed_at !== null && since.getTime() === closed_at.getTime();
