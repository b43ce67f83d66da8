import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import dictionary from './dictionary.json' with { type: 'json' };
import { differencesOf, findEntryProblem, findLabelled, proposeCategory } from './rules.ts';
import { changesBetween, findRuleProblem, type Known, nextCode, ruleSentence } from './rules-routing.ts';
import type { Entry, Label, RoutingRule } from './tables.ts';
import type { Evidence } from './words.ts';
import { evidenceWords } from './words.ts';

const entries = dictionary.map(
  (entry): Entry => ({
    ...entry,
    evidence: entry.evidence as Evidence[],
    unitKinds: entry.unitKinds as Entry['unitKinds'],
    partnerKinds: entry.partnerKinds as Entry['partnerKinds'],
    resultFields: [],
    activeFrom: '2020-01-01',
    endedOn: null,
    successorCode: null,
  }),
);
const byCode = new Map(entries.map((entry) => [entry.code, entry]));
function entry(code: string, more: Partial<Entry> = {}): Entry {
  const found = byCode.get(code);
  if (!found) throw new Error(`no ${code}`);
  return { ...found, ...more };
}

describe('the dictionary of the product', () => {
  it('stands in the migration as it stands in the file', () => {
    const sql = readFileSync(new URL('../../../migrations/0023_categories.sql', import.meta.url), 'utf8');
    expect(JSON.parse(sql.split('$dictionary$')[1] ?? '')).toEqual(dictionary);
  });

  it('has 120 leaves in three levels, each with its meaning in both languages and words that speak for it', () => {
    const leaves = entries.filter(({ code }) => !entries.some(({ parentCode }) => parentCode === code));
    expect(leaves).toHaveLength(120);
    expect(Math.max(...entries.map(({ code }) => code.split('.').length))).toBe(3);
    for (const one of entries) {
      expect([one.code, findEntryProblem(one, byCode)]).toEqual([one.code, undefined]);
      expect(one.definitionZh && one.definitionEn && one.zh && one.en, one.code).toBeTruthy();
      expect(one.evidence.every((kind) => kind in evidenceWords)).toBe(true);
      if (one.parentCode !== null) expect(one.hints.length, one.code).toBeGreaterThan(2);
    }
    expect(entries.filter(({ residentPosition }) => residentPosition !== null)).toHaveLength(12);
  });
});

describe('an entry', () => {
  it('lies below the code that it begins with, at most four levels deep', () => {
    const lost = entry('street.stall', { parentCode: 'environment' });
    expect(findEntryProblem(lost, byCode)?.field).toBe('parentCode');
    expect(findEntryProblem(entry('street', { code: 'a.b.c.d.e', parentCode: 'a.b.c.d' }), byCode)?.field).toBe('code');
    expect(findEntryProblem(entry('street', { code: 'Street' }), byCode)?.field).toBe('code');
  });

  it('ends only with a successor in use, with nothing in use below it, and “other” never ends', () => {
    const on = '2026-12-01';
    expect(findEntryProblem(entry('street.wreck', { endedOn: on }), byCode)?.field).toBe('successorCode');
    const replaced = entry('street.wreck', { endedOn: on, successorCode: 'street.parking' });
    expect(findEntryProblem(replaced, byCode)).toBeUndefined();
    expect(findEntryProblem(entry('street.stall', { endedOn: on, successorCode: 'other' }), byCode)?.field).toBe(
      'endedOn',
    );
    expect(findEntryProblem(entry('other', { endedOn: on, successorCode: 'street' }), byCode)?.field).toBe('endedOn');
  });

  it('tells each field that changed', () => {
    const changed = entry('street.wreck', { zh: '废弃车', hints: ['废弃'] });
    expect(differencesOf(entry('street.wreck'), changed, ['zh', 'hints', 'own'])).toMatchObject([
      { field: 'zh', from: '僵尸车', to: '废弃车' },
      { field: 'hints', to: ['废弃'] },
    ]);
  });
});

describe('a label of another dictionary', () => {
  const label = (levels: string[], categoryCode: string | null): Label => ({
    id: levels.join(),
    dictionary: null,
    levelOne: levels[0] ?? '',
    levelTwo: levels[1] ?? null,
    levelThree: levels[2] ?? null,
    categoryCode,
  });

  it('is proposed a category by its finest words', () => {
    expect(proposeCategory(['城乡建设', '城市建设和市政管理', '自来水供应'], entries)).toMatch(/^facility/);
    expect(proposeCategory(['环境保护', '噪声污染'], entries)).toBe('environment.noise');
    expect(proposeCategory(['劳动和社会保障', '劳动关系', '拖欠工资'], entries)).toBe('dispute.wages');
    expect(proposeCategory(['其他'], entries)).toBeUndefined();
  });

  it('lands where somebody mapped it, by its path or by a last level that means one thing only', () => {
    const labels = [
      label(['城乡建设', '城市管理', '其他'], 'street'),
      label(['环境保护', '污染', '其他'], 'environment'),
      label(['环境保护', '污染', '搅拌站'], 'environment.dust.plant'),
      label(['环境保护', '污染', '没有对照'], null),
    ];
    const find = (text: string) => findLabelled(text, entries, labels);
    expect(find('环境保护/污染/搅拌站')).toBe('environment.dust.plant');
    expect(find('城乡建设 > 城市管理 > 其他')).toBe('street');
    expect(find('搅拌站')).toBe('environment.dust.plant');
    expect(find('噪音扰民')).toBe('environment.noise');
    expect(find('street.stall')).toBe('street.stall');
    expect([find('没有对照'), find('闻所未闻'), find('')]).toEqual([undefined, undefined, undefined]);
  });
});

const rule = (more: Partial<RoutingRule> = {}): RoutingRule => ({
  code: 'R1',
  category: 'environment.noise',
  areaKind: null,
  areaId: null,
  channel: null,
  weekdays: [],
  fromMinute: 1320,
  toMinute: 360,
  fromOn: null,
  toOn: null,
  target: 'unit',
  unitId: 'u1',
  partnerId: null,
  task: null,
  partnerDays: null,
  note: '',
  ...more,
});

describe('a routing rule', () => {
  const known: Known = {
    categories: new Map([
      ['environment.noise', { unitKinds: ['station'], partnerKinds: ['department'], ended: false }],
    ]),
    units: new Map([
      ['u1', { kind: 'station', ended: false }],
      ['u2', { kind: 'village', ended: false }],
      ['u3', { kind: 'station', ended: true }],
    ]),
    grids: new Set(['g1']),
    partners: new Map([
      ['p1', { kind: 'department', ended: false }],
      ['p2', { kind: 'bank', ended: false }],
    ]),
    channels: new Set(['phone']),
  };

  it('names only what is there, is in use and may do this kind of matter', () => {
    const partner = { target: 'partner' as const, unitId: null, partnerId: 'p1', task: '现场检测' };
    expect(findRuleProblem(rule(), known)).toBeUndefined();
    expect(findRuleProblem(rule(partner), known)).toBeUndefined();
    const wrong: [Partial<RoutingRule>, string][] = [
      [{ category: 'nothing' }, 'category'],
      [{ areaKind: 'grid', areaId: 'g9' }, 'areaId'],
      [{ areaKind: 'unit', areaId: 'u3' }, 'areaId'],
      [{ channel: 'pigeon' }, 'channel'],
      [{ toMinute: null }, 'fromMinute'],
      [{ fromOn: '2026-05-02', toOn: '2026-05-01' }, 'toOn'],
      [{ unitId: 'u3' }, 'unitId'],
      [{ unitId: 'u2' }, 'unitId'],
      [{ ...partner, partnerId: 'p2' }, 'partnerId'],
      [{ ...partner, task: ' ' }, 'task'],
    ];
    for (const [more, path] of wrong) expect([more, findRuleProblem(rule(more), known)?.path]).toEqual([more, path]);
  });

  it('is said in one sentence', () => {
    const names = {
      category: () => ({ zh: '噪声扰民', en: 'Noise' }),
      area: () => '槐北片区',
      channel: () => ({ zh: '电话', en: 'Phone' }),
      unit: () => '槐北派出所',
      partner: () => '生态环境分局',
    };
    expect(ruleSentence(rule({ areaKind: 'unit', areaId: 'u1', weekdays: [6, 7] }), names)).toEqual({
      zh: '噪声扰民 × 槐北片区 × 周六、周日 22:00–06:00 → 槐北派出所',
      en: 'Noise × 槐北片区 × Sat, Sun 22:00–06:00 → 槐北派出所',
    });
    const asked = rule({ target: 'partner', unitId: null, partnerId: 'p1', task: '现场检测', fromMinute: null });
    expect(ruleSentence(asked, names).zh).toBe('噪声扰民 → 网格所属派出所牵头，请生态环境分局：现场检测');
  });

  it('keeps its number, and a difference of versions goes by it', () => {
    expect(nextCode([rule({ code: 'R9' }), rule({ code: 'R12' })])).toBe('R13');
    const changes = changesBetween(
      [rule({ code: 'R1' }), rule({ code: 'R2' })],
      [rule({ code: 'R1', unitId: 'u2' }), rule({ code: 'R3' })],
    );
    expect(changes.map(({ code, kind }) => [code, kind])).toEqual([
      ['R1', 'changed'],
      ['R3', 'added'],
      ['R2', 'removed'],
    ]);
    expect(changes[0]?.differences).toEqual([{ field: 'unitId', from: 'u1', to: 'u2' }]);
  });
});
