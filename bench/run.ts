import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { toTsqueryLiteral } from '../src/algorithms/search-text/literals.ts';
import { createSegmenter } from '../src/algorithms/search-text/segmenter.ts';
import { createTokeniser } from '../src/algorithms/search-text/tokeniser.ts';
import type { Base } from '../src/platform/base.ts';
import { type BareWork, bareOpen, bareQueue, bareReport, bareSearch, measureBare } from './bare-sql.ts';
import { benchFolder, openBench, prepareCounty, settingsOf } from './county.ts';
import type { Figures } from './figures.ts';
import type { Ask, LoadJob } from './load.ts';
import { findFreePort, memoryOf, type RunningServer, startServer } from './server.ts';
import { matterIdsOf, openReceipts, reportSteps, searchWords, signIn, unitIdsOf } from './visitors.ts';
import { residentBytes } from './web-size.ts';

/** What one door has to reach on two cores with the load generator beside it. */
interface Target {
  readonly perSecond?: number;
  readonly p99?: number;
}

interface Scene {
  readonly name: string;
  readonly connections: number;
  readonly steps: readonly (readonly Ask[])[];
  readonly bare: BareWork;
  readonly target: Target;
}

interface Measured {
  readonly name: string;
  readonly connections: number;
  readonly door: Figures;
  readonly bare: Figures;
  readonly ratio: number;
  readonly target: Target;
  readonly reached: boolean;
  readonly serverMegabytes: number;
  /** Processes that wanted a core, this run's own among them, as a mean of the last minute. */
  readonly loadAverage: number;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const { values: given } = parseArgs({
  options: {
    matters: { type: 'string', default: '200000' },
    seconds: { type: 'string', default: '15' },
    only: { type: 'string' },
  },
});

const get = (path: string, cookie: string): Ask => ({ method: 'GET', path, cookie });

async function makeScenes(url: string, { owner }: Base): Promise<Scene[]> {
  const clerk = await signIn(url, owner, '窗口受理员');
  const chief = await signIn(url, owner, '派出所所长');
  const units = await unitIdsOf(owner, chief.accountId);
  const ids = await matterIdsOf(owner, units);
  const words = await searchWords(owner);
  const tokeniser = createTokeniser(createSegmenter([]));
  const queries = words.flatMap((word) => toTsqueryLiteral(tokeniser.queryTokens(word)) ?? []);
  const receipts = await openReceipts(owner, 2000);
  const open = bareOpen(ids);
  const search = bareSearch(units, queries);
  const searchSteps = (cookie: string) =>
    words.map((word) => [get(`/api/matters?queue=all&q=${encodeURIComponent(word)}&limit=50`, cookie)]);
  const queueSteps = (cookie: string) => [
    [get('/api/matters?queue=open&limit=50', cookie), get('/api/matters/counts', cookie)],
  ];
  return [
    {
      name: 'create a report',
      connections: 16,
      steps: await reportSteps(owner),
      bare: await bareReport(owner),
      target: { perSecond: 150, p99: 150 },
    },
    {
      name: 'open a matter',
      connections: 12,
      steps: ids.map((id) => [get(`/api/matters/${id}`, chief.cookie)]),
      bare: open,
      target: { perSecond: 300, p99: 60 },
    },
    {
      name: 'queue with counts, clerk',
      connections: 4,
      steps: queueSteps(clerk.cookie),
      bare: bareQueue(units),
      target: { p99: 120 },
    },
    {
      name: 'queue with counts, chief',
      connections: 4,
      steps: queueSteps(chief.cookie),
      bare: bareQueue(units),
      target: { p99: 120 },
    },
    { name: 'search, clerk', connections: 4, steps: searchSteps(clerk.cookie), bare: search, target: { p99: 200 } },
    { name: 'search, chief', connections: 4, steps: searchSteps(chief.cookie), bare: search, target: { p99: 200 } },
    {
      name: 'follow a report',
      connections: 12,
      steps: receipts.map((cookie) => [get('/api/report/mine', cookie)]),
      bare: open,
      target: {},
    },
  ];
}

/** The load generator is a process of its own, as the people are elsewhere. */
async function knock(job: LoadJob): Promise<Figures> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('load.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(job));
  return JSON.parse(await text(child.stdout)) as Figures;
}

async function measure(server: RunningServer, base: Base, scene: Scene): Promise<Measured> {
  const { name, connections, steps, target } = scene;
  const seconds = Number(given.seconds);
  const door = await knock({ url: server.url, connections, steps, seconds, warmSeconds: Math.min(4, seconds) });
  const serverMegabytes = memoryOf(server.pid).now;
  const loadAverage = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  const bare = await measureBare(base.appConnection, scene.bare, {
    connections,
    seconds: Math.max(3, Math.round(seconds / 3)),
  });
  const ratio = Math.round((door.perSecond / bare.perSecond) * 100) / 100;
  const reached =
    door.failed === 0 &&
    door.perSecond >= (target.perSecond ?? 0) &&
    door.p99 <= (target.p99 ?? Number.POSITIVE_INFINITY);
  return { name, connections, door, bare, ratio, target, reached, serverMegabytes, loadAverage };
}

function printRow(cells: readonly (string | number)[]): void {
  const widths = [26, 6, 9, 9, 9, 7, 9, 9, 7, 7, 6];
  say(
    cells
      .map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i] ?? 9) : String(cell).padStart(widths[i] ?? 9)))
      .join(' '),
  );
}

function print({ name, connections, door, bare, ratio, reached, serverMegabytes, loadAverage }: Measured): void {
  printRow([
    name,
    connections,
    door.perSecond,
    door.p50,
    door.p99,
    door.failed,
    bare.perSecond,
    ratio,
    serverMegabytes,
    reached ? 'yes' : 'NO',
    loadAverage,
  ]);
}

await prepareCounty(Number(given.matters), say);
const server = await startServer(settingsOf(benchFolder), await findFreePort(), join(benchFolder, 'server.log'));
const base = await openBench(benchFolder);
const measured: Measured[] = [];
try {
  printRow(['door', 'conns', 'per s', 'p50 ms', 'p99 ms', 'failed', 'bare/s', 'ratio', 'MB', 'target', 'load']);
  const scenes = await makeScenes(server.url, base);
  for (const scene of scenes.filter(({ name }) => name.startsWith(given.only ?? ''))) {
    const found = await measure(server, base, scene);
    print(found);
    measured.push(found);
  }
  const memory = memoryOf(server.pid);
  const resident = residentBytes();
  say(
    `server memory: ${memory.now} MB, at the most ${memory.most} MB (target 400); resident pages: ${resident.gzip} bytes gzip (target 120000)`,
  );
  const [processor] = cpus();
  const machine = {
    cores: cpus().length,
    model: processor?.model ?? '',
    memoryMegabytes: Math.round(totalmem() / 2 ** 20),
    node: process.version,
  };
  const result = {
    at: new Date().toISOString(),
    machine,
    matters: Number(given.matters),
    seconds: Number(given.seconds),
    memory,
    resident,
    doors: measured,
  };
  say(JSON.stringify(result));
  if (given.only === undefined)
    writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(result, undefined, 2)}\n`);
} finally {
  await server.stop();
  await base.close();
}
