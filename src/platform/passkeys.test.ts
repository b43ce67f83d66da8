import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller, type Loose } from '../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { giveToken, sessionOf } from '../../tests/support/knockers.ts';
import { SoftAuthenticator } from '../../tests/support/soft-authenticator.ts';
import { buildTown, codeAt, type Post, type Town, townPassword } from '../../tests/support/town.ts';
import { newId } from '../kit/ids.ts';

const origin = 'http://bridge.example';
const minute = 60_000;

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

/** Somebody nobody knows yet, from a network of his own. */
function stranger(): Caller {
  networks += 1;
  return new Caller(house.url, { 'x-forwarded-for': `10.4.0.${networks}` });
}

/** A colleague at the desk whose cookies are kept. */
async function atDesk(post: Post): Promise<{ cookie: string }> {
  return { cookie: await sessionOf(house, town.people[post].accountId) };
}

// A caller whose cookie jar begins with a session.
async function colleague(post: Post): Promise<Caller> {
  const { cookie } = await atDesk(post);
  return new SessionCaller(house.url, cookie);
}

/** Sends its session beside the cookies that the house gives it, until it gets a renewed one. */
class SessionCaller extends Caller {
  readonly #session: string;
  constructor(url: string, session: string) {
    super(url, { cookie: session });
    this.#session = session;
  }
  override get cookies(): string {
    const kept = super.cookies;
    return kept.includes('mb_session=') ? kept : `${this.#session}; ${kept}`;
  }
}

/** Begins a passkey with password and a code that nobody has used. */
function ask(caller: Caller, given: { password?: string; code?: string } = {}) {
  pass(minute);
  return caller.post('/api/me/passkeys/begin', { password: townPassword, code: codeAt(house.now()), ...given });
}

async function begin(caller: Caller): Promise<Loose | undefined> {
  const { status, body } = await ask(caller);
  expect(status).toBe(200);
  return body['options'];
}

/** A device on which this colleague has a passkey. */
async function deviceOf(post: Post): Promise<SoftAuthenticator> {
  const caller = await colleague(post);
  const device = new SoftAuthenticator(origin);
  const credential = device.create(await begin(caller));
  expect((await caller.post('/api/me/passkeys', { name: '值班手机', credential })).status).toBe(200);
  return device;
}

async function challengeFor(caller: Caller): Promise<Loose | undefined> {
  return (await caller.post('/api/sign-in/passkey/begin')).body['options'];
}

const enter = (caller: Caller, credential: object) => caller.post('/api/sign-in/passkey', { credential });
const codeOf = (answer: { body: Loose }) => String(answer.body['error']?.['code']);
const lines = async (action: string, outcome: string) =>
  (
    await house.base.owner.query(
      `select subject_id from access_log where action = $1 and outcome = $2 order by at desc`,
      [action, outcome],
    )
  ).rows;

describe('a passkey', () => {
  test('is added with the password, named, listed and removed, and each leaves its line and tells the owner', async () => {
    const caller = await colleague('northClerk');
    const device = new SoftAuthenticator(origin);
    const credential = device.create(await begin(caller));
    const { body } = await caller.post('/api/me/passkeys', { name: '我的手机', credential });
    await caller.put(`/api/me/passkeys/${body['id']}`, { name: '新手机' });
    const listed = (await caller.get('/api/me/passkeys')).body['rows'];
    expect(listed?.map((row) => String(row['name']))).toEqual(['新手机']);
    const { rows } = await house.base.owner.query(
      `select urgent, recipient from outgoing where template = 'staff.sign-in-changed' and subject_id = $1`,
      [town.people.northClerk.accountId],
    );
    expect(rows).toEqual([{ urgent: true, recipient: `1990000${town.people.northClerk.badge}` }]);
    const elsewhere = await colleague('northClerk');
    const remove = (password: string) => caller.delete(`/api/me/passkeys/${body['id']}`, { password });
    expect((await remove('not-my-password')).status).toBe(400);
    expect((await elsewhere.get('/api/me/passkeys')).status).toBe(200);
    expect((await remove(townPassword)).status).toBe(200);
    expect((await elsewhere.get('/api/me/passkeys')).status).toBe(401);
    expect((await caller.get('/api/me/passkeys')).body['rows']).toEqual([]);
    for (const action of ['passkey.add', 'passkey.remove'])
      expect((await lines(action, 'allowed'))[0]).toEqual({ subject_id: town.people.northClerk.accountId });
    const gone = stranger();
    expect(codeOf(await enter(gone, device.get(await challengeFor(gone))))).toBe('passkey.unknown');
  });

  test('of 2048 bits of RSA is not asked for, not added, and opens nothing if it was added before', async () => {
    const caller = await colleague('southOfficer');
    const options = await begin(caller);
    expect(options?.['pubKeyCredParams']?.map((one) => Number(one['alg']))).toEqual([-8, -7]);
    const weak = new SoftAuthenticator(origin, 'RS256');
    const credential = weak.create(options);
    expect(codeOf(await caller.post('/api/me/passkeys', { name: '老式密钥', credential }))).toBe('passkey.failed');
    await house.base.owner.query(
      `insert into passkey (id, account_id, credential_id, public_key, name, synced, made_at) values ($1, $2, $3, $4, '老式密钥', false, now())`,
      [newId(), town.people.southOfficer.accountId, weak.credentialId.toString('base64url'), weak.publicKey],
    );
    const visitor = stranger();
    expect(codeOf(await enter(visitor, weak.get(await challengeFor(visitor))))).toBe('passkey.failed');
  });

  test('is not added without the password and a code, however warm the session is', async () => {
    const caller = await colleague('northClerk');
    const answer = await ask(caller, { password: 'not-my-password' });
    expect(codeOf(await ask(caller, { code: '000000' }))).toBe('code.failed');
    expect(answer.body['error']?.['fields']?.map((field) => String(field['path']))).toEqual(['password']);
    const credential = new SoftAuthenticator(origin).create({
      challenge: 'AAAA',
      rp: { id: 'bridge.example' },
      user: { id: 'AAAA' },
    } as never);
    expect(codeOf(await caller.post('/api/me/passkeys', { name: '偷加的', credential }))).toBe('sign-in.begin-again');
    const code = codeAt(house.now());
    expect((await caller.post('/api/me/passkeys/begin', { password: townPassword, code })).status).toBe(200);
    expect(codeOf(await caller.post('/api/me/passkeys/begin', { password: townPassword, code }))).toBe('code.failed');
  });

  test("is nobody else's to rename or remove", async () => {
    await deviceOf('northVisitor');
    const owner = await colleague('northVisitor');
    const [own] = (await owner.get('/api/me/passkeys')).body['rows'] ?? [];
    const other = await colleague('southClerk');
    expect((await other.put(`/api/me/passkeys/${own?.['id']}`, { name: '我的了' })).status).toBe(404);
    expect((await other.delete(`/api/me/passkeys/${own?.['id']}`, { password: townPassword })).status).toBe(404);
  });

  test('that was begun by one colleague cannot be added by another at the same browser', async () => {
    const first = await colleague('northOfficer');
    const credential = new SoftAuthenticator(origin).create(await begin(first));
    const begun = first.cookies.split('; ').find((cookie) => cookie.startsWith('mb_begun'));
    const { cookie } = await atDesk('southClerk');
    const second = new Caller(house.url, { cookie: `${cookie}; ${begun}` });
    expect(codeOf(await second.post('/api/me/passkeys', { name: '别人的', credential }))).toBe('sign-in.begin-again');
  });

  test.each([
    ['from another address', { origin: 'http://bridge.example.evil.cn' }],
    ['for another challenge', { challenge: 'c29tZS1vdGhlci1jaGFsbGVuZ2U' }],
    ['without a verified owner', { isOwnerVerified: false }],
  ])('made %s is refused', async (_, wrong) => {
    const caller = await colleague('northOfficer');
    const credential = new SoftAuthenticator(origin).create(await begin(caller), wrong);
    expect(codeOf(await caller.post('/api/me/passkeys', { name: '坏的', credential }))).toBe('passkey.failed');
    expect((await caller.get('/api/me/passkeys')).body['rows']).toEqual([]);
  });

  test('beyond ten is refused before the device is asked', async () => {
    const caller = await colleague('keeper');
    for (let i = 0; i < 10; i += 1) {
      await house.base.owner.query(
        `insert into passkey (id, account_id, credential_id, public_key, name, synced, made_at) values (gen_random_uuid(), $1, $2, '', 'x', false, now())`,
        [town.people.keeper.accountId, `c${i}`],
      );
    }
    expect(codeOf(await ask(caller))).toBe('passkey.too-many');
    expect(String((await caller.get('/api/me/passkeys')).body['canAdd'])).toBe('false');
  });
});

describe('signing in with a passkey', () => {
  test('needs neither badge nor password nor code, and leaves a line', async () => {
    const device = await deviceOf('northChief');
    const caller = stranger();
    expect((await enter(caller, device.get(await challengeFor(caller)))).status).toBe(200);
    const { body } = await caller.get('/api/me');
    expect(String(body['me']?.['badge'])).toBe(town.people.northChief.badge);
    expect((await lines('passkey.sign-in', 'allowed'))[0]).toEqual({ subject_id: town.people.northChief.accountId });
  });

  test('works once for a challenge: what was sent is of no use a second time, not even after a failure', async () => {
    const device = await deviceOf('northWatch');
    const caller = stranger();
    const options = await challengeFor(caller);
    const credential = device.get(options);
    const begun = caller.cookies;
    expect((await enter(caller, credential)).status).toBe(200);
    const replayed = new Caller(house.url, { cookie: begun, 'x-forwarded-for': '10.4.9.1' });
    expect(codeOf(await enter(replayed, credential))).toBe('sign-in.begin-again');
    const clumsy = stranger();
    const again = await challengeFor(clumsy);
    expect(codeOf(await enter(clumsy, device.get(again, { isOwnerVerified: false })))).toBe('passkey.failed');
    expect(codeOf(await enter(clumsy, device.get(again)))).toBe('sign-in.begin-again');
  });

  test('of another browser does not work: the challenge belongs to who asked for it', async () => {
    const device = await deviceOf('northColleague');
    const asked = await challengeFor(stranger());
    const thief = stranger();
    await challengeFor(thief);
    expect(codeOf(await enter(thief, device.get(asked)))).toBe('passkey.failed');
  });

  test('must be done within five minutes', async () => {
    const device = await deviceOf('southOfficer');
    const slow = stranger();
    const options = await challengeFor(slow);
    pass(5 * minute + 1000);
    expect(codeOf(await enter(slow, device.get(options)))).toBe('sign-in.begin-again');
    const quick = stranger();
    const next = await challengeFor(quick);
    pass(4.9 * minute);
    expect((await enter(quick, device.get(next))).status).toBe(200);
  });

  test.each([
    ['a page of another address', { origin: 'https://bridge.example' }],
    ['an owner who was not verified', { isOwnerVerified: false }],
    ['a counter that stands still, as that of a copied device', { counter: 1 }],
  ])('is refused for %s, with a line', async (_, wrong) => {
    const device = await deviceOf('operator');
    const honest = stranger();
    expect((await enter(honest, device.get(await challengeFor(honest)))).status).toBe(200);
    const before = (await lines('passkey.sign-in', 'refused')).length;
    const caller = stranger();
    expect(codeOf(await enter(caller, device.get(await challengeFor(caller), wrong)))).toBe('passkey.failed');
    const after = await lines('passkey.sign-in', 'refused');
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toEqual({ subject_id: town.people.operator.accountId });
  });

  test('is refused for a closed account', async () => {
    const device = await deviceOf('auditor');
    await house.base.owner.query('update account set active = false where id = $1', [town.people.auditor.accountId]);
    const caller = stranger();
    expect(codeOf(await enter(caller, device.get(await challengeFor(caller))))).toBe('passkey.unknown');
  });

  test('is guessed at five times from one network, and then even the right one waits; another network does not', async () => {
    const device = await deviceOf('southClerk');
    const guesser = stranger();
    for (let i = 0; i < 5; i += 1)
      expect(codeOf(await enter(guesser, device.get(await challengeFor(guesser), { isOwnerVerified: false })))).toBe(
        'passkey.failed',
      );
    expect(codeOf(await enter(guesser, device.get(await challengeFor(guesser))))).toBe('rate.limited');
    const elsewhere = stranger();
    expect((await enter(elsewhere, device.get(await challengeFor(elsewhere)))).status).toBe(200);
  });

  test('takes nonsense for what it is', async () => {
    const caller = stranger();
    await challengeFor(caller);
    const device = await deviceOf('northClerk');
    const credential = {
      ...device.get(await challengeFor(caller)),
      response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
    };
    expect(codeOf(await enter(caller, credential))).toBe('passkey.failed');
  });
});

test('the pages may ask for passkeys of their own address and of no other', async () => {
  const { headers } = await new Caller(house.url).get('/api/me');
  expect(headers.get('permissions-policy')).toBe(
    'publickey-credentials-create=(self), publickey-credentials-get=(self)',
  );
});

test('a programme with a token and a visitor have no passkeys to look at', async () => {
  const token = await giveToken(house, town.people.northClerk.accountId, ['passkey.list']);
  expect((await token.get('/api/me/passkeys')).status).toBe(403);
  expect((await stranger().get('/api/me/passkeys')).status).toBe(401);
});
