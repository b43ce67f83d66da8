import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { checkBooks } from './api.ts';

let house: TestHouse;
let town: Town;
let chief: Caller;
let visitor: Caller;
let networks = 0;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  const duties = ['intake', 'assign', 'handle', 'oversee'] as const;
  chief = (await hire(house, { unitId: town.units.north, duties })).caller;
  visitor = (await hire(house, { unitId: town.units.north, duties: ['revisit'] })).caller;
});
afterAll(() => house.close());

interface Neighbour {
  readonly caller: Caller;
  readonly words: string;
  readonly code: string;
  readonly id: string;
  readonly fileId: string;
}

// Everybody comes from a network of his own.
function somebody(): Caller {
  networks += 1;
  return new Caller(house.url, { 'x-forwarded-for': `10.20.0.${networks}` });
}

const where = { where: '金桐小区3号楼', category: 'street.stall' };
const secret = (n: number) => `第${n}位邻居的原话：小吃摊占了人行道，油烟很大。`;

async function send(n: number, more: object = {}): Promise<Neighbour> {
  const caller = somebody();
  const image = await sharp({ create: { width: 64 + n, height: 48, channels: 3, background: '#7a6a55' } })
    .jpeg()
    .toBuffer();
  const fileId = String((await caller.bytes('/api/files', image)).body['id']);
  const words = secret(n);
  const said = { what: words, ...where, name: `居民甲${n}`, phone: `1990000100${n}`, fileIds: [fileId] };
  const sent = await caller.post('/api/report', { ...said, emergency: false, ...more });
  expect(sent.status).toBe(200);
  return open(caller, { words, fileId, code: String(sent.body['code']), tail: String(sent.body['tail']) });
}

async function open(
  caller: Caller,
  of: { words: string; fileId: string; code: string; tail: string },
): Promise<Neighbour> {
  expect((await caller.post('/api/report/open', { code: of.code, tail: of.tail })).body['as']).toBe('reporter');
  const { rows } = await house.base.owner.query<{ id: string }>(
    'select matter_id as id from reporter where code = $1',
    [of.code],
  );
  return { caller, words: of.words, code: of.code, id: rows[0]?.id ?? '', fileId: of.fileId };
}

async function step(who: Caller, id: string, name: string, fields: object = {}) {
  const { body } = await who.get(`/api/matters/${id}`);
  return who.post(`/api/matters/${id}/${name}`, { version: Number(body['version']), ...fields });
}

async function must(who: Caller, id: string, name: string, fields: object = {}) {
  const answer = await step(who, id, name, fields);
  expect([name, answer.status, answer.body['error']]).toEqual([name, 200, undefined]);
  return answer.body;
}

const mine = async ({ caller }: Neighbour) => (await caller.get('/api/report/mine')).body;

async function evidence(id: string) {
  const image = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#1f7a4d' } })
    .jpeg()
    .toBuffer();
  const fileId = String((await chief.bytes('/api/files', image)).body['id']);
  await must(chief, id, 'evidence', { evidence: 'photo-after', fileIds: [fileId] });
}

async function workToClosing(id: string, answer: string, result?: object) {
  await must(chief, id, 'take');
  await must(chief, id, 'answer', { text: answer });
  await evidence(id);
  await must(chief, id, 'close', result === undefined ? {} : { result });
}

const figures = async () => (await chief.get('/api/matters/figures')).body;

async function mustBalance() {
  const { wrong } = await checkBooks(house.base.app.db as never, () => undefined);
  expect(wrong).toEqual([]);
}

describe('seven neighbours report the same market stall', () => {
  const seven: Neighbour[] = [];

  test('by the QR sheet, at the desk and through the link of their group, and nobody but the desk sees that it is one thing', async () => {
    const link = await chief.post('/api/shares', {
      label: '金桐小区业主群（二期）',
      kind: 'owners',
      unitId: town.units.north,
      placeId: town.placeId,
    });
    expect(link.status).toBe(200);
    const share = String(link.body['code']);
    const opened = await somebody().get(`/api/shares/${share}`);
    expect(opened.body).toMatchObject({ isOpen: true, unitName: '河北路派出所' });
    expect(JSON.stringify(opened.body)).not.toContain('二期');
    const { rows: places } = await house.base.owner.query<{ code: string }>('select code from place where id = $1', [
      town.placeId,
    ]);
    const placeCode = places[0]?.code ?? '';
    for (const n of [1, 2, 3]) seven.push(await send(n, { placeCode }));
    for (const n of [4, 5]) seven.push(await send(n, { placeCode, share }));
    for (const n of [6, 7]) {
      const words = secret(n);
      const taken = await chief.post('/api/matters', {
        what: words,
        ...where,
        placeCode,
        phone: `1990000100${n}`,
        channel: 'counter',
      });
      const [code, tail] = [String(taken.body['code']), String(taken.body['tail'])];
      seven.push(await open(somebody(), { words, fileId: '', code, tail }));
    }
    expect(new Set(seven.map(({ code }) => code)).size).toBe(7);
    const listed = (await chief.get('/api/shares')).body['rows'];
    expect(listed?.[0]).toMatchObject({ reports: 2, label: '金桐小区业主群（二期）' });
    const channels = await house.base.owner.query(
      'select channel, count(*)::int as n from matter group by 1 order by 1',
    );
    expect(channels.rows).toEqual([
      { channel: 'counter', n: 2 },
      { channel: 'qr', n: 3 },
      { channel: 'share-link', n: 2 },
    ]);
  });

  test('the desk is shown what may be the same, a person decides, and all become one', async () => {
    const [first, ...others] = seven;
    const id = first?.id ?? '';
    const { body } = await chief.get(`/api/matters/${id}/alike`);
    expect(body['rows']?.map((row) => String(row['id'])).sort()).toEqual(others.map((one) => one.id).sort());
    await must(chief, id, 'accept');
    await must(chief, id, 'assign', { unitId: town.units.north });
    for (const other of others) {
      expect((await must(chief, other.id, 'merge', { intoId: id, reason: '同一个摊位' }))['state']).toBe('merged');
    }
    const view = (await chief.get(`/api/matters/${id}`)).body;
    expect(view['reporters']).toHaveLength(7);
    expect(view['together']?.['members']).toHaveLength(6);
    expect((await step(chief, id, 'merge', { intoId: others[0]?.id, reason: '反过来' })).body['error']?.['code']).toBe(
      'merge.circle',
    );
    await mustBalance();
  });

  test('each keeps the own code, words and photo; nobody finds another one’s anywhere', async () => {
    for (const one of seven) {
      const body = await mine(one);
      expect(body).toMatchObject({ code: one.code, what: one.words, state: 'assigned', others: 6 });
      const text = JSON.stringify(body);
      for (const other of seven.filter((another) => another !== one)) {
        for (const leak of [other.code, other.words, other.fileId].filter((word) => word !== ''))
          expect(text).not.toContain(leak);
        expect(text).not.toContain(other.words.slice(0, 3));
        if (other.fileId !== '') {
          expect((await one.caller.get(`/api/files/${other.fileId}`)).status).toBe(404);
        }
      }
      if (one.fileId !== '') expect((await one.caller.get(`/api/files/${one.fileId}`)).status).toBe(200);
      expect(text).not.toContain('居民甲');
    }
  });

  test('what one adds later reaches whoever handles it, as his, and no neighbour', async () => {
    const [first, , third] = seven;
    if (!first || !third) throw new Error('nobody there');
    expect((await third.caller.post('/api/report/mine/add', { text: '昨晚又来了两个摊' })).status).toBe(200);
    const timeline = JSON.stringify((await chief.get(`/api/matters/${first.id}`)).body['timeline']);
    expect(timeline).toContain('昨晚又来了两个摊');
    expect(JSON.stringify(await mine(third))).toContain('昨晚又来了两个摊');
    for (const one of seven.filter((other) => other !== third))
      expect(JSON.stringify(await mine(one))).not.toContain('昨晚');
  });

  test('one result goes to all seven, with what was counted', async () => {
    const id = seven[0]?.id ?? '';
    await workToClosing(id, '已约谈摊主，移到便民市场。', { type: 'cleared', counts: { stalls: 3 } });
    for (const one of seven) {
      const body = await mine(one);
      expect(body).toMatchObject({ state: 'closed', solved: 'asked', answer: { text: '已约谈摊主，移到便民市场。' } });
      expect(body['resultSaid']).toEqual({ zh: '清理摊点 3 件', en: 'Cleared: 3 stalls' });
    }
    const letters = await house.base.owner.query(
      `select count(distinct recipient)::int as n from outgoing where template = 'matter.asked-solved'`,
    );
    expect(letters.rows).toEqual([{ n: 7 }]);
    expect(await figures()).toMatchObject({ closed: 1, solved: 0, unconfirmed: 1, reports: 7 });
  });

  test('two say "not solved": it is opened again, once, and the figures say closed 1, solved 0', async () => {
    const [first, second, third] = seven;
    if (!first || !second || !third) throw new Error('nobody there');
    expect((await first.caller.post('/api/report/mine/solved', { solved: 'yes' })).status).toBe(200);
    expect(
      (await second.caller.post('/api/report/mine/solved', { solved: 'no', comment: '晚上又摆出来了' })).status,
    ).toBe(200);
    expect((await third.caller.post('/api/report/mine/solved', { solved: 'no', comment: '还在' })).status).toBe(200);
    expect((await third.caller.post('/api/report/mine/solved', { solved: 'no' })).status).toBe(409);
    const view = (await chief.get(`/api/matters/${first.id}`)).body;
    expect([view['state'], view['solved'], view['timesReopened']]).toEqual(['reopened', 'no', 1]);
    expect(await mine(first)).toMatchObject({ state: 'reopened', solved: 'yes' });
    expect(await mine(third)).toMatchObject({ solved: 'no' });
    expect(JSON.stringify(await mine(first))).not.toContain('晚上又摆出来');
    expect(await figures()).toMatchObject({ closed: 1, solved: 0, notSolved: 1 });
    await mustBalance();
  });

  test('a new round asks everybody again; solved counts once nobody who answered says otherwise', async () => {
    const [first, second, third] = seven;
    if (!first || !second || !third) throw new Error('nobody there');
    await workToClosing(first.id, '已固定摊位，晚上专人值守。');
    expect(await mine(first)).toMatchObject({ state: 'closed', solved: 'asked' });
    expect(await figures()).toMatchObject({ closed: 1, solved: 0 });
    await second.caller.post('/api/report/mine/solved', { solved: 'yes' });
    expect(await figures()).toMatchObject({ closed: 1, solved: 1 });
    await third.caller.post('/api/report/mine/solved', { solved: 'partly' });
    expect(await figures()).toMatchObject({ closed: 1, solved: 0, partly: 1 });
    await third.caller.post('/api/report/mine/solved', { solved: 'yes' });
    expect(await figures()).toMatchObject({ closed: 1, solved: 1 });
    const queue = await chief.get('/api/matters?queue=solved-month');
    expect(queue.body['rows']?.map((row) => String(row['id']))).toEqual([first.id]);
    const view = await house.base.owner.query('select closed, solved_yes, reports from stat_matters_closing');
    expect(view.rows).toEqual([{ closed: 1, solved_yes: 1, reports: 7 }]);
    await mustBalance();
  });

  test('the visit afterwards names whom it asked', async () => {
    const id = seven[0]?.id ?? '';
    const visit = { way: 'phone', solved: 'yes', note: '电话里说好了' };
    expect((await step(visitor, id, 'revisit', visit)).status).toBe(400);
    const view = (await visitor.get(`/api/matters/${id}`)).body;
    await must(visitor, id, 'revisit', { ...visit, reporterId: view['reporters']?.[6]?.['id'] });
    await mustBalance();
  });
});

describe('a merging', () => {
  async function pair() {
    const [one, other] = [await send(8), await send(9)];
    await must(chief, one.id, 'accept');
    await must(chief, other.id, 'accept');
    await must(chief, other.id, 'merge', { intoId: one.id, reason: '看起来是同一件' });
    return { one, other };
  }

  test('that was wrong is undone: the matter is what it was, and both stories say so', async () => {
    const { one, other } = await pair();
    expect(await mine(other)).toMatchObject({ others: 1 });
    expect((await step(chief, other.id, 'unmerge', { reason: '其实是两个摊位' })).body).toMatchObject({
      state: 'accepted',
    });
    expect(await mine(other)).toMatchObject({ state: 'accepted', others: 0 });
    for (const { id } of [one, other]) {
      const kinds = (await chief.get(`/api/matters/${id}`)).body['timeline']?.map((entry) => String(entry['kind']));
      expect(kinds?.some((kind) => kind === 'matter.let-go' || kind === 'matter.unmerged')).toBe(true);
    }
    expect((await mine(one))['timeline']?.map((entry) => String(entry['kind']))).toContain('matter.let-go');
    await must(chief, other.id, 'assign', { unitId: town.units.north });
    await mustBalance();
  });

  test('withdrawing takes back the own report only; with the last one the matter ends', async () => {
    const { one, other } = await pair();
    expect((await one.caller.post('/api/report/mine/withdraw', { reason: '不用了' })).status).toBe(200);
    expect(await mine(one)).toMatchObject({ state: 'withdrawn', can: [] });
    expect(await mine(other)).toMatchObject({ state: 'accepted', others: 0 });
    expect(JSON.stringify(await mine(other))).not.toContain('不用了');
    expect((await other.caller.post('/api/report/mine/withdraw', { reason: '' })).status).toBe(200);
    expect((await chief.get(`/api/matters/${one.id}`)).body['state']).toBe('withdrawn');
    await mustBalance();
  });

  test('follows a chain to the one that is handled, and never turns in a circle', async () => {
    const { one, other } = await pair();
    const third = await send(9);
    await must(chief, one.id, 'merge', { intoId: third.id, reason: '三家反映同一件' });
    const fourth = await send(9);
    const merged = await must(chief, fourth.id, 'merge', { intoId: other.id, reason: '选了已并入的一件' });
    expect(merged['intoId']).toBe(third.id);
    expect((await step(chief, third.id, 'merge', { intoId: other.id, reason: '绕回来' })).body['error']?.['code']).toBe(
      'merge.circle',
    );
    await must(chief, third.id, 'accept');
    for (const person of [one, other, third, fourth])
      expect(await mine(person)).toMatchObject({ state: 'accepted', others: 3 });
    await must(chief, one.id, 'unmerge', { reason: '先分开' });
    expect(await mine(other)).toMatchObject({ others: 1 });
    await mustBalance();
  });

  test('is for whoever sees both and has the duty for both; words of distress stay in their circle', async () => {
    const { one } = await pair();
    const south = (await hire(house, { unitId: town.units.south, duties: ['intake', 'assign'] })).caller;
    const far = await south.post('/api/matters', {
      what: '南湖边上的路灯坏了好几天',
      where: '南湖',
      channel: 'phone',
      unitId: town.units.south,
    });
    const farId = String(far.body['id']);
    expect((await step(south, farId, 'merge', { intoId: one.id, reason: '试试' })).status).toBe(404);
    expect(
      (await chief.post(`/api/matters/${farId}/merge`, { version: 1, intoId: one.id, reason: '试试' })).status,
    ).toBe(404);
    const watched = await send(9, { what: '我不想活了，小吃摊吵得我整夜睡不着。' });
    expect((await step(chief, watched.id, 'merge', { intoId: one.id, reason: '同一摊' })).body['error']?.['code']).toBe(
      'merge.watch',
    );
  });
});

describe('a matter that holds two things', () => {
  test('is split: its own unit and promise, the same person with a further code, one tap away, and back again', async () => {
    const one = await send(8);
    await must(chief, one.id, 'accept');
    const split = {
      title: '油烟净化设施',
      what: '小吃摊的油烟净化器没有开。',
      category: 'environment.smell',
      reason: '归环保办',
    };
    const made = await must(chief, one.id, 'split', { ...split, unitId: town.units.northGroup });
    const secondId = String(made['id']);
    const body = await mine(one);
    expect(body['split']).toHaveLength(1);
    const code = String(body['split']?.[0]?.['code']);
    expect(code).not.toBe(one.code);
    const stranger = await send(9);
    expect((await stranger.caller.post('/api/report/mine/cross', { code })).status).toBe(404);
    expect((await one.caller.post('/api/report/mine/cross', { code })).status).toBe(200);
    expect(await mine(one)).toMatchObject({ code, what: split.what, split: [{ code: one.code }] });
    expect((await chief.get(`/api/matters/${secondId}`)).body['together']?.['splitFrom']?.['id']).toBe(one.id);
    await must(chief, secondId, 'merge', { intoId: one.id, reason: '还是一起办' });
    expect((await mine(one))['others']).toBe(0);
    await mustBalance();
  });
});

describe('a public problem', () => {
  test('is followed by neighbours: they read the card and the result, nothing else', async () => {
    const one = await send(8);
    await must(chief, one.id, 'accept');
    const card = { title: '金桐路口占道摊点', body: '路口摊点占道，正在劝导入市经营。' };
    expect(
      (await chief.post(`/api/matters/${one.id}/public`, { ...card, body: `居民甲8反映的${card.body}` })).body[
        'error'
      ]?.['code'],
    ).toBe('public.personal');
    const made = await chief.post(`/api/matters/${one.id}/public`, card);
    const code = String(made.body['code']);
    const neighbour = somebody();
    expect((await neighbour.get(`/api/public/${code}`)).body).toMatchObject({
      ...card,
      state: 'open',
      result: null,
      followers: 0,
    });
    const given = await neighbour.post(`/api/public/${code}/follow`, { phone: '19900007777' });
    const receipt = { code: String(given.body['code']), tail: String(given.body['tail']) };
    expect((await neighbour.post('/api/report/open', receipt)).body['as']).toBe('follower');
    expect((await neighbour.get('/api/report/mine')).status).toBe(401);
    expect((await neighbour.get(`/api/files/${one.fileId}`)).status).toBe(404);
    const seen = await neighbour.get('/api/follow/mine');
    expect(seen.body['card']).toMatchObject({ title: card.title });
    expect(JSON.stringify(seen.body)).not.toContain(one.words.slice(0, 6));
    await chief.post(`/api/matters/${one.id}/public`, { ...card, result: '摊点已全部入市，路口畅通。' });
    const letters = await house.base.owner.query(
      `select count(*)::int as n from outgoing where recipient = '19900007777'`,
    );
    expect(letters.rows).toEqual([{ n: 1 }]);
    expect((await neighbour.get('/api/follow/mine')).body['card']?.['result']).toContain('入市');
    expect((await neighbour.post('/api/follow/end', {})).status).toBe(200);
    expect((await neighbour.get('/api/follow/mine')).status).toBe(401);
    expect(
      (await chief.send('DELETE', `/api/matters/${one.id}/public`, { body: '{}', type: 'application/json' })).status,
    ).toBe(200);
    expect((await somebody().get(`/api/public/${code}`)).status).toBe(404);
  });
});
