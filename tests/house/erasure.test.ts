import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBooks } from '../../src/modules/matters/api.ts';
import { retainJob } from '../../src/modules/privacy/erase.ts';
import { withinHouse } from '../../src/platform/corridor.ts';
import { familiesOf } from '../../src/server/compose.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { confirmPhone, type Hired, hire, openReceiptOf, sessionOf } from '../support/knockers.ts';
import { buildTown, type Town } from '../support/town.ts';
import { png } from './doors-inputs.ts';

const start = new Date('2024-11-04T02:00:00Z');
const name = '王不该留';
const phone = '19933334444';
const words = '三楼的狗夜里一直叫，老人睡不着，请管一管';

let house: TestHouse;
let town: Town;
let officer: Hired;
let protector: Hired;

beforeAll(async () => {
  house = await openTestHouse({ startAt: start });
  town = await buildTown(house);
  officer = await hire(house, { unitId: town.units.north, duties: ['intake', 'assign', 'handle', 'revisit'] });
  protector = await hire(house, { unitId: town.units.bureau, duties: ['protect'] });
});
afterAll(() => house.close());

async function goTo(now: Date): Promise<void> {
  house.setNow(now);
  for (const { accountId } of [officer, protector]) {
    await house.base.owner.query(`update session set seen_at = $1, expires_at = $2 where account_id = $3`, [
      now,
      new Date(now.getTime() + 86_400_000),
      accountId,
    ]);
  }
}
const later = (days: number) => new Date(start.getTime() + days * 86_400_000);

interface Told {
  readonly id: string;
  readonly reporterId: string;
  readonly code: string;
}

/** A report of a resident that was accepted, handled, answered and closed. */
async function closeOne(category: string, more: object = {}): Promise<Told> {
  const visitor = town.visitor();
  const file = await visitor.bytes('/api/files', png);
  const sent = await visitor.post('/api/report', {
    what: words,
    where: '金桐小区3号楼',
    lng: 121.65,
    lat: 43.25,
    name,
    phone,
    category,
    fileIds: [file.body['id']],
    emergency: false,
    ...more,
  });
  expect([sent.status, sent.body['error']]).toEqual([200, undefined]);
  const code = String(sent.body['code']);
  const { rows } = await house.base.owner.query('select id, matter_id from reporter where code = $1', [code]);
  const id = String(rows[0].matter_id);
  const step = async (path: string, body: object) => {
    const version = Number((await officer.caller.get(`/api/matters/${id}`)).body['version']);
    const answer = await officer.caller.post(`/api/matters/${id}/${path}`, { version, ...body });
    expect([path, answer.status]).toEqual([path, 200]);
  };
  await step('accept', {});
  await step('assign', { unitId: town.units.north, leadId: officer.personId, helpers: [] });
  await step('take', {});
  await officer.caller.post(`/api/matters/${id}/notes`, { text: `和${name}通过电话` });
  await step('answer', { text: '已经上门劝说', fileIds: [] });
  await step('close', {});
  return { id, reporterId: String(rows[0].id), code };
}

/** Everything that is counted: every view for statistics, every queue, how many facts of each kind there are in each month. */
async function figures(): Promise<unknown> {
  const { rows: views } = await house.base.owner.query<{ name: string }>(
    `select table_name as name from information_schema.views where table_schema = 'public' and table_name like 'stat\\_%' order by 1`,
  );
  const counted: unknown[] = [];
  for (const view of views)
    counted.push([
      view.name,
      (await house.base.owner.query(`select to_json(v) as row from ${view.name} v order by v::text`)).rows,
    ]);
  const asked = [
    `select state, category, channel, unit_id, grid_id, solved, date_trunc('month', reported_at) as month, count(*)::int as n from matter group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7`,
    `select kind, audience, by_kind, date_trunc('month', at) as month, count(*)::int as n from happening group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    `select role, state, count(*)::int as n from part group by 1, 2 order by 1, 2`,
    'select count(*)::int as n from reporter',
  ];
  for (const text of asked) counted.push((await house.base.owner.query(text)).rows);
  counted.push((await officer.caller.get('/api/matters/counts')).body);
  return counted;
}

async function retain(): Promise<void> {
  const job = (action: string, work: Parameters<typeof withinHouse>[2]) => withinHouse(house.open.house, action, work);
  await job('job.privacy:retain', (ctx) => retainJob(ctx, undefined as never));
  const privacy = familiesOf(house.base.app).find((family) => family.name === 'privacy');
  const { rows } = await house.base.owner.query(
    `select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'privacy:forget'`,
  );
  for (const row of rows) {
    await job('job.privacy:forget', async (ctx) => privacy?.jobs['privacy:forget']?.(ctx, row.payload as never));
    await house.base.owner.query('delete from graphile_worker._private_jobs where id = $1', [row.id]);
  }
}

async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await house.base.owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const table of tables) {
    const { rows } = await house.base.owner.query(
      `select count(*)::int as n from ${table.name} t where position($1 in t::text) > 0`,
      [text],
    );
    if (rows[0].n > 0) found.push(table.name);
  }
  return found;
}

describe('保存期满', () => {
  let usual: Told;
  let missing: Told;
  let held: Told;
  let open: string;

  test('nothing goes before its time; then everything personal goes, a month for the missing, two years for the rest', async () => {
    usual = await closeOne('environment.dogs');
    missing = await closeOne('help.missing');
    held = await closeOne('environment.dogs');
    await protector.caller.post('/api/privacy/holds', {
      number: await numberOf(held.id),
      reason: '已进入诉讼，法院要求保存',
    });
    const sent = await town
      .visitor()
      .post('/api/report', { what: '这里的路灯不亮', where: '金桐小区', lng: 121.65, lat: 43.25, emergency: false });
    open = String(
      (await house.base.owner.query('select matter_id from reporter where code = $1', [sent.body['code']])).rows[0]
        .matter_id,
    );
    await goTo(later(30));
    await retain();
    expect(await forgotten()).toEqual([]);
    await goTo(later(31));
    const before = await figures();
    await retain();
    expect(await forgotten()).toEqual([missing.id]);
    expect(await figures()).toEqual(before);
    await goTo(later(730));
    await retain();
    expect(await forgotten()).toEqual([missing.id]);
    await goTo(later(731));
    await retain();
    expect(await forgotten()).toEqual([usual.id, missing.id].sort());
  });

  test('the figures are what they were, and the books agree', async () => {
    const { wrong, checked } = await checkBooks(house.base.app.db, () => undefined);
    expect(wrong).toEqual([]);
    expect(checked).toBe(4);
  });

  test('a matter on hold and one that is still worked on stay as they are', async () => {
    const { rows } = await house.base.owner.query('select what from matter where id = any($1) order by what', [
      [held.id, open],
    ]);
    expect(rows.map((row) => row.what).sort()).toEqual([words, '这里的路灯不亮'].sort());
    // Asked directly, the database refuses too.
    for (const id of [held.id, open]) {
      await expect(
        house.base.app.pool.query('select forget_matter($1, $2)', [
          id,
          JSON.stringify({ id, at: house.now(), rule: 'x', reason: 'x', byKind: 'system' }),
        ]),
      ).rejects.toThrow(/on hold|not over/);
    }
  });

  test('what is left of it nowhere names anybody: no column, no fact, no file, no message', async () => {
    const { rows } = await house.base.owner.query(
      `select m.title, m.what, m.where_text, m.lng, m.search::text as search, r.name, r.phone, r.tail,
        (select count(*)::int from stored_file f where f.subject_id = m.id) as files,
        (select string_agg(h.data::text, ' ') from happening h where h.subject_id = m.id) as facts,
        (select string_agg(o.recipient || o.params::text, ' ') from outgoing o where o.subject_id = m.id) as messages
       from matter m join reporter r on r.matter_id = m.id where m.id = $1`,
      [usual.id],
    );
    expect(rows[0]).toMatchObject({
      what: '',
      where_text: '',
      lng: null,
      search: '',
      name: null,
      phone: null,
      tail: '',
      files: 0,
    });
    for (const text of [name, phone, '劝说', usual.code])
      expect([text, JSON.stringify(rows[0]).includes(text)]).toEqual([text, false]);
    expect(String(rows[0].facts)).toContain('closed');
    const { rows: jobs } = await house.base.owner.query(
      `select count(*)::int as n from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'file:drop'`,
    );
    expect(jobs[0].n).toBe(2);
  });

  test('the receipt opens nothing any more but the proof, whose hash anybody can compute', async () => {
    const visitor = town.visitor();
    expect((await visitor.post('/api/report/open', { code: usual.code, tail: phone.slice(-4) })).status).toBe(401);
    const { status, body } = await visitor.post('/api/privacy/certificate', { code: usual.code });
    expect(status).toBe(200);
    expect(body['counts']).toMatchObject({ reporter: 1, file: 1 });
    const { rows } = await house.base.owner.query(
      'select erasure_text(e) as text, hash from erasure e where matter_id = $1',
      [usual.id],
    );
    expect(createHash('sha256').update(String(rows[0].text)).digest('hex')).toBe(String(body['hash']));
    const list = await protector.caller.get('/api/privacy/erasures');
    expect(list.body['rows']).toHaveLength(2);
    await expect(house.base.app.pool.query(`update erasure set reason = 'x'`)).rejects.toThrow(/permission/);
    await expect(house.base.app.pool.query('delete from erasure')).rejects.toThrow(/permission/);
    await expect(house.base.app.pool.query(`update happening set data = '{}'`)).rejects.toThrow(/permission/);
  });

  test('once nobody holds it any more, it goes the next night', async () => {
    const hold = (await protector.caller.get('/api/privacy/holds')).body['rows']?.[0];
    expect((await protector.caller.post(`/api/privacy/holds/${hold?.['id']}/lift`)).status).toBe(200);
    await retain();
    expect(await tablesWith(name)).toEqual([]);
    expect(await tablesWith(phone)).toEqual([]);
  });
});

async function numberOf(id: string): Promise<string> {
  return String((await house.base.owner.query('select number from matter where id = $1', [id])).rows[0].number);
}
async function forgotten(): Promise<string[]> {
  const { rows } = await house.base.owner.query('select id from matter where forgotten_at is not null order by id');
  return rows.map((row) => String(row.id));
}

describe('个人信息请求', () => {
  const reasons = '经核对，予以办理';
  const requestOf = async (reporterId: string) =>
    String(
      (
        await house.base.owner.query(`select id from privacy_request where reporter_id = $1 and state = 'open'`, [
          reporterId,
        ])
      ).rows[0]?.id,
    );
  const decide = (id: string, body: object) =>
    protector.caller.post(`/api/privacy/requests/${id}/decide`, { reasons, ...body });

  test('has fifteen working days, is decided with reasons, and a correction keeps the old value for colleagues only', async () => {
    await goTo(new Date('2026-11-09T02:00:00Z'));
    const told = await closeOne('environment.dogs', { phone: '19933335555' });
    const resident = await openReceiptOf(house, told.reporterId);
    const asked = await resident.post('/api/privacy/mine', {
      kind: 'correct',
      words: '名字写错了',
      name: '王该改',
      phone: '19933336666',
    });
    expect(asked.body['dueAt']).toBe('2026-11-30T09:30:00.000Z');
    expect((await resident.post('/api/privacy/mine', { kind: 'correct', words: '再来一次', name: '又' })).status).toBe(
      409,
    );
    expect((await officer.caller.get('/api/privacy/requests')).status).toBe(403);
    const id = await requestOf(told.reporterId);
    const page = await protector.caller.get(`/api/privacy/requests/${id}`);
    expect(page.body).toMatchObject({ now: { name }, wish: { name: '王该改' }, outcomes: ['corrected'] });
    expect((await decide(id, { outcome: 'erased' })).status).toBe(409);
    expect((await decide(id, { outcome: 'corrected' })).status).toBe(200);
    const matter = (await officer.caller.get(`/api/matters/${told.id}`)).body;
    expect(matter['reporters']?.[0]).toMatchObject({ name: '王该改', phone: '19933336666' });
    const old = matter['timeline']?.filter((entry) => String(entry['kind']) === 'privacy.corrected');
    expect(old?.map((entry) => String(entry['text']))).toEqual([name, '19933335555']);
    const mine = (await resident.get('/api/report/mine')).body;
    expect(JSON.stringify(mine['timeline'])).not.toContain('19933335555');
    expect((await resident.get('/api/privacy/mine')).body['rows']?.[0]).toMatchObject({
      state: 'done',
      outcome: 'corrected',
      reasons,
    });
    expect((await resident.post('/api/report/open', { code: told.code, tail: '6666' })).status).toBe(200);
  });

  test('a refusal names the law; a deletion before its time restricts the use', async () => {
    const told = await closeOne('environment.dogs', { phone: '19933337777' });
    const resident = await openReceiptOf(house, told.reporterId);
    await resident.post('/api/privacy/mine', { kind: 'delete', words: '不想再留着了' });
    const id = await requestOf(told.reporterId);
    expect((await decide(id, { outcome: 'refused' })).body['error']?.['code']).toBe('privacy.law-missing');
    expect((await decide(id, { outcome: 'erased' })).body['error']?.['code']).toBe('privacy.too-early');
    expect((await decide(id, { outcome: 'restricted' })).status).toBe(200);
    expect((await officer.caller.get(`/api/matters/${told.id}`)).body['reporters']?.[0]).toMatchObject({
      name: null,
      phone: null,
      confidential: true,
    });
    expect((await resident.get('/api/report/mine')).status).toBe(200);
  });

  test('a deletion after its time takes everything away, figures unchanged, and the resident is told', async () => {
    const told = await closeOne('help.missing', { phone: '19933338888', name: '赵请删' });
    await goTo(new Date(house.now().getTime() + 32 * 86_400_000));
    const resident = await openReceiptOf(house, told.reporterId);
    await resident.post('/api/privacy/mine', { kind: 'delete', words: '人已找到，请删去赵请删的信息' });
    const id = await requestOf(told.reporterId);
    const before = await figures();
    expect((await decide(id, { outcome: 'erased' })).status).toBe(200);
    const after = await figures();
    // Two facts tell of the request itself; nothing else is counted otherwise.
    expect(withoutRequests(after)).toEqual(withoutRequests(before));
    expect(await tablesWith('赵请删')).toEqual([]);
    expect(await tablesWith('19933338888')).toEqual([]);
    const { rows } = await house.base.owner.query(
      `select count(*)::int as n from outgoing where subject_id = $1 and sealed is not null`,
      [id],
    );
    expect(rows[0].n).toBe(1);
    expect((await town.visitor().post('/api/privacy/certificate', { code: told.code })).body['rule']).toBe('request');
  });

  test('an approved copy is everything about the person, for whoever holds the phone', async () => {
    const told = await closeOne('environment.dogs', { phone: '19933339999' });
    const resident = await openReceiptOf(house, told.reporterId);
    await resident.post('/api/privacy/mine', { kind: 'copy', words: '想要一份' });
    const id = await requestOf(told.reporterId);
    expect((await resident.get(`/api/privacy/mine/${id}/copy`)).status).toBe(409);
    await decide(id, { outcome: 'copied' });
    expect((await resident.get(`/api/privacy/mine/${id}/copy`)).body['error']?.['code']).toBe('privacy.phone-first');
    const confirmed = await confirmPhone(house, '19933339999');
    const response = await fetch(`${house.url}/api/phone/requests/${id}/copy`, {
      headers: { cookie: confirmed.cookies },
    });
    expect(response.status).toBe(200);
    const zip = await buffer(response.body as never);
    expect(zip.subarray(0, 2).toString()).toBe('PK');
    expect(zip.toString('latin1')).toContain('person.json');
    expect(zip.toString('latin1')).toMatch(
      /files\/[0-9a-f-]{36}\.png|files\/[0-9a-f-]{36}\.jpg|files\/[0-9a-f-]{36}\.webp/,
    );
    const other = await confirmPhone(house, '19933336666');
    expect((await other.get(`/api/phone/requests/${id}/copy`)).status).toBe(404);
    await goTo(new Date(house.now().getTime() + 31 * 86_400_000));
    expect((await resident.get(`/api/privacy/mine/${id}/copy`)).status).toBe(401);
  });

  test('a colleague takes it down for somebody who calls; an export needs the duty and a reason', async () => {
    const told = await closeOne('environment.dogs', { phone: '19933330000' });
    const taken = await officer.caller.post('/api/privacy/requests', {
      code: told.code,
      channel: 'call',
      kind: 'complain',
      words: '有人乱看我的信息',
    });
    expect(taken.status).toBe(200);
    // A complaint may be about whoever handles it: the matter's page does not tell.
    expect(JSON.stringify((await officer.caller.get(`/api/matters/${told.id}`)).body)).not.toContain('乱看');
    const reason = '本人到所提出，已核对身份证';
    expect((await officer.caller.post('/api/privacy/export', { phone: '19933330000', reason })).status).toBe(403);
    const exported = await protector.caller.post('/api/privacy/export', { phone: '199 3333-0000', reason });
    expect([exported.status, exported.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect((await protector.caller.post('/api/privacy/export', { phone: '19900000000', reason })).status).toBe(404);
    expect(await sessionOf(house, officer.accountId)).toContain('mb_session');
  });
});

function withoutRequests(counted: unknown): unknown {
  return JSON.parse(
    JSON.stringify(counted, (_, value: unknown) =>
      Array.isArray(value) ? value.filter((row) => !isRequestFact(row)) : value,
    ),
  );
}
function isRequestFact(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'kind' in row && String(row.kind).startsWith('privacy.');
}
