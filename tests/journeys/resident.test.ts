import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBrowsing } from '../support/browser.ts';
import { phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { sessionOf } from '../support/knockers.ts';
import { buildTown, type Town } from '../support/town.ts';

let house: TestHouse;
let town: Town;
let resident: Page;
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, withJobs: true });
  town = await buildTown(house);
});
afterAll(() => house.close());
beforeEach(async () => {
  resident = await browsing.sit({ url: house.url, viewport: phone });
});

async function next(): Promise<void> {
  await resident.getByRole('button', { name: '下一步' }).click();
}

async function begin(address: string, what: string): Promise<void> {
  await resident.goto(house.url + address);
  await resident.getByRole('link', { name: '没有，我来说件事' }).click();
  await resident.getByRole('textbox', { name: '发生了什么？' }).fill(what);
}

async function send(): Promise<void> {
  await resident.getByRole('button', { name: '送出' }).click();
  await resident.getByRole('heading', { name: '收到了，谢谢您告诉我们' }).waitFor();
}

async function mattersSaying(what: string): Promise<readonly { id: string; channel: string; watch: boolean }[]> {
  const found = await house.base.owner.query('select id, channel, watch from matter where what = $1', [what]);
  return found.rows;
}

test('whoever says that somebody is in danger gets 110, 119 and 120 and no form', async () => {
  await resident.goto(`${house.url}/report`);
  await resident.getByRole('link', { name: '有，很紧急' }).click();
  await resident.getByRole('heading', { name: '请马上打电话' }).waitFor();
  for (const number of ['110', '119', '120']) {
    const call = resident.locator(`main a[href="tel:${number}"]`);
    const box = await call.locator('strong').boundingBox();
    expect(box?.height, `${number} stands on one line`).toBeLessThan(60);
  }
  expect(await resident.locator('main :is(form, input, textarea)').count()).toBe(0);
});

test('words of despair are met with a warm word at once, and the colleague on duty hears of it and has it on top', async () => {
  const what = '我一个人带着孩子，实在活不下去了，活着没意思。';
  await begin('/report', what);
  const care = resident.locator('.care');
  await care.getByRole('heading', { name: '听到您这样说，我们很牵挂' }).waitFor();
  expect(await care.locator('a[href="tel:12356"]').isVisible()).toBe(true);
  await next();
  await resident.getByRole('textbox', { name: '在哪里？' }).fill('金桐小区3号楼');
  await next();
  await next();
  await send();
  await resident.getByText('我们已经马上告诉值班的同事。').waitFor();

  const [matter] = await mattersSaying(what);
  expect(matter?.watch).toBe(true);
  const urgent = await house.base.owner.query(
    `select recipient, urgent, params from outgoing where subject_id = $1 and template = 'staff.urgent'`,
    [matter?.id],
  );
  expect(urgent.rows).toContainEqual(
    expect.objectContaining({ recipient: `1990000${town.people.northWatch.badge}`, urgent: true }),
  );
  expect(JSON.stringify(urgent.rows)).not.toContain('活不下去');

  const duty = await browsing.sit({
    url: house.url,
    cookie: await sessionOf(house, town.people.northWatch.accountId),
  });
  await duty.goto(`${house.url}/desk`);
  await duty
    .locator('.page > section')
    .first()
    .getByRole('heading', { name: /^需要马上看的/ })
    .waitFor();
  await duty
    .locator('.today-watch')
    .getByRole('link', { name: /活不下去/ })
    .waitFor();
});

test('what was typed outlives a cut network and a reload, and sending again makes one matter', async () => {
  const what = '地下车库入口的灯坏了一个星期，晚上看不见台阶。';
  await begin('/report', what);
  await next();
  await resident.reload();
  await resident.getByRole('heading', { name: '在哪里？' }).waitFor();
  await resident.getByRole('textbox', { name: '在哪里？' }).fill('南湖花园地下车库');
  await next();
  await resident.getByRole('textbox', { name: '手机号' }).fill('19900004321');
  await next();
  await resident.getByText(what).waitFor();

  await resident.context().setOffline(true);
  await resident.getByRole('button', { name: '送出' }).click();
  await resident.getByText('网络不通，内容还在，请稍后再试').waitFor();
  expect(await resident.getByText(what).isVisible()).toBe(true);
  expect(await mattersSaying(what)).toHaveLength(0);
  await resident.context().setOffline(false);

  // The answer is lost on its way back: the server has it, the phone does not know.
  await resident.route('**/api/report', async (route) => {
    await route.fetch();
    await route.abort('internetdisconnected');
  });
  await resident.getByRole('button', { name: '再送一次' }).click();
  await expect.poll(async () => (await mattersSaying(what)).length).toBe(1);
  await resident.getByText('放心，再送一次也只算一件。').waitFor();
  await resident.unroute('**/api/report');
  await resident.getByRole('button', { name: '再送一次' }).click();
  await resident.getByRole('heading', { name: '收到了，谢谢您告诉我们' }).waitFor();
  expect(await mattersSaying(what)).toHaveLength(1);

  await resident.goto(`${house.url}/report`);
  await resident.getByRole('link', { name: '没有，我来说件事' }).click();
  expect(await resident.getByRole('textbox', { name: '发生了什么？' }).inputValue()).toBe('');
});

test('a scanned place is there already, and the matter says that it came by its code', async () => {
  const what = '工作站门口的台阶结冰了，老人容易摔倒。';
  await begin('/report?p=P001', what);
  await next();
  await resident.getByText('您扫码的地点：金桐警务工作站').waitFor();
  await next();
  await next();
  await resident.locator('.check', { hasText: '金桐警务工作站' }).waitFor();
  await send();
  const found = await mattersSaying(what);
  expect(found.map(({ channel }) => channel)).toEqual(['qr']);
});
