import { expect, test } from 'vitest';
import { fuzz, HeardLog } from '../fuzz/fuzz.ts';
import { openTestHouse } from '../support/house.ts';

const settings = { seed: 20_261_122, requests: 2000, lanes: 6, renewEvery: 500, lawfulRounds: 0 };

test('two thousand hostile and lawful knocks at every door break nothing and bring nobody what is not theirs', async () => {
  const log = new HeardLog();
  const house = await openTestHouse({ startAt: new Date('2026-11-22T02:00:00Z'), log });
  try {
    const ledger = await fuzz(house, log, settings);
    expect(ledger.total).toBeGreaterThan(settings.requests * 0.95);
    expect(ledger.findings.join('\n\n')).toBe('');
  } finally {
    await house.close();
  }
});
