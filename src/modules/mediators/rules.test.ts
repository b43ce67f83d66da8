import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findFrameProblem,
  findTermProblem,
  hoursOf,
  isTermEnding,
  isTrainingDue,
  judgeRenewal,
  judgeSignOff,
  mayTakeCase,
  sortFrames,
  standingOn,
  yearlyMinutes,
  yearsLater,
} from './rules.ts';
import { fitOf, orderCards } from './rules-order.ts';
import type { SpokenLanguage } from './words.ts';

const card = {
  state: 'active',
  restUntil: null,
  termFrom: '2026-01-01',
  termTo: '2029-01-01',
  holdsPost: true,
  cap: 3,
} as const;

describe('how a card stands', () => {
  it.each([
    [{}, '2026-11-22', 'active'],
    [{}, '2025-12-31', 'not-yet'],
    [{}, '2029-01-01', 'expired'],
    [{ holdsPost: false }, '2026-11-22', 'no-post'],
    [{ state: 'resting' }, '2026-11-22', 'resting'],
    [{ state: 'resting', restUntil: '2026-11-23' }, '2026-11-22', 'resting'],
    [{ state: 'resting', restUntil: '2026-11-22' }, '2026-11-22', 'active'],
    [{ state: 'apprentice' }, '2026-11-22', 'apprentice'],
    [{ state: 'ended', holdsPost: false }, '2026-11-22', 'ended'],
  ] as const)('%o on %s: %s', (change, day, standing) => {
    expect(standingOn({ ...card, ...change }, day)).toBe(standing);
  });

  it('an apprentice never takes a case, a mediator one less than the cap allows', () => {
    expect(mayTakeCase({ ...card, state: 'apprentice' }, 0, '2026-11-22')).toEqual({ may: false, why: 'apprentice' });
    expect(mayTakeCase(card, 2, '2026-11-22')).toEqual({ may: true });
    expect(mayTakeCase(card, 3, '2026-11-22')).toEqual({ may: false, why: 'full' });
  });
});

describe('terms', () => {
  it('last three years at most, over leap days too', () => {
    expect(yearsLater('2028-02-29')).toBe('2031-02-28');
    expect(yearsLater('2025-02-28')).toBe('2028-02-28');
    expect(findTermProblem({ termFrom: '2026-05-01', termTo: '2029-05-01' })).toBeUndefined();
    expect(findTermProblem({ termFrom: '2026-05-01', termTo: '2029-05-02' })?.path).toBe('termTo');
    expect(findTermProblem({ termFrom: '2026-05-01', termTo: '2026-05-01' })?.path).toBe('termTo');
  });

  it('are renewed from ninety days before the end on, and begin where the old one ends', () => {
    expect(judgeRenewal(card, '2028-10-02')).toBe('mediator.too-early');
    expect(judgeRenewal(card, '2028-10-03')).toEqual({ from: '2029-01-01' });
    expect(judgeRenewal(card, '2029-03-01')).toEqual({ from: '2029-03-01' });
    expect(judgeRenewal({ ...card, state: 'ended' }, '2028-12-01')).toBe('step.not-now');
  });

  it('are told of thirty days before they end', () => {
    expect(isTermEnding(card, '2028-12-01')).toBe(false);
    expect(isTermEnding(card, '2028-12-02')).toBe(true);
  });
});

describe('training', () => {
  const trained = { state: 'active', appointedOn: '2026-01-01', trainedMinutes: yearlyMinutes - 1 } as const;

  it('is due in the last quarter for whoever lacks hours and did not just begin', () => {
    expect(isTrainingDue(trained, '2026-09-30')).toBe(false);
    expect(isTrainingDue(trained, '2026-10-01')).toBe(true);
    expect(isTrainingDue({ ...trained, trainedMinutes: yearlyMinutes }, '2026-10-01')).toBe(false);
    expect(isTrainingDue({ ...trained, appointedOn: '2026-10-01' }, '2026-12-31')).toBe(false);
  });

  it('comes before an apprentice is signed off, and somebody else signs', () => {
    const apprentice = { state: 'apprentice', personId: 'a' } as const;
    expect(judgeSignOff(apprentice, { personId: 'b', minutes: yearlyMinutes - 1 })).toBe('mediator.untrained');
    expect(judgeSignOff(apprentice, { personId: 'a', minutes: yearlyMinutes })).toBe('mediator.same-person');
    expect(judgeSignOff(apprentice, { personId: null, minutes: yearlyMinutes })).toBe('mediator.same-person');
    expect(judgeSignOff(apprentice, { personId: 'b', minutes: yearlyMinutes })).toBeUndefined();
  });
});

it('weekly times end later than they start and do not overlap on one day', () => {
  const morning = { day: 2, from: '09:00', to: '11:30' };
  const problem = (...frames: (typeof morning)[]) => findFrameProblem(frames)?.path;
  expect(problem(morning, { day: 2, from: '11:30', to: '12:00' }, { ...morning, day: 1 })).toBeUndefined();
  expect(problem({ day: 2, from: '11:00', to: '12:00' }, morning)).toBe('frames');
  expect(problem({ day: 2, from: '11:00', to: '11:00' })).toBe('frames');
  expect(hoursOf([morning, { day: 7, from: '00:00', to: '08:05' }])).toEqual({ 2: [[540, 690]], 0: [[0, 485]] });
  expect(sortFrames([morning, { ...morning, day: 1 }]).map(({ day }) => day)).toEqual([1, 2]);
});

describe('the order of cards', () => {
  const made = (id: string, fields: string[], languages: SpokenLanguage[] = ['zh']) => ({ id, fields, languages });

  it('is by field first, then by language; whoever fits no field is left out', () => {
    const cards = [
      made('below', ['dispute.water.stairs']),
      made('above', ['dispute']),
      made('very', ['dispute.water']),
      made('very, speaks', ['dispute.water'], ['zh', 'mn']),
      made('none', ['help']),
      made('not below', ['dispute.wat']),
    ];
    const wish = { categories: ['dispute.water'], languages: ['mn'] };
    expect(orderCards(cards, wish, 'x').map(({ id }) => id)).toEqual(['very, speaks', 'very', 'above', 'below']);
    expect(fitOf(made('x', ['help']), { categories: [], languages: ['zh'] })).toBeGreaterThan(0);
  });

  it('is the same for the same case whatever order they come in, and no name stands first in most cases', () => {
    const cards = Array.from({ length: 8 }, (_, i) => made(`m${i}`, ['dispute']));
    const wish = { categories: ['dispute'], languages: [] };
    fc.assert(
      fc.property(fc.uuid(), fc.shuffledSubarray(cards, { minLength: 8 }), (seed, shuffled) => {
        expect(orderCards(shuffled, wish, seed)).toEqual(orderCards(cards, wish, seed));
      }),
      { numRuns: 50 },
    );
    const first = new Map<string, number>();
    for (let i = 0; i < 4000; i += 1) {
      const id = orderCards(cards, wish, `case ${i}`)[0]?.id ?? '';
      first.set(id, (first.get(id) ?? 0) + 1);
    }
    // 500 each are expected; four standard deviations are 84.
    expect([...first.values()].every((times) => Math.abs(times - 500) < 90)).toBe(true);
    expect(first.size).toBe(8);
  });
});
