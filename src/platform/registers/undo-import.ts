import { sql } from 'kysely';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../context.ts';
import { tidy } from './plan.ts';
import { canonical, keyOf, type Register, type Row } from './register.ts';
import { sqlStateOf } from './run-import.ts';
import type { ImportTables } from './tables.ts';
import type { RegisterFact } from './words.ts';

interface KeptRow {
  readonly subject_id: string;
  /** Null once the period of keeping is over. */
  readonly before: { readonly before: Row | null; readonly after: string } | null;
}

/** The register of an import and whether it was undone; locks it. */
export async function lockImport(
  ctx: Context,
  runId: string,
): Promise<{ kind: string; isUndone: boolean } | undefined> {
  const run = await ctx.tx
    .withTables<ImportTables>()
    .selectFrom('import_run')
    .select(['kind', 'undone_at'])
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst();
  return run && { kind: run.kind, isUndone: run.undone_at !== null };
}

/**
 * Takes an import back: what it made is removed, what it changed becomes what it was. Answers the number of records. Refusal
 * `import.in-use` when one of them was changed since or is referred to, `import.too-old` when what they were was tidied away.
 */
export async function undoImport(ctx: Context, register: Register, runId: string): Promise<number> {
  const { rows } = await sql<KeptRow>`select subject_id, before from import_row
    where run_id = ${runId} and outcome in ('created', 'changed') order by row_number desc`.execute(ctx.tx);
  const kept = rows.flatMap(({ subject_id, before }) => (before === null ? [] : [{ subject_id, before }]));
  if (kept.length < rows.length) throw new Refusal('import.too-old');
  const stored = await register.read(ctx.tx);
  const present = new Map(stored.map(({ id, row }) => [id, canonical(tidy(register, row))]));
  if (kept.some(({ subject_id, before }) => present.get(subject_id) !== before.after))
    throw new Refusal('import.in-use');
  const ids = new Map(stored.map(({ id, row }) => [keyOf(register, row), id]));
  const changed = kept.flatMap(({ subject_id: id, before }) => (before.before ? [{ id, row: before.before }] : []));
  const made = kept.filter(({ before }) => before.before === null).map(({ subject_id }) => subject_id);
  try {
    if (changed.length > 0) await register.write(ctx, changed, ids);
    if (made.length > 0) await register.remove(ctx, made);
  } catch (problem) {
    throw sqlStateOf(problem)?.startsWith('23') ? new Refusal('import.in-use') : problem;
  }
  await register.settle?.(ctx);
  await ctx.tx
    .withTables<ImportTables>()
    .updateTable('import_run')
    .set({ undone_at: ctx.now })
    .where('id', '=', runId)
    .execute();
  for (const { subject_id: id } of kept) {
    const kind: RegisterFact = 'record.import-undone';
    ctx.record({ subject: { kind: register.subjectKind, id }, kind, audience: 'staff', data: { importId: runId } });
  }
  return kept.length;
}
