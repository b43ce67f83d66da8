import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breachesOn } from '../support/axe.ts';
import { startBrowsing } from '../support/browser.ts';
import { Caller } from '../support/caller.ts';
import { phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { hire } from '../support/knockers.ts';
import { buildTown, type Town } from '../support/town.ts';

const earlier = [
  '金桐小区旁边的混凝土搅拌站半夜还在生产，机器轰鸣，孩子老人整夜睡不着觉，请尽快管一管。',
  '金桐小区南门外的搅拌站每天夜里两三点还在施工，噪音太大，一家人睡不着，什么时候能管管？',
  '我住金桐小区，隔壁搅拌站夜间生产噪音扰民，粉尘也大，窗户都不敢开，请有关部门管管搅拌站。',
];
const words = '金桐小区的搅拌站昨天半夜又在生产，噪音大得睡不着，已经反映过好几次了。';
const card = {
  title: '金桐小区旁搅拌站夜间施工',
  body: '居民反映金桐小区旁边搅拌站夜间生产，噪音扰民，正在查处，结果会写在这里。',
};

let house: TestHouse;
let town: Town;
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, withJobs: true });
  town = await buildTown(house);
});
afterAll(() => house.close());

async function reportBefore(what: string, nth: number): Promise<void> {
  const neighbour = new Caller(house.url, { 'x-forwarded-for': `10.40.0.${nth}` });
  const sent = { what, where: '金桐小区', category: 'environment.noise', phone: `1990000330${nth}`, emergency: false };
  expect((await neighbour.post('/api/report', sent)).status).toBe(200);
}

/** A neighbour writes it down on the phone, up to the page from which it is sent. */
async function writeDown(page: Page): Promise<void> {
  const next = () => page.getByRole('button', { name: '下一步' }).click();
  await page.goto(`${house.url}/report`);
  await page.getByRole('link', { name: '没有，我来说件事' }).click();
  await page.getByRole('textbox', { name: '发生了什么？' }).fill(words);
  await next();
  await page.getByRole('textbox', { name: '在哪里？' }).fill('金桐小区');
  await next();
  await page.getByRole('heading', { name: '怎么找您？' }).waitFor();
  await next();
  await page.getByRole('button', { name: '送出' }).waitFor();
}

async function idOf(what: string): Promise<string> {
  const { rows } = await house.base.owner.query<{ id: string }>('select id from matter where what = $1', [what]);
  return rows[0]?.id ?? '';
}

test('a night mixing plant: three earlier reports are found at the desk and merged; the next neighbour follows instead', async () => {
  for (const [nth, what] of earlier.entries()) await reportBefore(what, nth);
  const resident = await browsing.sit({ url: house.url, viewport: phone });
  await writeDown(resident);
  // Nothing is public yet: nobody learns that others reported.
  expect(await resident.locator('.alike').count()).toBe(0);
  await resident.getByRole('button', { name: '送出' }).click();
  await resident.getByRole('heading', { name: '收到了，谢谢您告诉我们' }).waitFor();

  const duties = ['intake', 'assign', 'handle', 'oversee'] as const;
  const { cookie, caller } = await hire(house, { unitId: town.units.north, duties });
  const marks = async () => (await house.base.owner.query('select 1 from topic_mark')).rows.length;
  await expect.poll(marks, { timeout: 10_000 }).toBe(4);
  const desk = await browsing.sit({ url: house.url, cookie });
  await desk.goto(`${house.url}/desk/matters/${await idOf(words)}`);
  await desk.locator('.similar-rows > li').nth(2).waitFor();
  expect(await desk.locator('.similar-rows > li').count()).toBe(3);
  expect(await desk.locator('.similar-rows > li', { hasText: '都提到' }).count()).toBe(3);
  expect(await breachesOn(desk)).toEqual([]);
  const first = desk.locator('.similar-rows > li', { hasText: '整夜睡不着觉' });
  await first.getByRole('button', { name: '并入这件…' }).click();
  await desk.getByRole('textbox', { name: /^为什么/ }).fill('同一个搅拌站');
  await desk.getByRole('button', { name: '并入所选的一件' }).click();
  await desk.locator('.matter-head .state-tag', { hasText: '已并入' }).waitFor();

  const rootId = await idOf(earlier[0] ?? '');
  const root = (await caller.get(`/api/matters/${rootId}`)).body;
  await caller.post(`/api/matters/${rootId}/accept`, { version: Number(root['version']) });
  expect((await caller.post(`/api/matters/${rootId}/public`, card)).status).toBe(200);
  const cards = async () => (await house.base.owner.query('select 1 from topic_card_mark')).rows.length;
  await expect.poll(cards, { timeout: 10_000 }).toBe(1);

  const neighbour = await browsing.sit({ url: house.url, viewport: phone });
  await writeDown(neighbour);
  await neighbour.getByRole('heading', { name: '这件事邻居已经反映过' }).waitFor();
  expect(await neighbour.locator('.alike').textContent()).not.toContain('孩子老人');
  expect(await breachesOn(neighbour)).toEqual([]);
  await neighbour.getByRole('button', { name: '就是这件，关注它' }).click();
  await neighbour.getByRole('button', { name: '我也关心' }).click();
  await neighbour.getByText('您写的还在这里。').waitFor();
  await neighbour.getByRole('button', { name: '不用再反映了' }).click();
  await neighbour.waitForURL(`${house.url}/`);
  const { rows } = await house.base.owner.query('select 1 from follower where matter_id = $1', [rootId]);
  expect(rows.length).toBe(1);
});
