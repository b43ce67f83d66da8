import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { tidyMeetings } from './keeper.ts';

let house: TestHouse;
let town: Town;
let chief: Caller;
let officer: Caller;
let clerk: Caller;
let visitor: Caller;
let south: Caller;

const startsAt = '2026-11-23T00:10:00.000Z';

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T00:00:00Z') });
  town = await buildTown(house);
  chief = await town.signIn('northChief');
  officer = await town.signIn('northOfficer');
  clerk = await town.signIn('northClerk');
  visitor = await town.signIn('northVisitor');
  south = await town.signIn('southClerk');
});
afterAll(() => house.close());

const plan = (fields: object = {}) =>
  chief.post('/api/meetings', {
    kind: 'joint',
    unitId: town.units.north,
    title: '十一月联席会议',
    startsAt,
    ...fields,
  });

async function planned(fields: object = {}): Promise<string> {
  house.setNow(new Date('2026-11-23T00:00:00Z'));
  const { status, body } = await plan(fields);
  expect(status).toBe(200);
  return String(body['id']);
}

const hold = (id: string, fields: object = {}, version = 1) =>
  chief.post(`/api/meetings/${id}/hold`, {
    version,
    attendees: [{ name: '孙强' }],
    minutes: '研究了供暖。',
    ...fields,
  });

describe('a meeting about what is stuck', () => {
  test('is proposed the overdue matter, discusses it, gives a partner a task, and the board shows it until it is done', async () => {
    const matter = await makeMatter(house, { unitId: town.units.north, state: 'in_hand', title: '三号楼不供暖' });
    await house.base.owner.query(`update matter set promised_at = '2026-11-20' where id = $1`, [matter.id]);
    const { body: stuck } = await chief.get('/api/meetings/stuck');
    expect(stuck['rows']).toContainEqual(
      expect.objectContaining({ matter: expect.objectContaining({ id: matter.id }), reasons: ['overdue'] }),
    );
    const id = await planned({ items: [{ matterId: matter.id, topic: '三号楼供暖' }, { topic: '下周巡查' }] });
    const { body: before } = await chief.get(`/api/meetings/${id}`);
    expect(before['items']).toHaveLength(2);
    expect((await hold(id)).body['error']?.['code']).toBe('meeting.too-early');

    house.setNow(new Date('2026-11-23T00:20:00Z'));
    const item = before['items']?.[0];
    const held = await hold(id, {
      outcomes: [{ itemId: item?.['id'], outcome: '热力公司三日内修复' }],
      decisions: [
        { kind: 'task', task: '修复三号楼阀门', matterId: matter.id, partnerId: town.partnerId, dueOn: '2026-11-26' },
      ],
    });
    expect(held.status).toBe(200);
    const { body: view } = await chief.get(`/api/matters/${matter.id}`);
    const discussed = view['timeline']?.find((fact) => String(fact['kind']) === 'matter.discussed');
    expect(discussed?.['text']).toContain('热力公司三日内修复');

    const { body: board } = await chief.get('/api/meetings/board');
    const column = board['departments']?.find((department) => String(department['id']) === town.partnerId);
    const decisionId = String(column?.['decisions']?.[0]?.['id']);
    expect(column?.['decisions']?.[0]).toMatchObject({ task: '修复三号楼阀门', can: ['finish', 'drop'] });
    expect((await officer.post(`/api/decisions/${decisionId}/finish`, { report: '修好了' })).status).toBe(404);
    expect((await chief.post(`/api/decisions/${decisionId}/finish`, { report: '阀门已换' })).status).toBe(200);
    expect(
      (await chief.post(`/api/decisions/${decisionId}/finish`, { report: '再来一次' })).body['error']?.['code'],
    ).toBe('step.not-now');
    const { body: after } = await chief.get('/api/meetings/board');
    expect(JSON.stringify(after)).not.toContain(decisionId);
  });

  test('is hidden from another station, and its topic from whoever may not see the matter', async () => {
    const watched = await makeMatter(house, {
      unitId: town.units.north,
      state: 'in_hand',
      title: '绝密标题',
      watch: true,
    });
    const id = await planned({ items: [{ matterId: watched.id, topic: '绝密议题' }] });
    expect((await south.get(`/api/meetings/${id}`)).status).toBe(404);
    const { body } = await clerk.get(`/api/meetings/${id}`);
    expect(body['items']?.[0]).toMatchObject({ hidden: true, matter: null, topic: '' });
    expect(JSON.stringify(body)).not.toContain('绝密');
  });

  test('takes any matter that the convener sees, found by its number or words, and a free topic: both get an outcome and a task', async () => {
    const report = {
      what: '红枫广场每晚跳舞声音太大',
      where: '金桐小区3号楼',
      lng: 121.65,
      lat: 43.25,
      emergency: false,
    };
    const number = String((await town.visitor().post('/api/report', report)).body['number']);
    const { rows } = await house.base.owner.query<{ id: string }>('select id from matter where number = $1', [number]);
    const calm = { id: rows[0]?.id ?? '', number };
    const rowsOf = async (q: string) =>
      (await chief.get(`/api/matters/suggest?q=${encodeURIComponent(q)}`)).body['rows']?.map((row) => row['id']);
    for (const q of [number, '红枫广场']) expect(await rowsOf(q)).toContain(calm.id);
    expect((await chief.get('/api/meetings/stuck')).body['rows']?.map((row) => row['matter']?.['id'])).not.toContain(
      calm.id,
    );
    const id = await planned({ items: [{ matterId: calm.id, topic: '红枫广场夜间扰民' }, { topic: '下周巡查' }] });
    const items = (await chief.get(`/api/meetings/${id}`)).body['items'] ?? [];
    house.setNow(new Date('2026-11-23T00:20:00Z'));
    const task = { kind: 'task', unitId: town.units.northGroup, dueOn: '2026-11-30' };
    const held = await hold(id, {
      outcomes: items.map((item, i) => ({ itemId: item['id'], outcome: `第${i + 1}项有结果` })),
      decisions: [
        { ...task, task: '晚上十点巡一次', matterId: calm.id },
        { ...task, task: '排好下周的班' },
      ],
    });
    expect(held.status).toBe(200);
    const { body } = await chief.get(`/api/meetings/${id}`);
    expect(body['items']?.map((item) => [item['matter']?.['id'] ?? null, String(item['outcome'])])).toEqual([
      [calm.id, '第1项有结果'],
      [null, '第2项有结果'],
    ]);
    expect(body['decisions']?.map((one) => [one['matter']?.['id'] ?? null, String(one['task'])])).toEqual(
      expect.arrayContaining([
        [calm.id, '晚上十点巡一次'],
        [null, '排好下周的班'],
      ]),
    );
    const { body: view } = await chief.get(`/api/matters/${calm.id}`);
    expect(view['timeline']?.find((fact) => String(fact['kind']) === 'matter.discussed')?.['text']).toContain(
      '第1项有结果',
    );
  });

  test('keeps what stands on its agenda when somebody changes it who does not see it', async () => {
    const watched = await makeMatter(house, { unitId: town.units.north, state: 'in_hand', watch: true });
    const id = await planned({ items: [{ matterId: watched.id, topic: '只有主管看得到' }, { topic: '旧议题' }] });
    const assigner = await hire(house, { unitId: town.units.north, duties: ['assign'] });
    const change = { version: 1, title: '改到下午', startsAt, items: [{ topic: '新议题' }] };
    expect((await assigner.caller.put(`/api/meetings/${id}`, change)).status).toBe(200);
    expect((await assigner.caller.get(`/api/meetings/${id}`)).body['items']?.map((item) => item['hidden'])).toEqual([
      false,
      true,
    ]);
    expect((await chief.get(`/api/meetings/${id}`)).body['items']?.map((item) => String(item['topic']))).toEqual([
      '新议题',
      '只有主管看得到',
    ]);
  });

  test('takes no matter on its agenda that the convener does not see', async () => {
    const foreign = await makeMatter(house, { unitId: town.units.south, state: 'in_hand' });
    const answered = await plan({ items: [{ matterId: foreign.id, topic: '别所的事' }] });
    expect(answered).toMatchObject({ status: 400, body: { error: { code: 'input.invalid' } } });
  });
});

describe('the committee', () => {
  test('decides that one colleague keeps a special case to the end, and may release it', async () => {
    const matter = await makeMatter(house, {
      unitId: town.units.north,
      state: 'in_hand',
      leadId: town.people.northOfficer.personId,
    });
    const kept = () => house.base.owner.query('select kept_by from matter where id = $1', [matter.id]);
    for (const [kind, holder] of [
      ['keep', town.people.northOfficer.personId],
      ['release', null],
    ] as const) {
      const id = await planned({
        kind: 'committee',
        title: '支委会',
        items: [{ matterId: matter.id, topic: '是否包办' }],
      });
      house.setNow(new Date('2026-11-23T00:20:00Z'));
      expect((await hold(id, { decisions: [{ kind, task: '由主办人包办到底', matterId: matter.id }] })).status).toBe(
        200,
      );
      expect((await kept()).rows[0]).toEqual({ kept_by: holder });
    }
  });
});

describe('what is written down', () => {
  test('a task names one department and a day to come', async () => {
    const id = await planned();
    house.setNow(new Date('2026-11-23T00:20:00Z'));
    const wrong = await hold(id, { decisions: [{ kind: 'task', task: '没有部门', dueOn: '2026-11-01' }] });
    expect(wrong.body['error']?.['fields']?.map((field) => field['path'])).toEqual([
      'decisions.0.unitId',
      'decisions.0.dueOn',
    ]);
  });

  test('minutes are written once, and two people do not overwrite each other', async () => {
    const id = await planned();
    const change = { version: 1, title: '改到下午', startsAt, items: [] };
    expect((await chief.put(`/api/meetings/${id}`, change)).body).toEqual({ id, version: 2 });
    expect((await chief.put(`/api/meetings/${id}`, change)).body['error']?.['code']).toBe('version.conflict');
    house.setNow(new Date('2026-11-23T00:20:00Z'));
    expect((await hold(id, {}, 2)).status).toBe(200);
    expect((await hold(id, {}, 3)).body['error']?.['code']).toBe('step.not-now');
  });

  test('whoever does not convene can neither plan nor cancel', async () => {
    const id = await planned();
    expect(
      (await visitor.post('/api/meetings', { kind: 'joint', unitId: town.units.north, title: '我来开会', startsAt }))
        .status,
    ).toBe(403);
    expect((await visitor.post(`/api/meetings/${id}/cancel`, { version: 1, reason: '不想开' })).status).toBe(403);
    expect((await chief.post(`/api/meetings/${id}/cancel`, { version: 1, reason: '改期' })).status).toBe(200);
  });
});

test('what a meeting said of people is gone after two years; that it was held stays', async () => {
  const id = await planned({ items: [{ topic: '赵大爷家的供暖' }] });
  house.setNow(new Date('2026-11-23T00:20:00Z'));
  expect((await hold(id)).status).toBe(200);
  const left = async () =>
    (
      await house.base.owner.query(
        `select g.minutes, g.attendees, g.state, i.topic from meeting g join agenda_item i on i.meeting_id = g.id where g.id = $1`,
        [id],
      )
    ).rows;
  await withinHouse(house.open.house, 'meetings:tidy', tidyMeetings);
  expect(await left()).toMatchObject([{ minutes: '研究了供暖。', topic: '赵大爷家的供暖' }]);
  house.setNow(new Date('2028-11-24T00:00:00Z'));
  await withinHouse(house.open.house, 'meetings:tidy', tidyMeetings);
  expect(await left()).toEqual([{ minutes: '', attendees: [], state: 'held', topic: '' }]);
});
