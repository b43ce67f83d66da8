import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { png } from '../../../tests/house/doors-inputs.ts';
import type { Answered, Caller } from '../../../tests/support/caller.ts';
import { accepted, enter, propose, take, underWay } from '../../../tests/support/disputes.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { addDays, dayOf } from '../../kit/calendar.ts';
import { newId } from '../../kit/ids.ts';
import { checkMediations } from './api.ts';

let house: TestHouse;
let town: Town;
let officer: Caller;
let chief: Caller;
let stranger: Caller;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  officer = (await hire(house, { unitId: town.units.north, duties: ['mediate', 'handle', 'intake'] })).caller;
  chief = (await hire(house, { unitId: town.units.north, duties: ['assign', 'oversee'] })).caller;
  stranger = (await hire(house, { unitId: town.units.south, duties: ['mediate', 'handle'] })).caller;
});
afterAll(() => house.close());

afterEach(async () => {
  expect((await checkMediations(house.base.app.db)).wrong).toEqual([]);
});

const zhao = { side: 2, name: '赵大勇', phone: '13900002002' };

const inDays = (days: number) => addDays(dayOf(house.now()), days);

const codeOf = ({ body }: Answered) => body['error']?.['code'];

interface PartyRow {
  readonly id: string;
  readonly code: string;
  readonly tail: string;
  readonly language: string;
  readonly grid_code: string | null;
}

async function partyNamed(mediationId: string, name: string): Promise<PartyRow> {
  const { rows } = await house.base.owner.query<PartyRow>(
    'select id, code, tail, language, grid_code from mediation_party where mediation_id = $1 and name = $2',
    [mediationId, name],
  );
  if (!rows[0]) throw new Error(`nobody is called ${name}`);
  return rows[0];
}

/** Adds somebody and opens the own page. */
async function join(id: string, fields: { readonly name: string; readonly [field: string]: unknown }): Promise<Caller> {
  expect((await take(officer, id, 'add-party', fields)).status).toBe(200);
  return enter(house, (await partyNamed(id, fields.name)).id);
}

async function countMessages(id: string): Promise<number> {
  const { rows } = await house.base.owner.query('select 1 from outgoing where subject_id = $1', [id]);
  return rows.length;
}

async function clocksOf(id: string): Promise<{ kind: string; due_at: Date }[]> {
  const { rows } = await house.base.owner.query<{ kind: string; due_at: Date }>(
    "select kind, due_at from clock where subject_id = $1 and state = 'running' order by kind",
    [id],
  );
  return rows;
}
const runningOf = async (id: string) => (await clocksOf(id)).map(({ kind }) => kind);
const dueOf = async (id: string) => (await clocksOf(id)).find(({ kind }) => kind === 'mediate')?.due_at.getTime() ?? 0;

const stateOf = async (id: string) => (await officer.get(`/api/mediations/${id}`)).body['state'];

describe('a leak between two neighbours', () => {
  test('is accepted only when somebody of both sides said yes, and each side reads the same story', async () => {
    const { id, first, second } = await propose(house, officer, town.units.north);
    expect((await take(officer, id, 'accept', { track: 'people', mode: 'joint' })).body['error']?.['code']).toBe(
      'mediation.not-asked',
    );
    await first.page.post('/api/own-mediation/willing', { willing: 'yes' });
    await second.page.post('/api/own-mediation/willing', { willing: 'yes' });
    expect((await take(officer, id, 'accept', { track: 'people', mode: 'joint' })).status).toBe(200);
    expect(await stateOf(id)).toBe('choosing');
    const [mine, theirs] = [
      (await first.page.get('/api/own-mediation')).body,
      (await second.page.get('/api/own-mediation')).body,
    ];
    expect(mine['timeline']).toEqual(theirs['timeline']);
    expect(mine['sides']).toEqual([
      { side: 1, names: ['王秀兰'], isMine: true },
      { side: 2, names: ['赵大勇'], isMine: false },
    ]);
    expect(JSON.stringify(mine)).not.toContain('13900002002');
    expect(JSON.stringify(mine)).not.toContain('301');
  });

  test('a side that does not want it is not talked round: it is refused, and the ways that remain are told', async () => {
    const { id, first, second } = await propose(house, officer, town.units.north);
    await second.page.post('/api/own-mediation/willing', { willing: 'no' });
    expect((await take(officer, id, 'accept', { track: 'people', mode: 'joint' })).body['error']?.['code']).toBe(
      'mediation.unwilling',
    );
    const refused = await take(officer, id, 'refuse', {
      marks: ['one-refuses'],
      routes: ['court', 'legal-aid'],
      how: 'phone',
    });
    expect(refused.body).toMatchObject({ state: 'refused' });
    const { routes } = (await first.page.get('/api/own-mediation')).body;
    expect(routes).toMatchObject([{ route: 'court' }, { route: 'legal-aid' }]);
    expect((await take(officer, id, 'accept', { track: 'people', mode: 'joint' })).status).toBe(409);
  });

  test('either side may stop at any time, and the matter can be closed again', async () => {
    const { id, second } = await accepted(house, officer, town.units.north);
    const matterId = String((await officer.get(`/api/mediations/${id}`)).body['matter']?.['id']);
    const { canPropose, rows } = (await officer.get(`/api/matters/${matterId}/mediations`)).body;
    expect(canPropose).toBe(true);
    expect(rows).toMatchObject([{ id }]);
    expect((await second.page.post('/api/own-mediation/stop', {})).status).toBe(200);
    expect(await stateOf(id)).toBe('withdrawn');
    expect((await second.page.post('/api/own-mediation/stop', {})).status).toBe(409);
  });

  test('what the gate excludes is not accepted', async () => {
    const { id, first, second } = await propose(house, officer, town.units.north, { track: 'public-order' });
    await first.page.post('/api/own-mediation/willing', { willing: 'yes' });
    await second.page.post('/api/own-mediation/willing', { willing: 'yes' });
    const closed = await take(officer, id, 'accept', { track: 'public-order', mode: 'spot', marks: ['repeat'] });
    expect(closed.body['error']?.['code']).toBe('mediation.gate-closed');
    expect(
      (await take(officer, id, 'accept', { track: 'people', mode: 'spot', marks: ['repeat'] })).body,
    ).toMatchObject({ state: 'under-way' });
  });

  test('a child is not heard without a guardian; an agent speaks and settles within the mandate', async () => {
    const parties = [
      { side: 1, name: '小明', phone: '13900003003', bornOn: '2015-05-01' },
      { side: 2, name: '赵大勇', phone: '13900002002' },
    ];
    const { id, first, second } = await propose(house, officer, town.units.north, { parties });
    await first.page.post('/api/own-mediation/willing', { willing: 'yes' });
    await second.page.post('/api/own-mediation/willing', { willing: 'yes' });
    expect((await take(officer, id, 'accept', { track: 'people', mode: 'joint' })).body['error']?.['code']).toBe(
      'mediation.no-guardian',
    );
    const guardian = { side: 1, role: 'guardian', actsFor: first.id, name: '李梅', way: 'paper' };
    expect((await take(officer, id, 'add-party', { ...guardian, side: 2 })).status).toBe(400);
    expect((await take(officer, id, 'add-party', guardian)).status).toBe(200);
    expect((await take(officer, id, 'accept', { track: 'people', mode: 'joint' })).status).toBe(200);
    const agent = {
      side: 2,
      role: 'agent',
      actsFor: second.id,
      name: '周律师',
      phone: '13900004004',
      mandateScope: 'general',
    };
    await take(officer, id, 'add-party', agent);
    const { rows } = await house.base.owner.query<{ id: string }>(
      "select id from mediation_party where name = '周律师'",
    );
    const own = (await (await enter(house, rows[0]?.id ?? '')).get('/api/own-mediation')).body;
    expect(own['me']).toMatchObject({ speaks: true, settles: false });
  });

  test('colleagues elsewhere see nothing of it; grave signs need a report and a plan', async () => {
    const { id } = await accepted(house, officer, town.units.north);
    expect((await stranger.get(`/api/mediations/${id}`)).status).toBe(404);
    expect(JSON.stringify((await stranger.get('/api/mediations?queue=all')).body)).not.toContain(id);
    expect((await take(officer, id, 'check', { marks: ['threat'] })).status).toBe(400);
    const checked = await take(officer, id, 'check', {
      marks: ['threat'],
      reportedTo: '城北派出所 值班室',
      plan: '先分开劝，老李每天上门',
    });
    expect(checked.status).toBe(200);
    expect((await officer.get(`/api/mediations/${id}`)).body['checks']).toMatchObject([{ level: 'grave' }]);
  });

  test('whoever visits afterwards does not lose sight of a case that the visit brought back', async () => {
    const clerk = (await hire(house, { unitId: town.units.north, duties: ['revisit'] })).caller;
    const { id } = await accepted(house, officer, town.units.north, { mode: 'spot' });
    expect((await clerk.get(`/api/mediations/${id}`)).status).toBe(404);
    await take(officer, id, 'fail', { text: '谈不拢', routes: ['court'], how: 'officer' });
    expect((await take(officer, id, 'reopen', { text: '双方又愿意谈' })).status).toBe(200);
    expect((await clerk.get(`/api/mediations/${id}`)).status).toBe(200);
    expect(JSON.stringify((await clerk.get('/api/mediations?queue=open')).body)).toContain(id);
  });

  test('more time for people’s mediation needs the consent of both sides', async () => {
    const { id } = await accepted(house, officer, town.units.north);
    const asked = { text: '等鉴定结果', until: inDays(50) };
    expect((await take(chief, id, 'extend', asked)).status).toBe(400);
    expect((await take(officer, id, 'extend', { ...asked, consentHow: 'phone' })).status).toBe(403);
    expect((await take(chief, id, 'extend', { ...asked, consentHow: 'phone', until: inDays(20) })).status).toBe(400);
    expect((await take(chief, id, 'extend', { ...asked, consentHow: 'phone' })).status).toBe(200);
    expect((await take(chief, id, 'extend', { ...asked, consentHow: 'phone', until: inDays(81) })).status).toBe(400);
    expect((await take(chief, id, 'extend', { ...asked, consentHow: 'phone', until: inDays(80) })).status).toBe(200);
  });

  test('public-order mediation is extended once, by somebody else than its liaison, and never before it began', async () => {
    const proposed = await propose(house, officer, town.units.north, { track: 'public-order' });
    const asked = { text: '等伤情鉴定', until: inDays(60) };
    expect((await take(chief, proposed.id, 'extend', { ...asked, until: inDays(10) })).status).toBe(409);
    const { id } = await underWay(house, officer, town.units.north, { track: 'public-order' });
    expect((await take(chief, id, 'extend', asked)).status).toBe(200);
    expect((await take(chief, id, 'extend', { ...asked, until: inDays(70) })).status).toBe(400);
    const ended = { text: '谈不拢', routes: ['court'] };
    expect((await take(officer, id, 'fail', ended)).status).toBe(400);
    expect((await take(officer, id, 'fail', { ...ended, routes: ['penalty'] })).status).toBe(200);
  });

  test('a call-taker who proposes one finds it in the list, by its number and by who is in it', async () => {
    const taker = (await hire(house, { unitId: town.units.north, duties: ['intake'] })).caller;
    const { id, number, second } = await propose(house, taker, town.units.north);
    const find = async (q: string) =>
      ((await taker.get(`/api/mediations?queue=open&q=${encodeURIComponent(q)}`)).body['rows'] ?? []).map(
        (row) => row['id'],
      );
    expect(await find(number)).toEqual([id]);
    await take(taker, id, 'change-party', { ...zhao, partyId: second.id, name: '欧阳守业' });
    expect(await find('欧阳守业')).toEqual([id]);
  });
});

describe('another unit', () => {
  test('finds what it is asked to until it has answered, and sees nothing once it declined', async () => {
    const { id } = await propose(house, officer, town.units.north);
    const listed = async () => (await stranger.get('/api/mediations?queue=asked')).body['rows'] ?? [];
    const asked = { unitId: town.units.south, role: 'assist', speaksOn: '物业责任' };
    expect((await take(officer, id, 'ask-member', { ...asked, dueOn: inDays(-1) })).status).toBe(400);
    expect((await take(officer, id, 'ask-member', { ...asked, dueOn: inDays(2) })).status).toBe(200);
    expect((await listed()).map((row) => row['id'])).toEqual([id]);
    const memberId = (await stranger.get(`/api/mediations/${id}`)).body['members']?.[0]?.['id'];
    const answer = { memberId, state: 'declined', answer: '不归我们管' };
    expect((await take(officer, id, 'answer-member', answer)).status).toBe(403);
    expect((await take(stranger, id, 'answer-member', answer)).status).toBe(200);
    expect(await listed()).toEqual([]);
    expect((await stranger.get(`/api/mediations/${id}`)).status).toBe(404);
  });
});

describe('free will', () => {
  test('what an interpreter says is nobody’s will, and nobody acts beyond his mandate', async () => {
    const { id, first, second } = await propose(house, officer, town.units.north);
    await first.page.post('/api/own-mediation/willing', { willing: 'yes' });
    const helper = await join(id, {
      side: 2,
      role: 'interpreter',
      actsFor: second.id,
      name: '巴特尔',
      phone: '13900005005',
    });
    const agent = await join(id, {
      ...{ side: 2, role: 'agent', actsFor: second.id, name: '旧代理', phone: '13900006006' },
      ...{ mandateScope: 'special', mandateUntil: '2020-01-01' },
    });
    for (const page of [helper, agent]) {
      expect((await page.post('/api/own-mediation/willing', { willing: 'yes' })).status).toBe(403);
      expect((await page.post('/api/own-mediation/stop', {})).status).toBe(403);
      expect((await page.get('/api/own-mediation')).body['can']).toEqual(['rights']);
    }
    expect(codeOf(await take(officer, id, 'accept', { track: 'people', mode: 'joint' }))).toBe('mediation.not-asked');
  });

  test('one of many stops for himself alone; the others go on, and colleagues read who is out of it', async () => {
    const parties = [
      { side: 1, name: '三楼住户', phone: '13900001001' },
      { side: 1, name: '四楼住户', phone: '13900001004' },
      { side: 2, name: '物业公司', phone: '13900002002' },
    ];
    const { id, first, second } = await propose(house, officer, town.units.north, { parties });
    const office = await enter(house, (await partyNamed(id, '物业公司')).id);
    for (const page of [first.page, second.page, office])
      await page.post('/api/own-mediation/willing', { willing: 'yes' });
    await take(officer, id, 'accept', { track: 'people', mode: 'spot' });
    expect((await second.page.post('/api/own-mediation/stop', { text: '我自己修' })).status).toBe(200);
    expect(await stateOf(id)).toBe('under-way');
    const own = (await second.page.get('/api/own-mediation')).body;
    expect(own['me']).toMatchObject({ willing: 'no', isOneOfMany: true });
    expect(own['routes']).toMatchObject([{ route: 'court' }, { route: 'legal-aid' }]);
    expect((await first.page.get('/api/own-mediation')).body['routes']).toEqual([]);
    expect((await office.post('/api/own-mediation/stop', {})).status).toBe(200);
    expect(await stateOf(id)).toBe('withdrawn');
  });

  test('whoever stopped is not brought back before he says yes again; then mediators are chosen anew in due time', async () => {
    const { id, second } = await accepted(house, officer, town.units.north);
    await second.page.post('/api/own-mediation/stop', {});
    expect(codeOf(await take(officer, id, 'reopen', { text: '双方又来了' }))).toBe('mediation.unwilling-again');
    expect((await second.page.post('/api/own-mediation/willing', { willing: 'yes' })).status).toBe(200);
    expect((await take(officer, id, 'reopen', { text: '双方又来了' })).body).toMatchObject({ state: 'choosing' });
    expect(await runningOf(id)).toEqual(['choose', 'mediate']);
  });

  test('what stands still uses up no time', async () => {
    const { id } = await accepted(house, officer, town.units.north);
    const before = await dueOf(id);
    await take(officer, id, 'suspend', { text: '等鉴定' });
    expect(await runningOf(id)).toEqual([]);
    house.setNow(new Date(house.now().getTime() + 3_600_000));
    expect((await take(officer, id, 'resume')).body).toMatchObject({ state: 'choosing' });
    expect(await runningOf(id)).toEqual(['choose', 'mediate']);
    expect(((await dueOf(id)) - before) / 60_000).toBeCloseTo(60, -1);
  });

  test('it is open only while everybody in it wants that', async () => {
    const { id, first, second } = await propose(house, officer, town.units.north);
    for (const { page } of [first, second]) await page.post('/api/own-mediation/openness', { wantsOpen: true });
    expect((await officer.get(`/api/mediations/${id}`)).body['openSession']).toBe(true);
    await take(officer, id, 'add-party', { side: 2, name: '赵家老二', way: 'officer' });
    expect((await officer.get(`/api/mediations/${id}`)).body['openSession']).toBe(false);
  });
});

describe('who is in it', () => {
  test('a correction loses nothing that was not sent; a new phone ends the old way in and is told the new one', async () => {
    const { id, second } = await propose(house, officer, town.units.north, {
      parties: [
        { side: 1, name: '王秀兰', phone: '13900001001' },
        { ...zhao, language: 'en', gridCode: 'G-0107' },
      ],
    });
    const before = await partyNamed(id, zhao.name);
    expect((await take(officer, id, 'change-party', { ...zhao, partyId: second.id, address: '3号楼302' })).status).toBe(
      200,
    );
    expect(await partyNamed(id, zhao.name)).toMatchObject({ language: 'en', grid_code: 'G-0107', code: before.code });
    const sent = await countMessages(id);
    await take(officer, id, 'change-party', { ...zhao, partyId: second.id, phone: '13900002999' });
    const after = await partyNamed(id, zhao.name);
    expect([after.code === before.code, after.tail]).toEqual([false, '2999']);
    expect(await countMessages(id)).toBe(sent + 1);
    expect((await second.page.get('/api/own-mediation')).status).toBe(401);
  });

  test('a mandate is what was sent for it, never a file of something else', async () => {
    const { id, second } = await propose(house, officer, town.units.north);
    const agent = { side: 2, role: 'agent', actsFor: second.id, name: '周律师', way: 'paper', mandateScope: 'special' };
    expect((await take(officer, id, 'add-party', { ...agent, mandateFileId: second.id })).status).toBe(400);
    const fileId = (await officer.bytes('/api/files', png)).body['id'];
    expect((await take(officer, id, 'add-party', { ...agent, mandateFileId: fileId })).status).toBe(200);
    expect((await officer.get(`/api/files/${fileId}`)).status).toBe(200);
    expect((await stranger.get(`/api/files/${fileId}`)).status).toBe(404);
  });

  test('who leaves takes those along who act for him, and no side is left empty once it was accepted', async () => {
    const { id, second } = await accepted(house, officer, town.units.north);
    const agent = { side: 2, role: 'agent', actsFor: second.id, name: '周律师', phone: '13900004004' };
    const page = await join(id, { ...agent, mandateScope: 'special' });
    expect(codeOf(await take(officer, id, 'remove-party', { partyId: second.id, text: '登记错了' }))).toBe(
      'mediation.last-of-side',
    );
    await take(officer, id, 'add-party', { side: 2, name: '赵家老二', way: 'officer' });
    expect((await take(officer, id, 'remove-party', { partyId: second.id, text: '登记错了' })).status).toBe(200);
    for (const one of [second.page, page]) expect((await one.get('/api/own-mediation')).status).toBe(401);
  });

  test('whoever chose paper gets no message although a phone is on record; colleagues read whom to call', async () => {
    const parties = [
      { side: 1, name: '王秀兰', phone: '13900001001', way: 'paper' },
      { side: 2, name: '赵大勇', phone: '13900002002' },
    ];
    const { id } = await propose(house, officer, town.units.north, { parties });
    expect(await countMessages(id)).toBe(1);
    const { timeline } = (await officer.get(`/api/mediations/${id}`)).body;
    expect(timeline).toContainEqual(expect.objectContaining({ kind: 'party.to-call', text: '王秀兰' }));
  });

  test('a slip in the code is told as such however often it happens', async () => {
    const page = town.visitor();
    for (let tries = 0; tries < 12; tries += 1) {
      const answer = await page.post('/api/own-mediation/open', { code: 'FQ-0000-00000', tail: '1234' });
      expect(codeOf(answer)).toBe('receipt.failed');
    }
  });

  test('somebody who has left is nobody’s liaison; whoever becomes it hears of it', async () => {
    const { id } = await propose(house, officer, town.units.north);
    const gone = await hire(house, { unitId: town.units.north, duties: ['mediate'] });
    await house.base.owner.query("update person set left_on = '2024-01-01' where id = $1", [gone.personId]);
    const text = '原联络员调走';
    expect((await take(chief, id, 'liaison', { personId: gone.personId, text })).status).toBe(400);
    const next = await hire(house, { unitId: town.units.north, duties: ['mediate'] });
    const sent = await countMessages(id);
    expect((await take(chief, id, 'liaison', { personId: next.personId, text })).status).toBe(200);
    expect(await countMessages(id)).toBe(sent + 1);
  });
});

describe('when the time of keeping is over', () => {
  const forget = (matterId: string) =>
    house.base.owner.query('select forget_matter($1, $2)', [
      matterId,
      { id: newId(), at: house.now().toISOString(), rule: 'usual', reason: '保存期满', byKind: 'system', counts: {} },
    ]);

  test('nobody is forgotten while a mediation goes on; afterwards its story keeps no words', async () => {
    const { id, first } = await accepted(house, officer, town.units.north);
    await take(officer, id, 'note', { text: '老王说儿子住院' });
    const { rows } = await house.base.owner.query<{ matter_id: string }>(
      'select matter_id from mediation where id = $1',
      [id],
    );
    const matterId = rows[0]?.matter_id ?? '';
    await house.base.owner.query("update matter set state = 'closed', closed_at = $2 where id = $1", [
      matterId,
      house.now(),
    ]);
    await expect(forget(matterId)).rejects.toThrow('goes on');
    await first.page.post('/api/own-mediation/stop', { text: '不想谈了' });
    await forget(matterId);
    const told = await house.base.owner.query('select data::text from happening where subject_id = $1', [id]);
    expect(JSON.stringify(told.rows)).not.toMatch(/住院|不想谈了|警员/);
    expect((await first.page.get('/api/own-mediation')).status).toBe(401);
  });
});
