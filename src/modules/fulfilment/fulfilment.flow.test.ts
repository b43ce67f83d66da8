import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agree, signByAll } from '../../../tests/support/agreed.ts';
import { Caller, type Loose } from '../../../tests/support/caller.ts';
import { type Dispute, enter, propose, take, underWay } from '../../../tests/support/disputes.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { type Hired, hire, sessionOf } from '../../../tests/support/knockers.ts';
import { textOfPdf } from '../../../tests/support/pdf-text.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { makePlan } from '../../algorithms/instalments/plan.ts';
import { addDays, dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { findPerformance, isSettled, isVisitedByMediation } from './api.ts';
import * as jobs from './jobs.ts';
import { fulfilmentKeeper } from './keeper.ts';

let house: TestHouse;
let town: Town;
let hired: Hired;
let officer: Caller;
let officerName: string;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-01-05T02:00:00Z') });
  town = await buildTown(house);
  hired = await hire(house, { unitId: town.units.north, duties: ['mediate', 'handle', 'intake', 'revisit', 'assign'] });
  officer = hired.caller;
  const { rows } = await house.base.owner.query<{ name: string }>('select name from person where id = $1', [
    hired.personId,
  ]);
  officerName = rows[0]?.name ?? '';
});
afterAll(() => house.close());

const inside = <T>(work: (ctx: Context) => Promise<T>) => withinHouse(house.open.house, 'test', work);
const hear = (job: (ctx: Context, heard: { id: string }) => Promise<void>, id: string) =>
  inside((ctx) => job(ctx, { id }));
const today = () => dayOf(house.now());
const hands = () => ({ house, officer, officerName });

/** Ten in the morning of that day; sessions do not last so long, so everybody comes anew. */
async function at(day: string, dispute?: Dispute): Promise<Dispute | undefined> {
  house.setNow(new Date(`${day}T02:00:00Z`));
  officer = new Caller(house.url, { cookie: await sessionOf(house, hired.accountId) });
  if (!dispute) return undefined;
  const [first, second] = [await enter(house, dispute.first.id), await enter(house, dispute.second.id)];
  return {
    ...dispute,
    first: { id: dispute.first.id, page: first },
    second: { id: dispute.second.id, page: second },
  };
}

const must = (dispute: Dispute | undefined): Dispute => {
  if (!dispute) throw new Error('nobody came');
  return dispute;
};

const paths = (id: string) => `/api/mediations/${id}/performance`;
const own = '/api/own-mediation/performance';
const performance = async (id: string) => (await officer.get(paths(id))).body;
const accountOf = (body: Loose, at = 0): Loose => body['accounts']?.[at] ?? body;
const stateOf = async (id: string) => (await officer.get(`/api/mediations/${id}`)).body['state'];
const idOf = (thing: Loose | undefined) => String(thing?.['id']);

/** What went out to phones since it was last asked. */
async function sent(): Promise<string[]> {
  const { rows } = await house.base.owner.query<{ template: string }>(
    "update outgoing set state = 'sent' where state = 'waiting' returning template",
  );
  return rows.map(({ template }) => template).sort();
}

const say = { facts: '乙方向甲方借款二十万元，至今未还。', disputed: '还款期限。' };
const around = {
  ...say,
  body: '金桐社区人民调解委员会',
  responsibilities: [
    { side: 1, text: '甲方同意分期。' },
    { side: 2, text: '乙方应当偿还。' },
  ],
};
const pay = (over: object) => ({
  ...{ kind: 'pay', by: '2', to: '1', what: '偿还借款本金', amountFen: 20_000_000, how: '微信转账', proof: '转账凭证' },
  ...over,
});
const plan = (from: string) =>
  makePlan({ totalFen: 20_000_000, count: 12, from, rhythm: { every: 'month', day: 10 } }).map(({ dueOn, fen }) => ({
    dueOn,
    fen,
  }));

async function photo(who: Caller): Promise<string> {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#284' } })
    .jpeg()
    .toBuffer();
  return idOf((await who.bytes('/api/files', bytes)).body);
}

describe('twenty wan in twelve months, four of them late', () => {
  let loan: Dispute;
  let account: string;

  test('both sides see the same account, each from its end; reminders go to who owes, three days before, once', async () => {
    loan = await underWay(house, officer, town.units.north);
    await agree(hands(), loan, { ...around, duties: [pay({ time: { when: 'plan', rows: plan('2026-01-15') } })] });
    expect((await loan.first.page.get(own)).body['accounts']).toEqual([]);
    await hear(jobs.begin, loan.id);
    await hear(jobs.begin, loan.id);
    const [mine, theirs] = [(await loan.second.page.get(own)).body, (await loan.first.page.get(own)).body];
    expect(mine['accounts']).toHaveLength(1);
    expect(accountOf(mine)).toMatchObject({
      mine: 'by',
      standing: 'open',
      next: { dueOn: '2026-02-10', fen: 1_666_666 },
      money: { totalFen: 20_000_000, restFen: 20_000_000 },
    });
    expect(accountOf(theirs)).toMatchObject({ mine: 'to', money: accountOf(mine)['money'] });
    account = idOf(accountOf(mine));
    await at('2026-02-06');
    await sent();
    await hear(jobs.look, loan.id);
    expect(await sent()).toEqual([]);
    await at('2026-02-07');
    await hear(jobs.look, loan.id);
    await hear(jobs.look, loan.id);
    expect(await sent()).toEqual(['fulfilment.reminder']);
  });

  test('one records, the other confirms; nobody confirms an own entry, and nothing is sent while it waits', async () => {
    loan = must(await at('2026-02-08', loan));
    const { first, second } = loan;
    const fileIds = [await photo(second.page)];
    const record = { obligationId: account, what: 'payment', on: '2026-02-08', fen: 1_666_666, fileIds };
    expect((await second.page.post(`${own}/record`, { ...record, on: '2026-02-09' })).body['error']?.['code']).toBe(
      'ledger.ahead',
    );
    expect((await second.page.post(`${own}/record`, record)).status).toBe(200);
    expect(await sent()).toContain('mediation.news');
    const entry = accountOf((await first.page.get(own)).body)['ledger']?.[0];
    const answer = (page: Caller, verdict: string, reason = '') =>
      page.post(`${own}/answer`, { entryId: idOf(entry), verdict, reason });
    expect((await answer(second.page, 'confirmed')).status).toBe(403);
    expect((await answer(first.page, 'withdrawn')).status).toBe(403);
    expect((await first.page.get(`/api/files/${fileIds[0] ?? ''}`)).status).toBe(200);
    await at('2026-02-10');
    await hear(jobs.look, loan.id);
    expect(await sent()).toEqual([]);
    loan = must(await at('2026-02-11', loan));
    expect((await loan.first.page.post(`${own}/answer`, { entryId: idOf(entry), verdict: 'disputed' })).status).toBe(
      409,
    );
    expect((await answer(loan.first.page, 'disputed', '还没有收到')).status).toBe(200);
    expect((await answer(loan.first.page, 'confirmed')).status).toBe(200);
    expect((await answer(loan.first.page, 'confirmed')).body['error']?.['code']).toBe('ledger.answered');
    const now = accountOf((await loan.second.page.get(own)).body);
    expect(now['money']).toMatchObject({ paidFen: 1_666_666, restFen: 18_333_334 });
    expect(now['money']?.['lines']?.[0]).toMatchObject({ state: 'early', completedOn: '2026-02-08' });
  });

  test('without a phone the officer writes down for either end; what was sent for the house only stays shut to the other', async () => {
    loan = must(await at('2026-04-10', loan));
    const { id, first, second } = loan;
    const record = { obligationId: account, what: 'payment', fen: 1_666_666, way: 'phone' };
    const byCreditor = { ...record, partyId: first.id, on: '2026-03-12' };
    expect((await officer.post(`${paths(id)}/record`, byCreditor)).status).toBe(200);
    const fileIds = [await photo(second.page)];
    const secret = {
      ...record,
      way: undefined,
      on: '2026-04-09',
      fileIds,
      proofFor: 'office',
      note: '转账时看得到余额',
    };
    expect((await second.page.post(`${own}/record`, secret)).status).toBe(200);
    const seen = accountOf((await first.page.get(own)).body)['ledger'];
    expect(seen?.[0]).toMatchObject({ proofFor: 'office', files: [] });
    expect((await first.page.get(`/api/files/${fileIds[0] ?? ''}`)).status).toBe(404);
    expect((await second.page.get(`/api/files/${fileIds[0] ?? ''}`)).status).toBe(200);
    expect((await officer.get(`/api/files/${fileIds[0] ?? ''}`)).status).toBe(200);
    const entries = accountOf(await performance(id))['ledger'] ?? [];
    const say = (entry: Loose | undefined, partyId: string) =>
      officer.post(`${paths(id)}/answer`, { entryId: idOf(entry), partyId, way: 'phone', verdict: 'confirmed' });
    expect((await say(entries[1], first.id)).status).toBe(403);
    expect((await say(entries[1], second.id)).status).toBe(200);
    expect((await say(entries[0], first.id)).status).toBe(200);
    expect(accountOf(await performance(id))['money']).toMatchObject({ paidFen: 4_999_998 });
  });

  test('four months late: urged, account made up as a sealed paper, next step told, each in its turn', async () => {
    loan = must(await at('2026-08-11', loan));
    const { id } = loan;
    await sent();
    await hear(jobs.look, id);
    expect(await sent()).toEqual(['fulfilment.reminder']);
    const step = (name: string, fields: object = {}) => officer.post(`${paths(id)}/breach`, { step: name, ...fields });
    expect((await performance(id))['breach']).toBe('overdue');
    expect((await step('account')).body['error']?.['code']).toBe('step.not-now');
    expect((await step('urge')).status).toBe(200);
    expect(await sent()).toEqual(['fulfilment.urged']);
    const call = (await performance(id))['calls']?.[0];
    expect(call).toMatchObject({ why: 'urge', name: '赵大勇' });
    expect((await officer.post(`${paths(id)}/call`, { callId: idOf(call), note: '说下月还' })).status).toBe(200);
    expect((await step('account')).status).toBe(200);
    const statement = (await performance(id))['statements']?.[0];
    expect(statement).toMatchObject({ restFen: 15_000_002, overdueFen: 4 * 1_666_666 - 1_666_666 });
    const path = `${own}/statements/${idOf(statement)}`;
    const pdf = await fetch(`${house.url}${path}`, { headers: { cookie: loan.first.page.cookies } });
    const words = textOfPdf(Buffer.from(await pdf.arrayBuffer()))
      .join('')
      .replaceAll(/\s/g, '');
    expect(words).toContain('履行对账单');
    expect(words).toContain('人民币壹拾伍万元零贰分');
    expect((await step('tell')).body['error']?.['code']).toBe('breach.routes-missing');
    expect((await step('tell', { routes: ['court'] })).status).toBe(200);
    const told = (await loan.second.page.get('/api/own-mediation')).body['routes'];
    expect(told?.[0]?.['route']).toBe('court');
    expect((await loan.second.page.get(own)).body).toMatchObject({ breach: 'told', hints: ['enforce', 'court'] });
  });

  test('a new plan for the rest: proposed on a phone, agreed by telephone, signed by both, and the ledger goes on', async () => {
    const { id, first, second } = loan;
    const rows = makePlan({
      totalFen: 15_000_002,
      count: 9,
      from: '2026-09-01',
      rhythm: { every: 'month', day: 20 },
    }).map(({ dueOn, fen }) => ({ dueOn, fen }));
    const wish = { obligationId: account, rows, reason: '生意不好，请缓几个月' };
    const wrong = [{ dueOn: '2026-09-20', fen: 1 }];
    expect((await second.page.post(`${own}/propose`, { ...wish, rows: wrong })).body['error']?.['code']).toBe(
      'plan.unfit',
    );
    expect((await second.page.post(`${own}/propose`, wish)).status).toBe(200);
    expect((await second.page.post(`${own}/propose`, wish)).body['error']?.['code']).toBe('plan.open');
    const proposal = accountOf((await first.page.get(own)).body)['proposals']?.[0];
    const mine = { proposalId: idOf(proposal), verdict: 'agreed' };
    expect((await second.page.post(`${own}/answer-plan`, mine)).status).toBe(409);
    const byPhone = { ...mine, partyId: first.id, way: 'phone' };
    expect((await officer.post(`${paths(id)}/answer-plan`, byPhone)).status).toBe(200);
    expect(accountOf(await performance(id))).toMatchObject({ timesChanged: 0, standing: 'overdue' });
    const agreement = await signByAll(hands(), loan);
    expect(agreement).toMatchObject({ number: 2, state: 'effective' });
    await hear(jobs.begin, id);
    const now = await performance(id);
    expect(now['breach']).toBe('none');
    expect(accountOf(now)).toMatchObject({
      timesChanged: 1,
      standing: 'open',
      next: { dueOn: '2026-09-20' },
      money: { totalFen: 20_000_000, paidFen: 4_999_998, overdueFen: 0 },
    });
    expect(now['taken']?.map((one) => one['step'])).toEqual(['note', 'urge', 'account', 'tell', 'cure']);
  });

  test('all paid, it is performed; visited three times by whoever visits, and only then settled', async () => {
    loan = must(await at('2027-05-25', loan));
    const { id, first, second } = loan;
    const left = accountOf(await performance(id))['money']?.['lines']?.filter((line) => Number(line['restFen']) > 0);
    expect(left).toHaveLength(9);
    for (const line of left ?? []) {
      const record = { obligationId: account, what: 'payment', on: line['dueOn'], fen: line['fen'] };
      expect((await second.page.post(`${own}/record`, record)).status).toBe(200);
      const entry = accountOf((await first.page.get(own)).body)['ledger']?.find(
        (one) => String(one['state']) === 'recorded',
      );
      await first.page.post(`${own}/answer`, { entryId: idOf(entry), verdict: 'confirmed' });
    }
    expect(accountOf(await performance(id))).toMatchObject({ standing: 'fulfilled', money: { restFen: 0 } });
    expect(await stateOf(id)).toBe('revisiting');
    await hear(jobs.planVisits, id);
    const visits = (await performance(id))['visits'] ?? [];
    expect(visits.map((one) => one['dueOn'])).toEqual(['2027-06-01', '2027-06-24', '2027-08-23']);
    const matterId = await matterOf(id);
    expect(await inside((ctx) => isVisitedByMediation(ctx, matterId))).toBe(true);
    const answers = { way: 'phone', performed: 'kept', satisfaction: 'content', again: 'no', note: '都还清了' };
    const visit = (at: number, over: object = {}) =>
      officer.post(`${paths(id)}/visit`, {
        ...{ taskId: visits[at]?.['taskId'], partyIds: [first.id, second.id], ...answers },
        ...over,
      });
    expect((await visit(0, { partyIds: [] })).status).toBe(200);
    expect((await performance(id))['visits']?.[0]).toMatchObject({ state: 'due', tries: 1, record: null });
    for (const [i] of visits.entries()) {
      expect(await inside((ctx) => isSettled(ctx.tx, id))).toBe(false);
      expect((await visit(i)).status).toBe(200);
    }
    expect(await inside((ctx) => isSettled(ctx.tx, id))).toBe(true);
    const record = await inside((ctx) => findPerformance(ctx.tx, id, today()));
    expect(record?.accounts[0]).toMatchObject({ standing: 'fulfilled', money: { paidFen: 20_000_000 } });
    expect(record?.accounts[0]?.lines).toHaveLength(12);
    expect(record?.visits).toHaveLength(3);
  });

  test('not even the application can change a line of the ledger', async () => {
    const asApp = (text: string) =>
      house.base.app.pool.query(text, [account]).then(
        () => 'done',
        (problem: Error) => problem.message,
      );
    expect(await asApp('update ledger_entry set fen = 1 where obligation_id = $1')).toContain('permission denied');
    expect(await asApp('delete from ledger_entry where obligation_id = $1')).toContain('permission denied');
    expect(await asApp("update ledger_entry set note = '改了' where obligation_id = $1")).toContain('does not change');
    const { rows } = await house.base.owner.query<{ id: string }>(
      'select id from ledger_entry where obligation_id = $1 limit 1',
      [account],
    );
    const twice = `insert into ledger_event (id, entry_id, kind, from_end, way, by_kind, at) values (gen_random_uuid(), '${rows[0]?.id ?? ''}', 'withdrawn', 'by', 'page', 'link', now())`;
    await expect(house.base.app.pool.query(twice)).rejects.toThrow('ledger_event_final');
  });

  test('when its time is over, words and papers are taken away, days and amounts stay', async () => {
    const { id } = loan;
    const matterId = await matterOf(id);
    const before = accountOf(await performance(id))['money'];
    const statement = (await performance(id))['statements']?.[0];
    const copied = await inside((ctx) => fulfilmentKeeper.gather(ctx, []));
    expect(copied).toEqual([]);
    const taken = await inside((ctx) => fulfilmentKeeper.forget(ctx, matterId));
    expect(taken).toMatchObject({ obligation: 1, ledger_entry: 12, mediation_visit: 3 });
    const after = await performance(id);
    expect(accountOf(after)).toMatchObject({ what: '', money: before });
    expect(JSON.stringify(after)).not.toMatch(/看得到余额|都还清了|生意不好|下月还/);
    expect((await officer.get(`${paths(id)}/statements/${idOf(statement)}`)).status).toBe(409);
  });
});

async function matterOf(id: string): Promise<string> {
  const { rows } = await house.base.owner.query<{ matter_id: string }>(
    'select matter_id from mediation where id = $1',
    [id],
  );
  return rows[0]?.matter_id ?? '';
}

const cash = (over: object = {}) => pay({ what: '赔偿医药费', amountFen: 20_000, how: '现金', ...over });

describe('other ends', () => {
  test('two hundred yuan counted out when signing are in the ledger; they quarrel again, and it is taken up again', async () => {
    await at('2027-06-01');
    const spot = await underWay(house, officer, town.units.north);
    await agree(hands(), spot, {
      ...around,
      heldOn: today(),
      heldAt: '市场门口',
      duties: [cash({ time: { when: 'now' } })],
    });
    await hear(jobs.planVisits, spot.id);
    const now = await performance(spot.id);
    expect(accountOf(now)).toMatchObject({ atOnce: true, standing: 'fulfilled', money: { paidFen: 20_000 } });
    expect(await stateOf(spot.id)).toBe('revisiting');
    await at('2027-06-08');
    const answers = { way: 'visit', performed: 'kept', satisfaction: 'discontent', again: 'yes', risk: '可能动手' };
    const visit = { taskId: now['visits']?.[0]?.['taskId'], partyIds: [spot.first.id], note: '又吵起来了', ...answers };
    expect((await officer.post(`${paths(spot.id)}/visit`, visit)).status).toBe(200);
    expect(await stateOf(spot.id)).toBe('under-way');
    await hear(jobs.dropVisits, spot.id);
    expect((await performance(spot.id))['visits']?.map((one) => one['state'])).toEqual(['done', 'dropped', 'dropped']);
    expect(await inside((ctx) => isSettled(ctx.tx, spot.id))).toBe(false);
  });

  test('a deed that a colleague saw is done; in a public-order case that is not kept, the time of the case starts', async () => {
    await at('2027-07-01');
    const dispute = await underWay(house, officer, town.units.north, { track: 'public-order' });
    const duties = [
      { kind: 'do', by: '2', to: '1', what: '清理楼道杂物', time: { when: 'on', on: '2027-07-05' }, proof: '现场照片' },
      cash({ time: { when: 'on', on: '2027-07-10' } }),
    ];
    await agree(hands(), dispute, { ...around, outcome: '手背划伤。', heldOn: today(), heldAt: '派出所', duties });
    await hear(jobs.begin, dispute.id);
    const [cleaning] = (await performance(dispute.id))['accounts'] ?? [];
    await at('2027-07-06');
    const fileIds = [await photo(officer)];
    const look = { obligationId: idOf(cleaning), on: today(), found: 'done', note: '已清空', fileIds };
    expect((await officer.post(`${paths(dispute.id)}/look`, look)).status).toBe(200);
    const page = must(await at('2027-07-20', dispute)).first.page;
    expect(accountOf((await page.get(own)).body)).toMatchObject({ standing: 'fulfilled' });
    expect((await page.get(`/api/files/${fileIds[0] ?? ''}`)).status).toBe(200);
    await hear(jobs.look, dispute.id);
    const step = (name: string, fields: object = {}) =>
      officer.post(`${paths(dispute.id)}/breach`, { step: name, ...fields });
    for (const name of ['urge', 'account']) expect((await step(name)).status).toBe(200);
    expect((await step('tell', { routes: ['penalty', 'court'] })).status).toBe(200);
    const clocks = (await officer.get(`/api/mediations/${dispute.id}`)).body['clocks'];
    const penalty = clocks?.find((clock) => String(clock['kind']) === 'penalty');
    expect(penalty).toMatchObject({ state: 'running' });
    expect(dayOf(new Date(String(penalty?.['dueAt'])))).toBe(addDays('2027-07-20', 30));
    expect((await step('end')).status).toBe(200);
    expect(await stateOf(dispute.id)).toBe('revisiting');
    expect((await performance(dispute.id))['accounts']?.map((one) => one['state'])).toEqual(['fulfilled', 'ended']);
  });

  test('of many homes each sees its own account: not its neighbour’s money, files, statement or plan', async () => {
    await at('2027-09-01');
    const parties = [
      { side: 1, name: '王秀兰', phone: '13900001001' },
      { side: 1, name: '孙桂英', phone: '13900005005' },
      { side: 2, name: '赵大勇', phone: '13900002002' },
    ];
    const { homes, dispute, neighbour } = await threeHomes(parties);
    const duties = [cash({ each: true, time: { when: 'on', on: '2027-09-10' } })];
    await agreeAll(dispute, homes, { ...around, duties, collective: true });
    await hear(jobs.begin, dispute.id);
    const accounts = (await performance(dispute.id))['accounts'] ?? [];
    expect(accounts).toHaveLength(2);
    const [mine, theirs] = [(await dispute.first.page.get(own)).body, (await neighbour.page.get(own)).body];
    expect(mine['accounts']).toHaveLength(1);
    expect(idOf(accountOf(mine))).not.toBe(idOf(accountOf(theirs)));
    expect((await dispute.second.page.get(own)).body['accounts']).toHaveLength(2);
    const fileIds = [await photo(dispute.second.page)];
    const obligationId = idOf(accountOf(mine));
    const record = { obligationId, what: 'payment', on: today(), fen: 20_000, note: '王家的钱', fileIds };
    expect((await dispute.second.page.post(`${own}/record`, record)).status).toBe(200);
    const seen = async () =>
      JSON.stringify([(await neighbour.page.get(own)).body, (await neighbour.page.get('/api/own-mediation')).body]);
    expect(await seen()).not.toContain('王家的钱');
    expect((await neighbour.page.get(`/api/files/${fileIds[0] ?? ''}`)).status).toBe(404);
    const entry = accountOf((await dispute.first.page.get(own)).body)['ledger']?.[0];
    const answer = { entryId: idOf(entry), verdict: 'confirmed' };
    expect((await neighbour.page.post(`${own}/answer`, answer)).status).toBe(404);
    expect((await neighbour.page.post(`${own}/record`, record)).status).toBe(404);
    const rows = [{ dueOn: '2027-10-10', fen: 20_000 }];
    expect((await neighbour.page.post(`${own}/propose`, { obligationId, rows, reason: '不关我事' })).status).toBe(404);
    const stranger = (await hire(house, { unitId: town.units.south, duties: ['mediate', 'handle'] })).caller;
    expect((await stranger.get(paths(dispute.id))).status).toBe(404);
    expect((await stranger.get(`/api/files/${fileIds[0] ?? ''}`)).status).toBe(404);
    expect((await stranger.get('/api/performance?list=late')).body['rows']).toEqual([]);
    const { rows: lines } = await house.base.owner.query<{ audience: string; data: string }>(
      "select audience, data::text from happening where kind like 'performance.%' and subject_id = $1",
      [dispute.id],
    );
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every(({ audience }) => audience === 'staff')).toBe(true);
    await at('2027-09-20');
    await hear(jobs.look, dispute.id);
    await officer.post(`${paths(dispute.id)}/breach`, { step: 'urge' });
    await officer.post(`${paths(dispute.id)}/breach`, { step: 'account' });
    const statement = (await performance(dispute.id))['statements']?.find(
      (one) => String(one['obligationId']) !== obligationId,
    );
    const first = await enter(house, dispute.first.id);
    expect(statement).toBeDefined();
    expect((await first.get(`${own}/statements/${idOf(statement)}`)).status).toBe(404);
    const list = await officer.get('/api/performance?list=late');
    expect(list.body['rows']?.map((row) => row['id'])).toContain(dispute.id);
  });
});

async function threeHomes(parties: readonly object[]) {
  const dispute = await propose(house, officer, town.units.north, { parties });
  const { rows } = await house.base.owner.query<{ id: string; name: string }>(
    'select id, name from mediation_party where mediation_id = $1',
    [dispute.id],
  );
  const inHand = async (name: string) => {
    const id = rows.find((one) => one.name === name)?.id ?? '';
    return { id, page: await enter(house, id) };
  };
  const [first, neighbour, second] = [await inHand('王秀兰'), await inHand('孙桂英'), await inHand('赵大勇')];
  const homes = [first, neighbour, second];
  for (const { page } of homes) await page.post('/api/own-mediation/willing', { willing: 'yes' });
  const taken = await take(officer, dispute.id, 'accept', { track: 'people', mode: 'spot', marks: [] });
  expect(taken.status).toBe(200);
  return { homes, neighbour, dispute: { ...dispute, first, second } };
}

/** The same paper signed by three: the neighbour first, then as between two. */
async function agreeAll(dispute: Dispute, homes: readonly { id: string; page: Caller }[], text: object) {
  const at = `/api/mediations/${dispute.id}/agreements`;
  const id = idOf((await officer.post(at, {})).body);
  await officer.post(`${at}/${id}/save`, { version: 1, text });
  await officer.post(`${at}/${id}/propose`, { version: 2 });
  const agreement = (await officer.get(`${at}/${id}`)).body;
  const neighbour = homes[1];
  const signer = agreement['signerList']?.find((one) => String(one['partyId']) === neighbour?.id);
  const signed = await neighbour?.page.post(`/api/own-mediation/agreements/${id}/sign`, {
    signerId: signer?.['id'],
    signedName: signer?.['name'],
    hash: agreement['hash'],
    strokes: [[100, 100, 400, 300]],
  });
  expect(signed?.status).toBe(200);
  await signByAll(hands(), dispute);
}
