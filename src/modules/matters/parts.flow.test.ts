import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Caller, type Loose } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire, openReceiptOf } from '../../../tests/support/knockers.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { hashSecret } from '../../platform/identify.ts';
import { checkBooks, keepMatter, releaseMatter } from './api.ts';
import { partClocks } from './jobs-parts.ts';

// A Monday morning.
const morning = new Date('2026-11-23T01:00:00Z');
const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000);

let house: TestHouse;
let town: Town;
let clerk: Caller;
let officer: Caller;
let chief: Caller;
let arbiter: Caller;
let partnerId: string;

beforeAll(async () => {
  house = await openTestHouse({ startAt: morning });
  town = await buildTown(house);
  const { northGroup, north, bureau } = town.units;
  clerk = (await hire(house, { unitId: north, duties: ['intake', 'assign'] })).caller;
  officer = await town.signIn('northOfficer');
  chief = (await hire(house, { unitId: north, duties: ['oversee', 'assign', 'handle'] })).caller;
  await hire(house, { unitId: northGroup, duties: ['arbitrate', 'handle'] });
  arbiter = (await hire(house, { unitId: bureau, duties: ['arbitrate'] })).caller;
  partnerId = town.partnerId;
  await house.base.owner.query(
    `update partner set deputy_name = '吴芳', deputy_phone = '19900004321', phone = '0475-8000000' where id = $1`,
    [partnerId],
  );
});
afterAll(() => house.close());
beforeEach(() => house.setNow(morning));

interface Told {
  readonly id: string;
  readonly resident: Caller;
  readonly reporterId: string;
}

/** A report that was accepted and is in the officer's hands. */
async function inHand(said: object = {}): Promise<Told> {
  const resident = town.visitor();
  const { body } = await resident.post('/api/report', {
    what: '秘密词语在正文里，小吃摊每天晚上占道。',
    title: '小吃摊占道',
    where: '金桐小区3号楼',
    name: '张三',
    phone: '19900005678',
    emergency: false,
    ...said,
  });
  await resident.post('/api/report/open', { code: String(body['code']), tail: '5678' });
  const { rows } = await house.base.owner.query(`select matter_id, id from reporter where code = $1`, [body['code']]);
  const id = String(rows[0]?.matter_id);
  const { rows: versions } = await house.base.owner.query('select version from matter where id = $1', [id]);
  await clerk.post(`/api/matters/${id}/accept`, { version: versions[0]?.version });
  await clerk.post(`/api/matters/${id}/assign`, {
    version: Number(versions[0]?.version) + 1,
    unitId: town.units.northGroup,
    leadId: town.people.northOfficer.personId,
  });
  await officer.post(`/api/matters/${id}/take`, { version: Number(versions[0]?.version) + 2 });
  return { id, resident, reporterId: String(rows[0]?.id) };
}

const code = (body: Loose) => String(body['error']?.['code']);

async function partOf(id: string, who: Caller = officer): Promise<Loose> {
  const { body } = await who.get(`/api/matters/${id}`);
  const part = body['parts']?.filter((one) => String(one['role']) === 'helper').at(-1);
  if (!part) throw new Error('there is no helper');
  return part;
}

async function ask(id: string, wish: object = {}, who: Caller = officer): Promise<string> {
  const { status, body } = await who.post(`/api/matters/${id}/parts`, { partnerId, task: '请固定摊位并清运', ...wish });
  expect([status, body]).toMatchObject([200, { id }]);
  return String((await partOf(id))['id']);
}

/** The secrets of the links to this matter's parts that went out to this phone, newest last. */
async function secretsFor(phone: string, id: string): Promise<string[]> {
  const { rows } = await house.base.owner.query(
    `select params ->> 'link' as link from outgoing where recipient = $1 and subject_id = $2 and template like 'partner.%' order by made_at, id`,
    [phone, id],
  );
  return rows.map(({ link }) => String(link).split('#')[1] ?? '');
}

async function open(secret: string | undefined): Promise<Caller> {
  const caller = new Caller(house.url);
  const { status, body } = await caller.post('/api/links/open', { secret });
  expect([status, body['purpose']]).toEqual([200, 'part']);
  return caller;
}

async function askedByLink(wish: object = {}, said: object = {}): Promise<Told & { partId: string; liaison: Caller }> {
  const told = await inHand(said);
  const partId = await ask(told.id, wish);
  return { ...told, partId, liaison: await open((await secretsFor('19900001234', told.id)).at(-1)) };
}

const clocks = () => withinHouse(house.open.house, 'job.part:clocks', partClocks);

describe('a partner who was asked to help', () => {
  test('gets a link whose secret is nowhere but in the message, and opens the minimum without an account', async () => {
    const { liaison, id } = await askedByLink();
    const secret = (await secretsFor('19900001234', id)).at(-1) ?? '';
    const { rows } = await house.base.owner.query('select * from link where token_hash = $1', [hashSecret(secret)]);
    expect(rows[0]).toMatchObject({ purpose: 'part', label: '环卫所 周明 联络员', times_opened: 1 });
    expect(JSON.stringify(rows)).not.toContain(secret);
    const { body } = await liaison.get('/api/part');
    expect(body).toMatchObject({
      title: '小吃摊占道',
      where: '金桐小区3号楼',
      task: '请固定摊位并清运',
      state: 'asked',
      level: 'minimum',
      words: null,
      contacts: [],
      photos: [],
      lead: { unit: '河北路第一警务组', phone: '0475-0000110', person: 'northOfficer同志' },
      can: ['take', 'tell', 'finish', 'return'],
    });
    expect(JSON.stringify(body)).not.toMatch(/秘密词语|张三|19900005678/);
    expect((await partOf(id))['links']?.[0]).toMatchObject({ label: '环卫所 周明 联络员', timesOpened: 1 });
  });

  test('signs for it, tells news and finishes with a photo; the lead reads it and the resident sees each opening', async () => {
    const { liaison, id, resident } = await askedByLink();
    expect((await liaison.post('/api/part/take')).status).toBe(200);
    expect((await liaison.post('/api/part/tell', { text: '下午派车' })).status).toBe(200);
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#557755' } })
      .jpeg()
      .toBuffer();
    const fileId = String((await liaison.bytes('/api/files', photo)).body['id']);
    expect((await liaison.post('/api/part/finish', { answer: '已经清走', fileIds: [fileId] })).status).toBe(200);
    const { body } = await officer.get(`/api/matters/${id}`);
    expect(body['files']?.map((file) => String(file['id']))).toContain(fileId);
    const kinds = body['timeline']?.map((entry) => `${String(entry['kind'])} ${String(entry['by']?.['name'])}`);
    expect(kinds).toEqual(expect.arrayContaining(['part.told 环卫所 周明 联络员', 'part.done 环卫所 周明 联络员']));
    expect(await partOf(id)).toMatchObject({ state: 'done', answer: '已经清走' });
    expect(code((await liaison.post('/api/part/finish', { answer: '再来一次' })).body)).toBe('step.not-now');
    const opened = (await resident.get('/api/report/mine/opened')).body['rows'];
    expect(opened?.filter((line) => String(line['name']) === '环卫所 周明 联络员').length).toBeGreaterThan(2);
  });

  test('sees nothing else: no other part, no matter, no list, no search, no file', async () => {
    const { liaison, id, partId } = await askedByLink();
    const other = await askedByLink({ task: '另一件事的请托' });
    expect(JSON.stringify((await liaison.get('/api/part')).body)).not.toContain('另一件事');
    for (const path of [
      `/api/matters/${id}`,
      `/api/matters/${other.id}`,
      '/api/matters?queue=all',
      `/api/matters/suggest?q=${encodeURIComponent('占道')}`,
      '/api/matters/counts',
      '/api/report/mine',
      '/api/partners',
      `/api/matters/${id}/access`,
    ]) {
      expect([path, (await liaison.get(path)).status]).toEqual([path, 401]);
    }
    expect((await liaison.post(`/api/matters/${id}/parts/${partId}/finish`, { answer: '已办' })).status).toBe(401);
    await officer.post(`/api/matters/${id}/parts`, { unitId: town.units.southGroup, task: '只给南湖组看的请托' });
    expect(JSON.stringify((await liaison.get('/api/part')).body)).not.toContain('只给南湖组');
  });

  test('finds the link shut when it is over, taken back, of another purpose or made up', async () => {
    const { liaison, id, partId } = await askedByLink();
    const secret = (await secretsFor('19900001234', id)).at(-1);
    const knock = async (given: unknown) =>
      code((await town.visitor().post('/api/links/open', { secret: given })).body);
    expect(await knock('not-a-secret-of-anybody')).toBe('link.failed');
    expect((await officer.post(`/api/matters/${id}/parts/${partId}/revoke-link`, { reason: '发错了人' })).status).toBe(
      200,
    );
    expect([await knock(secret), (await liaison.get('/api/part')).status]).toEqual(['link.failed', 401]);
    expect((await officer.post(`/api/matters/${id}/parts/${partId}/send-link`, { to: 'deputy' })).body).toEqual({
      sentTo: '环卫所 吴芳 备用联络员',
      url: null,
    });
    const deputy = await open((await secretsFor('19900004321', id)).at(-1));
    expect((await deputy.get('/api/part')).status).toBe(200);
    await house.base.owner.query(`update link set purpose = 'ballot' where subject_id = $1`, [partId]);
    expect((await deputy.get('/api/part')).status).toBe(404);
    await house.base.owner.query(`update link set purpose = 'part', expires_at = $2 where subject_id = $1`, [
      partId,
      morning,
    ]);
    expect((await deputy.get('/api/part')).status).toBe(401);
  });

  test('is shut out at once when the lead takes the part back', async () => {
    const { liaison, id, partId } = await askedByLink();
    await officer.post(`/api/matters/${id}/parts/${partId}/revoke`, { reason: '我们自己办了' });
    expect((await liaison.get('/api/part')).status).toBe(401);
  });

  test('without a telephone is handed its link by the lead, whose page shows the address once', async () => {
    const { id } = await inHand();
    const { rows } = await house.base.owner.query(
      `insert into partner (id, code, name, kind) values (gen_random_uuid(), 'W77', '老物业', 'property') returning id`,
    );
    const partId = await ask(id, { partnerId: rows[0]?.id });
    expect((await partOf(id))['links']).toEqual([]);
    const { body } = await officer.post(`/api/matters/${id}/parts/${partId}/send-link`, { to: 'liaison' });
    expect(body['sentTo']).toBe(null);
    const page = await open(String(body['url']).split('#')[1]);
    expect((await page.get('/api/part')).status).toBe(200);
  });

  test('under urgent watch is told the task, never the title that repeats the reporter', async () => {
    const { id } = await askedByLink();
    await house.base.owner.query('update matter set watch = true where id = $1', [id]);
    const page = await open((await secretsFor('19900001234', id)).at(-1));
    expect((await page.get('/api/part')).body['title']).toBe(null);
  });
});

describe('clocks', () => {
  test('whoever does not sign in four office hours is passed over: the deputy gets a link, the lead hears of it, once', async () => {
    const { id } = await askedByLink();
    expect(String((await partOf(id))['ackDueAt']).slice(0, 16)).toBe('2026-11-23T07:30');
    const before = (await secretsFor('19900004321', id)).length;
    house.setNow(hours(6));
    await clocks();
    expect((await secretsFor('19900004321', id)).length).toBe(before);
    house.setNow(hours(7));
    await clocks();
    await clocks();
    expect((await secretsFor('19900004321', id)).length).toBeGreaterThan(before);
    const secrets = await secretsFor('19900004321', id);
    const deputy = await open(secrets.at(-1));
    expect((await deputy.get('/api/part')).status).toBe(200);
    const { rows } = await house.base.owner.query(
      `select count(*)::int as told from happening where subject_id = $1 and kind = 'part.unacknowledged'`,
      [id],
    );
    expect(rows).toEqual([{ told: 1 }]);
    const letters = await house.base.owner.query(
      `select count(*)::int as told from outgoing where subject_id = $1 and template = 'staff.part-news'`,
      [id],
    );
    expect(letters.rows).toEqual([{ told: 1 }]);
  });

  test('a part that is overdue is reminded of, once', async () => {
    const { id, liaison } = await askedByLink({ dueAt: hours(3).toISOString() });
    await liaison.post('/api/part/take');
    house.setNow(hours(4));
    await clocks();
    await clocks();
    const { rows } = await house.base.owner.query(
      `select template, count(*)::int from outgoing where subject_id = $1 and template in ('partner.reminded', 'staff.part-news') group by template order by template`,
      [id],
    );
    expect(rows).toEqual([
      { template: 'partner.reminded', count: 1 },
      { template: 'staff.part-news', count: 1 },
    ]);
  });

  test('figures of a month say how each partner answered, with the base of every share', async () => {
    const { rows } = await house.base.owner.query(
      `insert into partner (id, code, name, kind, liaison_phone) values (gen_random_uuid(), 'W88', '供热公司', 'utility', '19900008888') returning id`,
    );
    const heating = String(rows[0]?.id);
    const wish = { partnerId: heating, dueAt: '2026-11-25T09:00:00Z' };
    for (const [after, act] of [
      [2, 'take'],
      [30, 'finish'],
    ] as const) {
      house.setNow(morning);
      const told = await inHand();
      await ask(told.id, wish);
      const page = await open((await secretsFor('19900008888', told.id)).at(-1));
      house.setNow(hours(after));
      expect((await page.post(`/api/part/${act}`, { answer: '已修好' })).status).toBe(200);
    }
    house.setNow(morning);
    const found = (await chief.get('/api/parts/responses?month=2026-11')).body['rows'];
    expect(found?.filter((row) => String(row['partnerId']) === heating)).toMatchObject([
      {
        partner: '供热公司',
        asked: 2,
        acknowledged: 2,
        clocked: 2,
        acknowledgedInTime: 1,
        medianHours: 16,
        returned: 0,
        done: 1,
        dueDone: 1,
        doneInTime: 1,
      },
    ]);
    const stranger = (await hire(house, { unitId: town.units.south, duties: ['oversee'] })).caller;
    expect((await stranger.get('/api/parts/responses?month=2026-11')).body['rows']).toEqual([]);
  });
});

describe('returning', () => {
  test('twice goes to a named arbiter who belongs to neither side; both read what he decides', async () => {
    const { id, partId, liaison, resident } = await askedByLink();
    await liaison.post('/api/part/return', { reason: '不归我们管' });
    expect(await partOf(id)).toMatchObject({ state: 'returned', timesReturned: 1, returnReason: '不归我们管' });
    expect(code((await officer.post(`/api/matters/${id}/parts`, { partnerId, task: '换个说法再请' })).body)).toBe(
      'input.invalid',
    );
    const again = await officer.post(`/api/matters/${id}/parts/${partId}/ask-again`, {
      reply: '三定方案第七条写明由你们管',
    });
    expect(again.status).toBe(200);
    expect((await liaison.get('/api/part')).body).toMatchObject({
      state: 'asked',
      reply: '三定方案第七条写明由你们管',
    });
    await liaison.post('/api/part/return', { reason: '仍然不归我们管' });
    const disputed = await partOf(id);
    expect([String(disputed['state']), String(disputed['arbitrateDueAt'])]).toEqual([
      'disputed',
      '2026-11-25T09:30:00.000Z',
    ]);
    for (const queue of ['disputed', 'open']) {
      const rows = (await officer.get(`/api/matters?queue=${queue}`)).body['rows'];
      expect(rows?.map((row) => String(row['id']))).toContain(id);
    }
    expect(
      (await arbiter.get('/api/matters?queue=to-arbitrate')).body['rows']?.map((row) => String(row['id'])),
    ).toEqual([id]);
    const seen = (await arbiter.get(`/api/matters/${id}`)).body;
    expect(JSON.stringify(seen)).not.toMatch(/秘密词语|19900005678/);
    // The house named the arbiter; the partner's return is the cause, not the hand.
    const { timeline } = (await officer.get(`/api/matters/${id}`)).body;
    const [again2nd, named] = ['part.disputed', 'part.arbiter-named'].map((kind) =>
      timeline?.find((entry) => String(entry['kind']) === kind),
    );
    expect(named?.['by']).toEqual({ kind: 'system', name: null, unit: null });
    expect(named?.['unit']).toBe(again2nd?.['unit']);
    expect(again2nd?.['by']).toMatchObject({ kind: 'link' });
    expect(seen['can']).toEqual([]);
    await officer.post(`/api/matters/${id}/answer`, { version: await versionOf(id), text: '先答复您' });
    expect(code((await officer.post(`/api/matters/${id}/close`, { version: await versionOf(id) })).body)).toBe(
      'step.part-disputed',
    );
    const decide = (who: Caller, verdict: string) =>
      who.post(`/api/matters/${id}/parts/${partId}/arbitrate`, { verdict, reason: '按三定方案归环卫' });
    expect((await decide(officer, 'must')).status).toBe(403);
    expect((await decide(arbiter, 'must')).status).toBe(200);
    expect((await liaison.get('/api/part')).body).toMatchObject({
      state: 'taken',
      bound: true,
      verdict: { verdict: 'must', reason: '按三定方案归环卫' },
      can: ['tell', 'finish'],
    });
    expect(code((await liaison.post('/api/part/return', { reason: '还是不办' })).body)).toBe('part.bound');
    expect((await partOf(id))['verdict']).toMatchObject({ verdict: 'must', reason: '按三定方案归环卫' });
    const heard = (await resident.get('/api/report/mine')).body['timeline']?.map((entry) => String(entry['kind']));
    expect(heard).toEqual(expect.arrayContaining(['part.disputed', 'part.decided']));
    await liaison.post('/api/part/finish', { answer: '已清运' });
  });

  test('of an own unit goes the same way, and the arbiter may ask another one instead', async () => {
    const { id } = await inHand();
    await officer.post(`/api/matters/${id}/parts`, { unitId: town.units.southGroup, task: '请南湖组劝离' });
    const partId = String((await partOf(id))['id']);
    const helper = await town.signIn('southOfficer');
    const giveBack = () => helper.post(`/api/matters/${id}/parts/${partId}/return`, { reason: '不在我们辖区' });
    await giveBack();
    await officer.post(`/api/matters/${id}/parts/${partId}/ask-again`, { reply: '路口归你们' });
    await giveBack();
    const decision = { verdict: 'other', reason: '由环卫所清运', partnerId };
    expect((await arbiter.post(`/api/matters/${id}/parts/${partId}/arbitrate`, decision)).status).toBe(200);
    const { body } = await officer.get(`/api/matters/${id}`);
    const states = body['parts']
      ?.filter((part) => String(part['role']) === 'helper')
      .map((part) => String(part['state']));
    expect(states).toEqual(['released', 'asked']);
    const unknown = await officer.post(`/api/matters/${id}/parts`, { unitId: town.units.southGroup, task: '再请一次' });
    expect(code(unknown.body)).toBe('input.invalid');
  });

  test('waits for an arbiter while nobody holds the duty, and is given to whoever gets it', async () => {
    const { id, liaison, partId } = await askedByLink();
    await house.base.owner.query(
      `update holding set valid_to = '2026-11-01' where 'arbitrate' = any(duties) and person_id in (select person_id from holding where 'arbitrate' = any(duties))`,
    );
    await house.base.owner.query(`update change_counter set value = value + 1 where name = 'people'`);
    await liaison.post('/api/part/return', { reason: '不归我们管' });
    await officer.post(`/api/matters/${id}/parts/${partId}/ask-again`, { reply: '归你们管' });
    await liaison.post('/api/part/return', { reason: '不归我们管' });
    expect(await partOf(id)).toMatchObject({ state: 'disputed', arbiterName: null });
    await house.base.owner.query(`update holding set valid_to = null where 'arbitrate' = any(duties)`);
    await house.base.owner.query(`update change_counter set value = value + 1 where name = 'people'`);
    await clocks();
    expect(String((await partOf(id))['arbiterName'])).toContain('警员');
    house.setNow(new Date('2026-11-26T01:00:00Z'));
    await clocks();
    const { rows } = await house.base.owner.query(
      `select count(*)::int as late from happening where subject_id = $1 and kind = 'part.arbitration-late'`,
      [id],
    );
    expect(rows).toEqual([{ late: 1 }]);
    await officer.post(`/api/matters/${id}/parts/${partId}/revoke`, { reason: '改由我们自己办' });
  });
});

async function versionOf(id: string): Promise<number> {
  const { rows } = await house.base.owner.query('select version from matter where id = $1', [id]);
  return Number(rows[0]?.version);
}

describe('sharing', () => {
  async function photoOf(resident: Caller): Promise<string> {
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#335577' } })
      .jpeg()
      .toBuffer();
    const fileId = String((await resident.bytes('/api/files', photo)).body['id']);
    expect((await resident.post('/api/report/mine/add', { text: '补一张照片', fileIds: [fileId] })).status).toBe(200);
    return fileId;
  }
  const look = async (caller: Caller, fileId: string, size: string) =>
    (await caller.get(`/api/files/${fileId}?size=${size}`)).status;

  test('goes as far as the reporter allowed: his words and blacked-out photos, never a clean one', async () => {
    const told = await inHand({ shares: 'words' });
    const fileId = await photoOf(told.resident);
    await ask(told.id, { share: 'words' });
    const liaison = await open((await secretsFor('19900001234', told.id)).at(-1));
    expect((await liaison.get('/api/part')).body).toMatchObject({ level: 'words', photos: [], contacts: [] });
    expect(await look(liaison, fileId, 'public')).toBe(404);
    await officer.post(`/api/files/${fileId}/redact`, { boxes: [{ x: 0, y: 0, width: 0.5, height: 0.5 }] });
    const { body } = await liaison.get('/api/part');
    expect(String(body['words'])).toContain('秘密词语');
    expect(body['photos']).toEqual([{ id: fileId }]);
    const clean = await fetch(`${house.url}/api/files/${fileId}?size=clean`, { headers: { cookie: liaison.cookies } });
    const bytes = Buffer.from(await clean.arrayBuffer());
    expect([...(await sharp(bytes).extract({ left: 5, top: 5, width: 1, height: 1 }).raw().toBuffer())]).toEqual([
      0, 0, 0,
    ]);
    const sharings = (await told.resident.get('/api/report/mine')).body['sharings'];
    expect(sharings).toMatchObject([{ to: '环卫所', level: 'words', basis: 'consent', until: null }]);
    expect((await told.resident.post('/api/report/mine/sharing', { level: 'minimum' })).status).toBe(200);
    const after = (await liaison.get('/api/part')).body;
    expect([after['level'], after['words'], after['photos']]).toEqual(['minimum', null, []]);
    expect(await look(liaison, fileId, 'public')).toBe(404);
    const ended = (await told.resident.get('/api/report/mine')).body['sharings'];
    expect(ended?.map((one) => [String(one['level']), one['until'] === null])).toEqual([
      ['words', false],
      ['minimum', true],
    ]);
  });

  test('beyond consent asks a colleague with the duty for basis and reason, which the resident reads', async () => {
    const told = await inHand();
    const more = { partnerId, task: '请上门维修', share: 'contact' };
    expect(code((await officer.post(`/api/matters/${told.id}/parts`, more)).body)).toBe('share.consent-missing');
    const over = { ...more, basis: 'emergency', reason: '燃气泄漏，须马上联系住户' };
    expect((await officer.post(`/api/matters/${told.id}/parts`, over)).status).toBe(403);
    await ask(told.id, over, chief);
    const liaison = await open((await secretsFor('19900001234', told.id)).at(-1));
    expect((await liaison.get('/api/part')).body).toMatchObject({
      level: 'contact',
      contacts: [{ name: '张三', phone: '19900005678' }],
    });
    const { body } = await told.resident.get('/api/report/mine');
    expect(body['sharings']).toMatchObject([
      { to: '环卫所', level: 'contact', basis: 'emergency', reason: '燃气泄漏，须马上联系住户' },
    ]);
    expect(body['timeline']?.map((entry) => String(entry['kind']))).toContain('part.shared');
    await liaison.post('/api/part/finish', { answer: '已修好' });
    expect((await liaison.get('/api/part')).body).toMatchObject({ level: 'minimum', words: null, contacts: [] });
  });

  test('may be widened and narrowed by the lead while the part is open', async () => {
    const { id, partId, liaison } = await askedByLink({}, { shares: 'contact' });
    const share = (level: string) => officer.post(`/api/matters/${id}/parts/${partId}/share`, { level });
    expect((await share('contact')).status).toBe(200);
    expect((await liaison.get('/api/part')).body['contacts']).toEqual([{ name: '张三', phone: '19900005678' }]);
    expect((await share('minimum')).status).toBe(200);
    expect((await liaison.get('/api/part')).body['level']).toBe('minimum');
  });

  test('is the reporter’s own word: another receipt and an own unit change nothing of it', async () => {
    const { id } = await inHand();
    const other = await openReceiptOf(house, (await makeMatter(house, { unitId: town.units.north })).reporterId);
    await other.post('/api/report/mine/sharing', { level: 'contact' });
    const { rows } = await house.base.owner.query('select shares from reporter where matter_id = $1', [id]);
    expect(rows).toEqual([{ shares: 'minimum' }]);
    const unit = await officer.post(`/api/matters/${id}/parts`, {
      unitId: town.units.southGroup,
      task: '请协助',
      share: 'words',
    });
    expect(code(unit.body)).toBe('input.invalid');
  });
});

describe('a matter that its owner keeps to the end', () => {
  test('is given to nobody else, one by one or many at once, until the committee lets it go', async () => {
    const { id } = await inHand();
    expect(
      (await officer.post(`/api/matters/${id}/keep`, { version: await versionOf(id), reason: '群众信任他' })).status,
    ).toBe(403);
    const kept = await chief.post(`/api/matters/${id}/keep`, { version: await versionOf(id), reason: '群众信任他' });
    expect(kept.status).toBe(200);
    expect((await officer.get(`/api/matters/${id}`)).body['kept']).toMatchObject({
      by: 'northOfficer同志',
      reason: '群众信任他',
    });
    const elsewhere = { version: await versionOf(id), unitId: town.units.southGroup };
    expect(code((await clerk.post(`/api/matters/${id}/assign`, elsewhere)).body)).toBe('step.kept');
    const bulk = await clerk.post('/api/matters/bulk', { ids: [id], step: 'assign', unitId: town.units.southGroup });
    expect(bulk.body).toEqual({ done: [], refused: [{ id, code: 'step.kept' }] });
    expect(
      code((await officer.post(`/api/matters/${id}/return`, { version: await versionOf(id), reason: '不想办' })).body),
    ).toBe('step.kept');
    const decision = { text: '支委会研究：交由河北路派出所', meetingId: id };
    await withinHouse(house.open.house, 'test', (ctx) => releaseMatter(ctx, id, decision));
    expect(
      (await clerk.post(`/api/matters/${id}/assign`, { version: await versionOf(id), unitId: town.units.north }))
        .status,
    ).toBe(200);
    await expect(withinHouse(house.open.house, 'test', (ctx) => keepMatter(ctx, id, decision))).rejects.toThrow(
      'keep.no-lead',
    );
  });
});

test('the page names the people of both grids where the crosswalk knows them', async () => {
  const { id } = await inHand();
  await house.base.owner.query(
    `with g as (insert into grid (id, code, partition, name, ring, extent, valid_from)
        values (gen_random_uuid(), 'C-1', 'civil', '金桐第二网格', '[[[0,0],[1,0],[1,1],[0,0]]]', box(point(0, 0), point(1, 1)), '2020-01-01') returning id),
      t as (insert into grid_team (id, grid_id, unit_id, valid_from) select gen_random_uuid(), id, $2, '2020-01-01' from g)
    insert into crosswalk (id, police_grid_id, civil_grid_id, share_percent) select gen_random_uuid(), $1, id, 80 from g`,
    [town.grids.north, town.units.southGroup],
  );
  expect((await officer.get(`/api/matters/${id}`)).body['grid']).toMatchObject({
    teamName: '河北路第一警务组',
    crossed: [{ name: '金桐第二网格', partition: 'civil', teamName: '南湖第一警务组', sharePercent: 80 }],
  });
});

test('the books agree with everything that was done here', async () => {
  const { wrong } = await checkBooks(house.base.app.db, () => undefined);
  const { rows } = await house.base.owner.query(`select id from matter where number like '2026-9%'`);
  expect(wrong.filter(({ id }) => !rows.some((row) => row.id === id))).toEqual([]);
});
