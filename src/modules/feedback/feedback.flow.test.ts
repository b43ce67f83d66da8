import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { png } from '../../../tests/house/doors-inputs.ts';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { type Hired, hire, openReceiptOf } from '../../../tests/support/knockers.ts';
import { type MadeMatter, type MatterWish, makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId, newReceiptCode } from '../../kit/ids.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { askReporters, dropSurveys, sendMessage, tellHandlers } from './jobs.ts';
import { feedbackKeeper } from './keeper.ts';

const secret = 'the secret of the SMS provider';
const start = new Date('2026-11-23T02:00:00Z');
const period = 'from=2026-11-01&to=2026-12-31';
const words = '态度很差，让我跑了三趟';
let house: TestHouse;
let town: Town;
let officer: Caller;
let visitor: Caller;
let chief: Caller;
let south: Caller;
let second: Hired;

beforeAll(async () => {
  house = await openTestHouse({ startAt: start, settings: { MAPLEBRIDGE_WEBHOOK_SECRET: secret } });
  town = await buildTown(house);
  officer = await town.signIn('northOfficer');
  visitor = await town.signIn('northVisitor');
  chief = await town.signIn('northChief');
  south = await town.signIn('southClerk');
  second = await hire(house, { unitId: town.units.north, duties: ['oversee'] });
});
afterAll(() => house.close());

let phones = 0;

async function closed(wish: Partial<MatterWish> = {}): Promise<MadeMatter & { phone: string }> {
  phones += 1;
  const phone = wish.phone ?? `1990001${String(phones).padStart(4, '0')}`;
  const matter = await makeMatter(house, {
    unitId: town.units.north,
    state: 'closed',
    leadId: town.people.northOfficer.personId,
    closedBy: town.people.northOfficer.accountId,
    ...wish,
    phone,
  });
  await job(askReporters, matter.id);
  return { ...matter, phone };
}

const job = (work: typeof askReporters, id: string) =>
  withinHouse(house.open.house, 'feedback', (ctx) => work(ctx, { kind: 'matter.closed', id }));

async function surveysOf(matterId: string) {
  const { rows } = await house.base.owner.query<{
    id: string;
    state: string;
    reporter_id: string;
    way: string | null;
    result: string | null;
    speed: string | null;
  }>('select * from survey where matter_id = $1 order by reporter_id', [matterId]);
  return rows;
}

async function said(matter: MadeMatter, given: object): Promise<Caller> {
  const reporter = await openReceiptOf(house, matter.reporterId);
  expect((await reporter.post('/api/report/feedback', given)).status).toBe(200);
  return reporter;
}

/** What a provider's own programme would send: nothing here calls the code under test. */
async function smsFrom(
  phone: string,
  text: string,
  wrong: { id?: string; secret?: string; at?: Date } = {},
): Promise<number> {
  const body = JSON.stringify({ providerId: wrong.id ?? newId(), from: phone, text });
  const timestamp = String(Math.floor((wrong.at ?? house.now()).getTime() / 1000));
  const mac = createHmac('sha256', wrong.secret ?? secret)
    .update(`${timestamp}.${body}`)
    .digest('hex');
  const { status } = await fetch(`${house.url}/api/feedback/replies`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-maplebridge-timestamp': timestamp,
      'x-maplebridge-signature': `sha256=${mac}`,
    },
    body,
  });
  return status;
}

async function figures(caller: Caller = chief, unitId = town.units.north) {
  return (await caller.get(`/api/feedback/figures?unitId=${unitId}&${period}`)).body;
}

describe('a closed matter that two people reported', () => {
  test('asks each of them once; one answers, the other refuses, and both count as what they are', async () => {
    const matter = await closed();
    const otherId = newId();
    await house.base.owner.query(
      `insert into reporter (id, matter_id, code, tail, name, phone, made_at) values ($1, $2, $3, '1111', '李四', '19911112222', now())`,
      [otherId, matter.id, newReceiptCode()],
    );
    await job(askReporters, matter.id);
    await job(askReporters, matter.id);
    expect(await surveysOf(matter.id)).toHaveLength(2);
    const before = (await figures())['counts'];

    const reporter = await said(matter, { speed: 'good', result: 'fair', manner: 'declined', comment: '' });
    expect((await reporter.post('/api/report/feedback', { result: 'poor' })).body['error']?.['code']).toBe(
      'feedback.over',
    );
    const other = await openReceiptOf(house, otherId);
    expect((await other.post('/api/report/feedback', {})).body['error']?.['code']).toBe('feedback.empty');
    expect((await other.get('/api/report/feedback')).body['survey']).toMatchObject({
      state: 'open',
      lastOn: '2026-12-08',
    });
    expect((await other.post('/api/report/feedback/refusal')).status).toBe(200);

    const after = (await figures())['counts'];
    expect(Number(after?.['asked'])).toBe(Number(before?.['asked']));
    expect(Number(after?.['answered'])).toBe(Number(before?.['answered']) + 1);
    expect(Number(after?.['refused'])).toBe(Number(before?.['refused']) + 1);
    const { rows } = await house.base.owner.query('select clarity, manner, speed from survey where reporter_id = $1', [
      matter.reporterId,
    ]);
    expect(rows).toEqual([{ clarity: null, manner: 'declined', speed: 'good' }]);
  });

  test('that is taken up again asks nobody any longer; silence comes by the clock', async () => {
    const [again, silent] = [await closed(), await closed()];
    await house.base.owner.query(`update matter set state = 'reopened', closed_at = null where id = $1`, [again.id]);
    await job(dropSurveys, again.id);
    expect((await surveysOf(again.id))[0]?.state).toBe('lapsed');
    const reporter = await openReceiptOf(house, again.reporterId);
    expect((await reporter.post('/api/report/feedback', { result: 'good' })).body['error']?.['code']).toBe(
      'feedback.over',
    );
    await house.base.owner.query(`update survey set expires_at = $2 where matter_id = $1`, [silent.id, house.now()]);
    const late = await openReceiptOf(house, silent.reporterId);
    expect((await late.get('/api/report/feedback')).body['survey']?.['state']).toBe('silent');
    expect((await late.post('/api/report/feedback', { result: 'good' })).body['error']?.['code']).toBe('feedback.over');
    expect(Number((await figures())['counts']?.['silent'])).toBe(1);
  });
});

describe('a reply by SMS', () => {
  const send = async (matterId: string) => {
    for (const { id } of await surveysOf(matterId))
      await withinHouse(house.open.house, 'feedback', (ctx) => sendMessage(ctx, { id }));
  };

  test('counts only when the provider signed it; four digits are all questions, one is the result', async () => {
    const [all, one] = [await closed(), await closed()];
    await send(all.id);
    await send(one.id);
    expect(await smsFrom(all.phone, '1230', { secret: 'another' })).toBe(403);
    expect(await smsFrom(all.phone, '1230', { at: new Date(house.now().getTime() - 600_000) })).toBe(403);
    expect((await surveysOf(all.id))[0]?.state).toBe('open');
    expect(await smsFrom(`+86${all.phone}`, '1230')).toBe(200);
    expect(await smsFrom(one.phone, '谢谢')).toBe(200);
    expect((await surveysOf(one.id))[0]?.state).toBe('open');
    expect(await smsFrom(one.phone, '1')).toBe(200);
    expect((await surveysOf(all.id))[0]).toMatchObject({ way: 'sms', speed: 'good', result: 'declined' });
    expect((await surveysOf(one.id))[0]).toMatchObject({ way: 'sms', speed: null, result: 'good' });
  });

  test('goes to the survey of the latest message, once, and to none that no message asked about', async () => {
    const [first, later, unasked] = [await closed(), await closed(), await closed()];
    await house.base.owner.query('update reporter set phone = $1 where id = any($2)', [
      first.phone,
      [first.reporterId, later.reporterId, unasked.reporterId],
    ]);
    await send(first.id);
    house.setNow(new Date(house.now().getTime() + 60_000));
    await send(later.id);
    const id = newId();
    expect(await smsFrom(first.phone, '2', { id })).toBe(200);
    expect(await smsFrom(first.phone, '2', { id })).toBe(200);
    const states = async () => [
      (await surveysOf(first.id))[0]?.state,
      (await surveysOf(later.id))[0]?.state,
      (await surveysOf(unasked.id))[0]?.state,
    ];
    expect(await states()).toEqual(['open', 'answered', 'open']);
    await smsFrom(first.phone, '2');
    await smsFrom(first.phone, '2');
    expect(await states()).toEqual(['answered', 'answered', 'open']);
  });

  test('is never asked of a confidential reporter', async () => {
    const matter = await closed();
    await house.base.owner.query('delete from survey where matter_id = $1', [matter.id]);
    await house.base.owner.query(
      `update reporter set confidential = true, name = null, phone = null, sealed = 'x' where id = $1`,
      [matter.reporterId],
    );
    await job(askReporters, matter.id);
    const { rows } = await house.base.owner.query(
      `select 1 from graphile_worker.jobs j join graphile_worker._private_jobs p using (id) where j.task_identifier = 'feedback:send' and p.payload->>'id' = $1`,
      [(await surveysOf(matter.id))[0]?.id],
    );
    expect(rows).toEqual([]);
    const { body } = await visitor.get(`/api/matters/${matter.id}/feedback`);
    expect(body['toAsk']).toEqual([]);
  });
});

describe('on the phone and on paper', () => {
  test('a clerk who revisits types in what was said, with the scan; a handler does neither type nor open it', async () => {
    const matter = await closed();
    const [survey] = await surveysOf(matter.id);
    const listed = await visitor.get('/api/feedback/to-ask?limit=200');
    expect(JSON.stringify(listed.body)).toContain(String(survey?.id));
    const path = `/api/surveys/${survey?.id}/answer`;
    const scan = await visitor.bytes('/api/files', png);
    const given = { way: 'paper', result: 'good', comment: '写在纸上', fileIds: [String(scan.body['id'])] };
    expect((await officer.post(path, { ...given, fileIds: [] })).status).toBe(403);
    expect((await south.post(path, { ...given, fileIds: [] })).status).toBe(404);
    expect((await visitor.post(path, given)).status).toBe(200);
    expect((await visitor.get(`/api/files/${scan.body['id']}`)).status).toBe(200);
    expect((await officer.get(`/api/files/${scan.body['id']}`)).status).toBe(404);
    expect((await chief.get(`/api/files/${scan.body['id']}`)).status).toBe(404);
  });
});

describe('whoever handled a matter', () => {
  test('finds nothing of what was said anywhere, also with the duties of a supervisor; the supervisor reads it without a name', async () => {
    const both = await hire(house, { unitId: town.units.north, duties: ['handle', 'oversee', 'revisit', 'assign'] });
    const matter = await closed({ leadId: both.personId, closedBy: both.accountId });
    await said(matter, { manner: 'poor', result: 'good', comment: words });
    const [survey] = await surveysOf(matter.id);
    const paths = [
      `/api/matters/${matter.id}`,
      `/api/matters/${matter.id}/feedback`,
      `/api/matters/${matter.id}/access`,
      '/api/matters?queue=all',
      '/api/matters/export?queue=all&reason=leak-test',
      `/api/feedback/rows?unitId=${town.units.north}&${period}&limit=200`,
      '/api/feedback/to-ask?limit=200',
      '/api/feedback/own',
      '/api/objections',
      '/api/thanks',
    ];
    for (const path of paths) {
      const text = JSON.stringify((await both.caller.get(path)).body);
      expect(text, path).not.toContain(words);
      expect(text, path).not.toContain(String(survey?.id));
      expect(text, path).not.toMatch(/feedback\.(given|answer)/);
    }
    expect((await both.caller.get(`/api/matters/${matter.id}/feedback`)).status).toBe(403);
    expect((await both.caller.post(`/api/surveys/${survey?.id}/answer`, { way: 'phone', result: 'good' })).status).toBe(
      403,
    );
    expect(Number((await figures(both.caller))['leftOut'])).toBe(1);
    const { rows } = await house.base.owner.query(
      `select 1 from happening where subject_id = $1 and kind like 'feedback%' union all
       select 1 from happening where kind like 'feedback%' and audience <> 'sealed' union all
       select 1 from access_log where subject_id = $1 and action in ('feedback.answer', 'feedback.mine')`,
      [matter.id],
    );
    expect(rows).toEqual([]);

    const { body } = await chief.get(`/api/matters/${matter.id}/feedback`);
    expect(body['answers']?.[0]).toMatchObject({
      answers: { manner: 'poor', speed: null, result: 'good' },
      comment: words,
    });
    const text = JSON.stringify(body['answers']);
    for (const secretOfReporter of ['张三', matter.phone, matter.code, matter.reporterId])
      expect(text).not.toContain(secretOfReporter);
    expect(JSON.stringify((await visitor.get(`/api/matters/${matter.id}/feedback`)).body)).not.toContain(words);
  });

  test('hears of no live signal when somebody answers', async () => {
    const signals: string[] = [];
    const { accountId, personId } = town.people.northOfficer;
    const holdings = [
      {
        unitId: town.units.north,
        unitName: '',
        unitIds: [town.units.north, town.units.northGroup],
        isTop: false,
        post: '',
        duties: ['handle' as const],
        categories: null,
      },
    ];
    const stop = house.open.house.live.listen(
      {
        kind: 'staff',
        accountId,
        personId,
        name: '',
        badge: '',
        language: 'zh',
        holdings,
        sessionId: null,
        scopes: null,
      },
      ({ kind, id }) => signals.push(`${kind} ${id}`),
    );
    const matter = await closed();
    await said(matter, { result: 'poor', comment: words });
    await new Promise((resolve) => setTimeout(resolve, 300));
    stop();
    expect(signals).toEqual([]);
  });

  test('gets batches of five without order, and a sixth answer stays out', async () => {
    const worker = await hire(house, { unitId: town.units.southGroup, duties: ['handle'] });
    const answer = async (result: string) =>
      said(await closed({ unitId: town.units.south, leadId: worker.personId, closedBy: worker.accountId }), { result });
    for (const result of ['good', 'good', 'fair', 'good']) await answer(result);
    expect((await worker.caller.get('/api/feedback/own')).body['batches']).toEqual([]);
    await answer('poor');
    await answer('poor');
    const { body } = await worker.caller.get('/api/feedback/own');
    expect(body['batches']).toEqual([
      {
        nth: 1,
        size: 5,
        tallies: expect.objectContaining({
          result: { good: 3, fair: 1, poor: 1 },
          speed: { good: 0, fair: 0, poor: 0 },
        }),
      },
    ]);
  });
});

describe('an objection', () => {
  test('becomes known on the Monday after, is decided by two who had no part, and the figures show both', async () => {
    const matter = await closed({ unitId: town.units.northGroup });
    for (const result of ['good', 'good', 'good', 'fair', 'good'])
      await said(await closed({ unitId: town.units.northGroup }), { result });
    await said(matter, { result: 'poor', comment: words });
    const [survey] = await surveysOf(matter.id);
    const object = { ground: 'beyond', reasons: '供暖不归我们管，已转供热公司' };
    const path = `/api/surveys/${survey?.id}/objection`;
    expect((await officer.post(path, object)).status).toBe(404);

    const { rows: times } = await house.base.owner.query('select objectable_from from survey where id = $1', [
      survey?.id,
    ]);
    expect(String(times[0]?.objectable_from)).toContain('2026-11-30');
    // The house stands on a Monday: as if it had been said in the week before.
    await house.base.owner.query(`update survey set objectable_from = '2026-11-23' where id = $1`, [survey?.id]);
    await withinHouse(house.open.house, 'monday', (ctx) => tellHandlers(ctx));
    const { rows: letters } = await house.base.owner.query(
      `select params from outgoing where template = 'staff.ratings'`,
    );
    expect(letters.length).toBeGreaterThan(0);
    expect(JSON.stringify(letters)).not.toContain(matter.number);
    const own = (await officer.get('/api/feedback/own')).body['objectable'];
    const mine = own?.find((one) => String(one['surveyId']) === survey?.id);
    expect(Object.keys(mine ?? {})).toEqual(['surveyId', 'matter', 'until']);
    expect((await south.post(path, object)).status).toBe(404);
    const made = await officer.post(path, object);
    expect(made.status).toBe(200);
    expect((await officer.post(path, object)).body['error']?.['code']).toBe('already.exists');

    const vote = `/api/objections/${made.body['id']}/vote`;
    expect((await officer.post(vote, { upholds: true, reason: '同意' })).status).toBe(403);
    expect((await chief.post(vote, { upholds: true, reason: '确实不归派出所' })).body['state']).toBe('open');
    expect((await chief.post(vote, { upholds: true, reason: '再投一次' })).body['error']?.['code']).toBe(
      'objection.same-person',
    );
    const seen = (await second.caller.get('/api/objections')).body['rows']?.find(
      (row) => row['id'] === made.body['id'],
    );
    expect(seen).toMatchObject({ votesIn: 1, votes: [], canDecide: true, answer: { comment: words } });
    const own2 = (await officer.get('/api/objections')).body['rows']?.find((row) => row['id'] === made.body['id']);
    expect(own2).toMatchObject({ mine: true, answer: null, votes: [] });

    const before = await figures(chief, town.units.northGroup);
    expect((await second.caller.post(vote, { upholds: true, reason: '超出职责' })).body['state']).toBe('upheld');
    const after = await figures(chief, town.units.northGroup);
    expect(after['shares']?.['result']).toEqual(before['shares']?.['result']);
    expect(Number(after['upheld'])).toBe(Number(before['upheld']) + 1);
    expect(Number(after['shares']?.['result']?.['poor']?.['count'])).toBe(
      Number(after['sharesWithout']?.['result']?.['poor']?.['count']) + 1,
    );
    const { rows } = await house.base.owner.query('select comment, result from survey where id = $1', [survey?.id]);
    expect(rows).toEqual([{ comment: words, result: 'poor' }]);
  });

  test('comes too late after ten working days', async () => {
    const matter = await closed();
    await said(matter, { result: 'poor' });
    await house.base.owner.query(
      `update survey set objectable_from = '2026-11-02', object_until = $2 where matter_id = $1`,
      [matter.id, house.now()],
    );
    const [survey] = await surveysOf(matter.id);
    const late = await officer.post(`/api/surveys/${survey?.id}/objection`, { ground: 'unfair', reasons: '不属实' });
    expect(late.body['error']?.['code']).toBe('objection.too-late');
  });
});

describe('figures', () => {
  test('open their rows, say what they are, and hide fewer than five', async () => {
    const made = await figures();
    expect(made).toMatchObject({ scope: { unitName: '河北路派出所', from: '2026-11-01', to: '2026-12-31' } });
    expect(String(made['definition']?.['zh'])).toContain('办结日期');
    for (const state of ['answered', 'refused', 'silent', 'open', 'lapsed'] as const) {
      const { body } = await chief.get(
        `/api/feedback/rows?unitId=${town.units.north}&${period}&state=${state}&limit=200`,
      );
      expect(body['rows'], state).toHaveLength(Number(made['counts']?.[state === 'open' ? 'waiting' : state]));
    }
    const poor = await chief.get(
      `/api/feedback/rows?unitId=${town.units.north}&${period}&question=result&rating=poor&limit=200`,
    );
    expect(poor.body['rows']).toHaveLength(Number(made['shares']?.['result']?.['poor']?.['count']));
    const sms = made['ways']?.find((way) => String(way['way']) === 'paper');
    expect(sms).toMatchObject({ answered: 1, result: null, hidden: true });
    expect((await officer.get(`/api/feedback/figures?unitId=${town.units.northGroup}&${period}`)).status).toBe(403);
    expect((await south.get(`/api/feedback/figures?unitId=${town.units.north}&${period}`)).status).toBe(404);
    const { rows } = await house.base.owner.query('select * from stat_feedback_monthly');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect(row.result_good === null || row.result_good + row.result_fair + row.result_poor >= 5).toBe(true);
  });
});

describe('thanks', () => {
  test('are written down with photo and matter, stand in the list of the unit, and in no figure', async () => {
    const matter = await closed();
    const before = await figures();
    const photo = await officer.bytes('/api/files', png);
    const made = await officer.post('/api/thanks', {
      unitId: town.units.northGroup,
      kind: 'banner',
      on: '2026-11-20',
      words: '人民的好警察',
      matterId: matter.id,
      fileIds: [String(photo.body['id'])],
    });
    expect(made.status).toBe(200);
    const { body } = await visitor.get(`/api/thanks?unitId=${town.units.north}`);
    expect(body['rows']?.[0]).toMatchObject({ kind: 'banner', words: '人民的好警察', matter: { id: matter.id } });
    expect((await visitor.get(`/api/files/${photo.body['id']}`)).status).toBe(200);
    expect((await south.get(`/api/files/${photo.body['id']}`)).status).toBe(404);
    expect((await south.get('/api/thanks')).body['rows']).toHaveLength(0);
    const after = await figures();
    expect({ ...Object(after), asOf: '' }).toEqual({ ...Object(before), asOf: '' });
    expect((await chief.post(`/api/thanks/${made.body['id']}/strike`, { reason: '登错单位' })).status).toBe(200);
    expect((await visitor.get('/api/thanks')).body['rows']).toHaveLength(0);
  });
});

test('after retention the words and scans go and the figures stay', async () => {
  const matter = await closed();
  await said(matter, { result: 'good', comment: words });
  const before = await figures();
  const counts = await withinHouse(house.open.house, 'forget', async (ctx) => {
    expect(await feedbackKeeper.gather(ctx, [matter.reporterId])).toMatchObject([
      { comment: words, state: 'answered' },
    ]);
    return feedbackKeeper.forget(ctx, matter.id);
  });
  expect(counts).toMatchObject({ survey: 1 });
  expect((await surveysOf(matter.id))[0]).toMatchObject({ comment: '', result: 'good' });
  expect({ ...Object(await figures()), asOf: '' }).toEqual({ ...Object(before), asOf: '' });
});
