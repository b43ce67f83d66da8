import { describe, expect, it } from 'vitest';
import { formatDay, formatDayTime, formatPromise, relative, untilWords } from './time.ts';

const now = new Date('2026-11-22T05:00:00Z');

describe('times as people read them', () => {
  it('a moment is told in county time, wherever the browser is', () => {
    expect(formatDayTime('2026-11-22T16:30:00Z', now)).toEqual({ zh: '11月23日 00:30', en: '23 Nov, 00:30' });
  });

  it('another year is named, this year is not', () => {
    expect(formatDay('2025-12-31T15:59:00Z', now).zh).toBe('2025年12月31日');
    expect(formatDay('2025-12-31T16:00:00Z', now).zh).toBe('1月1日');
  });

  it('a promise carries its weekday', () => {
    expect(formatPromise('2026-11-27T09:00:00Z', now)).toEqual({
      zh: '11月27日（周五）17:00',
      en: 'Fri 27 Nov, 17:00',
    });
  });

  it('what is past was ago, what is to come is said so', () => {
    expect(relative('2026-11-22T03:00:00Z', now).zh).toBe('2 小时前');
    expect(relative('2026-11-22T04:59:30Z', now).zh).toBe('刚刚');
    expect(relative('2026-11-24T05:00:00Z', now)).toEqual({ zh: '2 天后', en: 'in 2 days' });
  });

  it('a kept promise counts down, a broken one counts up, and never from zero', () => {
    expect(untilWords('2026-11-22T08:00:00Z', now)).toEqual({ zh: '还有 3 小时', en: '3 hours left' });
    expect(untilWords('2026-11-22T04:00:00Z', now)).toEqual({ zh: '已超期 1 小时', en: '1 hour overdue' });
    expect(untilWords('2026-11-22T04:59:50Z', now).zh).toBe('已超期 1 分钟');
  });
});
