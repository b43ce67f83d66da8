import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breachesOn } from '../support/axe.ts';
import { startBrowsing } from '../support/browser.ts';
import { desk, phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { buildTown } from '../support/town.ts';

let house: TestHouse;
const browsing = startBrowsing();
const long =
  '我们小区南门外的烧烤店每天营业到半夜两点，桌子摆到人行道上，喝酒的人大声喧哗，油烟顺着楼道往上走，家里有高考的孩子和生病的老人，找老板说过两次没有用，打过电话也只好了一天，希望有人真正管一管。网址http://example.invalid/averylongaddresswithoutanyspaceinitthatmustnotwidenthepage';

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, demo: true });
  await buildTown(house);
});
afterAll(() => house.close());

interface Stop {
  readonly name: string;
  readonly arrive: (page: Page) => Promise<void>;
}

const at = (page: Page, heading: string) => page.getByRole('heading', { name: heading, level: 1 }).waitFor();
const isElder = (page: Page) => page.evaluate<boolean>("document.documentElement.hasAttribute('data-elder')");
const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();
const open = (name: string, path: string, heading: string): Stop => ({
  name,
  arrive: async (page) => {
    await page.goto(house.url + path);
    await at(page, heading);
  },
});

/** Every page of residents, in the order of one visit, with what stands on it when something is wrong or urgent. */
const visit: readonly Stop[] = [
  open('start', '/', '有事找枫桥'),
  open('privacy', '/about-privacy', '谁会看到我写的'),
  open('questions', '/questions', '常见问题'),
  open('no such page', '/nowhere', '没有这个页面'),
  open('emergency', '/report/emergency', '请马上打电话'),
  open('safety', '/report', '现在有人有危险吗？'),
  {
    name: 'what, with despair and kinds',
    arrive: async (page) => {
      await page.getByRole('link', { name: '没有，我来说件事' }).click();
      await at(page, '发生了什么？');
      await next(page);
      await page.getByText('还有几处要改一下').waitFor();
      await page.locator('#what').fill(`${long}我实在活不下去了。`);
      await page.locator('.care').waitFor();
      const kinds = page.locator('summary', { hasText: '属于哪一类？' });
      if (!(await isElder(page))) {
        await kinds.click();
        await page.getByRole('radio', { name: '摆摊、堆东西占路' }).check();
      }
      expect(await kinds.count(), 'kinds are not asked in the elder version').toBe((await isElder(page)) ? 0 : 1);
    },
  },
  {
    name: 'where',
    arrive: async (page) => {
      await next(page);
      await at(page, '在哪里？');
      await page.locator('#where').fill('金桐小区3号楼');
    },
  },
  {
    name: 'you, with a wrong phone',
    arrive: async (page) => {
      await next(page);
      if (await isElder(page)) {
        await at(page, '有照片吗？');
        await page.getByRole('button', { name: '看说明' }).click();
        await page.getByText('没有也行，最多 9 张。').waitFor();
        await next(page);
      }
      await at(page, '怎么找您？');
      await page.locator('#phone').fill('1990000');
      await next(page);
      await page.getByText('还有几处要改一下').waitFor();
    },
  },
  {
    name: 'check, with the panel',
    arrive: async (page) => {
      await page.locator('#phone').fill('19900005678');
      await next(page);
      await at(page, '看一遍，没错就送出');
      await page.locator('.sees details').evaluate('(element) => { element.open = true; }');
    },
  },
  {
    name: 'receipt',
    arrive: async (page) => {
      await page.getByRole('button', { name: '送出' }).click();
      await at(page, '收到了，谢谢您告诉我们');
    },
  },
  {
    name: 'my report',
    arrive: async (page) => {
      await page.getByRole('button', { name: '查看进度' }).click();
      await page.locator('.standing').waitFor();
      for (const fold of await page.locator('.mine details.fold > summary').all()) await fold.click();
      await page.getByText('撤回以后，我们就不再办这件事。').waitFor();
    },
  },
  open('my report, asked how it was', '/follow/opinion', '这次评价已经结束。'),
  open('by phone', '/mine', '用手机号查'),
  open('proof of deletion', '/erased', '删除证明'),
  {
    name: 'check a paper, with nothing chosen',
    arrive: async (page) => {
      await page.goto(`${house.url}/check`);
      await at(page, '查验文件');
      await page.getByRole('button', { name: '查验' }).click();
      await page.getByText('请选择 PDF 文件').waitFor();
    },
  },
  open('a group link that has ended', '/r?g=none', '反映身边的事'),
  open('a partner link that is shut', '/part', '链接打不开了'),
  open('something no longer public', '/public/GK-AAAA-AAAAA', '这件事现在没有公开'),
  {
    name: 'follow, with a wrong code',
    arrive: async (page) => {
      await page.goto(`${house.url}/follow`);
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByText('还有几处要改一下').waitFor();
    },
  },
];

async function walk(page: Page, look: (stop: string) => Promise<void>): Promise<void> {
  for (const { name, arrive } of visit) {
    await arrive(page);
    await look(name);
  }
}

const ways = [
  { name: 'on a phone', viewport: phone, elder: false },
  { name: 'on a phone with large type', viewport: phone, elder: true },
  { name: 'at a desk', viewport: desk, elder: false },
] as const;

test.each(ways)(
  'residents who see, hear or move differently can use every page $name',
  async ({ viewport, elder }) => {
    const page = await browsing.sit({ url: house.url, viewport });
    if (elder) await enlarge(page);
    const breaches: string[] = [];
    await walk(page, async (stop) => {
      // What lies under the number that stays in sight is scrolled free; that it stays in sight has a test of its own.
      await page.evaluate("document.querySelector('.call-bar')?.style.setProperty('position', 'static')");
      breaches.push(...(await breachesOn(page)).map((line) => `${stop}: ${line}`));
    });
    expect(breaches).toEqual([]);
  },
  60_000,
);

test.each([
  { name: 'a small phone at twice the size', viewport: { width: 195, height: 422 }, elder: false },
  { name: 'a small phone at twice the size with large type', viewport: { width: 195, height: 422 }, elder: true },
  { name: 'a phone of 320 points with large type', viewport: { width: 320, height: 640 }, elder: true },
])(
  'no page of residents has to be pushed sideways on $name',
  async ({ viewport, elder }) => {
    const page = await browsing.sit({ url: house.url, viewport });
    if (elder) await enlarge(page);
    const tooWide: string[] = [];
    await walk(page, async (stop) => {
      const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (beyond > 0) tooWide.push(`${stop}: ${beyond} points too wide`);
    });
    expect(tooWide).toEqual([]);
  },
  60_000,
);

async function enlarge(page: Page): Promise<void> {
  await page.goto(house.url);
  await page.getByRole('button', { name: '长辈版' }).click();
  await page.getByRole('button', { name: '标准版' }).waitFor();
}

test('the elder version is remembered, large and airy, and keeps the number to call in sight while one scrolls', async () => {
  const page = await browsing.sit({ url: house.url, viewport: { width: 320, height: 640 } });
  await enlarge(page);
  await page.goto(`${house.url}/about-privacy`);
  await at(page, '谁会看到我写的');
  const styles = await page.evaluate<{ size: number; line: number }>(`(() => {
    const style = getComputedStyle(document.querySelector('main li'));
    return { size: parseFloat(style.fontSize), line: parseFloat(style.lineHeight) / parseFloat(style.fontSize) };
  })()`);
  expect(styles.size).toBeGreaterThanOrEqual(22);
  expect(styles.line).toBeGreaterThanOrEqual(1.5);
  for (const place of [0, 400, 99_999]) {
    await page.evaluate(`window.scrollTo(0, ${place})`);
    const box = await page.locator('.call-bar a').boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(56);
    expect((box?.y ?? 999) + (box?.height ?? 0), `in sight at ${place}`).toBeLessThanOrEqual(640);
  }
  for (const button of await page.locator('main .button, .tools button').all())
    expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(56);
});
