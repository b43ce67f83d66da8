import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { type SurveyWithObjection, stateAt } from './store-surveys.ts';
import type { Answers } from './tables.ts';
import type { Question, Rating, SurveyState, SurveyWay } from './words.ts';

/** Units and days of a figure; `from` and `to` are both in it. */
export interface Period {
  readonly unitIds: readonly string[];
  readonly from: string;
  readonly to: string;
}

const isIn = ({ unitIds, from, to }: Period) =>
  sql<boolean>`(s.unit_id = any(${[...unitIds]}::uuid[]) and s.closed_on between ${from} and ${to})`;

/** How many surveys stand alike: state, way, unit, objection and every answer. */
export interface Group extends Answers {
  readonly state: SurveyState;
  readonly way: SurveyWay | null;
  readonly unit_id: string;
  readonly upheld: boolean;
  readonly count: number;
}

export async function listGroups(tx: Db, sees: RawBuilder<boolean>, period: Period, now: Date): Promise<Group[]> {
  const { rows } =
    await sql<Group>`select ${stateAt(now)} as state, s.way, s.unit_id, s.speed, s.manner, s.clarity, s.result,
      coalesce(o.state = 'upheld', false) as upheld, count(*)::int as count
    from survey s left join objection o on o.survey_id = s.id where ${sees} and ${isIn(period)} group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(
      tx,
    );
  return rows;
}

/** How many in the period are left out because the asker handled them. */
export async function countLeftOut(tx: Db, leftOut: RawBuilder<boolean>, period: Period): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from survey s where ${leftOut} and ${isIn(period)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export interface RowFilter {
  readonly state?: SurveyState | undefined;
  readonly way?: SurveyWay | undefined;
  readonly question?: Question | undefined;
  readonly rating?: Rating | undefined;
  readonly without: boolean;
}

const questionColumns = {
  speed: sql`s.speed`,
  manner: sql`s.manner`,
  clarity: sql`s.clarity`,
  result: sql`s.result`,
} as const satisfies Record<Question, RawBuilder<unknown>>;

function matches({ state, way, question, rating, without }: RowFilter, now: Date): RawBuilder<boolean> {
  const parts = [sql<boolean>`true`];
  parts.push(state ? sql<boolean>`${stateAt(now)} = ${state}` : sql<boolean>`s.state <> 'lapsed'`);
  if (way) parts.push(sql<boolean>`s.way = ${way}`);
  if (question && rating) parts.push(sql<boolean>`${questionColumns[question]} = ${rating}`);
  if (without) parts.push(sql<boolean>`o.state is distinct from 'upheld'`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

export interface RowPage {
  readonly period: Period;
  readonly filter: RowFilter;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
  readonly limit: number;
  readonly now: Date;
}

/** The surveys behind a figure, the latest closing first. */
export async function listRows(
  tx: Db,
  sees: RawBuilder<boolean>,
  { period, filter, after, limit, now }: RowPage,
): Promise<(SurveyWithObjection & { readonly closed_at: Date })[]> {
  const beyond = after ? sql`(s.closed_at, s.id) < (${after.at}, ${after.id}::uuid)` : sql`true`;
  const { rows } = await sql<
    SurveyWithObjection & { closed_at: Date }
  >`select s.id, s.matter_id, s.reporter_id, s.unit_id, s.closed_on, s.closed_at,
      ${stateAt(now)} as state, s.way, s.speed, s.manner, s.clarity, s.result, s.comment, o.state as objection
    from survey s left join objection o on o.survey_id = s.id
    where ${sees} and ${isIn(period)} and ${matches(filter, now)} and ${beyond} order by s.closed_at desc, s.id desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** What was said of matters that the asker handled, in the order in which it came: for batches only. */
export async function listHandledAnswers(tx: Db, handled: RawBuilder<boolean>): Promise<Answers[]> {
  const { rows } = await sql<Answers>`select s.speed, s.manner, s.clarity, s.result from survey s
    where ${handled} and s.state = 'answered' order by s.answered_at, s.id`.execute(tx);
  return rows;
}
