import { type GramTable, gramTableOf } from './gram-table.ts';

/** What was learned; everything a classifier needs, and nothing of the texts but words and grams seen in several of them. */
export type TextModel = {
  /** Classes in the order of their numbers. */
  readonly labels: readonly string[];
  /** Words, then pairs and triples of characters: the features in the order of their numbers. */
  readonly words: readonly string[];
  readonly grams: readonly string[];
  /** How much a feature counts in any text. */
  readonly importance: Float32Array;
  /** weights[feature × classes + class] × scales[class] is the weight. */
  readonly weights: Int16Array;
  readonly scales: Float32Array;
  /** How a lead in score turns into a probability: softmax(score × sharpness), set on rows the model had not seen. */
  readonly sharpness: number;
  /** Rows it was trained on. */
  readonly rows: number;
};

/** Words that stand first count thrice: a message begins with what it is about. */
export const openingWords = 12;
export const openingWeight = 3;

/** The features of a model as they are looked up. */
export type Lexicon = { readonly words: ReadonlyMap<string, number>; readonly grams: GramTable };

export function lexiconOf(model: Pick<TextModel, 'words' | 'grams'>): Lexicon {
  return { words: new Map(model.words.map((word, i) => [word, i])), grams: gramTableOf(model.grams) };
}

/** How often a word or a gram counts that occurs this often: sublinear (Salton & Buckley, 1988). */
export function dampened(times: number): number {
  return times > 0 ? 1 + Math.log(times) : 0;
}
