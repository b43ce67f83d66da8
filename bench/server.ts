import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import serverFlags from '../bin/server-flags.json' with { type: 'json' };

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/** Settings of a server by their names. */
export type Settings = Readonly<Record<string, string>>;

/** The product in a process of its own, as `maplebridge start` runs it. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** Ends it as an operator would. */
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** A port that nobody uses now. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Starts the product and waits until it is ready; what it prints goes into `logFile`. */
export async function startServer(settings: Settings, port: number, logFile: string): Promise<RunningServer> {
  const log = openSync(logFile, 'a');
  const env = { ...settings, PORT: String(port), MAPLEBRIDGE_HOST: '127.0.0.1' };
  const child = spawn(process.execPath, [...serverFlags, main, 'start'], { env, stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(child, url, logFile);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { url, pid: child.pid ?? 0, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

async function untilReady(child: ChildProcess, url: string, logFile: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const ready = await fetch(`${url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await sleep(20);
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not come up: ${readFileSync(logFile, 'utf8').slice(-2000)}`);
}

/** Runs a command of the product to its end; its exit code and what it printed. */
export async function runCommand(
  settings: Settings,
  words: readonly string[],
): Promise<{ code: number; text: string }> {
  const child = spawn(process.execPath, [main, ...words], { env: { ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const code = await new Promise<number>((resolve) => child.once('close', (exit) => resolve(exit ?? 1)));
  return { code, text };
}

/** Memory that a process holds now and held at the most, in megabytes; zeros where the system does not tell. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readStatus(pid);
  const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: of('VmRSS'), most: of('VmHWM') };
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
