import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Caller } from '../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { giveToken, type Hired, hire } from '../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../tests/support/town.ts';
import { type Door, door } from '../kit/contract.ts';
import { newId } from '../kit/ids.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Context, MayTable } from './context.ts';
import { openHttp } from './http.ts';
import { openLog } from './log.ts';
import { Metrics } from './metrics.ts';

const everybody = ['visitor', 'receipt', 'staff', 'token'] as const;
const words = { zh: '试', en: 'Try' };
const write = door({
  method: 'POST',
  path: '/api/try/write',
  action: 'try.write',
  asks: everybody,
  summary: words,
  input: z.object({
    name: z.string().min(2).max(20),
    ending: z.enum(['answer', 'refuse', 'break', 'forget', 'unlucky', 'doomed']).default('answer'),
    deep: z.object({ n: z.number() }).optional(),
  }),
  output: z.object({ id: z.string() }),
});
const other = door({ ...write, path: '/api/try/other', action: 'try.other' });
const limited = door({
  method: 'POST',
  path: '/api/try/limited',
  action: 'try.limited',
  asks: everybody,
  summary: words,
  unrepeated: true,
  perMinute: 3,
  input: z.object({}),
  output: z.object({ done: z.boolean() }),
});
const personal = door({
  method: 'GET',
  path: '/api/try/personal',
  action: 'try.personal',
  asks: ['staff'],
  personal: true,
  summary: words,
  input: z.object({ line: z.stringbool() }),
  output: z.object({ name: z.string() }),
});
const may = {
  'try.write': () => 'allowed',
  'try.other': () => 'allowed',
  'try.limited': () => 'allowed',
  'try.personal': () => 'allowed',
} as const satisfies MayTable<undefined>;

async function writing(ctx: Context, input: { name: string; ending: string }) {
  if (input.ending !== 'forget') ctx.permit(may, undefined);
  const id = newId();
  await sql`insert into opt_out (recipient_hash, at) values (${`${input.name} ${id}`}, now())`.execute(ctx.tx);
  ctx.record({ subject: { kind: 'try', id }, kind: 'try.written', audience: 'staff' });
  ctx.accessed({ subject: { kind: 'try', id } });
  await ctx.addJob('try', { id });
  await runIntoBadLuck(ctx, input);
  if (input.ending === 'refuse') throw new Refusal('not-allowed');
  if (input.ending === 'break') throw new Error('the phone is 19900001234');
  return { id, notInTheContract: 'secret' };
}

let unluckyTries = 0;
async function runIntoBadLuck(ctx: Context, { name, ending }: { name: string; ending: string }): Promise<void> {
  if (ending !== 'unlucky' && ending !== 'doomed') return;
  unluckyTries += 1;
  if (ending === 'unlucky' && unluckyTries > 1) return;
  const [code, constraint] = name === '撞码' ? ['23505', 'reporter_code_key'] : ['40P01', ''];
  const raising = `raise exception using errcode = '${code}', constraint = '${constraint}'`;
  await sql.raw(`do $$ begin ${raising}; end $$`).execute(ctx.tx);
}

async function knocking(ctx: Context) {
  ctx.permit(may, undefined);
  return { done: true };
}

async function telling(ctx: Context, { line }: { line: boolean }) {
  ctx.permit(may, undefined);
  if (line) ctx.accessed({});
  return { name: '张三' };
}

let house: TestHouse;
let town: Town;
let app: FastifyInstance;
let url: string;
let clerk: Hired;
let officer: Hired;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  const doors: { door: Door; handler: (ctx: Context, input: never) => Promise<unknown> }[] = [
    { door: write, handler: writing },
    { door: other, handler: writing },
    { door: limited, handler: knocking },
    { door: personal, handler: telling },
  ];
  app = await openHttp({
    house: house.open.house,
    doors,
    log: openLog('silent'),
    metrics: new Metrics(),
    describe: () => ({}),
    webFolder: undefined,
    isReady: async () => true,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  clerk = await hire(house, { unitId: town.units.north, duties: ['intake'], url });
  officer = await hire(house, { unitId: town.units.north, duties: ['handle'], url });
});
afterAll(async () => {
  await app.close();
  await house.close();
});

async function count(table: string, where = 'true'): Promise<number> {
  return (await house.base.owner.query(`select count(*)::int as n from ${table} where ${where}`)).rows[0].n;
}

describe('a request that is sent again', () => {
  test('gets the first answer, and nothing is done twice', async () => {
    const id = newId();
    const first = await clerk.caller.post('/api/try/write', { name: '一次' }, id);
    const again = await clerk.caller.post('/api/try/write', { name: '一次' }, id);
    expect(first.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(await count('opt_out', `recipient_hash like '一次%'`)).toBe(1);
  });

  test('by two connections at the same moment is done once, and both hear the same', async () => {
    const id = newId();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => clerk.caller.post('/api/try/write', { name: '同时' }, id)),
    );
    expect(new Set(answers.map(({ body }) => String(body['id']))).size).toBe(1);
    expect(await count('opt_out', `recipient_hash like '同时%'`)).toBe(1);
  });

  test('by somebody else, for another door or with other words is refused', async () => {
    const id = newId();
    await clerk.caller.post('/api/try/write', { name: '我的' }, id);
    for (const answer of [
      await officer.caller.post('/api/try/write', { name: '我的' }, id),
      await new Caller(url).post('/api/try/write', { name: '我的' }, id),
      await clerk.caller.post('/api/try/other', { name: '我的' }, id),
      await clerk.caller.post('/api/try/write', { name: '别的' }, id),
    ]) {
      expect([answer.status, String(answer.body['error']?.['code'])]).toEqual([409, 'request.id-reused']);
    }
  });

  test('after a refusal is judged anew', async () => {
    const id = newId();
    expect((await clerk.caller.post('/api/try/write', { name: '再来', ending: 'refuse' }, id)).status).toBe(403);
    expect((await clerk.caller.post('/api/try/write', { name: '再来' }, id)).status).toBe(200);
  });

  test('needs a request id that is a UUID', async () => {
    for (const id of ['', 'not-a-uuid'])
      expect(String((await clerk.caller.post('/api/try/write', { name: '无号' }, id)).body['error']?.['code'])).toBe(
        'request.id-missing',
      );
  });
});

describe('a request that fails', () => {
  test.each(['refuse', 'break', 'forget'])(
    'leaves no row, no fact, no job and no claim behind when it ends in "%s"',
    async (ending) => {
      const before = [
        await count('opt_out'),
        await count('happening'),
        await count('answered'),
        await count('graphile_worker._private_jobs'),
        await count('access_log', `outcome = 'allowed'`),
      ];
      const { status } = await clerk.caller.post('/api/try/write', { name: '失败', ending });
      expect(status).toBe(ending === 'refuse' ? 403 : 500);
      const after = [
        await count('opt_out'),
        await count('happening'),
        await count('answered'),
        await count('graphile_worker._private_jobs'),
        await count('access_log', `outcome = 'allowed'`),
      ];
      expect(after).toEqual(before);
    },
  );

  test('by a bug says nothing of what went wrong', async () => {
    const { status, body } = await clerk.caller.post('/api/try/write', { name: '出错', ending: 'break' });
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toMatch(/19900001234|Error|at /);
    expect(Object.keys(body['error'] ?? {})).toEqual(['code', 'zh', 'en', 'requestId']);
  });

  test('because it was not allowed is written into the access log with who, what and about what', async () => {
    await clerk.caller.post('/api/try/write', { name: '记下', ending: 'refuse' });
    const { rows } = await house.base.owner.query(
      `select action, who_kind, who_id, subject_kind, outcome, reason from access_log order by at desc limit 1`,
    );
    expect(rows[0]).toEqual({
      action: 'try.write',
      who_kind: 'staff',
      who_id: clerk.accountId,
      subject_kind: 'try',
      outcome: 'refused',
      reason: 'not-allowed',
    });
  });

  test('a handler that never asks for permission is answered 500 even when it did its work', async () => {
    expect((await clerk.caller.post('/api/try/write', { name: '没问', ending: 'forget' })).status).toBe(500);
  });

  test('personal data without an access line never leaves', async () => {
    expect((await clerk.caller.get('/api/try/personal?line=true')).body).toEqual({ name: '张三' });
    const { status, body } = await clerk.caller.get('/api/try/personal?line=false');
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('张三');
  });
});

test('only what the contract names leaves', async () => {
  expect(Object.keys((await clerk.caller.post('/api/try/write', { name: '多余' })).body)).toEqual(['id']);
});

describe('a page of another site', () => {
  const from = (headers: Record<string, string>) => new Caller(url, headers).post('/api/try/write', { name: '外来' });
  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ] as Record<string, string>[])('cannot act with our cookies (%o)', async (headers) => {
    const { status, body } = await from(headers);
    expect([status, String(body['error']?.['code'])]).toEqual([403, 'request.foreign']);
  });

  test.each(['same-origin', 'none'])('while our own page (%s) and programmes without a browser can', async (site) => {
    expect((await from({ 'sec-fetch-site': site })).status).toBe(200);
    expect((await from({ origin: url })).status).toBe(200);
    expect((await from({})).status).toBe(200);
  });
});

describe('too many knocks in a minute', () => {
  const statuses = async (callers: Caller[]) => {
    const found: number[] = [];
    for (const caller of callers) found.push((await caller.post('/api/try/limited')).status);
    return found;
  };

  test('are answered 429, by network address for visitors', async () => {
    const one = new Caller(url, { 'x-forwarded-for': '203.0.113.7' });
    const neighbour = new Caller(url, { 'x-forwarded-for': '203.0.113.8' });
    expect(await statuses([one, one, one, one, neighbour])).toEqual([200, 200, 200, 429, 200]);
  });

  test('are counted by account for colleagues, who share one address in an office', async () => {
    const at = (who: Hired) => new Caller(url, { cookie: who.cookie, 'x-forwarded-for': '203.0.113.9' });
    const [one, two] = [at(clerk), at(officer)];
    expect(await statuses([one, one, one, one, two])).toEqual([200, 200, 200, 429, 200]);
  });

  test('cannot be hidden behind made-up session cookies', async () => {
    const guesser = (n: number) =>
      new Caller(url, { cookie: `mb_session=made-up-${n}`, 'x-forwarded-for': '203.0.113.10' });
    expect(await statuses([1, 2, 3, 4].map(guesser))).toEqual([200, 200, 200, 429]);
  });
});

describe('input that cannot be taken', () => {
  test('is told field by field, in Chinese and in English, with the path', async () => {
    const { status, body } = await clerk.caller.post('/api/try/write', { name: 'x', deep: { n: 'three' } });
    expect([status, String(body['error']?.['code'])]).toEqual([400, 'input.invalid']);
    const fields = body['error']?.['fields'];
    expect(fields?.map((field) => String(field['path']))).toEqual(['name', 'deep.n']);
    expect(String(fields?.[0]?.['zh'])).toMatch(/[一-鿿]/);
    expect(String(fields?.[0]?.['en'])).toMatch(/^[\x20-\x7e>=≥]+$/);
  });

  test.each(['[1]', '"text"', '{"name": '])('is refused when it is %s', async (body) => {
    const answer = await clerk.caller.send('POST', '/api/try/write', { body, type: 'application/json' });
    expect([answer.status, String(answer.body['error']?.['code'])]).toEqual([400, 'input.invalid']);
  });

  test('is refused with 413 above one megabyte, with words', async () => {
    const { status, body } = await clerk.caller.post('/api/try/write', { name: 'x'.repeat(1_100_000) });
    expect([status, String(body['error']?.['code'])]).toEqual([413, 'input.too-large']);
    const file = await new Caller(house.url).bytes('/api/files', new Uint8Array(32_100_000));
    expect([file.status, String(file.body['error']?.['code'])]).toEqual([413, 'input.too-large']);
  });
});

describe('bad luck', () => {
  beforeEach(() => {
    unluckyTries = 0;
  });

  test.each(['撞码', '死锁'])('of the database (%s) is tried again, and what was asked happens once', async (name) => {
    const { status } = await clerk.caller.post('/api/try/write', { name, ending: 'unlucky' });
    expect([status, unluckyTries]).toEqual([200, 2]);
    expect(await count('opt_out', `recipient_hash like '${name}%'`)).toBe(1);
  });

  test('that does not end is not tried for ever, and nothing is left behind', async () => {
    const { status } = await clerk.caller.post('/api/try/write', { name: '总是死锁', ending: 'doomed' });
    expect([status, unluckyTries]).toEqual([500, 3]);
    expect(await count('opt_out', `recipient_hash like '总是死锁%'`)).toBe(0);
  });
});

test('an unknown address is answered 404 as JSON in both languages', async () => {
  for (const path of ['/api/no-such-thing', '/nowhere']) {
    const { status, body } = await clerk.caller.get(path);
    expect([status, String(body['error']?.['code'])]).toEqual([404, 'not-found']);
    expect(String(body['error']?.['zh'])).toMatch(/[一-鿿]/);
  }
});

describe('a token', () => {
  let before: number;
  beforeEach(async () => {
    before = await count('access_log', `outcome = 'refused'`);
  });

  test('opens the doors of its scopes and no other; the refusal is logged', async () => {
    const token = await giveToken(house, clerk.accountId, ['try.write'], { url });
    expect((await token.post('/api/try/write', { name: '令牌' })).status).toBe(200);
    expect((await token.post('/api/try/other', { name: '令牌' })).status).toBe(403);
    expect(await count('access_log', `outcome = 'refused'`)).toBe(before + 1);
  });
});
