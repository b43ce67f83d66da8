import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Classifier, openClassifier, ranked } from '../../algorithms/text-classes/classify.ts';
import { foldsOf, groupAlike } from '../../algorithms/text-classes/folds.ts';
import {
  confusionOf,
  coverageOf,
  type Figures,
  figuresOf,
  type Judged,
  spreadOf,
} from '../../algorithms/text-classes/judge.ts';
import { encodeModel } from '../../algorithms/text-classes/model-bytes.ts';
import type { TextModel } from '../../algorithms/text-classes/text-model.ts';
import {
  type CutText,
  cutTexts,
  type TrainOptions,
  trainTextModel,
  usualTraining,
} from '../../algorithms/text-classes/train-text.ts';
import type { WordCutter } from '../../algorithms/text-classes/words-of-text.ts';
import { byKeywords, type Hinted, ruleOn } from './rules.ts';
import type { Report, Summary } from './tables.ts';

// A word of fewer than three matters could be one household's.
const training: TrainOptions = { ...usualTraining, leastTexts: 3 };
const folds = 4;
const latestShare = 0.2;
const mostLatest = 2000;
const restMilliseconds = 20;

/** A decision to learn from: what was said, and the category that a person gave it. */
export interface Decision {
  readonly id: string;
  readonly text: string;
  readonly label: string;
}

/** The same decisions have the same fingerprint. */
export function fingerprintOf(decisions: readonly Decision[]): string {
  const hash = createHash('sha256');
  for (const { id, label } of decisions) hash.update(`${id} ${label}\n`);
  return hash.digest('hex');
}

// Doors are answered between the steps.
async function train(rows: readonly CutText[]): Promise<TextModel> {
  const work = trainTextModel(rows, training);
  let restedAt = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - restedAt < restMilliseconds) continue;
    await setImmediate();
    restedAt = performance.now();
  }
}

const judge = (classifier: Classifier, rows: readonly CutText[]): Judged[] =>
  rows.map(({ words, label }) => ({ truth: label, ranked: ranked(classifier.model, classifier.scoresOf(words)) }));

const summaryOf = ({ accuracy, macroF1, top2 }: Summary): Summary => ({ accuracy, macroF1, top2 });

async function crossValidate(cut: readonly CutText[], cutter: WordCutter) {
  const fold = foldsOf(groupAlike(cut.map(({ words }) => words)), folds, training.seed);
  const each: Judged[][] = [];
  for (let one = 0; one < folds; one++) {
    const seen = cut.filter((_, row) => fold[row] !== one);
    const model = await train(seen);
    each.push(
      judge(
        openClassifier(model, cutter),
        cut.filter((_, row) => fold[row] === one),
      ),
    );
  }
  const figures = each.map(figuresOf);
  const of = (key: keyof Summary, what: 'mean' | 'deviation') => spreadOf(figures.map((one) => one[key]))[what];
  const both = (what: 'mean' | 'deviation'): Summary => ({
    accuracy: of('accuracy', what),
    macroF1: of('macroF1', what),
    top2: of('top2', what),
  });
  return { crossed: both('mean'), deviation: both('deviation'), judged: each.flat() };
}

/** What keywords suggest, as something to be judged like a model. */
function judgeKeywords(hinted: readonly Hinted[], rows: readonly Decision[]): Judged[] {
  return rows.map(({ text, label }) => {
    const found = byKeywords(hinted, text);
    const all = found.reduce((sum, { points }) => sum + points, 0);
    return { truth: label, ranked: found.map(({ code, points }) => ({ label: code, chance: points / all })) };
  });
}

export interface Learned {
  readonly bytes: Uint8Array;
  readonly report: Report;
}

interface Learning {
  readonly cutter: WordCutter;
  readonly hinted: readonly Hinted[];
  /** What is in use now; undefined: keywords. */
  readonly champion: { readonly number: number; readonly model: TextModel } | undefined;
}

/**
 * Learns from decisions, the earliest first: a version from the earlier ones is judged on the latest against what is in use; what is kept has learned from
 * all of them.
 */
export async function learn(decisions: readonly Decision[], { cutter, hinted, champion }: Learning): Promise<Learned> {
  const cut = cutTexts(cutter, decisions);
  const latest = Math.min(mostLatest, Math.floor(cut.length * latestShare));
  const [earlier, later] = [cut.slice(0, cut.length - latest), cut.slice(cut.length - latest)];
  const curve: { rows: number; figures: Figures }[] = [];
  for (const part of [8, 4, 2, 1]) {
    const rows = earlier.filter((_, row) => row % part === 0);
    if (new Set(rows.map(({ label }) => label)).size < 2) continue;
    const model = await train(rows);
    curve.push({ rows: rows.length, figures: figuresOf(judge(openClassifier(model, cutter), later)) });
  }
  const challenger = summaryOf(curve.at(-1)?.figures ?? { accuracy: 0, macroF1: 0, top2: 0 });
  const inUse = champion
    ? judge(openClassifier(champion.model, cutter), later)
    : judgeKeywords(hinted, decisions.slice(cut.length - latest));
  const present = summaryOf(figuresOf(inUse));
  const { crossed, deviation, judged } = await crossValidate(cut, cutter);
  const model = await train(cut);
  return {
    bytes: encodeModel(model),
    report: {
      crossed,
      deviation,
      classes: figuresOf(judged).classes,
      confusion: confusionOf(judged),
      coverage: coverageOf(judged),
      curve: curve.map(({ rows, figures }) => ({ rows, ...summaryOf(figures) })),
      latest: { rows: latest, challenger, champion: present, championNumber: champion?.number ?? null },
      ruling: ruleOn({ rows: decisions.length, latest, challenger, champion: present }),
    },
  };
}
