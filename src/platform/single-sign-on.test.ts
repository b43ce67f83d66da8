import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Caller, type Loose } from '../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { followTo, startProvider, type TestProvider } from '../../tests/support/oidc-provider.ts';
import { buildTown, codeAt, type Town } from '../../tests/support/town.ts';
import { singleSignOnReturn } from './contract-single-sign-on.ts';

const returnUrl = `http://bridge.example${singleSignOnReturn}`;

let provider: TestProvider;
let house: TestHouse;
let town: Town;
let networks = 0;

beforeAll(async () => {
  provider = await startProvider({ returnUrl });
  house = await openTestHouse({ settings: settingsFor(provider) });
  town = await buildTown(house);
});
afterAll(async () => {
  await house.close();
  await provider.stop();
});
beforeEach(() => provider.setEmployee({ badge: town.people.northClerk.badge, amr: ['pwd', 'mfa'] }));

function settingsFor(of: TestProvider): Record<string, string> {
  return {
    MAPLEBRIDGE_OIDC_ISSUER: of.issuer,
    MAPLEBRIDGE_OIDC_CLIENT_ID: of.clientId,
    MAPLEBRIDGE_OIDC_CLIENT_SECRET: of.clientSecret,
    MAPLEBRIDGE_OIDC_BADGE_CLAIM: 'employee_number',
  };
}

function browser(at = house): Caller {
  networks += 1;
  return new Caller(at.url, { 'x-forwarded-for': `10.5.1.${networks}` });
}

const codeOf = (answer: { body: Loose }) => String(answer.body['error']?.['code'] ?? 'ok');

/** Goes to the provider and comes back, without going through our door yet. */
async function comeBack(caller: Caller): Promise<URL> {
  const { body } = await caller.post('/api/sign-in/single/begin');
  return followTo(String(body['url']), returnUrl);
}

const end = (caller: Caller, back: URL) => caller.post('/api/sign-in/single', { query: back.search });
const badgeOf = async (caller: Caller) => String((await caller.get('/api/me')).body['me']?.['badge']);

describe('the single sign-on', () => {
  test('brings a colleague to the desk whom the provider asked for more than one factor', async () => {
    const caller = browser();
    expect((await caller.get('/api/me')).body).toMatchObject({ singleSignOn: true });
    const answer = await end(caller, await comeBack(caller));
    expect(answer.body).toEqual({ next: 'desk' });
    expect(await badgeOf(caller)).toBe(town.people.northClerk.badge);
    const { rows } = await house.base.owner.query(
      `select subject_id from access_log where action = 'single.end' and outcome = 'allowed'`,
    );
    expect(rows).toContainEqual({ subject_id: town.people.northClerk.accountId });
  });

  test('ends with our own sign-out, whatever the provider still remembers', async () => {
    const caller = browser();
    await end(caller, await comeBack(caller));
    await caller.post('/api/sign-out');
    expect(await badgeOf(caller)).toBe('undefined');
  });

  test('goes out with PKCE, state and nonce, and tells the provider nothing else', async () => {
    const { body } = await browser().post('/api/sign-in/single/begin');
    const { searchParams } = new URL(String(body['url']));
    expect([...searchParams.keys()].sort()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ]);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
  });

  test('asks for the own one-time code when the provider took a password only', async () => {
    provider.setEmployee({ badge: town.people.northOfficer.badge, amr: ['pwd'] });
    const caller = browser();
    expect((await end(caller, await comeBack(caller))).body).toEqual({ next: 'code' });
    expect(await badgeOf(caller)).toBe('undefined');
    expect(codeOf(await caller.post('/api/sign-in/single/code', { code: '000000' }))).toBe('code.failed');
    const code = codeAt(house.now());
    expect(codeOf(await caller.post('/api/sign-in/single/code', { code }))).toBe('ok');
    expect(await badgeOf(caller)).toBe(town.people.northOfficer.badge);
    expect(codeOf(await browser().post('/api/sign-in/single/code', { code }))).toBe('sign-in.begin-again');
  });

  test.each([
    ['http://schemas.openid.net/pape/policies/2007/06/multi-factor', 'desk'],
    ['urn:county:one-factor', 'code'],
  ])('takes the acr %s as it is set: %s', async (acr, next) => {
    provider.setEmployee({ badge: town.people.northVisitor.badge, acr });
    const caller = browser();
    expect((await end(caller, await comeBack(caller))).body).toEqual({ next });
  });

  test('makes no account: an unknown badge and a closed account are told whom to ask', async () => {
    provider.setEmployee({ badge: 'nobody-here', amr: ['mfa'] });
    const unknown = browser();
    expect(codeOf(await end(unknown, await comeBack(unknown)))).toBe('single.unknown');
    await house.base.owner.query('update account set active = false where id = $1', [town.people.keeper.accountId]);
    provider.setEmployee({ badge: town.people.keeper.badge, amr: ['mfa'] });
    const closed = browser();
    expect(codeOf(await end(closed, await comeBack(closed)))).toBe('single.unknown');
    const { rows } = await house.base.owner.query(`select 1 from account where badge = 'nobody-here'`);
    expect(rows).toEqual([]);
  });

  test('refuses a state that was tampered with, and then even the honest one', async () => {
    const caller = browser();
    const back = await comeBack(caller);
    const tampered = new URL(back);
    tampered.searchParams.set('state', 'another-state');
    expect(codeOf(await end(caller, tampered))).toBe('single.failed');
    expect(codeOf(await end(caller, back))).toBe('sign-in.begin-again');
  });

  test('refuses a code a second time, in this browser and in another one', async () => {
    const caller = browser();
    const back = await comeBack(caller);
    expect(codeOf(await end(caller, back))).toBe('ok');
    expect(codeOf(await end(caller, back))).toBe('sign-in.begin-again');
    // Somebody who saw the address, and began a sign-on of his own to have something to end.
    const thief = browser();
    const own = await comeBack(thief);
    own.searchParams.set('code', String(back.searchParams.get('code')));
    expect(codeOf(await end(thief, own))).toBe('single.failed');
    expect(await badgeOf(thief)).toBe('undefined');
  });

  test('refuses a fresh code of somebody else: it belongs to the browser that asked', async () => {
    const victim = browser();
    const back = await comeBack(victim);
    const thief = browser();
    const own = await comeBack(thief);
    own.searchParams.set('code', String(back.searchParams.get('code')));
    expect(codeOf(await end(thief, own))).toBe('single.failed');
  });

  test('that the colleague broke off is told as not completed', async () => {
    provider.setEmployee(null);
    const caller = browser();
    expect(codeOf(await end(caller, await comeBack(caller)))).toBe('single.failed');
  });

  test('says what to do when the provider is down, and works again when it is back', async () => {
    const caller = browser();
    const back = await comeBack(caller);
    await provider.stop();
    const down = await end(caller, back);
    expect([down.status, codeOf(down)]).toEqual([503, 'single.unreachable']);
    await provider.resume();
    expect(codeOf(await end(caller, await comeBack(caller)))).toBe('ok');
  });
});

test('a provider that was down when the house opened is asked again later; the badge may come from userinfo', async () => {
  const shy = await startProvider({ returnUrl, tellsInIdToken: false });
  shy.setEmployee({ badge: town.people.southClerk.badge, amr: ['mfa'] });
  await shy.stop();
  const other = await openTestHouse({ settings: settingsFor(shy) });
  try {
    const { people } = await buildTown(other);
    const caller = browser(other);
    const down = await caller.post('/api/sign-in/single/begin');
    expect([down.status, codeOf(down)]).toEqual([503, 'single.unreachable']);
    await shy.resume();
    shy.setEmployee({ badge: people.southClerk.badge, amr: ['mfa'] });
    expect((await end(caller, await comeBack(caller))).status).toBe(200);
  } finally {
    await other.close();
    await shy.stop();
  }
});

test('without an issuer there is no single sign-on, and the desk does not offer it', async () => {
  const plain = await openTestHouse();
  try {
    const caller = browser(plain);
    expect((await caller.get('/api/me')).body).toMatchObject({ singleSignOn: false });
    expect(codeOf(await caller.post('/api/sign-in/single/begin'))).toBe('single.off');
  } finally {
    await plain.close();
  }
});
