import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { type Hired, hire, openReceiptOf } from '../../../tests/support/knockers.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { careKeeper } from './keeper.ts';
import { careSections } from './sections.ts';

let house: TestHouse;
let town: Town;
let officer: Hired;
let colleague: Hired;
let chief: Hired;
let visitor: Hired;
let stranger: Hired;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T02:00:00Z') });
  town = await buildTown(house);
  officer = await hire(house, { unitId: town.units.northGroup, duties: ['handle'] });
  colleague = await hire(house, { unitId: town.units.northGroup, duties: ['handle'] });
  chief = await hire(house, { unitId: town.units.north, duties: ['oversee'] });
  visitor = await hire(house, { unitId: town.units.north, duties: ['revisit'] });
  stranger = await hire(house, { unitId: town.units.south, duties: ['handle', 'assign', 'oversee', 'revisit'] });
});
afterAll(() => house.close());

const secret = '夜里睡不着，提到过不想活';
const wish = {
  household: '金桐小区3号楼李家',
  need: '父亲卧床，母亲失业',
  consentBy: '李某',
  consentHow: 'paper',
  consentFor: '经济资助、就业帮扶和心理关怀',
  consentUntil: '2027-05-31',
  reviewOn: '2026-12-23',
};

async function begun(fields: object = {}): Promise<{ id: string; matterId: string; reporterId: string }> {
  const { id: matterId, reporterId } = await makeMatter(house, {
    unitId: town.units.northGroup,
    state: 'in_hand',
    category: 'help.hardship',
    leadId: officer.personId,
  });
  const { status, body } = await officer.caller.post(`/api/matters/${matterId}/supports`, { ...wish, ...fields });
  expect(status, JSON.stringify(body)).toBe(200);
  return { id: String(body['id']), matterId, reporterId };
}

const look = async (id: string, who: Hired = officer) => (await who.caller.get(`/api/supports/${id}`)).body;
const code = (answered: { body: { readonly [key: string]: unknown } }) =>
  Reflect.get(Object(answered.body['error']), 'code');

async function measured(id: string, fields: object = {}): Promise<string> {
  const measure = {
    kind: 'money',
    what: '冬季取暖补助',
    personId: officer.personId,
    budgetFen: 120_000,
    dueOn: '2026-12-31',
  };
  const { status, body } = await officer.caller.post(`/api/supports/${id}/measures`, { ...measure, ...fields });
  expect(status, JSON.stringify(body)).toBe(200);
  return String(body['id']);
}

const spend = (id: string, amountFen: number) =>
  officer.caller.post(`/api/measures/${id}/spending`, { amountFen, onDay: '2026-11-23', voucher: '民政凭证 2026-118' });

describe('a household that agreed to be helped', () => {
  test('gets money, work and counselling, is visited, and another person closes the plan', async () => {
    const { id, matterId, reporterId } = await begun();
    const money = await measured(id);
    await measured(id, {
      kind: 'work',
      what: '介绍到物业公司面试',
      budgetFen: 0,
      personId: undefined,
      partnerId: town.partnerId,
    });
    expect((await spend(money, 119_999)).status).toBe(200);
    expect(code(await spend(money, 2))).toBe('care.over-budget');
    expect((await spend(money, 1)).status).toBe(200);
    expect((await officer.caller.post(`/api/measures/${money}/mark`, { state: 'done', note: '已发放' })).status).toBe(
      200,
    );
    expect((await officer.caller.post(`/api/supports/${id}/visits`, { dueOn: '2026-11-23' })).status).toBe(200);
    expect((await officer.caller.post(`/api/supports/${id}/visits`, { dueOn: '2026-11-23' })).status).toBe(400);
    const visitId = (await look(id))['visits']?.[0]?.['id'];
    expect((await visitor.caller.post(`/api/support-visits/${visitId}`, { note: '屋里暖和了' })).status).toBe(200);
    expect(code(await visitor.caller.post(`/api/support-visits/${visitId}`, { note: '再来' }))).toBe('step.not-now');
    const page = await look(id);
    expect(page).toMatchObject({ budgetFen: 120_000, spentFen: 120_000, state: 'running' });
    expect(page['measures']?.map((one) => one['owner'])).toContain('环卫所');

    expect(
      (await officer.caller.post(`/api/supports/${id}/review`, { outcome: 'close', note: '自己结束' })).status,
    ).toBe(403);
    expect(code(await chief.caller.post(`/api/supports/${id}/review`, { outcome: 'go-on', note: '再看看' }))).toBe(
      'input.invalid',
    );
    expect(
      (
        await chief.caller.post(`/api/supports/${id}/review`, {
          outcome: 'go-on',
          note: '再看看',
          nextOn: '2027-01-10',
        })
      ).status,
    ).toBe(200);
    expect(
      (await chief.caller.post(`/api/supports/${id}/review`, { outcome: 'close', note: '已稳定就业' })).status,
    ).toBe(200);
    expect(code(await spend(money, 1))).toBe('step.not-now');
    const receipt = await openReceiptOf(house, reporterId);
    const mine = JSON.stringify((await receipt.get('/api/report/mine')).body);
    expect(mine).toContain('support.started');
    expect(mine).not.toContain('取暖补助');
    const { body: figures } = await chief.caller.get('/api/care/figures');
    expect(figures['support']).toMatchObject({ households: 1, closed: 1, spentFen: 120_000 });
    expect(JSON.stringify(figures)).not.toContain(matterId);
  });

  test('spends no more than the budget, also when two colleagues pay at the same instant', async () => {
    const { id } = await begun();
    const money = await measured(id, { budgetFen: 100 });
    const answers = await Promise.all([spend(money, 60), spend(money, 60), spend(money, 60)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await look(id)).toMatchObject({ spentFen: 60 });
  });

  test('is reviewed by nobody who made the plan or is responsible for it', async () => {
    const both = await hire(house, { unitId: town.units.north, duties: ['handle', 'oversee'] });
    const { matterId } = await begun();
    await house.base.owner.query(`update support_plan set state = 'closed', ended_at = now() where matter_id = $1`, [
      matterId,
    ]);
    const made = await both.caller.post(`/api/matters/${matterId}/supports`, wish);
    expect(
      code(await both.caller.post(`/api/supports/${made.body['id']}/review`, { outcome: 'close', note: '我来结' })),
    ).toBe('care.same-person');
  });
});

describe('the consent', () => {
  test('is for a year at most and comes before anything is done', async () => {
    const { id: matterId } = await makeMatter(house, {
      unitId: town.units.northGroup,
      state: 'in_hand',
      leadId: officer.personId,
    });
    const begin = (fields: object) => officer.caller.post(`/api/matters/${matterId}/supports`, { ...wish, ...fields });
    expect((await begin({ consentBy: undefined })).status).toBe(400);
    expect((await begin({ consentUntil: '2028-01-01' })).body['error']?.['fields']?.[0]?.['path']).toBe('consentUntil');
    expect((await begin({ consentUntil: '2026-11-22' })).status).toBe(400);
    expect((await begin({})).status).toBe(200);
    expect(code(await begin({}))).toBe('step.not-now');
  });

  test('that ran out stops everything until it is renewed', async () => {
    const { id } = await begun();
    const money = await measured(id);
    await house.base.owner.query(`update support_plan set consent_until = '2026-11-22' where id = $1`, [id]);
    expect((await look(id))['isLapsed']).toBe(true);
    expect(code(await spend(money, 1))).toBe('care.consent-over');
    const renewed = { consentBy: '李某', consentHow: 'phone', consentFor: wish.consentFor, consentUntil: '2027-01-31' };
    expect((await officer.caller.post(`/api/supports/${id}/consent`, renewed)).status).toBe(200);
    expect((await spend(money, 1)).status).toBe(200);
  });

  test('that was taken back stops the plan, and nobody reads its words any more', async () => {
    const { id, matterId } = await begun();
    const money = await measured(id);
    await spend(money, 5000);
    await officer.caller.post(`/api/supports/${id}/notes`, { text: secret });
    expect((await officer.caller.post(`/api/supports/${id}/withdraw`, { how: 'spoken' })).status).toBe(200);
    for (const who of [officer, chief]) {
      const page = await look(id, who);
      expect(page).toMatchObject({ state: 'stopped', household: '', need: '', notes: null, can: [], spentFen: 5000 });
      expect(JSON.stringify(page)).not.toMatch(/李|卧床|取暖/);
      expect(
        JSON.stringify((await who.caller.get('/api/supports')).body['rows']?.filter((row) => String(row['id']) === id)),
      ).not.toMatch(/李家/);
    }
    expect(code(await spend(money, 1))).toBe('care.consent-over');
    expect(
      code(await officer.caller.post(`/api/supports/${id}/consent`, { ...wish, consentUntil: '2027-01-31' })),
    ).toBe('step.not-now');
    expect((await officer.caller.post(`/api/matters/${matterId}/supports`, wish)).status).toBe(200);
  });
});

describe('who sees a plan', () => {
  test('a note of counselling is read by its author and by the lead of the plan, and lies sealed', async () => {
    const { id, matterId } = await begun();
    expect((await colleague.caller.post(`/api/supports/${id}/notes`, { text: secret })).status).toBe(200);
    expect(JSON.stringify(await look(id, officer))).toContain(secret);
    expect(JSON.stringify(await look(id, colleague))).toContain(secret);
    expect((await look(id, chief))['notes']).toBeNull();
    expect(JSON.stringify((await chief.caller.get(`/api/matters/${matterId}`)).body)).not.toContain('睡不着');
    const { rows } = await house.base.owner.query(
      `select encode(body, 'escape') as body from support_note where plan_id = $1`,
      [id],
    );
    expect(JSON.stringify(rows)).not.toContain('睡不着');
    const file = await withinHouse(house.open.house, 'casefile.build', (ctx) =>
      careSections(ctx, { subject: { kind: 'matter', id: matterId }, audience: { kind: 'whole' } }),
    );
    expect(JSON.stringify(file)).toContain('帮扶计划');
    expect(JSON.stringify(file)).not.toContain('睡不着');
    const outside = await withinHouse(house.open.house, 'casefile.build', (ctx) =>
      careSections(ctx, { subject: { kind: 'matter', id: matterId }, audience: { kind: 'receiver' } }),
    );
    expect(outside).toEqual([]);
  });

  test('another station, the resident and a visitor see nothing of it', async () => {
    const { id, reporterId } = await begun();
    expect((await stranger.caller.get(`/api/supports/${id}`)).status).toBe(404);
    expect(JSON.stringify((await stranger.caller.get('/api/supports')).body)).not.toContain(id);
    expect((await (await openReceiptOf(house, reporterId)).get(`/api/supports/${id}`)).status).toBe(401);
    expect((await town.visitor().get(`/api/supports/${id}`)).status).toBe(401);
    expect(
      (
        await visitor.caller.post(`/api/supports/${id}/measures`, {
          kind: 'other',
          what: '送菜',
          personId: visitor.personId,
          dueOn: '2026-12-01',
        })
      ).status,
    ).toBe(403);
  });

  test('when the time of the matter is over the words go and the sums stay', async () => {
    const { id, matterId, reporterId } = await begun();
    await spend(await measured(id), 700);
    await officer.caller.post(`/api/supports/${id}/notes`, { text: secret });
    const copy = await withinHouse(house.open.house, 'privacy.copy', (ctx) => careKeeper.gather(ctx, [reporterId]));
    expect(JSON.stringify(copy)).toContain('卧床');
    expect(JSON.stringify(copy)).not.toContain('睡不着');
    await withinHouse(house.open.house, 'privacy:forget', (ctx) => careKeeper.forget(ctx, matterId));
    const page = await look(id, chief);
    expect(page).toMatchObject({ household: '', need: '', spentFen: 700, state: 'closed' });
    const { rows } = await house.base.owner.query('select 1 from support_note where plan_id = $1', [id]);
    expect(rows).toEqual([]);
  });
});
