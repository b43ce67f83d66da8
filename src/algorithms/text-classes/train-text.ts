import { countGrams, countWords, FeatureCounts, type Joined } from './feature-counts.ts';
import { GramTable } from './gram-table.ts';
import { dot, learnClasses, type SparseRows } from './linear-classes.ts';
import { packRows, packWeights } from './pack.ts';
import { type ClassCounts, chooseFeatures, countByClass, importanceOf } from './select-features.ts';
import { sharpnessOf } from './sharpness.ts';
import { dampened, type TextModel } from './text-model.ts';
import { type WordCutter, wordsOfText } from './words-of-text.ts';

/** A text with the class that a person gave it. */
export type LabelledText = { readonly text: string; readonly label: string };

/** The same, cut into words. */
export type CutText = { readonly words: readonly string[]; readonly label: string };

export type TrainOptions = {
  /** A word or gram seen in fewer texts is left out; 3 keeps out what only one household says. */
  readonly leastTexts: number;
  readonly cost: number;
  readonly seed: number;
};

export const usualTraining: TrainOptions = { leastTexts: 2, cost: 0.3, seed: 1 };

const leastTextsOfGram = 3;
const mostGrams = 80_000;
// 2 bytes a weight: the model stays below 16 MB however many classes there are.
const mostWeights = 8_000_000;
const heldOutOf = 5;

/** Cuts texts once, for training and folds alike; equal words share one string. */
export function cutTexts(cutter: WordCutter, rows: readonly LabelledText[]): CutText[] {
  const known = new Map<string, string>();
  return rows.map(({ text, label }) => ({
    label,
    words: wordsOfText(cutter, text).map((word) => {
      const same = known.get(word);
      if (same === undefined) known.set(word, word);
      return same ?? word;
    }),
  }));
}

/** Rows in an order that does not depend on how they came: the same rows make the same model. */
function inOrder(rows: readonly CutText[]): CutText[] {
  return rows
    .map((row) => ({ row, key: `${row.label}\n${row.words.join(' ')}` }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ row }) => row);
}

type Counted = { readonly numbers: Int32Array; readonly times: Float32Array; readonly label: number };

function taken(counts: FeatureCounts, label: number): Counted {
  const numbers = counts.numbers();
  const times = Float32Array.from(numbers, (number) => counts.timesOf(number));
  counts.clear();
  return { numbers, times, label };
}

/** Keeps the chosen features of a block, out of so many, and numbers them anew. */
function narrowed(rows: readonly Counted[], chosen: Int32Array, features: number): Counted[] {
  const numberOf = new Int32Array(features).fill(-1);
  chosen.forEach((old, i) => {
    numberOf[old] = i;
  });
  return rows.map(({ numbers, times, label }) => {
    const places = Int32Array.from(numbers.keys()).filter((i) => (numberOf[numbers[i] ?? 0] ?? -1) >= 0);
    return {
      label,
      numbers: places.map((i) => numberOf[numbers[i] ?? 0] ?? 0),
      times: Float32Array.from(places, (i) => times[i] ?? 0),
    };
  });
}

type Block = { readonly names: string[]; readonly rows: Counted[]; readonly counts: ClassCounts };
type WordBlock = Block & { readonly joined: readonly Joined[] };

const rowsBetweenRests = 250;

/** Rows one by one; yields now and then, so that whoever drives it can do something else. */
function* rested<T, R>(rows: readonly T[], make: (row: T, i: number) => R): Generator<void, R[]> {
  const made: R[] = [];
  for (const [i, row] of rows.entries()) {
    made.push(make(row, i));
    if (i % rowsBetweenRests === 0) yield;
  }
  return made;
}

function* wordBlock(
  rows: readonly CutText[],
  labelOf: ReadonlyMap<string, number>,
  leastTexts: number,
): Generator<void, WordBlock> {
  const numbers = new Map<string, number>();
  const pad = new FeatureCounts();
  const grow = (word: string) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
  const classes = labelOf.size;
  const all = yield* rested(rows, ({ words, label }) => {
    countWords(words, grow, pad);
    return taken(pad, labelOf.get(label) ?? 0);
  });
  const most = Math.floor(mostWeights / classes / 2);
  const chosen = chooseFeatures(countByClass(all, { features: numbers.size, classes }), { least: leastTexts, most });
  const names = [...numbers.keys()];
  const known = new Map(Array.from(chosen, (old, i) => [names[old] ?? '', i]));
  // Places of words are counted among the known ones, as in any text that comes later.
  const joined: Joined[] = [];
  const again = yield* rested(rows, ({ words, label }) => {
    joined.push(countWords(words, (word) => known.get(word), pad));
    return taken(pad, labelOf.get(label) ?? 0);
  });
  const counts = countByClass(again, { features: known.size, classes });
  return { names: [...known.keys()], rows: again, counts, joined };
}

function* gramBlock({ joined, rows, counts }: WordBlock, least: number): Generator<void, Block> {
  const table = new GramTable();
  const pad = new FeatureCounts();
  const classes = counts.classSizes.length;
  const all = yield* rested(joined, (text, row) => {
    countGrams(text, (first, second, third) => table.add(first, second, third), pad);
    return taken(pad, rows[row]?.label ?? 0);
  });
  const seenIn = new Int32Array(table.size);
  for (const { numbers } of all) for (const number of numbers) seenIn[number] = (seenIn[number] ?? 0) + 1;
  yield;
  const frequent = Int32Array.from(seenIn.keys()).filter((number) => (seenIn[number] ?? 0) >= least);
  const some = narrowed(all, frequent, table.size);
  yield;
  const most = Math.min(mostGrams, Math.floor(mostWeights / classes / 2));
  const chosen = chooseFeatures(countByClass(some, { features: frequent.length, classes }), { least, most });
  yield;
  const kept = narrowed(some, chosen, frequent.length);
  return {
    names: Array.from(chosen, (number) => table.textOf(frequent[number] ?? 0)),
    rows: kept,
    counts: countByClass(kept, { features: chosen.length, classes }),
  };
}

/** Weighs each block to length 1 and puts the blocks of a row one behind the other. */
function weighed(blocks: readonly Block[], importance: Float32Array): SparseRows {
  return packRows(
    (blocks[0]?.rows ?? []).map((_, row) => {
      let from = 0;
      return blocks.map(({ rows, names }) => {
        const { numbers, times } = rows[row] ?? { numbers: new Int32Array(), times: new Float32Array() };
        const ids = numbers.map((number) => number + from);
        const values = times.map((one, i) => dampened(one) * (importance[ids[i] ?? 0] ?? 0));
        const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
        from += names.length;
        return { ids, values: values.map((value) => value / length) };
      });
    }),
  );
}

/**
 * Learns classes of texts: words and pairs and triples of characters, TF-IDF, a linear model against the rest for each class. Yields the share that is done.
 * Needs rows of at least two labels.
 */
export function* trainTextModel(
  unsorted: readonly CutText[],
  { leastTexts, cost, seed }: TrainOptions = usualTraining,
): Generator<number, TextModel> {
  const rows = inOrder(unsorted);
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const labelOf = new Map(labels.map((label, i) => [label, i]));
  const words = yield* told(wordBlock(rows, labelOf, leastTexts), 0.05);
  const least = Math.max(leastTextsOfGram, leastTexts);
  const grams = yield* told(gramBlock(words, least), 0.15);
  const blocks = [words, grams];
  const importance = Float32Array.from(
    blocks.flatMap(({ names, counts }) => names.map((_, feature) => importanceOf(counts, feature))),
  );
  const matrix = weighed(blocks, importance);
  const classOf = Int32Array.from(rows, ({ label }) => labelOf.get(label) ?? 0);
  const options = { classes: labels.length, features: importance.length, cost, seed };
  const sharpness = yield* sharpen(matrix, classOf, options);
  const learned = yield* shared(learnClasses(matrix, classOf, options), { from: 0.6, to: 1 });
  return {
    labels,
    words: words.names,
    grams: grams.names,
    importance,
    ...packWeights(learned, importance.length),
    sharpness,
    rows: rows.length,
  };
}

function* told<T>(work: Generator<void, T>, share: number): Generator<number, T> {
  let step = work.next();
  while (!step.done) {
    yield share;
    step = work.next();
  }
  return step.value;
}

function* shared<T>(work: Generator<number, T>, { from, to }: { from: number; to: number }): Generator<number, T> {
  let step = work.next();
  while (!step.done) {
    yield from + (to - from) * step.value;
    step = work.next();
  }
  return step.value;
}

/** Learns from four fifths and looks at the scores of the last: a model is too sure of what it has seen. */
function* sharpen(
  matrix: SparseRows,
  classOf: Int32Array,
  options: Parameters<typeof learnClasses>[2],
): Generator<number, number> {
  const isHeldOut = (row: number) => row % heldOutOf === heldOutOf - 1;
  const all = Array.from(classOf.keys());
  const seen = all.filter((row) => !isHeldOut(row));
  const part = packRows(
    seen.map((row) => {
      const [from, to] = [matrix.starts[row] ?? 0, matrix.starts[row + 1] ?? 0];
      return [{ ids: matrix.ids.subarray(from, to), values: matrix.values.subarray(from, to) }];
    }),
  );
  const seenClasses = Int32Array.from(seen, (row) => classOf[row] ?? 0);
  const learned = yield* shared(learnClasses(part, seenClasses, options), { from: 0.2, to: 0.6 });
  return sharpnessOf(
    all.filter(isHeldOut).map((row) => ({
      scores: learned.map((weights) => dot(weights, matrix, row)),
      label: classOf[row] ?? 0,
    })),
  );
}
