import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSegmenter } from '../search-text/segmenter.ts';
import { openClassifier } from './classify.ts';
import { openExplainer } from './explain.ts';
import { foldsOf, groupAlike } from './folds.ts';
import { coverageOf, figuresOf, type Judged } from './judge.ts';
import { learnClasses, type SparseRows } from './linear-classes.ts';
import { decodeModel, encodeModel, UnreadableModel } from './model-bytes.ts';
import { packRows } from './pack.ts';
import { chancesOf } from './sharpness.ts';
import type { TextModel } from './text-model.ts';
import { cutTexts, type LabelledText, trainTextModel, usualTraining } from './train-text.ts';
import { wordsOfText } from './words-of-text.ts';

const cutter = createSegmenter([]);

function finish<T>(work: Generator<number, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

const train = (rows: readonly LabelledText[], leastTexts = 2): TextModel =>
  finish(trainTextModel(cutTexts(cutter, rows), { ...usualTraining, leastTexts }));

const said: Record<string, string[]> = {
  噪声: ['夜里施工噪声很大睡不着', '楼下酒吧音乐太吵', '搅拌站噪声扰民', '广场舞音响吵到半夜', '工地半夜打桩噪音'],
  停车: ['门口乱停车堵住通道', '消防通道停满了车', '地下车位只卖不租', '路边停车位收费太高', '小区停车难车位不够'],
  欠薪: ['老板拖欠工资三个月', '工地不发农民工工资', '辞职后工资一直不结', '公司欠薪跑路了', '加班工资没有发'],
};
const places = ['枫桥镇', '自由路', '金桐小区', '火车站旁'];
const rows: LabelledText[] = Object.entries(said).flatMap(([label, texts]) =>
  texts.flatMap((text) => places.map((place) => ({ label, text: `${place}${text}，请尽快处理` }))),
);
const model = train(rows);
const classifier = openClassifier(model, cutter);

describe('what is read of a message', () => {
  test('numbers, masks and names of people before a title leave no word', () => {
    expect(wordsOfText(cutter, '王先生 138****1234，2019年3月')).toEqual(['先生', '年', '月']);
    expect(wordsOfText(cutter, '我叫李小明，住A3区')).toEqual(['我', '叫', '住', 'a3', '区']);
    expect(wordsOfText(cutter, '高中老师补课')).toContain('高中');
  });

  test('a message that was cut into words by spaces reads like the same message as it was written', () => {
    expect(wordsOfText(cutter, '消防 通道 停满 车')).toEqual(wordsOfText(cutter, '消防通道停满车'));
  });
});

describe('suggestions', () => {
  test('a message nobody has seen goes where messages like it went', () => {
    expect(classifier.suggest('半夜工地施工太吵了')[0]?.label).toBe('噪声');
    expect(classifier.suggest('包工头拖欠我们的工资')[0]?.label).toBe('欠薪');
    expect(classifier.suggest('车位都被占了没法停车')[0]?.label).toBe('停车');
  });

  test('chances are those of all classes together, and keep the order of the scores', () => {
    const suggestions = classifier.suggest('车位不够');
    expect(suggestions.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1);
    expect(suggestions.map(({ chance }) => chance)).toEqual(
      suggestions.map(({ chance }) => chance).toSorted((a, b) => b - a),
    );
  });

  test('a message without any known word is answered all the same', () => {
    expect(classifier.suggest('????')).toHaveLength(3);
  });

  test('the words that spoke for it stand in the text, the strongest first, and their weights come to the lead', () => {
    const text = '公司拖欠工资';
    const { suggestions, reasons, against } = openExplainer(classifier, cutter)(text, 20);
    expect(reasons[0]?.phrase).toMatch(/工资|拖欠/);
    for (const { phrase } of [...reasons, ...against]) expect(text).toContain(phrase);
    const lead = (suggestions[0]?.score ?? 0) - (suggestions[1]?.score ?? 0);
    const told = [...reasons, ...against].reduce((sum, { weight }) => sum + weight, 0);
    expect(told).toBeCloseTo(lead, 1);
  });
});

describe('the learner', () => {
  test('the same messages in any order make the same model', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(encodeModel(train(shuffled))).toEqual(encodeModel(model));
      }),
      { numRuns: 5 },
    );
  });

  test('a word of fewer messages than asked for is not kept', () => {
    const kept = train([...rows, { label: '停车', text: '貔貅貔貅貔貅' }], 3);
    expect([...kept.words, ...kept.grams].some((one) => one.includes('貔'))).toBe(false);
  });

  test('two features that always come together share the weight of one', () => {
    const matrix = (twice: boolean): SparseRows =>
      packRows(
        [0, 1, 2, 3].map((i) => [
          {
            ids: Int32Array.from(twice ? [i % 2, (i % 2) + 2] : [i % 2]),
            values: Float32Array.from(twice ? [Math.SQRT1_2, Math.SQRT1_2] : [1]),
          },
        ]),
      );
    const learn = (twice: boolean) =>
      finish(learnClasses(matrix(twice), Int32Array.from([0, 1, 0, 1]), { classes: 2, features: 4, cost: 1, seed: 1 }));
    const [one] = learn(false);
    const [two] = learn(true);
    expect(two?.[0]).toBeCloseTo(two?.[2] ?? 0);
    expect((two?.[0] ?? 0) * 2 * Math.SQRT1_2).toBeCloseTo(one?.[0] ?? 0, 1);
  });

  test('classes are told apart by whatever linear rule made them', () => {
    const point = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 20, maxLength: 60 }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        (points, angle) => {
          const side = ([x, y]: [number, number]) => x * Math.cos(angle) + y * Math.sin(angle);
          const clear = points.filter((one) => Math.abs(side(one)) > 0.3);
          const matrix = packRows(
            clear.map((one) => [{ ids: Int32Array.from([0, 1]), values: Float32Array.from(one) }]),
          );
          const truth = Int32Array.from(clear, (one) => (side(one) > 0 ? 1 : 0));
          fc.pre(new Set(truth).size === 2);
          const [no, yes] = finish(learnClasses(matrix, truth, { classes: 2, features: 2, cost: 1000, seed: 3 }));
          const score = (weights: Float64Array | undefined, [x, y]: [number, number]) =>
            (weights?.[0] ?? 0) * x + (weights?.[1] ?? 0) * y;
          for (const [i, one] of clear.entries()) expect(score(yes, one) > score(no, one)).toBe(truth[i] === 1);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('a model as bytes', () => {
  test('what was written is what is read, weight by weight', () => {
    expect(decodeModel(encodeModel(model))).toEqual(model);
  });

  test('anything else is refused, and so is a model that was cut off', () => {
    const bytes = encodeModel(model);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(() => decodeModel(bytes.subarray(0, length))).toThrow(UnreadableModel);
      }),
      { numRuns: 30 },
    );
    expect(() => decodeModel(new TextEncoder().encode('PK 什么都不是'))).toThrow(UnreadableModel);
  });
});

describe('judging', () => {
  const judged = fc
    .array(
      fc.record({
        truth: fc.constantFrom('a', 'b', 'c'),
        scores: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 40 },
    )
    .map((all) =>
      all.map(
        ({ truth, scores }): Judged => ({
          truth,
          ranked: chancesOf(scores, 1)
            .map((chance, i) => ({ label: 'abc'.charAt(i), chance }))
            .sort((a, b) => b.chance - a.chance),
        }),
      ),
    );

  test('a larger margin never suggests more', () => {
    fc.assert(
      fc.property(judged, (all) => {
        const lines = coverageOf(all).map(({ coverage }) => coverage);
        expect(lines).toEqual(lines.toSorted((a, b) => b - a));
        expect(lines[0]).toBe(1);
      }),
    );
  });

  test('the first two hold the truth at least as often as the first', () => {
    fc.assert(
      fc.property(judged, (all) => {
        const { accuracy, top2, classes } = figuresOf(all);
        expect(top2).toBeGreaterThanOrEqual(accuracy);
        expect(classes.reduce((sum, { texts }) => sum + texts, 0)).toBe(all.length);
      }),
    );
  });

  test('figures by hand', () => {
    const one = (truth: string, ...labels: string[]): Judged => ({
      truth,
      ranked: labels.map((label) => ({ label, chance: 0.5 })),
    });
    const figures = figuresOf([one('a', 'a', 'b'), one('a', 'b', 'a'), one('b', 'b', 'a'), one('b', 'c', 'a')]);
    expect(figures).toMatchObject({ accuracy: 0.5, top2: 0.75 });
    // a: 2·1/(2+1), b: 2·1/(2+2), c: 0.
    expect(figures.macroF1).toBeCloseTo((2 / 3 + 1 / 2 + 0) / 3);
  });

  test('copies of one message lie in one fold, and every fold gets its share', () => {
    const words = rows.map(({ text }) => wordsOfText(cutter, text));
    const groups = groupAlike([...words, ...words]);
    const folds = foldsOf(groups, 3, 7);
    for (const i of words.keys()) expect(folds[i]).toBe(folds[i + words.length]);
    expect(new Set(folds)).toEqual(new Set([0, 1, 2]));
  });
});

const real = new URL('../../../../shared/data/messages/train-8k-segmented.csv', import.meta.url);

describe.skipIf(!existsSync(real))('fifteen hundred real messages', () => {
  test('three quarters of them teach what the last quarter is about', () => {
    const all = readFileSync(real, 'utf8').replace('\uFEFF', '').trim().split('\n').slice(1);
    const some = all
      .filter((_, i) => i % 11 < 2)
      .slice(0, 1500)
      .map((line): LabelledText => {
        const at = line.indexOf(',');
        return { label: line.slice(0, at), text: line.slice(at + 1) };
      });
    const learned = openClassifier(train(some.filter((_, i) => i % 4 !== 0)), cutter);
    const judged = some
      .filter((_, i) => i % 4 === 0)
      .map(({ text, label }) => ({ truth: label, ranked: learned.suggest(text) }));
    const figures = figuresOf(judged);
    expect(figures.macroF1).toBeGreaterThan(0.83);
    expect(figures.top2).toBeGreaterThan(0.93);
  });
});
