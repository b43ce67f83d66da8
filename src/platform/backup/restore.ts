import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { type Migration, migrate } from '../database.ts';
import { migrateJobs } from '../jobs.ts';
import type { HouseSecret } from '../seal.ts';
import { compareTables, Loader, refuseUnknownTables, setAside, setSequences } from './load.ts';
import { type Figures, figuresOf } from './make.ts';
import { type About, filePart, partNames, Sequences, secretCheckOf, tablePart } from './shape.ts';
import { isEmpty, isHalfRestored, isInUse, markHalfRestored, unmark, wipe } from './standing.ts';
import { plainSettings, type Sequence } from './tables.ts';
import { type Contents, readBackup, whole } from './unpack.ts';
import { problem } from './words.ts';

/** What a restore is at. */
export type Step = 'read' | 'prepare' | 'load' | 'index' | 'compare' | 'migrate';

export interface Restoring {
  /** Connections that call themselves `restoreName`. */
  readonly owner: pg.Pool;
  readonly file: string;
  readonly passphrase: string | undefined;
  readonly filesFolder: string;
  readonly secret: HouseSecret;
  /** All that this version knows. */
  readonly migrations: readonly Migration[];
  /** Asked when the database holds something: true lets it be replaced, false refuses. */
  readonly mayReplace: (owner: pg.ClientBase) => Promise<boolean>;
  readonly onStep: (step: Step, detail?: string) => void;
  /** Bytes of the file that were read, in the steps `read` and `load`. */
  readonly onProgress: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

// One restore at a time; ends with the connection.
const restoreLock = 727_002;

/**
 * Puts a backup into an empty database: the file is checked as a whole first, then loaded under the schema of its day, compared row by
 * row, and brought to today's schema. Until all of it is done the database is marked as half restored. Throws a `BackupProblem`.
 */
export async function restoreBackup(restoring: Restoring): Promise<Figures & { migrated: string[] }> {
  restoring.onStep('read');
  const contents = await readBackup(restoring);
  refuseForeign(contents.about, restoring);
  const client = await restoring.owner.connect();
  let isDone = false;
  try {
    const isReplacing = await takePossession(client, restoring);
    restoring.onStep('prepare');
    await wipe(client);
    const known = new Set(contents.about.migrations);
    await migrate(
      restoring.owner,
      restoring.migrations.filter(({ name }) => known.has(name)),
    );
    await migrateJobs(restoring.owner);
    const replaced = isReplacing ? await putFilesAside(restoring.filesFolder) : undefined;
    await load(client, restoring, contents);
    if (replaced !== undefined) await rm(replaced, { recursive: true, force: true });
    restoring.onStep('migrate');
    await client.query(`select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs
      where locked_by is not null))`);
    const migrated = await migrate(restoring.owner, restoring.migrations);
    await client.query('analyze');
    await unmark(client);
    isDone = true;
    return { ...figuresOf(contents), migrated };
  } finally {
    if (isDone) await client.query('select pg_advisory_unlock($1)', [restoreLock]);
    client.release(!isDone);
  }
}

function refuseForeign(about: About, { secret, migrations }: Restoring): void {
  const ours = new Set([secret.current, ...secret.former].map(secretCheckOf));
  if (![about.secretCheck, ...about.formerSecretChecks].every((check) => ours.has(check))) throw problem('secret');
  const known = new Set(migrations.map(({ name }) => name));
  const newer = about.migrations.filter((name) => !known.has(name));
  if (newer.length > 0) throw problem('newer', newer.join(', '));
}

/** Marks the database, unless something speaks against it; answers whether it held something. */
async function takePossession(client: pg.PoolClient, { mayReplace }: Restoring): Promise<boolean> {
  await client.query(plainSettings);
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [restoreLock]);
  if (!rows[0]?.got) throw problem('running');
  const wasHalf = await isHalfRestored(client);
  const isReplacing = !(wasHalf || (await isEmpty(client)));
  if (isReplacing && !(await mayReplace(client))) throw problem('not-empty');
  // First the mark, then the look round: a server connects first and looks for the mark then, so one of the two sees the other.
  await markHalfRestored(client);
  if (!(await isInUse(client))) return isReplacing;
  if (!wasHalf) await unmark(client);
  throw problem('running');
}

async function load(client: pg.ClientBase, restoring: Restoring, { about, manifest }: Contents): Promise<void> {
  await refuseUnknownTables(client, about);
  const putBack = await setAside(client);
  restoring.onStep('load');
  const loader = new Loader(client, about);
  let sequences: Sequence[] = [];
  await readBackup({
    ...restoring,
    onEntry: async ({ name, body }) => {
      const table = tablePart.exec(name)?.[1];
      const place = filePart.exec(name)?.[1];
      if (table !== undefined) return loader.take(table, body);
      if (place !== undefined) return putFile(join(restoring.filesFolder, place), body);
      if (name === partNames.sequences) sequences = Sequences.parse(JSON.parse((await whole(body)).toString()));
    },
  });
  await loader.end();
  restoring.onStep('index');
  await putBack();
  await setSequences(client, sequences);
  restoring.signal?.throwIfAborted();
  await compareTables(client, about, manifest, (name) => {
    restoring.signal?.throwIfAborted();
    restoring.onStep('compare', name);
  });
}

async function putFile(path: string, body: AsyncIterable<Buffer>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, body, { mode: 0o600, flush: true });
}

/** Former files must not outlive the rows that told of them: they are put aside, and removed when the restore is done. */
async function putFilesAside(folder: string): Promise<string> {
  const aside = join(folder, 'replaced');
  await mkdir(aside, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (!/^[0-9a-f]{2}$/.test(name)) continue;
    await rm(join(aside, name), { recursive: true, force: true });
    await rename(join(folder, name), join(aside, name));
  }
  return aside;
}
