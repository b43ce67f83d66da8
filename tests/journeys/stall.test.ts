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
import { type Hired, hire } from '../support/knockers.ts';
import { finishPart, knockWithReceipt, linkSentTo, returnPart } from '../support/on-phone.ts';
import { buildTown, type Town } from '../support/town.ts';
import {
  gatherNeighbours,
  type Neighbour,
  readByWire,
  report,
  reportByLink,
  sayWhether,
  tellTheDesk,
  tellTheDeskByWire,
} from './stall-neighbours.ts';

// A Monday morning: at night phones stay silent until eight.
const morning = new Date('2026-03-16T01:00:00Z');
const result = '三家一起清理了路口，摊位已移到便民市场，盲道和消防通道畅通。';

let house: TestHouse;
let town: Town;
let chief: Hired;
let arbiter: Hired;
let seven: readonly Neighbour[];
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, withJobs: true, startAt: morning });
  town = await buildTown(house);
  const duties = ['intake', 'assign', 'handle', 'oversee'] as const;
  chief = await hire(house, { unitId: town.units.north, duties });
  arbiter = await hire(house, { unitId: town.units.bureau, duties: ['arbitrate'] });
  await house.base.owner.query(
    `insert into partner (id, code, name, kind, liaison_name, liaison_phone) values ($1, 'W02', '河北街道城管队', 'department', '林强', '19900004321')`,
    [newId()],
  );
  seven = gatherNeighbours(house);
});
afterAll(() => house.close());

const sit = (who: Hired) => browsing.sit({ url: house.url, cookie: who.cookie });
const sitOnPhone = () => browsing.sit({ url: house.url, viewport: phone });

/** What 今日 says about this month: closed, solved, and the rest of the line. */
async function today(page: Page): Promise<string> {
  await page.goto(`${house.url}/desk`);
  const closing = page.getByRole('region', { name: '本月办结与解决' });
  await closing.waitFor();
  return (await closing.textContent()) ?? '';
}

test('seven residents report one stall by place code, desk and group link; it becomes one matter with three units, one arbiter and one result', async () => {
  const [first, second, third, fourth, fifth, sixth, seventh] = seven;
  if (!first || !second || !third || !fourth || !fifth || !sixth || !seventh) throw new Error('nobody there');

  // The desk makes a link for the group of owners.
  const desk = await sit(chief);
  await desk.goto(`${house.url}/desk/share`);
  await desk.getByRole('button', { name: '生成链接' }).click();
  await desk.getByRole('textbox', { name: '给哪个群' }).fill('金桐小区业主群（二期）');
  await choose(desk.getByRole('combobox', { name: '预填地点' }), '金桐警务工作站');
  await desk.locator('.step-form button[type="submit"]').click();
  const shared = await desk.locator('.share-url').first().textContent();
  const share = new URL(String(shared)).searchParams.get('g') ?? '';

  // Two scan the code at the place, three open the link, one of them here; two tell the desk, one of them here.
  const { rows: places } = await house.base.owner.query('select code from place where id = $1', [town.placeId]);
  const placeCode = String(places[0]?.code);
  for (const neighbour of [first, second]) await report(neighbour, { placeCode });
  for (const neighbour of [third, fourth]) await report(neighbour, { placeCode, share });
  await reportByLink(await sitOnPhone(), `${house.url}/r?g=${share}`, fifth);
  await desk.goto(`${house.url}/desk/take-down`);
  await tellTheDesk(desk, sixth);
  await tellTheDeskByWire(chief.caller, seventh, placeCode);
  expect(new Set(seven.map(({ code }) => code)).size).toBe(7);
  await desk.goto(`${house.url}/desk/share`);
  await desk.locator('.share-rows li', { hasText: '金桐小区业主群（二期）' }).getByText('带来 3 件反映').waitFor();

  // One is accepted; the others are suggested, each with the reason why, and a person decides six times.
  await desk.goto(`${house.url}/desk/matters?queue=new&q=${encodeURIComponent('盲道')}`);
  await desk.locator('[data-row]').first().click();
  const id = await openedId(desk);
  const matter = `${house.url}/desk/matters/${id}`;
  await desk.goto(matter);
  await takeStep(desk, 'accept', '已受理');
  await takeStep(desk, 'assign', '已分派', () =>
    choose(desk.getByRole('combobox', { name: '承办单位' }), '河北路派出所'),
  );
  await takeStep(desk, 'take', '办理中');
  await desk.getByRole('button', { name: '并入另一件…' }).click();
  await desk.getByText('可能是同一件（由您判断）').waitFor();
  await desk.locator('.together-choices label').nth(5).waitFor();
  expect(await desk.locator('.together-choices label', { hasText: '同一地点' }).count()).toBe(6);
  expect(await breachesOn(desk)).toEqual([]);
  const others = (await desk.locator('.together-choices .figures').allTextContents()).map((text) => text.trim());
  for (const number of others.slice(0, 2)) await mergeInto(desk, number, '盲道');
  await mergeTheRest(id, others.slice(2));
  await desk.goto(matter);
  await desk.getByText('并入 6 件').click();
  const whole = (await desk.locator('main').textContent()) ?? '';
  for (const { words, name } of seven)
    expect([words, whole.includes(words), whole.includes(name)]).toEqual([words, true, true]);

  // Three units are asked: two partners by link, one of ours.
  await askForHelp(desk, '环卫所', '冲洗路面油污');
  await askForHelp(desk, '河北街道城管队', '安排摊主进便民市场');
  await askForHelp(desk, '河北路第一警务组', '夜间巡查两周');
  await returnTwice(desk, matter);
  await finishTheParts(id);

  // One answer with what was counted, and it is closed.
  await desk.goto(matter);
  await sendAnswer(desk, result);
  await addPhoto(id);
  await desk.reload();
  await takeStep(desk, 'close', '已办结', () => desk.getByRole('spinbutton', { name: /^摊点/ }).fill('3'));

  // Each of the seven reads the one result on the own page, and of nobody else.
  const pages = new Map<Neighbour, Page>();
  for (const neighbour of [second, third, sixth]) {
    const page = await sitOnPhone();
    await knockWithReceipt(page, house, neighbour.code, neighbour.tail);
    await page.locator('.standing').waitFor();
    pages.set(neighbour, page);
  }
  for (const neighbour of seven) {
    const page = pages.get(neighbour);
    const read = page ? ((await page.locator('main').textContent()) ?? '') : await readByWire(neighbour);
    for (const there of [result, '清理摊点 3 件', neighbour.words]) expect(read).toContain(there);
    for (const other of seven.filter((another) => another !== neighbour))
      for (const leak of [other.words.slice(0, 8), other.name, other.code]) expect(read).not.toContain(leak);
  }
  const [secondPage, thirdPage] = [pages.get(second), pages.get(third)];
  if (!secondPage || !thirdPage) throw new Error('nobody there');
  await secondPage.getByText('另有 6 位居民反映了同一件事，一并办理').waitFor();
  expect(await breachesOn(secondPage)).toEqual([]);
  expect(await today(desk)).toBe('1本月办结0反映人确认解决部分解决 0 · 没有解决 0 · 等待确认 1 · 共 7 人次反映');

  // Two say "not solved": it is taken up again, and what was closed is not called solved.
  await sayWhether(secondPage, '没有解决', '晚上九点又摆出来了');
  await secondPage.getByText('正在重新办理').waitFor();
  await sayWhether(thirdPage, '没有解决', '还在老地方');
  await thirdPage.locator('.timeline', { hasText: '您说还没有解决' }).waitFor();
  expect(await thirdPage.locator('main').textContent()).not.toContain('晚上九点');
  expect(await today(desk)).toBe('1本月办结0反映人确认解决部分解决 0 · 没有解决 1 · 等待确认 0 · 共 7 人次反映');
  await desk.goto(matter);
  await desk.locator('.timeline', { hasText: '还在老地方' }).waitFor();
  await takeStep(desk, 'take', '办理中');
  await sendAnswer(desk, '晚上派专人值守，摊主已签承诺。');
  await takeStep(desk, 'close', '已办结');
  expect(await today(desk)).toContain('0反映人确认解决');
  for (const page of [secondPage, thirdPage]) {
    await page.getByRole('button', { name: '刷新' }).click();
    await page.getByText('晚上派专人值守').first().waitFor();
    await sayWhether(page, '解决了');
    await page.locator('.timeline', { hasText: '您确认已经解决' }).waitFor();
  }
  expect(await today(desk)).toBe('1本月办结1反映人确认解决部分解决 0 · 没有解决 0 · 等待确认 0 · 共 7 人次反映');
  await desk.getByRole('link', { name: '反映人确认解决' }).click();
  await desk.locator(`[data-row="${id}"]`).waitFor();
  expect((await checkBooks(house.base.app.db, () => undefined)).wrong).toEqual([]);
}, 90_000);

/** One partner returns its part on the phone, is asked again, returns it again; the arbiter by name decides that it must. */
async function returnTwice(desk: Page, matter: string): Promise<void> {
  const partner = await sitOnPhone();
  await partner.goto(await linkSentTo(house, '19900001234'));
  await partner.getByText('冲洗路面油污').first().waitFor();
  for (const { words, name } of seven) {
    expect(await partner.locator('main').textContent()).not.toContain(words);
    expect(await partner.locator('main').textContent()).not.toContain(name);
  }
  await returnPart(partner, '背街小巷不归我们冲洗');
  await partner.getByText('已退回，等牵头单位答复').waitFor();
  await desk.goto(matter);
  await desk.getByRole('button', { name: '答复并再次请求 环卫所' }).click();
  await desk.getByRole('textbox', { name: /^答复对方的退回理由/ }).fill('河北路是主干道，在保洁名录里');
  await desk.locator('.step-form button[type="submit"]').click();
  await desk.locator('.step-form').waitFor({ state: 'detached' });
  await desk.locator('.part', { hasText: '河北路是主干道' }).waitFor();
  await partner.reload();
  await partner.getByText('河北路是主干道').first().waitFor();
  await returnPart(partner, '人手不够，还是办不了');
  await partner.getByText('再次退回，等专人裁定').waitFor();

  const judge = await sit(arbiter);
  await judge.goto(`${house.url}/desk/matters?queue=to-arbitrate`);
  await judge.locator('[data-row]').first().click();
  await judge.getByRole('button', { name: /^裁定/ }).click();
  await judge.getByRole('radio', { name: '由该单位办理，不得再退' }).check();
  await judge.getByRole('textbox', { name: '裁定理由' }).fill('主干道保洁是环卫所的职责');
  await judge.locator('.step-form button[type="submit"]').click();
  await judge.getByText('已裁定必须办理').waitFor();

  await partner.reload();
  await partner.getByText(`${await nameOf(arbiter)} 的裁定`).waitFor();
  await partner.getByText('主干道保洁是环卫所的职责').first().waitFor();
  expect(await partner.locator('summary', { hasText: '退回' }).count()).toBe(0);
  await finishPart(partner, '已冲洗两遍，油污清净');
}

async function nameOf({ accountId }: Hired): Promise<string> {
  const { rows } = await house.base.owner.query('select name from account where id = $1', [accountId]);
  return String(rows[0]?.name);
}

/** The other partner on the phone, our own unit over the wire. */
async function finishTheParts(id: string): Promise<void> {
  const partner = await sitOnPhone();
  await partner.goto(await linkSentTo(house, '19900004321'));
  await finishPart(partner, '摊主已进便民市场 12 号摊位');
  const officer = (await hire(house, { unitId: town.units.northGroup, duties: ['handle'] })).caller;
  const { body } = await officer.get(`/api/matters/${id}`);
  const own = body['parts']?.find((part) => String(part['task']) === '夜间巡查两周');
  const done = await officer.post(`/api/matters/${id}/parts/${own?.['id']}/finish`, { answer: '已排班' });
  expect([done.status, done.body['error']]).toEqual([200, undefined]);
}

async function addPhoto(id: string): Promise<void> {
  const image = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#1f7a4d' } })
    .jpeg()
    .toBuffer();
  const fileIds = [String((await chief.caller.bytes('/api/files', image)).body['id'])];
  const { body } = await chief.caller.get(`/api/matters/${id}`);
  const added = { version: Number(body['version']), evidence: 'photo-after', fileIds };
  expect((await chief.caller.post(`/api/matters/${id}/evidence`, added)).status).toBe(200);
}

async function mergeTheRest(intoId: string, numbers: readonly string[]): Promise<void> {
  const { body } = await chief.caller.get('/api/matters?queue=new');
  for (const row of body['rows'] ?? []) {
    if (!numbers.includes(String(row['number']))) continue;
    const view = await chief.caller.get(`/api/matters/${row['id']}`);
    const merging = { version: Number(view.body['version']), intoId, reason: '同一个小吃摊' };
    const merged = await chief.caller.post(`/api/matters/${row['id']}/merge`, merging);
    expect([merged.status, merged.body['error']]).toEqual([200, undefined]);
  }
}

async function openedId(page: Page): Promise<string> {
  await page.waitForURL(/open=/);
  return new URL(page.url()).searchParams.get('open') ?? '';
}

/** From the list of new matters: what was reported there is the same as the one with these words. */
async function mergeInto(page: Page, number: string, into: string): Promise<void> {
  await page.goto(`${house.url}/desk/matters?queue=new&q=${number}`);
  await page.locator('[data-row]').first().click();
  await page.getByRole('button', { name: '并入另一件…' }).click();
  await page.locator('.together-choices label', { hasText: into }).click();
  await page.getByRole('textbox', { name: /^为什么/ }).fill('同一个小吃摊');
  await page.getByRole('button', { name: '并入所选的一件' }).click();
  await page.locator('.matter-head .state-tag', { hasText: '已并入' }).waitFor();
}
