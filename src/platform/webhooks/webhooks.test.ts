import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';
import type { Fact } from '../context.ts';
import { withinHouse } from '../corridor.ts';
import { guardAddresses } from './addresses.ts';
import { deliverJob } from './deliver.ts';
import { createPost } from './post.ts';
import { tidyWebhooks } from './upkeep.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const noon = new Date('2026-11-23T04:00:00Z');
let house: TestHouse;
let town: Town;
let admin: Caller;
let receiver: Server;
let receiverUrl: string;
let received: Received[] = [];
/** What the receiver answers. */
let answer = { status: 200, body: 'ok', headers: {} as Record<string, string> };

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  }).listen(0, '127.0.0.1');
  house = await openTestHouse({
    startAt: noon,
    demo: true,
    settings: { MAPLEBRIDGE_WEBHOOK_NETWORKS: '127.0.0.1/32' },
  });
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  town = await buildTown(house);
  admin = (await hire(house, { unitId: town.units.bureau, duties: ['system'] })).caller;
});
afterAll(async () => {
  receiver.close();
  await house.close();
});
beforeEach(async () => {
  house.setNow(noon);
  received = [];
  answer = { status: 200, body: 'ok', headers: {} };
  await house.base.owner.query('delete from webhook_delivery');
  await house.base.owner.query('delete from webhook');
});

const deliver = deliverJob(createPost({ isDemo: true, mayConnect: guardAddresses(['127.0.0.1']) }));
const run = (id: string) =>
  withinHouse(house.open.house, 'job.webhook:deliver', (ctx) => deliver(ctx, { id } as never));

async function subscribe(wish: { kinds: readonly string[]; unitIds?: readonly string[] }) {
  const { status, body } = await admin.post('/api/webhooks', { name: '对接系统', url: receiverUrl, ...wish });
  expect(status).toBe(200);
  return { id: String(body['id']), secret: String(body['secret']) };
}

/** Tells facts of a matter, as a door would. */
function tell(...facts: readonly Partial<Fact>[]): Promise<void> {
  return withinHouse(house.open.house, 'try', async (ctx) => {
    for (const fact of facts) {
      ctx.record({
        subject: { kind: 'matter', id: newId() },
        kind: 'matter.closed',
        audience: 'staff',
        data: { text: '张三 19900005678' },
        ...fact,
      });
    }
  });
}

const waiting = async () =>
  (await house.base.owner.query(`select kind, subject_id from webhook_delivery where state = 'waiting' order by seq`))
    .rows;
const log = async (id: string, query = '') =>
  (await admin.get(`/api/webhooks/${id}/deliveries${query}`)).body['rows'] ?? [];

function isSigned({ headers, body }: Received, secret: string): boolean {
  const text = `${headers['x-maplebridge-timestamp']}.${body}`;
  const own = `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  return String(headers['x-maplebridge-signature']).split(',').includes(own);
}

describe('what leaves', () => {
  test('is kind, subject, time and delivery id, and nothing else of it', async () => {
    const { id, secret } = await subscribe({ kinds: ['matter.closed'] });
    const subject = { kind: 'matter', id: newId() };
    await tell({ subject });
    await run(id);
    const [first] = received;
    expect(JSON.parse(first?.body ?? '')).toEqual({
      delivery: first?.headers['x-maplebridge-delivery'],
      kind: 'matter.closed',
      subject,
      at: expect.stringMatching(/^2026-11-23T04:00:/),
    });
    expect(first && isSigned(first, secret)).toBe(true);
    expect(first && isSigned(first, `${secret}x`)).toBe(false);
    expect(first?.headers['x-maplebridge-replay']).toBeUndefined();
  });

  test('bears a signature that openssl makes too', async () => {
    const { id, secret } = await subscribe({ kinds: ['matter.*'] });
    await tell({});
    await run(id);
    const [first] = received;
    const text = `${first?.headers['x-maplebridge-timestamp']}.${first?.body}`;
    const printed = execFileSync('openssl', ['dgst', '-sha256', '-hmac', secret, '-hex'], { input: text }).toString();
    expect(first?.headers['x-maplebridge-signature']).toBe(`sha256=${printed.trim().replace(/.* /, '')}`);
  });

  test('is never a sealed fact, nor a kind that nobody asked for', async () => {
    await subscribe({ kinds: ['matter.closed', 'place.*'] });
    await tell({ audience: 'sealed' }, { kind: 'matter.closed-otherwise' }, { kind: 'matter.reported' });
    expect(await waiting()).toEqual([]);
    await tell({ kind: 'place.made', subject: { kind: 'place', id: newId() } }, { audience: 'resident' });
    expect((await waiting()).map((row) => row.kind)).toEqual(['place.made', 'matter.closed']);
  });

  test('is of the units that were named and those below them', async () => {
    await subscribe({ kinds: ['matter.*'], unitIds: [town.units.north] });
    const of = async (unitId: string) => (await makeMatter(house, { unitId })).id;
    const [own, below, foreign] = [
      await of(town.units.north),
      await of(town.units.northGroup),
      await of(town.units.south),
    ];
    for (const id of [own, below, foreign]) await tell({ subject: { kind: 'matter', id } });
    expect((await waiting()).map((row) => row.subject_id)).toEqual([own, below]);
  });

  test('is nothing when the change itself was rolled back', async () => {
    await subscribe({ kinds: ['matter.*'] });
    const failing = withinHouse(house.open.house, 'try', async (ctx) => {
      ctx.record({ subject: { kind: 'matter', id: newId() }, kind: 'matter.closed', audience: 'staff' });
      ctx.accessed({ subject: { kind: 'matter', id: 'no id' } });
    });
    await expect(failing).rejects.toThrow();
    expect(await waiting()).toEqual([]);
  });
});

describe('deliveries', () => {
  test('arrive in the order of the facts; one that fails holds back those behind it and comes back later', async () => {
    const { id } = await subscribe({ kinds: ['matter.*'] });
    await tell({ kind: 'matter.accepted' }, { kind: 'matter.assigned' });
    await tell({ kind: 'matter.taken' });
    answer = { status: 503, body: '忙', headers: {} };
    await run(id);
    await run(id);
    expect(received).toHaveLength(1);
    const [, , head] = await log(id);
    expect([head?.['status'], head?.['tries'], head?.['problem'], head?.['answer']].map(String)).toEqual([
      '503',
      '1',
      'status',
      '忙',
    ]);
    answer = { status: 204, body: '', headers: {} };
    house.setNow(new Date(noon.getTime() + 11_000));
    for (let i = 0; i < 4; i += 1) await run(id);
    expect(received.map(({ body }) => JSON.parse(body).kind)).toEqual([
      'matter.accepted',
      'matter.accepted',
      'matter.assigned',
      'matter.taken',
    ]);
    const ids = received.map(({ headers }) => headers['x-maplebridge-delivery']);
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toBe(ids[1]);
  });

  test('that fail for a day pause the subscription and warn on the system page; resumed, nothing was lost', async () => {
    const { id } = await subscribe({ kinds: ['matter.*'] });
    answer = { status: 500, body: '', headers: {} };
    await tell({});
    for (let i = 0; i < 10; i += 1) {
      await run(id);
      const { rows } = await house.base.owner.query('select not_before from webhook_delivery');
      house.setNow(rows[0].not_before);
    }
    expect(received).toHaveLength(10);
    house.setNow(noon);
    const [standing] = (await admin.get('/api/webhooks')).body['rows'] ?? [];
    expect([standing?.['state'], standing?.['pausedWhy']].map(String)).toEqual(['paused', 'failing']);
    const warned = JSON.stringify((await admin.get('/api/system')).body['warnings']);
    expect(warned).toContain('对接系统');
    await tell({ kind: 'matter.reopened' });
    await run(id);
    expect(received).toHaveLength(10);
    answer = { status: 200, body: '', headers: {} };
    await admin.post(`/api/webhooks/${id}/resume`, {});
    await run(id);
    await run(id);
    expect(received.slice(10).map(({ body }) => JSON.parse(body).kind)).toEqual(['matter.closed', 'matter.reopened']);
    expect(JSON.stringify((await admin.get('/api/system')).body['warnings'])).not.toContain('对接系统');
  });

  test('follow no redirect, and keep only the beginning of a long answer', async () => {
    const { id } = await subscribe({ kinds: ['matter.*'] });
    answer = { status: 302, body: 'elsewhere\0', headers: { location: `${receiverUrl}/other` } };
    await tell({});
    await run(id);
    expect(received).toHaveLength(1);
    expect(String((await log(id))[0]?.['answer'])).toBe('elsewhere');
    answer = { status: 200, body: '长'.repeat(100_000), headers: {} };
    house.setNow(new Date(noon.getTime() + 11_000));
    await run(id);
    expect(String((await log(id))[0]?.['answer'])).toBe('长'.repeat(500));
  });
});

describe('the log', () => {
  test('is filtered and paged, and kept for thirty days', async () => {
    const { id } = await subscribe({ kinds: ['matter.*'] });
    await tell({ kind: 'matter.accepted' }, { kind: 'matter.closed' }, { kind: 'matter.closed' });
    for (let i = 0; i < 2; i += 1) await run(id);
    expect((await log(id, '?state=waiting')).length).toBe(1);
    expect((await log(id, '?kind=matter.closed')).length).toBe(2);
    expect((await log(id, '?from=2026-11-24')).length).toBe(0);
    const first = (await admin.get(`/api/webhooks/${id}/deliveries?limit=2`)).body;
    const rest = await log(id, `?limit=2&cursor=${first['next']}`);
    expect([first['rows']?.length, rest.length, String(rest[0]?.['kind'])]).toEqual([2, 1, 'matter.accepted']);
    const tidyAt = (day: number) =>
      withinHouse(house.open.house, 'try', (ctx) =>
        tidyWebhooks(ctx.tx, new Date(noon.getTime() + day * 86_400_000 + 60_000)),
      );
    await tidyAt(29);
    expect((await log(id)).length).toBe(3);
    await tidyAt(30);
    expect((await log(id)).length).toBe(0);
  });

  test('replays one delivery or a span of time under the same delivery id, and the header says so', async () => {
    const { id, secret } = await subscribe({ kinds: ['matter.*'] });
    await tell({ kind: 'matter.accepted' }, { kind: 'matter.closed' });
    await run(id);
    await run(id);
    const [closed] = await log(id);
    const replay = (what: object) => admin.post(`/api/webhooks/${id}/replay`, { what });
    expect((await replay({ deliveryId: String(closed?.['deliveryId']) })).body).toEqual({ count: 1 });
    await run(id);
    expect(received[2]?.headers['x-maplebridge-replay']).toBe('true');
    expect(received[2]?.headers['x-maplebridge-delivery']).toBe(received[1]?.headers['x-maplebridge-delivery']);
    expect(received[2]?.body).toBe(received[1]?.body);
    expect(received[2] && isSigned(received[2], secret)).toBe(true);
    const span = {
      from: new Date(noon.getTime() - 1000).toISOString(),
      to: new Date(noon.getTime() + 60_000).toISOString(),
    };
    expect((await replay(span)).body).toEqual({ count: 2 });
    expect((await replay(span)).body, 'what waits already is not queued twice').toEqual({ count: 0 });
    await run(id);
    await run(id);
    expect(received.slice(3).map(({ body }) => JSON.parse(body).kind)).toEqual(['matter.accepted', 'matter.closed']);
    expect((await replay({ deliveryId: newId() })).status).toBe(409);
  });
});

describe('what neighbours may read', () => {
  test('is told of when it is shown, changed and taken back: signed, in the log, replayed, never with a word of it', async () => {
    const { id, secret } = await subscribe({ kinds: ['matter.published', 'matter.unpublished'] });
    const matter = await makeMatter(house, { unitId: town.units.north, state: 'in_hand' });
    const { caller } = await hire(house, { unitId: town.units.north, duties: ['intake', 'assign', 'handle'] });
    const card = { title: '巷口路灯不亮', body: '已报修，本周更换灯具。', result: '' };
    const at = `/api/matters/${matter.id}/public`;
    expect(
      (await caller.post(at, { ...card, title: '张三 19900005678 的路灯' })).status,
      'refused: nothing to tell',
    ).toBe(409);
    expect((await caller.post(at, card)).status).toBe(200);
    expect((await caller.post(at, { ...card, result: '灯已换好。' })).status).toBe(200);
    expect((await caller.delete(at)).status).toBe(200);
    await caller.post(`/api/matters/${matter.id}/notes`, { text: '内部情况，不对外。' });
    for (let i = 0; i < 4; i += 1) await run(id);

    const kinds = ['matter.published', 'matter.published', 'matter.unpublished'];
    expect(received.map(({ body }) => JSON.parse(body))).toMatchObject(
      kinds.map((kind) => ({ kind, subject: { kind: 'matter', id: matter.id } })),
    );
    expect(received.every((one) => isSigned(one, secret))).toBe(true);
    for (const { body } of received) {
      expect(Object.keys(JSON.parse(body)).sort()).toEqual(['at', 'delivery', 'kind', 'subject']);
      for (const word of [card.title, card.body, '灯已换好']) expect(body).not.toContain(word);
    }
    const rows = await log(id);
    expect(rows.map((row) => [String(row['kind']), String(row['state']), Number(row['status'])])).toEqual(
      kinds.toReversed().map((kind) => [kind, 'delivered', 200]),
    );
    const [gone] = rows;
    const replayed = await admin.post(`/api/webhooks/${id}/replay`, {
      what: { deliveryId: String(gone?.['deliveryId']) },
    });
    expect(replayed.body).toEqual({ count: 1 });
    await run(id);
    const [, , last, again] = received;
    expect(again?.headers['x-maplebridge-replay']).toBe('true');
    expect([again?.body, again?.headers['x-maplebridge-delivery']]).toEqual([last?.body, gone?.['deliveryId']]);
    expect(again && isSigned(again, secret)).toBe(true);
  });
});

describe('the secret', () => {
  test('is shown once; after a change both sign until the overlap ends', async () => {
    const { id, secret } = await subscribe({ kinds: ['matter.*'] });
    expect(JSON.stringify((await admin.get('/api/webhooks')).body)).not.toContain(secret);
    const changed = (await admin.post(`/api/webhooks/${id}/secret`, { overlapHours: 2 })).body;
    const fresh = String(changed['secret']);
    const arrives = async (at: number) => {
      house.setNow(new Date(noon.getTime() + at));
      await tell({});
      await run(id);
      const last = received.at(-1);
      return [secret, fresh].map((known) => last !== undefined && isSigned(last, known));
    };
    expect(await arrives(3_600_000)).toEqual([true, true]);
    expect(await arrives(7_260_000)).toEqual([false, true]);
  });

  test('lies sealed in the database', async () => {
    const { secret } = await subscribe({ kinds: ['matter.*'] });
    const { rows } = await house.base.owner.query('select secret from webhook');
    expect(rows[0].secret.includes(Buffer.from(secret))).toBe(false);
  });
});

describe('the administrator', () => {
  test('tests on the spot and reads what came back, also while paused', async () => {
    const { id, secret } = await subscribe({ kinds: ['matter.*'] });
    expect((await admin.post(`/api/webhooks/${id}/pause`)).status).toBe(200);
    answer = { status: 401, body: '签名不对', headers: {} };
    const { body } = await admin.post(`/api/webhooks/${id}/test`);
    expect([body['delivered'], body['status'], body['answer']]).toEqual([false, 401, '签名不对']);
    expect(received[0] && isSigned(received[0], secret)).toBe(true);
    expect(JSON.parse(received[0]?.body ?? '')['kind']).toBe('webhook.test');
  });

  test('may skip what waited, change what is heard, and end it', async () => {
    const { id } = await subscribe({ kinds: ['matter.*'] });
    await admin.post(`/api/webhooks/${id}/pause`);
    await tell({}, {});
    await admin.post(`/api/webhooks/${id}/resume`, { skipWaiting: true });
    expect((await log(id, '?state=skipped')).length).toBe(2);
    await admin.put(`/api/webhooks/${id}`, { name: '对接系统', url: receiverUrl, kinds: ['place.made'] });
    await tell({});
    expect(await waiting()).toEqual([]);
    expect((await admin.delete(`/api/webhooks/${id}`)).status).toBe(200);
    await tell({ kind: 'place.made' });
    expect(await waiting()).toEqual([]);
    expect((await admin.get(`/api/webhooks/${id}/deliveries`)).status).toBe(404);
  });

  test('is the one for the whole county; a station has none', async () => {
    const station = (await hire(house, { unitId: town.units.north, duties: ['system'] })).caller;
    expect((await station.get('/api/webhooks')).status).toBe(403);
    expect((await station.post('/api/webhooks', { name: '对接', url: receiverUrl, kinds: ['matter.*'] })).status).toBe(
      403,
    );
  });

  test('cannot point it inside the house', async () => {
    for (const url of ['http://10.0.0.1/', 'http://169.254.169.254/latest', 'http://[::1]/', 'ftp://hooks.example/']) {
      const { status, body } = await admin.post('/api/webhooks', { name: '对接', url, kinds: ['matter.*'] });
      expect([status, body['error']?.['fields']?.[0]?.['path']].map(String), url).toEqual(['400', 'url']);
    }
  });
});

test('a running house delivers by itself, and goes on where it was when the receiver is back', async () => {
  const running = await openTestHouse({
    withJobs: true,
    demo: true,
    settings: { MAPLEBRIDGE_WEBHOOK_NETWORKS: '127.0.0.1/32' },
  });
  try {
    const { units } = await buildTown(running);
    const { caller } = await hire(running, { unitId: units.bureau, duties: ['system'] });
    await caller.post('/api/webhooks', { name: '对接系统', url: receiverUrl, kinds: ['matter.*'] });
    for (let i = 0; i < 20; i += 1) {
      await withinHouse(running.open.house, 'try', async (ctx) => {
        ctx.record({ subject: { kind: 'matter', id: newId() }, kind: `matter.told`, audience: 'staff', data: { i } });
      });
    }
    const deadline = Date.now() + 20_000;
    while (received.length < 20 && Date.now() < deadline) await sleep(50);
    const ids = received.map(({ headers }) => String(headers['x-maplebridge-delivery']));
    const { rows } = await running.base.owner.query('select delivery_id from webhook_delivery order by seq');
    expect(ids).toEqual(rows.map((row) => row.delivery_id));
    expect(ids).toHaveLength(20);
  } finally {
    await running.close();
  }
});
