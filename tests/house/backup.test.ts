import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newId } from '../../src/kit/ids.ts';
import { checkBooks } from '../../src/modules/matters/api.ts';
import { verifyAccessLog } from '../../src/platform/access-log.ts';
import { writeBackup } from '../../src/platform/backup/make.ts';
import { restoreBackup } from '../../src/platform/backup/restore.ts';
import { markHalfRestored, restoreName } from '../../src/platform/backup/standing.ts';
import { readBackup } from '../../src/platform/backup/unpack.ts';
import { openBase, openGround } from '../../src/platform/base.ts';
import { type Config, readConfig } from '../../src/platform/config.ts';
import { readMigrations } from '../../src/platform/database.ts';
import { openLog } from '../../src/platform/log.ts';
import { filesFolderOf, migrationsFolder, openServer } from '../../src/server/house.ts';
import { Caller } from '../support/caller.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { withDatabase } from '../support/house-at.ts';
import { testHouseSecret, testSecret } from '../support/names.ts';
import { buildTown, codeAt, type Town, townPassword } from '../support/town.ts';

const passphrase = '枫桥经验 小事不出村 大事不出镇';
let house: TestHouse;
let town: Town;
let folder: string;
let file: string;
let admin: pg.Client;
let fileId: string;
let tomorrow: Date;
const made: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-backup-'));
  admin = new pg.Client({ connectionString: withDatabase(inject('server').ownerUrl, 'postgres') });
  await admin.connect();
  house = await openTestHouse({ settings: { MAPLEBRIDGE_DATA: join(folder, 'house') } });
  town = await buildTown(house);
  fileId = await live();
  file = join(folder, 'one.mbk');
  await backUp(file);
});
afterAll(async () => {
  await house.close();
  for (const name of made) await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  await rm(folder, { recursive: true, force: true });
});

/** Residents report with a photo, a clerk looks, a job waits; texts that COPY must escape. Answers the id of the photo. */
async function live(): Promise<string> {
  const resident = town.visitor();
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#284' } })
    .jpeg()
    .toBuffer();
  const sent = await resident.bytes('/api/files', photo);
  for (const what of ['楼道里堆着纸箱', '下水道\t堵了\\n\n又堵', '路灯 \\. 不亮 \u{1F4A1}', '夜里装修噪声很大']) {
    const answer = await resident.post('/api/report', {
      what,
      where: '金桐小区3号楼',
      emergency: false,
      fileIds: what === '夜里装修噪声很大' ? [sent.body['id']] : [],
    });
    expect(answer.status).toBe(200);
  }
  const clerk = await town.signIn('northClerk');
  tomorrow = new Date(house.now().getTime() + 86_400_000);
  const list = await clerk.get('/api/matters');
  expect(list.status).toBe(200);
  for (const item of list.body['items'] ?? []) await clerk.get(`/api/matters/${String(item['id'])}`);
  await house.base.owner.query(
    `select graphile_worker.add_job('house:tidy', '{}', run_at := now() + interval '1 day', queue_name := 'later')`,
  );
  return String(sent.body['id']);
}

function backUp(to: string, wish: Partial<Parameters<typeof writeBackup>[0]> = {}) {
  return writeBackup({
    owner: house.base.owner,
    file: to,
    passphrase,
    filesFolder: join(folder, 'house', 'files'),
    secret: testHouseSecret,
    version: 'test',
    at: house.now(),
    ...wish,
  });
}

async function emptyConfig(settings: Record<string, string> = {}): Promise<Config> {
  const name = `maplebridge_${newId().replaceAll('-', '')}`;
  await admin.query(`create database ${name} template template0`);
  made.push(name);
  return readConfig({
    PORT: '0',
    MAPLEBRIDGE_HOST: '127.0.0.1',
    MAPLEBRIDGE_DATA: join(folder, name),
    MAPLEBRIDGE_SECRET: testSecret,
    MAPLEBRIDGE_DEMO: '0',
    MAPLEBRIDGE_LOG: 'silent',
    DATABASE_URL: withDatabase(inject('server').ownerUrl, name),
    ...settings,
  });
}

interface Wish {
  readonly from?: string;
  readonly mayReplace?: boolean;
  readonly phrase?: string;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: string) => void;
}

async function restoreInto(config: Config, wish: Wish = {}) {
  const ground = await openGround(config, { log: () => undefined, name: restoreName });
  try {
    return await restoreBackup({
      owner: ground.owner,
      file: wish.from ?? file,
      passphrase: wish.phrase ?? passphrase,
      filesFolder: filesFolderOf(config),
      secret: config.secret,
      migrations: await readMigrations(migrationsFolder),
      mayReplace: async () => wish.mayReplace ?? false,
      onStep: wish.onStep ?? (() => undefined),
      onProgress: () => undefined,
      ...(wish.signal ? { signal: wish.signal } : {}),
    });
  } finally {
    await ground.close();
  }
}

const open = (config: Config) =>
  openBase(config, { migrations: migrationsFolder, log: () => undefined, connections: 4 });

/** A hash of every row of every table, and all constraints, indexes and triggers: told by the database itself, not by the backup. */
async function portraitOf(owner: pg.Pool): Promise<unknown> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'graphile_worker')
      and c.relname not in ('worker_process', 'migrations') order by 1`,
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `select count(*)::int as rows, md5(coalesce(string_agg(t::text, E'\\n' order by t::text collate "C"), '')) as hash from ${name} t`,
    );
    found[name] = rows[0];
  }
  const asked = {
    constraints: `select conrelid::regclass::text as on_table, conname, pg_get_constraintdef(oid) as rule from pg_constraint
      where connamespace::regnamespace::text in ('public', 'graphile_worker') and contype <> 'n' order by 1, 2`,
    indexes: `select indexdef from pg_indexes where schemaname in ('public', 'graphile_worker') order by 1`,
    triggers: `select tgrelid::regclass::text as on_table, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`,
    sequences: 'select sequencename, last_value from pg_sequences order by 1',
  };
  for (const [name, text] of Object.entries(asked)) found[name] = (await owner.query(text)).rows;
  return found;
}

async function marked(config: Config): Promise<boolean> {
  const client = new pg.Client({ connectionString: config.databaseUrl });
  await client.connect();
  const { rows } = await client.query(`select to_regnamespace('maplebridge_restore') is not null as half`);
  await client.end();
  return rows[0]?.half;
}

describe('a house that was backed up and restored elsewhere', () => {
  test('has every table equal row by row, works, and agrees with its own books', async () => {
    const before = await portraitOf(house.base.owner);
    const config = await emptyConfig();
    const figures = await restoreInto(config);
    expect(figures).toMatchObject({ encrypted: true, migrated: [] });
    expect(figures.files).toBeGreaterThan(2);
    const base = await open(config);
    expect(await portraitOf(base.owner)).toEqual(before);
    const books = await checkBooks(base.app.db, () => undefined);
    expect(books).toEqual({ checked: 4, wrong: [] });
    const log = await verifyAccessLog(base.app.db);
    expect(log.broken).toEqual([]);
    expect(log.lines).toBeGreaterThan(3);

    const server = await openServer({
      config,
      base,
      log: openLog('silent'),
      clock: () => tomorrow,
      webFolder: undefined,
      withJobs: false,
    });
    const clerk = new Caller(server.url);
    const { badge } = town.people.northClerk;
    const signedIn = await clerk.post('/api/sign-in', { badge, password: townPassword, code: codeAt(tomorrow) });
    expect(signedIn.status).toBe(200);
    const photo = await fetch(`${server.url}/api/files/${fileId}`, { headers: { cookie: clerk.cookies } });
    expect(photo.status).toBe(200);
    expect((await sharp(Buffer.from(await photo.arrayBuffer())).metadata()).width).toBe(60);
    await server.close();
    await base.close();
  });

  test('keeps sealed originals byte for byte', async () => {
    const config = await emptyConfig();
    await restoreInto(config);
    const sums = async (place: string) => {
      const names = (await readdir(place, { recursive: true })).filter((name) => /[0-9a-f]{64}/.test(name)).sort();
      return Promise.all(
        names.map(async (name) => [
          name,
          createHash('sha256')
            .update(await readFile(join(place, name)))
            .digest('hex'),
        ]),
      );
    };
    const restored = await sums(filesFolderOf(config));
    expect(restored.some(([name]) => name?.endsWith('.sealed'))).toBe(true);
    expect(restored).toEqual(await sums(join(folder, 'house', 'files')));
  });

  test('may be written in plain when that is asked for, and restored without a passphrase', async () => {
    const plain = join(folder, 'plain.tar.gz');
    await backUp(plain, { passphrase: undefined });
    expect(await restoreInto(await emptyConfig(), { from: plain })).toMatchObject({ encrypted: false });
  });
});

describe('a restore is refused', () => {
  test.each([
    ['by a wrong passphrase', { phrase: '另一个口令 another one' }, {}, 'passphrase-wrong'],
    ['under another secret', {}, { MAPLEBRIDGE_SECRET: 'another-secret-of-this-county-0123456789' }, 'secret'],
  ])('%s, and nothing is written', async (_, wish, settings, code) => {
    const config = await emptyConfig(settings);
    await expect(restoreInto(config, wish)).rejects.toMatchObject({ name: 'BackupProblem', code });
    expect(await marked(config)).toBe(false);
  });

  test('by a house that does not know the former secret, if it was made while the secret was changed', async () => {
    const between = join(folder, 'between.mbk');
    const next = 'the-next-secret-of-this-county-0123456789';
    await backUp(between, { secret: { current: next, former: [testSecret] } });
    for (const settings of [{}, { MAPLEBRIDGE_SECRET: next }])
      await expect(restoreInto(await emptyConfig(settings), { from: between })).rejects.toMatchObject({
        code: 'secret',
      });
    const config = await emptyConfig({ MAPLEBRIDGE_FORMER_SECRETS: next });
    expect(await restoreInto(config, { from: between })).toMatchObject({ encrypted: true });
  });

  test('by a database that holds something, unless it may be replaced', async () => {
    const config = await emptyConfig();
    await restoreInto(config);
    const base = await open(config);
    await base.owner.query(`update account set name = '改过的人'`);
    await base.close();
    await expect(restoreInto(config)).rejects.toMatchObject({ code: 'not-empty' });
    await writeFile(join(filesFolderOf(config), 'leftover'), '');
    await restoreInto(config, { mayReplace: true });
    const again = await open(config);
    expect((await again.owner.query(`select 1 from account where name = '改过的人'`)).rowCount).toBe(0);
    await again.close();
  });

  test('while a server runs on the database', async () => {
    const config = await emptyConfig();
    await restoreInto(config);
    const base = await open(config);
    await expect(restoreInto(config, { mayReplace: true })).rejects.toMatchObject({ code: 'running' });
    expect(await marked(config)).toBe(false);
    await base.close();
  });

  test('by a database that is migrated but empty it is not', async () => {
    const config = await emptyConfig();
    await (await open(config)).close();
    await restoreInto(config);
    expect(await marked(config)).toBe(false);
  });
});

describe('a backup that was changed on the way', () => {
  const broken = (bytes: Buffer) => {
    const changed = join(folder, 'changed.mbk');
    return writeFile(changed, bytes).then(() => readBackup({ file: changed, passphrase }));
  };

  test('is refused whole: a flipped byte anywhere, a missing end', async () => {
    const bytes = await readFile(file);
    for (const part of [0.001, 0.3, 0.6, 0.9999]) {
      const flipped = Buffer.from(bytes);
      const at = Math.floor(bytes.length * part);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      await expect(broken(flipped)).rejects.toMatchObject({ name: 'BackupProblem' });
    }
    await expect(broken(bytes.subarray(0, -20))).rejects.toMatchObject({ code: 'damaged' });
    await expect(broken(Buffer.from('maplebridge'))).rejects.toMatchObject({ code: 'cut' });
    await expect(broken(Buffer.from('PK something else'))).rejects.toMatchObject({ code: 'not-a-backup' });
  });

  test('is refused before anything is written', async () => {
    const bytes = await readFile(file);
    const at = bytes.length - 100;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const changed = join(folder, 'late.mbk');
    await writeFile(changed, bytes);
    const config = await emptyConfig();
    await expect(restoreInto(config, { from: changed })).rejects.toMatchObject({ code: 'damaged' });
    expect(await marked(config)).toBe(false);
  });

  test('is noticed in plain too, where only accidents are guarded against', async () => {
    const plain = join(folder, 'accident.tar.gz');
    await backUp(plain, { passphrase: undefined });
    const bytes = await readFile(plain);
    for (const at of [10, 1000, Math.floor(bytes.length / 2), bytes.length - 5]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      await expect(broken(flipped)).rejects.toMatchObject({ code: 'damaged' });
    }
    await expect(broken(bytes.subarray(0, -9))).rejects.toMatchObject({ name: 'BackupProblem' });
  });
});

describe('an interrupted restore', () => {
  test.each(['load', 'index', 'compare'])(
    'at the step %s says so, starts nothing, and can be done again',
    async (step) => {
      const config = await emptyConfig();
      const stop = new AbortController();
      const onStep = (now: string) => {
        if (now === step) stop.abort();
      };
      await expect(restoreInto(config, { signal: stop.signal, onStep })).rejects.toThrow(/abort/i);
      expect(await marked(config)).toBe(true);
      await expect(open(config)).rejects.toMatchObject({ code: 'half-restored' });
      await restoreInto(config);
      await (await open(config)).close();
    },
  );
});

describe('a backup', () => {
  test('is not written over another one, and an interrupted one leaves nothing', async () => {
    await expect(backUp(file)).rejects.toMatchObject({ code: 'exists' });
    const other = join(folder, 'other.mbk');
    const stop = new AbortController();
    const half = backUp(other, { onPart: () => stop.abort(), signal: stop.signal });
    await expect(half).rejects.toThrow(/abort/i);
    expect((await readdir(folder)).filter((name) => name.startsWith('other'))).toEqual([]);
  });

  test('is of one instant, whatever is written meanwhile', async () => {
    const other = join(folder, 'instant.mbk');
    let written: Promise<unknown> | undefined;
    const report = { what: '备份开始之后才反映的事', where: '金桐小区', emergency: false };
    await backUp(other, {
      onPart: () => {
        written ??= town.visitor().post('/api/report', report);
      },
    });
    await written;
    const { manifest } = await readBackup({ file: other, passphrase });
    expect(manifest.tables.find(({ name }) => name === 'public.matter')?.rows).toBe(4);
    expect(manifest.tables.find(({ name }) => name === 'public.reporter')?.rows).toBe(4);
  });

  test('of a database that is half restored is refused by the start of everything', async () => {
    const config = await emptyConfig();
    const client = new pg.Client({ connectionString: config.databaseUrl });
    await client.connect();
    await markHalfRestored(client);
    await client.end();
    await expect(open(config)).rejects.toMatchObject({ code: 'half-restored' });
  });
});
