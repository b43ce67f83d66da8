import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { choose } from '../support/at-desk.ts';
import { breachesOn } from '../support/axe.ts';
import { Caller } from '../support/caller.ts';
import type { TestHouse } from '../support/house.ts';

/** One of the seven who report the stall: what this one said, and the receipt that was given for it. */
export interface Neighbour {
  readonly caller: Caller;
  readonly name: string;
  readonly words: string;
  readonly phone: string;
  code: string;
  tail: string;
}

const family = ['赵', '钱', '孙', '李', '周', '吴', '郑'];
const complaints = [
  '路口小吃摊每晚占着盲道，我母亲拄拐绕到马路上走。',
  '小吃摊油烟直往二楼窗户里灌，衣服晾不出去。',
  '小吃摊的音箱响到半夜十二点，孩子第二天上学起不来。',
  '门口小吃摊泼的油水结了冰，我昨天滑了一跤。',
  '小吃摊把消防通道堵了，前天救护车进不来。',
  '小吃摊收摊以后一地签子和纸杯，没人扫。',
  '小吃摊接的电线拖在雪地里，看着吓人。',
];
const category = 'street.stall';
const where = '河北路路口';

/** Seven people, each in a network of the own. */
export function gatherNeighbours(house: TestHouse): Neighbour[] {
  return complaints.map((words, index) => ({
    caller: new Caller(house.url, { 'x-forwarded-for': `10.20.0.${index + 1}` }),
    name: `${family[index]}大姐`,
    words,
    phone: `1990000100${index}`,
    code: '',
    tail: '',
  }));
}

/** Reports over the wire, as the resident page does. */
export async function report(neighbour: Neighbour, more: object): Promise<void> {
  const { words: what, name, phone } = neighbour;
  const said = { what, name, where, phone, category, emergency: false };
  const sent = await neighbour.caller.post('/api/report', { ...said, ...more });
  expect([sent.status, sent.body['error']]).toEqual([200, undefined]);
  neighbour.code = String(sent.body['code']);
  neighbour.tail = String(sent.body['tail']);
}

/** Opens the link of the group and reports in a few taps. */
export async function reportByLink(page: Page, link: string, neighbour: Neighbour): Promise<void> {
  await page.goto(link);
  await page.getByText('您打开的是河北路派出所的反映链接。').waitFor();
  expect(await page.locator('main').textContent()).not.toContain('二期');
  expect(await breachesOn(page)).toEqual([]);
  await page.getByRole('button', { name: '开始反映' }).click();
  await page.getByRole('link', { name: '没有，我来说件事' }).click();
  await page.getByRole('textbox', { name: '发生了什么？' }).fill(neighbour.words);
  await page.locator('summary', { hasText: '属于哪一类？' }).click();
  await page.locator('.kinds label', { hasText: '摆摊、堆东西占路' }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText('金桐警务工作站').first().waitFor();
  await page.getByRole('textbox', { name: '在哪里？' }).fill(where);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('textbox', { name: '怎么称呼您' }).fill(neighbour.name);
  await page.getByRole('textbox', { name: '手机号' }).fill(neighbour.phone);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '送出' }).click();
  await page.getByRole('heading', { name: '收到了，谢谢您告诉我们' }).waitFor();
  neighbour.code = (await page.locator('.keep .code').first().textContent()) ?? '';
  neighbour.tail = (await page.locator('.keep .code').last().textContent()) ?? '';
}

/** Somebody comes to the counter; a colleague takes it down on the open page and reads the code out. */
export async function tellTheDesk(page: Page, neighbour: Neighbour): Promise<void> {
  await page.locator('.chips label', { hasText: '窗口' }).click();
  await page.getByRole('textbox', { name: '什么事' }).fill(neighbour.words);
  await page.getByRole('textbox', { name: '在哪里' }).fill('金桐警务工作站门前');
  await choose(page.getByRole('combobox', { name: '类别' }), '占道经营');
  await page.getByRole('textbox', { name: '姓名' }).fill(neighbour.name);
  await page.getByRole('textbox', { name: '电话' }).fill(neighbour.phone);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('heading', { name: '登记好了' }).waitFor();
  neighbour.code = (await page.locator('.receipt-code').textContent()) ?? '';
  neighbour.tail = neighbour.phone.slice(-4);
}

/** The same over the wire. */
export async function tellTheDeskByWire(desk: Caller, neighbour: Neighbour, placeCode: string): Promise<void> {
  const { words: what, name, phone } = neighbour;
  const { body } = await desk.post('/api/matters', {
    what,
    name,
    placeCode,
    where,
    phone,
    category,
    channel: 'counter',
  });
  neighbour.code = String(body['code']);
  neighbour.tail = String(body['tail']);
}

/** What the own page reads from the house, as one text. */
export async function readByWire({ caller, code, tail }: Neighbour): Promise<string> {
  expect((await caller.post('/api/report/open', { code, tail })).status).toBe(200);
  const { body } = await caller.get('/api/report/mine');
  expect(body['others']).toBe(6);
  return JSON.stringify(body);
}

/** Says on the own page whether it is solved. */
export async function sayWhether(page: Page, choice: string, comment?: string): Promise<void> {
  await page.getByRole('radio', { name: choice, exact: true }).check();
  if (comment !== undefined) await page.getByRole('textbox', { name: /^还差什么/ }).fill(comment);
  await page.getByRole('button', { name: '告诉他们' }).click();
}
