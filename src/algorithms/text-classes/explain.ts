import type { Classifier, Suggestion } from './classify.ts';
import { ranked } from './classify.ts';
import { eachGram } from './gram-table.ts';
import { lexiconOf } from './text-model.ts';
import { isChinese, plainText, type WordCutter, wordsOfText } from './words-of-text.ts';

/** A phrase of the text and how much of the lead of the first class over the second it makes; negative speaks for the second. */
export type Reason = { readonly phrase: string; readonly weight: number };

export type Explanation = {
  readonly suggestions: Suggestion[];
  /** What spoke for the first class against the second, the strongest first. */
  readonly reasons: Reason[];
  /** What spoke for the second. */
  readonly against: Reason[];
};

const longestPhrase = 8;
const leastShare = 0.02;
// Weaker words stand alone.
const leastJoined = 0.2;

type Occurrence = { readonly word: string; lead: number };

/** Explains with one classifier; looks features up by itself, so build it once a model. */
export function openExplainer(classifier: Classifier, cutter: WordCutter): (text: string, most: number) => Explanation {
  const { model } = classifier;
  const lexicon = lexiconOf(model);
  const classes = model.labels.length;

  /** What one occurrence of a feature adds to the lead: the value of the feature, shared among its occurrences. */
  const leadsOf = (words: readonly string[], first: number, second: number) => {
    const { numbers, values } = classifier.valuesOf(words);
    const leads = new Map<number, number>();
    numbers.forEach((number, i) => {
      const at = number * classes;
      const difference =
        (model.weights[at + first] ?? 0) * (model.scales[first] ?? 0) -
        (model.weights[at + second] ?? 0) * (model.scales[second] ?? 0);
      leads.set(number, difference * (values[i] ?? 0));
    });
    return leads;
  };

  return (text, most) => {
    const words = wordsOfText(cutter, text);
    const suggestions = ranked(model, classifier.scoresOf(words));
    const [first, second] = suggestions.map(({ label }) => model.labels.indexOf(label));
    if (first === undefined || second === undefined) return { suggestions, reasons: [], against: [] };
    const known: Occurrence[] = words.filter((word) => lexicon.words.has(word)).map((word) => ({ word, lead: 0 }));
    const leads = leadsOf(words, first, second);
    giveWords(known, (word) => leads.get(lexicon.words.get(word) ?? -1) ?? 0);
    giveGrams(known, (a, b, c) => {
      const number = lexicon.grams.find(a, b, c);
      return number < 0 ? undefined : { number, lead: leads.get(number + model.words.length) ?? 0 };
    });
    const phrases = phrasesOf(known, plainText(text));
    const strongest = Math.max(...phrases.map(({ weight }) => Math.abs(weight)), 0);
    const telling = phrases.filter(({ weight }) => Math.abs(weight) > strongest * leastShare);
    return {
      suggestions,
      reasons: telling.filter(({ weight }) => weight > 0).slice(0, most),
      against: telling
        .filter(({ weight }) => weight < 0)
        .reverse()
        .slice(0, most),
    };
  };
}

function giveWords(known: readonly Occurrence[], leadOf: (word: string) => number): void {
  const times = new Map<string, number>();
  for (const { word } of known) times.set(word, (times.get(word) ?? 0) + 1);
  for (const occurrence of known) occurrence.lead += leadOf(occurrence.word) / (times.get(occurrence.word) ?? 1);
}

/** What grams add goes to the words in which they lie, by the characters that they share. */
function giveGrams(
  known: readonly Occurrence[],
  find: (first: number, second: number, third: number) => { number: number; lead: number } | undefined,
): void {
  const owners = known.flatMap((occurrence) =>
    isChinese(occurrence.word) ? [...occurrence.word].map(() => occurrence) : [],
  );
  const joined = known.map(({ word }) => (isChinese(word) ? word : '')).join('');
  const met: { number: number; lead: number; at: number; length: number }[] = [];
  eachGram(joined, (first, second, third, at) => {
    const found = find(first, second, third);
    if (found) met.push({ ...found, at, length: third === 0 ? 2 : 3 });
  });
  const times = new Map<number, number>();
  for (const { number } of met) times.set(number, (times.get(number) ?? 0) + 1);
  for (const { number, lead, at, length } of met) {
    for (let i = at; i < at + length; i++) {
      const owner = owners[i];
      if (owner) owner.lead += lead / (times.get(number) ?? 1) / length;
    }
  }
}

/** Neighbouring words that speak for the same side are shown as the phrase that stands in the text. */
function phrasesOf(known: readonly Occurrence[], text: string): Reason[] {
  const strongest = Math.max(...known.map(({ lead }) => Math.abs(lead)), 0);
  const weights = new Map<string, number>();
  let phrase = '';
  let weight = 0;
  const close = () => {
    if (phrase !== '') weights.set(phrase, (weights.get(phrase) ?? 0) + weight);
    phrase = '';
    weight = 0;
  };
  for (const { word, lead } of known) {
    const joins =
      phrase !== '' &&
      Math.sign(lead) === Math.sign(weight) &&
      Math.abs(lead) > strongest * leastJoined &&
      phrase.length + word.length <= longestPhrase &&
      text.includes(phrase + word);
    if (!joins) close();
    phrase += word;
    weight += lead;
    if (Math.abs(lead) <= strongest * leastJoined) close();
  }
  close();
  return Array.from(weights, ([one, sum]) => ({ phrase: one, weight: sum }))
    .filter((reason) => reason.weight !== 0)
    .sort((a, b) => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1));
}
