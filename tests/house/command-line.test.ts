import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Loose } from '../support/caller.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { withDatabase } from '../support/house-at.ts';
import { testSecret } from '../support/names.ts';
import { buildTown } from '../support/town.ts';

const launcher = fileURLToPath(new URL('../../bin/maplebridge.mjs', import.meta.url));
let house: TestHouse;
let folder: string;
let databaseUrl: string;

beforeAll(async () => {
  house = await openTestHouse();
  await buildTown(house);
  const { rows } = await house.base.owner.query<{ name: string }>('select current_database() as name');
  databaseUrl = withDatabase(inject('server').ownerUrl, rows[0]?.name ?? '');
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-command-'));
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line of what it printed, read as JSON. */
  readonly result: Loose;
}

function run(...order: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [launcher, ...order], {
    env: {
      PATH: '/usr/bin:/bin',
      DATABASE_URL: databaseUrl,
      MAPLEBRIDGE_DATA: folder,
      MAPLEBRIDGE_SECRET: testSecret,
      MAPLEBRIDGE_DEMO: '0',
    },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((settle) => {
    child.on('close', (status) => settle({ status, stdout, stderr, result: lastJson(stdout) }));
  });
}

function lastJson(text: string): Loose {
  try {
    return JSON.parse(text.trim().split('\n').at(-1) ?? '');
  } catch {
    return [] as never;
  }
}

describe.concurrent('the command line', () => {
  test('checks the grids in the name of the house', async () => {
    const { status, result, stderr } = await run('places', 'check', '--json');
    expect(stderr).toBe('');
    expect(result).toMatchObject({ grids: 2, overlaps: [], gaps: [], broken: [], responsibility: [] });
    expect(status).toBe(0);
  });

  test('takes an exported register back in as it is: nothing new, nothing changed', async () => {
    const file = join(folder, '联动单位.csv');
    const exported = await run('export', 'partners', '--out', file, '--json');
    expect(exported).toMatchObject({ status: 0, stderr: '', result: { register: 'partners', rows: 1, file } });
    const again = await run('import', 'register', 'partners', file, '--json');
    expect(again).toMatchObject({
      status: 0,
      stderr: '',
      result: { rows: 1, created: 0, changed: 0, duplicates: 1, rejected: 0 },
    });
  });

  test('imports what was added to the table, and undoes it', async () => {
    const file = join(folder, '单位.csv');
    await run('export', 'units', '--out', file);
    const [header = '', ...rows] = (await readFile(file, 'utf8')).trim().split(/\r?\n/);
    const added = rows
      .find((row) => row.includes('南湖派出所'))
      ?.replace('B-S', 'B-E')
      .replace('南湖派出所', '东风派出所');
    await writeFile(file, `${[header, added].join('\n')}\n`);
    const imported = await run('import', 'register', 'units', file, '--json');
    expect(imported.result).toMatchObject({ rows: 1, created: 1, rejected: 0 });
    expect((await run('import', 'undo', String(imported.result['runId']), '--json')).result).toEqual({ undone: 1 });
  });

  test('makes a sign-in, resets it after a lost phone, closes it, and says when there is none', async () => {
    const made = await run('account', '--badge', '8801', '--name', '新同事', '--json');
    expect(made).toMatchObject({ status: 0, result: { badge: '8801', linked: false } });
    const reset = await run('account', 'reset', '--badge', '8801', '--json');
    expect(reset).toMatchObject({ status: 0, result: { badge: '8801', password: null, told: false } });
    expect(String(reset.result['code'])).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/);
    const closed = await run('account', 'close', '--badge', '8801', '--json');
    expect(closed).toMatchObject({ status: 0, result: { badge: '8801', active: false } });
    const { rows } = await house.base.owner.query(
      `select action from access_log l join account a on a.id = l.subject_id where a.badge = '8801' order by l.at`,
    );
    expect(rows).toEqual([{ action: 'account.reset' }, { action: 'account.close' }]);
    const unknown = await run('account', 'reset', '--badge', 'nobody');
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).toContain('没有警号为 nobody 的账号');
  });

  test('tells the settings, without needing a database', async () => {
    const { status, result } = await run('config', '--json');
    expect(status).toBe(0);
    expect(result).toMatchObject({ demo: false, dataDir: folder });
    expect(result['settings']?.map((setting) => setting['name'])).toContain('DATABASE_URL');
  });

  test.each([[['nonsense']], [['places', 'check', '--no-such-option']]])(
    'called wrongly (%j) it shows how to call it and ends with 2',
    async (order) => {
      const { status, stderr } = await run(...order);
      expect(status).toBe(2);
      expect(stderr).toMatch(/error: [\s\S]*Usage: maplebridge/);
    },
  );

  test('a file that is not there is named in a sentence, and it ends with 1', async () => {
    const missing = join(folder, '没有.csv');
    const { status, stderr } = await run('import', 'register', 'partners', missing);
    expect(status).toBe(1);
    expect(stderr).toBe(`没有这个文件 / no such file: ${missing}\n`);
  });

  test('a register that is not there is told with the ones that are, and it ends with 1', async () => {
    const { status, stderr } = await run('export', '工资', '--out', join(folder, 'x.csv'));
    expect(status).toBe(1);
    expect(stderr).not.toContain(' at ');
  });
});
