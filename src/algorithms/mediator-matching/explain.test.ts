import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainMatch, partyView } from './explain.ts';
import { type Ballot, type MatchResult, matchPanel } from './match.ts';
import { proposePanel } from './propose.ts';
import type { Mediator, Seat } from './seats.ts';

const ids = ['m1', 'm2', 'm3', 'm4', 'm5'];
const list: readonly Mediator[] = ids.map((id) => ({
  id,
  fields: id === 'm5' ? ['law'] : [],
  openCases: 0,
  mostCases: 3,
  conflicts: id === 'm4' ? ['lender'] : [],
}));
const names = { m1: '王建国', m2: '李梅', m3: '赵强', m4: '孙立', m5: '周律师' };
const lead: readonly Seat[] = [{ role: 'lead' }];

function count(
  lender: Omit<Ballot, 'sideId'>,
  borrower: Omit<Ballot, 'sideId'>,
  seats = lead,
  seed = '1',
): MatchResult {
  const ballots = [
    { sideId: 'lender', ...lender },
    { sideId: 'borrower', ...borrower },
  ];
  return matchPanel({ mediators: list, seats, ballots, vetoesPerSide: 2, seed });
}

const ballot = fc
  .tuple(fc.shuffledSubarray(ids), fc.nat({ max: 2 }))
  .map(([order, vetoes]) => ({ ranking: order.slice(vetoes), vetoes: order.slice(0, vetoes) }));

describe('what a side learns', () => {
  test('is the same whatever the other wrote, as long as the same people are chosen in the same way', () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(ballot, ballot, fc.constantFrom('1', '2'), (own, theirs, seed) => {
        const view = partyView(count(own, theirs, lead, seed), 'lender');
        const told =
          view.outcome === 'matched' ? [view.panel.map(({ mediatorId }) => mediatorId), view.isByDraw] : view.because;
        const key = JSON.stringify([own, told]);
        const shown = JSON.stringify(view);
        expect(seen.get(key) ?? shown).toBe(shown);
        seen.set(key, shown);
        expect(shown).not.toContain('borrower');
      }),
      { numRuns: 2000 },
    );
  });

  test('holds its own vetoes and whom nobody could have, but neither the vetoes of the other nor with whom a conflict is', () => {
    const view = partyView(count({ ranking: ['m1'], vetoes: ['m2'] }, { ranking: ['m1'], vetoes: ['m3'] }), 'borrower');
    expect(view.excluded).toEqual([
      { mediatorId: 'm3', reason: 'own-veto' },
      { mediatorId: 'm4', reason: 'conflict' },
    ]);
    expect(() => partyView(count({ ranking: [], vetoes: [] }, { ranking: [], vetoes: [] }), 'witness')).toThrow();
  });

  test('is said in two sentences', () => {
    const result = count({ ranking: ['m1', 'm2'], vetoes: [] }, { ranking: ['m3', 'm2'], vetoes: [] });
    expect(explainMatch(result, 'lender', names, 'zh')).toEqual([
      '调解员是李梅（您这一方排在第 2 位）。',
      '在没有人否决、不需要回避、案件未满的人里，换成别的任何人都不会让排得最靠后的一方更满意。',
    ]);
    expect(explainMatch(result, 'borrower', names, 'en')[0]).toBe(
      'Your mediation will be led by 李梅 (number 2 on your list).',
    );
    expect(() => explainMatch(result, 'lender', {}, 'zh')).toThrow(RangeError);
  });

  test('says so when the lot decided, and when somebody whom it did not name is to be accepted', () => {
    const result = count({ ranking: ['m1', 'm2'], vetoes: [] }, { ranking: ['m2', 'm1'], vetoes: [] });
    expect(explainMatch(result, 'lender', names, 'zh')[1]).toContain('抽签号');
    const alone = count({ ranking: ['m3'], vetoes: [] }, { ranking: [], vetoes: [] });
    expect(explainMatch(alone, 'borrower', names, 'zh')[0]).toContain('请您确认是否接受');
    expect(explainMatch(alone, 'lender', names, 'zh')[0]).toContain('第 1 位');
  });

  test('names everybody of a panel with the role, and tells what comes next when nobody was found', () => {
    const seats: Seat[] = [{ role: 'lead' }, { role: 'assist', field: 'law' }];
    const result = count({ ranking: ['m1', 'm5'], vetoes: [] }, { ranking: ['m1', 'm5'], vetoes: [] }, seats);
    expect(explainMatch(result, 'lender', names, 'zh')[0]).toBe(
      '调解组是主调解员王建国（您这一方排在第 1 位）、协助调解周律师（您这一方排在第 2 位）。',
    );
    const vetoed = count({ ranking: [], vetoes: ['m5'] }, { ranking: [], vetoes: [] }, seats);
    expect(explainMatch(vetoed, 'lender', names, 'zh')[1]).toContain('没有人否决');
    const demanding: Seat[] = [{ role: 'lead', field: 'medicine' }];
    const none = count({ ranking: [], vetoes: [] }, { ranking: [], vetoes: [] }, demanding);
    expect(explainMatch(none, 'lender', names, 'en')).toHaveLength(2);
    expect(partyView(none, 'lender')).toMatchObject({ outcome: 'no-common', because: 'list' });
  });
});

describe('a proposal of the studio', () => {
  const objections = [
    { sideId: 'lender', mediatorId: 'm1' },
    { sideId: 'lender', mediatorId: 'm1' },
    { sideId: 'lender', mediatorId: 'm2' },
    { sideId: 'borrower', mediatorId: 'm2' },
  ];

  test('prefers those to whom the fewest sides object, then those with little to do, and never somebody in conflict', () => {
    const busy = list.map((each) => (each.id === 'm3' ? { ...each, openCases: 2 } : each));
    const proposed = proposePanel({ mediators: busy, seats: [...lead, ...lead, ...lead], objections, seed: '1' });
    expect(proposed).toEqual([
      { seat: { role: 'lead' }, mediatorId: 'm5', objections: 0, openCases: 0, decidedBy: 'smallest-load' },
      { seat: { role: 'lead' }, mediatorId: 'm3', objections: 0, openCases: 2, decidedBy: 'fewest-objections' },
      { seat: { role: 'lead' }, mediatorId: 'm1', objections: 1, openCases: 0, decidedBy: 'fewest-objections' },
    ]);
  });

  test('is the same in whatever order people stand in the list, and there is none when the list is too short', () => {
    const asked = { seats: lead, objections: [], seed: '7' };
    const proposed = proposePanel({ mediators: list, ...asked });
    expect(proposed?.[0]?.decidedBy).toBe('draw');
    expect(proposePanel({ mediators: list.toReversed(), ...asked })).toEqual(proposed);
    const [m1, m2] = list;
    expect(
      proposePanel({
        mediators: [m1, m2].flatMap((each) => each ?? []),
        ...asked,
        seats: [{ role: 'lead', field: 'law' }],
      }),
    ).toBe(undefined);
    expect(proposePanel({ mediators: list.slice(0, 1), ...asked })?.[0]?.decidedBy).toBe('only-one');
  });
});
