import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Caller, type Loose } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { type Hired, hire, openReceiptOf } from '../../../tests/support/knockers.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';

const reason = '孩子走失，要马上核对地址';
let house: TestHouse;
let town: Town;
let officer: Hired;
let chief: Hired;
let southOfficer: Hired;
let southChief: Hired;
let protector: Hired;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T02:00:00Z') });
  town = await buildTown(house);
  officer = await hire(house, { unitId: town.units.north, duties: ['intake', 'assign', 'handle', 'revisit'] });
  chief = await hire(house, { unitId: town.units.north, duties: ['oversee', 'assign'] });
  southOfficer = await hire(house, { unitId: town.units.southGroup, duties: ['handle'] });
  southChief = await hire(house, { unitId: town.units.south, duties: ['oversee'] });
  protector = await hire(house, { unitId: town.units.bureau, duties: ['protect'] });
});
afterAll(() => house.close());

const sent = async (phone: string) => {
  const { rows } = await house.base.owner.query('select template from outgoing where recipient = $1 order by made_at', [
    phone,
  ]);
  return rows.map((row) => String(row.template));
};

describe('紧急查看', () => {
  test('opens one matter for looking, tells the resident at once, and another person reviews it', async () => {
    const matter = await makeMatter(house, { unitId: town.units.north, state: 'accepted', phone: '19911110001' });
    const other = await makeMatter(house, { unitId: town.units.north });
    expect((await southOfficer.caller.get(`/api/matters/${matter.id}`)).status).toBe(404);
    const broken = await southOfficer.caller.post('/api/privacy/glass', {
      number: matter.number,
      kind: 'child',
      reason,
    });
    expect(broken.status).toBe(200);
    const page = await southOfficer.caller.get(`/api/matters/${matter.id}`);
    expect(page.status).toBe(200);
    expect(page.body['emergencyUntil']).toBe(broken.body['until']);
    expect(page.body['reporters']?.[0]?.['phone']).toBe('19911110001');
    expect([page.body['can'], page.body['canNote'], page.body['canTell']]).toEqual([[], false, false]);
    // Nothing but looking, and nothing but this one.
    expect((await southOfficer.caller.post(`/api/matters/${matter.id}/notes`, { text: '记一笔' })).status).toBe(404);
    expect((await southOfficer.caller.get(`/api/matters/${other.id}`)).status).toBe(404);
    expect(JSON.stringify((await southOfficer.caller.get('/api/matters?queue=all')).body)).not.toContain(matter.id);
    expect(await sent('19911110001')).toEqual(['privacy.glass-broken']);
    const resident = await openReceiptOf(house, matter.reporterId);
    expect(kinds((await resident.get('/api/report/mine')).body['timeline'])).toContain('privacy.glass-broken');
    const opened = await resident.get('/api/report/mine/opened');
    expect(JSON.stringify(opened.body)).toContain(reason);

    expect(
      (
        await southOfficer.caller.post(`/api/privacy/glass/${await glassOf(matter.id)}/review`, {
          outcome: 'upheld',
          note: '属实',
        })
      ).status,
    ).toBe(404);
    const queue = await chief.caller.get('/api/privacy/glass');
    const row = queue.body['rows']?.find((one) => String(one['number']) === matter.number);
    expect(row?.['can']).toEqual(['review']);
    expect(JSON.stringify(queue.body)).not.toContain('楼道堆物');
    expect(
      (await chief.caller.post(`/api/privacy/glass/${row?.['id']}/review`, { outcome: 'rejected', note: '与工作无关' }))
        .status,
    ).toBe(200);
    expect(
      (await chief.caller.post(`/api/privacy/glass/${row?.['id']}/review`, { outcome: 'upheld', note: '再想想' }))
        .status,
    ).toBe(409);
    expect(kinds((await resident.get('/api/report/mine')).body['timeline'])).toContain('privacy.glass-rejected');
    // What was rejected is shown to the supervisor of whoever did it.
    const shown = await southChief.caller.get('/api/privacy/glass?show=decided');
    expect(shown.body['rows']?.map((one) => String(one['number']))).toEqual([matter.number]);
  });

  test('at night wakes no resident: the page and the reviewers know at once, the message comes at eight', async () => {
    const evening = house.now();
    house.setNow(new Date('2026-11-23T19:30:00Z'));
    onTestFinished(() => house.setNow(evening));
    const looking = await hire(house, { unitId: town.units.southGroup, duties: ['handle'] });
    const reviewing = await hire(house, { unitId: town.units.north, duties: ['oversee'] });
    const matter = await makeMatter(house, { unitId: town.units.north, phone: '19911110009' });
    const heard: { who: string; id: string }[] = [];
    const hear = (who: string) => (signal: { kind: string; id: string }) => heard.push({ who, id: signal.id });
    const deskOf = (unitIds: readonly string[], duty: 'oversee' | 'handle') => ({
      kind: 'staff' as const,
      accountId: chief.accountId,
      personId: null,
      name: '',
      badge: '',
      language: 'zh' as const,
      holdings: [{ unitId: '', unitName: '', unitIds, isTop: false, post: '', duties: [duty], categories: null }],
      sessionId: null,
      scopes: null,
    });
    const { live } = house.open.house;
    const stops = [
      live.listen(deskOf([town.units.north], 'oversee'), hear('reviewer')),
      live.listen(deskOf([town.units.north], 'handle'), hear('handler')),
      live.listen(deskOf([town.units.south], 'oversee'), hear('elsewhere')),
    ];
    await looking.caller.post('/api/privacy/glass', { number: matter.number, kind: 'life', reason });
    // What was done a moment before may still be on its way to the same listeners.
    const glass = await glassOf(matter.id);
    const ofThis = () => heard.filter(({ id }) => id === glass).map(({ who }) => who);
    await expect.poll(ofThis).toEqual(['reviewer']);
    for (const stop of stops) stop();
    const rows = (await reviewing.caller.get('/api/privacy/glass')).body['rows'];
    expect(rows?.some((row) => String(row['number']) === matter.number)).toBe(true);
    const resident = await openReceiptOf(house, matter.reporterId);
    expect(kinds((await resident.get('/api/report/mine')).body['timeline'])).toContain('privacy.glass-broken');
    expect(JSON.stringify((await resident.get('/api/report/mine/opened')).body)).toContain(reason);
    const letters = await house.base.owner.query('select not_before from outgoing where recipient = $1', [
      '19911110009',
    ]);
    expect(letters.rows).toEqual([{ not_before: new Date('2026-11-24T00:00:00Z') }]);
  });

  test('nobody reviews his own, not even whoever protects personal data', async () => {
    const matter = await makeMatter(house, { unitId: town.units.north });
    await protector.caller.post('/api/privacy/glass', { number: matter.code, kind: 'life', reason });
    const id = await glassOf(matter.id);
    const answer = await protector.caller.post(`/api/privacy/glass/${id}/review`, { outcome: 'upheld', note: '属实' });
    expect(answer.body['error']?.['code']).toBe('privacy.same-person');
    const row = (await protector.caller.get('/api/privacy/glass')).body['rows']?.find(
      (one) => String(one['id']) === id,
    );
    expect(row?.['can']).toEqual([]);
  });

  test('ends after an hour, and a review that waits for more than three working days is overdue', async () => {
    const matter = await makeMatter(house, { unitId: town.units.north });
    await southOfficer.caller.post('/api/privacy/glass', { number: matter.number, kind: 'life', reason });
    const before = house.now();
    house.setNow(new Date(before.getTime() + 61 * 60_000));
    expect((await southOfficer.caller.get(`/api/matters/${matter.id}`)).status).toBe(404);
    house.setNow(new Date('2026-11-26T09:29:00Z'));
    const late = await hire(house, { unitId: town.units.north, duties: ['oversee'] });
    const isOverdue = async () =>
      (await late.caller.get('/api/privacy/glass')).body['rows']?.find(
        (one) => String(one['number']) === matter.number,
      )?.['overdue'];
    expect(await isOverdue()).toBe(false);
    house.setNow(new Date('2026-11-26T09:31:00Z'));
    expect(await isOverdue()).toBe(true);
    house.setNow(before);
  });

  test('shows the words of a matter under urgent watch, never who reported it; a confidential name stays sealed', async () => {
    const watched = await makeMatter(house, { unitId: town.units.north, watch: true });
    await southOfficer.caller.post('/api/privacy/glass', { number: watched.number, kind: 'life', reason });
    const { body } = await southOfficer.caller.get(`/api/matters/${watched.id}`);
    expect(body['what']).toBe('楼道堆物');
    expect(body['reporters']).toEqual([]);
    expect(JSON.stringify(body)).not.toContain('张三');
  });

  test('is no emergency for whoever sees the matter anyway: nobody is alarmed', async () => {
    const matter = await makeMatter(house, { unitId: town.units.north, phone: '19911110002' });
    const { body } = await officer.caller.post('/api/privacy/glass', { number: matter.number, kind: 'life', reason });
    expect(body['inReach']).toBe(true);
    expect(await sent('19911110002')).toEqual([]);
  });

  test('wrong numbers are written down and soon refused; too short a reason opens nothing', async () => {
    const curious = await hire(house, { unitId: town.units.south, duties: ['handle'] });
    const tryNumber = (number: string) => curious.caller.post('/api/privacy/glass', { number, kind: 'other', reason });
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await tryNumber(`2026-00099${n}`)).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
    const { rows } = await house.base.owner.query(
      `select count(*)::int as n from access_log where who_id = $1 and outcome = 'refused' and reason like '%2026-00099%'`,
      [curious.accountId],
    );
    expect(rows[0].n).toBe(5);
    const matter = await makeMatter(house, { unitId: town.units.north });
    const short = await southOfficer.caller.post('/api/privacy/glass', {
      number: matter.number,
      kind: 'life',
      reason: '看看',
    });
    expect(short.status).toBe(400);
  });
});

async function glassOf(matterId: string): Promise<string> {
  const { rows } = await house.base.owner.query('select opening_id from break_glass_review where matter_id = $1', [
    matterId,
  ]);
  return String(rows[0]?.opening_id);
}

function kinds(timeline: Loose | undefined): string[] {
  return timeline?.map((entry) => String(entry['kind'])) ?? [];
}

const secretName = '欧阳不可外传';
const secretPhone = '19987654321';

describe('保密反映人', () => {
  let matterId: string;
  let reporterId: string;
  let receipt: { code: string; tail: string };

  test('the receipt has digits of its own, and the name and phone are nowhere in plain', async () => {
    const { status, body } = await town.visitor().post('/api/report', {
      what: '邻居半夜装修，敲得睡不着，不敢让他知道是我说的',
      where: '金桐小区3号楼',
      lng: 121.65,
      lat: 43.25,
      name: secretName,
      phone: secretPhone,
      confidential: true,
      emergency: false,
    });
    expect(status).toBe(200);
    receipt = { code: String(body['code']), tail: String(body['tail']) };
    expect(body['tailIsPhone']).toBe(false);
    const { rows } = await house.base.owner.query(
      'select r.*, m.number from reporter r join matter m on m.id = r.matter_id where r.code = $1',
      [receipt.code],
    );
    ({ matter_id: matterId, id: reporterId } = rows[0]);
    expect(rows[0]).toMatchObject({ name: null, phone: null, confidential: true, tail: receipt.tail });
  });

  test('appears at no door of any colleague: page, lists, search, export, access, outbox, requests', async () => {
    const everything = await hire(house, {
      unitId: town.units.bureau,
      duties: ['intake', 'assign', 'handle', 'revisit', 'watch', 'oversee', 'messages', 'register', 'audit', 'protect'],
    });
    await everything.caller.post(`/api/privacy/requests`, {
      code: receipt.code,
      channel: 'call',
      kind: 'explain',
      words: '想知道谁看过',
    });
    const { rows } = await house.base.owner.query('select id from privacy_request where reporter_id = $1', [
      reporterId,
    ]);
    const paths = [
      `/api/matters/${matterId}`,
      `/api/matters/${matterId}/access`,
      '/api/matters?queue=all&limit=200',
      `/api/matters?queue=all&q=${secretPhone}`,
      `/api/matters?queue=all&q=${encodeURIComponent(secretName)}`,
      `/api/matters/suggest?q=${secretPhone}`,
      '/api/matters/export?queue=all&reason=leak-test',
      '/api/outbox?limit=200',
      '/api/access-log?limit=200',
      '/api/privacy/requests',
      `/api/privacy/requests/${rows[0].id}`,
      '/api/privacy/unsealings',
      '/api/privacy/glass',
    ];
    for (const path of paths) {
      const { status, body } = await everything.caller.get(path);
      const text = JSON.stringify(body);
      if (path !== '/api/access-log?limit=200') expect([path, status]).toEqual([path, 200]);
      expect([path, text.includes(secretName), text.includes(secretPhone)]).toEqual([path, false, false]);
    }
    expect((await everything.caller.get(`/api/matters/${matterId}`)).body['reporters']?.[0]?.['confidential']).toBe(
      true,
    );
    for (const q of [secretPhone, secretName]) {
      const found = await everything.caller.get(`/api/matters?queue=all&q=${encodeURIComponent(q)}`);
      expect(JSON.stringify(found.body)).not.toContain(matterId);
    }
  });

  test('lies in plain in no table, facts, messages, answers and log among them', async () => {
    const { rows: tables } = await house.base.owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await house.base.owner.query(
        `select count(*)::int as n from ${name} t where t::text like '%${secretName}%' or t::text like '%${secretPhone}%'`,
      );
      if (rows[0].n > 0) found.push(name);
    }
    expect(found).toEqual([]);
  });

  test('still gets messages: the house opens the letter when it sends it', async () => {
    const { rows } = await house.base.owner.query(
      'select recipient, sealed is not null as sealed from outgoing where subject_id = $1',
      [matterId],
    );
    expect(rows).toEqual([{ recipient: '', sealed: true }]);
    const resident = new Caller(house.url);
    expect((await resident.post('/api/report/open', receipt)).status).toBe(200);
    expect((await resident.get('/api/report/mine')).body).toMatchObject({ hasPhone: true, confidential: true });
  });

  test('is unsealed by two people with a reason, for the asker only and for a day, and is told', async () => {
    const why = '当事人要求当面道歉，需要联系';
    const ask = (by: Hired) => by.caller.post('/api/privacy/unsealings', { matterId, reporterId, reason: why });
    expect((await ask(officer)).status).toBe(403);
    expect((await ask(southOfficer)).status).toBe(404);
    const asked = await ask(chief);
    expect(asked.status).toBe(200);
    const id = String(asked.body['id']);
    const look = (by: Hired) => by.caller.get(`/api/privacy/unsealings/${id}/identity`);
    expect((await look(chief)).status).toBe(409);
    expect(
      (await chief.caller.post(`/api/privacy/unsealings/${id}/decide`, { outcome: 'approved', note: '同意' })).status,
    ).toBe(404);
    expect(
      (await protector.caller.post(`/api/privacy/unsealings/${id}/decide`, { outcome: 'approved', note: '确有必要' }))
        .status,
    ).toBe(200);
    expect((await look(chief)).body).toMatchObject({ name: secretName, phone: secretPhone });
    expect((await look(protector)).status).toBe(404);
    expect((await look(officer)).status).toBe(404);
    const resident = await openReceiptOf(house, reporterId);
    const { body } = await resident.get('/api/report/mine/opened');
    const actions = body['rows']?.map((row) => String(row['action']));
    expect(actions).toEqual(expect.arrayContaining(['unseal.ask', 'unseal.decide', 'unseal.look']));
    const { rows } = await house.base.owner.query(
      `select count(*)::int as n from outgoing where template = 'privacy.unsealed' and recipient = ''`,
    );
    expect(rows[0].n).toBe(1);
    const before = house.now();
    house.setNow(new Date(before.getTime() + 25 * 3_600_000));
    const { rows: sessions } = await house.base.owner.query(
      `update session set seen_at = $1, expires_at = $2 where account_id = $3 returning id`,
      [house.now(), new Date(house.now().getTime() + 86_400_000), chief.accountId],
    );
    expect(sessions.length).toBeGreaterThan(0);
    expect((await look(chief)).status).toBe(409);
    house.setNow(before);
  });

  test('whoever asked cannot approve it himself, whatever else he may do', async () => {
    const both = await hire(house, { unitId: town.units.bureau, duties: ['oversee', 'protect'] });
    const { body } = await both.caller.post('/api/privacy/unsealings', {
      matterId,
      reporterId,
      reason: '当事人要求当面道歉，需要联系',
    });
    const answer = await both.caller.post(`/api/privacy/unsealings/${body['id']}/decide`, {
      outcome: 'approved',
      note: '同意',
    });
    expect(answer.body['error']?.['code']).toBe('privacy.same-person');
  });

  test('finds the own report again by phone', async () => {
    const resident = new Caller(house.url);
    await resident.post('/api/phone/code', { phone: secretPhone });
    expect((await resident.post('/api/phone/open', { phone: secretPhone, code: await lastCode() })).status).toBe(200);
    expect((await resident.get('/api/phone/reports')).body['rows']?.map((row) => String(row['code']))).toEqual([
      receipt.code,
    ]);
  });
});

/** The code that was just sent, as the provider would get it. */
async function lastCode(): Promise<string> {
  const { openSealed } = await import('../../platform/seal.ts');
  const { testHouseSecret } = await import('../../../tests/support/names.ts');
  const { rows } = await house.base.owner.query(
    `select sealed from outgoing where template = 'phone.code' order by made_at desc, id desc limit 1`,
  );
  const letter = JSON.parse(
    openSealed(testHouseSecret, Buffer.from(String(rows[0]?.sealed), 'base64url')).toString(),
  ) as {
    params: { code: string };
  };
  return letter.params.code;
}

describe('手机号', () => {
  test('an unknown phone gets the same answer and no message; a known one enters within five tries', async () => {
    const matter = await makeMatter(house, { unitId: town.units.north, phone: '19922220001' });
    const messages = async () =>
      Number(
        (await house.base.owner.query(`select count(*)::int as n from outgoing where template = 'phone.code'`)).rows[0]
          .n,
      );
    const before = await messages();
    const stranger = new Caller(house.url, { 'x-forwarded-for': '10.1.1.1' });
    const unknown = await stranger.post('/api/phone/code', { phone: '19922229999' });
    expect(await messages()).toBe(before);
    const known = await stranger.post('/api/phone/code', { phone: '199 2222-0001' });
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    expect(await messages()).toBe(before + 1);
    const code = await lastCode();
    const wrong = code === '000000' ? '111111' : '000000';
    for (let n = 0; n < 4; n += 1)
      expect((await stranger.post('/api/phone/open', { phone: '19922220001', code: wrong })).status).toBe(401);
    expect((await stranger.post('/api/phone/open', { phone: '19922220001', code })).status).toBe(200);
    const { body } = await stranger.get('/api/phone/reports');
    expect(body['rows']).toHaveLength(1);
    expect((await stranger.post('/api/phone/receipt', { id: matter.reporterId })).status).toBe(200);
    expect((await stranger.get('/api/report/mine')).body['code']).toBe(matter.code);
    const others = await makeMatter(house, { unitId: town.units.north, phone: '19922220002' });
    expect((await stranger.post('/api/phone/receipt', { id: others.reporterId })).status).toBe(404);
    // The code was good once.
    expect((await stranger.post('/api/phone/open', { phone: '19922220001', code })).status).toBe(401);
  });

  test('after five wrong tries the right code is no good any more, nor after five minutes', async () => {
    await makeMatter(house, { unitId: town.units.north, phone: '19922220003' });
    const guesser = new Caller(house.url, { 'x-forwarded-for': '10.1.1.2' });
    await guesser.post('/api/phone/code', { phone: '19922220003' });
    const code = await lastCode();
    const wrong = code === '000000' ? '111111' : '000000';
    for (let n = 0; n < 5; n += 1) await guesser.post('/api/phone/open', { phone: '19922220003', code: wrong });
    expect((await guesser.post('/api/phone/open', { phone: '19922220003', code })).status).toBe(401);
    await guesser.post('/api/phone/code', { phone: '19922220003' });
    const fresh = await lastCode();
    const before = house.now();
    house.setNow(new Date(before.getTime() + 5 * 60_000 + 1000));
    expect((await guesser.post('/api/phone/open', { phone: '19922220003', code: fresh })).status).toBe(401);
    house.setNow(before);
  });

  test('a code is good only in the browser that asked, and somebody else who asks takes nothing from it', async () => {
    await makeMatter(house, { unitId: town.units.north, phone: '19922220004' });
    const owner = new Caller(house.url, { 'x-forwarded-for': '10.1.1.3' });
    await owner.post('/api/phone/code', { phone: '19922220004' });
    const code = await lastCode();
    const thief = new Caller(house.url, { 'x-forwarded-for': '10.1.1.4' });
    const open = (caller: Caller, given: string) =>
      caller.post('/api/phone/open', { phone: '19922220004', code: given });
    // Overheard, read off the card, or given away on the phone: without the browser it opens nothing.
    for (let n = 0; n < 6; n += 1) expect((await open(thief, code)).status).toBe(401);
    await thief.post('/api/phone/code', { phone: '19922220004' });
    expect((await open(thief, code)).status).toBe(401);
    expect((await open(owner, code)).status).toBe(200);
    const again = new Caller(house.url, { 'x-forwarded-for': '10.1.1.5' });
    await again.post('/api/phone/code', { phone: '19922220004' });
    const cookie = again.cookies;
    expect(cookie).toContain('mb_phone_asked=');
    expect((await open(again, await lastCode())).status).toBe(200);
    expect(again.cookies).not.toContain('mb_phone_asked=');
  });

  test('no colleague reads the code in the outbox', async () => {
    const { rows } = await house.base.owner.query(
      `select params::text, recipient from outgoing where template = 'phone.code'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ params: '{}', recipient: '' });
  });
});

describe('谁看过', () => {
  test('the page holds every line of the log about this resident, lists summed up per day and colleague', async () => {
    const matter = await makeMatter(house, { unitId: town.units.north, title: '井盖松动响声大' });
    await house.base.owner.query(`update matter set search = '井盖:1'::tsvector where id = $1`, [matter.id]);
    await officer.caller.get(`/api/matters/${matter.id}`);
    for (let n = 0; n < 3; n += 1) await officer.caller.get('/api/matters?queue=all');
    await officer.caller.get(`/api/matters?queue=all&q=${encodeURIComponent('井盖')}`);
    await officer.caller.get(`/api/matters/suggest?q=${encodeURIComponent('井盖')}`);
    await chief.caller.get(`/api/matters/export?queue=all&reason=${encodeURIComponent('月度汇总')}`);
    await southOfficer.caller.get(`/api/matters/${matter.id}`);
    const resident = await openReceiptOf(house, matter.reporterId);
    await resident.get('/api/report/mine');
    const shown: Loose[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await resident.get(`/api/report/mine/opened${cursor}`);
      shown.push(...(body['rows'] ?? []));
      if (!body['next']) break;
      cursor = `?cursor=${encodeURIComponent(String(body['next']))}`;
    }
    const { rows } = await house.base.owner.query<{ action: string; name: string | null; outcome: string; n: number }>(
      `select l.action, a.name, l.outcome, count(*)::int as n from access_log l left join account a on a.id = l.who_id
       where resident_ids @> array[$1::uuid] and action <> 'privacy.opened' group by 1, 2, 3`,
      [matter.reporterId],
    );
    const key = (action: unknown, name: unknown, outcome: unknown) =>
      `${String(action)} ${name === null || name === undefined ? '' : String(name)} ${String(outcome)}`;
    const fromLog = new Map(rows.map((row) => [key(row.action, row.name, row.outcome), row.n]));
    const fromPage = new Map<string, number>();
    for (const row of shown) {
      if (String(row['action']) === 'privacy.opened') continue;
      const at = key(row['action'], row['name'], row['outcome']);
      fromPage.set(at, (fromPage.get(at) ?? 0) + Number(row['count']));
    }
    expect(Object.fromEntries(fromPage)).toEqual(Object.fromEntries(fromLog));
    const lists = shown.filter((row) => String(row['action']) === 'matter.list');
    expect(lists.map((row) => Number(row['count']))).toEqual([4]);
    expect(shown.find((row) => String(row['action']) === 'matter.export')?.['reason']).toBe('导出：月度汇总');
    expect(shown.find((row) => String(row['outcome']) === 'refused')?.['unit']).toBe('南湖第一警务组');
  });

  test('an export of many writes its residents down in lines of 500', async () => {
    const bulk = await hire(house, { unitId: town.units.south, duties: ['oversee'] });
    await house.base.owner.query(
      `with m as (insert into matter (id, number, state, title, what, category, channel, unit_id, reported_at, changed_at)
        select gen_random_uuid(), '2025-' || n, 'reported', '批量', '批量', 'other', 'import', $1, now() - n * interval '1 minute', now()
        from generate_series(1, 620) n returning id, number)
       insert into reporter (id, matter_id, code, tail, made_at) select gen_random_uuid(), id, 'X' || number, '0000', now() from m`,
      [town.units.south],
    );
    await bulk.caller.get(`/api/matters/export?queue=all&reason=${encodeURIComponent('年度汇总')}`);
    const { rows } = await house.base.owner.query(
      `select cardinality(resident_ids) as n from access_log where who_id = $1 and action = 'matter.export' order by chain, seq`,
      [bulk.accountId],
    );
    const counts = rows.map((row) => Number(row.n));
    expect(counts.length).toBe(2);
    expect(Math.max(...counts)).toBe(500);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(620);
  });
});

test('a retention rule is tried, proposed by one person and confirmed by another, and only then counts', async () => {
  const rulesNow = async () => (await protector.caller.get('/api/privacy/rules')).body;
  const [category] = (
    await house.base.owner.query<{ code: string }>('select code from category where parent_code is not null limit 1')
  ).rows;
  const rule = { category: category?.code ?? '', days: 30, zh: '试点类别', en: 'A trial', law: '个人信息保护法 §19' };
  const old = await makeMatter(house, { unitId: town.units.north, state: 'closed' });
  const held = await makeMatter(house, { unitId: town.units.north, state: 'closed' });
  await house.base.owner.query(`update matter set category = $1, closed_at = $2 where id = any($3)`, [
    rule.category,
    new Date(house.now().getTime() - 40 * 86_400_000),
    [old.id, held.id],
  ]);
  const hold = { number: held.number, reason: '复议期间需要保留原文' };
  expect((await protector.caller.post('/api/privacy/holds', hold)).status).toBe(200);
  const dry = `/api/privacy/retention/try?code=trial&category=${rule.category}&days=`;
  expect((await protector.caller.get(`${dry}30`)).body).toEqual({ before: 0, after: 1, held: 1 });
  expect((await protector.caller.get(`${dry}60`)).body).toEqual({ before: 0, after: 0, held: 0 });

  expect((await protector.caller.put('/api/privacy/retention/trial', rule)).status).toBe(200);
  const proposed = await rulesNow();
  expect(proposed['retention']?.map((one) => String(one['code']))).not.toContain('trial');
  expect(proposed['proposals']?.map((one) => [String(one['code']), one['can']])).toEqual([['trial', ['drop']]]);
  const confirm = (by: Hired, days: number) => by.caller.post('/api/privacy/retention/trial/confirm', { days });
  expect((await confirm(protector, 30)).body['error']?.['code']).toBe('privacy.same-person');
  const head = await hire(house, { unitId: town.units.bureau, duties: ['oversee'] });
  expect((await confirm(chief, 30)).status).toBe(403);
  expect((await confirm(head, 31)).body['error']?.['code']).toBe('version.conflict');
  expect((await confirm(head, 30)).status).toBe(200);
  const after = await rulesNow();
  expect(after['proposals']).toEqual([]);
  expect(after['retention']?.find((one) => String(one['code']) === 'trial')).toMatchObject(rule);
  expect((await protector.caller.get(`${dry}30`)).body).toEqual({ before: 1, after: 1, held: 1 });
});

test('whoever administers the system cannot also protect personal data, in one post or in two', async () => {
  const keeper = await hire(house, { unitId: town.units.bureau, duties: ['register', 'system'] });
  const give = (personId: string, duties: readonly string[]) =>
    keeper.caller.post(`/api/people/${personId}/posts`, {
      unitId: town.units.bureau,
      post: 'supervisor',
      duties,
      validFrom: '2026-11-23',
    });
  const administrator = await hire(house, { unitId: town.units.bureau, duties: ['system'] });
  const refused = await give(administrator.personId, ['protect']);
  expect([refused.status, refused.body['error']?.['code']]).toEqual([409, 'duty.apart']);
  expect((await give(chief.personId, ['protect', 'system'])).body['error']?.['code']).toBe('duty.apart');
  expect((await give(chief.personId, ['protect'])).status).toBe(200);
});
