import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kit/calendar.ts';
import { afterVisit, automaticFor, daysOfPlan, judgeByOther, judgeSnooze, triesMost } from './rules.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a plan', () => {
  test('visits after 7, 30 and 90 days', () => {
    expect(daysOfPlan('2026-11-22', [7, 30, 90])).toEqual(['2026-11-29', '2026-12-22', '2027-02-20']);
  });

  test('has its days in order, each once, none before it starts, whatever order they were written in', () => {
    fc.assert(
      fc.property(day, fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 8 }), (start, days) => {
        const planned = daysOfPlan(start, days);
        expect(planned).toEqual([...new Set(planned)].sort());
        expect(planned).toHaveLength(new Set(days).size);
        expect(planned.every((on) => on >= start)).toBe(true);
      }),
    );
  });

  test('starts by itself for its categories, the most exact one first, and never for others', () => {
    const template = (code: string, categories: string[], automatic = true) => ({
      code,
      zh: '',
      en: '',
      days: [7],
      categories,
      automatic,
    });
    const all = [
      template('dispute', ['dispute']),
      template('debt', ['dispute.debt']),
      template('family', ['help'], false),
    ];
    expect(automaticFor(all, 'dispute.debt')?.code).toBe('debt');
    expect(automaticFor(all, 'dispute.water')?.code).toBe('dispute');
    expect(automaticFor(all, 'disputes')).toBeUndefined();
    expect(automaticFor(all, 'help')).toBeUndefined();
  });
});

describe('a visit', () => {
  test('at which nobody was there is tried again, but not for ever', () => {
    let tries = 0;
    let task = afterVisit({ tries }, 'unreached', '2026-11-22');
    expect(task).toEqual({ state: 'due', dueOn: '2026-11-25' });
    while (task.state === 'due') {
      tries += 1;
      task = afterVisit({ tries }, 'unreached', '2026-11-22');
    }
    expect(tries + 1).toBe(triesMost);
  });

  test('may be put off by a month at the most, and only into the future', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40, max: 80 }), (today, ahead) => {
        expect(judgeSnooze(addDays(today, ahead), today) === undefined).toBe(ahead > 0 && ahead <= 30);
      }),
    );
  });

  test('is made by somebody who did not do the work', () => {
    expect(judgeByOther('officer', ['chief', 'officer'])).toBe('step.same-person');
    expect(judgeByOther('visitor', ['chief', null])).toBeUndefined();
    expect(judgeByOther(null, [null])).toBeUndefined();
  });
});
