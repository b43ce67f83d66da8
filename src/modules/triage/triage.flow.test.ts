import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { decodeModel } from '../../algorithms/text-classes/model-bytes.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { hearDecision } from './actions-suggest.ts';
import { retrain } from './jobs.ts';

let house: TestHouse;
let town: Town;
let clerk: Caller;
let chief: Caller;
let officer: Caller;
let south: Caller;
let administrator: Caller;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T00:00:00Z') });
  town = await buildTown(house);
  clerk = await town.signIn('northClerk');
  chief = await town.signIn('northChief');
  officer = await town.signIn('northOfficer');
  south = await town.signIn('southClerk');
  administrator = await town.signIn('operator');
});
afterAll(() => house.close());

const asHouse = (work: Parameters<typeof withinHouse<void>>[2]) => withinHouse(house.open.house, 'triage', work);
const report = (title: string) => makeMatter(house, { unitId: town.units.north, title });

describe('before anything was learned', () => {
  test('keywords of the dictionary suggest, say so, and are never sure', async () => {
    const { body } = await clerk.post('/api/triage/suggest', { text: '楼上漏水，把我家天花板泡了' });
    expect(body).toMatchObject({ source: 'keywords', version: null, isSure: false });
    expect(body['ranked']?.[0]).toMatchObject({ chance: null });
    expect(body['reasons']?.[0]?.['phrase']).toContain('漏水');
  });

  test('whoever does not see a matter gets no suggestion for it', async () => {
    const { id } = await report('楼上漏水');
    expect((await south.get(`/api/matters/${id}/suggestion`)).status).toBe(404);
    expect((await officer.post('/api/triage/models')).status).toBe(403);
  });
});

describe('learning from what people decided', () => {
  const said = {
    'dispute.water': ['天花板湿了一大片', '卫生间往下滴', '墙面发霉起皮，漏水没人管'],
    'dispute.neighbour.noise': ['半夜蹦迪睡不着', '楼板咚咚响', '天天弹琴到深夜'],
  };
  const places = ['金桐小区', '自由路', '火车站', '枫桥镇', '东门', '西街'];

  test('a version appears with its figures, is put to use when it is better than keywords, and the same decisions teach once', async () => {
    for (const [category, texts] of Object.entries(said))
      for (let i = 0; i < 156; i++)
        await makeMatter(house, {
          unitId: town.units.north,
          state: 'in_hand',
          category,
          title: `${places[i % 6]}${i % 40}栋${texts[i % 3]}，多次反映${i < 1 ? '貔貅' : ''}`,
        });
    await asHouse((ctx) => retrain(ctx));
    await asHouse((ctx) => retrain(ctx));
    const { body } = await administrator.get('/api/triage/models');
    expect(body['rows']).toHaveLength(1);
    expect(body['rows']?.[0]).toMatchObject({ number: 1, rows: 312, latest: { rows: 62, championNumber: null } });
    expect(body['learnable']).toMatchObject({ rows: 312, categories: 2, needed: 300 });
    const { body: whole } = await administrator.get(`/api/triage/models/${body['rows']?.[0]?.['id']}`);
    expect(whole['confusion']?.['labels']).toHaveLength(2);
    expect(whole['curve']?.length).toBeGreaterThan(1);
    expect(body['rows']?.[0]).toMatchObject({ state: 'champion', ruling: 'promote', promotedBy: null });
  });

  test('nothing of a single matter is in it: no number, no word of one household', async () => {
    const { rows } = await house.base.owner.query<{ bytes: Buffer }>('select bytes from triage_model');
    const { words, grams } = decodeModel(rows[0]?.bytes ?? new Uint8Array());
    expect(words).toContain('漏水');
    expect([...words, ...grams].filter((one) => /[0-9]|貔/.test(one))).toEqual([]);
  });

  test('a suggestion tells its words and its version; what the colleague then decided stands beside it', async () => {
    const { id } = await report('隔壁卫生间漏水，天花板全湿了');
    const { body } = await clerk.get(`/api/matters/${id}/suggestion`);
    expect(body).toMatchObject({ source: 'model', version: 1, isSure: true });
    expect(body['ranked']?.[0]?.['category']).toBe('dispute.water');
    expect(body['reasons']?.map((one) => one['phrase']).join()).toMatch(/漏水|卫生间|天花板/);
    const accepted = await clerk.post(`/api/matters/${id}/accept`, { version: 1, category: 'dispute.neighbour.noise' });
    expect(accepted.status).toBe(200);
    await asHouse((ctx) => hearDecision(ctx, { id }));
    const corrections = await administrator.get('/api/triage/corrections');
    expect(corrections.body['rows']).toMatchObject([
      { matterId: id, version: 1, suggested: 'dispute.water', decided: 'dispute.neighbour.noise' },
    ]);
    const { body: models } = await administrator.get('/api/triage/models');
    expect(models['taken']).toMatchObject([{ version: 1, decided: 1, accepted: 0, amongTwo: 1 }]);
    expect(models['coverage']?.[0]).toMatchObject({ margin: 0, coverage: 1, accuracy: 0 });
  });

  test('an administrator goes back to what was before, with a reason that stays', async () => {
    const { body } = await administrator.post('/api/triage/roll-back', { reason: '总把噪声当漏水' });
    expect(body['number']).toBeNull();
    const { body: models } = await administrator.get('/api/triage/models');
    expect(models['rows']?.[0]).toMatchObject({ state: 'retired', retiredWhy: '总把噪声当漏水' });
    expect((await clerk.post('/api/triage/suggest', { text: '楼上漏水' })).body['source']).toBe('keywords');
    expect((await administrator.post('/api/triage/roll-back', { reason: '再退' })).status).toBe(409);
    await administrator.post(`/api/triage/models/${models['rows']?.[0]?.['id']}/promote`, { reason: '重新启用' });
    expect((await clerk.post('/api/triage/suggest', { text: '楼上漏水' })).body['source']).toBe('model');
  });
});

describe('a risk on a matter', () => {
  test('wording hints, a colleague marks it until a day, it is listed, and ends with a reason', async () => {
    const { id } = await report('两家矛盾多年，对方扬言报复');
    const before = await chief.get(`/api/matters/${id}/risks`);
    expect(before.body['hints']?.map((hint) => hint['kind'])).toEqual(['violence', 'escalation']);
    const mark = { kind: 'escalation', reason: '双方已动过手', untilOn: '2026-12-20' };
    expect((await chief.post(`/api/matters/${id}/risks`, { ...mark, untilOn: '2026-11-23' })).status).toBe(400);
    const { body } = await chief.post(`/api/matters/${id}/risks`, mark);
    expect((await chief.post(`/api/matters/${id}/risks`, mark)).status).toBe(409);
    expect((await chief.get('/api/risks')).body['rows']).toMatchObject([
      { matterId: id, kind: 'escalation', untilOn: '2026-12-20' },
    ]);
    expect((await south.get(`/api/matters/${id}/risks`)).status).toBe(404);
    expect((await chief.post(`/api/risks/${body['id']}/end`, { reason: '已经调解和好' })).status).toBe(200);
    expect((await chief.get('/api/risks')).body['rows']).toEqual([]);
    const { body: after } = await chief.get(`/api/matters/${id}/risks`);
    expect(after['rows']?.[0]).toMatchObject({ isActive: false, endReason: '已经调解和好' });
    const { body: matter } = await chief.get(`/api/matters/${id}`);
    expect(matter['timeline']?.map((line) => line['kind'])).toEqual(
      expect.arrayContaining(['risk.marked', 'risk.ended']),
    );
  });

  test('the reporter hears neither of marks nor of hints', async () => {
    const { rows } = await house.base.owner.query<{ audience: string }>(
      `select distinct audience from happening where kind like 'risk.%'`,
    );
    expect(rows).toEqual([{ audience: 'staff' }]);
  });
});
