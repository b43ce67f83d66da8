import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexAnswers, matchAnswers, termsOf } from './match.ts';

const index = indexAnswers([
  {
    id: 'permit',
    title: '居住证多久能拿到？',
    words: ['居住证', '暂住证', 'residence permit'],
    text: '受理后十五天内。',
  },
  { id: 'mediation', title: '请人民调解员调解要花钱吗？', words: ['调解', '收费'], text: '不收费，费用由财政保障。' },
  { id: 'heat', title: '家里暖气不热怎么办？', words: ['暖气', '供暖'], text: '先看看阀门有没有开。' },
  {
    id: 'fraud',
    title: '接到自称公安局的电话要我转账',
    words: ['诈骗', '转账'],
    text: '挂断。警察不会在电话里要求转账。',
  },
]);
const found = (typed: string) => matchAnswers(index, typed).map(({ id }) => id);

describe('a question that may be answered already', () => {
  test.each([
    ['我的居住证什么时候下来', 'permit'],
    ['邻居吵架想找人调解，要不要收费', 'mediation'],
    ['家里二十天了暖气都是凉的', 'heat'],
    ['有人打电话说是公安局让我转账', 'fraud'],
    ['How long does a residence permit take?', 'permit'],
  ])('%s', (typed, id) => expect(found(typed)[0]).toBe(id));

  test.each(['', '你好', '请问怎么办', '楼下的路灯坏了三天', 'hello there'])(
    'nothing is offered for what has no answer: %s',
    (typed) => expect(found(typed)).toEqual([]),
  );

  test('full-width and capital letters are the same letters', () => {
    expect(termsOf('ＡＢＣ')).toEqual(termsOf('abc'));
    expect(found('RESIDENCE PERMITS')).toEqual(['permit']);
  });

  test('any text is taken, the answer is short, in order, and the same for the same words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 1, max: 4 }), (typed, most) => {
        const once = matchAnswers(index, typed, most);
        expect(once.length).toBeLessThanOrEqual(most);
        expect(matchAnswers(index, typed, most)).toEqual(once);
        expect(once.map(({ score }) => score)).toEqual(
          once.map(({ score }) => score).sort((one, other) => other - one),
        );
      }),
    );
  });

  test('a list of nothing answers nothing', () => expect(matchAnswers(indexAnswers([]), '居住证')).toEqual([]));
});
