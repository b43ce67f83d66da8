import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { checkBooks } from '../matters/api.ts';
import { isOpen, refusalOf } from './rules.ts';
import { type JointState, jointStates, jointSteps } from './words.ts';

let house: TestHouse;
let town: Town;
let chief: Caller;
let south: Caller;
let networks = 0;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  const duties = ['intake', 'assign', 'handle', 'oversee'] as const;
  chief = (await hire(house, { unitId: town.units.north, duties })).caller;
  south = (await hire(house, { unitId: town.units.south, duties: ['handle'] })).caller;
});
afterAll(() => house.close());

interface Reported {
  readonly id: string;
  readonly resident: Caller;
}

async function dust(where: string): Promise<Reported> {
  networks += 1;
  const resident = new Caller(house.url, { 'x-forwarded-for': `10.30.0.${networks}` });
  const said = {
    what: `${where}工地扬尘很大，衣服都晾不了。`,
    where: '金桐小区',
    category: 'environment.dust',
    emergency: false,
  };
  const sent = (await resident.post('/api/report', said)).body;
  await resident.post('/api/report/open', { code: String(sent['code']), tail: String(sent['tail']) });
  const { rows } = await house.base.owner.query<{ id: string }>('select id from matter where number = $1', [
    sent['number'],
  ]);
  return { id: rows[0]?.id ?? '', resident };
}

async function step(id: string, name: string, fields: object = {}) {
  const { body } = await chief.get(`/api/matters/${id}`);
  const answer = await chief.post(`/api/matters/${id}/${name}`, { version: Number(body['version']), ...fields });
  expect([name, answer.status]).toEqual([name, 200]);
}

async function act(who: Caller, id: string, name: string, fields: object = {}) {
  const { body } = await chief.get(`/api/joints/${id}`);
  return who.post(`/api/joints/${id}/${name}`, { version: Number(body['version']), ...fields });
}

describe('dust at three sites', () => {
  test('three matters stay separate, two units and a partner take part, and one result answers all who reported', async () => {
    const sites = [await dust('东'), await dust('西'), await dust('北')];
    for (const { id } of sites) {
      await step(id, 'accept');
      await step(id, 'assign', { unitId: town.units.north });
    }
    await step(sites[0]?.id ?? '', 'take');
    const late = await dust('南');
    const made = await chief.post('/api/joints', {
      title: '三处工地扬尘整治',
      goal: '同一天检查，统一要求覆盖和喷淋',
      unitId: town.units.north,
      matterIds: [...sites, late].map(({ id }) => id),
      members: [
        { unitId: town.units.south, task: '疏导渣土车' },
        { partnerId: town.partnerId, task: '检查覆盖和喷淋' },
      ],
    });
    expect(made.status).toBe(200);
    const id = String(made.body['id']);
    expect((await act(chief, id, 'finish', { text: '太早了一点' })).status).toBe(409);
    expect((await act(chief, id, 'start')).status).toBe(200);

    const seen = (await south.get(`/api/joints/${id}`)).body;
    expect([seen['list']?.length, seen['hidden']]).toEqual([0, 4]);
    expect(JSON.stringify(seen)).not.toContain('晾不了');
    const members = seen['memberList'] ?? [];
    expect(members.map((member) => member['can']?.length)).toEqual([3, 0]);
    expect((await act(south, id, 'answer', { memberId: members[0]?.['id'], state: 'taken' })).status).toBe(200);
    expect((await act(chief, id, 'finish', { text: '还有单位没办完' })).body['error']?.['code']).toBe(
      'step.parts-open',
    );
    expect(
      (await act(south, id, 'answer', { memberId: members[1]?.['id'], state: 'done', text: '替别人说' })).status,
    ).toBe(403);
    expect(
      (await act(south, id, 'answer', { memberId: members[0]?.['id'], state: 'done', text: '已改道' })).status,
    ).toBe(200);
    expect(
      (await act(chief, id, 'answer', { memberId: members[1]?.['id'], state: 'done', text: '已整改' })).status,
    ).toBe(200);
    expect((await act(south, id, 'finish', { text: '不是我的' })).status).toBe(403);
    expect((await act(chief, id, 'note', { text: '现场会：三家都签了整改承诺' })).status).toBe(200);

    const result = '三处工地已全部覆盖并装上喷淋，每天两次洒水。';
    expect((await act(chief, id, 'finish', { text: result })).body).toMatchObject({ state: 'done' });
    for (const { resident } of sites) {
      expect((await resident.get('/api/report/mine')).body).toMatchObject({
        state: 'answered',
        answer: { text: result },
      });
    }
    const lateMine = (await late.resident.get('/api/report/mine')).body;
    expect([lateMine['state'], lateMine['answer']]).toEqual(['reported', null]);
    expect((await chief.get(`/api/joints/${id}`)).body).toMatchObject({ matters: 4, answered: 3, membersDone: 2 });
    expect((await chief.get('/api/joints')).body['figures']).toMatchObject({ done: 1 });
    const { wrong } = await checkBooks(house.base.app.db as never, () => undefined);
    expect(wrong).toEqual([]);
  });

  test('matters and members come and go while it is open, and nothing changes once it was cancelled', async () => {
    const [one, two] = [await dust('甲'), await dust('乙')];
    for (const { id } of [one, two]) await step(id, 'accept');
    const fields = { title: '扬尘', goal: '看看现场', unitId: town.units.north, matterIds: [one.id] };
    const id = String((await chief.post('/api/joints', fields)).body['id']);
    expect((await act(chief, id, 'add-matter', { matterId: two.id })).status).toBe(200);
    expect((await act(chief, id, 'add-matter', { matterId: two.id })).body['error']?.['code']).toBe('already.exists');
    expect((await act(chief, id, 'remove-matter', { matterId: one.id, reason: '不是工地' })).status).toBe(200);
    expect((await act(chief, id, 'ask', { unitId: town.units.south, task: '疏导' })).status).toBe(200);
    const view = (await chief.get(`/api/joints/${id}`)).body;
    expect([view['list']?.map((row) => String(row['id'])), view['members']]).toEqual([[two.id], 1]);
    const timeline = (await chief.get(`/api/matters/${one.id}`)).body['timeline'];
    expect(timeline?.map((entry) => String(entry['kind'])).slice(-2)).toEqual(['joint.joined', 'joint.left']);
    expect((await act(chief, id, 'cancel', { reason: '改为单独办理' })).status).toBe(200);
    expect((await act(chief, id, 'add-matter', { matterId: one.id })).status).toBe(409);
    expect((await act(chief, id, 'note', { text: '补记一笔' })).status).toBe(409);
  });

  test('a member sees shared photos only after somebody blacked them out', async () => {
    const { id: matterId } = await dust('中');
    await step(matterId, 'accept');
    const fields = { title: '扬尘', goal: '看看现场', unitId: town.units.north, matterIds: [matterId] };
    const id = String(
      (await chief.post('/api/joints', { ...fields, members: [{ unitId: town.units.south, task: '疏导' }] })).body[
        'id'
      ],
    );
    const image = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#7a6a55' } })
      .jpeg()
      .toBuffer();
    const fileId = String((await chief.bytes('/api/files', image)).body['id']);
    expect((await act(chief, id, 'evidence', { fileIds: [fileId] })).status).toBe(200);
    expect((await chief.get(`/api/files/${fileId}`)).status).toBe(200);
    expect((await south.get(`/api/files/${fileId}`)).status).toBe(404);
    expect((await south.get(`/api/joints/${id}`)).body['files']).toEqual([]);
    expect((await chief.post(`/api/files/${fileId}/redact`, { none: true })).status).toBe(200);
    expect((await south.get(`/api/files/${fileId}?size=public`)).status).toBe(200);
    expect((await south.get(`/api/joints/${id}`)).body['files']).toHaveLength(1);
  });

  test('nobody puts in a matter that is not his to work on, or that he cannot see', async () => {
    const { id: matterId } = await dust('远');
    const fields = { title: '借题发挥', goal: '试一试', unitId: town.units.south, matterIds: [matterId] };
    const answer = await south.post('/api/joints', fields);
    expect([answer.status, answer.body['error']?.['fields']?.[0]?.['path']]).toEqual([400, 'matterIds']);
    const outsider = (await hire(house, { unitId: town.units.southGroup, duties: ['handle'] })).caller;
    const own = await chief.post('/api/joints', { ...fields, unitId: town.units.north });
    expect((await outsider.get(`/api/joints/${String(own.body['id'])}`)).status).toBe(404);
  });
});

test('a joint action ends once: whatever its state, only open ones can be changed', () => {
  for (const state of Object.keys(jointStates) as JointState[]) {
    const possible = (Object.keys(jointSteps) as (keyof typeof jointSteps)[]).filter(
      (name) => refusalOf({ state, matters: 1, openMembers: 0 }, name) === undefined,
    );
    expect(possible.length > 0).toBe(isOpen(state));
  }
  expect(refusalOf({ state: 'running', matters: 0, openMembers: 0 }, 'finish')).toBe('joint.no-matters');
});
