import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fields, mergeFields, mergeSheets } from './merge-fields.ts';

const names = ['met', 'seen', 'wishes', 'hazards', 'needs'] as const;
type Form = Fields<(typeof names)[number]>;
// Few values, so that both sides often change the same field, also to the same words.
const value = fc.constantFrom('', '门口有电线', '家里两个人', '独自在家');
const form: fc.Arbitrary<Form> = fc.record({ met: value, seen: value, wishes: value, hazards: value, needs: value });

describe('two people write the same observations', () => {
  test('it does not matter who came first', () => {
    fc.assert(
      fc.property(form, form, form, (base, one, other) => {
        const first = mergeFields(base, one, other);
        const second = mergeFields(base, other, one);
        const conflicting = new Set(first.conflicts.map(({ field }) => field));
        for (const name of names) {
          if (!conflicting.has(name)) expect(first.fields[name]).toBe(second.fields[name]);
        }
        expect(
          second.conflicts.map(({ field, base: b, mine, theirs }) => ({ field, base: b, mine: theirs, theirs: mine })),
        ).toEqual(first.conflicts);
      }),
    );
  });

  test('a conflict is exactly where both changed one field to different words', () => {
    fc.assert(
      fc.property(form, form, form, (base, mine, theirs) => {
        const expected = names.filter(
          (name) => mine[name] !== base[name] && theirs[name] !== base[name] && mine[name] !== theirs[name],
        );
        expect(mergeFields(base, mine, theirs).conflicts.map(({ field }) => field)).toEqual(expected);
      }),
    );
  });

  test('no change is ever lost: it stands in the form or in a conflict', () => {
    fc.assert(
      fc.property(form, form, form, (base, mine, theirs) => {
        const { fields, conflicts } = mergeFields(base, mine, theirs);
        for (const name of names) {
          const kept = [
            fields[name],
            ...conflicts.filter(({ field }) => field === name).flatMap((c) => [c.mine, c.theirs]),
          ];
          if (mine[name] !== base[name]) expect(kept).toContain(mine[name]);
          if (theirs[name] !== base[name]) expect(kept).toContain(theirs[name]);
        }
      }),
    );
  });

  test('who changed nothing changes nothing, and saving twice is saving once', () => {
    fc.assert(
      fc.property(form, form, (base, other) => {
        expect(mergeFields(base, base, other)).toEqual({ fields: other, conflicts: [] });
        expect(mergeFields(base, other, other)).toEqual({ fields: other, conflicts: [] });
      }),
    );
  });

  test('what somebody picked in a conflict settles it', () => {
    fc.assert(
      fc.property(form, form, form, fc.boolean(), (base, mine, theirs, takeMine) => {
        const { fields, conflicts } = mergeFields(base, mine, theirs);
        const picked = {
          ...fields,
          ...Object.fromEntries(conflicts.map((c) => [c.field, takeMine ? c.mine : c.theirs])),
        };
        expect(mergeFields(theirs, picked, theirs)).toEqual({ fields: picked, conflicts: [] });
      }),
    );
  });
});

const sheet: fc.Arbitrary<Fields> = fc.dictionary(
  fc.constantFrom('fact.1', 'fact.2', 'stand.1.1', 'course', 'present.x'),
  fc.constantFrom('', '认可', '不认可', '漏水三次'),
  { noNullPrototype: true },
);

describe('two people write a sheet whose rows come and go', () => {
  test('no word that somebody wrote is lost, and nothing appears that nobody wrote', () => {
    fc.assert(
      fc.property(sheet, sheet, sheet, (base, mine, theirs) => {
        const { fields, conflicts } = mergeSheets(base, mine, theirs);
        for (const one of [mine, theirs]) {
          for (const [name, value] of Object.entries(one)) {
            if (value === (base[name] ?? '')) continue;
            const kept = conflicts.filter(({ field }) => field === name).flatMap((c) => [c.mine, c.theirs]);
            expect([fields[name] ?? '', ...kept]).toContain(value);
          }
        }
        for (const [name, value] of Object.entries(fields))
          expect([base[name], mine[name], theirs[name]]).toContain(value);
      }),
    );
  });

  test('sent one after the other, in either order, changes of different rows come to the same sheet', () => {
    fc.assert(
      fc.property(sheet, sheet, sheet, (base, one, other) => {
        const first = mergeSheets(base, one, other);
        const second = mergeSheets(base, other, one);
        fc.pre(first.conflicts.length === 0);
        expect(first.fields).toEqual(second.fields);
      }),
    );
  });
});
