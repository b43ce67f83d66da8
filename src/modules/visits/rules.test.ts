import { describe, expect, test } from 'vitest';
import { judgeFinishing, judgeWriting, nextVisitOn } from './rules.ts';

describe('a visit', () => {
  test('is completed for a week after it was made, and never after it was cancelled', () => {
    expect(judgeWriting({ state: 'planned', doneOn: null }, '2026-11-22')).toBeUndefined();
    expect(judgeWriting({ state: 'done', doneOn: '2026-11-22' }, '2026-11-29')).toBeUndefined();
    expect(judgeWriting({ state: 'done', doneOn: '2026-11-22' }, '2026-11-30')).toBe('visit.written');
    expect(judgeWriting({ state: 'cancelled', doneOn: null }, '2026-11-22')).toBe('step.not-now');
  });

  test('is not done while nobody was met and nothing was seen', () => {
    expect(judgeFinishing({ met: '', seen: '' })).toBe('visit.empty');
    expect(judgeFinishing({ met: '', seen: '没人在家' })).toBeUndefined();
  });

  test('comes again by the wished interval until the last day', () => {
    expect(nextVisitOn({ everyDays: 7, untilOn: '2026-11-29' }, '2026-11-22')).toBe('2026-11-29');
    expect(nextVisitOn({ everyDays: 8, untilOn: '2026-11-29' }, '2026-11-22')).toBeUndefined();
    expect(nextVisitOn({ everyDays: null, untilOn: '2026-12-29' }, '2026-11-22')).toBeUndefined();
  });
});
