import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Instalment, makePlan, numberRows } from '../../algorithms/instalments/plan.ts';
import { addDays } from '../../kit/calendar.ts';
import { keysOf } from '../../kit/words.ts';
import type { AgreedTerm, EffectiveAgreement } from '../agreements/api.ts';
import { foundBy } from './actions-visits.ts';
import {
  type Account,
  accountOn,
  holdsBack,
  isLasting,
  judgeEntry,
  kindsFor,
  type Line,
  nextOf,
  paymentsOf,
  remindersOf,
  standingOn,
  stateOfEntry,
  verdictsFor,
} from './rules.ts';
import { breachTable, decideBreach, hintsOf, stepsFrom } from './rules-breach.ts';
import { carryOver, rowOfTerm } from './rules-terms.ts';
import { supplementOf } from './supplement.ts';
import { breachStates, breachSteps, type Verdict } from './words.ts';

const begin = '2027-01-01';
const day = (today: string, graceDays = 3) => ({ today, graceDays });
const account = (over: Partial<Account> = {}): Account => ({
  kind: 'pay',
  due_on: null,
  from_on: null,
  until_on: null,
  state: 'running',
  settled_on: null,
  instalments: numberRows([{ dueOn: '2027-02-10', fen: 100 }]),
  ...over,
});
const line = (over: Partial<Line> = {}): Line => ({
  id: 'a',
  what: 'payment',
  on_day: '2027-02-01',
  fen: 100,
  found: null,
  from_end: 'by',
  events: [],
  ...over,
});
const deed = (over: Partial<Line> = {}) => line({ what: 'deed', fen: null, ...over });
const look = (found: 'done' | 'not-done', onDay: string, id = onDay) =>
  line({ id, what: 'look', fen: null, found, from_end: 'office', on_day: onDay });

// What may become of a line, in the only orders in which the doors let it: a dispute may be settled by a confirmation or a withdrawal.
const lives: readonly (readonly Verdict[])[] = [
  [],
  ['confirmed'],
  ['disputed'],
  ['withdrawn'],
  ['disputed', 'confirmed'],
  ['disputed', 'withdrawn'],
];
const within = fc.integer({ min: 0, max: 200 }).map((days) => addDays(begin, days));
const ledgers: fc.Arbitrary<Line[]> = fc
  .array(
    fc.record({
      on_day: within,
      fen: fc.integer({ min: 1, max: 60 }),
      from_end: fc.constantFrom('by' as const, 'to' as const),
      events: fc.constantFrom(...lives).map((kinds) => kinds.map((kind) => ({ kind }))),
    }),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((row, i) => line({ id: `p${i}`, ...row })));
const plans: fc.Arbitrary<Instalment[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 8 })
  .map((rows) => {
    let dueOn = begin;
    return numberRows(
      rows.map(([fen, gap]) => {
        dueOn = addDays(dueOn, gap);
        return { dueOn, fen };
      }),
    );
  });

/** The same ledger read in another order, and the events of each line too. */
const shuffled = ledgers.chain((lines) =>
  fc.tuple(
    fc.constant(lines),
    fc
      .shuffledSubarray(lines, { minLength: lines.length })
      .map((turned) => turned.map((one) => ({ ...one, events: one.events.toReversed() }))),
  ),
);

describe('the ledger of a duty', () => {
  test('gives the same account in whatever order lines and their events are read', () => {
    fc.assert(
      fc.property(plans, shuffled, within, (instalments, [lines, turned], today) => {
        const of = account({ instalments });
        expect(accountOn(of, turned, day(today))).toEqual(accountOn(of, lines, day(today)));
        expect(standingOn(of, turned, day(today))).toBe(standingOn(of, lines, day(today)));
      }),
    );
  });

  test('neither loses nor invents money: what was written down is paid, overpaid, waiting, disputed or withdrawn', () => {
    fc.assert(
      fc.property(plans, ledgers, (instalments, lines) => {
        const statement = accountOn(account({ instalments }), lines, day(addDays(begin, 400)));
        if (!statement) throw new Error('no statement of a money duty');
        const withdrawn = lines.filter((one) => stateOfEntry(one) === 'withdrawn');
        const sum = (some: readonly Line[]) => some.reduce((all, { fen }) => all + (fen ?? 0), 0);
        const { paidFen, overpaidFen, awaitingFen, disputedFen } = statement;
        expect(paidFen + overpaidFen + awaitingFen + disputedFen + sum(withdrawn)).toBe(sum(lines));
        expect(statement.totalFen).toBe(instalments.reduce((all, { fen }) => all + fen, 0));
      }),
    );
  });

  test('only grows: a further event changes what became of its own line and of no other, and nothing changes what is final', () => {
    fc.assert(
      fc.property(
        ledgers,
        fc.nat(),
        fc.constantFrom<Verdict>('confirmed', 'disputed', 'withdrawn'),
        (lines, at, kind) => {
          const target = lines[at % Math.max(1, lines.length)];
          if (!target) return;
          const before = paymentsOf(lines);
          const grown = lines.map((one) => (one === target ? { ...one, events: [...one.events, { kind }] } : one));
          const after = paymentsOf(grown);
          expect(after.map(({ fen, paidOn }) => [fen, paidOn])).toEqual(before.map(({ fen, paidOn }) => [fen, paidOn]));
          for (const [i, one] of after.entries()) if (lines[i] !== target) expect(one).toEqual(before[i]);
          const may = [...verdictsFor(target, 'by'), ...verdictsFor(target, 'to')];
          const isFinal = ['confirmed', 'withdrawn'].includes(stateOfEntry(target));
          if (isFinal) expect(may).toEqual([]);
        },
      ),
    );
  });

  test('nobody confirms what the own end wrote down, and only who wrote it takes it back', () => {
    expect(verdictsFor(line(), 'by')).toEqual(['withdrawn']);
    expect(verdictsFor(line(), 'to')).toEqual(['confirmed', 'disputed']);
    expect(verdictsFor(line({ events: [{ kind: 'disputed' }] }), 'to')).toEqual(['confirmed']);
    expect(verdictsFor(line({ from_end: 'to' }), 'by')).toEqual(['confirmed', 'disputed']);
    expect(verdictsFor(line({ events: [{ kind: 'confirmed' }] }), 'by')).toEqual([]);
    expect(verdictsFor(look('done', begin), 'to')).toEqual([]);
  });

  test('what is written down fits the duty and a day between the agreement and today', () => {
    const judge = (over: Partial<Account>, what: Line['what'], end: 'by' | 'to', onDay = '2027-02-01') =>
      judgeEntry({ ...account(over), made_on: begin }, { what: what, end, onDay, today: '2027-02-02' });
    expect(judge({}, 'payment', 'by')).toBeUndefined();
    expect(judge({}, 'payment', 'to')).toBeUndefined();
    expect(judge({}, 'deed', 'by')).toBe('ledger.unfit');
    expect(judge({}, 'payment', 'by', '2027-02-03')).toBe('ledger.ahead');
    expect(judge({}, 'payment', 'by', '2026-12-31')).toBe('ledger.before');
    expect(judge({ state: 'fulfilled' }, 'payment', 'by')).toBe('step.not-now');
    const parking = { kind: 'refrain', instalments: null, from_on: begin } as const;
    expect(judge(parking, 'breach', 'to')).toBeUndefined();
    expect(judge(parking, 'breach', 'by')).toBe('ledger.unfit');
    expect(kindsFor({ kind: 'apologise', from_on: null }, 'to')).toEqual(['deed']);
  });
});

describe('how a duty stands', () => {
  test('money is open, due within the days of grace, overdue after them, waiting while somebody says it was paid', () => {
    const on = (today: string, lines: Line[] = []) => standingOn(account(), lines, day(today));
    expect(['2027-02-09', '2027-02-10', '2027-02-13', '2027-02-14'].map((today) => on(today))).toEqual([
      'open',
      'due',
      'due',
      'overdue',
    ]);
    expect(on('2027-02-14', [line()])).toBe('waiting');
    expect(on('2027-02-14', [line({ events: [{ kind: 'disputed' }] })])).toBe('overdue');
    expect(on('2027-02-14', [line({ fen: 40 })])).toBe('overdue');
    expect(on('2027-02-14', [line({ events: [{ kind: 'confirmed' }] })])).toBe('fulfilled');
    expect(nextOf(account(), [line({ fen: 40, events: [{ kind: 'confirmed' }] })], day('2027-02-05'))).toEqual({
      dueOn: '2027-02-10',
      fen: 60,
    });
  });

  test('a deed is done when who is owed says so or a colleague saw it', () => {
    const repair = account({ kind: 'do', instalments: null, due_on: '2027-02-10' });
    const on = (today: string, lines: Line[] = []) => standingOn(repair, lines, day(today));
    expect(on('2027-02-14')).toBe('overdue');
    expect(on('2027-02-14', [deed()])).toBe('waiting');
    expect(on('2027-02-14', [deed({ from_end: 'to' })])).toBe('fulfilled');
    expect(on('2027-02-14', [deed({ events: [{ kind: 'disputed' }] })])).toBe('overdue');
    expect(on('2027-02-14', [look('not-done', '2027-02-11'), look('done', '2027-02-12')])).toBe('fulfilled');
    expect(on('2027-02-14', [look('done', '2027-02-12'), look('not-done', '2027-02-13')])).toBe('overdue');
  });

  test('what is left undone lasts, is broken by an admitted breach or what was seen, and ends with its last day', () => {
    const parking = account({ kind: 'refrain', instalments: null, from_on: begin });
    const breach = line({ what: 'breach', fen: null, from_end: 'to', on_day: '2027-02-02' });
    const admitted = { ...breach, events: [{ kind: 'confirmed' as const }] };
    expect(standingOn(parking, [], day('2026-12-30'))).toBe('open');
    expect(standingOn(parking, [], day('2027-03-01'))).toBe('lasting');
    expect(standingOn(parking, [breach], day('2027-03-01'))).toBe('waiting');
    expect(standingOn(parking, [admitted], day('2027-03-01'))).toBe('broken');
    expect(standingOn(parking, [admitted, look('done', '2027-02-20')], day('2027-03-01'))).toBe('lasting');
    expect(isLasting(parking)).toBe(true);
    expect(holdsBack(parking)).toBe(false);
    const season = { ...parking, until_on: '2027-02-28' };
    expect(holdsBack(season)).toBe(true);
    expect(standingOn(season, [], day('2027-03-01'))).toBe('fulfilled');
  });

  test('reminders go out for money and deeds alike, and never while what was said waits for the other end', () => {
    const repair = account({ kind: 'do', instalments: null, due_on: '2027-02-10' });
    const of = (lines: Line[]) => remindersOf(repair, lines, { after: '2027-02-06', upTo: '2027-02-07' });
    expect(of([])).toMatchObject([{ offsetDays: -3, dueOn: '2027-02-10' }]);
    expect(of([deed()])).toEqual([]);
    expect(of([look('done', '2027-02-05')])).toEqual([]);
    const money = (lines: Line[]) => remindersOf(account(), lines, { after: '2027-02-06', upTo: '2027-02-07' });
    expect(money([])).toHaveLength(1);
    expect(money([line()])).toEqual([]);
    expect(remindersOf(account({ state: 'replaced' }), [], { after: begin, upTo: '2027-03-01' })).toEqual([]);
  });
});

describe('what follows a breach', () => {
  test('each step has its turn: urged before the account is made up, the account before the next step is told', () => {
    expect(stepsFrom('overdue', true)).toEqual(['urge', 'reopen']);
    expect(stepsFrom('urged', true)).toEqual(['urge', 'account', 'reopen']);
    expect(stepsFrom('accounted', true)).toEqual(['urge', 'account', 'tell', 'reopen']);
    expect(stepsFrom('told', true)).toEqual(['tell', 'reopen', 'end']);
    for (const state of keysOf(breachStates)) expect(stepsFrom(state, false)).toEqual([]);
  });

  test('from every state it can be made good, and nothing follows where nothing is late', () => {
    for (const state of keysOf(breachStates)) {
      const open = state !== 'none' && state !== 'ended';
      expect([state, decideBreach(state, 'cure', false)]).toEqual([state, open ? 'none' : undefined]);
      expect(decideBreach(state, 'cure', true)).toBeUndefined();
      for (const step of keysOf(breachSteps))
        if (step !== 'cure') expect(decideBreach(state, step, false)).toBeUndefined();
    }
    expect(Object.keys(breachTable)).toEqual(keysOf(breachSteps));
  });

  test('the ways that the law leaves open: both together within thirty days, enforcement, court; the police in public-order cases', () => {
    const hints = (days: number, track: 'people' | 'public-order' = 'people') =>
      hintsOf({ track, effectiveAt: new Date(0), now: new Date(days * 86_400_000) });
    expect(hints(29)).toEqual(['confirm-jointly', 'enforce', 'court']);
    expect(hints(30)).toEqual(['enforce', 'court']);
    expect(hints(1, 'public-order')).toEqual(['penalty', 'court']);
  });

  test('a visit that reached nobody is tried again, and a new quarrel is what has come back', () => {
    expect(foundBy({ partyIds: [], again: 'yes' })).toBe('unreached');
    expect(foundBy({ partyIds: ['a'], again: 'yes' })).toBe('relapse');
    expect(foundBy({ partyIds: ['a'], again: 'signs' })).toBe('settled');
  });
});

const emptyText = (body: string, sides: readonly number[]): EffectiveAgreement['text'] => ({
  body,
  facts: '',
  disputed: '',
  outcome: '',
  responsibilities: sides.map((side) => ({ side, text: '' })),
  heldOn: '',
  heldAt: '',
  present: [],
  duties: [],
  more: '',
  collective: false,
  withoutAddresses: false,
});

const term = (over: Partial<AgreedTerm> = {}): AgreedTerm => ({
  kind: 'pay',
  by: '2',
  to: '1',
  what: '偿还借款本金',
  amountFen: 300,
  capital: '',
  each: false,
  time: { when: 'plan', rows: makePlan({ totalFen: 300, count: 3, from: begin, rhythm: { every: 'month', day: 10 } }) },
  where: '',
  how: '微信转账',
  proof: '转账凭证',
  nth: 1,
  bySide: 2,
  byIds: ['zhao'],
  toIds: ['wang'],
  ...over,
});
const rowOf = (over: Partial<AgreedTerm> = {}) => rowOfTerm(term(over), { effectiveOn: begin, others: ['wang', 'li'] });

describe('a newer version of the agreement', () => {
  test('keeps the ledger of the same duty wherever it stands on the paper, replaces what is gone, begins what is new', () => {
    const apology = rowOf({ kind: 'apologise', time: { when: 'on', on: '2027-03-01' }, nth: 2 });
    const known = [rowOf(), apology].map(({ terms_hash }, i) => ({
      id: `o${i}`,
      state: 'running' as const,
      terms_hash,
    }));
    const repair = rowOf({ kind: 'do', what: '修好水管', time: { when: 'on', on: '2027-03-01' }, nth: 1 });
    const { fresh, replaced } = carryOver(known, [repair, rowOf({ nth: 2 })]);
    expect(fresh).toEqual([repair]);
    expect(replaced).toEqual(['o1']);
    expect(carryOver(known, [rowOf(), rowOf({ nth: 2 })]).fresh).toHaveLength(1);
  });

  test('a duty to nobody by name is owed to the other sides, and one at once is due on the day of signing', () => {
    const parking = rowOf({ kind: 'refrain', to: '', toIds: [], time: { when: 'from', on: begin, until: '' } });
    expect(parking).toMatchObject({ to_ids: ['wang', 'li'], from_on: begin, until_on: null, instalments: null });
    expect(rowOf({ time: { when: 'now' } })).toMatchObject({
      at_once: true,
      due_on: null,
      instalments: [{ number: 1, dueOn: begin, fen: 300 }],
    });
  });

  test('that changes a plan says what was paid, what is left and that everything else stays', () => {
    const before: EffectiveAgreement = {
      id: 'v1',
      mediationId: 'm',
      number: 1,
      form: 'written',
      hash: '',
      code: '',
      effectiveAt: new Date(0),
      replaces: null,
      doneAtOnce: false,
      text: {
        ...emptyText('金桐社区人民调解委员会', [1, 2]),
        facts: '借款三元。',
        duties: [term()],
        more: '利息不计。',
      },
      parties: [
        { id: 'wang', side: 1, name: '王秀兰' },
        { id: 'zhao', side: 2, name: '赵大勇' },
      ],
      boundIds: ['wang', 'zhao'],
    };
    const text = supplementOf(before, {
      obligation: {
        item: 1,
        by_ids: ['zhao'],
        to_ids: ['wang'],
        what: '偿还借款本金',
        how: '转账',
        proof: '',
        place: '',
      },
      asOf: '2027-02-20',
      paidFen: 100,
      restBeforeFen: 200,
      restFen: 180,
      rows: [{ dueOn: '2027-04-10', fen: 180 }],
      reason: '生意不好',
      paper: '2027-T00001-1',
    });
    expect(text.duties).toMatchObject([{ by: '2', to: '1', amountFen: 180, what: '偿还借款本金（余款）' }]);
    expect(text.more).toContain('变更2027-T00001-1号协议第1项');
    expect(text.more).toContain('已付¥1.00，尚欠¥2.00。双方同意余款按¥1.80计算。');
    expect(text.more).toContain('原协议其余各项不变');
    expect(text.facts).toBe('借款三元。');
  });
});
