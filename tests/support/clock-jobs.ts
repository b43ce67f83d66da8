import { lookAtClocks } from '../../src/modules/clocks/jobs.ts';
import { checkBooks, matterClockDesk } from '../../src/modules/matters/api.ts';
import { withinHouse } from '../../src/platform/corridor.ts';
import type { TestHouse } from './house.ts';

const look = lookAtClocks(() => ({ matter: matterClockDesk }));

/** What the house does every minute with the clocks of matters. */
export async function lookAtMatterClocks(house: TestHouse): Promise<void> {
  await withinHouse(house.open.house, 'job.clock:look', (ctx) => look(ctx));
}

/** Matters whose rows and facts do not agree. */
export async function wrongBooks(house: TestHouse): Promise<readonly unknown[]> {
  return (await checkBooks(house.base.app.db, () => undefined)).wrong;
}
