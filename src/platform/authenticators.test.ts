import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller, type Loose } from '../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { hire } from '../../tests/support/knockers.ts';
import { buildTown, codeAt, type Post, type Town, townPassword } from '../../tests/support/town.ts';
import { totpAt } from './sign-in.ts';

const minute = 60_000;
const hour = 60 * minute;
const reason = '手机在巡逻时丢失';

let house: TestHouse;
let town: Town;
const start = new Date('2026-11-23T00:00:00Z');
let networks = 0;

beforeAll(async () => {
  house = await openTestHouse({ startAt: start });
  town = await buildTown(house);
});
afterAll(() => house.close());

function pass(milliseconds: number): void {
  house.setNow(new Date(house.now().getTime() + milliseconds));
}

function stranger(): Caller {
  networks += 1;
  return new Caller(house.url, { 'x-forwarded-for': `10.6.0.${networks}` });
}

const codeOf = (answer: { body: Loose }) => String(answer.body['error']?.['code'] ?? 'ok');

/** Signs in with the secret that the colleague has at this time; a fresh half minute, so that the code was not used. */
async function signIn(post: Post, secret?: string): Promise<Caller> {
  pass(minute);
  const caller = stranger();
  const code = secret === undefined ? codeAt(house.now()) : totpAt(secret, house.now());
  const { badge } = town.people[post];
  expect(codeOf(await caller.post('/api/sign-in', { badge, password: townPassword, code }))).toBe('ok');
  return caller;
}

async function isIn(caller: Caller): Promise<boolean> {
  return String((await caller.get('/api/me')).body['me']) !== 'null';
}

/** Begins to replace the authenticator with a code of the one before; gives the new secret. */
async function beginReplacing(caller: Caller, old = codeAt): Promise<string> {
  pass(minute);
  const given = { password: townPassword, code: old(house.now()) };
  const { body } = await caller.post('/api/me/authenticator/begin', given);
  expect(String(body['address'])).toContain(`secret=${body['secret']}`);
  return String(body['secret']);
}

async function linesAbout(post: Post, action: string) {
  const { rows } = await house.base.owner.query(
    `select who_id, outcome, reason from access_log where action = $1 and subject_id = $2`,
    [action, town.people[post].accountId],
  );
  return rows;
}

describe('replacing the own authenticator', () => {
  test('takes effect with a code of the new one: the old one stops at once, other devices are out, this one stays', async () => {
    const phone = await signIn('northClerk');
    const desk = await signIn('northClerk');
    const secret = await beginReplacing(desk);
    expect(await isIn(phone)).toBe(true);
    const done = await desk.post('/api/me/authenticator', { code: totpAt(secret, house.now()) });
    expect(codeOf(done)).toBe('ok');
    expect([await isIn(phone), await isIn(desk)]).toEqual([false, true]);
    pass(minute);
    const { badge } = town.people.northClerk;
    const late = { badge, password: townPassword, code: codeAt(house.now()) };
    expect(codeOf(await stranger().post('/api/sign-in', late))).toBe('sign-in.failed');
    await signIn('northClerk', secret);
    expect(await linesAbout('northClerk', 'authenticator.replace')).toHaveLength(1);
    const { rows } = await house.base.owner.query(
      `select 1 from outgoing where template = 'staff.sign-in-changed' and subject_id = $1`,
      [town.people.northClerk.accountId],
    );
    expect(rows).toHaveLength(1);
  });

  test('needs the password and a code of the old one, and that code counts once', async () => {
    const desk = await signIn('northOfficer');
    pass(minute);
    const code = codeAt(house.now());
    const ask = (given: object) => desk.post('/api/me/authenticator/begin', given);
    expect(codeOf(await ask({ password: 'not-my-password', code }))).toBe('input.invalid');
    expect(codeOf(await ask({ password: townPassword, code: '000000' }))).toBe('code.failed');
    expect(codeOf(await ask({ password: townPassword, code }))).toBe('ok');
    expect(codeOf(await ask({ password: townPassword, code }))).toBe('code.failed');
  });

  test('survives a mistyped code, and changes nothing until the right one', async () => {
    const desk = await signIn('northWatch');
    const secret = await beginReplacing(desk);
    expect(codeOf(await desk.post('/api/me/authenticator', { code: '000000' }))).toBe('code.failed');
    await signIn('northWatch');
    expect(codeOf(await desk.post('/api/me/authenticator', { code: totpAt(secret, house.now()) }))).toBe('ok');
  });

  test('must be done within a quarter of an hour, in the browser that began it, once', async () => {
    const desk = await signIn('northChief');
    const slow = await beginReplacing(desk);
    pass(15 * minute + 1000);
    expect(codeOf(await desk.post('/api/me/authenticator', { code: totpAt(slow, house.now()) }))).toBe(
      'sign-in.begin-again',
    );
    const secret = await beginReplacing(desk);
    const other = await signIn('northChief');
    const code = totpAt(secret, house.now());
    expect(codeOf(await other.post('/api/me/authenticator', { code }))).toBe('sign-in.begin-again');
    expect(codeOf(await desk.post('/api/me/authenticator', { code }))).toBe('ok');
    expect(codeOf(await desk.post('/api/me/authenticator', { code }))).toBe('sign-in.begin-again');
  });

  test('gives up after ten wrong codes', async () => {
    const desk = await signIn('southOfficer');
    await beginReplacing(desk);
    const answers: string[] = [];
    for (let i = 0; i < 11; i += 1)
      answers.push(codeOf(await desk.post('/api/me/authenticator', { code: `00000${i % 10}` })));
    expect(answers).toEqual([...Array(10).fill('code.failed'), 'rate.limited']);
  });
});

describe('a lost phone', () => {
  const reset = (caller: Caller, post: Post, given: object = {}) =>
    caller.post(`/api/accounts/${town.people[post].badge}/reset`, { password: townPassword, reason, ...given });

  async function administrator(): Promise<Caller> {
    return signIn('operator');
  }

  const enrol = (caller: Caller, post: Post, enrolmentCode: string, password = townPassword) =>
    caller.post('/api/sign-in/enrolment/begin', { badge: town.people[post].badge, password, enrolmentCode });

  test('an administrator resets, the colleague is told at once and ties a new authenticator with the own password', async () => {
    const stolen = await signIn('southClerk');
    await house.base.owner.query(
      `insert into passkey (id, account_id, credential_id, public_key, name, synced, made_at) values (gen_random_uuid(), $1, 'lost', '', '丢的手机', false, now())`,
      [town.people.southClerk.accountId],
    );
    const chief = await administrator();
    const before = (await chief.get(`/api/accounts/${town.people.southClerk.badge}`)).body;
    expect(before).toMatchObject({ name: 'southClerk同志', hasAuthenticator: true, passkeys: 1, can: ['reset'] });
    const made = await reset(chief, 'southClerk');
    expect(made.body).toMatchObject({ told: true });
    const code = String(made.body['code']);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
    expect(await isIn(stolen)).toBe(false);
    const after = (await chief.get(`/api/accounts/${town.people.southClerk.badge}`)).body;
    expect(after).toMatchObject({ hasAuthenticator: false, passkeys: 0, sessions: 0 });
    expect(JSON.stringify(after)).not.toContain(code);
    expect(await linesAbout('southClerk', 'account.reset')).toEqual([
      { who_id: town.people.operator.accountId, outcome: 'allowed', reason },
    ]);
    const { rows } = await house.base.owner.query(
      `select urgent, state from outgoing where template = 'staff.sign-in-changed' and subject_id = $1`,
      [town.people.southClerk.accountId],
    );
    expect(rows).toEqual([{ urgent: true, state: 'waiting' }]);

    const phone = stranger();
    const begun = await enrol(phone, 'southClerk', ` ${code.toLowerCase().replace('-', ' ')} `);
    const secret = String(begun.body['secret']);
    expect(codeOf(await phone.post('/api/sign-in/enrolment', { code: '000000' }))).toBe('code.failed');
    expect(codeOf(await phone.post('/api/sign-in/enrolment', { code: totpAt(secret, house.now()) }))).toBe('ok');
    expect(await isIn(phone)).toBe(true);
    await signIn('southClerk', secret);
    expect(codeOf(await enrol(stranger(), 'southClerk', code))).toBe('enrolment.failed');
  });

  test('the administrator alone gets nowhere: the code is worth nothing without the password', async () => {
    const made = await reset(await administrator(), 'northVisitor');
    const code = String(made.body['code']);
    expect(codeOf(await enrol(stranger(), 'northVisitor', code, 'a-guessed-password'))).toBe('enrolment.failed');
    expect(codeOf(await enrol(stranger(), 'northColleague', code))).toBe('enrolment.failed');
    const { badge } = town.people.northVisitor;
    const old = { badge, password: townPassword, code: codeAt(house.now()) };
    expect(codeOf(await stranger().post('/api/sign-in', old))).toBe('sign-in.failed');
  });

  test('the code lives for a day, and a second reset ends the first one', async () => {
    const chief = await administrator();
    const first = String((await reset(chief, 'northColleague')).body['code']);
    const second = String((await reset(chief, 'northColleague')).body['code']);
    expect(codeOf(await enrol(stranger(), 'northColleague', first))).toBe('enrolment.failed');
    pass(23.9 * hour);
    expect(codeOf(await enrol(stranger(), 'northColleague', second))).toBe('ok');
    pass(0.2 * hour);
    expect(codeOf(await enrol(stranger(), 'northColleague', second))).toBe('enrolment.failed');
  });

  test('an enrolment that was begun in time does not outlive its day', async () => {
    const code = String((await reset(await administrator(), 'northColleague')).body['code']);
    pass(24 * hour - 5 * minute);
    const phone = stranger();
    const secret = String((await enrol(phone, 'northColleague', code)).body['secret']);
    pass(6 * minute);
    const late = await phone.post('/api/sign-in/enrolment', { code: totpAt(secret, house.now()) });
    expect(codeOf(late)).toBe('enrolment.failed');
  });

  test('nobody resets himself, and only administrators of the whole county reset others', async () => {
    const chief = await administrator();
    expect((await reset(chief, 'operator')).status).toBe(403);
    expect((await chief.get(`/api/accounts/${town.people.operator.badge}`)).body['can']).toEqual([]);
    const stationAdministrator = await hire(house, { unitId: town.units.north, duties: ['system'] });
    expect((await reset(stationAdministrator.caller, 'keeper')).status).toBe(403);
    expect((await stationAdministrator.caller.get('/api/accounts/1101')).status).toBe(403);
    expect((await chief.get('/api/accounts/nobody')).status).toBe(404);
    expect(codeOf(await reset(chief, 'keeper', { password: 'not-my-password' }))).toBe('input.invalid');
    expect(codeOf(await reset(chief, 'keeper', { reason: '' }))).toBe('input.invalid');
    expect((await chief.get(`/api/accounts/${town.people.keeper.badge}`)).body['hasAuthenticator']).toBe(true);
  });

  test('guessed enrolment codes stop after five tries from one network', async () => {
    await reset(await administrator(), 'keeper');
    const guesser = stranger();
    const answers: string[] = [];
    for (let i = 0; i < 6; i += 1) answers.push(codeOf(await enrol(guesser, 'keeper', `AAAAA-AAAA${i}`)));
    expect(answers).toEqual([...Array(5).fill('enrolment.failed'), 'rate.limited']);
  });
});
