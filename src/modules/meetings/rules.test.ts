import { describe, expect, test } from 'vitest';
import { judgeHolding, stuckReasonsOf } from './rules.ts';

const now = new Date('2026-11-23T02:00:00Z');

describe('minutes', () => {
  test('are not written before the meeting began', () => {
    expect(judgeHolding({ now, startsAt: new Date(now.getTime() + 1), attendees: 5 })).toBe('meeting.too-early');
    expect(judgeHolding({ now, startsAt: now, attendees: 5 })).toBeUndefined();
  });

  test('say who was there', () => {
    expect(judgeHolding({ now, startsAt: now, attendees: 0 })).toBe('meeting.nobody');
  });
});

test('a matter is stuck when its units disagree, it came back twice or its day has passed, and every reason is named', () => {
  const calm = { isOverdue: false, timesReopened: 1, timesReturned: 1, isDisputed: false };
  expect(stuckReasonsOf(calm)).toEqual([]);
  expect(stuckReasonsOf({ ...calm, isOverdue: true })).toEqual(['overdue']);
  expect(stuckReasonsOf({ isOverdue: true, timesReopened: 2, timesReturned: 3, isDisputed: true })).toEqual([
    'disputed',
    'reopened',
    'returned',
    'overdue',
  ]);
});
