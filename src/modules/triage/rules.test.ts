import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byKeywords, isActive, learnable, leastOfCategory, riskHints, ruleOn } from './rules.ts';

const figures = (macroF1: number) => ({ accuracy: macroF1, macroF1, top2: 0.98 });

describe('a new version takes the place of the old one', () => {
  test.each([
    { rows: 1000, latest: 200, own: 0.9, present: 0.85, ruling: 'promote' },
    { rows: 1000, latest: 200, own: 0.86, present: 0.86, ruling: 'not-better' },
    { rows: 1000, latest: 200, own: 0.8, present: 0.86, ruling: 'not-better' },
    { rows: 299, latest: 200, own: 0.9, present: 0.1, ruling: 'too-few' },
    { rows: 300, latest: 59, own: 0.9, present: 0.1, ruling: 'too-few' },
  ])('$own against $present on $latest of $rows: $ruling', ({ rows, latest, own, present, ruling }) => {
    expect(ruleOn({ rows, latest, challenger: figures(own), champion: figures(present) })).toBe(ruling);
  });

  test('being better never costs it the place', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (own, more, present) => {
        const rule = (one: number) =>
          ruleOn({ rows: 500, latest: 100, challenger: figures(one), champion: figures(present) });
        if (rule(own) === 'promote') expect(rule(Math.max(own, more))).toBe('promote');
      }),
    );
  });

  test('categories that people hardly used are not learned', () => {
    const rows = [...Array.from({ length: leastOfCategory }, () => ({ label: 'a' })), { label: 'b' }];
    expect(learnable(rows).map(({ label }) => label)).toEqual(Array.from({ length: leastOfCategory }, () => 'a'));
  });
});

describe('before anything was learned', () => {
  const categories = [
    { code: 'noise', names: ['噪声'], hints: ['施工', '广场舞', '太吵'], against: ['停车'] },
    { code: 'parking', names: ['停车'], hints: ['车位', '消防通道'], against: [] },
  ];

  test('names and hints of the dictionary speak, words against a category take away', () => {
    expect(byKeywords(categories, '夜里施工太吵').map(({ code }) => code)).toEqual(['noise']);
    expect(byKeywords(categories, '停车场施工，车位没了')[0]?.code).toBe('parking');
    expect(byKeywords(categories, '今天天气不错')).toEqual([]);
  });

  test('what spoke stands in the text', () => {
    expect(byKeywords(categories, '广场舞太吵')[0]?.found.map(({ phrase }) => phrase)).toEqual(['广场舞', '太吵']);
  });
});

describe('wording that suggests a risk', () => {
  test.each([
    ['邻居扬言要打死我', 'violence'],
    ['孩子在校园霸凌中受伤', 'minors'],
    ['他说不想活了', 'self-harm'],
    ['两家矛盾多年，越闹越大', 'escalation'],
  ])('%s: %s', (text, kind) => {
    expect(riskHints(text).map((hint) => hint.kind)).toContain(kind);
  });

  test('an everyday complaint suggests none', () => {
    expect(riskHints('门口路灯坏了三天，跳楼价大甩卖的喇叭太吵')).toEqual([]);
  });

  test('a mark ends with its day or when somebody ends it', () => {
    expect(isActive({ until_on: '2026-11-22', ended_at: null }, '2026-11-22')).toBe(true);
    expect(isActive({ until_on: '2026-11-21', ended_at: null }, '2026-11-22')).toBe(false);
    expect(isActive({ until_on: '2026-11-22', ended_at: new Date() }, '2026-11-22')).toBe(false);
  });
});
