import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../kit/calendar.ts';
import { seedHolidays } from '../../kit/holidays.ts';
import { keysOf } from '../../kit/words.ts';
import {
  afterVotes,
  batchesOf,
  expiryOf,
  hideSmall,
  isPoor,
  judgeAnswers,
  leastAnswers,
  objectionTimes,
  questionList,
  readReply,
  tallyOf,
} from './rules.ts';
import { type Counted, figuresOf, ratingsOf } from './rules-figures.ts';
import { said, surveyWays } from './words.ts';

const ways = keysOf(surveyWays);
const saying = fc.constantFrom(null, ...keysOf(said));
const answers = fc.record({ speed: saying, manner: saying, clarity: saying, result: saying });
const nothing = { speed: null, manner: null, clarity: null, result: null };

/** A survey as the book would hold it, whatever somebody said. */
const group: fc.Arbitrary<Counted> = fc
  .record({
    answers,
    way: fc.constantFrom(...ways),
    unit_id: fc.constantFrom('north', 'south'),
    upheld: fc.boolean(),
    count: fc.integer({ min: 1, max: 9 }),
    unanswered: fc.constantFrom('open' as const, 'silent' as const, 'lapsed' as const),
  })
  .map(({ answers: words, unanswered, upheld, ...rest }) => {
    const verdict = judgeAnswers(words);
    const isAnswered = verdict === 'answered';
    return {
      ...rest,
      ...(isAnswered ? words : nothing),
      upheld: isAnswered && upheld,
      state: verdict === 'empty' ? unanswered : verdict,
      way: verdict === 'empty' ? null : rest.way,
    };
  });
const groups = fc.array(group, { maxLength: 30 });
const total = (some: readonly Counted[]) => some.reduce((sum, { count }) => sum + count, 0);

describe('figures', () => {
  test('hold what was said and nothing else: each rating of each question is the number of those who said it', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const { shares } = figuresOf(all, ways);
        for (const question of questionList) {
          const share = shares[question];
          const rated = all.filter((one) => one[question] !== null && one[question] !== 'declined');
          if (total(rated) < leastAnswers) expect(share).toBeNull();
          for (const rating of ['good', 'fair', 'poor'] as const) {
            const wanted = total(all.filter((one) => one[question] === rating));
            expect(ratingsOf(all, question)[rating]).toBe(wanted);
            if (share) expect(share[rating]).toMatchObject({ count: wanted, of: total(rated) });
          }
        }
      }),
    );
  });

  test('count everybody who was asked once: answered, refused, silent or waiting', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const { counts, units } = figuresOf(all, ways);
        expect(counts.answered + counts.refused + counts.silent + counts.waiting).toBe(counts.asked);
        expect(counts.asked + counts.lapsed).toBe(total(all));
        expect(units.reduce((sum, { asked }) => sum + asked, 0)).toBe(counts.asked);
      }),
    );
  });

  test('do not move in any share when somebody refuses, stays silent or leaves a question out', () => {
    fc.assert(
      fc.property(groups, fc.constantFrom('refused' as const, 'silent' as const, 'open' as const), (all, state) => {
        const more: Counted = { ...nothing, state, way: null, unit_id: 'north', upheld: false, count: 3 };
        expect(figuresOf([...all, more], ways).shares).toEqual(figuresOf(all, ways).shares);
      }),
    );
  });

  test('without upheld objections are those with them less exactly what was upheld', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const made = figuresOf(all, ways);
        const upheld = all.filter((one) => one.upheld);
        expect(made.upheld).toBe(total(upheld));
        for (const question of questionList) {
          for (const rating of ['good', 'fair', 'poor'] as const) {
            const [withAll, without] = [made.shares[question], made.sharesWithout[question]];
            if (withAll && without)
              expect(withAll[rating].count - without[rating].count).toBe(ratingsOf(upheld, question)[rating]);
          }
        }
      }),
    );
  });

  test('tell nothing of four people or fewer, neither shown nor by subtraction', () => {
    const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(counts, (found) => {
        const all = new Map(Object.entries(found));
        const hidden = hideSmall(all);
        for (const [key, count] of all) if (count > 0 && count < leastAnswers) expect(hidden.has(key)).toBe(true);
        for (const key of hidden) expect(all.get(key)).toBeGreaterThan(0);
        const sum = [...hidden].reduce((together, key) => together + (all.get(key) ?? 0), 0);
        const whole = [...all.values()].reduce((together, count) => together + count, 0);
        if (hidden.size > 0) expect(sum >= leastAnswers || sum === whole).toBe(true);
      }),
    );
  });
});

describe('what somebody says', () => {
  test('is a refusal only when every word is "rather not"; nothing at all is no answer', () => {
    expect(judgeAnswers(nothing)).toBe('empty');
    expect(judgeAnswers({ ...nothing, manner: 'declined' })).toBe('refused');
    expect(judgeAnswers({ ...nothing, manner: 'declined', result: 'fair' })).toBe('answered');
    expect(isPoor({ ...nothing, clarity: 'poor', result: 'good' })).toBe(true);
    expect(isPoor({ ...nothing, result: 'fair' })).toBe(false);
  });

  test('by SMS is one digit for the result or four for all, and never a guess', () => {
    expect(readReply('1')).toEqual({ ...nothing, result: 'good' });
    expect(readReply(' ３。')).toEqual({ ...nothing, result: 'poor' });
    expect(readReply('1 2 3 0')).toEqual({ speed: 'good', manner: 'fair', clarity: 'poor', result: 'declined' });
    expect(readReply('不满意')).toEqual({ ...nothing, result: 'poor' });
    for (const text of ['', '4', '12', '123', '12345', '1a', '退订', '谢谢', 'constructor']) {
      expect(readReply(text)).toBeUndefined();
    }
  });

  test('is counted in batches of five, the last of which waits until it is full', () => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: 40 }), (all) => {
        const batches = batchesOf(all);
        expect(batches.every((batch) => batch.length === leastAnswers)).toBe(true);
        expect(all.length - batches.flat().length).toBeLessThan(leastAnswers);
        expect(tallyOf(batches.flat())).toEqual(tallyOf(all.slice(0, batches.length * leastAnswers)));
      }),
    );
  });
});

describe('times', () => {
  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-01'), noInvalidDate: true });

  test('a poor rating becomes known on a Monday, with those of its week, so that the day says nothing', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const { from, until } = objectionTimes(at, seedHolidays);
        expect(new Date(`${from}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(from > dayOf(at)).toBe(true);
        expect(from <= addDays(dayOf(at), 7)).toBe(true);
        expect(dayOf(until) >= addDays(from, 11)).toBe(true);
      }),
    );
  });

  test('an objection has ten working days from that Monday', () => {
    const { from, until } = objectionTimes(new Date('2026-11-25T02:00:00Z'), seedHolidays);
    expect(from).toBe('2026-11-30');
    expect(until.toISOString()).toBe('2026-12-14T09:30:00.000Z');
  });

  test('fifteen days after closing a survey is over at midnight', () => {
    expect(expiryOf('2026-11-01').toISOString()).toBe('2026-11-16T16:00:00.000Z');
  });
});

test('an objection stands only when two people say so', () => {
  expect(afterVotes([])).toBe('open');
  expect(afterVotes([{ upholds: true }])).toBe('open');
  expect(afterVotes([{ upholds: false }])).toBe('open');
  expect(afterVotes([{ upholds: true }, { upholds: false }])).toBe('rejected');
  expect(afterVotes([{ upholds: true }, { upholds: true }])).toBe('upheld');
});
