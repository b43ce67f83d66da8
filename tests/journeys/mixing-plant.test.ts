import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breachesOn } from '../support/axe.ts';
import { startBrowsing } from '../support/browser.ts';
import { Caller } from '../support/caller.ts';
import { phone } from '../support/chromium.ts';
import { lookAtMatterClocks, wrongBooks } from '../support/clock-jobs.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { hire, sessionOf } from '../support/knockers.ts';
import { linkSentTo, returnPart } from '../support/on-phone.ts';
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
  house = await openTestHouse({ withWeb: true, withJobs: true, startAt: new Date('2026-11-16T01:00:00Z') });
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

const dust = '南门外那个工地搅拌站白天黑夜扬尘，窗台上一层灰，老人咳嗽，请派人来看看。';
const task = '检查覆盖和喷淋，夜间到现场看一次';

/** Dust goes to the partner with our station accountable: drafted by one, published by another. */
async function publishRule(): Promise<void> {
  const registrar = (await hire(house, { unitId: town.units.bureau, duties: ['register'] })).caller;
  const admin = (await hire(house, { unitId: town.units.bureau, duties: ['system'] })).caller;
  await registrar.post('/api/routing/draft');
  const revision = async () => Number((await registrar.get('/api/routing')).body['draft']?.['revision']);
  const rule = { category: 'environment.dust', target: 'partner', partnerId: town.partnerId, task, partnerDays: 3 };
  expect((await registrar.post('/api/routing/draft/rules', { revision: await revision(), ...rule })).status).toBe(200);
  const publishing = { revision: await revision(), note: '扬尘由环卫所处置，派出所牵头' };
  expect((await admin.post('/api/routing/draft/publish', publishing)).status).toBe(200);
}

test('dust of the plant: a category with its reason, the partner by rule with our lead, a lawful pause, the ladder, a wrong return and its arbiter', async () => {
  await publishRule();
  const neighbour = new Caller(house.url, { 'x-forwarded-for': '10.40.1.1' });
  const sent = { what: dust, where: '金桐小区', phone: '19900003390', emergency: false };
  expect((await neighbour.post('/api/report', sent)).status).toBe(200);
  const id = await idOf(dust);

  const clerk = await hire(house, { unitId: town.units.north, duties: ['intake', 'assign', 'handle', 'oversee'] });
  const arbiter = await hire(house, { unitId: town.units.bureau, duties: ['arbitrate'] });
  const desk = await browsing.sit({ url: house.url, cookie: clerk.cookie });
  await desk.goto(`${house.url}/desk/matters/${id}`);
  await desk.locator('[data-step="accept"]').click();
  // The words that spoke for it stand beside the suggestion; a person takes it.
  await desk.locator('.suggestion-word', { hasText: '扬尘' }).waitFor();
  await desk.locator('.suggestion').getByRole('button', { name: '扬尘污染' }).click();
  await desk.locator('.route-proposal', { hasText: 'R1' }).waitFor();
  await desk.locator('.step-form button[type="submit"]').click();
  await desk.locator('.matter-head .state-tag', { hasText: '已受理' }).waitFor();
  await desk.locator('.parts .part', { hasText: task }).waitFor();
  expect(await breachesOn(desk)).toEqual([]);

  const partner = await browsing.sit({ url: house.url, viewport: phone });
  await partner.goto(await linkSentTo(house, '19900001234'));
  await returnPart(partner, '工地归住建局管');
  await partner.getByText('已退回，等牵头单位答复').waitFor();
  const view = async () => (await clerk.caller.get(`/api/matters/${id}`)).body;
  const partId = String((await view())['parts']?.find((part) => String(part['task']) === task)?.['id']);
  const again = { version: Number((await view())['version']), reply: '道路两侧的积尘由环卫所清扫' };
  expect((await clerk.caller.post(`/api/matters/${id}/parts/${partId}/ask-again`, again)).status).toBe(200);
  await partner.reload();
  await partner.getByText('积尘由环卫所清扫').first().waitFor();
  await returnPart(partner, '人手不够');
  await partner.getByText('再次退回，等专人裁定').waitFor();
  const decided = { version: Number((await view())['version']), verdict: 'must', reason: '保洁是环卫所的职责' };
  expect((await arbiter.caller.post(`/api/matters/${id}/parts/${partId}/arbitrate`, decided)).status).toBe(200);

  const act = async (path: string, fields: object) => {
    const caller = new Caller(house.url, { cookie: await sessionOf(house, clerk.accountId) });
    const version = Number((await caller.get(`/api/matters/${id}`)).body['version']);
    return (await caller.post(`/api/matters/${id}/${path}`, { version, ...fields })).status;
  };
  const promise = async () => new Date(String((await view())['promisedAt'])).getTime();
  const before = await promise();
  expect(await act('pause', { reason: 'appraisal', text: '等粉尘检测结果' })).toBe(200);
  expect(await promise()).toBeGreaterThan(before);
  expect(await act('resume', { text: '检测结果已出' })).toBe(200);
  expect(await promise()).toBe(before);

  const began = house.now().getTime();
  house.setNow(new Date(began + 0.95 * (before - began)));
  await lookAtMatterClocks(house);
  const later = await browsing.sit({ url: house.url, cookie: await sessionOf(house, clerk.accountId) });
  await later.goto(`${house.url}/desk/matters/${id}`);
  await later.locator('.timeline', { hasText: '督办' }).waitFor();
  await later.locator('.timeline', { hasText: '暂停' }).waitFor();
  expect(await breachesOn(later)).toEqual([]);
  house.setNow(new Date(began));

  // What a person corrects is what the next model learns from.
  expect(await act('recategorise', { category: 'environment.noise', reason: '主要是噪声' })).toBe(200);
  const admin = (await hire(house, { unitId: town.units.bureau, duties: ['system'] })).caller;
  const corrections = async () => JSON.stringify((await admin.get('/api/triage/corrections')).body);
  await expect.poll(corrections).toContain('environment.noise');
  expect(await wrongBooks(house)).toEqual([]);
}, 90_000);
