import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { desk, launchBrowser, openContext } from './chromium.ts';
import { lookOften } from './looking.ts';

interface Seat {
  /** The house they come to. */
  readonly url: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** A session or receipt as a cookie header. */
  readonly cookie?: string;
}

/** The browser of one test file. */
interface Browsing {
  /** Somebody with a browser of their own; watched until the test ends. */
  sit(seat: Seat): Promise<Page>;
}

/** One Chromium for a test file. Each test closes its people's browsers; it fails when a page had trouble, and a failed test leaves pictures. */
export function startBrowsing(): Browsing {
  let browser: Browser | undefined;
  const seated: Page[] = [];
  // Console errors, broken pages, breaches of the content policy, answers of 500 and above.
  const troubles: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async ({ task }) => {
    const found = troubles.splice(0);
    if (task.result?.state === 'fail' || found.length > 0) await takePictures(seated, task.name);
    for (const page of seated.splice(0)) await page.context().close();
    if (found.length > 0) throw new Error(`trouble on the pages:\n${found.join('\n')}`);
  });
  const sit = async ({ url, viewport = desk, cookie }: Seat) => {
    if (!browser) throw new Error('no browser yet');
    const context = await openContext(browser, viewport);
    context.setDefaultTimeout(30_000);
    if (cookie !== undefined) await context.addCookies([cookieOf(cookie, url)]);
    const page = await context.newPage();
    lookOften(page);
    watch(page, troubles);
    seated.push(page);
    return page;
  };
  return { sit };
}

function cookieOf(header: string, url: string): { name: string; value: string; url: string } {
  const [name = '', ...value] = header.split('=');
  return { name, value: value.join('='), url };
}

// A refusal (4xx) and a cut network are part of the stories; the browser writes them into the console by itself.
const lawful = /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/;

function watch(page: Page, troubles: string[]): void {
  const tell = (what: string) => troubles.push(`${page.url()}: ${what}`);
  page.on('console', (message) => {
    if (message.type() === 'error' && !lawful.test(message.text())) tell(message.text());
  });
  page.on('pageerror', (problem) => tell(problem.message));
  page.on('response', (response) => {
    if (response.status() >= 500) tell(`${response.status()} from ${response.url()}`);
  });
}

async function takePictures(pages: readonly Page[], test: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'maplebridge-pictures-'));
  for (const [index, page] of pages.entries()) {
    await page.screenshot({ path: join(folder, `${index}.png`), fullPage: true }).catch(() => undefined);
  }
  process.stderr.write(`pictures of "${test}": ${folder}\n`);
}

/** Goes with the Tab key to something; fails when the keyboard does not get there. */
export async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  const page = target.page();
  const focused = target.and(page.locator(':focus'));
  for (let presses = 0; presses < 120; presses += 1) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not get to ${target.toString()}`);
}

/** Presses a button or follows a link without the mouse. */
export async function press(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press('Enter');
}

/** Types into a field that the keyboard leads to; an input method hands over whole words. */
export async function typeInto(target: Locator, text: string): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.insertText(text);
}
