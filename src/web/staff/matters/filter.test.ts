import { describe, expect, it } from 'vitest';
import { filterInput, narrowings, readFilter, writeFilter } from './filter.ts';

describe('the filter of a list in the address', () => {
  it('comes back as it was written', () => {
    const filter = readFilter(
      new URLSearchParams({ queue: 'overdue', q: '漏水', category: 'dispute', from: '2026-11-01' }),
    );
    expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
    expect(filterInput(filter)).toEqual({ queue: 'overdue', q: '漏水', category: 'dispute', from: '2026-11-01' });
    expect(narrowings(filter)).toBe(2);
  });

  it('falls back to everything open for a queue or a state that does not exist', () => {
    const filter = readFilter(new URLSearchParams({ queue: 'no-such', state: 'no-such' }));
    expect(writeFilter(filter)).toEqual({ queue: 'open' });
  });
});
