import { withExtent, withInitials } from './derived-columns.ts';
import type { County, MatterBook, PlaceRow, Position } from './rows.ts';

/** What the loader needs of a database connection of the owner. */
export interface Queryable {
  query(text: string, values?: unknown[]): Promise<unknown>;
}

/** How far loading is: rows done of all rows, and the table at work. */
export interface Progress {
  done: number;
  total: number;
  table: string;
}

/** The search words of a matter, as a tsvector literal; made by whoever knows how matters are searched. */
export type SearchOf = (book: MatterBook) => { search: string };

type Columns = Record<string, string>;
interface Load {
  table: string;
  columns: Columns;
  rows: readonly object[];
}

const batchSize = 1000;
const texts = (names: string, type = 'text'): Columns =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]));

const unitColumns: Columns = {
  ...texts('id parent_id', 'uuid'),
  ...texts('code kind name initials phone'),
  aliases: 'text[]',
  ...texts('valid_from valid_to', 'date'),
};
const personColumns: Columns = {
  ...texts('id account_id', 'uuid'),
  ...texts('code name kind phone'),
  ...texts('languages skills', 'text[]'),
  left_on: 'date',
};
const holdingColumns: Columns = {
  ...texts('id person_id unit_id stands_in_for', 'uuid'),
  post: 'text',
  ...texts('duties categories', 'text[]'),
  concurrent: 'boolean',
  ...texts('valid_from valid_to', 'date'),
};
const gridColumns: Columns = {
  id: 'uuid',
  ...texts('code partition name'),
  aliases: 'text[]',
  ring: 'jsonb',
  extent: 'box',
  ...texts('households residents', 'int'),
  ...texts('valid_from valid_to', 'date'),
};
const gridTeamColumns: Columns = {
  ...texts('id grid_id unit_id handed_over_by', 'uuid'),
  note: 'text',
  ...texts('valid_from valid_to', 'date'),
};
const crosswalkColumns: Columns = { ...texts('id police_grid_id civil_grid_id', 'uuid'), share_percent: 'int' };
const placeColumns: Columns = {
  ...texts('id unit_id grid_id', 'uuid'),
  ...texts('code kind name initials address hours phone note'),
  ...texts('aliases hosts', 'text[]'),
  ...texts('lng lat', 'float8'),
  shape: 'jsonb',
  extent: 'box',
  visits_per_day: 'int',
  closed_on: 'date',
};
const roadColumns: Columns = {
  id: 'uuid',
  ...texts('code name class'),
  line: 'jsonb',
  extent: 'box',
  ...texts('length_metres speed_kmh', 'int'),
};
const partnerColumns: Columns = {
  id: 'uuid',
  ...texts('code name kind remit liaison_name liaison_phone deputy_name deputy_phone phone'),
  aliases: 'text[]',
  ended_on: 'date',
};
const matterColumns: Columns = {
  ...texts('id place_id grid_id unit_id lead_id answered_by closed_by revisited_by', 'uuid'),
  ...texts('number state title what category channel where_text solved'),
  ...texts('lng lat', 'float8'),
  watch: 'boolean',
  ...texts(
    'reported_at promised_at answered_at closed_at contest_until revisited_at archived_at changed_at',
    'timestamptz',
  ),
  ...texts('happened_on revisit_due_on', 'date'),
  ...texts('times_returned times_reopened version', 'int'),
  evidence: 'text[]',
  search: 'tsvector',
};
const reporterColumns: Columns = {
  ...texts('id matter_id on_behalf_by', 'uuid'),
  ...texts('code tail name phone language behalf_note'),
  wants_messages: 'boolean',
  ...texts('seen_at made_at', 'timestamptz'),
};
const partColumns: Columns = {
  ...texts('id matter_id unit_id partner_id person_id', 'uuid'),
  ...texts('role task state answer'),
  ...texts('due_at asked_at changed_at', 'timestamptz'),
};
const factColumns: Columns = {
  at: 'timestamptz',
  ...texts('request_id subject_id by_id unit_id', 'uuid'),
  ...texts('subject_kind kind audience by_kind'),
  data: 'jsonb',
};

function insertOf(table: string, columns: Columns): string {
  const names = Object.keys(columns).map((name) => `"${name}"`);
  const typed = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  return `insert into ${table} (${names.join(', ')}) select ${names.join(', ')} from jsonb_to_recordset($1::jsonb) as x(${typed.join(', ')})`;
}

async function inTransaction(owner: Queryable, work: () => Promise<void>): Promise<void> {
  await owner.query('begin');
  try {
    await work();
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

async function insertAll(
  owner: Queryable,
  { table, columns, rows }: Load,
  onBatch: (count: number, table: string) => void,
): Promise<void> {
  const statement = insertOf(table, columns);
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = rows.slice(start, start + batchSize);
    await owner.query(statement, [JSON.stringify(batch)]);
    onBatch(batch.length, table);
  }
}

function positionsOf({ lng, lat, shape }: PlaceRow): Position[] {
  const corners = shape === null ? [] : shape.type === 'Polygon' ? shape.coordinates.flat() : shape.coordinates;
  return lng === null || lat === null ? corners : [...corners, [lng, lat]];
}

function groundLoads(county: County): Load[] {
  return [
    { table: 'unit', columns: unitColumns, rows: withInitials(county.units, 'text') },
    { table: 'person', columns: personColumns, rows: withInitials(county.persons, 'name') },
    { table: 'holding', columns: holdingColumns, rows: county.holdings },
    { table: 'grid', columns: gridColumns, rows: withExtent(county.grids, ({ ring }) => ring.flat()) },
    { table: 'grid_team', columns: gridTeamColumns, rows: county.gridTeams },
    { table: 'crosswalk', columns: crosswalkColumns, rows: county.crosswalk },
    { table: 'place', columns: placeColumns, rows: withExtent(withInitials(county.places, 'text'), positionsOf) },
    { table: 'road', columns: roadColumns, rows: withExtent(county.roads, ({ line }) => line) },
    { table: 'partner', columns: partnerColumns, rows: withInitials(county.partners, 'text') },
  ];
}

function matterLoads(books: readonly MatterBook[], searchOf: SearchOf): Load[] {
  return [
    { table: 'matter', columns: matterColumns, rows: books.map((book) => ({ ...book.matter, ...searchOf(book) })) },
    { table: 'reporter', columns: reporterColumns, rows: books.flatMap(({ reporters }) => reporters) },
    { table: 'part', columns: partColumns, rows: books.flatMap(({ parts }) => parts) },
    { table: 'happening', columns: factColumns, rows: books.flatMap(({ facts }) => facts) },
  ];
}

/**
 * Writes a county into an empty database as its owner: organisation, places and partners in one transaction, then matters
 * with all that belongs to them, the newest thousand first, a transaction each. The accounts of `county.accounts` must be
 * there already, as people refer to them. Errors of the database pass through; what was committed stays.
 */
export async function loadCounty(
  owner: Queryable,
  county: County,
  onProgress: (progress: Progress) => void,
  searchOf: SearchOf,
): Promise<void> {
  const ground = groundLoads(county);
  const perMatter = county.matters.reduce(
    (sum, book) => sum + 1 + book.reporters.length + book.parts.length + book.facts.length,
    0,
  );
  const total = ground.reduce((sum, { rows }) => sum + rows.length, perMatter);
  let done = 0;
  const onBatch = (count: number, table: string) => {
    done += count;
    onProgress({ done, total, table });
  };
  await inTransaction(owner, async () => {
    for (const load of ground) await insertAll(owner, load, onBatch);
    await owner.query(`select setval('matter_number', $1)`, [Math.max(1, county.matters.length)]);
  });
  for (let start = 0; start < county.matters.length; start += batchSize) {
    const loads = matterLoads(county.matters.slice(start, start + batchSize), searchOf);
    await inTransaction(owner, async () => {
      for (const load of loads) await insertAll(owner, load, onBatch);
    });
  }
}
