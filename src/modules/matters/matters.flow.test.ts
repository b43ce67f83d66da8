import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';
import { verifyAccessLog } from '../../platform/access-log.ts';
import { checkBooks } from './api.ts';

let house: TestHouse;
let town: Town;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
});
afterAll(() => house.close());

const said = {
  what: '楼下小吃摊每天晚上占道经营，油烟很大，请来看看。',
  where: '金桐小区3号楼',
  phone: '19900005678',
  emergency: false,
};

function takePhoto(): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a6a55' } })
    .jpeg()
    .toBuffer();
}

describe('a concern goes all the way round', () => {
  test('from the report to the archive, with a "not solved" on the way, and the timeline says so to each', async () => {
    const resident = town.visitor();
    const sent = await resident.post('/api/report', said);
    expect(sent.status).toBe(200);
    expect(sent.body['unitName']).toBe('河北路派出所');
    expect(sent.body['tail']).toBe('5678');
    const clerk = await town.signIn('northClerk');
    const queue = await clerk.get('/api/matters?queue=new');
    const id = String(queue.body['rows']?.[0]?.['id']);
    const officer = await town.signIn('northOfficer');
    const step = async (who: typeof clerk, name: string, fields: object = {}) => {
      const { body } = await who.get(`/api/matters/${id}`);
      return who.post(`/api/matters/${id}/${name}`, { version: Number(body['version']), ...fields });
    };
    expect((await step(clerk, 'accept', { category: 'street.stall' })).body['state']).toBe('accepted');
    const helpers = [{ partnerId: town.partnerId, task: '清理摊位油污' }];
    expect(
      (
        await step(clerk, 'assign', {
          unitId: town.units.northGroup,
          leadId: town.people.northOfficer.personId,
          helpers,
        })
      ).body['state'],
    ).toBe('assigned');
    expect((await step(officer, 'take')).body['state']).toBe('in_hand');
    expect((await step(officer, 'answer', { text: '已约谈摊主，今晚起移到便民市场。' })).body['state']).toBe(
      'answered',
    );
    expect((await step(officer, 'close')).body['error']?.['code']).toBe('step.parts-open');
    const partId = String(
      (await officer.get(`/api/matters/${id}`)).body['parts']?.find((part) => String(part['role']) === 'helper')?.[
        'id'
      ],
    );
    expect((await officer.post(`/api/matters/${id}/parts/${partId}/finish`, { answer: '已冲洗' })).status).toBe(200);
    expect((await step(officer, 'close')).body['error']?.['code']).toBe('step.evidence-missing');
    const unproven = await step(officer, 'evidence', { evidence: 'photo-after', note: '已清理' });
    expect(unproven.body['error']).toMatchObject({ code: 'input.invalid', fields: [{ path: 'fileIds' }] });
    expect((await step(officer, 'close')).body['error']?.['code']).toBe('step.evidence-missing');
    const photo = String((await officer.bytes('/api/files', await takePhoto())).body['id']);
    expect((await step(officer, 'evidence', { evidence: 'photo-after', fileIds: [photo] })).status).toBe(200);
    expect((await step(officer, 'close')).body['state']).toBe('closed');
    const visitor = await town.signIn('northVisitor');
    expect(
      (await step(visitor, 'revisit', { way: 'visit', solved: 'no', note: '摊位第二天又回来了' })).body['state'],
    ).toBe('reopened');
    expect((await step(officer, 'take')).body['state']).toBe('in_hand');
    await step(officer, 'answer', { text: '已会同城管固定摊位，连续三天巡查。' });
    await step(officer, 'close');
    await resident.post('/api/report/open', { code: String(sent.body['code']), tail: '5678' });
    expect((await resident.post('/api/report/mine/solved', { solved: 'yes', comment: '谢谢' })).status).toBe(200);
    expect((await step(visitor, 'revisit', { way: 'phone', solved: 'yes', note: '居民表示满意' })).body['state']).toBe(
      'revisited',
    );
    expect((await step(visitor, 'archive')).body['state']).toBe('archived');
    const mine = (await resident.get('/api/report/mine')).body;
    expect(mine['state']).toEqual('archived');
    expect(mine['timeline']?.some((entry) => String(entry['details']?.['state']) === 'reopened')).toBe(true);
    const opened = (await resident.get('/api/report/mine/opened')).body['rows'];
    expect(opened?.length).toBeGreaterThan(5);
  });

  test('the books agree with the facts and the access log is whole', async () => {
    expect((await checkBooks(house.base.app.db, () => undefined)).wrong).toEqual([]);
    expect((await verifyAccessLog(house.base.app.db)).broken).toEqual([]);
  });
});

test('a report sent twice makes one matter and gives the same receipt', async () => {
  const resident = town.visitor();
  const requestId = newId();
  const first = await resident.post('/api/report', said, requestId);
  const again = await resident.post('/api/report', said, requestId);
  expect(again.body).toEqual(first.body);
});

test('a colleague of another station is told that there is nothing, and the resident sees that he tried', async () => {
  const resident = town.visitor();
  const sent = await resident.post('/api/report', said);
  const clerk = await town.signIn('northClerk');
  const id = String((await clerk.get('/api/matters?queue=new')).body['rows']?.[0]?.['id']);
  const stranger = await town.signIn('southClerk');
  expect((await stranger.get(`/api/matters/${id}`)).status).toBe(404);
  await resident.post('/api/report/open', { code: String(sent.body['code']), tail: '5678' });
  const opened = (await resident.get('/api/report/mine/opened')).body['rows'];
  expect(opened?.map((line) => String(line['outcome']))).toContain('refused');
});

test('a helping unit sees title, place and its own part, and nothing of who reported it or in which words', async () => {
  const resident = town.visitor();
  await resident.post('/api/report', { ...said, what: '秘密词语在正文里，楼下小吃摊占道。', title: '小吃摊占道' });
  const clerk = await town.signIn('northClerk');
  const id = String((await clerk.get('/api/matters?queue=new')).body['rows']?.[0]?.['id']);
  await clerk.post(`/api/matters/${id}/accept`, { version: 1 });
  const helpers = [{ unitId: town.units.southGroup, task: '请协助劝导摊主' }];
  await clerk.post(`/api/matters/${id}/assign`, { version: 2, unitId: town.units.northGroup, helpers });
  const helper = await town.signIn('southOfficer');
  const seen = (await helper.get(`/api/matters/${id}`)).body;
  expect(seen['title']).toEqual('小吃摊占道');
  expect(seen['parts']?.some((part) => String(part['task']) === '请协助劝导摊主')).toBe(true);
  expect(JSON.stringify(seen)).not.toMatch(/秘密词语|19900005678/);
  expect(seen['reporters']).toEqual([]);
  expect((await helper.get('/api/matters?queue=helping')).body['rows']?.length).toBe(1);
  expect((await helper.get(`/api/matters?queue=all&q=${encodeURIComponent('秘密词语')}`)).body['rows']).toEqual([]);
});
