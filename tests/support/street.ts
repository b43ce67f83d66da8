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
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
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

/** Every byte of the app's databases as the browser hands them out, as one text; and which databases there are. */
export async function rawStore(page: Page): Promise<{ databases: string[]; text: string; records: number }> {
  return page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
    let text = '';
    let records = 0;
    const decoder = new TextDecoder('utf-8');
    const spell = (value: unknown): string => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return decoder.decode(value as BufferSource);
      if (typeof value === 'object' && value !== null) return Object.entries(value).map(([name, inner]) => `${name} ${spell(inner)}`).join(' ');
      return String(value);
    };
    for (const name of databases) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      for (const store of db.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const asked = db.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result);
        });
        records += all.length;
        text += all.map(spell).join('\n');
      }
      db.close();
    }
    return { databases, text, records };
  });
}
