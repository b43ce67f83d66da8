import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { undoRun } from '../../platform/registers/doors.ts';
import {
  beginImport,
  checkBooks,
  finishImport,
  importBatch,
  type Mapping,
  type MessagePlan,
  planMessages,
  undoMessages,
} from './api.ts';

let house: TestHouse;
let town: Town;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
});
afterAll(() => house.close());

const within = <T>(work: Parameters<typeof withinHouse<T>>[2]) =>
  withinHouse(house.open.house, 'import.messages', work);
const plan = (text: string | Buffer, mapping: Mapping = {}) =>
  within((ctx) => planMessages(ctx, { fileName: '留言.csv', bytes: Buffer.from(text) }, mapping));

async function write(made: MessagePlan, most = made.fresh.length): Promise<void> {
  await within((ctx) => beginImport(ctx, made));
  for (let i = 0; i < most; i += 200) {
    await within((ctx) =>
      importBatch(ctx, made, made.fresh.slice(i, Math.min(i + 200, most)), { channel: 'message-board' }),
    );
  }
  if (most === made.fresh.length) await within((ctx) => finishImport(ctx.tx, made.runId, ctx.now));
}
const undo = (runId: string) =>
  within((ctx) => undoRun(ctx, runId, { registers: [], undoers: { messages: undoMessages } }));
const countMatters = async (state: string) =>
  (await house.base.owner.query('select count(*)::int as n from matter where state = $1', [state])).rows[0].n;
const counted = ({ rows, fresh, duplicates, problems }: MessagePlan) => ({
  rows,
  fresh: fresh.length,
  duplicates: duplicates.length,
  problems: problems.map(({ row }) => row),
});

const file = [
  '留言编号,留言用户,留言主题,留言时间,留言详情',
  '1,A1,金桐小区路灯坏了,2019/2/28 11:25:05,"金桐小区三号楼路灯坏了，\n晚上看不见。"',
  '2,A2,南湖花园占道经营,2019/3/1 9:00,南湖花园门口摊贩占道',
  '3,A3,没有时间的,某天,内容还在',
  '4,A4,,2019/3/2,',
  '5,A1,金桐小区路灯坏了,2020/1/1 0:00,"金桐小区三号楼路灯坏了，\n晚上看不见。"',
  '6,A6,不想活了,2019/3/3 8:00,我真的不想活了',
].join('\n');

describe('a file of messages', () => {
  let run: string;

  test('is tried first: the report tells what would become of each row, and nothing is written', async () => {
    expect(counted(await plan(file))).toEqual({ rows: 6, fresh: 3, duplicates: 1, problems: [4, 5] });
    for (const table of ['matter', 'import_run', 'import_mapping', 'happening']) {
      expect((await house.base.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n, table).toBe(0);
    }
  });

  test('becomes matters with the time of the message, the station of the place and the watch of the words', async () => {
    const made = await plan(file);
    run = made.runId;
    await write(made);
    const { rows } = await house.base.owner.query(
      'select title, reported_at, unit_id, watch, channel from matter order by reported_at',
    );
    expect(rows.map(({ title, watch }) => [title, watch])).toEqual([
      ['金桐小区路灯坏了', false],
      ['南湖花园占道经营', false],
      ['不想活了', true],
    ]);
    expect(rows[0]).toMatchObject({
      reported_at: new Date('2019-02-28T03:25:05Z'),
      unit_id: town.units.north,
      channel: 'message-board',
    });
    expect(rows[1].unit_id).toBe(town.units.south);
    expect((await checkBooks(house.base.app.db, () => undefined)).wrong).toEqual([]);
  });

  test('read again is all duplicates, also under another name and with other numbers', async () => {
    expect(counted(await plan(file.replaceAll(/^(\d),/gm, '9$1,')))).toEqual({
      rows: 6,
      fresh: 0,
      duplicates: 4,
      problems: [4, 5],
    });
  });

  test('sends no message to anybody', async () => {
    expect((await house.base.owner.query('select 1 from outgoing')).rows).toEqual([]);
  });

  test('is taken back as a whole, once; its matters are withdrawn and say so, and it can be read in again', async () => {
    expect(await undo(run)).toBe(3);
    expect([await countMatters('withdrawn'), await countMatters('reported')]).toEqual([3, 0]);
    await expect(undo(run)).rejects.toMatchObject({ code: 'import.undone' });
    const again = await plan(file);
    expect(again.fresh).toHaveLength(3);
    await write(again);
    run = again.runId;
    expect(await countMatters('reported')).toBe(3);
    expect((await checkBooks(house.base.app.db, () => undefined)).wrong).toEqual([]);
  });

  test('is not taken back once somebody has worked on one of its matters', async () => {
    const { rows } = await house.base.owner.query(
      `select id from matter where state = 'reported' and title like '金桐%'`,
    );
    const clerk = await hire(house, { unitId: town.units.north, duties: ['intake'] });
    expect((await clerk.caller.post(`/api/matters/${rows[0].id}/accept`, { version: 1 })).status).toBe(200);
    await expect(undo(run)).rejects.toMatchObject({ code: 'import.in-use' });
    expect(await countMatters('reported')).toBe(2);
    await expect(undo(newId())).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('an import that was interrupted goes on with the rows that are missing', async () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `${i},B${i},中断测试第${i}条,2019/5/1 10:${String(i).padStart(2, '0')},内容${i}不同`,
  );
  const text = ['编号,用户,主题,时间,详情', ...rows].join('\n');
  await write(await plan(text), 12);
  expect(counted(await plan(text))).toMatchObject({ fresh: 18, duplicates: 12 });
});

test('columns that somebody named once are remembered for files with the same columns', async () => {
  const text = '提交于,正文\n2019/6/1,河边缺少护栏';
  await expect(plan(text)).rejects.toMatchObject({ code: 'import.columns' });
  await write(await plan(text, { time: '提交于', text: '正文' }));
  expect(counted(await plan(`${text}\n2019/6/2,公园缺少座椅`))).toMatchObject({ fresh: 1, duplicates: 1 });
});

const real = new URL('../../../../shared/data/messages/residents-4326.csv', import.meta.url);

describe.skipIf(!existsSync(real))('four thousand real messages', () => {
  test('come in with nothing lost: every row is a matter, a duplicate or a problem with its number', {
    timeout: 90_000,
  }, async () => {
    const bytes = readFileSync(real);
    const made = await plan(bytes);
    expect(made.rows).toBe(4326);
    expect(made.fresh.length + made.duplicates.length + made.problems.length).toBe(4326);
    expect(made.problems.length).toBeLessThan(5);
    await write(made);
    expect((await plan(bytes)).fresh).toEqual([]);
    const { rows } = await house.base.owner.query('select count(*)::int as n from matter where import_run_id = $1', [
      made.runId,
    ]);
    expect(rows[0].n).toBe(made.fresh.length);
    expect(await undo(made.runId)).toBe(made.fresh.length);
    expect((await plan(bytes)).fresh).toHaveLength(made.fresh.length);
  });
});
