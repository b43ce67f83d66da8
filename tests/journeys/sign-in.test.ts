import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount } from '../../src/platform/accounts.ts';
import { singleSignOnReturn } from '../../src/platform/contract-single-sign-on.ts';
import { totpAt } from '../../src/platform/sign-in.ts';
import { breachesOn } from '../support/axe.ts';
import { press, startBrowsing, tabTo, typeInto } from '../support/browser.ts';
import { desk, phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { sessionOf } from '../support/knockers.ts';
import { testHouseSecret } from '../support/names.ts';
import { startProvider, type TestProvider } from '../support/oidc-provider.ts';
import { buildTown, codeAt, type Post, type Town, townPassword } from '../support/town.ts';

let house: TestHouse;
let town: Town;
let provider: TestProvider;
/** Passkeys are bound to the official address, which a browser must open by its name. */
let url: string;
const browsing = startBrowsing();

beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}`;
  provider = await startProvider({ returnUrl: url + singleSignOnReturn });
  house = await openTestHouse({
    withWeb: true,
    settings: {
      PORT: String(port),
      MAPLEBRIDGE_PUBLIC_URL: url,
      MAPLEBRIDGE_OIDC_ISSUER: provider.issuer,
      MAPLEBRIDGE_OIDC_CLIENT_ID: provider.clientId,
      MAPLEBRIDGE_OIDC_CLIENT_SECRET: provider.clientSecret,
      MAPLEBRIDGE_OIDC_BADGE_CLAIM: 'employee_number',
    },
  });
  town = await buildTown(house);
});
afterAll(async () => {
  await house.close();
  await provider.stop();
});

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The device of whoever sits there makes passkeys after a look at the finger. */
async function withFingerprint(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function colleague(
  post: Post,
  viewport: { readonly width: number; readonly height: number } = desk,
): Promise<Page> {
  return browsing.sit({ url, viewport, cookie: await sessionOf(house, town.people[post].accountId) });
}

async function openAccount(page: Page): Promise<void> {
  await press(page.locator('button.who'));
  await page.getByRole('button', { name: '账号与登录' }).click();
  await page.getByRole('heading', { name: '通行密钥' }).waitFor();
}

/** Moves the clock on, so that the code of this half minute was used by nobody. */
function nextCode(of: (at: Date) => string = codeAt): string {
  house.setNow(new Date(house.now().getTime() + 60_000));
  return of(house.now());
}

const isAtDesk = (page: Page) => page.getByRole('heading', { name: /您好$/ }).waitFor();

test('a colleague adds a passkey at the own desk, and next morning one touch signs in', async () => {
  const clerk = await colleague('northClerk');
  await withFingerprint(clerk);
  await clerk.goto(`${url}/desk`);
  await openAccount(clerk);
  await press(clerk.getByRole('button', { name: '添加通行密钥' }));
  await typeInto(clerk.getByRole('textbox', { name: '给它起个名字' }), '值班室电脑');
  await clerk.keyboard.press('Enter');
  await clerk.getByText('请输入现在的密码').waitFor();
  await clerk.keyboard.insertText(townPassword);
  await clerk.keyboard.press('Enter');
  await clerk.getByText('请填写 6 位动态码').waitFor();
  await clerk.locator('#passkey-code').fill(nextCode());
  await clerk.keyboard.press('Enter');
  await clerk.getByText('已添加，下次可以用它登录').waitFor();
  await clerk.getByText('值班室电脑').waitFor();
  expect(await breachesOn(clerk)).toEqual([]);

  await press(clerk.getByRole('button', { name: '改名 值班室电脑' }));
  await clerk.keyboard.press('Control+A');
  await clerk.keyboard.insertText('三号窗口');
  await clerk.keyboard.press('Enter');
  await clerk.getByText('三号窗口').first().waitFor();

  await clerk.context().clearCookies();
  await clerk.goto(`${url}/desk`);
  await press(clerk.getByRole('button', { name: '用通行密钥登录' }));
  await isAtDesk(clerk);

  await openAccount(clerk);
  await press(clerk.getByRole('button', { name: '删除 三号窗口' }));
  await clerk.locator('.ask-password input').fill(townPassword);
  expect(await breachesOn(clerk)).toEqual([]);
  await press(clerk.getByRole('button', { name: '删除 三号窗口' }));
  await clerk.getByText('还没有通行密钥').waitFor();
  await clerk.context().clearCookies();
  await clerk.goto(`${url}/desk`);
  await press(clerk.getByRole('button', { name: '用通行密钥登录' }));
  await clerk.getByText(/这把通行密钥没有登记或已删除/).waitFor();
});

test('whoever has no passkey is told what to do, and signs in with password and code', async () => {
  const officer = await browsing.sit({ url });
  await withFingerprint(officer);
  await officer.goto(`${url}/desk`);
  await press(officer.getByRole('button', { name: '用通行密钥登录' }));
  await officer.getByText(/没有完成：已取消、超时/).waitFor();
  expect(await breachesOn(officer)).toEqual([]);
  await officer.getByRole('textbox', { name: '警号或工号' }).fill(town.people.northColleague.badge);
  await officer.getByRole('textbox', { name: '密码' }).fill(townPassword);
  await officer.getByRole('textbox', { name: '动态码' }).fill(nextCode());
  await officer.keyboard.press('Enter');
  await isAtDesk(officer);
});

test('a new colleague replaces the password that was given out before the desk opens', async () => {
  const given = { badge: '8801', name: '新同事', now: house.now() };
  const made = await makeAccount(house.base.app.db, testHouseSecret, given);
  const page = await browsing.sit({ url });
  await page.goto(`${url}/desk`);
  await page.getByRole('textbox', { name: '警号或工号' }).fill(given.badge);
  await page.getByRole('textbox', { name: '密码' }).fill(made.password);
  await page.getByRole('textbox', { name: '动态码' }).fill(nextCode((at) => totpAt(made.totpSecret, at)));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '换成自己的密码' }).waitFor();
  expect(await breachesOn(page)).toEqual([]);
  await page.locator('#first-old').fill(made.password);
  await page.locator('#first-fresh').fill('a lantern over the quiet bridge');
  await page.locator('#first-again').fill('a lantern over the quiet bride');
  await page.keyboard.press('Enter');
  await page.getByText('两次输入的新密码不一样').waitFor();
  await page.locator('#first-again').fill('a lantern over the quiet bridge');
  await page.keyboard.press('Enter');
  await page.locator('button.who', { hasText: '新同事' }).waitFor();
});

test('a colleague with a new phone replaces the authenticator, on a narrow screen too', async () => {
  const watch = await colleague('northWatch', phone);
  await watch.goto(`${url}/desk`);
  await openAccount(watch);
  await press(watch.getByRole('button', { name: '更换验证器' }));
  await watch.locator('#authenticator-password').fill(townPassword);
  await watch.getByRole('textbox', { name: '旧验证器上的动态码' }).fill(nextCode());
  await watch.keyboard.press('Enter');
  const secret = (await watch.locator('.secret-text').textContent())?.replaceAll(' ', '') ?? '';
  expect(await breachesOn(watch)).toEqual([]);
  const fresh = watch.getByRole('textbox', { name: '新验证器上的动态码' });
  await fresh.fill('000000');
  await press(watch.getByRole('button', { name: '确认更换' }));
  await watch.getByText(/动态码不正确或已用过/).waitFor();
  await fresh.fill(totpAt(secret, house.now()));
  await press(watch.getByRole('button', { name: '确认更换' }));
  await watch.getByText('已更换：旧的已失效，其他设备已下线').waitFor();
});

test('an administrator resets a lost phone, and the colleague comes back with the code and the own password', async () => {
  const administrator = await colleague('operator');
  await administrator.goto(`${url}/desk/system`);
  await typeInto(administrator.getByRole('textbox', { name: '警号或工号' }), town.people.northOfficer.badge);
  await administrator.keyboard.press('Enter');
  await press(administrator.getByRole('button', { name: '重置登录 northOfficer同志' }));
  await administrator.keyboard.press('Enter');
  await administrator.getByText('请写明原因，至少 4 个字').waitFor();
  await administrator.keyboard.insertText('手机遗失，本人到窗口核对证件');
  await typeInto(administrator.getByLabel('您自己的密码'), townPassword);
  await administrator.keyboard.press('Enter');
  await administrator.getByText('已发短信告诉本人').waitFor();
  const code = (await administrator.locator('.secret-text').textContent()) ?? '';
  expect(await breachesOn(administrator)).toEqual([]);

  const officer = await browsing.sit({ url, viewport: phone });
  await officer.goto(`${url}/desk`);
  await press(officer.getByRole('button', { name: /^手机丢了/ }));
  await typeInto(officer.getByRole('textbox', { name: '警号或工号' }), town.people.northOfficer.badge);
  await officer.getByLabel('密码').fill(townPassword);
  await typeInto(officer.getByRole('textbox', { name: '登记码' }), code);
  expect(await breachesOn(officer)).toEqual([]);
  await officer.keyboard.press('Enter');
  const secret = (await officer.locator('.secret-text').textContent())?.replaceAll(' ', '') ?? '';
  await typeInto(officer.getByRole('textbox', { name: '新验证器上的动态码' }), totpAt(secret, house.now()));
  await officer.keyboard.press('Enter');
  await isAtDesk(officer);
});

test('the single sign-on brings a colleague to the desk, and asks for the code where the provider did not', async () => {
  provider.setEmployee({ badge: town.people.northChief.badge, amr: ['pwd', 'mfa'] });
  const chief = await browsing.sit({ url });
  await chief.goto(`${url}/desk`);
  await press(chief.getByRole('button', { name: '单位统一登录' }));
  await isAtDesk(chief);
  expect(chief.url()).toBe(`${url}/desk`);

  provider.setEmployee({ badge: town.people.southClerk.badge, amr: ['pwd'] });
  const clerk = await browsing.sit({ url });
  await clerk.goto(`${url}/desk`);
  await press(clerk.getByRole('button', { name: '单位统一登录' }));
  await clerk.getByText(/^统一登录只核对了密码/).waitFor();
  await tabTo(clerk.getByRole('textbox', { name: '动态码' }));
  expect(clerk.url()).not.toContain('code=');
  expect(await breachesOn(clerk)).toEqual([]);
  await clerk.keyboard.insertText(nextCode());
  await clerk.keyboard.press('Enter');
  await isAtDesk(clerk);
});

test('whom the single sign-on knows and we do not is told whom to ask, and finds the way back', async () => {
  provider.setEmployee({ badge: 'somebody-else', amr: ['mfa'] });
  const guest = await browsing.sit({ url });
  await guest.goto(`${url}/desk`);
  await press(guest.getByRole('button', { name: '单位统一登录' }));
  await guest.getByText(/这里没有您的账号或账号已停用，请找系统管理员开通/).waitFor();
  expect(await breachesOn(guest)).toEqual([]);
  await press(guest.getByRole('button', { name: '返回登录' }));
  await guest.getByRole('heading', { name: '登录工作台' }).waitFor();
});
