import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Caller } from '../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { hire, openReceiptOf } from '../../tests/support/knockers.ts';
import { makeMatter } from '../../tests/support/matters.ts';
import { buildTown, type Town } from '../../tests/support/town.ts';
import { newId } from '../kit/ids.ts';
import { withinHouse } from './corridor.ts';
import { type Letter, queueMessage, sendJob } from './messages/outbox.ts';
import type { OutgoingMessage, SendOutcome } from './messages/senders.ts';
import { signBody } from './messages/senders-signature.ts';

const noon = new Date('2026-11-23T04:00:00Z');
const night = new Date('2026-11-23T14:30:00Z');
const secret = 'a-secret-of-the-gateway';
const phone = '19900005678';

let house: TestHouse;
let town: Town;
let sent: OutgoingMessage[] = [];
let next: SendOutcome;

beforeAll(async () => {
  house = await openTestHouse({ startAt: noon, settings: { MAPLEBRIDGE_WEBHOOK_SECRET: secret } });
  town = await buildTown(house);
});
afterAll(() => house.close());
beforeEach(async () => {
  house.setNow(noon);
  sent = [];
  next = { outcome: 'sent', providerId: newId() };
  await house.base.owner.query('delete from outgoing');
  await house.base.owner.query('delete from opt_out');
});

const send = sendJob({
  send: async (message) => {
    sent.push(message);
    return next;
  },
});
const letter: Letter = {
  template: 'matter.answered',
  recipient: phone,
  language: 'zh',
  params: { code: 'FQ-7K3M-9PQX4', link: 'http://bridge.example/follow' },
  subject: { kind: 'matter', id: newId() },
};

async function queue(change: Partial<Letter> = {}): Promise<string> {
  await withinHouse(house.open.house, 'try', (ctx) => queueMessage(ctx, { ...letter, ...change }));
  const { rows } = await house.base.owner.query('select id from outgoing order by made_at desc, id desc limit 1');
  return rows[0].id;
}
const run = (id: string) => withinHouse(house.open.house, 'job.message.send', (ctx) => send(ctx, { id } as never));
const rowOf = async (id: string) =>
  (
    await house.base.owner.query('select state, tries, reason, not_before, provider_id from outgoing where id = $1', [
      id,
    ])
  ).rows[0];
const jobOf = async (id: string) =>
  (await house.base.owner.query('select run_at from graphile_worker._private_jobs where key = $1', [`message ${id}`]))
    .rows[0];

describe('a message', () => {
  test('of the day goes at once, one of the night at eight in the morning, an urgent one always at once', async () => {
    expect((await rowOf(await queue()))?.not_before).toEqual(expect.closeToDate(noon));
    house.setNow(night);
    const late = await queue();
    const morning = new Date('2026-11-24T00:00:00Z');
    expect((await rowOf(late)).not_before).toEqual(morning);
    expect((await jobOf(late)).run_at).toEqual(morning);
    expect((await rowOf(await queue({ urgent: true }))).not_before).toEqual(expect.closeToDate(night));
  });

  test('is sent once, with the words of its language and nothing of what it is about', async () => {
    const id = await queue();
    await run(id);
    await run(id);
    expect(sent).toMatchObject([{ id, to: phone, channel: 'sms', text: expect.stringContaining('FQ-7K3M-9PQX4') }]);
    expect(await rowOf(id)).toMatchObject({ state: 'sent', tries: 1 });
  });

  test('with a link that opens something loses its secret once it is sent, and the outbox never shows it', async () => {
    const link = 'http://bridge.example/part#Zq3xT0pSecret';
    const id = await queue({ template: 'partner.asked', params: { link } });
    const keeper = await hire(house, { unitId: town.units.bureau, duties: ['messages'] });
    const shown = JSON.stringify((await keeper.caller.get('/api/outbox')).body);
    expect([shown.includes('http://bridge.example/part'), shown.includes('Zq3xT0pSecret')]).toEqual([true, false]);
    await run(id);
    expect(sent[0]?.text).toContain(link);
    const { rows } = await house.base.owner.query('select params from outgoing where id = $1', [id]);
    expect(rows).toEqual([{ params: { link: 'http://bridge.example/part' } }]);
  });

  test('that the carrier could not take is tried five more times, later and later, and is then failed for somebody to see', async () => {
    next = { outcome: 'failed', retry: true, reason: 'gateway busy' };
    const id = await queue();
    const waits: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      await run(id);
      const row = await rowOf(id);
      if (row.state === 'waiting') waits.push(Math.round((row.not_before.getTime() - house.now().getTime()) / 60_000));
      if (row.state === 'waiting') house.setNow(row.not_before);
    }
    expect(waits).toEqual([1, 5, 30, 120, 720]);
    expect(await rowOf(id)).toMatchObject({ state: 'failed', tries: 6, reason: 'gateway busy' });
    await run(id);
    expect(sent).toHaveLength(6);
  });

  test('to a number that cannot be is failed at once; a colleague with the duty sends it again', async () => {
    next = { outcome: 'failed', retry: false, reason: 'no such number' };
    const id = await queue();
    await run(id);
    expect((await rowOf(id)).state).toBe('failed');
    const keeper = await hire(house, { unitId: town.units.bureau, duties: ['messages'] });
    expect((await keeper.caller.get('/api/outbox?state=failed')).body['rows']?.[0]?.['reason']).toBe('no such number');
    expect((await keeper.caller.post(`/api/outbox/${id}/retry`)).status).toBe(200);
    expect((await keeper.caller.post(`/api/outbox/${id}/retry`)).status).toBe(409);
    next = { outcome: 'sent', providerId: newId() };
    await run(id);
    expect((await rowOf(id)).state).toBe('sent');
  });
});

describe('a resident who wants no messages', () => {
  const optOut = async (wants: boolean) => {
    const { reporterId } = await makeMatter(house, { unitId: town.units.north, phone });
    expect((await (await openReceiptOf(house, reporterId)).post('/api/opt-out', { wants })).status).toBe(200);
  };

  test('gets none, while the outbox still shows what would have gone', async () => {
    await optOut(false);
    const id = await queue();
    expect(await rowOf(id)).toMatchObject({ state: 'opted-out', tries: 0 });
    expect(await jobOf(id)).toBeUndefined();
    await run(id);
    expect(sent).toEqual([]);
  });

  test('does not get one either that was waiting for the morning when he said so', async () => {
    house.setNow(night);
    const id = await queue();
    await optOut(false);
    await run(id);
    expect(sent).toEqual([]);
    expect((await rowOf(id)).state).toBe('opted-out');
  });

  test('is a key without a number in our table, and may change his mind', async () => {
    await optOut(false);
    const { rows } = await house.base.owner.query('select recipient_hash from opt_out');
    expect(JSON.stringify(rows)).not.toContain(phone);
    await optOut(true);
    await run(await queue());
    expect(sent).toHaveLength(1);
  });
});

describe('a delivery receipt', () => {
  const receipt = async (body: string, change: { key?: string; at?: Date } = {}) => {
    const timestamp = String(Math.floor((change.at ?? house.now()).getTime() / 1000));
    const signature = signBody({ body, timestamp, secret: change.key ?? secret });
    const caller = new Caller(house.url, {
      'x-maplebridge-timestamp': timestamp,
      'x-maplebridge-signature': signature,
    });
    return (await caller.bytes('/api/outbox/receipts', Buffer.from(body))).status;
  };

  test('counts when it is signed with our secret and fresh', async () => {
    const id = await queue();
    await run(id);
    const body = JSON.stringify({ providerId: (await rowOf(id)).provider_id, outcome: 'delivered' });
    expect(await receipt(body, { key: 'another-secret-of-sb' })).toBe(403);
    expect(await receipt(body, { at: new Date(noon.getTime() - 600_000) })).toBe(403);
    expect((await new Caller(house.url).bytes('/api/outbox/receipts', Buffer.from(body))).status).toBe(403);
    expect((await rowOf(id)).state).toBe('sent');
    expect(await receipt(body)).toBe(200);
    expect((await rowOf(id)).state).toBe('delivered');
  });

  test('with unreadable words is refused and one for an unknown message changes nothing', async () => {
    expect(await receipt('not json')).toBe(400);
    expect(await receipt(JSON.stringify({ providerId: 'nobody', outcome: 'failed', reason: '空号' }))).toBe(200);
  });
});

declare module 'vitest' {
  interface AsymmetricMatchersContaining {
    closeToDate(expected: Date): unknown;
  }
}
expect.extend({
  closeToDate: (received: Date, expected: Date) => ({
    pass: Math.abs(received.getTime() - expected.getTime()) < 60_000,
    message: () => `${String(received)} is not within a minute of ${String(expected)}`,
  }),
});
