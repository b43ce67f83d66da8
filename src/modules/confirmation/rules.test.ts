import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Duty } from '../../algorithms/definite-duties/duty.ts';
import { addDays, type HolidayTable, isWorkday } from '../../kit/calendar.ts';
import { seedHolidays as holidays } from '../../kit/holidays.ts';
import { keysOf } from '../../kit/words.ts';
import { fileItems } from '../mediation/words.ts';
import {
  acceptDueOn,
  answered,
  answersFrom,
  daysLeft,
  decideDueOn,
  enforceUntil,
  lastDueOn,
  maySubmit,
  windowOf,
} from './rules.ts';
import { checkFile, type Holding, isFileWhole, keptUntil } from './rules-dossier.ts';
import { doubtsIn, exclusionsOf, isJoint, isPapersWhole, paperLines } from './rules-joint.ts';
import { confirmationStates, courtAnswers } from './words.ts';

/** Any day of forty years. */
const anyDay = fc.integer({ min: 0, max: 14_600 }).map((days) => addDays('2010-01-01', days));

describe('the thirty days in which both sides may ask', () => {
  test('days 29 and 30 are always in time; day 31 only where the thirtieth is a day of rest, up to the first working day', () => {
    fc.assert(
      fc.property(anyDay, (effectiveOn) => {
        const { lastOn, lawfulLastOn } = windowOf(effectiveOn, holidays);
        const may = (count: number) =>
          maySubmit({ state: 'open', lawful_last_on: lawfulLastOn }, addDays(effectiveOn, count));
        expect(lastOn).toBe(addDays(effectiveOn, 30));
        expect([may(0), may(29), may(30)]).toEqual([true, true, true]);
        expect(may(31)).toBe(!isWorkday(lastOn, holidays));
        expect(isWorkday(lawfulLastOn, holidays)).toBe(true);
        for (let day = lastOn; day < lawfulLastOn; day = addDays(day, 1)) expect(isWorkday(day, holidays)).toBe(false);
        expect(maySubmit({ state: 'open', lawful_last_on: lawfulLastOn }, addDays(lawfulLastOn, 1))).toBe(false);
      }),
    );
  });

  test('natural days: holidays in between count like all others', () => {
    const feast: HolidayTable = {
      version: 'test',
      years: { '2026': { off: ['2026-03-10', '2026-03-11', '2026-03-12'], work: [] } },
    };
    const none: HolidayTable = { version: 'test', years: { '2026': { off: [], work: [] } } };
    expect(windowOf('2026-03-02', feast)).toEqual(windowOf('2026-03-02', none));
  });

  test('the countdown falls by one each day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (lastOn, count) => {
        expect(daysLeft(lastOn, addDays(lastOn, -count))).toBe(count === 0 ? 0 : count);
      }),
    );
  });

  test('the court has 3 days to accept, 15 to decide and 10 more, whatever the month', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(daysLeft(acceptDueOn(day), day)).toBe(3);
        expect(daysLeft(decideDueOn(day, false), day)).toBe(15);
        expect(daysLeft(decideDueOn(day, true), day)).toBe(25);
      }),
    );
  });
});

describe('two years to ask for enforcement', () => {
  test.each([
    ['2026-04-20', undefined, '2028-04-20'],
    ['2026-04-20', '2027-03-10', '2029-03-10'],
    ['2026-04-20', '2028-02-29', '2030-02-28'],
    ['2028-02-29', undefined, '2030-02-28'],
    ['2026-02-28', undefined, '2028-02-28'],
  ])('decided on %s, the last duty due on %s: until %s', (decidedOn, dueOn, until) => {
    expect(enforceUntil(decidedOn, dueOn)).toBe(until);
  });

  test('of instalments the last one counts; what was done at once or has no end names no day', () => {
    const rows = [
      { dueOn: '2026-05-10', fen: 1 },
      { dueOn: '2027-04-10', fen: 1 },
    ];
    expect(lastDueOn([{ time: { when: 'plan', rows } }, { time: { when: 'on', on: '2026-12-01' } }])).toBe(
      '2027-04-10',
    );
    expect(
      lastDueOn([{ time: { when: 'now' } }, { time: { when: 'from', on: '2026-05-01', until: '' } }]),
    ).toBeUndefined();
  });
});

describe('what the court answers', () => {
  const table: Readonly<Record<string, readonly string[]>> = {
    submitted: ['accepted', 'declined', 'confirmed', 'unconfirmed'],
    accepted: ['extended', 'confirmed', 'unconfirmed'],
  };

  test.each(keysOf(confirmationStates))('in state %s', (state) => {
    expect(answersFrom({ state, extended: false }).toSorted()).toEqual([...(table[state] ?? [])].toSorted());
  });

  test('more time is given once; after a no of one court another may be asked in time', () => {
    expect(answersFrom({ state: 'accepted', extended: true })).not.toContain('extended');
    expect(maySubmit({ state: 'declined', lawful_last_on: '2026-04-01' }, '2026-04-01')).toBe(true);
    for (const answer of keysOf(courtAnswers))
      expect(answered({ state: 'confirmed', extended: false }, answer)).toBeUndefined();
  });
});

describe('asking together', () => {
  const bound = [
    { id: 'a', side: 1 },
    { id: 'b', side: 2 },
  ];
  const said = fc.record({ party_id: fc.constantFrom('a', 'b', 'c'), said: fc.constantFrom('yes', 'no', 'back') });

  test('the last word of each counts, in whatever order they came; nobody speaks for the other', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), (words) => {
        const last = (id: string) => words.findLast(({ party_id }) => party_id === id)?.said;
        expect(isJoint(bound, words)).toBe(last('a') === 'yes' && last('b') === 'yes');
      }),
    );
  });

  test('one side alone is never joint', () => {
    expect(isJoint([{ id: 'a', side: 1 }], [{ party_id: 'a', said: 'yes' }])).toBe(false);
  });

  const duty: Duty = {
    kind: 'pay',
    by: '2',
    to: '1',
    what: '偿还借款',
    amountFen: 100,
    capital: '',
    each: false,
    time: { when: 'on', on: '2026-05-01' },
    where: '',
    how: '转账',
    proof: '',
  };

  test.each([
    ['a written agreement of people’s mediation', {}, []],
    ['a public-order agreement', { track: 'public-order' }, ['public-order']],
    ['an oral one', { form: 'oral' }, ['oral']],
    ['what a colleague found', { marks: ['marriage', 'adoption'] }, ['marriage', 'adoption']],
    ['a duty without a sum', { doubts: doubtsIn([{ ...duty, amountFen: 0 }], ['1', '2']) }, ['unclear']],
    [
      'words that leave it open are told, not forbidden',
      { doubts: doubtsIn([{ ...duty, what: '尽快偿还借款' }], ['1', '2']) },
      [],
    ],
  ] as const)('%s', (_, over, reasons) => {
    const plain = { track: 'people', form: 'written', marks: [], doubts: doubtsIn([duty], ['1', '2']) } as const;
    expect(exclusionsOf({ ...plain, ...over })).toEqual(reasons);
  });

  test('every paper that the court wants is named; one without a party counts for all', () => {
    const of = {
      bound: ['a', 'b'],
      agents: [{ id: 'c', hasMandateFile: false }],
      reached: ['a'],
      property: null,
      papers: [],
    };
    const missing = paperLines(of).filter(({ state }) => state === 'missing');
    expect(missing.map(({ kind, partyId }) => `${kind} ${partyId ?? '-'}`)).toEqual([
      'identity a',
      'identity b',
      'service b',
      'attorney c',
      'property -',
    ]);
    const papers = [
      { kind: 'identity', party_id: null, file_id: null },
      { kind: 'attorney', party_id: 'c', file_id: 'f' },
    ] as const;
    const whole = paperLines({ ...of, reached: ['a', 'b'], property: 'none', papers });
    expect(isPapersWhole(whole)).toBe(true);
    expect(whole.filter(({ kind }) => kind === 'identity').map(({ state }) => state)).toEqual(['original', 'original']);
  });
});

describe('the thirteen items of the file', () => {
  const holding: Holding = {
    state: 'revisiting',
    hasBegun: true,
    agreements: 1,
    doneAtOnce: false,
    principals: [
      { id: 'a', name: '王秀兰', knowsRights: true, hasIdNumber: true },
      { id: 'b', name: '赵大勇', knowsRights: true, hasIdNumber: true },
    ],
    agents: [],
    hasAccounts: true,
    openDuties: false,
    visited: true,
    visitsDue: false,
    told: ['record'],
    papers: [],
    noted: [],
    confirmation: 'lapsed',
  };
  const line = (over: Partial<Holding>, item: string) =>
    checkFile({ ...holding, ...over }).find((one) => one.item === item);

  test('all of them are judged, in their order; a whole one lacks nothing', () => {
    expect(checkFile(holding).map(({ item }) => item)).toEqual(keysOf(fileItems));
    expect(checkFile(holding)).toHaveLength(13);
    expect(isFileWhole(checkFile(holding))).toBe(true);
  });

  test.each([
    ['rights', { principals: [{ id: 'b', name: '赵大勇', knowsRights: false, hasIdNumber: true }] }, 'missing'],
    ['identity', { principals: [{ id: 'b', name: '赵大勇', knowsRights: true, hasIdNumber: false }] }, 'missing'],
    [
      'identity',
      {
        principals: [{ id: 'b', name: '赵大勇', knowsRights: true, hasIdNumber: false }],
        papers: [{ item: 'identity', party_id: 'a' }],
      },
      'missing',
    ],
    [
      'identity',
      {
        principals: [{ id: 'b', name: '赵大勇', knowsRights: true, hasIdNumber: false }],
        papers: [{ item: 'identity', party_id: 'b' }],
      },
      'there',
    ],
    ['mandate', { agents: [{ id: 'c', name: '李律师', hasMandateFile: false }] }, 'missing'],
    ['mandate', { agents: [{ id: 'c', name: '李律师', hasMandateFile: true }] }, 'there'],
    ['record', { told: [] }, 'missing'],
    ['record', { told: [], papers: [{ item: 'record', party_id: null }] }, 'there'],
    ['record', { told: [], hasBegun: false, agreements: 0, state: 'withdrawn' }, 'not-needed'],
    ['inquiry', { told: ['inquiry'] }, 'there'],
    ['evidence', {}, 'not-needed'],
    ['agreement', { agreements: 0, state: 'failed' }, 'not-needed'],
    ['agreement', { agreements: 0 }, 'missing'],
    ['performance', { openDuties: true, papers: [{ item: 'performance', party_id: null }] }, 'missing'],
    ['performance', { hasAccounts: false, doneAtOnce: true }, 'not-needed'],
    ['performance', { hasAccounts: false }, 'missing'],
    ['revisit', { visitsDue: true }, 'missing'],
    ['revisit', { visited: false }, 'missing'],
    ['revisit', { agreements: 0, state: 'failed', visited: false }, 'not-needed'],
    ['confirmation', { confirmation: 'accepted' }, 'missing'],
    ['confirmation', { confirmation: 'confirmed' }, 'there'],
    ['statement', { noted: ['record'] }, 'there'],
    ['revisit', { visited: false, noted: ['revisit'] }, 'excused'],
    ['record', { noted: ['record'] }, 'there'],
  ] as const satisfies readonly (readonly [string, Partial<Holding>, string])[])(
    '%s with %j: %s',
    (item, over, state) => {
      expect(line(over, item)?.state).toBe(state);
    },
  );

  test('whatever is missing names a way to mend it, and a note with its reason makes the file whole', () => {
    fc.assert(
      fc.property(
        fc.record({
          told: fc.subarray(keysOf(fileItems)),
          noted: fc.constant([]),
          agreements: fc.integer({ min: 0, max: 2 }),
          hasBegun: fc.boolean(),
          openDuties: fc.boolean(),
          visited: fc.boolean(),
          confirmation: fc.constantFrom(null, ...keysOf(confirmationStates)),
        }),
        (over) => {
          const lines = checkFile({ ...holding, ...over });
          const missing = lines.filter(({ state }) => state === 'missing');
          expect(missing.every(({ mend }) => mend !== null)).toBe(true);
          const noted = missing.map(({ item }) => item);
          expect(isFileWhole(checkFile({ ...holding, ...over, noted }))).toBe(true);
        },
      ),
    );
  });

  test('the term counts from the year after filing', () => {
    expect(keptUntil('2026-03-02', '10y')).toBe('2036-12-31');
    expect(keptUntil('2026-12-31', '30y')).toBe('2056-12-31');
    expect(keptUntil('2026-03-02', 'permanent')).toBeNull();
  });
});
