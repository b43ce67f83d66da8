import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { enter, propose, take, underWay } from '../../../tests/support/disputes.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { type Hired, hire } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';
import { checkMediations } from '../mediation/api.ts';

let house: TestHouse;
let town: Town;
let officer: Hired;
let chief: Hired;
let south: Hired;
let studioId: string;
let roomId: string;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T02:00:00Z') });
  town = await buildTown(house);
  officer = await hire(house, { unitId: town.units.north, duties: ['intake', 'handle', 'mediate'] });
  chief = await hire(house, { unitId: town.units.north, duties: ['oversee', 'assign', 'mediate'] });
  south = await hire(house, { unitId: town.units.south, duties: ['mediate', 'handle', 'oversee', 'assign'] });
  roomId = newId();
  await house.base.owner.query(
    `insert into resource (id, code, kind, name, unit_id) values ($1, 'CAR', 'mobile-room', '流动调解车', $2)`,
    [roomId, town.units.north],
  );
  const made = await chief.caller.post('/api/studios', {
    code: 'N1',
    unitId: town.units.north,
    name: '河北路调解工作室',
    phone: '0475-0000110',
    hours: { 1: [[510, 720]] },
    roomIds: [roomId],
    staff: [{ personId: officer.personId, role: 'head' }],
  });
  studioId = String(made.body['id']);
});
afterAll(() => house.close());

afterEach(async () => {
  const { wrong } = await checkMediations(house.base.app.db);
  expect(wrong.filter(({ number }) => number.includes('-T'))).toEqual([]);
});

const codeOf = ({ body }: { body: { [key: string]: unknown } }) =>
  (body['error'] as { code?: string } | undefined)?.code;
const come = async (about: string, fields: object = {}) =>
  String((await officer.caller.post(`/api/studios/${studioId}/walk-ins`, { about, ...fields })).body['id']);

describe('the walk-in desk', () => {
  test('gives tickets in the order of coming, calls by number, and the screen shows numbers only', async () => {
    const first = await come('借条到期不还', { name: '王秀兰', phone: '13900001001' });
    await come('楼上漏水', { name: '赵大勇' });
    const third = await come('问社保');
    expect((await officer.caller.post(`/api/walk-ins/${first}/state`, { to: 'called' })).status).toBe(200);
    const screen = await town.visitor().get('/api/studio-screens/N1');
    expect(screen.body['called']).toEqual([1]);
    expect(screen.body['waiting']).toEqual([2, 3]);
    for (const word of ['王秀兰', '赵大勇', '借条', '13900001001'])
      expect(JSON.stringify(screen.body)).not.toContain(word);
    await officer.caller.post(`/api/walk-ins/${third}/state`, { to: 'advised', note: '请到人社窗口' });
    expect(codeOf(await officer.caller.post(`/api/walk-ins/${third}/state`, { to: 'called' }))).toBe('step.not-now');
  });

  test('becomes a mediation with the visitor as one side; whoever took it is the liaison', async () => {
    const id = await come('邻居装修噪音', { name: '李梅', phone: '13900003003' });
    const taken = await officer.caller.post(`/api/walk-ins/${id}/mediation`, {
      title: '装修噪音',
      what: '楼上装修，中午也不停，说过三次都不改。',
      category: 'dispute.neighbour.noise',
      other: { name: '孙强' },
    });
    expect(taken.status).toBe(200);
    const mediation = (await officer.caller.get(`/api/mediations/${taken.body['mediationId']}`)).body;
    expect(mediation['source']).toBe('walk-in');
    expect(mediation['liaison']?.['id']).toBe(officer.personId);
    expect(mediation['parties']?.map((party) => [party['name'], party['way']])).toEqual([
      ['李梅', 'page'],
      ['孙强', 'officer'],
    ]);
    const desk = (await officer.caller.get(`/api/studios/${studioId}`)).body;
    expect(desk['walkIns']?.find((one) => String(one['id']) === id)?.['mediation']?.['number']).toBe(
      taken.body['number'],
    );
    expect((await south.caller.get(`/api/studios/${studioId}`)).status).toBe(403);
    expect(JSON.stringify((await south.caller.get('/api/studios')).body)).not.toContain('李梅');
  });
});

describe('a round of consultation', () => {
  test('each unit gives its own opinion, the mediator reads all, the parties nothing', async () => {
    const dispute = await underWay(house, officer.caller, town.units.north);
    const asked = await officer.caller.post(`/api/mediations/${dispute.id}/consultations`, {
      id: dispute.id,
      question: '漏水责任怎样认定？',
      dueOn: '2026-11-26',
      units: [{ unitId: town.units.south }, { partnerId: town.partnerId }],
    });
    expect(asked.status).toBe(200);
    const seen = (await south.caller.get(`/api/mediations/${dispute.id}/studio`)).body;
    const [round] = seen['consultations'] ?? [];
    expect(round?.['opinions']).toHaveLength(1);
    const opinionId = String(round?.['opinions']?.[0]?.['id']);
    const opinion = { state: 'given', knot: '防水层老化的机密症结', advice: '先关水再鉴定', law: '民法典第296条' };
    expect((await south.caller.post(`/api/consultation-opinions/${opinionId}`, opinion)).status).toBe(200);
    expect(codeOf(await south.caller.post(`/api/consultation-opinions/${opinionId}`, opinion))).toBe('step.not-now');
    const all = (await officer.caller.get(`/api/mediations/${dispute.id}/studio`)).body;
    const partner = all['consultations']?.[0]?.['opinions']?.find((one) => one['isPartner'] === (true as unknown));
    expect(partner?.['canGive']).toBe(true);
    const closing = `/api/consultations/${all['consultations']?.[0]?.['id']}/close`;
    expect((await south.caller.post(closing, { summary: '先鉴定' })).status).toBe(403);
    expect((await officer.caller.post(closing, { summary: '先鉴定再谈价的机密汇总' })).status).toBe(200);
    expect(JSON.stringify((await south.caller.get(`/api/mediations/${dispute.id}/studio`)).body)).not.toContain(
      '机密汇总',
    );
    for (const { page } of [dispute.first, dispute.second]) {
      const own = JSON.stringify([
        (await page.get('/api/own-mediation')).body,
        (await page.get('/api/own-mediation/after')).body,
      ]);
      expect(own).not.toContain('机密');
      expect(own).not.toContain('consultation');
      expect([401, 403, 404]).toContain((await page.get(`/api/mediations/${dispute.id}/studio`)).status);
    }
    expect(JSON.stringify((await officer.caller.get(`/api/mediations/${dispute.id}`)).body)).not.toContain('机密症结');
  });
});

describe('afterwards', () => {
  test('each party says once how it was, the victim alone reads the news, and silence is no opinion', async () => {
    const dispute = await underWay(house, officer.caller, town.units.north, { track: 'public-order' });
    expect(codeOf(await dispute.first.page.post('/api/own-mediation/opinion', { rating: 'good' }))).toBe(
      'step.not-now',
    );
    const told = await officer.caller.post(`/api/mediations/${dispute.id}/notices`, {
      partyId: dispute.first.id,
      text: '丢失的电动车已经找到线索。',
    });
    expect(told.body['messaged']).toBe(true);
    const failed = await take(officer.caller, dispute.id, 'fail', {
      text: '价钱谈不拢',
      routes: ['court', 'penalty'],
      how: 'phone',
    });
    expect(failed.body['error']).toBeUndefined();
    expect((await dispute.first.page.post('/api/own-mediation/opinion', { rating: 'good' })).status).toBe(200);
    expect(codeOf(await dispute.first.page.post('/api/own-mediation/opinion', { rating: 'poor' }))).toBe(
      'already.exists',
    );
    expect(JSON.stringify((await dispute.first.page.get('/api/own-mediation/after')).body)).toContain('电动车');
    expect(JSON.stringify((await dispute.second.page.get('/api/own-mediation/after')).body)).not.toContain('电动车');
    expect(JSON.stringify((await dispute.second.page.get('/api/own-mediation')).body)).not.toContain('电动车');
    const refused = { partyId: dispute.second.id, way: 'phone', rating: null };
    expect((await officer.caller.post(`/api/mediations/${dispute.id}/opinions`, refused)).status).toBe(200);
    const { rows } = await house.base.owner.query('select * from stat_mediation_opinions where mediation_id = $1', [
      dispute.id,
    ]);
    expect(rows[0]).toMatchObject({ parties: 2, good: 1, poor: 0, refused: 1 });
  });
});

/** What is past its day is proposed for the agenda of a meeting, by number only, and leads to the case. */
async function onAgenda(id: string, number: string): Promise<void> {
  const proposed = (await chief.caller.get('/api/meetings/stuck')).body['elsewhere'] ?? [];
  const [topic] = proposed.filter((one) => String(one['link']) === `/mediation/${id}`);
  expect(topic?.['topic']).toBe(`调解 ${number}`);
  expect(JSON.stringify((await south.caller.get('/api/meetings/stuck')).body)).not.toContain(number);
  const planned = await chief.caller.post('/api/meetings', {
    kind: 'joint',
    unitId: town.units.north,
    title: '联席会议',
    startsAt: '2026-11-25T02:00:00Z',
    items: [{ topic: topic?.['topic'], link: topic?.['link'] }],
  });
  const meeting = (await chief.caller.get(`/api/meetings/${planned.body['id']}`)).body;
  expect(meeting['items']?.[0]?.['link']).toBe(`/mediation/${id}`);
}

describe('the register of disputes', () => {
  test('nothing older than its due day stands without a plan: it is listed until somebody plans', async () => {
    const dispute = await propose(house, officer.caller, town.units.north, { firstKnownOn: '2026-09-01' });
    const aside = house.base.owner;
    await aside.query(`update mediation set opened_at = '2026-10-01T02:00:00Z' where id = $1`, [dispute.id]);
    const find = async (who: Caller) =>
      (await who.get('/api/dispute-register?list=unplanned')).body['rows']?.find(
        (row) => String(row['mediationId']) === dispute.id,
      );
    const row = await find(officer.caller);
    expect(row).toMatchObject({ dueOn: '2026-10-31', ageDays: 30, isOverdue: true, plan: null, stage: 'prevent' });
    expect(await find(south.caller)).toBeUndefined();
    await onAgenda(dispute.id, dispute.number);
    const plan = { version: 0, dueOn: '2026-12-10', plan: '周五前上门，请物业到场' };
    const path = `/api/dispute-register/${row?.['matterId']}`;
    expect((await south.caller.put(path, plan)).status).toBe(404);
    expect(codeOf(await chief.caller.put(path, { ...plan, dueOn: '2026-11-01' }))).toBe('input.invalid');
    expect((await chief.caller.put(path, plan)).status).toBe(200);
    expect(codeOf(await chief.caller.put(path, plan))).toBe('version.conflict');
    expect(await find(officer.caller)).toBeUndefined();
  });
});

describe('figures', () => {
  const base = '2023-11-30';
  beforeAll(async () => {
    const matter = await house.base.owner.query<{ id: string }>('select id from matter limit 1');
    const insert = (prefix: string, track: string, to: number, first: string, days: number) =>
      house.base.owner.query(
        `insert into mediation (id, number, matter_id, source, track, mode, category, title, unit_id, state, opened_at, accepted_at, reached_at, ended_at, changed_at)
          select gen_random_uuid(), $1 || i, $2, 'matter', $3, case when i % 2 = 0 then 'spot' else 'joint' end, 'dispute.debt', '借款', $4,
            case when i % 20 = 0 then 'failed' else 'filed' end, d, d, case when i % 20 <> 0 then d end, d, d
          from (select i, ($6::date + (i % $7::int))::timestamptz + interval '4 hours' as d from generate_series(1, $5::int) i) x`,
        [prefix, matter.rows[0]?.id, track, town.units.north, to, first, days],
      );
    await insert('G23A-', 'public-order', 476, '2023-01-01', 330);
    await insert('G23B-', 'public-order', 30, '2023-12-01', 30);
    await insert('G22A-', 'public-order', 221, '2022-01-01', 330);
    await insert('G22B-', 'public-order', 14, '2022-12-01', 30);
    await insert('P23-', 'people', 1247, '2023-01-01', 360);
  });
  const figuresOf = async (from: string, to: string) =>
    (await chief.caller.get(`/api/mediation-figures?unitId=${town.units.north}&from=${from}&to=${to}`)).body;

  test('506 public-order and 1,247 civil disputes are 1,753, and grow against the same days of the year before', async () => {
    const year = await figuresOf('2023-01-01', '2023-12-31');
    const opened = Object.fromEntries(
      (year['tracks'] ?? []).map((one) => [String(one['track']), Number(one['figure']?.['opened'])]),
    );
    expect(opened).toEqual({ 'public-order': 506, people: 1247 });
    expect(year['all']?.['opened']).toBe(1753);
    const untilNovember = await figuresOf('2023-01-01', base);
    expect(untilNovember['tracks']?.find((one) => String(one['track']) === 'public-order')?.['growth']).toEqual({
      now: 476,
      before: 221,
      percent: 115.4,
    });
  });

  test('each figure opens to just as many cases, and only to those that one may see', async () => {
    const year = await figuresOf('2023-01-01', '2023-12-31');
    const [reached, notReached, success] = ['reached', 'notReached', 'success'].map((name) => year['all']?.[name]);
    expect(Number(reached) + Number(notReached)).toBe(1753);
    expect(Number(success?.['share'])).toBeCloseTo(Number(reached) / 1753, 6);
    const scope = `unitId=${town.units.north}&from=2023-01-01&to=2023-12-31&row=not-reached`;
    const seen = new Set<string>();
    for (let cursor = ''; ; ) {
      const page = (await chief.caller.get(`/api/mediation-figures/rows?${scope}&limit=50${cursor}`)).body;
      for (const row of page['rows'] ?? []) seen.add(String(row['id']));
      if (!page['next'] || String(page['next']) === 'null') break;
      cursor = `&cursor=${page['next']}`;
    }
    expect(seen.size).toBe(Number(notReached));
    expect((await south.caller.get(`/api/mediation-figures/rows?${scope}`)).status).toBe(404);
  });

  test('the same sides quarrelling again within 90 days is a relapse, whoever proposes it', async () => {
    const before = await house.base.owner.query<{ n: number }>(
      `select count(*)::int as n from stat_mediation_ledger where came_back_on is not null`,
    );
    const [one, again] = [
      await propose(house, officer.caller, town.units.north),
      await propose(house, officer.caller, town.units.north),
    ];
    await house.base.owner.query(
      `update mediation set state = 'filed', opened_at = '2026-07-01', accepted_at = '2026-07-01', reached_at = '2026-07-10', ended_at = '2026-07-10' where id = $1`,
      [one.id],
    );
    await house.base.owner.query(`update mediation set opened_at = '2026-08-10' where id = $1`, [again.id]);
    const { rows } = await house.base.owner.query(
      'select came_back_on::text as back, kept from stat_mediation_ledger where id = $1',
      [one.id],
    );
    expect(rows).toEqual([{ back: '2026-08-10', kept: 'kept' }]);
    expect(before.rows[0]?.n).toBeGreaterThanOrEqual(0);
    await house.base.owner.query('delete from happening where subject_id = any($1)', [[one.id, again.id]]);
    await house.base.owner.query(
      `update mediation set state = 'proposed', reached_at = null, accepted_at = null, ended_at = null where id = any($1)`,
      [[one.id, again.id]],
    );
  });

  test('how units respond is told by month', async () => {
    const { body } = await chief.caller.get(`/api/mediation-responses?unitId=${town.units.north}&month=2026-11`);
    expect(body['rows']?.find((row) => String(row['id']) === town.units.south)).toMatchObject({
      asked: 1,
      answered: 1,
      inTime: 1,
    });
  });
});

describe('a tour of the mobile room', () => {
  test('takes the room for every stop or for none, is told to residents, and what is raised becomes a matter', async () => {
    const stop = (day: string, place: string) => ({ place, startsAt: `${day}T02:10:00Z`, endsAt: `${day}T04:00:00Z` });
    const tour = { studioId, resourceId: roomId, title: '赶集日巡回' };
    const planned = await officer.caller.post('/api/mediation-tours', {
      ...tour,
      stops: [stop('2026-11-23', '红星村'), stop('2026-11-25', '和平嘎查')],
    });
    expect(planned.status).toBe(200);
    const clash = await officer.caller.post('/api/mediation-tours', {
      ...tour,
      stops: [stop('2026-11-26', '前进村'), stop('2026-11-25', '红旗村')],
    });
    expect(codeOf(clash)).toBe('booking.taken');
    const next = (await town.visitor().get('/api/mediation-stops')).body['rows'];
    expect(next?.map((row) => row['place'])).toEqual(['红星村', '和平嘎查']);
    const [first] = (await officer.caller.get('/api/mediation-tours')).body['rows']?.[0]?.['stops'] ?? [];
    house.setNow(new Date('2026-11-23T02:20:00Z'));
    const held = await officer.caller.post(`/api/mediation-stops/${first?.['id']}`, {
      visitors: 12,
      note: '多数问土地承包',
      raised: [{ what: '两家地界石被挪动，吵了一个月。', category: 'dispute.land' }],
    });
    expect(held.status).toBe(200);
    expect(held.body['matterIds']).toHaveLength(1);
    const [running] = (await officer.caller.get('/api/mediation-tours')).body['rows'] ?? [];
    const cancelling = { version: running?.['version'], reason: '大雪封路' };
    expect((await officer.caller.post(`/api/mediation-tours/${running?.['id']}/cancel`, cancelling)).status).toBe(200);
    expect((await town.visitor().get('/api/mediation-stops')).body['rows']).toEqual([]);
  });
});

describe('where people sit', () => {
  test('a bench meeting is written down in one go; its matters are taken in and its promises fall due', async () => {
    const made = await officer.caller.post('/api/informal-meetings', {
      unitId: town.units.north,
      kind: 'bench',
      place: '3号楼前',
      attended: 9,
      raised: [{ what: '楼道里堆东西，电动车也推不进来。' }],
      promises: [{ what: '周五清理楼道', who: '楼长老周', dueOn: '2026-11-27' }],
    });
    expect(made.status).toBe(200);
    const [row] = (await officer.caller.get('/api/informal-meetings')).body['rows'] ?? [];
    expect(row?.['matters']).toHaveLength(1);
    const promiseId = row?.['promises']?.[0]?.['id'];
    const ended = { state: 'kept', report: '已清理' };
    expect((await south.caller.post(`/api/informal-promises/${promiseId}`, ended)).status).toBe(404);
    expect((await officer.caller.post(`/api/informal-promises/${promiseId}`, ended)).status).toBe(200);
    expect(codeOf(await officer.caller.post(`/api/informal-promises/${promiseId}`, ended))).toBe('step.not-now');
  });

  test('a squad that went in early says how old the quarrel was; what it passes on becomes a matter', async () => {
    const members = [{ name: '周建国', role: 'building-head' }];
    const squad = await chief.caller.post('/api/squads', { unitId: town.units.north, name: '鹤小白调解小队', members });
    const entry = {
      where: '金桐小区',
      about: '两家为晾衣绳吵起来了',
      knownSince: '2026-11-20',
      enteredOn: '2026-11-22',
      stage: 'budding',
    };
    const path = `/api/squads/${squad.body['id']}/entries`;
    expect((await officer.caller.post(path, { ...entry, outcome: 'settled' })).body).toMatchObject({
      ageDays: 2,
      matterId: null,
    });
    expect((await officer.caller.post(path, { ...entry, outcome: 'passed-on' })).body['matterId']).toBeTruthy();
    expect(codeOf(await officer.caller.post(path, { ...entry, enteredOn: '2026-11-19', outcome: 'settled' }))).toBe(
      'input.invalid',
    );
  });
});

describe('the family programme', () => {
  test('begins with everybody’s consent, ends with it, and nobody but author and supervisor reads the psychologist', async () => {
    const psychologist = await hire(house, { unitId: town.units.north, duties: ['mediate'] });
    const supervisor = await hire(house, { unitId: town.units.south, duties: ['mediate'] });
    const begun = await officer.caller.post('/api/family-programmes', {
      unitId: town.units.north,
      title: '张家',
      psychologistId: psychologist.personId,
      supervisorId: supervisor.personId,
    });
    const path = `/api/family-programmes/${begun.body['id']}`;
    const view = async (who = officer) => (await who.caller.get(path)).body;
    const act = async (name: string, fields: object) =>
      officer.caller.post(`${path}/${name}`, { version: Number((await view())['version']), ...fields });
    await act('members', { name: '张伟', relation: '父亲' });
    const father = String((await view())['members']?.[0]?.['id']);
    await act('members', { name: '张小宇', relation: '儿子', bornOn: '2014-05-01', guardianId: father });
    const child = String((await view())['members']?.find((one) => String(one['name']) === '张小宇')?.['id']);
    const talk = { kind: 'talk', on: '2026-11-23', about: '第一次见面', attended: [father] };
    expect(codeOf(await act('sessions', talk))).toBe('family.no-consent');
    expect(codeOf(await act('consents', { memberId: child, consent: 'given', by: '张小宇', how: 'spoken' }))).toBe(
      'input.invalid',
    );
    await act('consents', { memberId: father, consent: 'given', by: '张伟', how: 'paper' });
    expect((await act('consents', { memberId: child, consent: 'given', by: '张伟', how: 'paper' })).status).toBe(200);
    expect((await act('sessions', talk)).status).toBe(200);
    await act('reports', { memberId: father, moment: 'before', score: 2 });
    expect((await act('reports', { memberId: father, moment: 'after', score: null })).status).toBe(200);
    expect((await view())['change']).toEqual({ both: 0, better: 0, same: 0, worse: 0, refused: 1 });

    const secret = '夜里常做噩梦的秘密记录';
    expect((await officer.caller.post(`${path}/notes`, { text: secret })).status).toBe(403);
    expect((await psychologist.caller.post(`${path}/notes`, { text: secret })).status).toBe(200);
    expect(JSON.stringify(await view(psychologist))).toContain(secret);
    expect(JSON.stringify(await view(supervisor))).toContain(secret);
    for (const who of [officer, chief]) {
      expect((await view(who))['notes']).toBeNull();
      expect(JSON.stringify((await who.caller.get('/api/family-programmes')).body)).not.toContain('秘密');
    }
    expect((await south.caller.get(path)).status).toBe(404);
    const { rows } = await house.base.owner.query<{ line: string }>(
      `select to_jsonb(n)::text as line from family_note n union all select h.data::text from happening h where h.subject_kind = 'family'`,
    );
    expect(rows.map(({ line }) => line).join()).not.toContain('噩梦');

    await act('consents', { memberId: father, consent: 'withdrawn', by: '张伟', how: 'phone' });
    expect((await view())['state']).toBe('asked');
    expect(codeOf(await act('sessions', talk))).toBe('family.no-consent');
    expect((await psychologist.caller.post(`${path}/notes`, { text: secret })).status).toBe(409);
    expect((await act('end', { why: '家长撤回同意' })).status).toBe(200);
  });
});

test('a party of another dispute enters its own page only', async () => {
  const dispute = await propose(house, officer.caller, town.units.north);
  const page = await enter(house, dispute.first.id);
  expect((await page.get('/api/own-mediation/after')).body['notices']).toEqual([]);
});
