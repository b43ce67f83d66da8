import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  beginImport,
  finishImport,
  importBatch,
  type Mapping,
  type MessagePlan,
  messageFields,
  planMessages,
} from '../modules/matters/api.ts';
import { unitIdsByCode } from '../modules/people/api.ts';
import { withinHouse } from '../platform/corridor.ts';
import { undoRun } from '../platform/registers/doors.ts';
import { runImport } from '../platform/registers/run-import.ts';
import { findRegister, registers, undoers } from '../server/registers.ts';
import { type Desk, makeCommand, makeGroup, withDesk } from './command.ts';

const batchSize = 200;

interface MessageOptions {
  readonly dryRun?: true;
  readonly map?: string[];
  readonly unit?: string;
  readonly channel: string;
}

export function importCommand() {
  const command = makeGroup('import', '导入', 'import');
  command.addCommand(
    makeCommand('messages', '把留言文件导入为事项（CSV、XLSX）', 'take a file of messages in as matters (CSV, XLSX)')
      .argument('<file>')
      .option('--dry-run', '试运行，不写入 / try only, write nothing')
      .option(
        '--map <字段=列名...>',
        `指明各列，记住备用 / name the columns, remembered: ${Object.keys(messageFields).join(', ')}`,
      )
      .option('--unit <单位编号>', '交给哪个单位 / code of the unit in charge')
      .option('--channel <渠道>', '来源渠道 / channel', 'message-board')
      .addHelpText(
        'after',
        '\n例 / example:\n  npx maplebridge import messages 留言.csv --dry-run\n  npx maplebridge import messages 留言.csv --map text=正文 time=提交时间',
      )
      .action(withDesk((desk, file: string, options: MessageOptions) => importMessages(desk, file, options))),
  );
  command.addCommand(
    makeCommand('register', '导入台账（CSV、XLSX、GeoJSON）', 'import a register (CSV, XLSX, GeoJSON)')
      .argument('<register>', registers.map(({ name }) => name).join(', '))
      .argument('<file>')
      .option('--dry-run', '试运行，不写入 / try only, write nothing')
      .action(
        withDesk((desk, register: string, file: string, options: { dryRun?: true }) =>
          importRegister(desk, register, file, options),
        ),
      ),
  );
  command.addCommand(
    makeCommand('undo', '撤销一次导入', 'undo an import')
      .argument('<run>', '导入编号 / id of the run')
      .action(withDesk((desk, run: string) => undo(desk, run))),
  );
  return command;
}

async function importMessages(desk: Desk, file: string, options: MessageOptions): Promise<number> {
  const began = performance.now();
  const bytes = await readFile(file);
  const plan = await withinHouse(desk.house, 'import.messages', (ctx) =>
    planMessages(ctx, { fileName: basename(file), bytes }, mappingOf(options.map ?? [])),
  );
  desk.say(
    `列对应 / columns: ${Object.entries(plan.mapping)
      .map(([field, column]) => `${field}=${column}`)
      .join('  ')}`,
  );
  for (const problem of plan.problems.slice(0, 20)) desk.say(`  ${problem.zh}`);
  const created = options.dryRun ? plan.fresh.length : await write(desk, plan, options);
  const seconds = Math.round((performance.now() - began) / 10) / 100;
  const counts = { rows: plan.rows, created, duplicates: plan.duplicates.length, rejected: plan.problems.length };
  desk.say(
    `${options.dryRun ? '试运行 / dry run: ' : ''}共 ${counts.rows} 行，新建 ${counts.created}，重复 ${counts.duplicates}，退回 ${counts.rejected}，用时 ${seconds} 秒`,
  );
  if (!options.dryRun) desk.say(`撤销 / undo: npx maplebridge import undo ${plan.runId}`);
  desk.result({ ...counts, seconds, ...(options.dryRun ? { dryRun: true } : { run: plan.runId }) });
  return created < plan.fresh.length ? 1 : 0;
}

function mappingOf(given: readonly string[]): Mapping {
  return Object.fromEntries(
    given.map((pair) => {
      const [field, ...column] = pair.split('=');
      return [field, column.join('=')];
    }),
  ) as Mapping;
}

// Batch by batch, each in its own transaction: Ctrl-C ends after the present one, and a second run goes on where this one ended.
async function write(desk: Desk, plan: MessagePlan, options: MessageOptions): Promise<number> {
  const unitId = options.unit === undefined ? undefined : (await unitIdsByCode(desk.base.app.db)).get(options.unit);
  if (options.unit !== undefined && unitId === undefined)
    throw Object.assign(new Error('no such unit'), { code: 'ENOENT', path: `单位 ${options.unit}` });
  const into = { channel: options.channel, ...(unitId === undefined ? {} : { unitId }) };
  await withinHouse(desk.house, 'import.messages', (ctx) => beginImport(ctx, plan));
  let created = 0;
  for (let i = 0; i < plan.fresh.length && !desk.stopped(); i += batchSize) {
    const batch = plan.fresh.slice(i, i + batchSize);
    await withinHouse(desk.house, 'import.messages', (ctx) => importBatch(ctx, plan, batch, into));
    created += batch.length;
    desk.progress(created, plan.fresh.length);
  }
  if (created === plan.fresh.length)
    await withinHouse(desk.house, 'import.messages', (ctx) => finishImport(ctx.tx, plan.runId, ctx.now));
  else desk.say(`已中断，写入 ${created} 行；再次运行即可继续 / interrupted: run it again to go on`);
  return created;
}

async function importRegister(desk: Desk, name: string, file: string, options: { dryRun?: true }): Promise<number> {
  const register = findRegister(name);
  const bytes = await readFile(file);
  const report = await withinHouse(desk.house, 'register.import', (ctx) =>
    runImport(ctx, register, { fileName: basename(file), bytes }, { dryRun: options.dryRun ?? false }),
  );
  for (const problem of report.problems.slice(0, 50)) desk.say(`  ${problem.zh}`);
  desk.say(
    `共 ${report.rows} 行，新建 ${report.created}，更改 ${report.changed}，未变 ${report.duplicates}，退回 ${report.rejected}`,
  );
  if (report.runId !== null) desk.say(`撤销 / undo: npx maplebridge import undo ${report.runId}`);
  desk.result(report);
  return report.rejected === 0 ? 0 : 1;
}

async function undo(desk: Desk, run: string): Promise<number> {
  const undone = await withinHouse(desk.house, 'import.undo', (ctx) => undoRun(ctx, run, { registers, undoers }));
  desk.say(`已撤销 ${undone} 条 / undone: ${undone}`);
  desk.result({ undone });
  return 0;
}
