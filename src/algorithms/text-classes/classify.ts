import { countGrams, countWords, FeatureCounts } from './feature-counts.ts';
import { chancesOf } from './sharpness.ts';
import { dampened, lexiconOf, type TextModel } from './text-model.ts';
import { type WordCutter, wordsOfText } from './words-of-text.ts';

/** One class with its score and how likely it is. */
export type Suggestion = { readonly label: string; readonly score: number; readonly chance: number };

/** Reads texts with one model; keeps scratch space, so one at a time. */
export type Classifier = {
  readonly model: TextModel;
  /** Features of these words with their values in one text; words and grams each of length 1. */
  valuesOf(words: readonly string[]): { readonly numbers: Int32Array; readonly values: Float32Array };
  /** One score a class; its sum over features is exact, so that it can be explained. */
  scoresOf(words: readonly string[]): Float64Array;
  /** All classes, the likeliest first. */
  suggest(text: string): Suggestion[];
};

/** Opens a model for reading; the lexicon takes some 30 ms. O(length) a text. */
export function openClassifier(model: TextModel, cutter: WordCutter): Classifier {
  const lexicon = lexiconOf(model);
  const classes = model.labels.length;
  const firstGram = model.words.length;
  const pad = new FeatureCounts();
  const wordOf = (word: string) => lexicon.words.get(word);
  const gramOf = (first: number, second: number, third: number) => {
    const number = lexicon.grams.find(first, second, third);
    return number < 0 ? number : number + firstGram;
  };

  const valuesOf = (words: readonly string[]) => {
    pad.clear();
    const joined = countWords(words, wordOf, pad);
    const wordCount = pad.size;
    countGrams(joined, gramOf, pad);
    const numbers = new Int32Array(pad.size);
    const values = new Float32Array(pad.size);
    for (let i = 0; i < numbers.length; i++) {
      const number = pad.numberAt(i);
      numbers[i] = number;
      values[i] = dampened(pad.timesOf(number)) * (model.importance[number] ?? 0);
    }
    toLengthOne(values.subarray(0, wordCount));
    toLengthOne(values.subarray(wordCount));
    return { numbers, values };
  };

  const scoresOf = (words: readonly string[]) => {
    const { numbers, values } = valuesOf(words);
    const scores = new Float64Array(classes);
    for (let i = 0; i < numbers.length; i++) {
      const value = values[i] ?? 0;
      const from = (numbers[i] ?? 0) * classes;
      for (let label = 0; label < classes; label++) {
        scores[label] = (scores[label] ?? 0) + (model.weights[from + label] ?? 0) * value;
      }
    }
    return scores.map((score, label) => score * (model.scales[label] ?? 0));
  };

  return {
    model,
    valuesOf,
    scoresOf,
    suggest: (text) => ranked(model, scoresOf(wordsOfText(cutter, text))),
  };
}

function toLengthOne(values: Float32Array): void {
  let square = 0;
  for (const value of values) square += value * value;
  const length = Math.sqrt(square) || 1;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / length;
}

/** Classes with their scores, the likeliest first; equal ones in the order of the model. */
export function ranked(model: TextModel, scores: Float64Array): Suggestion[] {
  const chances = chancesOf(scores, model.sharpness);
  return model.labels
    .map((label, i) => ({ label, score: scores[i] ?? 0, chance: chances[i] ?? 0 }))
    .sort((a, b) => b.score - a.score);
}
