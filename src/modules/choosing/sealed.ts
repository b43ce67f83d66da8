import { randomBytes } from 'node:crypto';
import type { Ballot, MatchResult } from '../../algorithms/mediator-matching/match.ts';
import type { Context } from '../../platform/context.ts';
import { openSealed, seal } from '../../platform/seal.ts';
import type { SealedColumn } from '../../platform/secrets/columns.ts';
import { type BallotSaid, seedHashOf } from './rules.ts';
import { listBallots } from './store-rounds.ts';
import type { BallotRow, Round } from './tables.ts';

type Sealing = Pick<Context, 'settings'>;

const closeText = ({ settings }: Sealing, text: string) =>
  seal(settings.secret, Buffer.from(text)).toString('base64url');
const openText = ({ settings }: Sealing, sealed: string) =>
  openSealed(settings.secret, Buffer.from(sealed, 'base64url')).toString('utf8');

/** The seed of a lot as it is drawn at the opening: its hash is published, the seed itself lies sealed until the round is closed. */
export function drawSeed(ctx: Sealing): { seedHash: string; sealed: string } {
  const seed = randomBytes(16).toString('hex');
  return { seedHash: seedHashOf(seed), sealed: closeText(ctx, seed) };
}

/** The seed of a round, whether it is out already or not. */
export const seedOf = (ctx: Sealing, round: Pick<Round, 'seed' | 'seed_sealed'>): string =>
  round.seed ?? openText(ctx, round.seed_sealed);

export const sealBallot = (ctx: Sealing, said: BallotSaid): string => closeText(ctx, JSON.stringify(said));

/** What a ballot says; undefined once it was taken away. Only the count may ask. */
export function openBallot(ctx: Sealing, { content_sealed: sealed }: BallotRow): BallotSaid | undefined {
  return sealed === '' ? undefined : (JSON.parse(openText(ctx, sealed)) as BallotSaid);
}

/** One ballot of each side, as they are counted; of a side that handed in none, an empty one. */
export async function openBallots(
  ctx: Pick<Context, 'tx' | 'settings'>,
  round: Pick<Round, 'ballots_of' | 'sides'>,
): Promise<Ballot[]> {
  const rows = await listBallots(ctx.tx, [round.ballots_of]);
  return round.sides.map((side) => {
    const row = rows.find((one) => one.side === side);
    const said = row && openBallot(ctx, row);
    return { sideId: String(side), ranking: said?.ranking ?? [], vetoes: said?.vetoes ?? [] };
  });
}

export const sealView = (ctx: Sealing, part: MatchResult): string => closeText(ctx, JSON.stringify(part));

/** What one side may know of a result; undefined once it was taken away. */
export function openView(ctx: Sealing, sealed: string | null): MatchResult | undefined {
  return sealed === null || sealed === '' ? undefined : (JSON.parse(openText(ctx, sealed)) as MatchResult);
}

/** Where ballots, seeds and what each side may know lie sealed. */
export const choosingSeals: readonly SealedColumn[] = [
  {
    what: { zh: '点选选票', en: 'ballots of parties' },
    table: 'choosing_ballot',
    key: 'id',
    keyType: 'uuid',
    column: 'content_sealed',
    form: 'base64url',
  },
  {
    what: { zh: '点选抽签号', en: 'seeds of lots' },
    table: 'choosing_round',
    key: 'id',
    keyType: 'uuid',
    column: 'seed_sealed',
    form: 'base64url',
  },
  {
    what: { zh: '各方看到的点选结果', en: 'results as each side may know them' },
    table: 'choosing_side',
    key: 'id',
    keyType: 'uuid',
    column: 'view_sealed',
    form: 'base64url',
  },
];
