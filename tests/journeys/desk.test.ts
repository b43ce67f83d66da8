import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowsing, typeInto } from '../support/browser.ts';
import { importMessages } from '../support/command-line.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { sessionOf } from '../support/knockers.ts';
import { makeMatter } from '../support/matters.ts';
import { buildTown, type Post, type Town } from '../support/town.ts';

let house: TestHouse;
let town: Town;
const browsing = startBrowsing();
const messages = 180;

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true });
  town = await buildTown(house);
  await importMessages(house, lampMessages(), 'B-N');
});
afterAll(() => house.close());

/** A week of short messages about street lamps. */
function lampMessages(): string {
  const day = (index: number) => new Date(house.now().getTime() - index * 3_600_000).toISOString().slice(0, 10);
  const lines = Array.from(
    { length: messages },
    (_, index) => `${day(index)},第${index + 1}盏路灯不亮了请派人来看看,金桐小区${(index % 40) + 1}号楼`,
  );
  return ['时间,内容,地点', ...lines].join('\n');
}

async function colleague(post: Post): Promise<Page> {
  return browsing.sit({ url: house.url, cookie: await sessionOf(house, town.people[post].accountId) });
}

test('at the market desk sheet after sheet is taken down by keyboard, and the next one keeps the channel', async () => {
  const clerk = await colleague('northClerk');
  await clerk.goto(`${house.url}/desk`);
  await clerk.getByRole('heading', { name: /您好$/ }).waitFor();
  await clerk.keyboard.press('g');
  const what = clerk.getByRole('textbox', { name: '什么事' });
  await what.and(clerk.locator(':focus')).waitFor();
  const market = clerk.getByRole('radio', { name: '赶集咨询台' });
  await market.waitFor({ state: 'attached' });
  await clerk.keyboard.press('Shift+Tab');
  for (let presses = 0; presses < 12 && !(await market.isChecked()); presses += 1) {
    await clerk.keyboard.press('ArrowRight');
  }
  expect(await market.isChecked()).toBe(true);
  await typeInto(what, '赶集的路口三轮车乱停，走路都过不去。');
  await typeInto(clerk.getByRole('textbox', { name: '在哪里' }), '金桐小区门口');
  await typeInto(clerk.getByRole('textbox', { name: '电话' }), '19900008866');
  await clerk.getByText('河北路派出所').last().waitFor();
  await clerk.keyboard.press('Control+Enter');
  await clerk.getByRole('heading', { name: '登记好了' }).waitFor();
  expect(await clerk.locator('.receipt-code').textContent()).toMatch(/^FQ-/);
  expect(await clerk.locator('.receipt').textContent()).toContain('8866');
  await clerk
    .getByRole('button', { name: /^下一件/ })
    .and(clerk.locator(':focus'))
    .waitFor();
  await clerk.keyboard.press('Enter');
  await what.and(clerk.locator(':focus')).waitFor();
  expect(await market.isChecked()).toBe(true);
  expect(await what.inputValue()).toBe('');
  expect(await clerk.getByRole('textbox', { name: '电话' }).inputValue()).toBe('');
  expect(await clerk.getByRole('textbox', { name: '在哪里' }).inputValue()).toBe('金桐小区门口');
});

test('a matter is found by pinyin initials and by its receipt code', async () => {
  const { rows } = await house.base.owner.query(
    `select r.code, m.title from reporter r join matter m on m.id = r.matter_id where m.title like '第77盏%'`,
  );
  const clerk = await colleague('northClerk');
  await clerk.goto(`${house.url}/desk/matters?queue=all`);
  await clerk.locator('[data-row]').first().waitFor();
  await clerk.keyboard.press('/');
  await clerk.keyboard.type('ldbl');
  await clerk.keyboard.press('Enter');
  await clerk.waitForURL(/q=ldbl/);
  await clerk.locator('.list-total', { hasText: String(messages) }).waitFor();
  await clerk.getByRole('combobox', { name: /^搜索事项/ }).fill(rows[0].code);
  await clerk.keyboard.press('Enter');
  await clerk.waitForURL(/q=FQ/);
  await clerk.locator('.list-total', { hasText: /^1$/ }).waitFor();
  expect(await clerk.locator('[data-row]').textContent()).toContain('第77盏');
});

test('a long queue is paged to its end, and many are accepted at once', async () => {
  const clerk = await colleague('northClerk');
  await clerk.goto(`${house.url}/desk/matters?queue=new`);
  const shown = clerk.locator('[data-row]');
  await shown.first().waitFor();
  expect(await shown.count()).toBe(50);
  const more = clerk.getByRole('button', { name: '载入更多' });
  for (const count of [100, 150]) {
    await more.click();
    await expect.poll(() => shown.count()).toBe(count);
  }
  await more.click();
  await more.waitFor({ state: 'detached' });
  const total = Number(await clerk.locator('.list-total').textContent());
  expect(await shown.count()).toBe(total);

  await clerk.keyboard.press('j');
  await clerk.keyboard.press('x');
  await clerk.keyboard.press('j');
  await clerk.keyboard.press('x');
  await clerk.getByText('已选 2 件').waitFor();
  await clerk.keyboard.press('e');
  await clerk
    .getByRole('button', { name: /^受理\s*2$/ })
    .and(clerk.locator(':focus'))
    .waitFor();
  await clerk.keyboard.press('Enter');
  await clerk.getByText('2 件已办').waitFor();
  await expect.poll(() => shown.count()).toBe(total - 2);
  await clerk.keyboard.press('j');
  await clerk.keyboard.press('x');
  await clerk.getByRole('button', { name: '全选已载入的' }).click();
  await clerk.getByText(`已选 ${total - 2} 件`).waitFor();
  await clerk.getByRole('button', { name: /^受理/ }).click();
  await clerk.getByText('100 件已办').waitFor();
});

async function beginAnswer(page: Page, id: string, text: string): Promise<void> {
  await page.goto(`${house.url}/desk/matters/${id}`);
  await page.locator('[data-step="answer"]').click();
  await page.getByRole('textbox', { name: '告诉反映人' }).fill(text);
}

async function sendAnswer(page: Page): Promise<void> {
  await page.getByRole('button', { name: '预览：反映人看到的样子' }).click();
  await page.getByRole('button', { name: '发给反映人：正式答复' }).click();
}

test('when two colleagues answer the same matter, the second is told and loses nothing', async () => {
  const { id } = await makeMatter(house, {
    unitId: town.units.northGroup,
    state: 'in_hand',
    leadId: town.people.northOfficer.personId,
  });
  const first = await colleague('northOfficer');
  const second = await colleague('northColleague');
  await beginAnswer(first, id, '路灯今晚修好。');
  await beginAnswer(second, id, '已联系路灯管理所，明天上午换灯。');
  await sendAnswer(first);
  await second.getByText('您填写的时候，这件事有了变化').waitFor();
  await second.locator('.timeline', { hasText: '路灯今晚修好。' }).waitFor();
  expect(await second.getByRole('textbox', { name: '告诉反映人' }).inputValue()).toBe(
    '已联系路灯管理所，明天上午换灯。',
  );
  await second.getByRole('button', { name: '看过了，继续' }).click();
  await sendAnswer(second);
  await second.locator('.timeline', { hasText: '明天上午换灯' }).waitFor();
});

test('whoever hears no live signals is told when sending, and loses nothing', async () => {
  const { id } = await makeMatter(house, {
    unitId: town.units.northGroup,
    state: 'in_hand',
    leadId: town.people.northOfficer.personId,
  });
  const deaf = await colleague('northColleague');
  await deaf.route('**/api/live', (route) => route.fulfill({ status: 404 }));
  await beginAnswer(deaf, id, '已联系物业，周五前装好。');
  const first = await colleague('northOfficer');
  await beginAnswer(first, id, '物业答应周四装好。');
  await sendAnswer(first);
  await first.locator('.timeline', { hasText: '周四装好' }).waitFor();
  await sendAnswer(deaf);
  await deaf.getByText(/^别人刚刚修改过/).waitFor();
  await deaf.locator('.timeline', { hasText: '周四装好' }).waitFor();
  await deaf.getByRole('button', { name: '看过了，继续' }).click();
  await deaf.getByRole('button', { name: '返回修改' }).click();
  expect(await deaf.getByRole('textbox', { name: '告诉反映人' }).inputValue()).toBe('已联系物业，周五前装好。');
});
