import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openBase } from '../../src/platform/base.ts';
import { readConfig } from '../../src/platform/config.ts';
import { migrationsFolder } from '../../src/server/house.ts';
import { buildWeb } from './build-web.ts';
import { templateName, testSecret } from './names.ts';

/** Where the tests' PostgreSQL listens: the embedded one in a fresh folder, or the one of TEST_DATABASE_URL. */
export interface TestServer {
  readonly ownerUrl: string;
  readonly dataDir: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    server: TestServer;
  }
}

/** One real PostgreSQL for the whole run, with one migrated database as the template that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (areJourneysAsked(process.argv.slice(2))) await buildWeb();
  const dataDir = await mkdtemp(join(tmpdir(), 'maplebridge-test-'));
  const external = process.env['TEST_DATABASE_URL'];
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
  project.provide('server', { ownerUrl, dataDir });
  return async () => {
    await base.embedded?.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

// Whoever runs only the tests of one folder does not wait for the pages.
function areJourneysAsked(args: readonly string[]): boolean {
  const paths = args.filter((arg) => !arg.startsWith('-') && /[./]/.test(arg));
  return paths.length === 0 || paths.some((path) => path.includes('journeys'));
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
