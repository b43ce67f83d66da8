import { setImmediate } from 'node:timers/promises';
import { type Classifier, openClassifier, ranked } from '../algorithms/text-classes/classify.ts';
import { foldsOf, groupAlike } from '../algorithms/text-classes/folds.ts';
import { type Figures, figuresOf, type Judged, spreadOf } from '../algorithms/text-classes/judge.ts';
import type { TextModel } from '../algorithms/text-classes/text-model.ts';
import { type CutText, type TrainOptions, trainTextModel } from '../algorithms/text-classes/train-text.ts';
import type { WordCutter } from '../algorithms/text-classes/words-of-text.ts';
import type { LongWork } from './long-work.ts';

const restMilliseconds = 50;

/** Trains step by step, so that Ctrl-C is heard and progress is shown. */
export async function train(
  work: LongWork,
  rows: readonly CutText[],
  options: TrainOptions,
  about: string,
): Promise<TextModel> {
  const training = trainTextModel(rows, options);
  let restedAt = performance.now();
  for (;;) {
    const step = training.next();
    if (step.done) return step.value;
    if (performance.now() - restedAt < restMilliseconds) continue;
    work.progress(`${about} ${Math.round(step.value * 100)} %`, {
      doing: about,
      done: Math.round(step.value * 100),
      of: 100,
    });
    await setImmediate();
    work.signal.throwIfAborted();
    restedAt = performance.now();
  }
}

/** What a model says of texts that are cut already. */
export function judgeCut(classifier: Classifier, rows: readonly CutText[]): Judged[] {
  return rows.map(({ words, label }) => ({
    truth: label,
    ranked: ranked(classifier.model, classifier.scoresOf(words)),
  }));
}

export interface CrossValidation {
  readonly judged: Judged[];
  readonly figures: Figures;
  readonly spread: { readonly accuracy: number; readonly macroF1: number; readonly top2: number };
  /** Rows that stand in a group with others. */
  readonly alike: number;
}

/** Each fold judged by a model that saw the others; copies of one message never lie on both sides. */
export async function crossValidate(
  work: LongWork,
  rows: readonly CutText[],
  of: { readonly cutter: WordCutter; readonly folds: number; readonly options: TrainOptions },
): Promise<CrossValidation> {
  const groups = groupAlike(rows.map(({ words }) => words));
  const fold = foldsOf(groups, of.folds, of.options.seed);
  const byFold: Judged[][] = [];
  for (let one = 0; one < of.folds; one++) {
    const seen = rows.filter((_, row) => fold[row] !== one);
    const model = await train(work, seen, of.options, `交叉验证 / fold ${one + 1} of ${of.folds}`);
    const unseen = rows.filter((_, row) => fold[row] === one);
    byFold.push(judgeCut(openClassifier(model, of.cutter), unseen));
  }
  const each = byFold.map(figuresOf);
  const spread = (key: 'accuracy' | 'macroF1' | 'top2') => spreadOf(each.map((figures) => figures[key])).deviation;
  const judged = byFold.flat();
  const mean = (key: 'accuracy' | 'macroF1' | 'top2') => spreadOf(each.map((figures) => figures[key])).mean;
  return {
    judged,
    figures: { ...figuresOf(judged), accuracy: mean('accuracy'), macroF1: mean('macroF1'), top2: mean('top2') },
    spread: { accuracy: spread('accuracy'), macroF1: spread('macroF1'), top2: spread('top2') },
    alike: rows.length - new Set(groups).size,
  };
}

const measuredMicroseconds = 1_000_000;

/** Texts a second of one core's time, cutting included: the whole list again and again until a second was spent. */
export function rowsPerSecond(classifier: Classifier, texts: readonly string[]): number {
  if (texts.length === 0) return 0;
  const began = process.cpuUsage();
  let read = 0;
  for (;;) {
    for (const text of texts) classifier.suggest(text);
    read += texts.length;
    const { user, system } = process.cpuUsage(began);
    if (user + system > measuredMicroseconds) return Math.round((read / (user + system)) * 1_000_000);
  }
}
