import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readZip } from '../../src/platform/documents/zip.ts';
import type { Loose } from '../support/caller.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { withDatabase } from '../support/house-at.ts';
import { testSecret } from '../support/names.ts';
import { buildTown, type Town } from '../support/town.ts';
import { png } from './doors-inputs.ts';

const launcher = fileURLToPath(new URL('../../bin/maplebridge.mjs', import.meta.url));
let house: TestHouse;
let town: Town;
let folder: string;
let databaseUrl: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-command-'));
  // The commands read the stored files of the same house.
  house = await openTestHouse({ settings: { MAPLEBRIDGE_DATA: folder } });
  town = await buildTown(house);
  const { rows } = await house.base.owner.query<{ name: string }>('select current_database() as name');
  databaseUrl = withDatabase(inject('server').ownerUrl, rows[0]?.name ?? '');
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

  test('writes everything about one person into a ZIP that people can read, and nothing of anybody else', async () => {
    const phone = '19955556666';
    const tell = async (of: string, more: object) => {
      const visitor = town.visitor();
      const photo = await visitor.bytes('/api/files', png);
      const place = { where: '金桐小区3号楼', lng: 121.65, lat: 43.25, fileIds: [photo.body['id']], emergency: false };
      const { status, body } = await visitor.post('/api/report', {
        what: '夜里有人敲铁皮',
        phone: of,
        ...place,
        ...more,
      });
      expect([status, body['error']]).toEqual([200, undefined]);
      return String(body['code']);
    };
    const mine = [
      await tell(phone, { name: '孙导出' }),
      await tell(`+86${phone}`, { name: '孙导出', what: '门口的路灯不亮了' }),
    ];
    const foreign = await tell('19977778888', { name: '钱旁人' });
    const file = join(folder, '个人信息.zip');
    const told = await run(
      'privacy',
      'export',
      '--phone',
      '199 5555 6666',
      '--reason',
      '本人到窗口申请',
      '--out',
      file,
      '--json',
    );
    expect(told).toMatchObject({ status: 0, stderr: '', result: { reports: 2, file } });
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const zip = readZip(await readFile(file)) ?? new Map<string, Buffer>();
    const text = String(zip.get('person.json'));
    const { rows } = await house.base.owner.query<Record<string, string>>(
      `select r.code, r.name, r.phone, m.number, m.title, m.what, m.where_text, f.id as file_id,
          (select string_agg(o.id::text, '') from outgoing o where o.params ->> 'code' = r.code) is not null as was_told
        from reporter r join matter m on m.id = r.matter_id join stored_file f on f.subject_id = m.id where r.code = any($1)`,
      [mine],
    );
    expect(rows).toHaveLength(2);
    for (const { file_id: fileId, was_told: wasTold, ...held } of rows) {
      for (const value of Object.values(held)) expect(text).toContain(JSON.stringify(value).slice(1, -1));
      expect(zip.get(`files/${fileId}.png`)?.subarray(1, 4).toString()).toBe('PNG');
      expect(wasTold).toBe(true);
    }
    const copy: Loose = JSON.parse(text);
    const count = async (sql: string) => Number((await house.base.owner.query(sql, [mine])).rows[0]?.n);
    expect(copy['messages']).toHaveLength(
      await count(`select count(*) as n from outgoing where params ->> 'code' = any($1)`),
    );
    const timeline = copy['parts']?.['matters']?.flatMap((one) => one['timeline'] ?? []);
    expect(timeline).toHaveLength(
      await count(`select count(*) as n from happening h join reporter r on r.matter_id = h.subject_id
        where r.code = any($1) and h.audience = 'resident'`),
    );
    expect(text).not.toMatch(new RegExp(`钱旁人|19977778888|${foreign}`));
    expect(zip.size).toBe(3);
    const { rows: lines } = await house.base.owner.query(
      `select reason, cardinality(resident_ids) as of from access_log where action = 'privacy.export'`,
    );
    expect(lines).toEqual([{ reason: '导出个人信息：本人到窗口申请', of: 2 }]);
  });

  test('exports nobody: an unknown phone, a wrong code or neither is told in words, and no file is left', async () => {
    const file = join(folder, '没有这个人.zip');
    const ask = (...by: string[]) => run('privacy', 'export', ...by, '--reason', '试一试', '--out', file);
    const answers = [await ask('--phone', '19900000000'), await ask('--code', 'MBAAAAAAAA'), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([1, 1, 1]);
    expect(answers.map(({ stderr }) => stderr.split('\n')[2]?.trim())).toEqual([
      '没有这个电话的反映：请核对号码，或用 --code 查询码',
      '没有这个查询码的反映：请核对查询码，或用 --phone 电话',
      '请给出 --phone 电话或 --code 查询码',
    ]);
    await expect(stat(file)).rejects.toThrow('ENOENT');
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
