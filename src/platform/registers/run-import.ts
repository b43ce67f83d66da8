import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Words } from '../../kit/words.ts';
import type { Context } from '../context.ts';
import { actorOf } from '../facts.ts';
import { readTable } from './file.ts';
import type { RowProblem } from './header.ts';
import { type Plan, type PlannedRow, planImport } from './plan.ts';
import { canonical, type Register, type Row, type Stored } from './register.ts';
import type { ImportTables } from './tables.ts';
import { importWords, type RegisterFact } from './words.ts';

const mostRows = 100_000;
const mostProblems = 500;
const recordsAtOnce = 500;

type WantedRow = Extract<PlannedRow, { outcome: 'created' | 'changed' }>;

export interface ImportReport {
  readonly runId: string | null;
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly problems: readonly RowProblem[];
}

export interface ImportFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a file into a register: rows are matched by key, written, and kept so that the import can be undone. A dry run does all of it and
 * takes it back. Refusals `input.invalid` (unreadable, empty, over 100,000 rows) and `import.columns`.
 */
export async function runImport(
  ctx: Context,
  register: Register,
  file: ImportFile,
  options: { dryRun: boolean },
): Promise<ImportReport> {
  const table = await readTable(register, file.bytes);
  if (table.records.length === 0) throw new Refusal('input.invalid', [{ path: 'bytes', ...importWords.noRows() }]);
  if (table.records.length > mostRows) {
    throw new Refusal('input.invalid', [{ path: 'bytes', ...importWords.tooManyRows(mostRows) }]);
  }
  const plan = planImport({
    register,
    table,
    stored: await register.read(ctx.tx),
    codes: await loadCodes(ctx, register),
    check: (row) => register.check?.(ctx, row),
    newId: () => newId(ctx.now.getTime()),
  });
  await sql`savepoint import_whole`.execute(ctx.tx);
  const failed = await writePlan(ctx, register, plan);
  const report = reportOf(plan, failed);
  if (options.dryRun) {
    await sql`rollback to savepoint import_whole`.execute(ctx.tx);
    return report;
  }
  await register.settle?.(ctx);
  return { ...report, runId: await keepRun(ctx, register, { file, header: table.header, plan, failed, report }) };
}

async function loadCodes(ctx: Context, register: Register): Promise<Map<string, ReadonlySet<string>>> {
  const codes = new Map<string, ReadonlySet<string>>();
  for (const { column, codes: load } of register.references ?? []) codes.set(column, await load(ctx.tx));
  return codes;
}

/** Writes in groups; a group that the database refuses is written one by one, so that only the faulty rows fall out. */
async function writePlan(ctx: Context, register: Register, plan: Plan): Promise<Map<number, RowProblem>> {
  const wanted = new Map<Row, WantedRow>();
  for (const row of plan.rows)
    if (row.outcome === 'created' || row.outcome === 'changed') wanted.set(row.record.row, row);
  const ordered = register.order?.([...wanted.keys()]) ?? [...wanted.keys()];
  const rows = ordered.map((row) => wanted.get(row)).filter((row) => row !== undefined);
  const failed = new Map<number, RowProblem>();
  for (let start = 0; start < rows.length; start += recordsAtOnce) {
    const group = rows.slice(start, start + recordsAtOnce);
    if (
      (await tryWrite(
        ctx,
        register,
        group.map(({ record }) => record),
        plan.ids,
      )) === undefined
    )
      continue;
    for (const { row, record } of group) {
      const problem = await tryWrite(ctx, register, [record], plan.ids);
      if (problem) failed.set(row, { row, column: null, ...problem });
    }
  }
  return failed;
}

async function tryWrite(
  ctx: Context,
  register: Register,
  records: readonly Stored[],
  ids: ReadonlyMap<string, string>,
): Promise<Words | undefined> {
  await sql`savepoint import_group`.execute(ctx.tx);
  try {
    await register.write(ctx, records, ids);
    await sql`release savepoint import_group`.execute(ctx.tx);
    return undefined;
  } catch (problem) {
    const words = constraintWords(problem);
    if (!words) throw problem;
    await sql`rollback to savepoint import_group`.execute(ctx.tx);
    return words;
  }
}

// SQLSTATE class 23, integrity constraint violation (PostgreSQL, appendix A).
function constraintWords(problem: unknown): Words | undefined {
  switch (sqlStateOf(problem)) {
    case '23503':
      return importWords.brokenReference();
    case '23505':
      return importWords.taken();
    case '23514':
      return importWords.breaksRule();
    case '23P01':
      return importWords.overlap();
    default:
      return undefined;
  }
}

/** The SQLSTATE of an error from the database, undefined for any other. */
export function sqlStateOf(problem: unknown): string | undefined {
  return problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : undefined;
}

function reportOf(plan: Plan, failed: ReadonlyMap<number, RowProblem>): ImportReport {
  const counts = { created: 0, changed: 0, duplicate: 0, rejected: 0 };
  for (const { row, outcome } of plan.rows) counts[failed.has(row) ? 'rejected' : outcome] += 1;
  const problems = [...plan.problems, ...failed.values()].sort((one, other) => one.row - other.row);
  return {
    runId: null,
    rows: plan.rows.length,
    created: counts.created,
    changed: counts.changed,
    duplicates: counts.duplicate,
    rejected: counts.rejected,
    problems: problems.slice(0, mostProblems),
  };
}

interface Kept {
  readonly file: ImportFile;
  readonly header: readonly string[];
  readonly plan: Plan;
  readonly failed: ReadonlyMap<number, RowProblem>;
  readonly report: ImportReport;
}

async function keepRun(
  ctx: Context,
  register: Register,
  { file, header, plan, failed, report }: Kept,
): Promise<string> {
  const id = newId(ctx.now.getTime());
  const by = actorOf(ctx.who);
  await ctx.tx
    .withTables<ImportTables>()
    .insertInto('import_run')
    .values({
      id,
      kind: register.name,
      file_name: file.fileName,
      file_hash: createHash('sha256').update(file.bytes).digest('hex'),
      mapping: JSON.stringify(header),
      rows: report.rows,
      created: report.created,
      duplicates: report.duplicates,
      rejected: report.rejected,
      by_kind: by.kind,
      by_id: by.id,
      at: ctx.now,
      finished_at: ctx.now,
    })
    .execute();
  const rows = plan.rows.map((row) => keptRow(row, { plan, failed }));
  await sql`insert into import_row (run_id, row_number, outcome, subject_id, before, message)
    select ${id}, r.row_number, r.outcome, r.subject_id, r.before, r.message
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(row_number int, outcome text, subject_id uuid, before jsonb, message text)`.execute(ctx.tx);
  for (const row of plan.rows) {
    if (failed.has(row.row) || (row.outcome !== 'created' && row.outcome !== 'changed')) continue;
    const kind: RegisterFact = row.outcome === 'created' ? 'record.imported' : 'record.import-changed';
    ctx.record({
      subject: { kind: register.subjectKind, id: row.record.id },
      kind,
      audience: 'staff',
      data: { importId: id },
    });
  }
  return id;
}

function keptRow(row: PlannedRow, { plan, failed }: Pick<Kept, 'plan' | 'failed'>) {
  const problem = failed.get(row.row);
  if (row.outcome === 'rejected' || problem) {
    const messages = problem ? [problem] : plan.problems.filter((found) => found.row === row.row);
    return { row_number: row.row, outcome: 'rejected', message: messages.map(({ zh }) => zh).join('；') };
  }
  const known = { row_number: row.row, outcome: row.outcome, subject_id: row.record.id };
  if (row.outcome === 'duplicate') return known;
  return {
    ...known,
    before: { before: row.outcome === 'changed' ? row.before : null, after: canonical(row.record.row) },
  };
}
