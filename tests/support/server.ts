import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openBase } from '../../src/platform/base.ts';
import { readConfig } from '../../src/platform/config.ts';
import { migrationsFolder } from '../../src/server/house.ts';
import { templateName, testSecret } from './names.ts';

/** Where the tests' PostgreSQL listens: the embedded one in a fresh folder, or one that is given. */
export interface TestServer {
  readonly ownerUrl: string;
  readonly dataDir: string;
}

/** One real PostgreSQL with one migrated database as the template that houses clone; without an outside one the embedded is started. */
export async function startTestServer(
  external: string | undefined,
): Promise<TestServer & { stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'maplebridge-test-'));
  const config = readConfig({
    MAPLEBRIDGE_DATA: dataDir,
    MAPLEBRIDGE_SECRET: testSecret,
    MAPLEBRIDGE_DEMO: '0',
    ...(external === undefined ? {} : { DATABASE_URL: external }),
  });
  const base = await openBase(config, { migrations: migrationsFolder, log: () => undefined, connections: 2 });
  const ownerUrl = external ?? embeddedUrl(base.embedded?.owner);
  await base.app.close();
  await base.owner.end();
  const admin = new pg.Client({ connectionString: adminUrl(ownerUrl) });
  await admin.connect();
  await admin.query(`drop database if exists ${templateName}`);
  await admin.query(`create database ${templateName} template ${new URL(ownerUrl).pathname.slice(1)}`);
  await admin.end();
  return {
    ownerUrl,
    dataDir,
    stop: async () => {
      await base.embedded?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function embeddedUrl(owner: { host: string; port: number; user: string; password: string } | undefined): string {
  if (!owner) throw new Error('no embedded server');
  const url = new URL(
    `postgres://${owner.user}:${encodeURIComponent(owner.password)}@localhost:${owner.port}/maplebridge`,
  );
  url.searchParams.set('host', owner.host);
  return url.href;
}

function adminUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.pathname = '/postgres';
  return url.href;
}
