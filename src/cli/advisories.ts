import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { dayOf } from '../kit/calendar.ts';
import { readConfig } from '../platform/config.ts';
import {
  AdvisoryRecord,
  dueOn,
  noteAdvisories,
  PublishTimes,
  readAudit,
  type Waiting,
  waitingOf,
} from './advisory-judgement.ts';
import { type CommonOptions, guarded, makeCommand } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Options extends CommonOptions {
  readonly from?: string;
  readonly record?: string;
}

/** Whether a dependency is beyond the time within which it must be mended or renewed (ASVS 15.2.1). */
export function advisoriesCommand() {
  return makeCommand(
    'advisories',
    '依赖包有无已知漏洞、是否超过更新期限（要联网；连不上时用上次的记录）',
    'known weaknesses of dependencies and whether they are beyond their time; without a network the last record counts',
  )
    .option('--from <文件>', '另一台机器上 npm audit --omit=dev --json 的输出 / its output from another machine')
    .option('--record <文件>', '记录放在哪里，默认在数据文件夹 / where the record lies; the data folder by default')
    .action(async (options: Options) => {
      process.exitCode = await guarded(options, () => check(options));
    });
}

async function check(options: Options): Promise<number> {
  const today = dayOf(new Date());
  const place = options.record ?? join(readConfig().dataDir, 'advisories.json');
  const before = await readRecord(place);
  const answered = readAudit(
    options.from === undefined ? await askNpm(['audit', '--omit=dev', '--json']) : await readFile(options.from, 'utf8'),
  );
  if (answered === undefined && options.from !== undefined) {
    process.stderr.write('文件不是 npm audit --json 的输出 / not what npm audit --json prints\n');
    return 1;
  }
  const record = answered === undefined ? before : noteAdvisories(before, answered, today);
  if (answered !== undefined) await writeRecord(place, record);
  const waiting = answered === undefined || options.from !== undefined ? [] : await listWaiting();
  const overdue = [...record.seen.map((one) => dueOn(one)), ...waiting.map((one) => one.dueOn)].filter(
    (day) => day < today,
  ).length;
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({ asked: answered !== undefined, askedOn: record.askedOn, advisories: record.seen.map((one) => ({ ...one, dueOn: dueOn(one) })), waiting, overdue })}\n`,
    );
  else process.stdout.write(`${linesOf(record, { waiting, today, wasAsked: answered !== undefined }).join('\n')}\n`);
  return overdue > 0 ? 1 : 0;
}

function linesOf(
  record: AdvisoryRecord,
  { waiting, today, wasAsked }: { waiting: readonly Waiting[]; today: string; wasAsked: boolean },
): string[] {
  const late = (day: string) => (day < today ? '已超期 / overdue' : `${day} 前 / until`);
  return [
    ...(wasAsked
      ? []
      : [
          `没能问到登记处，以下是上次（${record.askedOn ?? '从未'}）的记录；可在联网的机器上运行 npm audit --omit=dev --json，再用 --from 读入`,
          `the registry could not be asked: the record of ${record.askedOn ?? 'never'} follows; run npm audit on another machine and read it with --from`,
        ]),
    ...record.seen.map(
      (one) => `  ${one.severity.padEnd(9)} ${one.package}  ${late(dueOn(one))}  ${one.title}  ${one.url}`,
    ),
    ...waiting.map((one) => `  ${one.current} → ${one.next}  ${one.package}  ${late(one.dueOn)}`),
    `${record.seen.length} 个已知漏洞，${waiting.length} 个包有新版本 / known weaknesses, packages with a newer version`,
  ];
}

async function readRecord(place: string): Promise<AdvisoryRecord> {
  const text = await readFile(place, 'utf8').catch((problem: unknown) => {
    if ((problem as { code?: unknown }).code === 'ENOENT') return '{}';
    throw problem;
  });
  return AdvisoryRecord.parse(JSON.parse(text));
}

async function writeRecord(place: string, record: AdvisoryRecord): Promise<void> {
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await writeFile(place, `${JSON.stringify(record, null, 2)}\n`);
}

/** What npm printed; it ends with 1 whenever it found something, and with nothing we can use where there is no network. */
function askNpm(order: readonly string[]): Promise<string> {
  return new Promise((settle) => {
    execFile('npm', [...order], { cwd: root, timeout: 60_000, maxBuffer: 64_000_000 }, (_, stdout) => settle(stdout));
  });
}

const Outdated = z.record(z.string(), z.object({ current: z.string().optional() }));
const Package = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

/** Our own dependencies, those of development aside, for which a newer version waits. */
async function listWaiting(): Promise<Waiting[]> {
  const { dependencies, optionalDependencies } = Package.parse(
    JSON.parse(await readFile(join(root, 'package.json'), 'utf8')),
  );
  const ours = new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)]);
  const outdated = parsed(Outdated, await askNpm(['outdated', '--json'])) ?? {};
  const waiting: Waiting[] = [];
  for (const [name, { current }] of Object.entries(outdated)) {
    if (current === undefined || !ours.has(name)) continue;
    const times = parsed(PublishTimes, await askNpm(['view', name, 'time', '--json']));
    const one = times && waitingOf(name, current, times);
    if (one) waiting.push(one);
  }
  return waiting;
}

function parsed<T>(shape: z.ZodType<T>, text: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
