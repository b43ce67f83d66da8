import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breachesOn } from '../support/axe.ts';
import { startBrowsing } from '../support/browser.ts';
import { desk, phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type Hired, hire } from '../support/knockers.ts';
import { makeMatter } from '../support/matters.ts';
import { goTo, openStreet, rawStore, streetPin, unlockStreet } from '../support/street.ts';
import { buildTown, type Town } from '../support/town.ts';

let house: TestHouse;
let town: Town;
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true });
  town = await buildTown(house);
});
afterAll(() => house.close());

const officer = () => hire(house, { unitId: town.units.northGroup, duties: ['handle'] });

async function street(of: Hired): Promise<Page> {
  const page = await browsing.sit({ url: house.url, viewport: phone, cookie: of.cookie });
  await openStreet(page, house);
  return page;
}

/** The page is killed and opened again, as a phone does with an app; the network stays as it was. */
async function kill(page: Page): Promise<Page> {
  const context: BrowserContext = page.context();
  await page.close();
  const again = await context.newPage();
  await again.goto(`${house.url}/street/`);
  return again;
}

async function listVisit(of: Hired, title: string): Promise<string> {
  const day = new Date(house.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { body } = await of.caller.post('/api/visit-needs', {
    unitId: town.units.northGroup,
    title,
    address: '金桐小区3号楼201',
    lng: 121.65,
    lat: 43.25,
    why: 'elderly',
    purpose: '独居，请我们常来看看',
    askedBy: '本人',
    untilOn: '2099-01-01',
    firstOn: day,
  });
  return String(body['visitId']);
}

const unsent = (page: Page) => page.locator('.act-waiting, .act-sending, .act-attention');
const arrived = (page: Page) => page.locator('.act-delivered');

async function photo(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 40 };
  return sharp({ create: { width: 1200, height: 900, channels: 3, background: '#778', noise } })
    .jpeg()
    .toBuffer();
}

test('a report with a photo, taken down without a network, survives the killed page and becomes exactly one matter', async () => {
  const someone = await officer();
  const page = await street(someone);
  await page.context().setOffline(true);
  await goTo(page, '登记');
  await page.getByLabel('发生了什么').fill('三号楼下水井盖破了，有人差点摔倒');
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: '井盖.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  await page.getByRole('img', { name: '照片 1' }).waitFor();
  await page.getByLabel('在哪里').fill('金桐小区3号楼');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('已保存在本机', { exact: false }).first().waitFor();
  await goTo(page, '未发送');
  await page.getByText('已保存在本机，未发送').waitFor();
  expect(await page.locator('.act').first().textContent()).toMatch(/\d+ kB/);

  const raw = await rawStore(page);
  expect(raw.databases).toEqual(['maplebridge-street']);
  expect(raw.records).toBeGreaterThan(3);
  for (const words of ['井盖', '金桐', 'takeDown', 'JFIF', streetPin]) expect(raw.text).not.toContain(words);

  const again = await kill(page);
  await unlockStreet(again);
  await goTo(again, '未发送');
  await again.getByText('已保存在本机，未发送').waitFor();
  await again.context().setOffline(false);
  await again.locator('.act-delivered').first().waitFor();
  expect(await again.locator('.act-answer').textContent()).toMatch(/查询码 FQ-/);
  const { rows } = await house.base.owner.query<{ id: string; channel: string; photos: number }>(
    `select m.id, m.channel, (select count(*)::int from stored_file f where f.subject_id = m.id) as photos
     from matter m where m.what like '%井盖破了%'`,
  );
  expect(rows).toMatchObject([{ channel: 'patrol', photos: 1 }]);
});

test('twenty acts through a network that goes and comes every 200 ms each happen exactly once, in order', async () => {
  const someone = await officer();
  const matter = await makeMatter(house, {
    unitId: town.units.northGroup,
    state: 'assigned',
    leadId: someone.personId,
  });
  const page = await street(someone);
  await page.context().setOffline(true);
  await goTo(page, '事项');
  await page.getByRole('link', { name: /楼道堆物/ }).click();
  await page.getByRole('button', { name: '开始办理' }).click();
  for (let i = 1; i <= 19; i += 1) {
    await page.getByLabel('写下看到的和做了的').fill(`第 ${i} 次看过`);
    await page.getByRole('button', { name: '保存记录' }).click();
    await page.locator('.act').nth(i).waitFor();
  }
  await goTo(page, '未发送');
  expect(await unsent(page).count()).toBe(20);
  // Requests that never reach the house, and answers that get lost after the house did what it was asked.
  const lost = { requests: 0, answers: 0 };
  let isDown = false;
  await page.context().route('**/api/matters/**', async (route) => {
    if (isDown) {
      lost.requests += 1;
      return route.abort('internetdisconnected');
    }
    const response = await route.fetch();
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (!isDown) return route.fulfill({ response });
    lost.answers += 1;
    return route.abort('internetdisconnected');
  });
  for (let i = 0; i < 300 && (await unsent(page).count()) > 0; i += 1) {
    isDown = i % 2 === 1;
    await page.context().setOffline(isDown);
    await page.waitForTimeout(200);
  }
  isDown = false;
  await page.context().setOffline(false);
  await expect.poll(() => arrived(page).count(), { timeout: 30_000 }).toBe(20);
  expect(lost.answers).toBeGreaterThan(3);
  const { rows } = await house.base.owner.query<{ kind: string; text: string | null }>(
    `select kind, data ->> 'text' as text from happening where subject_id = $1 order by id`,
    [matter.id],
  );
  expect(rows.filter(({ kind }) => kind === 'matter.taken')).toHaveLength(1);
  expect(rows.flatMap(({ text }) => text ?? [])).toEqual(Array.from({ length: 19 }, (_, i) => `第 ${i + 1} 次看过`));
});

test('two phones write the same visit without a network: what fits is merged, what does not is asked field by field', async () => {
  const [one, other] = [await officer(), await officer()];
  const visitId = await listVisit(one, '王奶奶家');
  const [first, second] = [await street(one), await street(other)];
  const fill = async (page: Page, fields: Readonly<Record<string, string>>) => {
    await page.context().setOffline(true);
    await goTo(page, '走访');
    await page.getByRole('link', { name: /王奶奶家/ }).click();
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
    await page.getByRole('button', { name: '走访完了' }).click();
    await page.getByText('已保存在本机，未发送').waitFor();
  };
  await fill(first, { 看到了什么: '门口有杂物', 有什么愿望: '想要个扶手' });
  await fill(second, { 看到了什么: '屋里很冷', 有什么隐患: '插座发热' });
  await first.context().setOffline(false);
  await first.locator('.act-delivered').first().waitFor();
  await second.context().setOffline(false);
  await second.getByText('需要您处理').waitFor();
  const again = await kill(second);
  await unlockStreet(again);
  await goTo(again, '未发送');
  await again.getByRole('link', { name: '逐项选择' }).click();
  const asked = again.getByRole('group', { name: '看到了什么' });
  await asked.waitFor();
  expect(await again.locator('.conflict').count()).toBe(1);
  expect(await breachesOn(again)).toEqual([]);
  expect(await asked.textContent()).toContain('门口有杂物');
  expect(await asked.textContent()).toContain('屋里很冷');
  expect(await asked.textContent()).toContain('警员');
  await asked.getByRole('radio', { name: '合在一起' }).check();
  expect(await again.getByLabel('合在一起的内容').inputValue()).toBe('门口有杂物\n屋里很冷');
  await again.getByRole('button', { name: '就这样保存' }).click();
  await again.locator('.act-delivered').first().waitFor();
  const { body } = await one.caller.get(`/api/visits/${visitId}`);
  expect(body).toMatchObject({
    state: 'done',
    fields: { seen: '门口有杂物\n屋里很冷', wishes: '想要个扶手', hazards: '插座发热' },
  });
});

test('an act that is refused is kept with its reason, and goes on when the person says so', async () => {
  const someone = await officer();
  const matter = await makeMatter(house, {
    unitId: town.units.northGroup,
    state: 'assigned',
    leadId: someone.personId,
  });
  const page = await street(someone);
  await page.context().setOffline(true);
  await goTo(page, '事项');
  await page.getByRole('link', { name: /楼道堆物/ }).click();
  await page.getByRole('button', { name: '开始办理' }).click();
  await page.getByText('已保存在本机，未发送').waitFor();
  await house.base.owner.query('update matter set version = 7 where id = $1', [matter.id]);
  await page.context().setOffline(false);
  await page.getByText('需要您处理').waitFor();
  await goTo(page, '未发送');
  expect(await page.locator('.act .problem').textContent()).not.toBe('');
  const again = await kill(page);
  await unlockStreet(again);
  await goTo(again, '未发送');
  await again.getByText('需要您处理').waitFor();
  expect(await breachesOn(again)).toEqual([]);
  await again.getByRole('button', { name: '重新发送' }).click();
  await again.locator('.act-delivered').first().waitFor();
  const { rows } = await house.base.owner.query('select state from matter where id = $1', [matter.id]);
  expect(rows).toEqual([{ state: 'in_hand' }]);
});

test('signing out, five wrong PINs and a revoked session leave nothing on the phone; an ended one leaves everything', async () => {
  const someone = await officer();
  await listVisit(someone, '李爷爷家');
  const page = await street(someone);
  await goTo(page, '走访');
  await page.getByText('李爷爷家').waitFor();
  expect((await rawStore(page)).text).not.toContain('李爷爷');
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('button', { name: '退出并清空本机' }).click();
  await page.getByRole('button', { name: '确定退出' }).click();
  await page.getByText('已退出，本机内容已清空。').waitFor();
  expect((await rawStore(page)).databases).toEqual([]);
  expect((await someone.caller.get('/api/visits')).status).toBe(401);

  const wrong = await street(await officer());
  await wrong.getByRole('button', { name: '锁定' }).click();
  for (const left of [4, 3, 2, 1]) {
    await unlockStreet(wrong, '918273');
    await wrong.getByText(`再错 ${left} 次`).waitFor();
  }
  await unlockStreet(wrong, '918273');
  await wrong.getByText('连续输错五次，本机内容已清空。').waitFor();
  expect((await rawStore(wrong)).records).toBe(0);

  const lost = await officer();
  const phonePage = await street(lost);
  await house.base.owner.query(`update session set seen_at = now() - interval '3 hours' where account_id = $1`, [
    lost.accountId,
  ]);
  const ended = await kill(phonePage);
  await unlockStreet(ended);
  await ended.getByText('登录已过期，内容都在').waitFor();
  expect((await rawStore(ended)).records).toBeGreaterThan(0);
  await house.base.owner.query('update session set revoked_at = now() where account_id = $1', [lost.accountId]);
  const revoked = await kill(ended);
  await revoked.getByText('登录已被收回，本机内容已清空。').waitFor();
  expect((await rawStore(revoked)).records).toBe(0);
});

test('its pages have nothing that keeps people out, in the light and in the dark', async () => {
  const someone = await officer();
  const matter = await makeMatter(house, {
    unitId: town.units.northGroup,
    state: 'assigned',
    category: 'street.stall',
    leadId: someone.personId,
  });
  const visitId = await listVisit(someone, '周爷爷家');
  const page = await browsing.sit({ url: house.url, viewport: phone });
  const found: string[] = [];
  const look = async (where: string) => {
    for (const breach of await breachesOn(page)) found.push(`${where}: ${breach}`);
    const isWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    if (isWide) found.push(`${where}: wider than the phone`);
  };
  await page.goto(`${house.url}/street/`);
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await look('sign-in');
  const [name = '', value = ''] = someone.cookie.split('=');
  await page.context().addCookies([{ name, value, url: house.url }]);
  await page.goto(`${house.url}/street/`);
  await page.getByRole('heading', { name: '设一个本机密码' }).waitFor();
  await look('new PIN');
  await openStreet(page, house);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    const stops = [
      '',
      'matters',
      `matters/${matter.id}`,
      'visits',
      `visits/${visitId}`,
      'take-down',
      'route',
      'unsent',
      'more',
    ];
    for (const stop of stops) {
      // Inside the app: a page that is loaded anew asks for the PIN.
      await page.evaluate(
        `history.pushState(null, '', '/street/${stop}'); dispatchEvent(new PopStateEvent('popstate'))`,
      );
      await page.waitForTimeout(150);
      await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
      await look(`${theme} ${stop || 'next'}`);
    }
  }
  await page.getByRole('button', { name: '锁定' }).click();
  await page.getByRole('heading', { name: '已锁定' }).waitFor();
  await look('dark locked');
  expect(found).toEqual([]);
});

test('the desk reads what was written on the street, and sees what visits led to', async () => {
  const someone = await officer();
  const visitId = await listVisit(someone, '赵大爷家');
  const base = { version: 1, fields: { met: '', seen: '', wishes: '', hazards: '', needs: '' } };
  await someone.caller.post(`/api/visits/${visitId}/save`, { base, changes: { hazards: '煤气管老化' }, finish: false });
  await someone.caller.post(`/api/visits/${visitId}/save`, { base, changes: { met: '赵大爷' }, finish: true });
  await someone.caller.post(`/api/visits/${visitId}/matters`, { what: '煤气管老化，请燃气公司检查' });
  await someone.caller.post(`/api/visits/${visitId}/tasks`, { task: '再去看一次', dueOn: '2099-01-01' });
  const chief = await hire(house, { unitId: town.units.north, duties: ['assign', 'oversee', 'handle'] });
  for (const viewport of [desk, phone]) {
    const page = await browsing.sit({ url: house.url, viewport, cookie: chief.cookie });
    await page.goto(`${house.url}/desk/visits`);
    await page.getByText('赵大爷家').first().waitFor();
    await page.getByRole('button', { name: /^列入清单/ }).click();
    await page.locator('.register-form').waitFor();
    expect(await breachesOn(page)).toEqual([]);
    await page.goto(`${house.url}/desk/visits/${visitId}`);
    await page.getByText('煤气管老化', { exact: true }).waitFor();
    expect(await breachesOn(page)).toEqual([]);
    await page.goto(`${house.url}/desk/visits/report`);
    await page.locator('tfoot').waitFor();
    expect(await breachesOn(page)).toEqual([]);
  }
});

test('the desk puts somebody on the need list', async () => {
  const chief = await hire(house, { unitId: town.units.north, duties: ['assign', 'oversee', 'handle'] });
  const page = await browsing.sit({ url: house.url, cookie: chief.cookie });
  await page.goto(`${house.url}/desk/visits`);
  await page.getByRole('button', { name: /^列入清单/ }).click();
  await page.getByRole('textbox', { name: '住户或场所' }).fill('孙记粮油店');
  await page.getByRole('textbox', { name: '地址' }).fill('金桐小区南门');
  await page.getByRole('textbox', { name: '去做什么' }).fill('看看消防');
  await page.getByRole('textbox', { name: '谁请我们去' }).fill('店主');
  await page.locator('.register-form button[type="submit"]').click();
  await page.getByText('孙记粮油店').first().waitFor();
});
