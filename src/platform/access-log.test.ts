import { spawnSync } from 'node:child_process';
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

// What an auditor types who trusts none of our code: jq to take the lines apart, sha256sum to chain them.
const auditorsScript = `
before=''; chain=''; bad=0
while IFS= read -r row; do
  this=$(jq -r .chain <<<"$row"); hash=$(jq -r .hash <<<"$row"); line=$(jq -r .line <<<"$row")
  if [ "$(jq -r .head <<<"$row")" = true ]; then [ "$before" = "$hash" ] && [ "$this" = "$chain" ] || { echo "chain $this cut"; bad=1; }; continue; fi
  if [ "$this" != "$chain" ]; then chain=$this; before=$(printf 'maplebridge access chain %s' "$chain" | sha256sum | cut -c1-64); fi
  made=$(printf '%s%s' "$before" "$line" | sha256sum | cut -c1-64)
  [ "$made" = "$hash" ] || { echo "chain $chain line $(jq -r .seq <<<"$row")"; bad=1; }
  before=$hash
done
exit $bad`;
const hasTools = ['jq', 'sha256sum', 'bash'].every((tool) => spawnSync(tool, ['--version']).status === 0);

describe.skipIf(!hasTools)('plain tools (jq, sha256sum)', () => {
  async function audit(): Promise<{ code: number | null; said: string }> {
    const lines: string[] = [];
    await exportAccessLog(house.base.app.db, (text) => lines.push(text));
    const { status, stdout } = spawnSync('bash', ['-c', auditorsScript], {
      input: `${lines.join('\n')}\n`,
      encoding: 'utf8',
    });
    return { code: status, said: stdout.trim() };
  }

  test('agree that the log is whole', async () => {
    await write(undefined, 4);
    expect(await audit()).toEqual({ code: 0, said: '' });
  });

  test('find a changed and a missing line by themselves', async () => {
    const chain = await writeOneChain();
    await owner.query(`update access_log set reason = '改' where chain = $1 and seq = 3`, [chain]);
    await owner.query('delete from access_log where chain = $1 and seq = 6', [chain]);
    expect(await audit()).toEqual({ code: 1, said: `chain ${chain} line 3\nchain ${chain} line 7` });
  });
});
