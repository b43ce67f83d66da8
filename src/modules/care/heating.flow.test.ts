import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';
import { checkBooks } from '../matters/api.ts';

let house: TestHouse;
let town: Town;
let clerk: Caller;
let officer: Caller;
let chief: Caller;
let gas: string;
let village: string;
let street: string;

const startsAt = '2026-11-23T00:10:00.000Z';

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T00:00:00Z') });
  town = await buildTown(house);
  clerk = await town.signIn('northClerk');
  officer = await town.signIn('northOfficer');
  chief = await town.signIn('northChief');
  gas = await partner('云岭燃气公司', 'utility');
  village = await partner('河北村村民委员会', 'society');
  street = await partner('河北街道办事处', 'township');
});
afterAll(() => house.close());

async function partner(name: string, kind: string): Promise<string> {
  const id = newId();
  await house.base.owner.query('insert into partner (id, code, name, kind) values ($1, $2, $3, $4)', [
    id,
    id.slice(-8),
    name,
    kind,
  ]);
  return id;
}

async function sendPhoto(who: Caller): Promise<string> {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a6a55' } })
    .jpeg()
    .toBuffer();
  return String((await who.bytes('/api/files', bytes)).body['id']);
}

async function step(who: Caller, id: string, name: string, fields: object = {}) {
  const { body } = await who.get(`/api/matters/${id}`);
  const answered = await who.post(`/api/matters/${id}/${name}`, { version: Number(body['version']), ...fields });
  expect(answered.status, JSON.stringify(answered.body)).toBe(200);
  return answered.body;
}

const states = async (who: Caller, id: string) => {
  const { body } = await who.get(`/api/matters/${id}/proof`);
  return Object.fromEntries(body['items']?.map((one) => [String(one['item']), String(one['state'])]) ?? []);
};

describe('the bedridden father has no heating, and his neighbours are against the gas pipe', () => {
  test('his call is taken down for him, three units and a meeting work on it, it is proven, answered and visited', async () => {
    const told = await clerk.post('/api/matters', {
      what: '高某父亲常年卧床，家里要装天然气供暖，邻居怕不安全拦着不让装，一家人受冻。',
      where: '金桐小区3号楼',
      title: '卧床老人家中供暖难',
      phone: '19900005678',
      emergency: false,
      category: 'facility.heating',
      channel: 'phone',
      behalfNote: '卧床老人的儿子来电，代为登记',
    });
    expect(told.status, JSON.stringify(told.body)).toBe(200);
    const id = String(told.body['id']);
    await step(clerk, id, 'accept', { category: 'facility.heating' });
    const helpers = [
      { partnerId: gas, task: '上门做燃气安全评估' },
      { partnerId: village, task: '做邻居工作' },
      { partnerId: street, task: '牵头协调' },
    ];
    const leadId = town.people.northOfficer.personId;
    await step(clerk, id, 'assign', { unitId: town.units.northGroup, leadId, helpers });
    await step(officer, id, 'take');
    expect((await officer.get(`/api/matters/${id}/proof`)).body['isWanted']).toBe(true);
    expect(await states(officer, id)).toMatchObject({ assessment: 'missing', minutes: 'missing', photos: 'missing' });

    const meeting = await chief.post('/api/meetings', {
      kind: 'joint',
      unitId: town.units.north,
      title: '供暖协调会',
      startsAt,
      items: [{ matterId: id, topic: '高家供暖' }, { topic: '另一户的私事' }],
    });
    house.setNow(new Date('2026-11-23T00:20:00Z'));
    const { body: planned } = await chief.get(`/api/meetings/${meeting.body['id']}`);
    const held = await chief.post(`/api/meetings/${meeting.body['id']}/hold`, {
      version: 1,
      attendees: [{ name: '燃气公司王工' }],
      minutes: '会上也谈了另一户。',
      outcomes: [{ itemId: planned['items']?.[0]?.['id'], outcome: '评估合格即安装' }],
      decisions: [{ kind: 'task', task: '三日内安装', matterId: id, partnerId: gas, dueOn: '2026-11-26' }],
    });
    expect(held.status, JSON.stringify(held.body)).toBe(200);

    const assessment = await sendPhoto(officer);
    const put = { item: 'assessment', note: '燃气公司安全评估：合格', fileIds: [assessment] };
    expect((await officer.post(`/api/matters/${id}/proof`, put)).status).toBe(200);
    expect(
      (await officer.post(`/api/matters/${id}/proof/waive`, { item: 'letters', reason: '没有来往函件' })).status,
    ).toBe(200);
    expect(await states(officer, id)).toEqual({
      assessment: 'there',
      minutes: 'there',
      photos: 'there',
      letters: 'waived',
      result: 'missing',
    });

    for (const part of (await officer.get(`/api/matters/${id}`)).body['parts']?.filter(
      (one) => String(one['role']) === 'helper',
    ) ?? []) {
      expect((await officer.post(`/api/matters/${id}/parts/${part['id']}/finish`, { answer: '已办妥' })).status).toBe(
        200,
      );
    }
    const result = { item: 'result', note: '通气点火记录', fileIds: [await sendPhoto(officer)] };
    expect((await officer.post(`/api/matters/${id}/proof`, result)).status).toBe(200);
    await step(officer, id, 'answer', { text: '评估合格，邻居已同意，今天已经通气供暖。' });
    await step(officer, id, 'evidence', { evidence: 'visit-note', note: '上门看过，屋里二十二度' });
    expect((await step(officer, id, 'close'))['state']).toBe('closed');
    const visitor = await town.signIn('northVisitor');
    expect((await step(visitor, id, 'revisit', { way: 'visit', solved: 'yes', note: '老人说暖和了' }))['state']).toBe(
      'revisited',
    );

    const { body: parts } = await officer.get(`/api/matters/${id}/packs/parts`);
    expect(parts['sections']?.map((one) => String(one['key']))).toEqual(
      expect.arrayContaining(['care.minutes', 'care.proof']),
    );
    expect(parts['files']?.find((one) => String(one['id']) === assessment)).toMatchObject({ ready: false });
    const packed = { receiver: '云岭燃气公司', purpose: '留存', sections: ['care.proof'], fileIds: [assessment] };
    expect((await officer.post(`/api/matters/${id}/packs`, packed)).status).toBe(400);
    expect((await officer.post(`/api/files/${assessment}/redact`, { none: true })).status).toBe(200);
    expect((await officer.post(`/api/matters/${id}/packs`, packed)).status).toBe(200);
    expect((await checkBooks(house.base.app.db, () => undefined)).wrong).toEqual([]);
  });
});

describe('the list of proof', () => {
  test('is not wanted where no utility has a part, and is hidden from another station and from a helping unit', async () => {
    const wish = { unitId: town.units.north, state: 'in_hand', helperUnitId: town.units.southGroup } as const;
    const { id } = await makeMatter(house, wish);
    expect((await clerk.get(`/api/matters/${id}/proof`)).body['isWanted']).toBe(false);
    const helper = await hire(house, { unitId: town.units.southGroup, duties: ['handle'] });
    expect((await helper.caller.get(`/api/matters/${id}/proof`)).status).toBe(403);
    const stranger = await hire(house, { unitId: town.units.south, duties: ['intake'] });
    expect((await stranger.caller.get(`/api/matters/${id}/proof`)).status).toBe(404);
    expect((await town.visitor().get(`/api/matters/${id}/proof`)).status).toBe(401);
  });
});
