import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf } from '../../kit/words.ts';
import {
  type EarlierCase,
  findConflicts,
  isExcluded,
  type MediatorFacts,
  type PartyFacts,
  type Tie,
  usualRules,
} from './rules-conflicts.ts';
import { tieKinds } from './words.ts';

const party: PartyFacts = {
  side: 1,
  name: '郝建国',
  phoneKey: '19900001111',
  employer: '云岭供热公司',
  gridCode: 'G-12',
  household: '金桐小区3号楼2单元401',
  kinNames: ['郝小梅'],
};
const mediator: MediatorFacts = { name: '陶玉兰', phoneKey: '19900009999', unitName: '平安律师事务所', ties: [] };
const tie = (kind: Tie['kind'], name: string, phoneKey: string | null = null): Tie => ({ kind, name, phoneKey });
const hintsFor = (ties: Tie[], earlier: EarlierCase[] = [], of: Partial<MediatorFacts> = {}) =>
  findConflicts({ ...mediator, ties, ...of }, { parties: [party], earlier }).map(
    ({ kind, weight, isSure }) => `${kind} ${weight}${isSure ? '' : ' ?'}`,
  );

describe('what ties a mediator to a party', () => {
  it.each([
    ['nothing', [], []],
    ['an employer, written otherwise', [tie('employer', '云岭供热（公司）')], ['same-employer discloses']],
    ['a relative by name', [tie('kin', '郝 建国')], ['kin excludes ?']],
    ['a relative by phone', [tie('kin', '建国', '19900001111')], ['kin excludes']],
    ['a relative whom both name', [tie('kin', '郝小梅')], ['kin excludes ?']],
    ['the same dwelling', [tie('household', '金桐小区 ３号楼 2单元401')], ['same-household excludes']],
    ['the same building', [tie('household', '金桐小区3号楼5单元102')], ['same-building excludes']],
    ['another building of the estate', [tie('household', '金桐小区13号楼2单元401')], []],
    ['the grid', [tie('grid', 'g-12')], ['same-grid discloses']],
    ['an interest that was declared', [tie('declared', '郝建国')], ['declared excludes ?']],
    ['a stranger', [tie('kin', '郝建'), tie('declared', '建国'), tie('grid', 'G-1')], []],
  ] as const)('%s', (_, ties, expected) => {
    expect(hintsFor([...ties])).toEqual(expected);
  });

  it('is also an earlier case, the unit on the card, being kin by the party’s word, or being the party', () => {
    expect(hintsFor([], [{ names: ['郝建国'], phoneKeys: [] }])).toEqual(['earlier-case discloses ?']);
    expect(hintsFor([], [{ names: [], phoneKeys: ['19900001111'] }])).toEqual(['earlier-case discloses']);
    expect(hintsFor([], [], { unitName: '云岭供热公司' })).toEqual(['same-employer discloses']);
    expect(hintsFor([], [], { name: '郝小梅' })).toEqual(['kin excludes ?']);
    expect(hintsFor([], [], { phoneKey: '19900001111' })).toEqual(['self excludes']);
  });

  it('is told once for each party and kind, surely where one of the ties is sure', () => {
    expect(hintsFor([tie('kin', '郝建国'), tie('kin', '老郝', '19900001111')])).toEqual(['kin excludes']);
  });

  it('weighs as the county says', () => {
    const rules = { ...usualRules, 'same-grid': 'excludes' } as const;
    const found = findConflicts({ ...mediator, ties: [tie('grid', 'G-12')] }, { parties: [party], earlier: [] }, rules);
    expect(isExcluded(found)).toBe(true);
    expect(
      isExcluded(findConflicts({ ...mediator, ties: [tie('grid', 'G-12')] }, { parties: [party], earlier: [] })),
    ).toBe(false);
  });
});

describe('of all parties and ties', () => {
  const names = fc.constantFrom('郝建国', '陶玉兰', '郝小梅', '云岭供热公司', 'G-12', '金桐小区3号楼2单元401', '');
  const phones = fc.constantFrom(null, '19900001111', '19900009999');
  const anyTie = fc.record({ kind: fc.constantFrom(...keysOf(tieKinds)), name: names, phoneKey: phones });
  const anyParty = fc.record({
    side: fc.integer({ min: 1, max: 3 }),
    name: names,
    phoneKey: phones,
    employer: fc.option(names),
    gridCode: fc.option(names),
    household: fc.option(names),
    kinNames: fc.array(names, { maxLength: 2 }),
  });
  const earlier = fc.array(
    fc.record({
      names: fc.array(names, { maxLength: 2 }),
      phoneKeys: fc.array(fc.constant('19900001111'), { maxLength: 1 }),
    }),
    { maxLength: 2 },
  );
  const all = { ties: fc.array(anyTie, { maxLength: 4 }), parties: fc.array(anyParty, { maxLength: 3 }), earlier };
  const of = (ties: readonly Tie[]): MediatorFacts => ({ ...mediator, ties });
  const plainOf = (hints: ReturnType<typeof findConflicts>) => hints.map((hint) => JSON.stringify(hint)).sort();

  it('it matters neither in which order parties come nor which side is called the first', () => {
    fc.assert(
      fc.property(fc.record(all), ({ ties, parties, earlier: cases }) => {
        const hints = findConflicts(of(ties), { parties, earlier: cases });
        const turned = parties.map((one) => ({ ...one, side: 4 - one.side })).toReversed();
        const back = findConflicts(of(ties), { parties: turned, earlier: cases });
        expect(plainOf(back.map((hint) => ({ ...hint, side: 4 - hint.side })))).toEqual(plainOf(hints));
      }),
    );
  });

  it('one more tie never frees a mediator', () => {
    fc.assert(
      fc.property(fc.record(all), anyTie, ({ ties, parties, earlier: cases }, more) => {
        const before = findConflicts(of(ties), { parties, earlier: cases });
        const after = findConflicts(of([...ties, more]), { parties, earlier: cases });
        for (const { side, party: name, kind } of before) {
          expect(after.some((hint) => hint.side === side && hint.kind === kind && hint.party === name)).toBe(true);
        }
        expect(isExcluded(after) || !isExcluded(before)).toBe(true);
      }),
    );
  });

  it('every hint is about a side that is there, and what keeps away stands first', () => {
    fc.assert(
      fc.property(fc.record(all), ({ ties, parties, earlier: cases }) => {
        const hints = findConflicts(of(ties), { parties, earlier: cases });
        expect(hints.every((hint) => parties.some(({ side, name }) => side === hint.side && name === hint.party))).toBe(
          true,
        );
        const weights = hints.map(({ weight }) => weight);
        expect(weights).toEqual(weights.toSorted((one, other) => (one === other ? 0 : one === 'excludes' ? -1 : 1)));
        expect(hints.every(({ kind, weight }) => weight === usualRules[kind])).toBe(true);
      }),
    );
  });

  it('a mediator without ties, case or likeness has no conflict', () => {
    fc.assert(
      fc.property(fc.array(anyParty, { maxLength: 3 }), (parties) => {
        const stranger = { name: '金玉姬', phoneKey: '19900007777', unitName: '中心小学', ties: [] };
        expect(findConflicts(stranger, { parties, earlier: [] })).toEqual([]);
      }),
    );
  });
});
