import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowsing } from '../support/browser.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { hire } from '../support/knockers.ts';
import { makeMatter } from '../support/matters.ts';
import { buildTown, type Town } from '../support/town.ts';

let house: TestHouse;
let town: Town;
const browsing = startBrowsing();
const phone = { width: 390, height: 844 };

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true });
  town = await buildTown(house);
});
afterAll(() => house.close());

/** A street with two heads and a number plate. */
const street = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
  <rect width="1200" height="900" fill="#b9c4cc"/><rect y="560" width="1200" height="340" fill="#7c7f83"/>
  <circle cx="330" cy="380" r="70" fill="#e4b68f"/><rect x="240" y="450" width="180" height="300" rx="40" fill="#3b5b92"/>
  <circle cx="560" cy="400" r="62" fill="#d9a57a"/><rect x="480" y="462" width="160" height="280" rx="36" fill="#8c3b3b"/>
  <rect x="760" y="520" width="380" height="200" rx="30" fill="#f2f2f2"/><rect x="860" y="640" width="180" height="48" fill="#1c4fa0"/>
</svg>`;

interface Seen {
  readonly page: Page;
  readonly fileId: string;
  readonly matterId: string;
}

/** The handler before a matter with one photo. */
async function atPhoto(viewport?: typeof phone): Promise<Seen> {
  const { cookie, caller } = await hire(house, { unitId: town.units.north, duties: ['handle'] });
  const { id: matterId } = await makeMatter(house, { unitId: town.units.north, state: 'in_hand' });
  const fileId = String(
    (await caller.bytes('/api/files', await sharp(Buffer.from(street)).jpeg().toBuffer())).body['id'],
  );
  await house.base.owner.query(
    `update stored_file set subject_kind = 'matter', subject_id = $1, audience = 'resident' where id = $2`,
    [matterId, fileId],
  );
  const page = await browsing.sit({ url: house.url, cookie, ...(viewport && { viewport }) });
  await page.goto(`${house.url}/desk/matters/${matterId}`);
  return { page, fileId, matterId };
}

async function boxesOf(fileId: string): Promise<readonly { x: number; y: number; width: number; height: number }[]> {
  const { rows } = await house.base.owner.query(`select hidden_boxes from stored_file where id = $1`, [fileId]);
  return (rows[0] as { hidden_boxes: [] }).hidden_boxes;
}

test('by keyboard alone a handler boxes in a face, undoes a slip, saves, and the photo may be shared', async () => {
  const { page, fileId } = await atPhoto();
  await page.getByText('尚未遮挡').waitFor();
  await page.getByRole('link', { name: /^遮挡 照片 1/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '声明：没有人脸和车牌' }).waitFor();
  await page.keyboard.press('b');
  const box = page.getByRole('button', { name: /^遮挡框 1：离左 40%，离上 40%，宽 20%，高 20%/ });
  await box.and(page.locator(':focus')).waitFor();
  for (let presses = 0; presses < 18; presses += 1) await page.keyboard.press('ArrowLeft');
  for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press('ArrowUp');
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.getByRole('button', { name: /离左 22%，离上 32%，宽 15%，高 20%/ }).waitFor();
  await page.keyboard.press('b');
  await page
    .getByRole('button', { name: /^遮挡框 2/ })
    .and(page.locator(':focus'))
    .waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: /^遮挡框 2/ }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /^遮挡框 2/ }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: /^遮挡框 2/ }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '保存遮挡' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('已保存的副本').waitFor();
  expect((await boxesOf(fileId)).map((saved) => Math.round(saved.x * 100))).toEqual([22]);
  await page.keyboard.press('Escape');
  await page.getByText('可共享').waitFor();
  await page.getByText('照片已遮挡').waitFor();
});

test('on a phone a box is drawn, moved and sized by pointer, over the zoomed photo too', async () => {
  const { page, fileId, matterId } = await atPhoto(phone);
  await page.goto(`${house.url}/desk/matters/${matterId}/photos/${fileId}`);
  const photo = page.locator('fieldset.redact-photo');
  await photo.locator('img').waitFor();
  await page.getByRole('button', { name: '放大' }).click();
  await page.getByRole('button', { name: '缩小' }).click();
  await page.getByText('100%').waitFor();
  await expect.poll(() => photo.locator('img').evaluate((image) => Object(image).complete)).toBe(true);
  const pull = async (from: readonly [number, number], to: readonly [number, number]) => {
    const frame = await photo.boundingBox();
    if (!frame) throw new Error('no photo');
    const at = ([x, y]: readonly [number, number]) => [frame.x + frame.width * x, frame.y + frame.height * y] as const;
    await page.mouse.move(...at(from));
    await page.mouse.down();
    await page.mouse.move(...at(to), { steps: 4 });
    await page.mouse.up();
  };
  await photo.scrollIntoViewIfNeeded();
  await pull([0.2, 0.3], [0.4, 0.6]);
  await page.getByRole('button', { name: /^遮挡框 1/ }).waitFor();
  await pull([0.3, 0.45], [0.4, 0.45]);
  await pull([0.5, 0.6], [0.6, 0.7]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width);
  await page.getByRole('button', { name: '保存遮挡' }).click();
  await page.getByText('已保存的副本').waitFor();
  const [box] = await boxesOf(fileId);
  for (const [side, expected] of Object.entries({ x: 0.3, y: 0.3, width: 0.3, height: 0.4 })) {
    expect(Math.abs(Number(box?.[side as 'x']) - expected)).toBeLessThan(0.02);
  }
});

test('what a colleague hid meanwhile is not lost: both have their boxes in the end', async () => {
  const { page, fileId, matterId } = await atPhoto();
  await page.goto(`${house.url}/desk/matters/${matterId}/photos/${fileId}`);
  await page.getByRole('button', { name: '声明：没有人脸和车牌' }).waitFor();
  await page.keyboard.press('b');
  const colleague = (await hire(house, { unitId: town.units.north, duties: ['handle'] })).caller;
  await colleague.post(`/api/files/${fileId}/redact`, { boxes: [{ x: 0.7, y: 0.7, width: 0.2, height: 0.1 }] });
  await page.getByRole('button', { name: '加上同事的框，继续' }).click();
  await page.getByRole('button', { name: /^遮挡框 2：离左 70%/ }).waitFor();
  await page.getByRole('button', { name: '保存遮挡' }).click();
  await page.getByText('已保存的副本').waitFor();
  expect((await boxesOf(fileId)).map((box) => Math.round(box.x * 100))).toEqual([40, 70]);
});
