import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { giveToken, hire } from '../../tests/support/knockers.ts';
import { makeMatter } from '../../tests/support/matters.ts';
import { testHouseSecret } from '../../tests/support/names.ts';
import { buildTown, codeAt, type Post, type Town, townPassword } from '../../tests/support/town.ts';
import { givePassword, makeAccount } from './accounts.ts';
import { resetAccount } from './authenticators.ts';
import { totpAt } from './sign-in.ts';

const start = new Date('2026-11-23T00:00:00Z');
const minute = 60_000;
const hour = 60 * minute;

let house: TestHouse;
let town: Town;
let clock = start.getTime();

beforeAll(async () => {
  house = await openTestHouse({ startAt: start });
  town = await buildTown(house);
});
afterAll(() => house.close());

function pass(milliseconds: number): void {
  clock += milliseconds;
  house.setNow(new Date(clock));
}

const from = (network: string) => new Caller(house.url, { 'x-forwarded-for': network });

function tryAs(caller: Caller, post: Post, wrong: { password?: string; code?: string } = {}) {
  const { badge } = town.people[post];
  return caller.post('/api/sign-in', {
    badge,
    password: wrong.password ?? townPassword,
    code: wrong.code ?? codeAt(house.now()),
  });
}

async function isIn(caller: Caller): Promise<boolean> {
  const { body } = await caller.get('/api/me');
  return body['me'] !== null;
}

/** Signs in with a code of a half minute that nobody has used. */
async function signedIn(post: Post, network: string): Promise<Caller> {
  pass(minute);
  const caller = from(network);
  expect((await tryAs(caller, post)).status).toBe(200);
  return caller;
}

describe('signing in', () => {
  test('needs badge, password and code; what was wrong is not told', async () => {
    pass(minute);
    const answers = [
      await tryAs(from('10.1.0.1'), 'northClerk', { password: 'another-password' }),
      await tryAs(from('10.1.0.1'), 'northClerk', { code: '000000' }),
      await tryAs(from('10.1.0.1'), 'northClerk', { code: '' }),
      await from('10.1.0.1').post('/api/sign-in', {
        badge: 'nobody',
        password: townPassword,
        code: codeAt(house.now()),
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  test('with a code works once, also when somebody else saw it', async () => {
    pass(minute);
    const code = codeAt(house.now());
    expect((await tryAs(from('10.1.0.2'), 'northClerk', { code })).status).toBe(200);
    expect((await tryAs(from('10.1.0.3'), 'northClerk', { code })).status).toBe(401);
  });

  test('takes a code that is half a minute early or late, typed with a space, and none that is older', async () => {
    pass(10 * minute);
    const at = (seconds: number) => codeAt(new Date(house.now().getTime() + seconds * 1000));
    expect((await tryAs(from('10.1.0.4'), 'northChief', { code: at(-90) })).status).toBe(401);
    expect((await tryAs(from('10.1.0.4'), 'northChief', { code: at(90) })).status).toBe(401);
    expect((await tryAs(from('10.1.0.4'), 'northChief', { code: at(-30) })).status).toBe(200);
    expect(
      (await tryAs(from('10.1.0.4'), 'northChief', { code: `${at(30).slice(0, 3)} ${at(30).slice(3)}` })).status,
    ).toBe(200);
  });

  test('failures are written into the access log', async () => {
    const { rows } = await house.base.owner.query(
      `select 1 from access_log where action = 'session.open' and outcome = 'refused' and reason = 'sign-in.failed'`,
    );
    expect(rows.length).toBeGreaterThan(3);
  });

  test('at the same moment by more colleagues than there are database connections leaves nobody waiting', async () => {
    pass(minute);
    const posts: Post[] = [
      'northClerk',
      'northOfficer',
      'northVisitor',
      'northWatch',
      'southClerk',
      'southOfficer',
      'keeper',
      'operator',
      'auditor',
      'northColleague',
    ];
    const answers = await Promise.all([...posts, ...posts].map((post, i) => tryAs(from(`10.1.1.${i}`), post)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(posts.length);
  }, 20_000);
});

describe('whoever guesses', () => {
  test('locks out only his own network, for a quarter of an hour', async () => {
    pass(minute);
    const guesser = from('10.2.0.66');
    for (let i = 0; i < 5; i += 1)
      expect((await tryAs(guesser, 'northOfficer', { password: `guess-${i}-guess` })).status).toBe(401);
    expect((await tryAs(guesser, 'northOfficer')).status).toBe(429);
    expect((await tryAs(from('10.2.0.1'), 'northOfficer')).status).toBe(200);
    pass(16 * minute);
    expect((await tryAs(from('10.2.0.66'), 'northOfficer')).status).toBe(200);
  });

  test('never locks out the colleague at his own desk, even from the same network', async () => {
    const desk = await signedIn('northWatch', '10.2.1.1');
    pass(minute);
    const neighbour = from('10.2.1.1');
    for (let i = 0; i < 6; i += 1) await tryAs(neighbour, 'northWatch', { password: `guess-${i}-guess` });
    expect((await tryAs(neighbour, 'northWatch')).status).toBe(429);
    await desk.post('/api/sign-out');
    expect((await tryAs(desk, 'northWatch')).status).toBe(200);
  });

  test('is not helped by the known device of another colleague', async () => {
    const insider = await signedIn('southOfficer', '10.2.2.1');
    pass(minute);
    for (let i = 0; i < 5; i += 1) await tryAs(insider, 'southClerk', { password: `guess-${i}-guess` });
    expect((await tryAs(insider, 'southClerk')).status).toBe(429);
  });

  test('through many badges of one network is stopped too', async () => {
    pass(16 * minute);
    const statuses: number[] = [];
    for (let i = 0; i < 42; i += 1) {
      statuses.push(
        (await from('10.2.3.1').post('/api/sign-in', { badge: `b${i}`, password: 'guess-guess', code: '000000' }))
          .status,
      );
    }
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401));
    expect(statuses.slice(40)).toEqual([429, 429]);
  });
});

describe('a session', () => {
  test("shows among one's own, can be ended from another device, and nobody ends a colleague's", async () => {
    const phone = await signedIn('southClerk', '10.3.0.1');
    const desk = await signedIn('southClerk', '10.3.0.2');
    const rows = (await desk.get('/api/sessions')).body['rows'];
    const other = rows?.find((row) => String(row['network']) === '10.3.0.1');
    expect(rows?.filter((row) => String(row['current']) === 'true').map((row) => String(row['network']))).toEqual([
      '10.3.0.2',
    ]);
    const own = { password: townPassword };
    const stranger = await signedIn('northClerk', '10.3.0.3');
    expect((await stranger.delete(`/api/sessions/${other?.['id']}`, own)).status).toBe(404);
    expect((await desk.delete(`/api/sessions/${other?.['id']}`, { password: 'not-mine' })).status).toBe(400);
    expect(await isIn(phone)).toBe(true);
    expect((await desk.delete(`/api/sessions/${other?.['id']}`, own)).status).toBe(200);
    expect([await isIn(phone), await isIn(desk)]).toEqual([false, true]);
  });

  test('ends after two hours without a request', async () => {
    const caller = await signedIn('northOfficer', '10.3.1.1');
    pass(1.9 * hour);
    expect(await isIn(caller)).toBe(true);
    await house.open.house.doorkeeper.writeSeen(house.base.app.db);
    pass(1.9 * hour);
    expect(await isIn(caller)).toBe(true);
    await house.open.house.doorkeeper.writeSeen(house.base.app.db);
    pass(2.1 * hour);
    expect(await isIn(caller)).toBe(false);
    expect((await caller.get('/api/sessions')).status).toBe(401);
  });

  test('ends after twelve hours however busy it was', async () => {
    const caller = await signedIn('northOfficer', '10.3.2.1');
    for (let i = 0; i < 7; i += 1) {
      pass(1.7 * hour);
      expect(await isIn(caller)).toBe(true);
      await house.open.house.doorkeeper.writeSeen(house.base.app.db);
    }
    pass(0.2 * hour);
    expect(await isIn(caller)).toBe(false);
  });

  test('ends when its browser signs in anew, and other devices stay', async () => {
    const elsewhere = await signedIn('northOfficer', '10.3.4.1');
    const desk = await signedIn('northOfficer', '10.3.4.2');
    const copied = new Caller(house.url, { cookie: desk.cookies });
    pass(minute);
    expect((await tryAs(desk, 'northOfficer')).status).toBe(200);
    expect([await isIn(copied), await isIn(desk), await isIn(elsewhere)]).toEqual([false, true, true]);
  });

  test('ends with the sign-out and when the account is closed', async () => {
    const left = await signedIn('northOfficer', '10.3.3.1');
    const copied = new Caller(house.url, { cookie: left.cookies });
    await left.post('/api/sign-out');
    expect([await isIn(left), await isIn(copied)]).toEqual([false, false]);
    const dismissed = await signedIn('northColleague', '10.3.3.2');
    await house.base.owner.query('update account set active = false where id = $1', [
      town.people.northColleague.accountId,
    ]);
    expect(await isIn(dismissed)).toBe(false);
  });

  test('loses its duties the moment the post ends', async () => {
    const hired = await hire(house, { unitId: town.units.north, duties: ['oversee'] });
    expect((await hired.caller.get('/api/matters')).status).toBe(200);
    await house.base.owner.query('delete from holding where person_id = $1', [hired.personId]);
    expect((await hired.caller.get('/api/matters')).status).toBe(403);
  });
});

describe('a new password', () => {
  const change = (caller: Caller, fresh: string, old = townPassword) => caller.post('/api/me/password', { old, fresh });

  test('needs the present one, ends every other session, renews this one, and is a good one', async () => {
    const phone = await signedIn('southOfficer', '10.6.0.1');
    const desk = await signedIn('southOfficer', '10.6.0.2');
    const copied = new Caller(house.url, { cookie: desk.cookies });
    const refused = [
      await change(desk, 'wet umbrella beside the kitchen', 'not-the-old-one'),
      await change(desk, 'Fengqiao@2026'),
      await change(desk, `${town.people.southOfficer.badge}${town.people.southOfficer.badge}`),
      await change(desk, 'short'),
    ];
    expect(refused.map(({ status, body }) => [status, String(body['error']?.['fields']?.[0]?.['path'])])).toEqual([
      [400, 'old'],
      [400, 'fresh'],
      [400, 'fresh'],
      [400, 'fresh'],
    ]);
    expect([await isIn(phone), await isIn(copied)]).toEqual([true, true]);
    expect((await change(desk, 'wet umbrella beside the kitchen')).status).toBe(200);
    expect([await isIn(phone), await isIn(copied), await isIn(desk)]).toEqual([false, false, true]);
    pass(minute);
    expect((await tryAs(from('10.6.0.3'), 'southOfficer')).status).toBe(401);
    pass(minute);
    const again = { password: 'wet umbrella beside the kitchen' };
    expect((await tryAs(from('10.6.0.3'), 'southOfficer', again)).status).toBe(200);
    pass(minute);
    const shouted = { password: 'Wet Umbrella beside the kitchen' };
    expect((await tryAs(from('10.6.0.4'), 'southOfficer', shouted)).status).toBe(401);
  });
});

describe('a password that somebody else chose', () => {
  let badges = 8800;

  async function given() {
    badges += 1;
    const badge = String(badges);
    const made = await makeAccount(house.base.app.db, testHouseSecret, { badge, name: '新同事', now: house.now() });
    const enter = (caller: Caller, password = made.password) =>
      caller.post('/api/sign-in', { badge, password, code: totpAt(made.totpSecret, house.now()) });
    return { ...made, enter };
  }
  const own = 'a lantern over the quiet bridge';

  test('opens only the way to an own one, and everything once that is chosen', async () => {
    pass(minute);
    const account = await given();
    const caller = from('10.7.0.1');
    expect((await account.enter(caller)).status).toBe(200);
    expect((await caller.get('/api/me')).body['me']?.['mustReplacePassword']).toBe(true);
    const elsewhere = [
      await caller.get('/api/sessions'),
      await caller.get('/api/matters'),
      await caller.post('/api/me/passkeys/begin', { password: account.password, code: '123456' }),
    ];
    expect(elsewhere.map(({ status, body }) => [status, body['error']?.['code']])).toEqual(
      elsewhere.map(() => [403, 'password.first']),
    );
    expect((await fetch(`${house.url}/api/live`, { headers: { cookie: caller.cookies } })).status).toBe(401);
    const same = await caller.post('/api/me/password', { old: account.password, fresh: account.password });
    expect([same.status, same.body['error']?.['fields']?.[0]?.['path']]).toEqual([400, 'fresh']);
    expect((await caller.post('/api/me/password', { old: account.password, fresh: own })).status).toBe(200);
    expect((await caller.get('/api/me')).body['me']?.['mustReplacePassword']).toBe(false);
    expect((await caller.get('/api/sessions')).status).toBe(200);
    pass(100 * hour);
    expect((await account.enter(from('10.7.0.2'), own)).status).toBe(200);
  });

  test('ends after 72 hours, also when it opened before and was not replaced', async () => {
    const [left, unused] = [await given(), await given()];
    pass(71 * hour);
    expect((await left.enter(from('10.7.0.3'))).status).toBe(200);
    pass(hour + minute);
    for (const account of [left, unused]) {
      const { status, body } = await account.enter(from('10.7.0.4'));
      expect([status, body['error']?.['code']]).toEqual([401, 'password.ended']);
    }
    const wrong = await unused.enter(from('10.7.0.4'), 'another-password');
    expect(wrong.body['error']?.['code']).toBe('sign-in.failed');
  });

  test('after a lost phone leads through the enrolment to the own one too', async () => {
    const account = await given();
    const password = await givePassword(house.base.app.db, account.id, house.now());
    const reset = await resetAccount(house.base.app.db, { accountId: account.id, by: null, now: house.now() });
    const caller = from('10.7.0.5');
    const { body } = await caller.post('/api/sign-in/enrolment/begin', {
      badge: String(badges),
      password,
      enrolmentCode: reset.code,
    });
    await caller.post('/api/sign-in/enrolment', { code: totpAt(String(body['secret']), house.now()) });
    expect((await caller.get('/api/me')).body['me']?.['mustReplacePassword']).toBe(true);
    expect((await caller.get('/api/sessions')).status).toBe(403);
  });
});

describe('a token', () => {
  test('lasts until its day, until it is revoked, and only for its scopes', async () => {
    const boss = await hire(house, { unitId: town.units.bureau, duties: ['system', 'oversee'] });
    const made = (await boss.caller.post('/api/tokens', { name: '统计对接', scopes: ['matter.list'], days: 1 })).body;
    const robot = new Caller(house.url, { authorization: `Bearer ${made['token']}` });
    expect((await robot.get('/api/matters')).status).toBe(200);
    expect((await robot.get('/api/matters/counts')).status).toBe(403);
    expect((await robot.get('/api/sessions')).status).toBe(403);
    expect((await boss.caller.get('/api/tokens')).body['rows']?.flatMap((row) => Object.keys(row))).not.toContain(
      'token',
    );
    pass(25 * hour);
    expect((await robot.get('/api/matters')).status).toBe(401);
    const token = await giveToken(house, boss.accountId, ['matter.list']);
    expect((await token.get('/api/matters')).status).toBe(200);
    await house.base.owner.query('update api_token set revoked_at = now()');
    expect((await token.get('/api/matters')).status).toBe(401);
  });
});

describe('a receipt', () => {
  test('opens with its code however it is typed, and two hours later no more', async () => {
    const { code } = await makeMatter(house, { unitId: town.units.north });
    const resident = from('10.5.0.1');
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`.replace('fq', 'ｆｑ');
    expect((await resident.post('/api/report/open', { code: typed, tail: '５６７８' })).status).toBe(200);
    expect((await resident.get('/api/report/mine')).status).toBe(200);
    pass(2 * hour + minute);
    expect((await resident.get('/api/report/mine')).status).toBe(401);
  });

  test('takes eight wrong tails from one network and then none; another network is not touched', async () => {
    const { code } = await makeMatter(house, { unitId: town.units.north });
    const guesser = from('10.5.0.2');
    for (let i = 0; i < 8; i += 1)
      expect((await guesser.post('/api/report/open', { code, tail: `000${i}` })).status).toBe(401);
    expect((await guesser.post('/api/report/open', { code, tail: '5678' })).status).toBe(429);
    expect((await from('10.5.0.3').post('/api/report/open', { code, tail: '5678' })).status).toBe(200);
  });

  test('with one letter wrong is refused before anything is looked up, in the same words as a wrong tail', async () => {
    const { code } = await makeMatter(house, { unitId: town.units.north });
    const slip = code.slice(0, -1) + (code.endsWith('A') ? 'C' : 'A');
    const wrong = await from('10.5.0.4').post('/api/report/open', { code: slip, tail: '5678' });
    const tail = await from('10.5.0.4').post('/api/report/open', { code, tail: '1111' });
    expect(wrong.body).toEqual(tail.body);
  });

  test('opens one report only and no door of colleagues', async () => {
    const { code, id } = await makeMatter(house, { unitId: town.units.north });
    const resident = from('10.5.0.5');
    await resident.post('/api/report/open', { code, tail: '5678' });
    for (const path of ['/api/matters', `/api/matters/${id}`, '/api/people', '/api/outbox'])
      expect((await resident.get(path)).status).toBe(401);
  });
});
