import { hkdfSync } from 'node:crypto';
import pg from 'pg';
import { refuseHalfRestored } from './backup/standing.ts';
import type { Config } from './config.ts';
import {
  bearLosses,
  type Connection,
  type Database,
  ensureAppRole,
  migrate,
  openDatabase,
  readMigrations,
} from './database.ts';
import { type EmbeddedServer, startEmbedded } from './embedded/supervisor.ts';
import { migrateJobs } from './jobs.ts';

/** The database as a process finds it after start: migrated, with the application's lesser role beside the owner. */
export interface Base extends Ground {
  readonly app: Database;
  readonly migrated: readonly string[];
}

/** The database as it lies there: its server runs, nothing of it was changed. */
export interface Ground {
  readonly owner: pg.Pool;
  readonly appConnection: Connection;
  readonly embedded: EmbeddedServer | undefined;
  close(): Promise<void>;
}

export interface BaseOptions {
  readonly migrations: URL;
  readonly log: (message: string) => void;
  /** Connections of the application at the most. */
  readonly connections: number;
}

const databaseName = 'maplebridge';

/**
 * Opens the embedded server or the one of DATABASE_URL, migrates as the owner, and connects as `maplebridge_app`. Refuses a database that
 * is half restored.
 */
export async function openBase(config: Config, options: BaseOptions): Promise<Base> {
  const ground = await openGround(config, { log: options.log, name: 'maplebridge owner' });
  try {
    await refuseHalfRestored(ground.owner);
    const migrated = await migrate(ground.owner, await readMigrations(options.migrations));
    await migrateJobs(ground.owner);
    const app = openDatabase(ground.appConnection, options.connections);
    return {
      ...ground,
      app,
      migrated,
      close: async () => {
        await app.close();
        await ground.close();
      },
    };
  } catch (problem) {
    await ground.close();
    throw problem;
  }
}

/** Opens the server and connects as the owner, under this name; makes the application's role, but migrates nothing. */
export async function openGround(
  config: Config,
  options: { log: (message: string) => void; name: string },
): Promise<Ground> {
  const embedded =
    config.databaseUrl === undefined ? await startEmbedded({ dataDir: config.dataDir, log: options.log }) : undefined;
  const ownerConnection = embedded ? await embeddedDatabase(embedded) : { connectionString: config.databaseUrl ?? '' };
  const owner = new pg.Pool({ ...ownerConnection, max: 4, application_name: options.name });
  bearLosses(owner);
  const close = async () => {
    await owner.end();
    await embedded?.stop();
  };
  try {
    return { owner, appConnection: await connectionOfApp(config, owner, ownerConnection), embedded, close };
  } catch (problem) {
    await close();
    throw problem;
  }
}

async function embeddedDatabase(embedded: EmbeddedServer): Promise<Connection> {
  const client = new pg.Client({ ...embedded.owner, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } catch (problem) {
    // Two processes may make it at once; the second finds it made.
    if ((problem as { code?: string }).code !== '42P04' && (problem as { code?: string }).code !== '23505')
      throw problem;
  } finally {
    await client.end();
  }
  return { ...embedded.owner, database: databaseName };
}

async function connectionOfApp(config: Config, owner: pg.Pool, ownerConnection: Connection): Promise<Connection> {
  if (config.databaseAppUrl !== undefined) return { connectionString: config.databaseAppUrl };
  const url = ownerConnection.connectionString === undefined ? undefined : new URL(ownerConnection.connectionString);
  // The role belongs to the whole server, so its password must not depend on the name of one database.
  const salt = url ? decodeURIComponent(url.password) || url.host : (ownerConnection.password ?? '');
  // The password of a former secret is left as it is: a process that was started before would lose its way in.
  for (const secret of [config.secret.current, ...config.secret.former]) {
    const connection = appConnectionOf(ownerConnection, url, appPasswordOf(secret, salt));
    if (await canConnect(connection)) return connection;
  }
  const password = appPasswordOf(config.secret.current, salt);
  await ensureAppRole(owner, password);
  return appConnectionOf(ownerConnection, url, password);
}

function appPasswordOf(secret: string, salt: string): string {
  return Buffer.from(hkdfSync('sha256', secret, salt, 'maplebridge app role', 24)).toString('base64url');
}

function appConnectionOf(ownerConnection: Connection, ownerUrl: URL | undefined, password: string): Connection {
  if (!ownerUrl) return { ...ownerConnection, user: 'maplebridge_app', password };
  const url = new URL(ownerUrl);
  url.username = 'maplebridge_app';
  url.password = password;
  return { connectionString: url.href };
}

async function canConnect(connection: Connection): Promise<boolean> {
  const client = new pg.Client({ ...connection });
  const connected = await client.connect().then(
    () => true,
    () => false,
  );
  await client.end().catch(() => undefined);
  return connected;
}
