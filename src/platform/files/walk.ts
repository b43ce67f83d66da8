import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The stored files of a house, relative to their folder: `ab/cd/abcd…`, originals with `.sealed`; one leaf folder at a time, by name. */
export async function* listStored(folder: string): AsyncGenerator<string> {
  const within = async (place: string) =>
    (await readdir(join(folder, place)).catch(() => [])).filter((name) => /^[0-9a-f]{2}/.test(name)).sort();
  for (const first of await within('.')) {
    for (const second of await within(first)) {
      for (const name of await within(join(first, second))) {
        if (/^[0-9a-f]{64}(\.sealed)?$/.test(name)) yield `${first}/${second}/${name}`;
      }
    }
  }
}
