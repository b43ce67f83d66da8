import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answered, Caller } from '../../../tests/support/caller.ts';
import {
  accepted,
  type Dispute,
  enter,
  type MediatorInHand,
  matched,
  recorded,
  sitting,
  take,
} from '../../../tests/support/disputes.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire, openReceiptOf } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { letGo, roundOver } from './jobs.ts';
import { sittingsKeeper } from './keeper.ts';

const secret = 'a-long-secret-for-signatures';
let house: TestHouse;
let town: Town;
let officer: Caller;
let chief: Caller;
let stranger: Caller;
let roomId: string;

beforeAll(async () => {
  house = await openTestHouse({
    startAt: new Date('2026-11-23T01:00:00Z'),
    settings: { MAPLEBRIDGE_WEBHOOK_SECRET: secret },
  });
  town = await buildTown(house);
  officer = (await hire(house, { unitId: town.units.north, duties: ['mediate', 'handle', 'intake'] })).caller;
  chief = (await hire(house, { unitId: town.units.north, duties: ['assign', 'oversee', 'mediate', 'handle'] })).caller;
  stranger = (await hire(house, { unitId: town.units.south, duties: ['mediate', 'handle'] })).caller;
  roomId = await room();
});
afterAll(() => house.close());

type Matched = Dispute & { readonly lead: MediatorInHand };

async function room(): Promise<string> {
  const id = newId();
  const hours = JSON.stringify(Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [[510, 1050]]])));
  await house.base.owner.query(
    `insert into resource (id, code, kind, name, unit_id, hours, step_free, address, capacity) values ($1, $1::uuid::text, 'room', '第一调解室', $2, $3, true, '河北路8号一楼', 12)`,
    [id, town.units.north, hours],
  );
  return id;
}

const of = (dispute: Dispute, path = '') => `/api/mediations/${dispute.id}${path}`;
const viewOf = async (caller: Caller, dispute: Dispute) => (await caller.get(of(dispute, '/sittings'))).body;
const ownOf = async (page: Caller) => (await page.get('/api/own-mediation/sittings')).body;
const codeOf = ({ body }: Answered) => String(body['error']?.['code'] ?? 'done');

/** Times on a day to come, on the full hours of the morning in the county. */
const at = (day: string, hour: number) => `${day}T${String(hour - 8).padStart(2, '0')}:00:00.000Z`;

async function offer(
  caller: Caller,
  dispute: Dispute,
  times: readonly string[],
  fields: object = {},
): Promise<Answered> {
  const slots = times.map((startsAt) => ({ startsAt, roomId }));
  return caller.post(of(dispute, '/times'), { kind: 'joint', minutes: 90, slots, ...fields });
}

async function smsFrom(phone: string, text: string): Promise<void> {
  const body = JSON.stringify({ providerId: newId(), from: `+86${phone}`, text });
  const timestamp = String(Math.floor(house.now().getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const headers = {
    'content-type': 'application/octet-stream',
    'x-maplebridge-timestamp': timestamp,
    'x-maplebridge-signature': `sha256=${signature}`,
  };
  await fetch(`${house.url}/api/feedback/replies`, { method: 'POST', headers, body });
}

const job = (work: (ctx: never, payload: { id: string }) => Promise<void>, id: string) =>
  withinHouse(house.open.house, 'test', (ctx) => work(ctx as never, { id }));

const letters = async (id: string) => {
  const { rows } = await house.base.owner.query<{ template: string }>(
    'select template from outgoing where subject_id = $1 order by made_at, id',
    [id],
  );
  return rows.map(({ template }) => template);
};

describe('a time for everybody', () => {
  test('is found from what the parties said, held for all, chosen on the page and by SMS, and confirmed', async () => {
    const dispute = await matched(house, officer, town.units.north);
    const windows = [{ from: at('2026-11-25', 9), to: at('2026-11-25', 12), preferred: true }];
    expect((await dispute.first.page.post('/api/own-mediation/windows', { windows })).status).toBe(200);
    const found = (await officer.get(of(dispute, '/times?kind=joint&minutes=90'))).body['slots'] ?? [];
    expect(found.length).toBeGreaterThan(0);
    for (const slot of found) expect(String(slot['startsAt'])).toMatch(/^2026-11-25T0[1-3]/);
    const slots = found.map((slot) => ({ startsAt: slot['startsAt'], roomId: slot['roomId'] }));
    expect((await officer.post(of(dispute, '/times'), { kind: 'joint', minutes: 90, slots })).status).toBe(200);
    expect(codeOf(await offer(officer, dispute, [at('2026-11-26', 9)]))).toBe('times.open');
    const { round } = await ownOf(dispute.first.page);
    expect(round?.['iAmAsked']).toBe(true);
    const chosen = { roundId: round?.['id'], slots: [1] };
    expect((await dispute.first.page.post('/api/own-mediation/times', chosen)).status).toBe(200);
    await smsFrom('13900002002', '１');
    const mine = await ownOf(dispute.second.page);
    expect(mine['sittings']).toMatchObject([
      { state: 'planned', roomName: '第一调解室', stepFree: true, iAmAsked: true },
    ]);
    expect(mine['round']).toBeNull();
    expect((await officer.get(of(dispute))).body['state']).toBe('scheduled');
    const { rows } = await house.base.owner.query(
      'select state, count(*)::int as n from engagement where subject_id = $1 group by 1 order by 1',
      [dispute.id],
    );
    expect(rows).toEqual([
      { state: 'confirmed', n: 1 },
      ...(slots.length > 1 ? [{ state: 'released', n: slots.length - 1 }] : []),
    ]);
    expect(await letters(dispute.id)).toEqual(expect.arrayContaining(['mediation.times', 'mediation.sitting']));
  });

  test('fails when nothing suits all, runs out when nobody answers; what was held is free again', async () => {
    const dispute = await matched(house, officer, town.units.north);
    const times = [at('2026-12-01', 9), at('2026-12-01', 14)];
    const first = await offer(officer, dispute, times);
    const answer = (partyId: string, slots: number[], roundId = first.body['id']) =>
      officer.post(of(dispute, `/times/${String(roundId)}/answers`), { partyId, slots, how: 'phone', witness: '老李' });
    expect((await answer(dispute.first.id, [1])).status).toBe(200);
    expect((await answer(dispute.second.id, [2])).status).toBe(200);
    expect((await viewOf(officer, dispute))['pastRounds']).toMatchObject([{ number: 1, state: 'failed' }]);
    const answerBy = new Date(house.now().getTime() + 1_800_000).toISOString();
    const again = await offer(officer, dispute, times, { answerBy });
    expect(again.status).toBe(200);
    const before = house.now();
    house.setNow(new Date(before.getTime() + 2_000_000));
    await job(roundOver, String(again.body['id']));
    expect((await viewOf(officer, dispute))['pastRounds']).toMatchObject([{ state: 'failed' }, { state: 'lapsed' }]);
    expect(codeOf(await answer(dispute.first.id, [1], again.body['id']))).toBe('times.over');
    house.setNow(before);
  });

  test('is never taken twice, however many ask at once', async () => {
    const disputes: Matched[] = [];
    for (let i = 0; i < 4; i += 1) disputes.push(await matched(house, officer, town.units.north));
    const tries = disputes.flatMap((dispute) =>
      [9, 10, 11].map((hour) => offer(officer, dispute, [at('2026-12-03', hour)])),
    );
    const answered = await Promise.all(tries);
    expect(answered.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(answered.map(codeOf).every((code) => ['done', 'booking.taken', 'times.open'].includes(code))).toBe(true);
    const open = await Promise.all(
      disputes.flatMap((dispute) =>
        [dispute.first, dispute.second].map(async ({ page }) => {
          const { round } = await ownOf(page);
          return round === null
            ? 'none'
            : codeOf(await page.post('/api/own-mediation/times', { roundId: round?.['id'], slots: [1] }));
        }),
      ),
    );
    expect(open).toContain('done');
    const { rows } = await house.base.owner.query(
      `select 1 from engagement_resource a join engagement_resource b on a.resource_id = b.resource_id and a.engagement_id < b.engagement_id
        and a.during && b.during where a.state <> 'released' and b.state <> 'released'`,
    );
    expect(rows).toEqual([]);
  });

  test('is moved or called off with a reason, and everybody hears it', async () => {
    const dispute = await matched(house, officer, town.units.north);
    const round = await offer(officer, dispute, [at('2026-12-08', 9)]);
    for (const { page } of [dispute.first, dispute.second])
      await page.post('/api/own-mediation/times', { roundId: round.body['id'], slots: [1] });
    const sittingId = String((await viewOf(officer, dispute))['sittings']?.[0]?.['id']);
    const move = { startsAt: at('2026-12-09', 9), text: '调解员要出庭' };
    expect((await officer.post(of(dispute, `/sittings/${sittingId}/move`), move)).status).toBe(200);
    expect((await ownOf(dispute.first.page))['sittings']).toMatchObject([{ startsAt: at('2026-12-09', 9) }]);
    await dispute.second.page.post('/api/own-mediation/stop', {});
    await job(letGo, dispute.id);
    expect((await ownOf(dispute.first.page))['sittings']).toMatchObject([{ state: 'cancelled' }]);
    expect((await letters(dispute.id)).filter((template) => template.startsWith('mediation.sitting'))).toEqual([
      ...Array(4).fill('mediation.sitting'),
      ...Array(2).fill('mediation.sitting-off'),
    ]);
    const { rows } = await house.base.owner.query(
      `select 1 from engagement where subject_id = $1 and state <> 'released'`,
      [dispute.id],
    );
    expect(rows).toEqual([]);
  });
});

describe('a sitting', () => {
  test('keeps what two people write, asks where both wrote one field, and ends the mediation only with a record', async () => {
    const dispute = await sitting(house, officer, town.units.north);
    const { lead, sittingId, first, second } = dispute;
    const base = `/sittings/${sittingId}`;
    expect((await officer.get(of(dispute))).body['state']).toBe('under-way');
    const fact = newId();
    const start = { version: 1, fields: {} };
    const save = (caller: Caller, changes: object, from: object = start) =>
      caller.post(of(dispute, `${base}/save`), { base: from, changes });
    await save(lead.caller, { [`fact.${fact}`]: '去年五月开始漏水', [`stand.${fact}.1`]: 'agreed', law: '相邻关系' });
    const merged = await save(officer, { course: '双方各说十五分钟', [`present.party.${first.id}`]: 'yes' });
    expect(merged.body).toMatchObject({ outcome: 'saved', fields: { law: '相邻关系', course: '双方各说十五分钟' } });
    expect((await save(officer, { law: '损害赔偿' })).body).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ field: 'law', mine: '损害赔偿', theirs: '相邻关系', label: { zh: '法' } }],
    });
    expect(codeOf(await save(lead.caller, { sealed: 'x' }))).toBe('input.invalid');
    const stand = { factId: fact, stand: 'disputed', remark: '是今年三月' };
    expect((await second.page.post('/api/own-mediation/stand', stand)).status).toBe(200);
    for (const { page } of [first, second])
      expect((await ownOf(page))['facts']).toMatchObject([
        { judged: 'disputed', stands: [{ stand: 'agreed' }, { stand: 'disputed', remark: '是今年三月' }] },
      ]);
    expect(codeOf(await take(officer, dispute.id, 'fail', { text: '谈不拢', routes: ['court'] }))).toBe(
      'mediation.record-missing',
    );
    expect(codeOf(await lead.caller.post(of(dispute, `${base}/read-out`), {}))).toBe('record.empty');
    await recorded(dispute, 'none');
    expect((await take(officer, dispute.id, 'fail', { text: '谈不拢', routes: ['court'] })).status).toBe(200);
  });

  test('has a record that each side confirms by name, asks to correct, or refuses; then nobody changes it', async () => {
    const dispute = await sitting(house, officer, town.units.north);
    await recorded(dispute);
    const { lead, sittingId, first, second } = dispute;
    const recordOf = async (page: Caller) => (await ownOf(page))['records']?.[0];
    const say = async (page: Caller, fields: object) =>
      page.post(`/api/own-mediation/records/${sittingId}`, { hash: (await recordOf(page))?.['hash'], ...fields });
    expect(codeOf(await say(first.page, { verdict: 'confirmed', typedName: '别人' }))).toBe('input.invalid');
    expect(codeOf(await say(first.page, { verdict: 'confirmed', typedName: '王 秀兰' }))).toBe('done');
    expect(codeOf(await say(second.page, { verdict: 'correction', note: '赔偿写少了' }))).toBe('done');
    expect((await recordOf(second.page))?.['state']).toBe('read-out');
    const { sittings } = await viewOf(lead.caller, dispute);
    const base = { version: 1, fields: sittings?.[0]?.['fields'] };
    await lead.caller.post(of(dispute, `/sittings/${sittingId}/save`), { base, changes: { result: '赔偿八百元' } });
    expect((await viewOf(lead.caller, dispute))['sittings']?.[0]?.['record']).toMatchObject({ isStale: true });
    const old = (await recordOf(second.page))?.['hash'];
    await lead.caller.post(of(dispute, `/sittings/${sittingId}/read-out`), {});
    const stale = { hash: old, verdict: 'confirmed', typedName: '赵大勇' };
    expect(codeOf(await second.page.post(`/api/own-mediation/records/${sittingId}`, stale))).toBe('version.conflict');
    await say(first.page, { verdict: 'confirmed', typedName: '王秀兰' });
    const refused = { partyId: second.id, verdict: 'refused', way: 'paper', note: '不愿签名' };
    expect((await lead.caller.post(of(dispute, `/sittings/${sittingId}/sign`), refused)).status).toBe(200);
    const record = await recordOf(first.page);
    expect(record).toMatchObject({ state: 'locked', mine: { verdict: 'confirmed' } });
    expect(String(record?.['text'])).toContain('赔偿八百元');
    const late = { base: { version: 1, fields: {} }, changes: { feeling: '补写' } };
    expect(codeOf(await lead.caller.post(of(dispute, `/sittings/${sittingId}/save`), late))).toBe('record.locked');
  });

  test('of public-order mediation is followed by a second one within seven working days, and by no third', async () => {
    const onTheSpot = await accepted(house, officer, town.units.north, { track: 'public-order', mode: 'spot' });
    const begun = await officer.post(of(onTheSpot, '/sittings'), { kind: 'on-site', place: '金桐小区门口' });
    const dispute = { ...onTheSpot, lead: { caller: officer }, sittingId: String(begun.body['id']) };
    const clocks = async () =>
      (await officer.get(of(dispute))).body['clocks']?.filter((clock) => String(clock['kind']) === 'second-sitting');
    await recorded(dispute, 'go-on');
    expect(await clocks()).toMatchObject([{ state: 'running', dueAt: expect.stringMatching(/^2026-12-02/) }]);
    const again = await dispute.lead.caller.post(of(dispute, '/sittings'), { kind: 'joint' });
    expect(await clocks()).toMatchObject([{ state: 'met' }]);
    await recorded({ ...dispute, sittingId: String(again.body['id']) }, 'none');
    expect(codeOf(await dispute.lead.caller.post(of(dispute, '/sittings'), { kind: 'joint' }))).toBe('sitting.twice');
  });
});

describe('offers', () => {
  test('go in turns; for somebody without a phone a colleague writes them down and the party confirms', async () => {
    const dispute = await sitting(house, officer, town.units.north);
    const { lead, first, second } = dispute;
    const offerOf = (page: Caller, text: string, fields: object = {}) =>
      page.post('/api/own-mediation/offers', { text, amountFen: 120_000, ...fields });
    expect(codeOf(await offerOf(first.page, '赔一千二，修好为止'))).toBe('done');
    expect((await ownOf(second.page))['turn']).toMatchObject({ side: 2 });
    expect(codeOf(await offerOf(first.page, '再加两百'))).toBe('offer.not-your-turn');
    const heard = { partyId: second.id, text: '最多八百，我自己找人修', amountFen: 80_000, way: 'phone' };
    const made = await lead.caller.post(of(dispute, '/offers'), heard);
    expect(made.status).toBe(200);
    const offerId = String(made.body['id']);
    expect(JSON.stringify(await ownOf(first.page))).not.toContain('最多八百');
    expect(codeOf(await lead.caller.post(of(dispute, `/offers/${offerId}/confirm`), { code: 'FQ2603-ABCDE' }))).toBe(
      'offer.not-confirmed',
    );
    const { rows } = await house.base.owner.query<{ code: string }>('select code from mediation_party where id = $1', [
      second.id,
    ]);
    expect(codeOf(await lead.caller.post(of(dispute, `/offers/${offerId}/confirm`), { code: rows[0]?.code }))).toBe(
      'done',
    );
    const read = await ownOf(first.page);
    expect(read['turn']).toMatchObject({ side: 1, offerId });
    expect(read['offers']?.map((one) => String(one['state']))).toEqual(['countered', 'open']);
    const accept = await first.page.post(`/api/own-mediation/offers/${offerId}`, { step: 'accept' });
    expect(codeOf(accept)).toBe('done');
    expect((await ownOf(second.page))['turn']).toBeNull();
    expect((await viewOf(officer, dispute))['offers']?.at(-1)).toMatchObject({ state: 'accepted' });
  });
});

const told = '其实我愿意赔一万二';
const kept = '只说给调解员的方案八千';

describe('what one side told the mediators alone', () => {
  test('reaches nobody else: no page, list, search, export, case file, access page, live signal, copy or fact', async () => {
    const { dispute, apprentice, caller } = await withSecrets();
    const { lead, first, second } = dispute;
    const { matter, number } = (await officer.get(of(dispute))).body as never as {
      matter: { id: string };
      number: string;
    };
    await house.base.owner.query('update reporter set phone = $2 where matter_id = $1', [matter.id, '13900002002']);
    const { rows: reporters } = await house.base.owner.query<{ id: string }>(
      'select id from reporter where matter_id = $1',
      [matter.id],
    );
    const receipt = await openReceiptOf(house, reporters[0]?.id ?? '');
    const paths = [
      of(dispute),
      of(dispute, '/sittings'),
      of(dispute, '/private-notes'),
      '/api/mediations?queue=all',
      `/api/mediations?queue=all&q=${encodeURIComponent('一万二')}`,
      `/api/matters?queue=all&q=${encodeURIComponent('一万二')}`,
      '/api/matters/export?queue=all&reason=leak-test',
      `/api/matters/${matter.id}`,
      `/api/matters/${matter.id}/access`,
      `/api/matters/${matter.id}/case-file/check`,
      '/api/street/sittings',
      '/api/street/today',
      `/api/audit/access?q=${encodeURIComponent(number)}`,
    ];
    const own = ['/api/own-mediation', '/api/own-mediation/sittings', '/api/own-mediation/choosing'];
    const heard: string[] = [];
    for (const one of [officer, chief, stranger, apprentice.caller, receipt])
      for (const path of paths) heard.push(await textOf(one, path));
    for (const path of own) heard.push(await textOf(second.page, path));
    heard.push(...(await textsIn(dispute)));
    const copy = await withinHouse(house.open.house, 'test', (ctx) =>
      sittingsKeeper.gather(
        ctx,
        reporters.map(({ id }) => id),
      ),
    );
    expect(JSON.stringify(copy)).toContain('谈定由楼上修好并赔偿');
    heard.push(JSON.stringify(copy));
    for (const text of heard) {
      expect(text).not.toContain(told);
      expect(text).not.toContain(kept);
    }
    expect(JSON.stringify((await first.page.get('/api/own-mediation/sittings')).body)).toContain(kept);
    expect(JSON.stringify((await caller.get(of(dispute, '/private-notes'))).body)).toContain(told);
    expect(await textOf(apprentice.caller, of(dispute, '/private-notes'))).toContain('学着听');
    for (const one of [officer, chief]) expect((await one.get(of(dispute, '/private-notes'))).status).toBe(403);
    expect((await stranger.get(of(dispute, '/private-notes'))).status).toBe(404);
    const opened = (await second.page.get('/api/own-mediation')).body['opened'] ?? [];
    expect(opened.flatMap((line) => (line['reasons'] ?? []).map(String))).toContain('私下记录');
    await house.base.owner.query(`update mediation_panel set until = $2 where mediation_id = $1 and role = 'lead'`, [
      dispute.id,
      house.now(),
    ]);
    expect(await textOf(lead.caller, of(dispute, '/private-notes'))).not.toContain(told);
  });

  test('is not on a live page of the other colleagues either', async () => {
    const dispute = await sitting(house, officer, town.units.north);
    const seen = await signalsOf(officer, async () => {
      await dispute.lead.caller.post(of(dispute, '/private-notes'), { side: 1, text: told });
      await officer.post(of(dispute, '/note'), { text: '打过电话了' });
    });
    expect(seen.filter((line) => line.includes(dispute.id)).length).toBe(1);
    expect(seen.join('\n')).not.toContain(told);
  });
});

/** A sitting in which the first side told something alone, and made an offer that it keeps back. */
async function withSecrets() {
  const dispute = await sitting(house, officer, town.units.north);
  const caller = dispute.lead.caller;
  const apprentice = await hire(house, { unitId: town.units.north, duties: ['mediate'] });
  await house.base.owner.query(
    `insert into mediation_panel (mediation_id, mediator_id, person_id, role, since) values ($1, $2, $3, 'apprentice', $4)`,
    [dispute.id, newId(), apprentice.personId, house.now()],
  );
  const note = (fields: object) =>
    caller.post(of(dispute, '/private-notes'), { side: 1, sittingId: dispute.sittingId, ...fields });
  expect((await note({ text: told })).status).toBe(200);
  expect((await note({ text: '这一条学着听', forApprentices: true })).status).toBe(200);
  const offered = { text: kept, amountFen: 800_000, keepBack: true };
  expect((await dispute.first.page.post('/api/own-mediation/offers', offered)).status).toBe(200);
  await recorded(dispute);
  return { dispute, apprentice, caller };
}

const textOf = async (caller: Caller, path: string) => JSON.stringify((await caller.get(path)).body);

/** Everything that lies in plain words in the database, but for the offer in its own table. */
async function textsIn({ id }: Dispute): Promise<string[]> {
  const texts: string[] = [];
  for (const table of ['happening', 'access_log', 'answered', 'outgoing', 'sitting_note', 'sitting', 'mediation']) {
    const { rows } = await house.base.owner.query(`select to_jsonb(t)::text as text from ${table} t`);
    texts.push(...rows.map(({ text }) => String(text)));
  }
  expect(texts.some((text) => text.includes(id))).toBe(true);
  return texts;
}

/** What an open page of this colleague hears while something is done. */
async function signalsOf(caller: Caller, act: () => Promise<void>): Promise<string[]> {
  const stop = new AbortController();
  const stream = await fetch(`${house.url}/api/live`, { headers: { cookie: caller.cookies }, signal: stop.signal });
  const lines: string[] = [];
  const reading = (async () => {
    for await (const chunk of stream.body ?? []) lines.push(...Buffer.from(chunk).toString('utf8').split('\n'));
  })().catch(() => undefined);
  await act();
  await expect
    .poll(() => lines.filter((line) => line.startsWith('data')).length, { timeout: 10_000 })
    .toBeGreaterThan(0);
  stop.abort();
  await reading;
  return lines.filter((line) => line.startsWith('data'));
}

describe('the other way in', () => {
  test('a phone that both sides share answers for nobody, and words that are no number are let go', async () => {
    const dispute = await matched(house, officer, town.units.north);
    await house.base.owner.query('update mediation_party set phone = $2 where mediation_id = $1', [
      dispute.id,
      '13900009009',
    ]);
    await offer(officer, dispute, [at('2026-12-11', 9)]);
    await smsFrom('13900009009', '1');
    await house.base.owner.query('update mediation_party set phone = null where id = $1', [dispute.second.id]);
    await smsFrom('13900009009', '谢谢');
    expect((await viewOf(officer, dispute))['round']).toMatchObject({ answers: [] });
    await smsFrom('13900009009', '1');
    expect((await viewOf(officer, dispute))['round']).toMatchObject({ answers: [{ way: 'sms', slots: [1] }] });
    expect(
      (await (await enter(house, dispute.second.id)).get('/api/own-mediation/sittings')).body['round'],
    ).toMatchObject({ mine: null });
  });
});
