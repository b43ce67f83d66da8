import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller, type Loose } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { topicKeeper } from './keeper.ts';

let house: TestHouse;
let town: Town;
let chief: Caller;
let clerk: Caller;
let south: Caller;
let top: Caller;
let network = 0;

beforeAll(async () => {
  house = await openTestHouse({ withJobs: true });
  town = await buildTown(house);
  const duties = ['intake', 'assign', 'handle', 'oversee'] as const;
  chief = (await hire(house, { unitId: town.units.north, duties })).caller;
  clerk = (await hire(house, { unitId: town.units.north, duties: ['intake'] })).caller;
  south = (await hire(house, { unitId: town.units.south, duties })).caller;
  top = (await hire(house, { unitId: town.units.bureau, duties: ['oversee'] })).caller;
});
afterAll(() => house.close());

interface Reported {
  readonly id: string;
  readonly resident: Caller;
}

async function report(what: string, where = '金桐小区', category = 'environment.noise'): Promise<Reported> {
  network += 1;
  const resident = new Caller(house.url, { 'x-forwarded-for': `10.31.${network >> 8}.${network & 255}` });
  const phone = `1990000${String(network).padStart(4, '0')}`;
  const sent = (await resident.post('/api/report', { what, where, category, phone, emergency: false })).body;
  await resident.post('/api/report/open', { code: String(sent['code']), tail: String(sent['tail']) });
  const { rows } = await house.base.owner.query<{ id: string }>('select id from matter where number = $1', [
    sent['number'],
  ]);
  return { id: rows[0]?.id ?? '', resident };
}

/** Everything that was queued is done. */
async function quiet(): Promise<void> {
  const left = async () => {
    const { rows } = await house.base.owner.query<{ n: number }>(
      `select count(*)::int as n from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier like 'topics:%'`,
    );
    return rows[0]?.n;
  };
  await expect.poll(left, { timeout: 10_000, interval: 25 }).toBe(0);
}

const plant = [
  '金桐小区旁边的混凝土搅拌站半夜还在生产，机器轰鸣，孩子老人整夜睡不着觉，请尽快管一管。',
  '金桐小区南门外的搅拌站每天夜里两三点还在施工，噪音太大，一家人睡不着，什么时候能管管？',
  '我住金桐小区，隔壁搅拌站夜间生产噪音扰民，粉尘也大，窗户都不敢开，请有关部门管管搅拌站。',
];
const fourth = '金桐小区的搅拌站昨天半夜又在生产，噪音大得睡不着，已经反映过好几次了。';
const elsewhere = '南湖花园旁边的搅拌站半夜还在生产，机器轰鸣，孩子老人整夜睡不着觉，请尽快管一管。';

const rowsOf = async (who: Caller, id: string): Promise<readonly Loose[]> =>
  (await who.get(`/api/matters/${id}/similar`)).body['rows'] ?? [];
const idsOf = (rows: readonly Loose[]) => rows.map((row) => String(row['id'])).sort();

async function step(who: Caller, id: string, name: string, fields: object = {}) {
  const { body } = await who.get(`/api/matters/${id}`);
  const answer = await who.post(`/api/matters/${id}/${name}`, { version: Number(body['version']), ...fields });
  expect([name, answer.status]).toEqual([name, 200]);
}

async function search(who: Caller) {
  expect((await who.post('/api/topics/find')).status).toBe(200);
  await quiet();
}

const raised = async (who: Caller, state = 'raised') =>
  ((await who.get(`/api/topics?state=${state}`)).body['rows'] ?? []) as readonly Loose[];

describe('a night mixing plant', () => {
  const reported: Reported[] = [];
  let last: Reported;
  let theirs: Reported;

  test('three earlier reports are found with reasons; one of another station is neither shown nor hinted at', async () => {
    for (const what of plant) reported.push(await report(what));
    theirs = await report(elsewhere, '南湖花园');
    last = await report(fourth);
    await quiet();
    const rows = await rowsOf(chief, last.id);
    expect(idsOf(rows)).toEqual(reported.map(({ id }) => id).sort());
    for (const row of rows) {
      expect(row['rule']?.['zh']).toBe('同一地点，说的是一回事');
      expect(row['place']).toContain('金桐');
      expect(row['words']?.length).toBeGreaterThan(0);
    }
    expect((await rowsOf(south, theirs.id)).length).toBe(0);
    expect((await south.get(`/api/matters/${last.id}/similar`)).status).toBe(404);
    const draft = { what: plant[0], where: '' };
    expect(idsOf((await clerk.post('/api/topics/similar', draft)).body['rows'] ?? [])).toContain(reported[0]?.id);
    expect((await south.post('/api/topics/similar', draft)).body['rows']).toEqual([
      expect.objectContaining({ id: theirs.id }),
    ]);
  });

  test('what was merged is one row, and comes apart again', async () => {
    const [first, second] = reported;
    await step(chief, second?.id ?? '', 'merge', { intoId: first?.id, reason: '同一搅拌站' });
    await quiet();
    expect(idsOf(await rowsOf(chief, last.id))).toEqual([first?.id, reported[2]?.id].sort());
    await step(chief, second?.id ?? '', 'unmerge', { reason: '先分开看' });
    expect((await rowsOf(chief, last.id)).length).toBe(3);
  });

  test('“not the same” is remembered with whose word it was, and can be taken back', async () => {
    const other = reported[2]?.id ?? '';
    expect((await clerk.post(`/api/matters/${last.id}/apart`, { otherId: other })).status).toBe(200);
    expect(idsOf(await rowsOf(chief, last.id))).not.toContain(other);
    expect(idsOf(await rowsOf(chief, other))).not.toContain(last.id);
    const { body } = await chief.get(`/api/matters/${last.id}/similar`);
    expect(body['apart']).toEqual([expect.objectContaining({ id: other, by: expect.stringContaining('警员') })]);
    expect((await south.post(`/api/matters/${theirs.id}/apart`, { otherId: other })).status).toBe(404);
    expect((await chief.delete(`/api/matters/${last.id}/apart/${other}`)).status).toBe(200);
    expect(idsOf(await rowsOf(chief, last.id))).toContain(other);
  });

  test('neighbours are shown what a colleague made public, never that others reported privately', async () => {
    const neighbour = town.visitor();
    const ask = async () =>
      (await neighbour.post('/api/public/alike', { what: fourth, where: '金桐小区' })).body['rows'];
    expect(await ask()).toEqual([]);
    const card = {
      title: '金桐小区旁搅拌站夜间施工',
      body: '居民反映金桐小区旁边搅拌站夜间生产，噪音扰民，正在查处。',
    };
    await step(chief, reported[0]?.id ?? '', 'accept');
    const code = (await chief.post(`/api/matters/${reported[0]?.id}/public`, card)).body['code'];
    await quiet();
    expect(await ask()).toEqual([expect.objectContaining({ code, title: card.title, followers: 0 })]);
    expect(JSON.stringify(await ask())).not.toContain('孩子老人');
    expect((await neighbour.post(`/api/public/${code}/follow`, {})).status).toBe(200);
    await chief.delete(`/api/matters/${reported[0]?.id}/public`);
    await quiet();
    expect(await ask()).toEqual([]);
  });

  test('becomes an alert of its own station, which a person confirms; one result answers everybody', async () => {
    await search(chief);
    const [alert] = await raised(chief);
    const id = String(alert?.['id']);
    expect([alert?.['matters'], alert?.['reporters']]).toEqual([4, 4]);
    expect(alert?.['label']).toContain('金桐');
    expect((await raised(south)).length).toBe(0);
    expect((await south.get(`/api/topics/${id}`)).status).toBe(404);
    expect((await clerk.get('/api/topics')).status).toBe(403);
    expect((await raised(top)).map((row) => row['id'])).toContain(id);
    const seen = (await chief.get(`/api/topics/${id}`)).body;
    expect(seen['weeks']?.reduce((sum, week) => sum + Number(week['reports']), 0)).toBe(4);
    expect(JSON.stringify(seen)).not.toMatch(/1990000/);
    const listed = (await chief.get(`/api/topics/${id}/matters`)).body['rows'] ?? [];
    expect(idsOf(listed)).not.toContain(theirs.id);

    await search(chief);
    expect((await raised(chief)).map((row) => row['id'])).toEqual([id]);
    const version = Number((await chief.get(`/api/topics/${id}`)).body['version']);
    const plan = { version, title: '搅拌站夜间噪音整治', goal: '夜间停产并装隔音', unitId: town.units.north };
    const made = await chief.post(`/api/topics/${id}/confirm`, plan);
    expect(made.status).toBe(200);
    const jointId = String(made.body['jointId']);
    expect((await chief.get(`/api/joints/${jointId}`)).body['matters']).toBe(4);
    for (const one of [...reported, last]) {
      const { body } = await chief.get(`/api/matters/${one.id}`);
      if (String(body['state']) === 'reported') await step(chief, one.id, 'accept');
      await step(chief, one.id, 'assign', { unitId: town.units.north });
    }
    const joint = async (name: string, fields: object = {}) => {
      const { body } = await chief.get(`/api/joints/${jointId}`);
      return chief.post(`/api/joints/${jointId}/${name}`, { version: Number(body['version']), ...fields });
    };
    expect((await joint('start')).status).toBe(200);
    expect((await joint('finish', { text: '搅拌站已停止夜间生产。' })).status).toBe(200);
    for (const { resident } of [...reported, last]) {
      expect((await resident.get('/api/report/mine')).body['answer']).toMatchObject({ text: '搅拌站已停止夜间生产。' });
    }
    expect((await chief.get(`/api/topics/${id}`)).body).toMatchObject({ state: 'confirmed', joint: { id: jointId } });
  });

  test('nothing of a forgotten report is left to be found by', async () => {
    const marks = async () => {
      const { rows } = await house.base.owner.query('select 1 from topic_mark where matter_id = $1', [last.id]);
      return rows.length;
    };
    expect(await marks()).toBe(1);
    const counts = await withinHouse(house.open.house, 'test', (ctx) => topicKeeper.forget(ctx, last.id));
    expect(counts).toMatchObject({ topic_mark: 1 });
    expect(await marks()).toBe(0);
  });
});

const parking = (n: number) =>
  `滨河苑开发商捆绑销售车位，不买车位不给办交房手续，第${n}次来反映了，请住建部门查处捆绑销售车位。`;

test('a dismissed topic comes back only after it has grown by half', async () => {
  for (let n = 1; n <= 3; n += 1) await report(`${parking(n)}${'我们业主很着急。'.repeat(n)}`, '金桐小区', 'other');
  await quiet();
  await search(chief);
  const [alert] = await raised(chief);
  const id = String(alert?.['id']);
  expect(alert?.['reporters']).toBe(3);
  const version = Number((await chief.get(`/api/topics/${id}`)).body['version']);
  expect((await chief.post(`/api/topics/${id}/dismiss`, { version: version - 1, reason: '已有专班' })).status).toBe(
    409,
  );
  expect((await chief.post(`/api/topics/${id}/dismiss`, { version, reason: '已有专班' })).status).toBe(200);
  await report(parking(4), '金桐小区', 'other');
  await search(chief);
  expect((await raised(chief)).length).toBe(0);
  await report(parking(5), '金桐小区', 'other');
  await search(chief);
  expect((await raised(chief)).map((row) => [row['id'], row['reporters']])).toEqual([[id, 5]]);
  const { body } = await chief.get(`/api/topics/${id}`);
  expect(body['timeline']?.map((line) => line['kind'])).toContain('topic.raised-again');
});

describe('rules', () => {
  test('are data with versions and a dry run; whoever changes an old version is told', async () => {
    const rules = (await top.get('/api/duplicate-rules')).body;
    expect(rules['rows']?.length).toBe(3);
    expect(rules['marks']?.['marked']).toBe(Number(rules['marks']?.['of']) - 1);
    expect((await chief.get('/api/duplicate-rules')).status).toBe(403);
    const shown = async (who: Caller) => (await who.get('/api/topics')).body['can'];
    expect([await shown(top), await shown(chief)]).toEqual([['rules'], []]);
    const [rule] = rules['rows'] ?? [];
    const change = { ...rule, note: '太宽了', condition: { all: [{ fuzzy: 95 }, { none: [{ near: 5 }] }] } };
    expect((await top.post('/api/duplicate-rules', { ...change, version: 1 })).body['version']).toBe(2);
    expect((await top.post('/api/duplicate-rules', { ...change, version: 1 })).body['error']?.['code']).toBe(
      'version.conflict',
    );
    const versions = (await top.get(`/api/duplicate-rules/${rule?.['id']}/versions`)).body['rows'] ?? [];
    expect(versions.map((one) => [one['version'], one['note']])).toEqual([
      [2, '太宽了'],
      [1, ''],
    ]);
    const trial = await top.post('/api/duplicate-rules/try', { condition: { all: [{ fuzzy: 50 }] }, days: 30 });
    expect(trial.body['pairs']).toBeGreaterThan(0);
    expect(trial.body['rows']?.length).toBe(trial.body['pairs'] as never);
  });

  test('signatures of past matters are made on request, and a run that was stopped goes no further', async () => {
    await house.base.owner.query('delete from topic_mark');
    const run = (await top.post('/api/topics/marks')).body;
    expect(run['total']).toBeGreaterThan(5);
    await quiet();
    const after = (await top.get('/api/duplicate-rules')).body['marks'];
    expect([after?.['marked'], after?.['run']?.['state']]).toEqual([after?.['of'], 'done']);
    expect((await top.post('/api/topics/marks/stop')).status).toBe(409);
  });
});
