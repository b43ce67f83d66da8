import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.ts';
import { type OwnerLogin, readOwner } from './cluster.ts';
import { embeddedPort, type Place } from './place.ts';
import { isLiving, markProcess, type ProcessMark, sendSignal } from './process-mark.ts';
import { EmbeddedProblem, embeddedWords } from './words.ts';

// Replaying the log after a power cut may take minutes; the server answers "starting up" meanwhile.
const answerWithinMilliseconds = 300_000;
const fastStopMilliseconds = 10_000;
const logBytesBeforeTurning = 10_000_000;

/** Where the superuser connects: a socket folder, never an address. */
export interface OwnerConnection extends OwnerLogin {
  readonly host: string;
  readonly port: number;
}

/** A living postmaster of a place. */
export interface Postmaster {
  readonly mark: ProcessMark;
  readonly owner: OwnerConnection;
}

const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: String(embeddedPort),
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '256MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_completion_target: '0.9',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_preload_libraries: '',
  log_min_messages: 'warning',
  // Statements and error details hold names and phone numbers, which no log may.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

function isForeign(pid: number, data: string): boolean {
  // A postmaster stands in its data folder; where the system does not tell (macOS) the query decides later.
  try {
    return readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(data);
  } catch {
    return false;
  }
}

/** The postmaster that runs on this place; removes the pid file when its pid now belongs to an unrelated process. */
export function findPostmaster(place: Place): Postmaster | undefined {
  const pidFile = join(place.data, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const [pid = '', , , port, socketDir] = readFileSync(pidFile, 'utf8').split('\n');
  const mark = pid === '' ? undefined : markProcess(Number(pid));
  // PostgreSQL takes any living process of the same user for its own postmaster, and never overwrites an empty file.
  const isLeftOver = pid === '' || (mark !== undefined && isForeign(mark.pid, place.data));
  if (isLeftOver) rmSync(pidFile, { force: true });
  if (isLeftOver || mark === undefined) return undefined;
  const host = socketDir === undefined || socketDir === '' ? place.socketDir : socketDir;
  return { mark, owner: { ...readOwner(place), host, port: Number(port ?? embeddedPort) } };
}

async function askDataFolder(place: Place, owner: OwnerConnection): Promise<string | undefined> {
  const client = new pg.Client({ ...owner, database: 'postgres', connectionTimeoutMillis: 5000 });
  // The server may close the connection while it goes down; the pending call is refused then as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    return rows[0]?.folder;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '28P01') {
      throw new EmbeddedProblem(embeddedWords.noPassword(place.ownerFile));
    }
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until the postmaster answers a query about this very data folder; false when it ends or is another's. */
export async function isAnswering(place: Place, { mark, owner }: Postmaster): Promise<boolean> {
  const deadline = Date.now() + answerWithinMilliseconds;
  while (isLiving(mark) && Date.now() < deadline) {
    const folder = await askDataFolder(place, owner);
    if (folder !== undefined) return realpathSync(folder) === realpathSync(place.data);
    await sleep(20);
  }
  return false;
}

function openLog(place: Place): { handle: number; from: number } {
  if (existsSync(place.logFile) && statSync(place.logFile).size > logBytesBeforeTurning) {
    renameSync(place.logFile, `${place.logFile}.1`);
  }
  return { handle: openSync(place.logFile, 'a', 0o600), from: statSync(place.logFile).size };
}

function listFlags(place: Place): string[] {
  // The setting is a list: quotes keep commas and blanks of the path together.
  const socket = `"${place.socketDir.replaceAll('"', '""')}"`;
  const all = { ...settings, unix_socket_directories: socket };
  return ['-D', place.data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

async function spawnPostmaster(place: Place, binaries: Binaries, log: number): Promise<ProcessMark | undefined> {
  // Detached: a session of its own, so that neither Ctrl-C nor our own death reaches it.
  const child = spawn(binaries.postgres, listFlags(place), {
    ...place.runAs,
    env: binaries.env,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.unref();
  await new Promise<void>((settle, refuse) => child.once('spawn', settle).once('error', refuse));
  return child.pid === undefined ? undefined : markProcess(child.pid);
}

async function tryLaunch(place: Place, binaries: Binaries): Promise<Postmaster | string> {
  const { handle, from } = openLog(place);
  const mark = await spawnPostmaster(place, binaries, handle).finally(() => closeSync(handle));
  const owner = { ...readOwner(place), host: place.socketDir, port: embeddedPort };
  if (mark !== undefined && (await isAnswering(place, { mark, owner }))) return { mark, owner };
  return readFileSync(place.logFile).subarray(from).toString('utf8').trim();
}

/** Starts the postmaster and waits until it answers; an `EmbeddedProblem` with the end of its log when it does not. */
export async function launchPostmaster(place: Place, binaries: Binaries): Promise<Postmaster> {
  const deadline = Date.now() + fastStopMilliseconds;
  for (;;) {
    const outcome = await tryLaunch(place, binaries);
    if (typeof outcome !== 'string') return outcome;
    // The last backends of a killed postmaster hold its memory for a moment, and until init has buried it PostgreSQL takes it for living.
    const isPassing = ['is still in use', 'lock file "postmaster.pid" already exists'].some((text) =>
      outcome.includes(text),
    );
    if (!isPassing || Date.now() > deadline)
      throw new EmbeddedProblem(embeddedWords.startFailed(place.logFile, outcome.slice(-2000)));
    await sleep(200);
  }
}

async function hasEndedAfter(mark: ProcessMark, signal: 'SIGINT' | 'SIGQUIT', milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  if (isLiving(mark)) sendSignal(mark.pid, signal);
  while (isLiving(mark) && Date.now() < deadline) await sleep(10);
  return !isLiving(mark);
}

/** Stops the postmaster: fast shutdown, after 10 s an immediate one; an `EmbeddedProblem` when it outlives both. */
export async function haltPostmaster(mark: ProcessMark): Promise<void> {
  if (await hasEndedAfter(mark, 'SIGINT', fastStopMilliseconds)) return;
  if (await hasEndedAfter(mark, 'SIGQUIT', fastStopMilliseconds)) return;
  throw new EmbeddedProblem(embeddedWords.stillRunning(mark.pid));
}
