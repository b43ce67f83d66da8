import { describe, expect, test } from 'vitest';
import { createSegmenter } from '../search-text/segmenter.ts';
import { createPlaceBook } from './place-book.ts';

const { wordsOf } = createSegmenter([]);

const texts = [
  'A市A2区槐荫新城小区旁边的搅拌站噪音太大\n每天夜里两点还在装车。',
  'A2区槐荫新城附近建搅拌站扰民\n我们槐荫新城的居民睡不着。',
  '投诉A2区槐荫新城小区附近搅拌站\n灰尘很大。',
  '槐荫新城垃圾站臭气熏天\n请尽快清理。',
  'A7县星沙镇桐柏路的旧城改造何时启动\n桐柏路等了三年。',
  '请问A7县桐柏路旧城改造\n桐柏路两边的房子很旧。',
  'A7县星沙街道桐柏路坑坑洼洼\n桐柏路一下雨就积水。',
  'A3区听涛之城一楼夜宵摊油烟扰民\n听涛之城的居民开不了窗。',
  'A3区万安听涛之城小区油烟\n万安听涛之城底层商铺没有烟道。',
  '反映A3区听涛之城噪音\n凌晨还在营业。',
  'A3区听涛之城车位问题\n听涛之城开发商捆绑销售。',
];
const book = createPlaceBook({ wordsOf, texts });
const names = (text: string) => book.placesIn(text).map(({ name }) => name);

describe('names that a collection repeats', () => {
  test('are one name, with or without 小区, with quotation marks and with the areas before it', () => {
    for (const text of [
      'A2区槐荫新城小区太吵',
      '「槐荫新城」小区太吵',
      '请管管“槐荫新城”的搅拌站',
      '槐荫·新城太吵',
      'A市A2区槐荫新城',
    ])
      expect(names(text)).toEqual(['槐荫新城']);
  });

  test('keep the areas that stood before them apart', () => {
    expect(book.placesIn('A市A2区槐荫新城小区旁边')).toEqual([
      { name: '槐荫新城', kind: 'spot', written: '槐荫新城小区', area: ['A市', 'A2区'] },
    ]);
  });

  test('are found without any ending of a place, and under the developer that some write before them', () => {
    expect(names('万安听涛之城的夜宵摊')).toEqual(['听涛之城']);
    expect(names('听涛之城的夜宵摊')).toEqual(['听涛之城']);
  });

  test('are found when somebody writes only how they begin', () => {
    expect(names('A市槐荫小区建搅拌站')).toEqual(['槐荫新城']);
  });

  test('are roads when they end like one, without the town before them', () => {
    const found = book.placesIn('A7县星沙镇桐柏路的旧城改造');
    expect(found).toContainEqual({ name: '桐柏路', kind: 'road', written: '桐柏路', area: [] });
  });
});

describe('names never seen before', () => {
  test.each([
    ['B市梧桐花园三期停水', '梧桐花园'],
    ['投诉C3区惠民农贸市场脏乱差', '惠民农贸市场'],
    ['请在育英小学门口装红绿灯', '育英小学'],
    ['关于望江大道路灯不亮的问题', '望江大道'],
    ['D4县双溪村的路什么时候修', '双溪村'],
  ])('%s names %s', (text, name) => {
    expect(names(text)).toContain(name);
  });

  test.each(['小区门口的道路太窄', '请问政府什么时候修路', '我们学校食堂的饭菜太贵', '这条路没有路灯', '希望开通公交'])(
    '%s names none',
    (text) => {
      expect(names(text)).toEqual([]);
    },
  );
});

test('names from registers are known at once, areas by their own names too', () => {
  const known = createPlaceBook({ wordsOf, known: ['云栖里小区', '老门东'], areas: ['槐川市', '东河区'] });
  expect(known.placesIn('槐川市东河区云栖里的邻居')).toEqual([
    { name: '云栖里', kind: 'spot', written: '云栖里', area: ['槐川市', '东河区'] },
  ]);
  expect(known.placesIn('老门东的夜市')[0]?.name).toBe('老门东');
});
