import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { EmbeddedProblem, embeddedWords } from './words.ts';

const run = promisify(execFile);
const draftPrefix = 'postgres-init-';
// macOS has no C.UTF-8. Elsewhere the system locale must be UTF-8 too: with lc_ctype C pg_trgm finds nothing in Chinese.
const systemLocale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

const OwnerLogin = z.object({ user: z.string(), password: z.string() });
/** Name and password of the superuser that initdb made. */
export type OwnerLogin = z.infer<typeof OwnerLogin>;

/** Whether the place holds a complete cluster; a half made one never has this name. */
export function hasCluster(place: Place): boolean {
  return existsSync(join(place.data, 'PG_VERSION'));
}

/** The superuser's login; an `EmbeddedProblem` when the file is missing, unreadable or broken. */
export function readOwner(place: Place): OwnerLogin {
  try {
    return OwnerLogin.parse(JSON.parse(readFileSync(place.ownerFile, 'utf8')));
  } catch {
    throw new EmbeddedProblem(embeddedWords.noPassword(place.ownerFile));
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function writeOwner(place: Place, owner: OwnerLogin): void {
  const draft = `${place.ownerFile}.draft`;
  rmSync(draft, { force: true });
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600, flush: true });
  renameSync(draft, place.ownerFile);
}

function makeDraft(place: Place, password: string): string {
  const draft = join(place.home, `${draftPrefix}${randomUUID()}`);
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(join(draft, 'password'), password, { mode: 0o600 });
  if (place.runAs !== undefined) {
    chownSync(join(draft, 'password'), place.runAs.uid, place.runAs.gid);
    chownSync(draft, place.runAs.uid, place.runAs.gid);
  }
  return draft;
}

function clearDrafts(place: Place): void {
  for (const name of readdirSync(place.home).filter((entry) => entry.startsWith(draftPrefix))) {
    rmSync(join(place.home, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Makes the cluster (UTF-8, checksums, passwords by SCRAM) aside and renames it when it is whole, its password written
 * down before, so that a crash at any moment leaves either nothing or all of it. Throws an `EmbeddedProblem`.
 */
export async function createCluster(place: Place, binaries: Binaries): Promise<void> {
  clearDrafts(place);
  const owner: OwnerLogin = { user: 'postgres', password: randomBytes(32).toString('base64url') };
  const draft = makeDraft(place, owner.password);
  const flags = [
    `--pgdata=${join(draft, 'data')}`,
    `--username=${owner.user}`,
    `--pwfile=${join(draft, 'password')}`,
    '--encoding=UTF8',
    `--locale=${systemLocale}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth=scram-sha-256',
    '--data-checksums',
    '--no-instructions',
  ];
  try {
    await run(binaries.initdb, flags, { ...place.runAs, env: binaries.env, cwd: '/' });
  } catch (error) {
    clearDrafts(place);
    throw new EmbeddedProblem(embeddedWords.initFailed(error instanceof Error ? error.message : String(error)));
  }
  writeOwner(place, owner);
  renameSync(join(draft, 'data'), place.data);
  flush(place.home);
  clearDrafts(place);
}
