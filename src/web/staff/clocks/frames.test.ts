import { describe, expect, test } from 'vitest';
import { daySpans } from './frames.ts';

describe('the days of a year in few words', () => {
  test('days that follow one another are told as one span, a single day as itself', () => {
    expect(daySpans(['2026-01-01', '2026-01-02', '2026-01-03', '2026-02-14', '2026-05-09'])).toEqual([
      '01/01–01/03',
      '02/14',
      '05/09',
    ]);
  });

  test('a span goes on over the end of a month', () => {
    expect(daySpans(['2025-01-31', '2025-02-01', '2025-05-31', '2025-06-01'])).toEqual(['01/31–02/01', '05/31–06/01']);
  });

  test('a year without any has no words', () => {
    expect(daySpans([])).toEqual([]);
  });
});
