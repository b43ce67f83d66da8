import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { newId } from '../../src/kit/ids.ts';
import { desk, launchBrowser, openContext, phone } from '../support/chromium.ts';

/** Takes the two pictures of the README from a running demo county: node tests/journeys/pictures.ts http://localhost:3900 */
const [url = 'http://localhost:3900'] = process.argv.slice(2);
const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const largestBytes = 250_000;

interface SignIn {
  readonly badge: string;
  readonly role: string;
  readonly password: string;
  readonly code: string;
}

interface Row {
  readonly id: string;
}

async function pictureReport(browser: Browser): Promise<void> {
  const page = await (await openContext(browser, phone)).newPage();
  await page.goto(`${url}/report`);
  await page.getByRole('link', { name: '没有，我来说件事' }).click();
  await page.locator('#what').fill('楼下烧烤店每天营业到半夜两点，桌子摆到人行道上，又吵又呛，已经半个月了。');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.locator('#where').fill('香榭花园3号楼');
  await page.locator('.sees-brief', { hasText: '派出所' }).waitFor();
  await page.locator('.sees summary').click();
  await page.locator('.sees dl').waitFor();
  await page.evaluate('document.activeElement.blur()');
  await keep(page, 'report.png');
}

async function pictureDesk(browser: Browser): Promise<void> {
  const context = await openContext(browser, desk);
  const { rows: signIns } = (await (await context.request.get(`${url}/api/demo/sign-ins`)).json()) as {
    rows: SignIn[];
  };
  const chief = signIns.find(({ role }) => role === '派出所所长');
  if (!chief) throw new Error(`no demo county at ${url}`);
  const { badge, password, code } = chief;
  await context.request.post(`${url}/api/sign-in`, {
    data: { badge, password, code },
    headers: { 'idempotency-key': newId() },
  });
  const found = await context.request.get(`${url}/api/matters?queue=open&state=closed&limit=60`);
  const { rows } = (await found.json()) as { rows: Row[] };
  const page = await context.newPage();
  await page.goto(`${url}/desk/matters/${await longestStory(page, rows)}`);
  await page.locator('.timeline').waitFor();
  await keep(page, 'desk.png');
}

/** The matter in which most happened. */
async function longestStory(page: Page, rows: readonly Row[]): Promise<string> {
  let longest = { id: '', entries: 0 };
  for (const { id } of rows) {
    const { timeline, parts } = (await (await page.request.get(`${url}/api/matters/${id}`)).json()) as {
      timeline: unknown[];
      parts: unknown[];
    };
    const entries = timeline.length + 3 * parts.length;
    if (entries > longest.entries) longest = { id, entries };
  }
  return longest.id;
}

/** As few colours and bytes as the eye allows. */
async function keep(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready');
  const picture = await sharp(await page.screenshot())
    .png({ palette: true, colours: 64, effort: 10, compressionLevel: 9 })
    .toBuffer();
  if (picture.length > largestBytes) throw new Error(`${name} has ${picture.length} bytes`);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}${name}`, picture);
  process.stdout.write(`${folder}${name}  ${Math.round(picture.length / 1000)} kB\n`);
}

const browser = await launchBrowser();
try {
  await pictureReport(browser);
  await pictureDesk(browser);
} finally {
  await browser.close();
}
