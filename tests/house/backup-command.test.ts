import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { newId } from '../../src/kit/ids.ts';
import type { Loose } from '../support/caller.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { withDatabase } from '../support/house-at.ts';
import { testSecret } from '../support/names.ts';
import { buildTown } from '../support/town.ts';

const launcher = fileURLToPath(new URL('../../bin/maplebridge.mjs', import.meta.url));
const target = `maplebridge_${newId().replaceAll('-', '')}`;
let house: TestHouse;
let admin: pg.Client;
let folder: string;
let source: string;

beforeAll(async () => {
  house = await openTestHouse();
  await buildTown(house);
  const { rows } = await house.base.owner.query<{ name: string }>('select current_database() as name');
  source = rows[0]?.name ?? '';
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-backup-command-'));
  await writeFile(join(folder, 'passphrase'), '小事不出村 大事不出镇 矛盾不上交\n');
  admin = new pg.Client({ connectionString: withDatabase(inject('server').ownerUrl, 'postgres') });
  await admin.connect();
  await admin.query(`create database ${target} template template0`);
});
afterAll(async () => {
  await house.close();
  await admin.query(`drop database ${target} with (force)`);
  await admin.end();
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly result: Loose | undefined;
}

function run(database: string, order: readonly string[], typed = ''): Promise<Ended> {
  const child = spawn(process.execPath, [launcher, ...order], {
    env: {
      PATH: '/usr/bin:/bin',
      DATABASE_URL: withDatabase(inject('server').ownerUrl, database),
      MAPLEBRIDGE_DATA: join(folder, database),
      MAPLEBRIDGE_SECRET: testSecret,
      MAPLEBRIDGE_DEMO: '0',
    },
  });
  child.stdin.end(typed);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((settle) => {
    child.on('close', (status) => {
      const last = stdout.trim().split('\n').at(-1) ?? '';
      settle({ status, stdout, stderr, result: last.startsWith('{') ? JSON.parse(last) : undefined });
    });
  });
}

test('an operator backs up beside the running server, checks, unpacks, restores, and restores again over it', async () => {
  const file = join(folder, '备份 one.mbk');
  const secretly = ['--passphrase-file', join(folder, 'passphrase')];
  const refused = await run(source, ['backup', file]);
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('--passphrase-file');

  const backedUp = await run(source, ['backup', file, ...secretly, '--json']);
  expect(backedUp).toMatchObject({ status: 0, stderr: '', result: { file, encrypted: true } });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await run(source, ['backup', file, ...secretly])).toMatchObject({ status: 1 });

  const verified = await run(source, ['backup', 'verify', file, ...secretly, '--json']);
  expect(verified).toMatchObject({ status: 0, result: { whole: true, rows: backedUp.result?.['rows'] } });
  expect(await run(source, ['backup', 'verify', file])).toMatchObject({ status: 1 });
  const opened = join(folder, 'opened');
  expect(await run(source, ['backup', 'open', file, '--to', opened, ...secretly])).toMatchObject({ status: 0 });
  expect(await readdir(opened)).toEqual([
    'SHA256SUMS.000001',
    'about.json',
    'manifest.json',
    'sequences.json',
    'tables',
  ]);

  const running = await run(source, ['restore', file, '--replace', '--yes', ...secretly, '--json']);
  expect(running).toMatchObject({ status: 1, result: { error: 'running' } });
  const restored = await run(target, ['restore', file, ...secretly, '--json']);
  expect(restored).toMatchObject({
    status: 0,
    result: { restored: true, rows: backedUp.result?.['rows'], wrongMatters: 0, brokenLines: 0 },
  });

  expect(await run(target, ['restore', file, ...secretly, '--json'])).toMatchObject({ result: { error: 'not-empty' } });
  const wrongly = await run(target, ['restore', file, '--replace', ...secretly, '--json'], '别的县\n');
  expect(wrongly).toMatchObject({ status: 1, result: { error: 'not-confirmed' } });
  const replaced = await run(target, ['restore', file, '--replace', ...secretly], '云岭市公安局\n');
  expect(replaced.status).toBe(0);
  expect(replaced.stdout).toContain('逐行一致');
});

test('a plain backup says that it is none to leave lying about', async () => {
  const plain = await run(source, ['backup', join(folder, 'plain.tar.gz'), '--plain', '--json']);
  expect(plain).toMatchObject({ status: 0, result: { encrypted: false } });
  expect(plain.stderr).toContain('不加密');
});
