import { existsSync } from 'node:fs';
import { getBinaries } from './binaries.ts';
import { createCluster, hasCluster } from './cluster.ts';
import { enterGuest, hasGuests } from './guests.ts';
import { withLock } from './lock.ts';
import { checkHome, choosePlace, type Place, prepareHome, prepareLaunch, returnToOwner } from './place.ts';
import {
  findPostmaster,
  haltPostmaster,
  isAnswering,
  launchPostmaster,
  type OwnerConnection,
  type Postmaster,
} from './postmaster.ts';
import { isLiving } from './process-mark.ts';

const deathCheckMilliseconds = 500;

/** A running embedded PostgreSQL that this process uses. */
export interface EmbeddedServer {
  /** The superuser's connection, to be used with the maintenance database `postgres`. */
  readonly owner: OwnerConnection;
  /** It ran already, left by a killed process or shared with a living one. */
  readonly adopted: boolean;
  /** The folder that really holds the database; see `notices` when it is not the wanted one. */
  readonly dataDir: string;
  /** What the operator should read, Chinese then English. */
  readonly notices: readonly string[];
  /** Calls the listener once, within a second, when the server ends without `stop`. */
  onDeath(listener: () => void): void;
  /** Ends this process's use; the last living user stops the server, any other leaves it running. */
  stop(): Promise<void>;
}

function watchDeath(postmaster: Postmaster): { onDeath: (listener: () => void) => void; end: () => void } {
  const listeners: (() => void)[] = [];
  const timer = setInterval(() => {
    if (isLiving(postmaster.mark)) return;
    clearInterval(timer);
    for (const listener of listeners) listener();
  }, deathCheckMilliseconds);
  timer.unref();
  return { onDeath: (listener) => listeners.push(listener), end: () => clearInterval(timer) };
}

function use(place: Place, postmaster: Postmaster, adopted: boolean): EmbeddedServer {
  const leave = enterGuest(place.guestsDir);
  returnToOwner(place);
  const watch = watchDeath(postmaster);
  let stopping: Promise<void> | undefined;
  const stop = () =>
    withLock(place.lockFile, async () => {
      watch.end();
      leave();
      if (!hasGuests(place.guestsDir)) await haltPostmaster(postmaster.mark);
    });
  return {
    owner: postmaster.owner,
    adopted,
    dataDir: place.home,
    notices: place.notices,
    onDeath: watch.onDeath,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function findAnswering(place: Place): Promise<Postmaster | undefined> {
  const found = hasCluster(place) ? findPostmaster(place) : undefined;
  return found !== undefined && (await isAnswering(place, found)) ? found : undefined;
}

async function launch(place: Place): Promise<Postmaster> {
  const binaries = getBinaries(place);
  if (!hasCluster(place)) await createCluster(place, binaries);
  prepareLaunch(place);
  return launchPostmaster(place, binaries);
}

/**
 * Starts PostgreSQL on a data folder, making the cluster at the first time, or adopts the one that runs there already.
 * The server outlives a killed process; `stop` of its last living user ends it. Throws an `EmbeddedProblem`.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log: (message: string) => void;
}): Promise<EmbeddedServer> {
  const place = choosePlace(options.dataDir);
  prepareHome(place);
  return withLock(place.lockFile, async () => {
    const found = await findAnswering(place);
    const postmaster = found ?? (await launch(place));
    options.log(`postgres ${found === undefined ? 'started' : 'adopted'}: pid ${postmaster.mark.pid}, ${place.data}`);
    return use(place, postmaster, found !== undefined);
  });
}

/** The server that runs on a data folder, joined as one more user; undefined when none runs. Throws an `EmbeddedProblem`. */
export async function findRunning(dataDir: string): Promise<EmbeddedServer | undefined> {
  const place = choosePlace(dataDir);
  if (!existsSync(place.home)) return undefined;
  checkHome(place);
  if (!hasCluster(place)) return undefined;
  return withLock(place.lockFile, async () => {
    const found = await findAnswering(place);
    return found === undefined ? undefined : use(place, found, true);
  });
}
