import { dayOf } from '../../kit/calendar.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, holdsCountyWide, type MayTable, type Verdict, type Who } from '../context.ts';
import type { platformDoors } from '../contract.ts';
import type { Handlers } from '../module.ts';
import { writeTable } from './file.ts';
import type { Register } from './register.ts';
import { runImport } from './run-import.ts';
import type { ImportTables } from './tables.ts';
import { lockImport, undoImport } from './undo-import.ts';

type RegisterDoors = Pick<typeof platformDoors, 'imports' | 'importRegister' | 'undoImport' | 'exportRegister'>;

/** A register reaches over the whole county. */
function keepsRegisters(who: Who): Verdict {
  return who.kind === 'system' || holdsCountyWide(who, 'register') ? 'allowed' : 'forbidden';
}

const may = {
  'import.list': keepsRegisters,
  'import.undo': keepsRegisters,
  'register.import': keepsRegisters,
  'register.export': keepsRegisters,
} satisfies MayTable<undefined>;

/** How a module takes back an import that is no register's, by the kind of the run. */
export type Undoer = (ctx: Context, runId: string) => Promise<number>;

/** Takes any import back once; answers how many records. Refuses `not-found`, `import.undone`, `import.in-use`. */
export async function undoRun(
  ctx: Context,
  runId: string,
  known: { registers: readonly Register[]; undoers: Readonly<Record<string, Undoer>> },
): Promise<number> {
  const run = await lockImport(ctx, runId);
  if (!run) throw new Refusal('not-found');
  if (run.isUndone) throw new Refusal('import.undone');
  const undoer = known.undoers[run.kind];
  if (undoer) return undoer(ctx, runId);
  const register = known.registers.find(({ name }) => name === run.kind);
  if (!register) throw new Refusal('not-found');
  return undoImport(ctx, register, runId);
}

/** Handlers of the doors of registers. */
export function registerHandlers(
  registers: readonly Register[],
  undoers: Readonly<Record<string, Undoer>>,
): Handlers<RegisterDoors> {
  const find = (name: string): Register => {
    const register = registers.find((known) => known.name === name);
    if (!register) throw new Refusal('not-found');
    return register;
  };
  return {
    imports: async (ctx) => {
      ctx.permit(may, undefined);
      return { rows: await listImports(ctx) };
    },
    importRegister: async (ctx, { register, fileName, dryRun, bytes }) => {
      ctx.permit(may, undefined);
      if (!(bytes instanceof Uint8Array)) throw new Refusal('input.invalid');
      const report = await runImport(ctx, find(register), { fileName, bytes }, { dryRun });
      return { ...report, problems: [...report.problems] };
    },
    undoImport: async (ctx, { id }) => {
      ctx.permit(may, undefined);
      return { undone: await undoRun(ctx, id, { registers, undoers }) };
    },
    exportRegister: async (ctx, { register: name, format }) => {
      ctx.permit(may, undefined);
      const register = find(name);
      const stored = await register.read(ctx.tx);
      ctx.accessed({ reason: `${register.name} (${stored.length})` });
      const rows = stored.map(({ row }) => row);
      return writeTable(register, rows, { format, language: ctx.language, day: dayOf(ctx.now) });
    },
  };
}

async function listImports(ctx: Context) {
  const rows = await ctx.tx
    .withTables<ImportTables>()
    .selectFrom('import_run')
    .select(['id', 'kind', 'file_name', 'rows', 'created', 'duplicates', 'rejected', 'at', 'undone_at'])
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ file_name: fileName, at, undone_at: undoneAt, ...run }) => ({
    ...run,
    fileName,
    at: at.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }));
}
