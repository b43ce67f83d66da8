import * as columns from './columns.ts';
import { type LateTable, lateColumns } from './columns-late.ts';
import { withExtent, withInitials } from './derived-columns.ts';
import type { County, MatterBook, PlaceRow, Position, ReporterRow } from './rows.ts';

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

/** Who a reporter is as it is stored, sealed where he is confidential; made by whoever holds the secret of the house. */
export type IdentityOf = (
  reporter: ReporterRow,
) => Pick<ReporterRow, 'name' | 'phone' | 'behalf_note'> & { sealed: string | null; phone_key: string | null };

interface Load {
  table: string;
  columns: columns.Columns;
  rows: readonly object[];
}

const batchSize = 1000;

function insertOf(table: string, columnsOf: columns.Columns): string {
  const names = Object.keys(columnsOf).map((name) => `"${name}"`);
  const typed = Object.entries(columnsOf).map(([name, type]) => `"${name}" ${type}`);
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
  { table, columns: columnsOf, rows }: Load,
  onBatch: (count: number, table: string) => void,
): Promise<void> {
  const statement = insertOf(table, columnsOf);
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
    { table: 'unit', columns: columns.unitColumns, rows: withInitials(county.units, 'text') },
    { table: 'person', columns: columns.personColumns, rows: withInitials(county.persons, 'name') },
    { table: 'holding', columns: columns.holdingColumns, rows: county.holdings },
    { table: 'grid', columns: columns.gridColumns, rows: withExtent(county.grids, ({ ring }) => ring.flat()) },
    { table: 'grid_team', columns: columns.gridTeamColumns, rows: county.gridTeams },
    { table: 'crosswalk', columns: columns.crosswalkColumns, rows: county.crosswalk },
    {
      table: 'place',
      columns: columns.placeColumns,
      rows: withExtent(withInitials(county.places, 'text'), positionsOf),
    },
    { table: 'road', columns: columns.roadColumns, rows: withExtent(county.roads, ({ line }) => line) },
    { table: 'partner', columns: columns.partnerColumns, rows: withInitials(county.partners, 'text') },
  ];
}

/** What only the house itself can make of a county. */
export interface House {
  searchOf: SearchOf;
  identityOf: IdentityOf;
}

function matterLoads(books: readonly MatterBook[], { searchOf, identityOf }: House): Load[] {
  return [
    {
      table: 'matter',
      columns: columns.matterColumns,
      rows: books.map((book) => ({ ...book.matter, ...searchOf(book) })),
    },
    {
      table: 'reporter',
      columns: columns.reporterColumns,
      rows: books.flatMap(({ reporters }) => reporters.map((reporter) => ({ ...reporter, ...identityOf(reporter) }))),
    },
    { table: 'part', columns: columns.partColumns, rows: books.flatMap(({ parts }) => parts) },
    { table: 'happening', columns: columns.factColumns, rows: books.flatMap(({ facts }) => facts) },
  ];
}

const rankOf = ({ matter }: MatterBook) => (matter.merged_into === null ? 0 : 1);

function lateLoads({ aftermath, late }: County): Load[] {
  const tables = Object.keys(lateColumns) as LateTable[];
  return [
    { table: 'meeting', columns: columns.meetingColumns, rows: aftermath.meetings },
    { table: 'agenda_item', columns: columns.agendaColumns, rows: aftermath.agenda },
    { table: 'decision', columns: columns.decisionColumns, rows: aftermath.decisions },
    { table: 'happening', columns: columns.factColumns, rows: aftermath.meetingFacts },
    { table: 'revisit_plan', columns: columns.planColumns, rows: aftermath.plans },
    { table: 'revisit_task', columns: columns.taskColumns, rows: aftermath.tasks },
    { table: 'check_round', columns: columns.roundColumns, rows: aftermath.rounds },
    { table: 'check_item', columns: columns.checkItemColumns, rows: aftermath.checkItems },
    ...tables.map((table) => ({ table, columns: lateColumns[table], rows: late[table] ?? [] })),
  ];
}

// A mediation is found by the words of its matter and by the names of its sides.
const nameMediations = `update mediation c set search = m.search || array_to_tsvector(
    array(select p.name from mediation_party p where p.mediation_id = c.id) || c.number)
  from matter m where m.id = c.matter_id and c.search is null`;

/**
 * Writes a county into an empty database as its owner: organisation, places and partners in one transaction, then matters
 * with all that belongs to them, the newest thousand first, a transaction each. The accounts of `county.accounts` must be
 * there already, as people refer to them. Errors of the database pass through; what was committed stays.
 */
export async function loadCounty(
  owner: Queryable,
  county: County,
  onProgress: (progress: Progress) => void,
  house: House,
): Promise<void> {
  const ground = groundLoads(county);
  const perMatter = county.matters.reduce(
    (sum, book) => sum + 1 + book.reporters.length + book.parts.length + book.facts.length,
    0,
  );
  const late = lateLoads(county);
  const total = [...ground, ...late].reduce((sum, { rows }) => sum + rows.length, perMatter);
  let done = 0;
  const onBatch = (count: number, table: string) => {
    done += count;
    onProgress({ done, total, table });
  };
  await inTransaction(owner, async () => {
    for (const load of ground) await insertAll(owner, load, onBatch);
    await owner.query(`select setval('matter_number', $1)`, [Math.max(1, county.matters.length)]);
    const actions = county.late.joint_action?.length ?? 0;
    if (actions > 0) await owner.query(`select setval('joint_number', $1)`, [actions]);
  });
  // What was merged refers to what took it in.
  const ordered = county.matters.toSorted((one, other) => rankOf(one) - rankOf(other));
  for (let start = 0; start < ordered.length; start += batchSize) {
    const loads = matterLoads(ordered.slice(start, start + batchSize), house);
    await inTransaction(owner, async () => {
      for (const load of loads) await insertAll(owner, load, onBatch);
    });
  }
  await inTransaction(owner, async () => {
    for (const load of late) await insertAll(owner, load, onBatch);
  });
  await owner.query(`select setval('mediation_number', $1)`, [Math.max(1, county.late.mediation?.length ?? 0)]);
  await owner.query(nameMediations);
  await owner.query('select derive_from_facts()');
}
