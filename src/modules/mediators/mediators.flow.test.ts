import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller, Loose } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { type Hired, hire } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { cardsForPage, conflictsOf, findApprentices, findCard, listCards, mayTakeCase, personsOf } from './api.ts';
import { lookAtTerms } from './jobs.ts';
import { mediatorFacts } from './words.ts';

let house: TestHouse;
let town: Town;
let keeper: Caller;
let clerk: Caller;
let elder: Hired;
let lawyer: Hired;
let young: Hired;
let elderId: string;
let lawyerId: string;
let youngId: string;

const card = {
  kind: 'lay',
  profession: 'elder',
  fields: ['dispute.neighbour', 'dispute.water'],
  skills: [],
  style: '先听完两家的话，再一起算明白账',
  timesNote: '上午都在',
  frames: [
    { day: 3, from: '14:30', to: '17:00' },
    { day: 1, from: '09:00', to: '11:30' },
  ],
  languages: ['zh', 'mn'],
  ways: ['in-person'],
  isShown: true,
  cap: 2,
  termFrom: '2026-01-01',
};

async function addCard(personId: string, change: object = {}): Promise<string> {
  const { status, body } = await keeper.post('/api/mediators', {
    personId,
    unitId: town.units.north,
    ...card,
    ...change,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return String(body['id']);
}

const read = async (caller: Caller, id: string): Promise<Loose> => (await caller.get(`/api/mediators/${id}`)).body;

async function step(caller: Caller, id: string, name: string, input: object = {}) {
  const version = Number((await read(keeper, id))['version']);
  return caller.post(`/api/mediators/${id}/${name}`, { version, ...input });
}

function asHouse<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
  return withinHouse(house.open.house, 'test', work);
}

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T02:00:00Z') });
  town = await buildTown(house);
  keeper = await town.signIn('keeper');
  clerk = await town.signIn('northClerk');
  elder = await hire(house, { unitId: town.units.north, duties: ['mediate'] });
  lawyer = await hire(house, { unitId: town.units.north, duties: ['mediate'] });
  young = await hire(house, { unitId: town.units.north, duties: ['mediate'] });
  elderId = await addCard(elder.personId);
  lawyerId = await addCard(lawyer.personId, {
    unitId: null,
    partnerId: town.partnerId,
    kind: 'specialist',
    profession: 'lawyer',
    fields: ['dispute'],
    skills: ['law'],
    languages: ['zh'],
    isShown: false,
    termTo: '2026-12-20',
  });
  youngId = await addCard(young.personId, { isApprentice: true, teacherId: elderId });
});
afterAll(() => house.close());

describe('the menu', () => {
  it('shows anybody those who agreed and mediate now, without phone, cap or any figure', async () => {
    const { body, status } = await town.visitor().get('/api/mediator-menu?field=dispute.water&language=mn');
    expect(status).toBe(200);
    expect(body['rows']?.map((row) => row['id'])).toEqual([elderId]);
    expect(Object.keys(body['rows']?.[0] ?? {}).sort()).toEqual(
      'fields frames id kind languages name profession skills style timesNote unitName ways'.split(' ').sort(),
    );
    expect(JSON.stringify(body)).not.toContain('1990');
    expect(body['fields']?.map((field) => field['code'])).toEqual(['dispute.neighbour', 'dispute.water']);
  });

  it('is read on in the order in which it was begun', async () => {
    await house.base.owner.query(`update mediator_card set shown_since = '2026-01-01' where id = $1`, [lawyerId]);
    const first = (await town.visitor().get('/api/mediator-menu?limit=1')).body;
    const second = (await town.visitor().get(`/api/mediator-menu?limit=1&cursor=${String(first['next'])}`)).body;
    const ids = [first, second].map((body) => body['rows']?.[0]?.['id']);
    expect(ids.toSorted()).toEqual([elderId, lawyerId].sort());
    expect([first['total'], second['next']]).toEqual([2, null]);
    await house.base.owner.query(`update mediator_card set shown_since = null where id = $1`, [lawyerId]);
  });
});

describe('the register', () => {
  it('is kept by registrars, read by colleagues with an access line, and by nobody from outside', async () => {
    expect(
      (await clerk.post('/api/mediators', { personId: young.personId, unitId: town.units.north, ...card })).status,
    ).toBe(403);
    expect((await town.visitor().get('/api/mediators')).status).toBe(401);
    const { body } = await clerk.get('/api/mediators?field=dispute.debt');
    expect(body['rows']?.map((row) => row['id'])).toEqual([lawyerId]);
    expect((await read(clerk, elderId))['frames']?.map((frame) => frame['day'])).toEqual([1, 3]);
    const { rows } = await house.base.owner.query(
      `select 1 from access_log where action = 'mediator.view' and subject_id = $1 and who_id = $2`,
      [elderId, town.people.northClerk.accountId],
    );
    expect(rows.length).toBe(1);
  });

  it('refuses a second card, a term of four years, an unknown field and an apprentice without a teacher', async () => {
    const fresh = await hire(house, { unitId: town.units.north, duties: ['mediate'] });
    const tries = [
      { personId: elder.personId },
      { termTo: '2030-01-01' },
      { fields: ['nothing'] },
      { isApprentice: true },
      { partnerId: town.partnerId },
      { isApprentice: true, teacherId: youngId },
    ];
    const answers = await Promise.all(
      tries.map((change) =>
        keeper.post('/api/mediators', { personId: fresh.personId, unitId: town.units.north, ...card, ...change }),
      ),
    );
    expect(answers.map(({ body }) => body['error']?.['code'])).toEqual([
      'already.exists',
      ...Array.from({ length: 5 }, () => 'input.invalid'),
    ]);
  });

  it('takes a change once: whoever decided on what is old is told so', async () => {
    const version = Number((await read(keeper, elderId))['version']);
    const change = { ...card, unitId: town.units.north, version, cap: 1 };
    expect((await keeper.put(`/api/mediators/${elderId}`, change)).status).toBe(200);
    expect((await keeper.put(`/api/mediators/${elderId}`, change)).body['error']?.['code']).toBe('version.conflict');
  });

  it('lets mediators rest and come back, and renews a term that ends soon by three years', async () => {
    const menu = async () => (await town.visitor().get('/api/mediator-menu')).body['total'];
    expect((await step(keeper, elderId, 'rest', { reason: '住院', until: '2026-12-01' })).status).toBe(200);
    expect(await menu()).toBe(0);
    expect((await step(keeper, elderId, 'return')).status).toBe(200);
    expect(await menu()).toBe(1);
    expect((await step(keeper, elderId, 'renew')).body['error']?.['code']).toBe('mediator.too-early');
    expect((await step(keeper, lawyerId, 'renew')).status).toBe(200);
    expect((await read(clerk, lawyerId))['termTo']).toBe('2029-12-20');
  });
});

it('whoever is put on the register has a calendar with the times of the card', async () => {
  const { rows } = await house.base.owner.query('select hours from resource where person_id = $1', [elder.personId]);
  expect(rows).toEqual([{ hours: { 1: [[540, 690]], 3: [[870, 1020]] } }]);
});

describe('the own card', () => {
  it('is worded by the mediator himself, who also says whether residents may read it', async () => {
    const { body } = await lawyer.caller.get('/api/mediators/mine');
    expect(body['card']?.['id']).toBe(lawyerId);
    const version = Number(body['card']?.['version']);
    const words = { ...card, version, style: '依法讲清，一次说透', isShown: true };
    expect((await lawyer.caller.put('/api/mediators/mine', words)).status).toBe(200);
    expect(await read(clerk, lawyerId)).toMatchObject({ style: '依法讲清，一次说透', isShown: true, cap: 2 });
    expect((await clerk.get('/api/mediators/mine')).body['card']).toBeNull();
    expect((await clerk.put('/api/mediators/mine', words)).status).toBe(404);
  });

  it('ties are declared by the mediator or the registrar and read by nobody else', async () => {
    const kin = { kind: 'kin', name: '郝建国', phone: '199 0000 1111', note: '妹夫' };
    const { body } = await elder.caller.post(`/api/mediators/${elderId}/ties`, kin);
    await keeper.post(`/api/mediators/${elderId}/ties`, { kind: 'grid', name: 'G-N' });
    expect((await clerk.post(`/api/mediators/${elderId}/ties`, kin)).status).toBe(403);
    expect((await read(clerk, elderId))['ties']).toBeNull();
    expect((await read(elder.caller, elderId))['ties']?.map((tie) => tie['phone'])).toEqual(['19900001111', null]);
    const party = { side: 1, phoneKey: null, employer: null, gridCode: 'G-N', household: null, kinNames: [] };
    const hints = await asHouse((ctx) =>
      conflictsOf(ctx, [elderId, lawyerId, newId()], {
        parties: [
          { ...party, name: '老郝', phoneKey: '+86 199 0000 1111' },
          { ...party, side: 2, name: '包文亮', gridCode: 'G-S' },
        ],
        earlier: new Map([[lawyerId, [{ names: ['包文亮'], phoneKeys: [] }]]]),
      }),
    );
    expect([...hints].map(([id, found]) => [id, found.map(({ kind, side }) => `${kind} ${side}`)])).toEqual(
      expect.arrayContaining([
        [elderId, ['kin 1', 'same-grid 1']],
        [lawyerId, ['earlier-case 2']],
      ]),
    );
    expect(hints.size).toBe(2);
    expect((await elder.caller.delete(`/api/mediators/${elderId}/ties/${String(body['id'])}`)).status).toBe(200);
    expect((await read(keeper, elderId))['ties']?.map((tie) => tie['kind'])).toEqual(['grid']);
  });
});

describe('an apprentice', () => {
  const course = { heldOn: '2026-11-02', subject: '邻里纠纷调解实务', minutes: 1440, givenBy: '市司法局' };

  it('is offered for no case, and signed off by the teacher once the hours are there', async () => {
    expect((await step(elder.caller, youngId, 'sign-off')).body['error']?.['code']).toBe('mediator.untrained');
    const { body } = await keeper.post(`/api/mediators/${youngId}/trainings`, course);
    const wrong = await keeper.post(`/api/mediators/${youngId}/trainings`, { ...course, subject: '登记错了' });
    expect(body['id']).toBeDefined();
    expect((await keeper.post(`/api/mediators/${youngId}/trainings`, course)).status).toBe(409);
    await keeper.delete(`/api/mediators/${youngId}/trainings/${String(wrong.body['id'])}`);
    expect((await read(clerk, youngId))['trainedMinutes']).toBe(1440);
    const asked = { categories: ['dispute.water'], languages: ['mn'], at: house.now(), caseId: newId() };
    const [offered, apprentices] = await asHouse(async (ctx) => [
      await listCards(ctx, asked),
      await findApprentices(ctx, [elderId]),
    ]);
    expect(offered.map(({ id }) => id)).toEqual([elderId, lawyerId]);
    expect(apprentices.map(({ id }) => id)).toEqual([youngId]);
    expect((await step(young.caller, youngId, 'sign-off')).status).toBe(403);
    expect((await step(elder.caller, youngId, 'sign-off')).status).toBe(200);
    expect(await read(clerk, youngId)).toMatchObject({
      state: 'active',
      standing: 'active',
      signedOffOn: '2026-11-23',
    });
  });
});

it('later rooms ask who a mediator is, what a party may see, and whether there is room for one more case', async () => {
  const found = await asHouse(async (ctx) => {
    const one = await findCard(ctx, elderId);
    if (!one) throw new Error('no card');
    return {
      persons: await personsOf(ctx, [elderId, lawyerId]),
      shown: await cardsForPage(ctx, [one]),
      takes: [0, 1].map((open) => mayTakeCase(one, open, ctx.now)),
    };
  });
  expect(found.persons).toEqual(
    new Map([
      [elderId, elder.personId],
      [lawyerId, lawyer.personId],
    ]),
  );
  expect(found.shown[0]).not.toHaveProperty('phone');
  expect(found.takes).toEqual([{ may: true }, { may: false, why: 'full' }]);
});

it('the registrar hears once of a term that ends and of training that is due; words of cards over two years ago go', async () => {
  await house.base.owner.query(`update mediator_card set term_to = '2026-12-10' where id = $1`, [elderId]);
  const facts = async () =>
    (await house.base.owner.query(`select kind from happening where kind ~ 'term-ending|training-due'`)).rows.length;
  const messages = async () =>
    (await house.base.owner.query(`select 1 from outgoing where template = 'staff.mediators'`)).rows.length;
  await asHouse(lookAtTerms);
  await asHouse(lookAtTerms);
  // The elder's term; training of the elder and of the lawyer, whose people learnt nothing this year.
  expect([await facts(), await messages()]).toEqual([3, 1]);
  const { body } = await keeper.get('/api/mediators?due=term');
  expect(body['rows']?.map((row) => row['id'])).toEqual([elderId]);
  expect(body['counts']).toEqual({ all: 3, term: 1, training: 2 });

  await step(keeper, elderId, 'end', { reason: '年事已高' });
  expect((await step(keeper, elderId, 'rest', { reason: '再休' })).body['error']?.['code']).toBe('step.not-now');
  await house.base.owner.query(`update mediator_card set ended_on = '2024-11-01' where id = $1`, [elderId]);
  await asHouse(lookAtTerms);
  expect(await read(keeper, elderId)).toMatchObject({ style: '', timesNote: '', stateReason: '', ties: [] });
});

describe('a file of mediators', () => {
  const send = async (register: string, csv: string, dryRun = false) =>
    (await keeper.bytes(`/api/registers/${register}/import?fileName=a.csv&dryRun=${dryRun}`, Buffer.from(csv))).body;

  it('sent out and read in again changes nothing; rows that are wrong are named; an import is taken back', async () => {
    for (const [register, count] of [
      ['mediators', 3],
      ['mediator-trainings', 1],
    ] as const) {
      const { body } = await keeper.get(`/api/registers/${register}/export?format=csv`);
      const again = await send(register, String(body), true);
      expect(again).toMatchObject({ created: 0, changed: 0, rejected: 0, problems: [], duplicates: count });
    }
    const fresh = await hire(house, { unitId: town.units.north, duties: ['mediate'] });
    const { rows } = await house.base.owner.query<{ code: string }>('select code from person where id = $1', [
      fresh.personId,
    ]);
    const head = '警号（工号）,单位编号,调解员类别,职业,擅长纠纷（类别编号）,语言,首次聘任,任期开始,任期届满,状态';
    const badge = rows[0]?.code ?? '';
    const line = (code: string, fields: string, to: string) =>
      `${code},B-N,群众调解员,教师,${fields},普通话,2026-01-01,2026-01-01,${to},在任`;
    const bad = await send(
      'mediators',
      [
        head,
        line('无此人', 'dispute', '2028-01-01'),
        line(town.people.northOfficer.badge, 'dispute;无', '2028-01-01'),
        line(badge, 'dispute', '2031-01-01'),
      ].join('\n'),
    );
    expect(bad).toMatchObject({ created: 0, rejected: 3 });
    expect(bad['problems']?.map((problem) => problem['column'])).toEqual(['personCode', 'fields', 'termTo']);
    const good = await send('mediators', [head, line(badge, 'dispute;dispute.water', '2028-01-01')].join('\n'));
    expect(good).toMatchObject({ created: 1, rejected: 0 });
    expect((await keeper.post(`/api/imports/${String(good['runId'])}/undo`)).body).toEqual({ undone: 1 });
  });
});

it('every fact that was told here has its words', async () => {
  const { rows } = await house.base.owner.query<{ kind: string }>(
    `select distinct kind from happening where kind like 'mediator.%'`,
  );
  expect(rows.length).toBeGreaterThan(9);
  expect(rows.filter(({ kind }) => !(kind in mediatorFacts))).toEqual([]);
});
