import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/modules/matters/api.ts';
import { press, startBrowsing, tabTo, typeInto } from '../support/browser.ts';
import { phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { sessionOf } from '../support/knockers.ts';
import { buildTown, codeAt, type Post, type Town, townPassword } from '../support/town.ts';

let house: TestHouse;
let town: Town;
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, withJobs: true, demo: true });
  town = await buildTown(house);
});
afterAll(() => house.close());

async function colleague(post: Post): Promise<Page> {
  return browsing.sit({ url: house.url, cookie: await sessionOf(house, town.people[post].accountId) });
}

/** One step with the mouse: its button, its form when it has fields to fill, and the state that comes of it. */
async function step(page: Page, name: string, state: string, fill?: () => Promise<void>): Promise<void> {
  await page.locator(`[data-step="${name}"]`).click();
  await fill?.();
  await page.locator('.step-form button[type="submit"]').click();
  await page.locator('.matter-head .state-tag', { hasText: state }).waitFor();
}

/** Something from a long list, by a few letters. */
async function choose(page: Page, label: string, letters: string, name: string): Promise<void> {
  await tabTo(page.getByRole('combobox', { name: label }));
  await page.keyboard.type(letters);
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  const active = list.locator('.ant-select-item-option-active, .ant-select-tree-treenode-active', { hasText: name });
  await active.waitFor();
  await page.keyboard.press('Enter');
}

async function answer(page: Page, text: string): Promise<void> {
  await page.locator('[data-step="answer"]').click();
  await page.getByRole('textbox', { name: '告诉反映人' }).fill(text);
  await page.getByRole('button', { name: '预览：反映人看到的样子' }).click();
  await page.getByRole('button', { name: '发给反映人：正式答复' }).click();
  await page.locator('.matter-head .state-tag', { hasText: '已答复' }).waitFor();
}

test('a resident reports without a map by keyboard only, the desk works on it, "not solved" reopens it, and each reads the story in their words', async () => {
  // The resident, by keyboard only.
  const resident = await browsing.sit({ url: house.url, viewport: phone });
  await resident.goto(house.url);
  await press(resident.getByRole('link', { name: '反映一件事' }));
  await press(resident.getByRole('link', { name: '没有，我来说件事' }));
  await typeInto(
    resident.getByRole('textbox', { name: '发生了什么？' }),
    '楼下小吃摊每天晚上占道经营，油烟很大，请来看看。',
  );
  await press(resident.getByRole('button', { name: '下一步' }));
  await typeInto(resident.getByRole('textbox', { name: '在哪里？' }), '金桐小区3号楼');
  await press(resident.getByRole('button', { name: '下一步' }));
  await typeInto(resident.getByRole('textbox', { name: '手机号' }), '19900005678');
  await press(resident.getByRole('button', { name: '下一步' }));
  await press(resident.locator('summary', { hasText: '谁会看到什么' }));
  await resident.getByText('由河北路派出所收下').last().waitFor();
  await press(resident.getByRole('button', { name: '送出' }));
  await resident.getByRole('heading', { name: '收到了，谢谢您告诉我们' }).waitFor();
  const code = (await resident.locator('.keep .code').first().textContent()) ?? '';
  expect(code).toMatch(/^FQ-/);
  expect(await resident.locator('.keep .code').last().textContent()).toBe('5678');

  // The clerk signs in and accepts, by keyboard only.
  const clerk = await browsing.sit({ url: house.url });
  await clerk.goto(`${house.url}/desk`);
  await typeInto(clerk.getByRole('textbox', { name: '警号或工号' }), town.people.northClerk.badge);
  await typeInto(clerk.getByLabel('密码', { exact: true }), townPassword);
  await typeInto(clerk.getByRole('textbox', { name: '动态码' }), codeAt(house.now()));
  await clerk.keyboard.press('Enter');
  await press(clerk.getByRole('link', { name: /待受理/ }));
  await clerk.locator('[data-row]').first().waitFor();
  await clerk.keyboard.press('j');
  await clerk.keyboard.press('Enter');
  await clerk.getByRole('heading', { name: '反映内容' }).waitFor();
  await clerk.keyboard.press('e');
  await clerk.keyboard.press('Enter');
  await choose(clerk, '类别', 'zdjy', '占道经营');
  await clerk.keyboard.press('Control+Enter');
  await clerk.locator('.matter-head .state-tag', { hasText: '已受理' }).waitFor();
  await clerk.keyboard.press('n');
  await clerk.keyboard.insertText('此人多次反映，请先走访再答复。');
  await clerk.keyboard.press('Control+Enter');
  await clerk.locator('.entry-internal', { hasText: '请先走访再答复' }).waitFor();

  // A lead and a helper.
  await step(clerk, 'assign', '已分派', async () => {
    await choose(clerk, '承办单位', 'hbldyjwz', '河北路第一警务组');
    await choose(clerk, '承办人', 'northOfficer', 'northOfficer');
    await clerk.getByRole('button', { name: '添加协办单位' }).click();
    await choose(clerk, '协办单位或联动单位', 'hws', '环卫所');
    await clerk.getByRole('textbox', { name: '请他们做什么' }).fill('清理摊位油污');
  });
  const id = new URL(clerk.url()).searchParams.get('open') ?? '';
  const page = `${house.url}/desk/matters/${id}`;

  // The officer takes it in hand and answers, by keyboard only.
  const officer = await colleague('northOfficer');
  await officer.goto(page);
  await officer.locator('[data-step="take"]').waitFor();
  await officer.keyboard.press('e');
  await officer.keyboard.press('Enter');
  await officer.locator('.step-form').waitFor();
  await officer.keyboard.press('Enter');
  await officer.locator('.matter-head .state-tag', { hasText: '办理中' }).waitFor();
  await press(officer.locator('[data-step="answer"]'));
  await officer.getByRole('textbox', { name: '告诉反映人' }).waitFor();
  await officer.keyboard.insertText('已约谈摊主，今晚起移到便民市场。');
  await press(officer.getByRole('button', { name: '预览：反映人看到的样子' }));
  await officer.getByText('反映人看到的样子').waitFor();
  await officer.keyboard.press('Enter');
  await officer.locator('.matter-head .state-tag', { hasText: '已答复' }).waitFor();

  // Closing waits for the helper's part and for the photo.
  await officer.locator('[data-step="close"]').click();
  await officer.locator('.step-form button[type="submit"]').click();
  await officer.locator('.step-form [role="alert"]').waitFor();
  await officer.keyboard.press('Escape');
  await officer.getByRole('button', { name: /^办完了 环卫所/ }).click();
  await officer.getByRole('textbox', { name: '办了什么，结果怎样' }).fill('已冲洗地面');
  await officer.locator('.step-form button[type="submit"]').click();
  await officer.locator('.entry', { hasText: '协办完成' }).waitFor();
  await officer.getByRole('button', { name: '补充 处置后照片' }).click();
  const photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#778' } })
    .jpeg()
    .toBuffer();
  await officer
    .locator('.step-form input[type="file"]')
    .setInputFiles({ name: '处置后.jpg', mimeType: 'image/jpeg', buffer: photo });
  await officer.getByRole('button', { name: '去掉 处置后.jpg' }).waitFor();
  await officer.getByRole('img', { name: '正在上传' }).waitFor({ state: 'detached' });
  await officer.locator('.step-form button[type="submit"]').click();
  await officer.locator('.entry', { hasText: '补充材料' }).waitFor();
  await step(officer, 'close', '已办结');

  // Somebody else visits.
  expect(await officer.locator('[data-step="revisit"]').count()).toBe(0);
  const visitor = await colleague('northVisitor');
  await visitor.goto(page);
  await step(visitor, 'revisit', '已回访', async () => {
    await visitor.getByRole('radio', { name: '电话' }).check();
    await visitor.getByRole('radio', { name: '部分解决' }).check();
    await visitor.getByRole('textbox', { name: /^回访记录/ }).fill('摊位移走了，油污还在。');
  });

  // The resident says "not solved", on another day, with the receipt.
  const later = await browsing.sit({ url: house.url, viewport: phone });
  await later.goto(`${house.url}/follow`);
  await typeInto(later.getByRole('textbox', { name: '查询码' }), code);
  await typeInto(later.getByRole('textbox', { name: '后四位' }), '5678');
  await later.keyboard.press('Enter');
  await later.getByText('已约谈摊主，今晚起移到便民市场。').first().waitFor();
  await later.getByRole('radio', { name: '没有解决' }).check();
  await later.getByRole('textbox', { name: /^还差什么/ }).fill('第二天摊位又回来了');
  await later.getByRole('button', { name: '告诉他们' }).click();
  await later.getByText('正在重新办理').waitFor();

  // Taken up again, solved, archived. Live signals bring the officer's open page up to date.
  await officer.locator('.matter-head .state-tag', { hasText: '重新办理' }).waitFor();
  await step(officer, 'take', '办理中');
  await answer(officer, '已会同城管固定摊位，连续三天巡查。');
  await step(officer, 'close', '已办结');
  await later.getByRole('button', { name: '刷新' }).click();
  await later.getByRole('radio', { name: '解决了', exact: true }).check();
  await later.getByRole('button', { name: '告诉他们' }).click();
  await later.locator('.timeline', { hasText: '您确认已经解决' }).waitFor();
  await visitor.locator('.timeline', { hasText: '反映人确认解决' }).waitFor();
  await step(visitor, 'revisit', '已回访', async () => {
    await visitor.getByRole('radio', { name: '上门' }).check();
    await visitor.getByRole('radio', { name: '已解决' }).check();
    await visitor.getByRole('textbox', { name: /^回访记录/ }).fill('居民当面表示满意');
  });
  await step(visitor, 'archive', '已归档');

  // Each reads it in their own words.
  await later.getByRole('button', { name: '刷新' }).click();
  await later.locator('.standing', { hasText: '已归档' }).waitFor();
  const told = await later.locator('.timeline').textContent();
  for (const words of [
    '我们收到了您反映的事',
    '已受理，有人负责了',
    '请有关单位一起办理',
    '您说还没有解决',
    '您确认已经解决',
    '这件事已归档',
  ]) {
    expect(told).toContain(words);
  }
  expect(await later.locator('main').textContent()).not.toContain('请先走访再答复');
  expect(await later.locator('.opened').textContent()).toContain('northVisitor同志');
  const written = await visitor.locator('.timeline').textContent();
  for (const words of ['反映人认为没有解决', '反映人确认解决', '已归档', '请先走访再答复']) {
    expect(written).toContain(words);
  }
  expect((await checkBooks(house.base.app.db, () => undefined)).wrong).toEqual([]);
}, 60_000);
