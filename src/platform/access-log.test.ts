import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { newId } from '../kit/ids.ts';
import { exportAccessLog, verifyAccessLog, writeAccess } from './access-log.ts';
import { openDatabase } from './database.ts';

let house: TestHouse;
let owner: pg.PoolClient;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.base.owner.query('truncate access_log');
  await house.base.owner.query(
    `update access_chain set seq = 0, hash = sha256(convert_to('maplebridge access chain ' || chain, 'UTF8'))`,
  );
  owner = await house.base.owner.connect();
});
afterEach(() => owner.release());

const line = (reason: string) => ({
  subject: { kind: 'matter', id: newId() },
  residents: [newId(), newId()],
  outcome: 'allowed' as const,
  reason,
});

async function write(db = house.base.app.db, count = 5): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const about = { who: { kind: 'visitor' as const }, requestId: newId(), action: 'matter.view' };
    await db.transaction().execute((tx) => writeAccess(tx, about, [line(`查看 “${i}”\\`), line('再看')]));
  }
}

// With one connection all lines lie in one chain, so that a line has one before and one after it.
async function writeOneChain(): Promise<number> {
  const single = openDatabase(house.base.appConnection, 1);
  await write(single.db);
  await single.close();
  const { rows } = await owner.query<{ chain: number }>(
    'select chain, count(*) from access_log group by chain order by 2 desc limit 1',
  );
  return rows[0]?.chain ?? 0;
}

const broken = async () => (await verifyAccessLog(house.base.app.db)).broken;

describe('the access log', () => {
  test('is whole when nobody touched it', async () => {
    await write();
    const report = await verifyAccessLog(house.base.app.db);
    expect(report).toMatchObject({ lines: 10, broken: [] });
  });

  test('stays whole when many write at the same moment, also in one transaction each', async () => {
    await Promise.all(Array.from({ length: 12 }, () => write(house.base.app.db, 4)));
    expect(await verifyAccessLog(house.base.app.db)).toMatchObject({ lines: 96, broken: [] });
    const { rows } = await owner.query(
      'select 1 from access_log l join access_chain c using (chain) group by chain, c.seq having c.seq <> count(*)',
    );
    expect(rows).toEqual([]);
  });

  test.each([
    ['action', `'nothing.seen'`],
    ['reason', 'null'],
    ['at', `at - interval '1 microsecond'`],
    ['who_id', 'gen_random_uuid()'],
    ['resident_ids', `'{}'`],
    ['outcome', `'refused'`],
    ['subject_id', 'null'],
    ['request_id', 'gen_random_uuid()'],
  ])('tells of a line whose %s was changed, even by the owner of the database', async (column, value) => {
    const chain = await writeOneChain();
    await owner.query(`update access_log set ${column} = ${value} where chain = $1 and seq = 4`, [chain]);
    expect(await broken()).toEqual([{ chain, seq: 4, why: 'changed' }]);
  });

  test('tells of a line that was taken out', async () => {
    const chain = await writeOneChain();
    await owner.query('delete from access_log where chain = $1 and seq = 4', [chain]);
    expect(await broken()).toEqual([{ chain, seq: 5, why: 'gap' }]);
  });

  test('tells when its end was cut off, and when all of it is gone', async () => {
    const chain = await writeOneChain();
    await owner.query('delete from access_log where chain = $1 and seq > 6', [chain]);
    expect(await broken()).toEqual([{ chain, seq: 10, why: 'cut' }]);
    await owner.query('delete from access_log');
    expect(await broken()).toEqual([{ chain, seq: 10, why: 'cut' }]);
  });

  test('tells when a line was changed and its own hash made to fit, by the line after it', async () => {
    const chain = await writeOneChain();
    await owner.query(
      `update access_log l set reason = 'x', hash = sha256(convert_to(encode((select hash from access_log b where b.chain = l.chain and b.seq = 3), 'hex') ||
        access_line((l.chain, l.seq, l.at, l.request_id, l.action, l.who_kind, l.who_id, l.subject_kind, l.subject_id, l.resident_ids, l.outcome, 'x', l.hash)::access_log), 'UTF8'))
       where chain = $1 and seq = 4`,
      [chain],
    );
    expect(await broken()).toEqual([{ chain, seq: 5, why: 'changed' }]);
  });
});

const script = fileURLToPath(new URL('../../docs/verify-audit.sh', import.meta.url));
const missing = ['jq', 'sha256sum'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
const about = missing.length === 0 ? 'with jq and sha256sum' : `skipped: ${missing.join(', ')} not installed`;

describe.skipIf(missing.length > 0)(`the ten-line script of an auditor who trusts none of our code (${about})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'maplebridge-audit-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function exported(): Promise<string[]> {
    const lines: string[] = [];
    await exportAccessLog(house.base.app.db, (text) => lines.push(text));
    return lines;
  }

  function audit(lines: readonly string[]): { status: number | null; said: string } {
    const file = join(folder, '导出 log.jsonl');
    writeFileSync(file, lines.map((text) => `${text}\n`).join(''));
    const { status, stdout, stderr } = spawnSync('sh', [script, file], { encoding: 'utf8' });
    return { status, said: (stdout + stderr).trim() };
  }

  const at = (lines: readonly string[], chain: number, seq: number) =>
    lines.findIndex((text) => text.startsWith(`{"chain" : ${chain}, "seq" : ${seq},`));

  test('has ten lines of code at the most', () => {
    const code = readFileSync(script, 'utf8')
      .trim()
      .split('\n')
      .filter((text) => !text.startsWith('#'));
    expect(code.length).toBeLessThanOrEqual(10);
  });

  test('finds a whole log whole, with quotes, backslashes and Chinese in it', async () => {
    await write(undefined, 4);
    expect(audit(await exported())).toEqual({ status: 0, said: '8 行完整无改动 / 8 lines intact' });
  });

  test('finds what the owner of the database changed or took out', async () => {
    const chain = await writeOneChain();
    await owner.query(`update access_log set reason = '改' where chain = $1 and seq = 3`, [chain]);
    expect(audit(await exported())).toEqual({
      status: 1,
      said: `链 ${chain} 第 3 行 / chain ${chain} line 3: changed`,
    });
    await owner.query('delete from access_log where chain = $1 and seq in (2, 3)', [chain]);
    expect(audit(await exported())).toEqual({ status: 1, said: `链 ${chain} 第 4 行 / chain ${chain} line 4: gap` });
  });

  test('finds what was done to the export: a line altered or removed, its end, a head or a whole chain cut away', async () => {
    const chain = await writeOneChain();
    const lines = await exported();
    const [fifth, last] = [at(lines, chain, 5), at(lines, chain, 10)];
    expect(fifth).toBeGreaterThan(-1);
    expect(
      audit(lines.with(fifth, (lines[fifth] ?? '').replace('matter.view', 'matter.list')) as string[]),
    ).toMatchObject({
      status: 1,
    });
    expect(audit(lines.toSpliced(fifth, 1)).said).toContain('line 6: gap');
    expect(audit(lines.toSpliced(last, 1)).said).toContain('cut');
    expect(audit(lines.toSpliced(last + 1, 1)).said).toContain('cut');
    expect(audit(lines.filter((text) => !text.startsWith(`{"chain" : ${chain},`))).said).toContain('cut');
    expect(audit(lines.slice(0, -1)).said).toContain('cut');
    expect(audit([...lines.slice(0, -1), (lines.at(-1) ?? '').slice(0, -20)]).said).toContain('cut');
    expect(audit([])).toMatchObject({ status: 1 });
  });
});
