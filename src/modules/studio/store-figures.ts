import { type RawBuilder, sql } from 'kysely';
import type { Cursor } from '../../kit/cursor.ts';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { seesMediation } from '../mediation/api.ts';
import type { MediationState, Track } from '../mediation/words.ts';
import { type Days, repeatDays, type Tally } from './rules.ts';
import type { FigureRow } from './words-figures.ts';

/** Whose figures of which days; the views are all that is read. */
export interface Scope extends Days {
  readonly unitIds: readonly string[];
  readonly track?: Track | undefined;
  /** The last day on which an agreement can have been reached whose 90 days are over. */
  readonly ripeUntil: string;
}

const inScope = ({ unitIds, track }: Scope) =>
  sql`l.unit_id = any(${[...unitIds]}::uuid[])${track === undefined ? sql`` : sql` and l.track = ${track}`}`;
const within = (column: RawBuilder<unknown>, { from, to }: Days) => sql<boolean>`${column} between ${from} and ${to}`;

const opened = (scope: Scope) => within(sql`l.opened_on`, scope);
const concluded = (scope: Scope) => within(sql`l.concluded_on`, scope);
const firstReached = (scope: Scope) => within(sql`l.first_reached_on`, scope);
const ripe = (scope: Scope) => sql<boolean>`(${firstReached(scope)} and l.first_reached_on <= ${scope.ripeUntil})`;
const repeated = (scope: Scope) =>
  sql<boolean>`(${ripe(scope)} and l.came_back_on <= l.first_reached_on + ${repeatDays}::int)`;

/** A tally of one unit, track and kind of dispute. */
export interface Group extends Omit<Tally, 'good' | 'fair' | 'poor' | 'refused' | 'silent'> {
  readonly unit_id: string;
  readonly track: Track;
  readonly category: string;
  readonly troubles: number;
}

export async function listGroups(tx: Db, scope: Scope): Promise<Group[]> {
  const count = (where: RawBuilder<boolean>) => sql`(count(*) filter (where ${where}))::int`;
  const { rows } = await sql<Group>`select l.unit_id, l.track, l.category, ${count(opened(scope))} as opened,
      ${count(sql`${concluded(scope)} and l.outcome = 'reached'`)} as reached,
      ${count(sql`${concluded(scope)} and l.outcome = 'not-reached'`)} as "notReached",
      ${count(sql`${firstReached(scope)} and l.kept = 'kept'`)} as kept, ${count(sql`${firstReached(scope)} and l.kept = 'broken'`)} as broken,
      ${count(ripe(scope))} as ripe, ${count(repeated(scope))} as repeated,
      ${count(sql`${concluded(scope)} and l.outcome = 'reached' and l.mode = 'spot'`)} as troubles
    from stat_mediation_ledger l
    where ${inScope(scope)} and (${opened(scope)} or ${concluded(scope)} or ${firstReached(scope)}) group by 1, 2, 3`.execute(
    tx,
  );
  return rows;
}

export interface RatedGroup extends Pick<Tally, 'good' | 'fair' | 'poor' | 'refused'> {
  readonly unit_id: string;
  readonly track: Track;
  readonly category: string;
  readonly parties: number;
}

export async function listRatedGroups(tx: Db, scope: Scope): Promise<RatedGroup[]> {
  const { rows } =
    await sql<RatedGroup>`select l.unit_id, l.track, l.category, sum(l.parties)::int as parties, sum(l.good)::int as good,
      sum(l.fair)::int as fair, sum(l.poor)::int as poor, sum(l.refused)::int as refused
    from stat_mediation_opinions l where ${inScope(scope)} and ${concluded(scope)} group by 1, 2, 3`.execute(tx);
  return rows;
}

/** How many were opened and reached on these days, by track: for the comparison with the year before. */
export async function countByTrack(tx: Db, scope: Scope): Promise<{ track: Track; opened: number; reached: number }[]> {
  const { rows } = await sql<{ track: Track; opened: number; reached: number }>`select l.track,
      (count(*) filter (where ${opened(scope)}))::int as opened,
      (count(*) filter (where ${concluded(scope)} and l.outcome = 'reached'))::int as reached
    from stat_mediation_ledger l where ${inScope(scope)} and (${opened(scope)} or ${concluded(scope)}) group by 1`.execute(
    tx,
  );
  return rows;
}

export interface SmallThings {
  readonly kind: 'small-case' | 'small-matter';
  readonly closed: number;
  readonly solved: number;
}

export async function countSmallThings(tx: Db, scope: Scope): Promise<SmallThings[]> {
  const { rows } = await sql<SmallThings>`select l.kind, sum(l.closed)::int as closed, sum(l.solved)::int as solved
    from stat_mediation_small_things l
    where l.unit_id = any(${[...scope.unitIds]}::uuid[]) and ${within(sql`l.on_day`, scope)} group by 1`.execute(tx);
  return rows;
}

export interface SquadFigure {
  readonly stage: string;
  readonly entries: number;
  readonly settled: number;
  readonly medianDays: number;
}

export async function countSquads(tx: Db, scope: Scope): Promise<SquadFigure[]> {
  const { rows } = await sql<SquadFigure>`select l.stage, sum(l.entries)::int as entries,
      coalesce(sum(l.entries) filter (where l.outcome = 'settled'), 0)::int as settled,
      percentile_disc(0.5) within group (order by l.age_days)::int as "medianDays"
    from stat_mediation_squads l
    where l.unit_id = any(${[...scope.unitIds]}::uuid[]) and ${within(sql`l.on_day`, scope)} group by 1
    order by array_position(array['early', 'budding', 'grown'], l.stage)`.execute(tx);
  return rows;
}

const rowIs = (row: FigureRow, scope: Scope): RawBuilder<boolean> => {
  switch (row) {
    case 'opened':
      return opened(scope);
    case 'concluded':
      return sql`(${concluded(scope)} and l.outcome in ('reached', 'not-reached'))`;
    case 'reached':
      return sql`(${concluded(scope)} and l.outcome = 'reached')`;
    case 'not-reached':
      return sql`(${concluded(scope)} and l.outcome = 'not-reached')`;
    case 'kept':
      return sql`(${firstReached(scope)} and l.kept = 'kept')`;
    case 'broken':
      return sql`(${firstReached(scope)} and l.kept = 'broken')`;
    case 'repeated':
      return repeated(scope);
    case 'troubles':
      return sql`(${concluded(scope)} and l.outcome = 'reached' and l.mode = 'spot')`;
  }
};

export interface FoundRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: MediationState;
  readonly category: string;
  readonly opened_at: Date;
  readonly party_ids: string[];
}

/** The cases behind a figure that the asker may see, newest first. */
export async function listFigureRows(
  tx: Db,
  who: Who,
  asked: { readonly scope: Scope; readonly row: FigureRow; readonly kind?: string | undefined },
  page: { readonly after: Cursor | undefined; readonly limit: number },
): Promise<FoundRow[]> {
  const { scope, row, kind } = asked;
  const { after } = page;
  const { rows } = await sql<FoundRow>`select c.id, c.number, c.title, c.state, c.category, c.opened_at,
      array(select p.id from mediation_party p where p.mediation_id = c.id) as party_ids
    from stat_mediation_ledger l join mediation c on c.id = l.id
    where ${inScope(scope)} and ${rowIs(row, scope)} and ${seesMediation(who)}
      and ${kind === undefined ? sql`true` : sql`(l.category = ${kind} or l.category like ${`${kind}.%`})`}
      and ${after === undefined ? sql`true` : sql`(c.opened_at, c.id) < (${after.at}, ${after.id}::uuid)`}
    order by c.opened_at desc, c.id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export interface Response {
  readonly of_unit_id: string | null;
  readonly of_partner_id: string | null;
  readonly asked: number;
  readonly answered: number;
  readonly in_time: number;
  readonly median_hours: number | null;
}

/** How units and partners responded to these units in a month: the median of a month is that of the unit that asked most. */
export async function listResponses(tx: Db, unitIds: readonly string[], month: string): Promise<Response[]> {
  const { rows } =
    await sql<Response>`select r.of_unit_id, r.of_partner_id, sum(r.asked)::int as asked, sum(r.answered)::int as answered,
      sum(r.in_time)::int as in_time, (array_agg(r.median_hours order by r.asked desc))[1] as median_hours
    from stat_mediation_responses r where r.unit_id = any(${[...unitIds]}::uuid[]) and r.month = ${`${month}-01`}
    group by 1, 2 order by sum(r.asked) desc, 1, 2`.execute(tx);
  return rows;
}
