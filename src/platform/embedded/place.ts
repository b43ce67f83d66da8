import { createHash } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, existsSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { canEnter, getUnprivilegedUser, giveTree, isRoot, type RunAs } from './run-as.ts';
import { EmbeddedProblem, embeddedWords } from './words.ts';

export const embeddedPort = 5432;
// sockaddr_un holds 108 bytes on Linux and 104 on macOS, the closing zero included.
const socketPathBytes = 103;

/** Where one embedded server keeps its things, and as whom it runs (undefined: as we do). */
export interface Place {
  readonly home: string;
  readonly data: string;
  readonly socketDir: string;
  readonly logFile: string;
  readonly lockFile: string;
  readonly ownerFile: string;
  readonly guestsDir: string;
  readonly runAs: RunAs | undefined;
  readonly notices: readonly string[];
}

function hashPath(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

function chooseSocketDir(home: string): string {
  const name = `maplebridge-${hashPath(home)}`;
  const inside = join(home, 'socket');
  const fits = (folder: string) => Buffer.byteLength(join(folder, `.s.PGSQL.${embeddedPort}`)) <= socketPathBytes;
  return [inside, join(tmpdir(), name)].find(fits) ?? join('/tmp', name);
}

function layOut(home: string, runAs: RunAs | undefined, notices: string[]): Place {
  return {
    home,
    data: join(home, 'postgres'),
    socketDir: chooseSocketDir(home),
    logFile: join(home, 'postgres.log'),
    lockFile: join(home, 'postgres.lock'),
    ownerFile: join(home, 'postgres-owner.json'),
    guestsDir: join(home, 'postgres-guests'),
    runAs,
    notices,
  };
}

function findOwner(path: string): RunAs | undefined {
  if (!existsSync(path)) return undefined;
  const { uid, gid } = statSync(path);
  return uid === 0 ? undefined : { uid, gid };
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

function findUserFor(home: string): RunAs | undefined {
  const user = findOwner(join(home, 'postgres')) ?? findOwner(home) ?? getUnprivilegedUser();
  return canEnter(nearestExisting(dirname(home)), user) ? user : undefined;
}

/**
 * Decides where the server of a data folder lives; makes nothing. As root it is the folder itself when an unprivileged
 * user can reach it, else `/var/lib/maplebridge/<hash>`, else the temporary folder; an `EmbeddedProblem` when none will do.
 */
export function choosePlace(dataDir: string): Place {
  const wanted = resolve(dataDir);
  if (!isRoot()) return layOut(wanted, undefined, []);
  const user = findUserFor(wanted);
  if (user !== undefined) return layOut(wanted, user, []);
  for (const home of [
    join('/var/lib/maplebridge', hashPath(wanted)),
    join(tmpdir(), `maplebridge-data-${hashPath(wanted)}`),
  ]) {
    // In a folder that everybody may write to, a home made by somebody else is not ours to trust.
    const isOurs = findOwner(home) === undefined;
    const spare = isOurs ? findUserFor(home) : undefined;
    if (spare !== undefined) return layOut(home, spare, [embeddedWords.movedHome(wanted, home)]);
  }
  throw new EmbeddedProblem(embeddedWords.noHome(wanted));
}

function makeHome(home: string, runAs: RunAs | undefined): void {
  const parent = dirname(home);
  if (!existsSync(parent)) {
    const first = mkdirSync(parent, { recursive: true });
    // The umask may have closed what we made on the way.
    for (let made = parent; runAs !== undefined && first !== undefined; made = dirname(made)) {
      chmodSync(made, 0o711);
      if (made === first) break;
    }
  }
  if (!existsSync(home)) mkdirSync(home, { mode: 0o700 });
  if (runAs === undefined || canEnter(home, runAs)) return;
  chownSync(home, statSync(home).uid, runAs.gid);
  chmodSync(home, 0o710);
  if (!canEnter(home, runAs)) throw new EmbeddedProblem(embeddedWords.noHome(home));
}

function makeSocketDir(folder: string, runAs: RunAs | undefined): void {
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  const found = lstatSync(folder);
  const allowed = [process.getuid?.(), runAs?.uid];
  if (!(found.isDirectory() && allowed.includes(found.uid))) throw new EmbeddedProblem(embeddedWords.unusable(folder));
  chmodSync(folder, 0o700);
  if (runAs !== undefined) chownSync(folder, runAs.uid, runAs.gid);
}

/** Makes the home folder, reachable for the user that PostgreSQL runs as; an `EmbeddedProblem` when that cannot be. */
export function prepareHome(place: Place): void {
  try {
    makeHome(place.home, place.runAs);
  } catch (error) {
    throw error instanceof EmbeddedProblem ? error : new EmbeddedProblem(embeddedWords.unusable(place.home));
  }
  checkHome(place);
}

/** Throws an `EmbeddedProblem` when this process may not work in the home folder. */
export function checkHome(place: Place): void {
  try {
    accessSync(place.home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new EmbeddedProblem(embeddedWords.unusable(place.home));
  }
}

/** After root worked in an ordinary user's folder: gives that user what was made there, so that it can go on alone. */
export function returnToOwner(place: Place): void {
  const owner = isRoot() ? findOwner(place.home) : undefined;
  if (owner === undefined) return;
  const made = [place.ownerFile, place.logFile, place.guestsDir];
  for (const path of made.filter((file) => existsSync(file))) giveTree(path, owner);
}

/** Makes the private socket folder and puts the ownership right; an `EmbeddedProblem` when somebody else owns a folder. */
export function prepareLaunch(place: Place): void {
  makeSocketDir(place.socketDir, place.runAs);
  if (!existsSync(place.data)) return;
  const { uid } = statSync(place.data);
  if (place.runAs === undefined) {
    if (uid !== process.getuid?.()) throw new EmbeddedProblem(embeddedWords.unusable(place.data));
  } else if (uid !== place.runAs.uid) giveTree(place.data, place.runAs);
}
