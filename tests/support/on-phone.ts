import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestHouse } from './house.ts';

/** Knocks with the code and the digits of a receipt. */
export async function knockWithReceipt(page: Page, house: TestHouse, code: string, tail: string): Promise<void> {
  await page.goto(`${house.url}/follow`);
  await page.getByRole('textbox', { name: '查询码' }).fill(code);
  await page.getByRole('textbox', { name: '后四位' }).fill(tail);
  await page.getByRole('button', { name: '查看', exact: true }).click();
}

/** Where the first message to this liaison leads; the house needs its jobs and a clock between eight in the morning and nine in the evening. */
export async function linkSentTo(house: TestHouse, liaisonPhone: string): Promise<string> {
  const findText = () => house.messages.find(({ to }) => to === liaisonPhone)?.text;
  await expect.poll(findText, { timeout: 20_000 }).toContain('/part#');
  const { pathname, hash } = new URL(/https?:\S+/.exec(findText() ?? '')?.[0] ?? '');
  return house.url + pathname + hash;
}

/** The liaison gives the part back with a reason. */
export async function returnPart(page: Page, reason: string): Promise<void> {
  await page.locator('summary', { hasText: '退回' }).click();
  await page.getByRole('textbox', { name: '为什么退回' }).fill(reason);
  await page.locator('details[open]', { hasText: '为什么退回' }).getByRole('button', { name: '提交' }).click();
}

/** The liaison says what was done, with a photo when there is one. */
export async function finishPart(page: Page, said: string, photo?: Buffer): Promise<void> {
  const form = page.locator('details', { hasText: '办了什么，结果怎样' });
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
  await page.getByRole('textbox', { name: '办了什么，结果怎样' }).fill(said);
  if (photo) {
    const file = { name: '现场.jpg', mimeType: 'image/jpeg', buffer: photo };
    await form.locator('input[type="file"]').setInputFiles(file);
    await form.getByText('1 张').waitFor();
  }
  await form.getByRole('button', { name: '提交' }).click();
  await page.getByText('已办完，谢谢').waitFor();
}
