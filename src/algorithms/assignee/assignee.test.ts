import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, suggestAssignees } from './assignee.ts';

const someone = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  skills: [],
  languages: ['zh'],
  load: 0,
  isAway: false,
  isConcerned: false,
  isOfGrid: false,
  isOnlyVisitor: false,
  ...more,
});

const people = fc
  .array(
    fc.record({
      skills: fc.subarray(['调解', '走访', '农村土地']),
      languages: fc.subarray(['zh', 'mn', 'en']),
      load: fc.integer({ min: 0, max: 30 }),
      isAway: fc.boolean(),
      isConcerned: fc.boolean(),
      isOfGrid: fc.boolean(),
      isOnlyVisitor: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((all) => all.map((one, i): Candidate => ({ ...one, id: `p${i}` })));
const wanted = fc.record({ skills: fc.subarray(['调解', '农村土地']), languages: fc.subarray(['mn', 'en']) });

describe('whoever is suggested to lead a matter', () => {
  it('never rises by having more to do', () => {
    fc.assert(
      fc.property(people, wanted, fc.nat(), fc.integer({ min: 1, max: 20 }), (all, want, n, more) => {
        const chosen = all[n % all.length];
        if (!chosen) return;
        const rank = (list: readonly Candidate[]) =>
          suggestAssignees(list, want).findIndex(({ id }) => id === chosen.id);
        const burdened = all.map((one) => (one === chosen ? { ...one, load: one.load + more } : one));
        expect(rank(burdened)).toBeGreaterThanOrEqual(rank(all));
      }),
    );
  });

  it('is neither away nor concerned, and stands in the same place whatever the order of the list', () => {
    fc.assert(
      fc.property(people, wanted, (all, want) => {
        const suggested = suggestAssignees(all, want);
        const free = all.filter(({ isAway, isConcerned }) => !isAway && !isConcerned);
        expect(new Set(suggested.map(({ id }) => id))).toEqual(new Set(free.map(({ id }) => id)));
        expect(suggestAssignees(all.toReversed(), want)).toEqual(suggested);
        for (const { points, terms } of suggested) {
          expect(points).toBeCloseTo(terms.reduce((sum, term) => sum + term.points, 0));
        }
      }),
    );
  });

  it('speaks the language of whoever reported it, before anything else', () => {
    const all = [someone('a', { skills: ['调解'] }), someone('b', { languages: ['zh', 'mn'] }), someone('c')];
    const suggested = suggestAssignees(all, { skills: ['调解'], languages: ['mn'] });
    expect(suggested.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(suggested[0]?.terms.map(({ kind }) => kind)).toEqual(['language', 'load']);
  });
});
