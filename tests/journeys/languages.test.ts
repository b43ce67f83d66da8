import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowsing } from '../support/browser.ts';
import { phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { sessionOf } from '../support/knockers.ts';
import { makeMatter } from '../support/matters.ts';
import { buildTown, posts, type Town } from '../support/town.ts';

let house: TestHouse;
let town: Town;
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, demo: true });
  town = await buildTown(house);
});
afterAll(() => house.close());

/** Every text, label, title and placeholder of the page that has Chinese characters in it. */
const chineseOnPage = `(() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.parentElement.checkVisibility()) found.add(walker.currentNode.nodeValue.trim());
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder']) found.add(element.getAttribute(name) ?? '');
  return [...found].filter((text) => /\\p{Script=Han}/u.test(text));
})()`;

/** What stays Chinese: names of units, people and places, what people wrote, and the word for the Chinese language. */
const data = [
  '云岭市公安局',
  '河北路派出所',
  '河北路第一警务组',
  '南湖派出所',
  '南湖第一警务组',
  '金桐警务工作站',
  '金桐小区',
  '金桐网格',
  '南湖网格',
  '河北路8号',
  '环卫所',
  '周明',
  '张三',
  '路灯不亮',
  '中文',
  '中',
  ...Object.keys(posts).map((post) => `${post}同志`),
];

async function chineseLeft(page: Page, name: string): Promise<string[]> {
  const texts = await page.evaluate<string[]>(chineseOnPage);
  return texts
    .map((text) => data.reduce((rest, known) => rest.replaceAll(known, ''), text))
    .filter((rest) => /\p{Script=Han}/u.test(rest))
    .map((rest) => `${name}: ${rest}`);
}

test('a resident who reads English finds no Chinese word of ours on any page', async () => {
  const page = await browsing.sit({ url: house.url, viewport: phone });
  await page.goto(house.url);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Bring it to Maplebridge' }).waitFor();
  const left = await chineseLeft(page, 'start');
  for (const [path, heading] of [
    ['/about-privacy', 'Who sees what I write'],
    ['/questions', 'Questions and answers'],
    ['/report/emergency', 'Please call now'],
    ['/follow', 'Follow a report'],
    ['/nowhere', 'There is no such page'],
    ['/check', 'Check a document'],
    ['/mine', 'Find my reports by phone'],
    ['/erased', 'Proof of deletion'],
    ['/part', 'This link does not open any more'],
    ['/public/GK-AAAA-AAAAA', 'This is not public at the moment'],
    ['/r?g=none', 'Report something nearby'],
    ['/receipt', 'The receipt is put away'],
    ['/report', 'Is somebody in danger right now?'],
  ] as const) {
    await page.goto(house.url + path);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    left.push(...(await chineseLeft(page, path)));
  }
  await page.getByRole('link', { name: 'No, I want to report something' }).click();
  await page.locator('#what').fill('The street lamp at the gate has been dark for a week.');
  await page.locator('summary', { hasText: 'What kind of thing?' }).click();
  await page.locator('.sees-brief', { hasText: 'Goes to' }).waitFor();
  await page.locator('summary', { hasText: 'Who will see what' }).click();
  left.push(...(await chineseLeft(page, 'what')));
  for (const step of ['where', 'you', 'check']) {
    await page.getByRole('button', { name: 'Next' }).click();
    await page.waitForURL(new RegExp(`/report/${step}`));
    left.push(...(await chineseLeft(page, step)));
  }
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: /^We have it/ }).waitFor();
  left.push(...(await chineseLeft(page, 'receipt')));
  await page.getByRole('button', { name: 'See how it stands' }).click();
  await page.locator('.standing').waitFor();
  left.push(...(await chineseLeft(page, 'my report')));
  expect(left).toEqual([]);
});

test('a colleague who reads English finds no Chinese word of ours at the desk', async () => {
  const { id } = await makeMatter(house, {
    unitId: town.units.north,
    state: 'accepted',
    category: 'street.stall',
    title: '路灯不亮',
    watch: false,
  });
  const cookie = await sessionOf(house, town.people.northClerk.accountId);
  const page = await browsing.sit({ url: house.url, cookie });
  await page.goto(`${house.url}/desk`);
  await page.getByText('EN', { exact: true }).click();
  await page.getByRole('heading', { name: /^Hello/ }).waitFor();
  const left = await chineseLeft(page, 'today');
  for (const [path, ready] of [
    ['/matters?queue=open', '[data-row]'],
    [`/matters/${id}`, '.matter-head'],
    ['/take-down', '#sheet-what'],
    ['/people', 'h1'],
    ['/places', 'h1'],
    [`/places/grids/${town.grids.north}`, 'h1'],
    ['/partners', 'h1'],
    ['/joint', 'h1'],
    ['/topics', 'h1'],
    ['/categories', 'h1'],
    ['/meetings', 'h1'],
    ['/visits', 'h1'],
    ['/revisits', 'h1'],
    ['/searches', 'h1'],
    ['/supports', 'h1'],
    ['/feedback', 'h1'],
    ['/share', 'h1'],
    ['/answers', 'h1'],
    ['/risks', 'h1'],
  ] as const) {
    await page.goto(`${house.url}/desk${path}`);
    await page.locator(ready).first().waitFor();
    left.push(...(await chineseLeft(page, path)));
  }
  await page.goto(`${house.url}/desk/matters/${id}`);
  await page.locator('[data-step="assign"]').click();
  await page.getByRole('button', { name: 'Tell the reporter' }).click();
  left.push(...(await chineseLeft(page, 'matter with its forms')));
  expect(left).toEqual([]);
});
