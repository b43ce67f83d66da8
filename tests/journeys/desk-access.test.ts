import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Duty } from '../../src/kit/duties.ts';
import { breachesOn } from '../support/axe.ts';
import { startBrowsing } from '../support/browser.ts';
import { desk, phone } from '../support/chromium.ts';
import { importMessages } from '../support/command-line.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type Hired, hire } from '../support/knockers.ts';
import { makeMatter } from '../support/matters.ts';
import { buildTown, type Town } from '../support/town.ts';

let house: TestHouse;
let town: Town;
let allRound: Hired;
let matterId: string;
const browsing = startBrowsing();
const everything: readonly Duty[] = [
  'intake',
  'assign',
  'handle',
  'revisit',
  'watch',
  'oversee',
  'register',
  'messages',
  'system',
  'audit',
  'arbitrate',
  'protect',
];

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, demo: true });
  town = await buildTown(house);
  allRound = await hire(house, { unitId: town.units.bureau, duties: everything });
  const today = house.now().toISOString().slice(0, 10);
  const text = '小区南门外的烧烤店每天营业到半夜两点，桌子摆到人行道上，找老板说过两次没有用';
  await importMessages(house, `时间,内容,地点\n${today},${text},金桐小区`, 'B-N');
  await makeMatter(house, { unitId: town.units.north, watch: true });
  await makeMatter(house, { unitId: town.units.north, state: 'closed' });
  const { id } = await makeMatter(house, {
    unitId: town.units.northGroup,
    state: 'in_hand',
    leadId: allRound.personId,
    category: 'street.stall',
    helperUnitId: town.units.south,
    phone: '19900005678',
  });
  matterId = id;
});
afterAll(() => house.close());

interface Room {
  readonly name: string;
  readonly path: () => string;
  readonly ready: (page: Page) => Promise<void>;
}

const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole('heading', { name, level: 1 }).first().waitFor();

/** A register's form, sent empty so that it says what is missing. */
const opening = (label: string) => async (page: Page) => {
  await page.getByRole('button', { name: label }).first().click();
  await page.locator('.register-form button[type="submit"]').click();
  await page.locator('.field-problem').first().waitFor();
};

/** Every page of the desk, with a form open where it has one. */
const rooms: readonly Room[] = [
  { name: 'today', path: () => '', ready: (page) => page.locator('.today-watch .row-title').first().waitFor() },
  { name: 'queue', path: () => '/matters?queue=open', ready: (page) => page.locator('[data-row]').first().waitFor() },
  {
    name: 'queue, many selected',
    path: () => '/matters?queue=open',
    ready: async (page) => {
      await page.locator('[data-row]').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await page.locator('.bulk-bar').waitFor();
      await page.getByRole('button', { name: '筛选' }).click();
    },
  },
  {
    name: 'queue with a matter',
    path: () => `/matters?queue=open&open=${matterId}`,
    ready: (page) => page.locator('.matter-head').waitFor(),
  },
  {
    name: 'matter, giving it back and answering',
    path: () => `/matters/${matterId}`,
    ready: async (page) => {
      await page.locator('[data-step="answer"]').click();
      await page.locator('.paper-public').waitFor();
      await page.locator('[data-step="return"]').click();
      await page.locator('.step-form button[type="submit"]').click();
      await page.locator('.field-problem').waitFor();
    },
  },
  {
    name: 'take down',
    path: () => '/take-down',
    ready: async (page) => {
      await page.locator('#sheet-what').fill('赶集的路口三轮车乱停，走路都过不去。');
      await page.locator('.sees-list').waitFor();
    },
  },
  { name: 'people', path: () => '/people', ready: heading('组织与人员') },
  {
    name: 'people, making a unit',
    path: () => '/people',
    ready: async (page) => {
      await page.locator('.unit-line').first().click();
      await opening('设立下级单位')(page);
    },
  },
  { name: 'people, registering a person', path: () => '/people', ready: opening('登记人员') },
  { name: 'places', path: () => '/places', ready: heading('地点与网格') },
  { name: 'places, registering a place', path: () => '/places', ready: opening('登记地点') },
  { name: 'partners, registering one', path: () => '/partners', ready: opening('登记联动单位') },
  { name: 'meetings, planning one', path: () => '/meetings', ready: opening('安排会议') },
  { name: 'task board', path: () => '/meetings/board', ready: heading('联动任务板') },
  { name: 'grid', path: () => `/places/grids/${town.grids.north}`, ready: heading(/金桐网格/) },
  { name: 'partners', path: () => '/partners', ready: heading('联动单位') },
  { name: 'messages', path: () => '/messages', ready: heading('消息') },
  { name: 'system', path: () => '/system', ready: heading('系统') },
  { name: 'no such page', path: () => '/nowhere', ready: (page) => page.getByText('没有这一页').waitFor() },
  {
    name: 'keys',
    path: () => '/nowhere',
    ready: async (page) => {
      await page.getByText('没有这一页').waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'audit', path: () => '/audit', ready: heading('审计') },
];

test.each([
  { name: 'at a desk', viewport: desk },
  { name: 'on a phone', viewport: phone },
])(
  'colleagues who see, hear or move differently can use every page $name',
  async ({ viewport }) => {
    const stranger = await browsing.sit({ url: house.url, viewport });
    await stranger.goto(`${house.url}/desk`);
    await heading('登录工作台')(stranger);
    const breaches = (await breachesOn(stranger)).map((line) => `sign-in: ${line}`);
    const page = await browsing.sit({ url: house.url, viewport, cookie: allRound.cookie });
    for (const { name, path, ready } of rooms) {
      await page.goto(`${house.url}/desk${path()}`);
      await ready(page);
      breaches.push(...(await breachesOn(page)).map((line) => `${name}: ${line}`));
    }
    expect(breaches).toEqual([]);
  },
  90_000,
);
