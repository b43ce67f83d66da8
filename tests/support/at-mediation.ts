import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestHouse } from './house.ts';

/** Opens one form of the desk, fills it, sends it, and waits until it has folded. */
export async function act(within: Page | Locator, name: string, fill?: () => Promise<void>): Promise<void> {
  await within.locator(`[id^="act-${name}-"]`).first().click();
  await fill?.();
  await send(within);
}

/** Sends the form that is open. */
export async function send(within: Page | Locator): Promise<void> {
  const form = within.locator('form.register-form');
  await form.locator('button[type="submit"]').click();
  await form.waitFor({ state: 'detached' });
}

/** Where the newest message to this party leads, in this house. */
export async function linkFor(house: TestHouse, phone: string): Promise<string> {
  const newest = () => house.messages.findLast(({ to, text }) => to === phone && text.includes('/mediation#'))?.text;
  await expect.poll(newest, { timeout: 20_000 }).toBeDefined();
  const { pathname, hash } = new URL(/https?:\S+/.exec(newest() ?? '')?.[0] ?? '');
  return house.url + pathname + hash;
}

/** Comes in with the number and the four digits, as from a letter; whoever is still in stays in. */
export async function enterByCode(page: Page, house: TestHouse, partyId: string): Promise<void> {
  const { rows } = await house.base.owner.query<{ code: string; tail: string }>(
    'select code, tail from mediation_party where id = $1',
    [partyId],
  );
  await page.goto(`${house.url}/mediation`);
  await page.locator('.mediation-own, #code').first().waitFor();
  if ((await page.locator('.mediation-own').count()) > 0) return;
  await page.getByRole('textbox', { name: '编号' }).fill(rows[0]?.code ?? '');
  await page.getByRole('textbox', { name: '四位数字' }).fill(rows[0]?.tail ?? '');
  await page.getByRole('button', { name: '进入' }).click();
  await page.locator('.mediation-own').waitFor();
}

/** Says yes and that the rights were read. */
export async function agreeToTalk(page: Page): Promise<void> {
  await page.getByRole('button', { name: '愿意', exact: true }).click();
  await page.getByRole('button', { name: '愿意', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '我知道了' }).click();
  await page.getByText('确认', { exact: false }).first().waitFor();
}

/** Writes something with the mouse into the field for a hand. */
export async function drawIn(pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('nothing to write in');
  const { mouse } = pad.page();
  const at = (across: number, down: number) => [box.x + box.width * across, box.y + box.height * down] as const;
  await mouse.move(...at(0.1, 0.3));
  await mouse.down();
  for (let step = 1; step <= 8; step += 1) await mouse.move(...at(0.1 + step / 10, step % 2 === 0 ? 0.3 : 0.7));
  await mouse.up();
}

/** Signs the agreement on the own page: by name and by hand. */
export async function signOnPhone(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '我要签名' }).click();
  await page.getByRole('textbox', { name: '打出您的姓名' }).fill(name);
  await drawIn(page.getByRole('img', { name: '用手指写下您的姓名' }));
  await page.getByRole('button', { name: '确认签名' }).click();
  await page.getByRole('button', { name: '确认签名' }).waitFor({ state: 'detached' });
}
