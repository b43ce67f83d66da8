import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Holding, Staff } from '../../platform/context.ts';
import { may } from './policy.ts';
import { isValidOn, listVacancies, parentsFirst } from './rules.ts';
import { posts, usualDuties } from './words.ts';

describe('posts', () => {
  it('a post counts from its first day up to, not with, its last', () => {
    const span = { validFrom: '2026-01-01', validTo: '2026-02-01' };
    expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((day) => isValidOn(span, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isValidOn({ validFrom: '2026-01-01', validTo: null }, '2099-01-01')).toBe(true);
  });

  it('every post has usual duties, and none but the administrator and the auditor reaches over the whole house', () => {
    const guarded = Object.entries(usualDuties).filter(([, duties]) =>
      duties.some((duty) => duty === 'system' || duty === 'audit'),
    );
    expect(Object.keys(usualDuties)).toEqual(Object.keys(posts));
    expect(guarded.map(([post]) => post)).toEqual(['administrator', 'auditor']);
  });

  it('a 1+2+N team with one auxiliary misses another one and a grid worker', () => {
    expect(listVacancies('team', ['community-officer', 'auxiliary'])).toEqual([
      { post: 'auxiliary', wanted: 2, held: 1 },
      { post: 'grid-worker', wanted: 1, held: 0 },
    ]);
    expect(listVacancies('office', [])).toEqual([]);
  });
});

describe('the tree', () => {
  it('puts every parent before its children, whatever the order of the file', () => {
    const tree = fc.integer({ min: 1, max: 30 }).chain((size) =>
      fc.shuffledSubarray(
        Array.from({ length: size }, (_, i) => ({ code: `${i}`, parentCode: i === 0 ? null : `${Math.floor(i / 2)}` })),
        { minLength: size },
      ),
    );
    fc.assert(
      fc.property(tree, (units) => {
        const order = parentsFirst(units).map(({ code }) => code);
        expect(order.toSorted()).toEqual(units.map(({ code }) => code).toSorted());
        for (const { code, parentCode } of units) {
          if (parentCode !== null && parentCode !== code)
            expect(order.indexOf(parentCode)).toBeLessThan(order.indexOf(code));
        }
      }),
    );
  });

  it('loses no unit of a circle', () => {
    const circle = [
      { code: 'a', parentCode: 'b' },
      { code: 'b', parentCode: 'a' },
    ];
    expect(parentsFirst(circle)).toEqual(circle);
  });
});

function colleague(
  personId: string,
  duties: Holding['duties'],
  unitIds: string[] = ['station', 'team'],
  isTop = false,
): Staff {
  const holding = {
    unitId: unitIds[0] ?? '',
    unitName: '',
    isTop,
    unitIds,
    post: 'registrar',
    duties,
    categories: null,
  };
  const account = {
    kind: 'staff',
    accountId: 'a',
    name: '',
    badge: '',
    language: 'zh',
    sessionId: null,
    scopes: null,
  } as const;
  return { ...account, personId, holdings: duties.length > 0 ? [holding] : [] };
}

describe('who may', () => {
  const registrar = colleague('me', ['register']);

  it('a registrar gives posts in his own units only', () => {
    const give = (unitId: string) =>
      may['post.give'](registrar, { unitIds: [unitId], personId: 'other', duties: ['handle'] });
    expect([give('team'), give('elsewhere')]).toEqual(['allowed', 'forbidden']);
  });

  it('nobody gives a post to himself, nor makes himself a stand-in', () => {
    const subject = { unitIds: ['team'], personId: 'me', duties: ['handle'] as const };
    expect(may['post.give'](registrar, subject)).toBe('forbidden');
    expect(may['post.stand-in'](registrar, subject)).toBe('forbidden');
  });

  it('only an administrator gives the duties system and audit', () => {
    const subject = { unitIds: ['team'], personId: 'other', duties: ['audit'] as const };
    expect(may['post.give'](registrar, subject)).toBe('forbidden');
    expect(may['post.give'](colleague('me', ['register', 'system']), subject)).toBe('allowed');
  });

  it('a unit at the top is for the administrator of the county to make, not of a station', () => {
    expect(may['unit.make'](registrar, { unitIds: [null] })).toBe('forbidden');
    expect(may['unit.make'](colleague('me', ['system']), { unitIds: [null] })).toBe('forbidden');
    expect(may['unit.make'](colleague('me', ['system'], ['bureau'], true), { unitIds: [null] })).toBe('allowed');
  });

  it('residents and whoever holds no post see no colleagues', () => {
    const seen = [{ kind: 'visitor' } as const, { kind: 'receipt', reporterId: 'r' } as const, colleague('me', [])];
    expect(seen.map((who) => may['person.list'](who))).toEqual(Array(3).fill('forbidden'));
  });
});
