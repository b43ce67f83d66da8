import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Base, openBase } from '../platform/base.ts';
import type { Config } from '../platform/config.ts';
import { demoPassword, demoStanding } from '../platform/demo-sign-ins.ts';
import { openLog } from '../platform/log.ts';
import { builtWebFolder, migrationsFolder, type OpenHouse, openServer } from './house.ts';

interface Progress {
  done: number;
  of: number;
}

interface DemoLoad {
  /** Null once it ended. */
  progress: Progress | null;
  stop: () => void;
}

/** Brings the product up and keeps it up until it is asked to stop. Answers the exit code. */
export async function start(config: Config): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const log = openLog(config.logLevel);
  await ensureWeb(say);
  say('枫桥正在启动 / Maplebridge is starting …');
  const base = await openBase(config, {
    migrations: migrationsFolder,
    log: (message) => log.info(message),
    connections: 20,
  });
  for (const notice of base.embedded?.notices ?? []) say(notice);
  const standing = config.demo ? await demoStanding(base.app.db) : 'loaded';
  let demo: DemoLoad | undefined;
  const opened = await openServer({
    config,
    base,
    log,
    webFolder: builtWebFolder,
    loading: () => demo?.progress ?? null,
    withJobs: true,
  }).catch(async (problem: unknown) => {
    await base.close();
    throw problem;
  });
  if (standing === 'none' || standing === 'interrupted') demo = loadDemo(say);
  greet(config, opened, say, demo !== undefined);
  const code = await untilAsked(base);
  say('正在停止 / stopping …');
  demo?.stop();
  await opened.close();
  await base.close();
  return code;
}

function greet(config: Config, opened: OpenHouse, say: (line: string) => void, isLoading: boolean): void {
  const local = opened.url.replace('0.0.0.0', 'localhost').replace('127.0.0.1', 'localhost');
  say(`\n  居民反映 / residents   ${local}/`);
  say(`  工作台 / staff desk    ${local}/desk`);
  say(`  接口 / API             ${local}/api/docs\n`);
  if (!config.demo) return;
  say('  演示模式：虚构的县和人，只在本机可以访问，请勿录入真实信息');
  say('  Demo: an invented county, on this machine only. Enter nothing real.');
  say(`  演示账号 / sign-ins: 密码 / password ${demoPassword}，动态码见登录页 / codes on the sign-in page`);
  say('  或 / or: npx maplebridge demo sign-ins');
  if (isLoading) say('  演示县正在装载，页面已可打开 / the demo county is loading, the pages are open already');
}

/** Loads the demo in a process of its own, so that the pages answer meanwhile. */
function loadDemo(say: (line: string) => void): DemoLoad {
  const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'demo', 'load', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const state: DemoLoad = {
    progress: { done: 0, of: 100 },
    stop: () => child.kill('SIGTERM'),
  };
  let rest = '';
  let shown = -1;
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const progress = JSON.parse(line) as Partial<Progress>;
      if (progress.done === undefined || progress.of === undefined) continue;
      state.progress = { done: progress.done, of: progress.of };
      const percent = Math.floor((progress.done / progress.of) * 100);
      if (percent >= shown + 10) say(`  演示县装载 / loading the demo  ${percent}%`);
      if (percent >= shown + 10) shown = percent;
    }
  });
  child.on('exit', (code) => {
    state.progress = null;
    say(
      code === 0
        ? '  演示县已装载完成 / the demo county is loaded'
        : '  演示县装载失败，请运行 npx maplebridge demo load 查看原因',
    );
  });
  return state;
}

/** The pages are built by `npm ci`; where that was held back, they are built now. */
async function ensureWeb(say: (line: string) => void): Promise<void> {
  if (existsSync(`${builtWebFolder}index.html`)) return;
  say('首次启动，正在生成网页 / building the pages, once …');
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
  const cwd = fileURLToPath(new URL('../../', import.meta.url));
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], { stdio: 'inherit', cwd });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('vite build failed'))));
  });
}

function untilAsked(base: Base): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(0));
    base.embedded?.onDeath(() => {
      process.stderr.write('内置数据库意外停止 / the embedded database stopped unexpectedly\n');
      resolve(1);
    });
  });
}
