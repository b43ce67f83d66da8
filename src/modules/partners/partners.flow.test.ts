import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { partnerFacts } from './words.ts';

let house: TestHouse;
let town: Town;
let keeper: Caller;
let clerk: Caller;

const heating = {
  code: 'W10',
  name: '供热公司',
  kind: 'utility',
  remit: '供暖',
  liaisonName: '孙强',
  liaisonPhone: '19900005678',
};

async function makePartner(fields: object): Promise<string> {
  const { status, body } = await keeper.post('/api/partners', fields);
  expect(status).toBe(200);
  return String(body['id']);
}

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  await house.base.owner.query('delete from partner');
  keeper = await town.signIn('keeper');
  clerk = await town.signIn('northClerk');
});
afterAll(() => house.close());

it('a partner is found by name, remit, liaison and pinyin initials', async () => {
  await makePartner(heating);
  await makePartner({ code: 'W11', name: '供电所', kind: 'utility' });
  for (const q of ['供热', '供暖', '孙强', 'grgs', 'w10']) {
    const { body } = await clerk.get(`/api/partners?q=${encodeURIComponent(q)}`);
    expect(body['rows']?.map((row) => row['code'])).toEqual(['W10']);
  }
});

it('whoever reads the phone of a liaison leaves a line in the access log', async () => {
  const id = await makePartner({ ...heating, code: 'W20' });
  expect((await clerk.get(`/api/partners/${id}`)).body['liaisonPhone']).toBe('19900005678');
  const { rows } = await house.base.owner.query('select who_id from access_log where subject_id = $1', [id]);
  expect(rows).toEqual([{ who_id: town.people.northClerk.accountId }]);
});

it('a clerk reads partners but changes none, a resident sees none', async () => {
  const id = await makePartner({ ...heating, code: 'W30' });
  expect((await clerk.put(`/api/partners/${id}`, { ...heating, code: 'W30' })).status).toBe(403);
  expect((await town.visitor().get('/api/partners')).status).toBe(401);
});

it('an ended partner stands in the list of ended ones only and changes no more', async () => {
  const id = await makePartner({ ...heating, code: 'W40', name: '老物业' });
  expect((await keeper.put(`/api/partners/${id}`, { ...heating, code: 'W40', name: '旧物业' })).status).toBe(200);
  await keeper.post(`/api/partners/${id}/end`, { on: '2026-01-01' });
  const codesOf = async (query: string) =>
    (await clerk.get(`/api/partners?${query}`)).body['rows']?.map((row) => row['code']);
  expect(await codesOf('limit=200')).not.toContain('W40');
  expect(await codesOf('ended=true')).toEqual(['W40']);
  expect((await keeper.put(`/api/partners/${id}`, { ...heating, code: 'W40' })).status).toBe(409);
});

it('a code is used once', async () => {
  await makePartner({ ...heating, code: 'W50' });
  expect((await keeper.post('/api/partners', { ...heating, code: 'W50' })).status).toBe(409);
});

it('every fact that was told here has its words', async () => {
  const { rows } = await house.base.owner.query<{ kind: string }>(
    `select distinct kind from happening where kind not like 'session.%'`,
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.filter(({ kind }) => !(kind in partnerFacts))).toEqual([]);
});
