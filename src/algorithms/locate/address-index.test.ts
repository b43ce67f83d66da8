import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAddressIndex } from './address-index.ts';
import { normaliseAddress } from './address-text.ts';

const town = buildAddressIndex([
  { gridId: 'maple-west', names: ['枫林小区', '枫林小区1号楼', '枫林小区3号楼', '枫林路'] },
  { gridId: 'maple-east', names: ['枫林小区', '枫林小区13号楼', '枫林小区十五栋', '枫林路', '自由路'] },
  { gridId: 'crane', names: ['铁鹤小区', '铁鹤花园', '自由路', '自由路派出所', '自由路88号'] },
  { gridId: 'village', names: ['金鼎村七里组', '金鼎村', 'A3区米兰春天', '万达广场A1'] },
  { gridId: 'late', names: ['四季华城2号楼', '派出所', '达广场'] },
]);
const gridsFor = (text: string) => town.find(text).map(({ gridId }) => gridId);
const certainFor = (text: string) => town.find(text).filter(({ certain }) => certain);

describe('one spelling for one address', () => {
  test.each([
    ['枫林小区三号楼', '枫林小区3号'],
    ['枫林小区３＃楼', '枫林小区3号'],
    ['枫林小区 3 栋', '枫林小区3号'],
    ['枫林小区第三幢', '枫林小区3号'],
    ['枫林小区十五栋二单元', '枫林小区15号2单元'],
    ['枫林小区一百零二号', '枫林小区102号'],
    ['枫林小区二〇三室', '枫林小区203室'],
    ['枫林小区3-2-501', '枫林小区3号2单元501室'],
    ['枫林小区3-501', '枫林小区3号501室'],
    ['枫林小区3、5号楼', '枫林小区3-5号'],
    ['Ａ3区，“米兰春天”', 'a3区米兰春天'],
    ['十里铺三楼', '十里铺3楼'],
  ])('%s is %s', (text, expected) => {
    expect(normaliseAddress(text)).toBe(expected);
  });
});

describe('a resident’s own words lead to the grid', () => {
  test.each([
    ['我家住枫林小区3号楼，楼上漏水', 'maple-west', '枫林小区3号楼'],
    ['枫林小区三栋门口有人吵架', 'maple-west', '枫林小区3号楼'],
    ['枫林小区 ３＃ 2单元的灯坏了', 'maple-west', '枫林小区3号楼'],
    ['枫林小区3-2-501漏水', 'maple-west', '枫林小区3号楼'],
    ['枫林小区13号楼', 'maple-east', '枫林小区13号楼'],
    ['枫林小区15号楼', 'maple-east', '枫林小区十五栋'],
    ['自由路派出所旁边', 'crane', '自由路派出所'],
    ['金鼎村七里组村民', 'village', '金鼎村七里组'],
    ['a3区“米兰春天”G2栋320', 'village', 'A3区米兰春天'],
  ])('%s', (text, gridId, matched) => {
    expect(town.find(text)[0]).toEqual({ gridId, matched, certain: true });
  });

  test('an estate that two grids share leaves both open', () => {
    expect(gridsFor('枫林小区的路灯坏了').sort()).toEqual(['maple-east', 'maple-west']);
    expect(certainFor('枫林小区的路灯坏了')).toEqual([]);
  });

  test('a building that nobody listed stays with the grids of its estate', () => {
    expect(gridsFor('枫林小区7号楼').sort()).toEqual(['maple-east', 'maple-west']);
    expect(certainFor('枫林小区7号楼')).toEqual([]);
  });

  test('an estate known only by one of its buildings is a guess', () => {
    expect(town.find('四季华城下水道堵塞')).toEqual([{ gridId: 'late', matched: '四季华城', certain: false }]);
    expect(certainFor('四季华城2栋下水道堵塞').length).toBe(1);
  });

  test('two names that meet in one grid only are certain together', () => {
    expect(town.find('枫林路和自由路路口')[0]).toEqual({ gridId: 'maple-east', matched: '枫林路', certain: true });
    expect(certainFor('自由路')).toEqual([]);
  });

  test('two places that lie apart are a question for a person', () => {
    expect(gridsFor('铁鹤小区的人到金鼎村倒垃圾')).toEqual(['crane', 'village']);
    expect(certainFor('铁鹤小区的人到金鼎村倒垃圾')).toEqual([]);
  });

  test('a number is not the beginning of another number', () => {
    expect(town.find('万达广场A1门口')[0]).toEqual({ gridId: 'village', matched: '万达广场A1', certain: true });
    expect(gridsFor('万达广场A12门口')).toEqual(['late']);
  });

  test('a place that is not listed is not found', () => {
    expect(town.find('有人在广场跳舞声音太大')).toEqual([]);
    expect(town.find('')).toEqual([]);
  });

  test('whatever stands around it, a listed building is found by its grid first', () => {
    const around = fc
      .array(fc.constantFrom('漏水', '了', '，', ' ', '楼上', '好吵', '！'))
      .map((words) => words.join(''));
    const estates = fc.uniqueArray(fc.constantFrom('桃园', '阳光', '幸福', '铁西', '长庆桥'), { minLength: 1 });
    fc.assert(
      fc.property(estates, fc.integer({ min: 1, max: 40 }), around, around, (names, building, before, after) => {
        const entries = names.flatMap((name) => [
          { gridId: `${name}-low`, names: Array.from({ length: 20 }, (_, i) => `${name}小区${i + 1}号楼`) },
          { gridId: `${name}-high`, names: Array.from({ length: 20 }, (_, i) => `${name}小区${i + 21}号楼`) },
        ]);
        const [found] = buildAddressIndex(entries).find(`${before}${names[0]}小区${building}栋${after}`);
        expect(found).toMatchObject({ gridId: `${names[0]}-${building > 20 ? 'high' : 'low'}`, certain: true });
      }),
    );
  });
});
