import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { newId } from '../../src/kit/ids.ts';
import { type Base, openBase } from '../../src/platform/base.ts';
import { readConfig } from '../../src/platform/config.ts';
import { type Log, openLog } from '../../src/platform/log.ts';
import type { MessageSender, OutgoingMessage } from '../../src/platform/messages/senders.ts';
import { builtWebFolder, migrationsFolder, type OpenHouse, openServer } from '../../src/server/house.ts';
import { templateName, testSecret } from './names.ts';

/** A house of its own for one test file: a cloned database, a real server on a free port, a clock that tests turn, messages collected. */
export interface TestHouse {
  readonly url: string;
  readonly base: Base;
  readonly open: OpenHouse;
  readonly messages: OutgoingMessage[];
  /** Moves the clock of the house. */
  setNow(now: Date): void;
  now(): Date;
  close(): Promise<void>;
}

export interface TestHouseOptions {
  readonly withJobs?: boolean;
  readonly withWeb?: boolean;
  readonly demo?: boolean;
  readonly startAt?: Date;
  /** What becomes of messages instead of being collected as sent. */
  readonly sender?: MessageSender;
  readonly log?: Log;
  /** Further settings by their names. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Opens a house on a fresh clone of the template on this PostgreSQL. */
export async function openHouseAt(ownerUrl: string, options: TestHouseOptions = {}): Promise<TestHouse> {
  const name = `maplebridge_${newId().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: withDatabase(ownerUrl, 'postgres') });
  await admin.connect();
  await admin.query(`create database ${name} template ${templateName}`);
  const dataDir = await mkdtemp(join(tmpdir(), 'maplebridge-house-'));
  const config = readConfig({
    PORT: '0',
    MAPLEBRIDGE_HOST: '127.0.0.1',
    MAPLEBRIDGE_DATA: dataDir,
    MAPLEBRIDGE_SECRET: testSecret,
    MAPLEBRIDGE_DEMO: options.demo ? '1' : '0',
    MAPLEBRIDGE_PUBLIC_URL: 'http://bridge.example',
    DATABASE_URL: withDatabase(ownerUrl, name),
    MAPLEBRIDGE_LOG: 'silent',
    ...options.settings,
  });
  const base = await openBase(config, { migrations: migrationsFolder, log: () => undefined, connections: 8 });
  let offset = options.startAt ? options.startAt.getTime() - Date.now() : 0;
  const clock = () => new Date(Date.now() + offset);
  const messages: OutgoingMessage[] = [];
  const sender: MessageSender = {
    send: async (message) => {
      messages.push(message);
      return { outcome: 'sent', providerId: message.id };
    },
  };
  const open = await openServer({
    config,
    base,
    log: options.log ?? openLog('silent'),
    clock,
    webFolder: options.withWeb ? builtWebFolder : undefined,
    withJobs: options.withJobs ?? false,
    sender: options.sender ?? sender,
  });
  return {
    url: open.url,
    base,
    open,
    messages,
    setNow: (now) => {
      offset = now.getTime() - Date.now();
    },
    now: clock,
    close: async () => {
      await open.close();
      await base.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
