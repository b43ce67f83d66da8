import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowsing } from '../support/browser.ts';
import { phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { buildTown } from '../support/town.ts';

let house: TestHouse;
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true });
  await buildTown(house);
});
afterAll(() => house.close());

const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();
const what = (page: Page) => page.getByRole('textbox', { name: '发生了什么？' });

async function begin(page: Page, text: string): Promise<void> {
  await page.goto(`${house.url}/report`);
  await page.getByRole('link', { name: '没有，我来说件事' }).click();
  await what(page).fill(text);
}

async function filesOf(text: string): Promise<readonly number[]> {
  const found = await house.base.owner.query(
    `select (select count(*)::int from stored_file where subject_id = m.id) as files from matter m where what = $1`,
    [text],
  );
  return found.rows.map(({ files }) => files);
}

/** What the browser keeps of the draft, in both of its cupboards. */
const keptOnDevice = `(async () => {
  const photos = await new Promise((done) => {
    const asked = indexedDB.open('maplebridge');
    asked.onerror = () => done(0);
    asked.onsuccess = () => {
      const shelf = asked.result;
      if (!shelf.objectStoreNames.contains('photo')) return done(0);
      const count = shelf.transaction('photo').objectStore('photo').count();
      count.onsuccess = () => { shelf.close(); done(count.result); };
    };
  });
  return { draft: localStorage.getItem('maplebridge.draft') !== null, photos };
})()`;

test('the network goes in the middle of the report: words and photo stay on the phone over a reload and are sent once', async () => {
  const text = '三号楼东侧的下水井盖翘起来了，昨晚有人绊倒。';
  const page = await browsing.sit({ url: house.url, viewport: phone });
  await begin(page, text);
  await page.getByText('已存在本机，还没有送出').waitFor();
  await next(page);
  await page.context().setOffline(true);
  await page.getByText('现在连不上网络。').waitFor();
  await page.getByRole('textbox', { name: '在哪里？' }).fill('金桐小区3号楼东侧');
  const picture = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#7a8' } })
    .png()
    .toBuffer();
  await page.locator('input[type=file]').setInputFiles({ name: '井盖.png', mimeType: 'image/png', buffer: picture });
  await page.getByText('已存在本机，有网时自动传').waitFor();
  await page.getByText('网络不通。已存在本机，恢复后再送出。').waitFor();
  expect(await page.evaluate(keptOnDevice)).toEqual({ draft: true, photos: 1 });

  // A browser without a network cannot load a page anew: it comes back first, the report is still unsent.
  await page.route('**/api/files*', (route) => route.abort('internetdisconnected'));
  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole('heading', { name: '在哪里？' }).waitFor();
  expect(await page.getByRole('textbox', { name: '在哪里？' }).inputValue()).toBe('金桐小区3号楼东侧');
  await page.locator('.photo-list .photo').waitFor();
  expect(await filesOf(text)).toEqual([]);

  await page.unroute('**/api/files*');
  await next(page);
  await next(page);
  await page.getByRole('button', { name: '送出' }).click();
  await page.getByText(/^已送达，编号/).waitFor();
  expect(await filesOf(text)).toEqual([1]);
  await expect.poll(() => page.evaluate(keptOnDevice)).toEqual({ draft: false, photos: 0 });
});

test('a draft is gone when its person deletes it, can be taken back until the page is left, and is gone after a day', async () => {
  const page = await browsing.sit({ url: house.url, viewport: phone });
  await begin(page, '楼道里的感应灯不亮。');
  await page.getByRole('button', { name: '删除我的草稿' }).click();
  await page.getByText('草稿已删除。').waitFor();
  expect(await page.evaluate(keptOnDevice)).toEqual({ draft: false, photos: 0 });
  await page.getByRole('button', { name: '恢复草稿' }).click();
  expect(await what(page).inputValue()).toBe('楼道里的感应灯不亮。');

  await page.goto(house.url);
  await page.getByRole('link', { name: '接着写上次没写完的' }).waitFor();
  await page.evaluate(`(() => {
    const draft = JSON.parse(localStorage.getItem('maplebridge.draft'));
    localStorage.setItem('maplebridge.draft', JSON.stringify({ ...draft, savedAt: Date.now() - 25 * 3_600_000 }));
  })()`);
  await page.reload();
  await page.getByRole('heading', { name: '有事找枫桥' }).waitFor();
  expect(await page.getByRole('link', { name: '接着写上次没写完的' }).count()).toBe(0);
  expect(await page.evaluate(keptOnDevice)).toEqual({ draft: false, photos: 0 });
});

test('a kiosk keeps nothing, counts down when nobody is there, and shows the next person a clean page', async () => {
  const page = await browsing.sit({ url: house.url, viewport: { width: 1080, height: 1440 } });
  await page.clock.install();
  await page.goto(`${house.url}/?kiosk=1`);
  await page.getByRole('link', { name: '反映一件事' }).click();
  await page.getByRole('link', { name: '没有，我来说件事' }).click();
  await what(page).fill('隔壁装修半夜还在施工。');
  await page.getByText('公用设备：什么都不保存，用完会清空。').waitFor();
  expect(await page.evaluate(keptOnDevice)).toEqual({ draft: false, photos: 0 });
  await next(page);
  await page.getByRole('textbox', { name: '在哪里？' }).waitFor();
  expect(await page.locator('input[type=file]').count(), 'a kiosk opens no folders').toBe(0);

  await page.clock.runFor(75_000);
  await page.getByText('您还在用吗？').waitFor();
  // By key: the pointer waits for frames of a clock that the test holds.
  await page.getByRole('button', { name: '还在用' }).press('Enter');
  await page.clock.runFor(1000);
  expect(await page.getByText('您还在用吗？').count()).toBe(0);

  await page.clock.runFor(92_000);
  await page.getByRole('heading', { name: '有事找枫桥' }).waitFor();
  expect(await page.getByRole('link', { name: '接着写上次没写完的' }).count()).toBe(0);
  await page.goBack();
  expect(await page.getByText('隔壁装修半夜还在施工。').count()).toBe(0);
});

const voice = (lang: string) => `(() => {
  window.said = [];
  const synthesis = new EventTarget();
  Object.assign(synthesis, {
    getVoices: () => [{ lang: '${lang}', localService: true, name: 'test' }],
    speak: (words) => { window.said.push(words.text); setTimeout(() => { words.onstart?.(); words.onend?.(); }, 5); },
    cancel: () => undefined,
  });
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()`;

test('a page is read aloud with its questions, what was typed and what is wrong; a device without such a voice says so', async () => {
  const page = await browsing.sit({ url: house.url, viewport: phone });
  await page.addInitScript(voice('zh-CN'));
  await begin(page, '灯坏');
  await next(page);
  await page.getByText('还有几处要改一下').waitFor();
  await page.getByRole('button', { name: '朗读' }).click();
  await expect.poll(() => page.evaluate<number>('window.said.length')).toBeGreaterThan(4);
  await page.getByRole('button', { name: '朗读', exact: true }).waitFor();
  const said = await page.evaluate<string[]>('window.said');
  for (const words of ['发生了什么？', '请再多写几个字，说清是什么事', '灯坏', '下一步'])
    expect(
      said.some((piece) => piece.includes(words)),
      words,
    ).toBe(true);
  expect(
    said.filter((piece) => piece.includes('发生了什么')),
    'no question twice',
  ).toHaveLength(1);

  const other = await browsing.sit({ url: house.url, viewport: phone });
  await other.addInitScript(voice('fr-FR'));
  await other.goto(house.url);
  await other.getByRole('button', { name: '朗读' }).click();
  await other.getByText('这台设备没有普通话的声音').waitFor();
});
