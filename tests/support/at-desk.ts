import type { Locator, Page } from 'playwright-core';

/** One step of a matter with its button, its form when it has fields, and the state that comes of it. */
export async function takeStep(page: Page, name: string, state: string, fill?: () => Promise<void>): Promise<void> {
  await page.locator(`[data-step="${name}"]`).click();
  await fill?.();
  await page.locator('.step-form button[type="submit"]').click();
  await page.locator('.matter-head .state-tag', { hasText: state }).waitFor();
}

/** Something from a long list, by its name. */
export async function choose(field: Locator, name: string): Promise<void> {
  await field.fill(name);
  const list = field.page().locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  const found = list.locator(
    '.ant-select-item-option, .ant-select-tree-node-content-wrapper:not([aria-disabled="true"])',
  );
  await found.filter({ hasText: name }).first().click();
}

/** Asks a unit or partner for a part of the open matter. */
export async function askForHelp(page: Page, name: string, task: string): Promise<void> {
  await page.getByRole('button', { name: '请求协办' }).click();
  await choose(page.getByRole('combobox', { name: '协办单位或联动单位' }), name);
  await page.getByRole('textbox', { name: '请他们做什么' }).fill(task);
  await page.locator('.step-form button[type="submit"]').click();
  await page.locator('.parts .part', { hasText: task }).waitFor();
}

/** The formal answer, looked at as its reader sees it and sent. */
export async function sendAnswer(page: Page, text: string): Promise<void> {
  await page.locator('[data-step="answer"]').click();
  await page.getByRole('textbox', { name: '告诉反映人' }).fill(text);
  await page.getByRole('button', { name: '预览：反映人看到的样子' }).click();
  await page.getByRole('button', { name: '发给反映人：正式答复' }).click();
  await page.locator('.matter-head .state-tag', { hasText: '已答复' }).waitFor();
}
