import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { dropVisits, planVisits } from './jobs.ts';
import { visitSections } from './sections.ts';

let house: TestHouse;
let town: Town;
let visitor: Caller;
let officer: Caller;
let chief: Caller;
let south: Caller;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T00:00:00Z'), withJobs: true });
  town = await buildTown(house);
  visitor = await town.signIn('northVisitor');
  officer = await town.signIn('northOfficer');
  chief = await town.signIn('northChief');
  south = await town.signIn('southClerk');
});
afterAll(() => house.close());

async function closedDispute(state = 'closed'): Promise<{ id: string; code: string }> {
  return makeMatter(house, {
    unitId: town.units.north,
    state,
    category: 'dispute.water',
    title: '楼上漏水',
    leadId: town.people.northOfficer.personId,
    closedBy: town.people.northOfficer.accountId,
  });
}

const plan = planVisits(() => Promise.resolve(false));
const hear = (job: typeof dropVisits, id: string) =>
  withinHouse(house.open.house, 'revisits', (ctx) => job(ctx, { kind: 'matter.closed', id }));

const tasksOf = async (id: string) =>
  (await visitor.get(`/api/matters/${id}/revisits`)).body['plans']?.[0]?.['tasks'] ?? [];

describe('a closed dispute', () => {
  test('is visited after 7, 30 and 90 days; the list shows the overdue visit first', async () => {
    const { id } = await closedDispute();
    await hear(plan, id);
    await hear(plan, id);
    const tasks = await tasksOf(id);
    expect(tasks.map((task) => task['dueOn'])).toEqual(['2026-11-30', '2026-12-23', '2027-02-21']);
    await house.base.owner.query(`update revisit_task set due_on = '2026-11-01' where id = $1`, [
      String(tasks[0]?.['id']),
    ]);
    const { body } = await visitor.get('/api/revisits?list=overdue');
    expect(body['rows']?.map((row) => row['id'])).toContain(tasks[0]?.['id']);
    expect((await south.get('/api/revisits?list=overdue')).body['rows']).toHaveLength(0);
  });

  test('that stays settled keeps its later visits; the closer cannot be the visitor', async () => {
    const { id } = await closedDispute();
    await hear(plan, id);
    const [first] = await tasksOf(id);
    const visit = { way: 'phone', found: 'settled', note: '没有再漏' };
    expect((await officer.post(`/api/revisits/${first?.['id']}/visit`, visit)).status).toBe(403);
    expect((await visitor.post(`/api/revisits/${first?.['id']}/visit`, visit)).body['state']).toBe('done');
    expect((await tasksOf(id)).map((task) => task['state'])).toEqual(['done', 'due', 'due']);
    const filed = (kind: 'whole' | 'reporter' | 'receiver') =>
      withinHouse(house.open.house, 'revisits', async (ctx) =>
        JSON.stringify(
          await visitSections(ctx, { subject: { kind: 'matter', id }, audience: { kind, reporterId: 'nobody' } }),
        ),
      );
    expect(await filed('whole')).toContain('没有再漏');
    expect(await filed('reporter')).toContain('没有反复');
    expect(await filed('reporter')).not.toContain('没有再漏');
    expect(await filed('receiver')).toBe('[]');
    expect((await visitor.post(`/api/revisits/${first?.['id']}/visit`, visit)).body['error']?.['code']).toBe(
      'step.not-now',
    );
  });

  test('that has come back is reopened, and the visits after its closing are dropped', async () => {
    const { id } = await closedDispute();
    await hear(plan, id);
    const [first] = await tasksOf(id);
    const relapse = await visitor.post(`/api/revisits/${first?.['id']}/visit`, {
      way: 'visit',
      found: 'relapse',
      note: '又漏了',
    });
    expect(relapse).toMatchObject({ status: 200, body: { again: null } });
    expect((await chief.get(`/api/matters/${id}`)).body['state']).toBe('reopened');
    await hear(dropVisits, id);
    expect((await tasksOf(id)).map((task) => task['state'])).toEqual(['done', 'dropped', 'dropped']);
  });

  test('that comes back out of the archive becomes a new matter linked to the old one, with a new code for the same person', async () => {
    const { id, code } = await closedDispute('revisited');
    await hear(plan, id);
    await house.base.owner.query(`update matter set state = 'archived' where id = $1`, [id]);
    const [first] = await tasksOf(id);
    const { body } = await visitor.post(`/api/revisits/${first?.['id']}/visit`, {
      way: 'visit',
      found: 'relapse',
      note: '又漏了',
    });
    const again = String(body['again']?.['id']);
    expect(body['again']?.['title']).toBe('再次出现：楼上漏水');
    const { rows } = await house.base.owner.query('select code, name from reporter where matter_id = $1', [again]);
    expect(rows).toEqual([{ code: expect.not.stringContaining(code), name: '张三' }]);
    expect((await tasksOf(id))[0]?.['again']?.['id']).toBe(again);
  });

  test('where nobody was there is tried three times; putting off needs a reason and ends within a month', async () => {
    const { id } = await closedDispute();
    await hear(plan, id);
    const [first] = await tasksOf(id);
    const path = `/api/revisits/${first?.['id']}`;
    expect(
      (await visitor.post(`${path}/snooze`, { until: '2027-01-31', reason: '住户外出' })).body['error']?.['code'],
    ).toBe('revisit.snooze');
    expect((await visitor.post(`${path}/snooze`, { until: '2026-12-05', reason: '住户外出' })).status).toBe(200);
    const nobody = { way: 'visit', found: 'unreached', note: '没人在家' };
    for (const state of ['due', 'due', 'done'])
      expect((await visitor.post(`${path}/visit`, nobody)).body['state']).toBe(state);
  });
});

describe('a check of closed matters', () => {
  test('draws a sample that can be repeated; what was not really done shows in the figures and is taken up again', async () => {
    const made = await Promise.all([closedDispute(), closedDispute(), closedDispute()]);
    const drawn = await chief.post('/api/checks', {
      unitId: town.units.north,
      fromOn: '2026-11-01',
      toOn: '2026-11-30',
      size: 100,
      seed: '十一月',
    });
    expect(drawn.status).toBe(200);
    const path = `/api/checks/${drawn.body['id']}`;
    const { body } = await chief.get(path);
    const item = body['items']?.find((one) => String(one['matter']?.['id']) === made[0]?.id);
    expect((await south.get(path)).status).toBe(404);
    expect(
      (await chief.post(`/api/check-items/${item?.['id']}`, { verdict: 'fake', note: '照片是别处的' })).status,
    ).toBe(200);
    const after = (await chief.get(path)).body['round']?.['fake'];
    expect(after).toMatchObject({ count: 1, of: 1, share: 1 });
    expect(Number(after?.['low'])).toBeLessThan(0.5);
    expect((await chief.get(`/api/matters/${made[0]?.id}`)).body['state']).toBe('reopened');
    const again = await chief.post('/api/checks', {
      unitId: town.units.north,
      fromOn: '2026-11-01',
      toOn: '2026-11-30',
      size: 5,
    });
    expect(again.body['error']?.['code']).toBe('check.nothing');
  });

  test('is never judged by whoever did the work', async () => {
    const { id } = await makeMatter(house, {
      unitId: town.units.north,
      state: 'closed',
      closedBy: town.people.northChief.accountId,
    });
    const drawn = await chief.post('/api/checks', {
      unitId: town.units.north,
      fromOn: '2026-11-01',
      toOn: '2026-11-30',
      size: 100,
    });
    const { body } = await chief.get(`/api/checks/${drawn.body['id']}`);
    const item = body['items']?.find((one) => String(one['matter']?.['id']) === id);
    const judged = await chief.post(`/api/check-items/${item?.['id']}`, { verdict: 'sound', note: '看过了' });
    expect(judged.body['error']?.['code']).toBe('step.same-person');
  });
});

test('whoever closes a matter need not think of its visits: they are planned by themselves', async () => {
  const { id } = await makeMatter(house, {
    unitId: town.units.north,
    state: 'answered',
    category: 'fraud.suspected',
    leadId: town.people.northOfficer.personId,
  });
  expect((await officer.post(`/api/matters/${id}/close`, { version: 1 })).status).toBe(200);
  await expect.poll(() => tasksOf(id), { timeout: 10_000 }).toHaveLength(2);
});
