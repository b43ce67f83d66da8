import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breachesOn } from '../support/axe.ts';
import { startBrowsing } from '../support/browser.ts';
import { phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { sessionOf } from '../support/knockers.ts';
import { knockWithReceipt } from '../support/on-phone.ts';
import { buildTown, type Post, type Town } from '../support/town.ts';

// A Monday morning: at night phones stay silent until eight.
const morning = new Date('2026-03-16T02:00:00Z');
const words = '母亲今早说去菜场，到现在没回来，她记性不好，穿红外套，请帮忙找找。';
const residentPhone = '19911110001';
const reason = '湖边有老人落水，要马上核对走失老人的特征';
const verdict = '落水的是另一位老人，当时已经查明，没有必要打开这件事';

let house: TestHouse;
let town: Town;
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, withJobs: true, startAt: morning });
  town = await buildTown(house);
});
afterAll(() => house.close());

async function colleague(post: Post): Promise<Page> {
  return browsing.sit({ url: house.url, cookie: await sessionOf(house, town.people[post].accountId) });
}

async function glassesOf(page: Page): Promise<void> {
  await page.goto(`${house.url}/desk/privacy?tab=glass`);
  await page.getByRole('heading', { name: '紧急查看一件事项' }).waitFor();
}

test('an officer of another station breaks the glass, the resident reads who looked and why, and another colleague finds that it should not have happened', async () => {
  const sent = await town.visitor().post('/api/report', {
    what: words,
    where: '金桐小区3号楼',
    lng: 121.65,
    lat: 43.25,
    name: '张三',
    phone: residentPhone,
    emergency: false,
  });
  const [code, number] = [String(sent.body['code']), String(sent.body['number'])];

  // South of the border the matter is not there: neither in the list nor by its number.
  const officer = await colleague('southClerk');
  await officer.goto(`${house.url}/desk/matters?queue=all&q=${number}`);
  await officer.getByText('没有符合条件的事项').waitFor();
  await glassesOf(officer);
  const open = officer.getByRole('button', { name: '紧急查看', exact: true });
  await officer.getByRole('textbox', { name: '事项编号或查询码' }).fill(number);
  await officer.getByRole('combobox', { name: '种类' }).click();
  await officer.locator('.ant-select-item-option', { hasText: '走失' }).click();
  await officer.getByRole('textbox', { name: /^事由/ }).fill('看看');
  expect(await open.isDisabled()).toBe(true);
  await officer.getByRole('textbox', { name: /^事由/ }).fill(reason);
  expect(await breachesOn(officer)).toEqual([]);
  await open.click();

  // It opens for looking, with nothing to do.
  await officer.getByText('紧急查看：只能看，不能办理').waitFor();
  await officer.getByText(words).first().waitFor();
  await officer.getByRole('link', { name: residentPhone }).waitFor();
  await officer.getByText('现在没有需要您办的步骤').waitFor();
  expect(await officer.getByRole('button', { name: /内部记录|告诉反映人|请求协办/ }).count()).toBe(0);
  expect(await breachesOn(officer)).toEqual([]);
  const page = officer.url();

  // The resident got a message that says nothing of the matter, and reads on the page who it was and why.
  const letters = () => house.messages.filter(({ to }) => to === residentPhone).map(({ text }) => text);
  await expect.poll(() => letters().filter((text) => text.includes('因紧急情况')).length, { timeout: 20_000 }).toBe(1);
  expect(letters().join('\n')).not.toContain('母亲');
  const resident = await browsing.sit({ url: house.url, viewport: phone });
  await knockWithReceipt(resident, house, code, '0001');
  await resident.locator('.timeline', { hasText: '有同事查看了您反映的事' }).waitFor();
  const line = resident.locator('.opened li', { hasText: reason }).first();
  expect(await line.textContent()).toContain('southClerk同志');
  expect(await line.textContent()).toContain('南湖派出所');
  expect(await line.textContent()).toContain('紧急查看（走失）');
  expect(await breachesOn(resident)).toEqual([]);

  // Nobody reviews his own: the officer oversees a station, and sees only that it waits.
  await glassesOf(officer);
  await officer.locator('.privacy-rows', { hasText: reason }).waitFor();
  expect(await officer.getByRole('textbox', { name: '复核意见' }).count()).toBe(0);

  const reviewer = await colleague('northChief');
  await glassesOf(reviewer);
  const waiting = reviewer.locator('.privacy-rows li', { hasText: number });
  expect(await waiting.textContent()).toContain('southClerk同志 · 南湖派出所');
  expect(await waiting.textContent()).not.toContain('母亲');
  await reviewer.getByRole('textbox', { name: '复核意见' }).fill(verdict);
  expect(await breachesOn(reviewer)).toEqual([]);
  await reviewer.getByRole('button', { name: '不应查看' }).click();
  await reviewer.getByText('没有等待复核的紧急查看').waitFor();

  // Each reads the outcome: the resident in the story, the officer under the own reason.
  await resident.getByRole('button', { name: '刷新' }).click();
  await resident.locator('.timeline', { hasText: '那次紧急查看经复核认定不应当' }).waitFor();
  await officer.getByText('已复核', { exact: true }).click();
  const decided = officer.locator('.privacy-rows li', { hasText: number });
  await decided.getByText(verdict).waitFor();
  expect(await decided.textContent()).toContain('northChief同志');
  expect(await decided.textContent()).toContain('不应查看');

  // An hour later it is shut again.
  await officer.goto(page);
  await officer.getByText(words).first().waitFor();
  house.setNow(new Date(house.now().getTime() + 61 * 60_000));
  await officer.reload();
  await officer.getByText('没有找到').first().waitFor();
  expect(await officer.getByText(words).count()).toBe(0);
}, 60_000);
