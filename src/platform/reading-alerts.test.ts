import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { buildTown, type Town } from '../../tests/support/town.ts';
import { newId } from '../kit/ids.ts';
import { writeAccess } from './access-log.ts';
import { withinHouse } from './corridor.ts';
import { readingJob } from './reading-alerts.ts';

let house: TestHouse;
let town: Town;
let auditor: Caller;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  auditor = await town.signIn('auditor');
});
afterAll(() => house.close());

const limits = { opened: 5, listed: 40 };
const minute = 60_000;

function look(minutesLater = 0): Promise<void> {
  house.setNow(new Date(house.now().getTime() + minutesLater * minute));
  return withinHouse(house.open.house, 'job.audit:reading', (ctx) => readingJob(limits)(ctx, undefined as never));
}

/** Lines of the log as reading leaves them: each person's file opened, or many named in one list. */
async function read(post: keyof Town['people'], people: number, way: 'opened' | 'listed' | 'exported' = 'opened') {
  const who = { kind: 'staff', accountId: town.people[post].accountId, holdings: [] } as never;
  const ids = Array.from({ length: people }, () => newId());
  const lines =
    way === 'opened'
      ? ids.map((id) => ({ residents: [id], subject: { kind: 'matter', id: newId() }, outcome: 'allowed' as const }))
      : [{ residents: ids, outcome: 'allowed' as const }];
  const action = way === 'exported' ? 'matter.export' : 'matter.view';
  await house.base.app.db.transaction().execute((tx) => writeAccess(tx, { who, requestId: newId(), action }, lines));
  return ids;
}

async function alerts() {
  const { body } = await auditor.get('/api/access-log/alerts');
  return (body['rows'] ?? []).map((row) => ({
    badge: String(row['who']?.['badge']),
    opened: Number(row['opened']),
    row,
  }));
}

describe('查阅提醒', () => {
  test('nobody stands there who reads as usual, whose list is long, or who opens the same file again and again', async () => {
    await read('northOfficer', 5);
    await read('northClerk', 40, 'listed');
    const [same] = await read('southOfficer', 1);
    const who = { kind: 'staff', accountId: town.people.southOfficer.accountId, holdings: [] } as never;
    for (let n = 0; n < 8; n += 1) {
      await house.base.app.db
        .transaction()
        .execute((tx) =>
          writeAccess(tx, { who, requestId: newId(), action: 'matter.view' }, [
            { residents: [same ?? ''], subject: { kind: 'matter', id: newId() }, outcome: 'allowed' },
          ]),
        );
    }
    await look();
    expect(await alerts()).toEqual([]);
  });

  test('one more person within the hour, an export or very long lists do; who goes on makes one alert longer', async () => {
    await read('northOfficer', 1);
    await read('northClerk', 1, 'listed');
    await read('northChief', 6, 'exported');
    await look(1);
    await look(1);
    const badges = (await alerts()).map(({ badge }) => badge).sort();
    const { northOfficer, northClerk, northChief } = town.people;
    expect(badges).toEqual([northOfficer.badge, northClerk.badge, northChief.badge].sort());
    await read('northOfficer', 4);
    await look(1);
    expect((await alerts()).filter(({ badge }) => badge === northOfficer.badge).map(({ opened }) => opened)).toEqual([
      10,
    ]);
  });

  test('work goes on: a colleague in an alert opens what the duty allows', async () => {
    const officer = await town.signIn('northOfficer');
    expect((await officer.get('/api/matters')).status).toBe(200);
  });

  test('an auditor notes what it was, once; nobody clears himself; nobody else sees them', async () => {
    const [first] = (await alerts()).filter(({ badge }) => badge === town.people.northOfficer.badge);
    const seen = `/api/access-log/alerts/${String(first?.row['id'])}/seen`;
    expect((await auditor.post(seen, { note: '走访前核对名单' })).status).toBe(200);
    expect((await auditor.post(seen, { note: '再来一次' })).status).toBe(409);
    const [after] = (await alerts()).filter(({ badge }) => badge === town.people.northOfficer.badge);
    expect(after?.row['seen']).toMatchObject({ note: '走访前核对名单' });
    expect((await (await town.signIn('northChief')).get('/api/access-log/alerts')).status).toBe(403);
    await read('auditor', 6);
    await look(1);
    const [own] = (await alerts()).filter(({ badge }) => badge === town.people.auditor.badge);
    expect(own?.row['can']).toEqual([]);
    expect(
      (await auditor.post(`/api/access-log/alerts/${String(own?.row['id'])}/seen`, { note: '我自己' })).status,
    ).toBe(403);
  });

  test('what was looked into does not come again; new reading does', async () => {
    const of = async () => (await alerts()).filter(({ badge }) => badge === town.people.northOfficer.badge).length;
    await look(1);
    expect(await of()).toBe(1);
    await read('northOfficer', 6);
    await look(1);
    expect(await of()).toBe(2);
  });
});
