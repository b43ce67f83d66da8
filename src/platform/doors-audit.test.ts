import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { type MadeMatter, makeMatter } from '../../tests/support/matters.ts';
import { buildTown, type Town } from '../../tests/support/town.ts';
import { addDays, dayOf } from '../kit/calendar.ts';

let house: TestHouse;
let town: Town;
let matter: MadeMatter;
let auditor: Caller;
const title = '邻居半夜争吵';

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  matter = await makeMatter(house, { unitId: town.units.north, title });
  const clerk = await town.signIn('northClerk');
  await clerk.get(`/api/matters/${matter.id}`);
  const stranger = await town.signIn('southClerk');
  await stranger.get(`/api/matters/${matter.id}`);
  auditor = await town.signIn('auditor');
});
afterAll(() => house.close());

const ask = async (filter: Record<string, string>) =>
  (await auditor.get(`/api/access-log?${new URLSearchParams(filter)}`)).body;

describe('the auditor reads the access log', () => {
  test('and sees who opened a matter, who was refused and why, but nothing of the matter', async () => {
    const found = await ask({ subject: matter.number });
    expect(found['rows']?.map((row) => [row['outcome'], row['who']?.['badge'], row['action']])).toEqual(
      expect.arrayContaining([['allowed', town.people.northClerk.badge, 'matter.view']]),
    );
    expect(found['rows']?.[0]?.['subject']).toEqual({ kind: 'matter', id: matter.id, number: matter.number });
    expect(JSON.stringify(found)).not.toContain(title);
    const refused = await ask({ who: town.people.southClerk.badge, outcome: 'refused' });
    expect(refused['rows']?.[0]).toMatchObject({ action: 'matter.view', reason: 'not-found' });
  });

  test('by id and by number, by name and by badge, by action and by day, each alone', async () => {
    const byId = await ask({ subject: matter.id.toUpperCase() });
    expect(byId['rows']).toEqual((await ask({ subject: matter.number }))['rows']);
    const byName = await ask({ who: 'northClerk', action: 'matter.view' });
    expect(byName['rows']).toEqual((await ask({ who: town.people.northClerk.badge, action: 'matter.view' }))['rows']);
    expect(byName['rows']).toHaveLength(1);
    const today = dayOf(new Date());
    expect((await ask({ from: today, to: today }))['rows']?.length).toBeGreaterThan(2);
    expect((await ask({ to: addDays(today, -1) }))['rows']).toEqual([]);
    expect((await ask({ from: addDays(today, 1) }))['rows']).toEqual([]);
    expect((await ask({ subject: '2020-000000' }))['rows']).toEqual([]);
    expect((await ask({ who: '没有这个人' }))['rows']).toEqual([]);
  });

  test('page by page without a gap and without a line twice, though the log grows with every look', async () => {
    const to = { action: 'audit.list', limit: '3' };
    for (let i = 0; i < 8; i += 1) await ask({ subject: matter.id });
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await ask(cursor ? { ...to, cursor } : to);
      for (const row of page['rows'] ?? []) seen.push(`${row['at']} ${row['chain']} ${row['seq']}`);
      cursor = page['next'] === null ? '' : String(page['next']);
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(8);
    expect(seen.map((line) => line.slice(0, 24))).toEqual(
      seen
        .map((line) => line.slice(0, 24))
        .sort()
        .reverse(),
    );
  });

  test('and leaves a line that says what was looked for', async () => {
    await ask({ who: '100999', outcome: 'refused' });
    const own = await ask({ who: town.people.auditor.badge, action: 'audit.list' });
    expect(own['rows']?.[0]?.['reason']).toBe('查看访问日志：人员“100999”，被拒绝');
  });

  test('nobody else reads it, not even whoever runs the system', async () => {
    for (const post of ['operator', 'keeper', 'northChief'] as const) {
      const answer = await (await town.signIn(post)).get('/api/access-log');
      expect(answer.body['error']?.['code']).toBe('not-allowed');
    }
    expect((await town.visitor().get('/api/access-log')).status).toBe(401);
  });
});

describe('the chains of the log', () => {
  test('are checked for auditors and for whoever runs the system, and for nobody else', async () => {
    const report = (await auditor.get('/api/access-log/check')).body;
    expect(report['broken']).toEqual([]);
    expect(Number(report['lines'])).toBeGreaterThan(10);
    expect((await (await town.signIn('operator')).get('/api/access-log/check')).status).toBe(200);
    expect((await (await town.signIn('northChief')).get('/api/access-log/check')).status).toBe(403);
  });

  test('tell where a line was changed behind the back of the house', async () => {
    const { rows } = await house.base.owner.query<{ chain: number; seq: string }>(
      `update access_log set reason = '没有看过' where (chain, seq) in (select chain, seq from access_log where action = 'matter.view' limit 1) returning chain, seq`,
    );
    const report = (await auditor.get('/api/access-log/check')).body;
    expect(report['broken']).toEqual([{ chain: rows[0]?.chain, seq: Number(rows[0]?.seq), why: 'changed' }]);
  });
});
