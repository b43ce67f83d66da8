import type { Page } from 'playwright-core';
import type { TestHouse } from './house.ts';

export const streetPin = '402817';

/** The street app of somebody who is signed in, behind a fresh PIN, with its files on the device. */
export async function openStreet(page: Page, house: TestHouse): Promise<void> {
  await page.goto(`${house.url}/street/`);
  await page.getByLabel('本机密码').fill(streetPin);
  await page.getByLabel('再输一遍').fill(streetPin);
  await page.getByRole('button', { name: '设好了，开始' }).click();
  await page.getByRole('heading', { name: '下一件事', level: 1 }).waitFor();
  await page.evaluate('navigator.serviceWorker.ready');
  // The content policy forbids what `waitForFunction` would evaluate again and again.
  while (!(await page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))) await page.waitForTimeout(50);
}

/** Opens what is on the device with the PIN. */
export async function unlockStreet(page: Page, pin = streetPin): Promise<void> {
  await page.getByRole('heading', { name: '已锁定' }).waitFor();
  await page.getByLabel('本机密码').fill(pin);
  await page.getByRole('button', { name: '打开' }).click();
}

/** Goes to one of the five places at the thumb. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click();
}

interface RawStore {
  readonly databases: readonly string[];
  readonly records: number;
  readonly text: string;
}

// Runs in the page, past the app: bytes are read as if somebody had hoped for text.
const readRaw = `(async () => {
  const finished = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const decoder = new TextDecoder();
  const spell = (value) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return decoder.decode(value);
    if (typeof value === 'object' && value !== null) return Object.entries(value).map(([name, inner]) => name + ' ' + spell(inner)).join(' ');
    return String(value);
  };
  const databases = (await indexedDB.databases()).map(({ name }) => name);
  let [records, text] = [0, ''];
  for (const name of databases) {
    const db = await finished(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      const all = await finished(db.transaction(store).objectStore(store).getAll());
      records += all.length;
      text += all.map(spell).join(' ');
    }
    db.close();
  }
  return { databases, records, text };
})()`;

/** Everything that the databases of the page hold, as one text, past the app. */
export function rawStore(page: Page): Promise<RawStore> {
  return page.evaluate<RawStore>(readRaw);
}
