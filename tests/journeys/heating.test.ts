import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/kit/ids.ts';
import { checkBooks } from '../../src/modules/matters/api.ts';
import { askForHelp, choose, sendAnswer, takeStep } from '../support/at-desk.ts';
import { breachesOn } from '../support/axe.ts';
import { startBrowsing } from '../support/browser.ts';
import { phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { sessionOf } from '../support/knockers.ts';
import { finishPart, knockWithReceipt, linkSentTo } from '../support/on-phone.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { buildTown, type Post, type Town } from '../support/town.ts';

// A Monday morning; the promise of two working days ends on Wednesday evening.
const monday = new Date('2026-03-16T01:00:00Z');
const thursday = new Date('2026-03-19T01:00:00Z');
const words = '父亲瘫痪在床，暖气从上周起不热，屋里只有十二度；要装燃气壁挂炉，楼下邻居怕不安全拦着。';
const hardship = '困难家庭：父亲卧床五年，吃低保，屋里有褥疮病人，不能受冻。';
const result = '燃气公司评估合格，邻居已同意，今天通气点火，屋里二十二度。';
const decision = '三日内完成安全评估并安装，社区陪同';
const partners = [
  { name: '云岭燃气公司', kind: 'utility', phone: '19900007001', task: '上门做安全评估，合格就安装' },
  { name: '河北街道办事处', kind: 'township', phone: '19900007002', task: '协调安装费用减免' },
  { name: '河北村村民委员会', kind: 'society', phone: '19900007003', task: '和楼下邻居谈一谈' },
] as const;

let house: TestHouse;
let town: Town;
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, withJobs: true, startAt: monday });
  town = await buildTown(house);
  for (const { name, kind, phone: liaisonPhone } of partners) {
    await house.base.owner.query(
      `insert into partner (id, code, name, kind, liaison_name, liaison_phone) values ($1, $2, $3, $4, '联络员', $5)`,
      [newId(), liaisonPhone.slice(-4), name, kind, liaisonPhone],
    );
  }
});
afterAll(() => house.close());

/** A colleague at the desk, with the session of this day. */
async function at(post: Post, path: string): Promise<Page> {
  const page = await browsing.sit({ url: house.url, cookie: await sessionOf(house, town.people[post].accountId) });
  await page.goto(`${house.url}/desk${path}`);
  return page;
}

/** The son calls; the call-taker takes it down for his father and reads the code out. */
async function takeDown(): Promise<{ code: string; path: string }> {
  const clerk = await at('northClerk', '/take-down');
  await clerk.locator('.chips label', { hasText: '电话' }).click();
  await clerk.getByRole('textbox', { name: '什么事' }).fill(words);
  await clerk.getByRole('textbox', { name: '在哪里' }).fill('金桐小区3号楼2单元');
  await choose(clerk.getByRole('combobox', { name: '类别' }), '供暖供水供气');
  await clerk.getByRole('textbox', { name: '姓名' }).fill('高建国');
  await clerk.getByRole('textbox', { name: '电话' }).fill('19900005678');
  await clerk.getByRole('textbox', { name: '代谁反映、什么关系' }).fill('儿子来电，替卧床的父亲反映');
  await clerk.getByRole('checkbox', { name: /^当场受理/ }).check();
  expect(await breachesOn(clerk)).toEqual([]);
  await clerk.getByRole('button', { name: '登记', exact: true }).click();
  await clerk.getByRole('heading', { name: '登记好了' }).waitFor();
  await clerk.getByText('3月18日（周三）17:30').waitFor();
  const code = (await clerk.locator('.receipt-code').textContent()) ?? '';
  await clerk.getByRole('link', { name: '打开这件事' }).click();
  await clerk.getByText('儿子来电，替卧床的父亲反映').waitFor();
  await clerk.getByRole('button', { name: '内部记录' }).click();
  await clerk.getByRole('textbox', { name: '内部记录' }).fill(hardship);
  await clerk.getByRole('button', { name: '存为内部记录' }).click();
  await clerk.locator('.entry-internal', { hasText: hardship }).waitFor();
  await takeStep(clerk, 'assign', '已分派', async () => {
    await choose(clerk.getByRole('combobox', { name: '承办单位' }), '河北路第一警务组');
    await choose(clerk.getByRole('combobox', { name: '承办人' }), 'northOfficer');
  });
  return { code, path: new URL(clerk.url()).pathname.replace('/desk', '') };
}

/** The matter does not go on: the joint meeting takes it up, and its minutes say who does what by when. */
async function meet(): Promise<void> {
  house.setNow(thursday);
  const chief = await at('northChief', '/meetings');
  await chief.getByRole('button', { name: /^安排会议/ }).click();
  await chief.getByRole('textbox', { name: '会议名称' }).fill('供暖协调会');
  await chief.getByLabel('时间').fill('2026-03-19T09:30');
  await chief.getByRole('textbox', { name: '地点' }).fill('街道三楼会议室');
  await chief.getByRole('checkbox', { name: /父亲瘫痪在床.*已超期/ }).check();
  expect(await breachesOn(chief)).toEqual([]);
  await chief.locator('form').getByRole('button', { name: '安排会议' }).click();
  await chief.getByRole('link', { name: '供暖协调会' }).click();
  await chief.getByText('街道三楼会议室').waitFor();

  house.setNow(new Date(thursday.getTime() + 45 * 60_000));
  await chief.getByRole('button', { name: /^记录会议/ }).click();
  await chief.getByRole('textbox', { name: '到会人员' }).fill('王工 燃气公司\n楼下邻居老周');
  await chief.getByRole('textbox', { name: '会议纪要' }).fill('邻居担心漏气；燃气公司当场讲了熄火保护和报警器。');
  await chief.getByRole('textbox', { name: /^研究结果/ }).fill('评估合格即安装');
  await chief.getByRole('button', { name: '加一条议定事项' }).click();
  await chief.getByRole('combobox', { name: '涉及事项' }).click();
  await chief.locator('.ant-select-item-option', { hasText: '父亲瘫痪在床' }).click();
  await choose(chief.getByRole('combobox', { name: '协办单位或联动单位' }), '云岭燃气公司');
  await chief.getByLabel('期限').fill('2026-03-22');
  await chief.getByRole('textbox', { name: '要做什么' }).fill(decision);
  await chief.locator('form').getByRole('button', { name: '记录会议' }).click();
  await chief.getByRole('heading', { name: '议定事项' }).waitFor();
  expect(await chief.locator('.decision-list').textContent()).toContain('云岭燃气公司');
  await chief.getByText('到会人员').waitFor();
  expect(await breachesOn(chief)).toEqual([]);
  await chief.getByRole('link', { name: '联动任务板' }).click();
  await chief.getByText(decision).waitFor();
}

async function photoOf(background: string): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

test('a bedridden father has heating again: his son calls, three units are asked, a meeting decides, the utility proves it, he is visited, and the sealed file tells all of it', async () => {
  const { code, path } = await takeDown();
  const officer = await at('northOfficer', path);
  await takeStep(officer, 'take', '办理中');
  for (const { name, task } of partners) await askForHelp(officer, name, task);
  await meet();

  // The partners answer through their links; they were told title, place and task, not who it is and not how the family lives.
  for (const [index, { phone: liaisonPhone, task, name }] of partners.entries()) {
    const partner = await browsing.sit({ url: house.url, viewport: phone });
    await partner.goto(await linkSentTo(house, liaisonPhone));
    await partner.getByText(task).first().waitFor();
    const told = await partner.locator('main').textContent();
    for (const kept of ['高建国', '19900005678', '低保', words]) expect(told).not.toContain(kept);
    await finishPart(partner, `${name}已办妥`, index === 0 ? await photoOf('#7a6a55') : undefined);
  }

  // Answered, proven by a visit and closed; the son reads it.
  const closer = await at('northOfficer', path);
  for (const { name } of partners) await closer.locator('.part', { hasText: `${name}已办妥` }).waitFor();
  await sendAnswer(closer, result);
  await closer.getByRole('button', { name: '补充 上门或约谈记录' }).click();
  await closer.getByRole('textbox', { name: '说明' }).fill('上门看过，老人手是热的');
  await closer.locator('.step-form button[type="submit"]').click();
  await closer.locator('.entry', { hasText: '老人手是热的' }).waitFor();
  await takeStep(closer, 'close', '已办结');
  const son = await browsing.sit({ url: house.url, viewport: phone });
  await knockWithReceipt(son, house, code, '5678');
  await son.getByText(result).first().waitFor();
  for (const { name } of partners) await son.getByText(name).first().waitFor();
  expect(await son.locator('main').textContent()).not.toContain('低保');

  // Somebody else visits at home; further visits are planned.
  const visitor = await at('northVisitor', path);
  await takeStep(visitor, 'revisit', '已回访', async () => {
    await visitor.getByRole('radio', { name: '上门' }).check();
    await visitor.getByRole('radio', { name: '已解决' }).check();
    await visitor.getByRole('textbox', { name: /^回访记录/ }).fill('到家看了，老人说暖和了');
  });
  await visitor.getByRole('combobox', { name: '启动回访计划' }).click();
  await visitor.locator('.ant-select-item-option', { hasText: '困难帮扶回访' }).click();
  await visitor.getByRole('button', { name: '启动回访计划' }).click();
  await visitor.locator('.visit-plan li', { hasText: '4月3日' }).waitFor();
  expect(await visitor.locator('.visit-plan li').count()).toBe(3);
  expect(await breachesOn(visitor)).toEqual([]);

  await checkTheFile(path, son);
  expect((await checkBooks(house.base.app.db, () => undefined)).wrong).toEqual([]);
}, 90_000);

/** The case file is made and downloaded; anybody can check its seal, and the son reads why it was made. */
async function checkTheFile(path: string, son: Page): Promise<void> {
  const clerk = await at('northClerk', path);
  await clerk.getByRole('button', { name: '卷宗与举证材料' }).click();
  await clerk.getByRole('button', { name: '制作卷宗' }).click();
  await clerk.getByRole('textbox', { name: /^制作理由/ }).fill('归档移交');
  await clerk.locator('.step-form button[type="submit"]').click();
  const link = clerk.getByRole('link', { name: /^PDF \d+ 页$/ });
  await link.waitFor({ timeout: 60_000 });
  const checkCode = /JD-[0-9A-Z-]+/.exec((await clerk.locator('main').textContent()) ?? '')?.[0] ?? '';
  const file = await clerk.context().request.get(new URL(String(await link.getAttribute('href')), house.url).href);
  const pdf = await file.body();
  const pages = textOfPdf(pdf);
  const all = pages.join('\n');
  for (const text of ['事项卷宗', hardship, result, '供暖协调会', decision, '云岭燃气公司已办妥', '老人说暖和了'])
    expect(all).toContain(text);
  expect(pages.every((page) => page.includes(checkCode))).toBe(true);

  const anybody = await browsing.sit({ url: house.url });
  await anybody.goto(`${house.url}/check`);
  const check = async (buffer: Buffer) => {
    await anybody.getByRole('textbox', { name: '查验码' }).fill(checkCode);
    await anybody
      .locator('input[type="file"]')
      .setInputFiles({ name: '卷宗.pdf', mimeType: 'application/pdf', buffer });
    await anybody.getByRole('button', { name: '查验', exact: true }).click();
  };
  await check(pdf);
  await anybody.getByText('有效：与登记的一致').waitFor();
  await check(Buffer.concat([pdf, Buffer.from(' ')]));
  await anybody.getByText('不一致：文件被改动过').waitFor();
  await son.reload();
  await son.locator('.opened li', { hasText: '制作卷宗：归档移交' }).first().waitFor();
}
