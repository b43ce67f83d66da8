import { inject } from 'vitest';
import { openHouseAt, type TestHouse, type TestHouseOptions } from './house-at.ts';

export type { TestHouse } from './house-at.ts';

/** Opens a house for this test file on the PostgreSQL of the whole run. */
export function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  return openHouseAt(inject('server').ownerUrl, options);
}
