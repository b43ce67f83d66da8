import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import type { OwnerConnection } from './postmaster.ts';
import { type EmbeddedServer, findRunning, startEmbedded } from './supervisor.ts';

// Blanks and Chinese characters in the path on purpose; open, so that root's unprivileged user can enter.
const root = mkdtempSync(join(tmpdir(), '枫桥 embedded '));
chmodSync(root, 0o755);
const dataDir = join(root, '数据', 'one');

const start = (folder = dataDir) => startEmbedded({ dataDir: folder, log: () => undefined });

async function ask(owner: OwnerConnection, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ ...owner, database: 'postgres' });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

async function using<T>(folder: string, work: (server: EmbeddedServer) => Promise<T>): Promise<T> {
  const server = await start(folder);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function postmasterPid(owner: OwnerConnection): Promise<number> {
  const [pid] = await ask(owner, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
  return Number(pid);
}

/** Another Node process starts the server and writes a row; then it is killed with its whole process group, as by a terminal. */
async function startElsewhereAndKill(folder: string): Promise<void> {
  const supervisor = new URL('./supervisor.ts', import.meta.url).href;
  const script = `
    import pg from 'pg';
    const { startEmbedded } = await import(${JSON.stringify(supervisor)});
    const server = await startEmbedded({ dataDir: ${JSON.stringify(folder)}, log: () => undefined });
    const client = new pg.Client({ ...server.owner, database: 'postgres' });
    await client.connect();
    await client.query("create table promise (words text); insert into promise values ('小事不出村')");
    console.log('written');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {},
    detached: true,
  });
  await new Promise((settle) => child.stdout.once('data', settle));
  const ended = new Promise((settle) => child.once('exit', settle));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await ended;
}

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

it('whoever starts the first time gets UTF-8, Chinese search, durable settings and private folders', async () => {
  await using(dataDir, async ({ owner, adopted, dataDir: home, notices }) => {
    expect({ adopted, home, notices }).toEqual({ adopted: false, home: dataDir, notices: [] });
    await ask(owner, 'create extension pg_trgm');
    expect(await ask(owner, "select show_trgm('枫桥经验')")).not.toEqual([[]]);
    const sql =
      "select current_setting('server_encoding'), current_setting('fsync'), current_setting('listen_addresses'), current_setting('timezone')";
    expect(await ask(owner, sql)).toEqual(['UTF8', 'on', '', 'UTC']);
    expect(statSync(join(home, 'postgres-owner.json')).mode & 0o777).toBe(0o600);
    expect(statSync(owner.host).mode & 0o777).toBe(0o700);
    expect(readdirSync(home).filter((name) => name.startsWith('postgres-init-'))).toEqual([]);
    await expect(ask({ ...owner, password: 'guessed' }, 'select 1')).rejects.toThrow(/password/);
  });
  expect(await findRunning(dataDir)).toBeUndefined();
});

it('a killed process leaves the server and the row; the next one adopts it and stops it', async () => {
  await startElsewhereAndKill(dataDir);
  await using(dataDir, async ({ owner, adopted }) => {
    expect(adopted).toBe(true);
    expect(await ask(owner, 'select words from promise')).toEqual(['小事不出村']);
  });
  expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
});

it('a command beside a running server joins it and leaves it running; the last one out stops it', async () => {
  const server = await start();
  const visitor = await findRunning(dataDir);
  expect(visitor?.adopted).toBe(true);
  await visitor?.stop();
  expect(await ask(server.owner, 'select 1')).toEqual([1]);

  const late = await start();
  await server.stop();
  expect(await ask(late.owner, 'select 1')).toEqual([1]);
  await late.stop();
  await expect(ask(late.owner, 'select 1')).rejects.toThrow();
});

it('two that start at the same moment on an empty folder share one server', async () => {
  const folder = join(root, 'two');
  const servers = await Promise.all([start(folder), start(folder)]);
  expect(servers.map((server) => server.adopted).sort()).toEqual([false, true]);
  expect(servers[0]?.owner).toEqual(servers[1]?.owner);
  for (const server of servers) await server.stop();
});

it('when the server dies its user is told, and can start it again with everything in it', async () => {
  const server = await start();
  const died = new Promise<void>((settle) => server.onDeath(settle));
  process.kill(await postmasterPid(server.owner), 'SIGKILL');
  await died;
  await using(dataDir, async ({ owner, adopted }) => {
    expect(adopted).toBe(false);
    expect(await ask(owner, 'select words from promise')).toEqual(['小事不出村']);
  });
  await server.stop();
});

it('an ordered stop is not told as a death', async () => {
  const server = await start();
  let isTold = false;
  server.onDeath(() => {
    isTold = true;
  });
  await server.stop();
  await sleep(700);
  expect(isTold).toBe(false);
});

it('a path too long for a socket gets a private socket folder elsewhere', async () => {
  const folder = join(root, '长'.repeat(40));
  const socketDir = await using(folder, async ({ owner }) => {
    expect(owner.host.startsWith(folder)).toBe(false);
    expect(statSync(owner.host).mode & 0o777).toBe(0o700);
    expect(await ask(owner, 'select 1')).toEqual([1]);
    return owner.host;
  });
  onTestFinished(() => rmSync(socketDir, { recursive: true }));
});
