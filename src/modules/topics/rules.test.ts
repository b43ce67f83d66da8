import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AreaTopic,
  areasOf,
  type FoundMatter,
  isEnough,
  type KnownTopic,
  leavingOf,
  mainCategory,
  settle,
} from './rules.ts';

const top = 'bureau';
const matter = (id: string, areaId = 'north', more: Partial<FoundMatter> = {}): FoundMatter => ({
  id,
  areaId,
  category: 'environment.noise',
  senders: [`phone of ${id}`],
  isFree: true,
  ...more,
});
const topic = (matters: readonly FoundMatter[]) => ({
  label: '丽发新城 · 搅拌站',
  place: '丽发新城',
  words: ['搅拌站'],
  matters,
});
const known = (of: Partial<KnownTopic>): KnownTopic => ({
  id: 'k',
  unitId: 'north',
  state: 'raised',
  matterIds: [],
  decidedReporters: null,
  ...of,
});
const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((id) => matter(id)) as [
  FoundMatter,
  FoundMatter,
  FoundMatter,
  FoundMatter,
  FoundMatter,
];
const north = (...matters: FoundMatter[]): AreaTopic => ({ ...topic(matters), unitId: 'north', isWider: false });

describe('what each area has of a topic', () => {
  test('a topic of one station is that station’s alone', () => {
    expect(areasOf(topic([a, b, c]), top).map(({ unitId }) => unitId)).toEqual(['north']);
  });

  test('a topic of two stations is told to each as its own part, and whole to the top only', () => {
    const areas = areasOf(topic([a, b, c, matter('x', 'south'), matter('y', top)]), top);
    const seen = areas.map(({ unitId, matters }) => [unitId, matters.map(({ id }) => id).join('')]);
    expect(seen).toEqual([
      ['north', 'abc'],
      ['south', 'x'],
      [top, 'abcxy'],
    ]);
  });

  test('no area ever holds another’s matter', () => {
    const areaIds = fc.constantFrom('north', 'south', 'east', top);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.uuid(), areaIds), { minLength: 1, selector: ([id]) => id }), (pairs) => {
        for (const area of areasOf(topic(pairs.map(([id, areaId]) => matter(id, areaId))), top)) {
          if (area.unitId !== top) expect(area.matters.every(({ areaId }) => areaId === area.unitId)).toBe(true);
        }
      }),
    );
  });
});

describe('an alert', () => {
  test('needs three people, not three messages of one', () => {
    const same = [a, b, c].map((one) => ({ ...one, senders: ['one and the same'] }));
    expect(settle([north(...same)], [])).toEqual([]);
    expect(settle([north(a, b, c)], [])[0]?.verdict).toBe('raise');
    expect(isEnough(3, 1)).toBe(false);
  });

  test('counts neither closed matters nor those of a joint action', () => {
    expect(settle([north(a, b, { ...c, isFree: false })], [])).toEqual([]);
  });

  test('keeps its identity while half of its core is there, and grows', () => {
    const before = known({ matterIds: ['a', 'b', 'c'] });
    expect(settle([north(b, c, d, e)], [before])[0]).toMatchObject({ known: { id: 'k' }, verdict: 'grow' });
    expect(settle([north(c, d, e, matter('f'))], [before])[0]).toMatchObject({ known: undefined, verdict: 'raise' });
  });

  test('of one station is never taken for the same topic of another', () => {
    const elsewhere = known({ unitId: 'south', matterIds: ['a', 'b', 'c'] });
    expect(settle([north(a, b, c)], [elsewhere])[0]).toMatchObject({ known: undefined, verdict: 'raise' });
  });

  test('that was dismissed comes back only when half as many people again have reported', () => {
    const dismissed = known({ state: 'dismissed', matterIds: ['a', 'b', 'c'], decidedReporters: 3 });
    expect(settle([north(a, b, c, d)], [dismissed])[0]?.verdict).toBe('keep');
    expect(settle([north(a, b, c, d, e)], [dismissed])[0]?.verdict).toBe('raise-again');
  });

  test('and a found topic go together once at most', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 5 }), fc.array(ids, { maxLength: 5 }), (found, books) => {
        const areas = found.map((one) => north(...one.map((n) => matter(String(n)))));
        const settled = settle(
          areas,
          books.map((one, i) => known({ id: `k${i}`, matterIds: one.map(String) })),
        );
        const used = settled.flatMap((one) => one.known?.id ?? []);
        expect(new Set(used).size).toBe(used.length);
        expect(new Set(settled.map(({ area }) => area)).size).toBe(settled.length);
      }),
    );
  });

  test('bears the category of most of its matters', () => {
    expect(mainCategory([a, b, { category: 'parking' }])).toBe('environment.noise');
  });
});

test('a matter leaves an alert when it is merged, done, under watch, in a joint action or in another area', () => {
  const open = { mergedInto: null, isOpen: true, watch: false, inArea: true, inJoint: false };
  expect(leavingOf(open)).toBe(null);
  expect(leavingOf({ ...open, mergedInto: 'x' })).toBe('merged');
  expect(leavingOf({ ...open, isOpen: false })).toBe('over');
  expect(leavingOf({ ...open, inJoint: true })).toBe('joint');
  expect(leavingOf({ ...open, inArea: false })).toBe('elsewhere');
  expect(leavingOf({ ...open, watch: true, mergedInto: 'x' })).toBe('watch');
});
