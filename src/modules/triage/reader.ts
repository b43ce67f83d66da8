import { openClassifier } from '../../algorithms/text-classes/classify.ts';
import { openExplainer } from '../../algorithms/text-classes/explain.ts';
import { marginOf } from '../../algorithms/text-classes/judge.ts';
import { decodeModel } from '../../algorithms/text-classes/model-bytes.ts';
import type { WordCutter } from '../../algorithms/text-classes/words-of-text.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { type HintedCategory, listHinted } from '../categories/api.ts';
import { cuttingOf } from '../places/api.ts';
import { byKeywords, type Hinted, leastMargin } from './rules.ts';
import { findChampion, readBytes } from './store-models.ts';

const shown = 3;
const shownReasons = 8;

export interface Read {
  readonly source: 'model' | 'keywords';
  readonly modelId: string | null;
  readonly version: number | null;
  readonly isSure: boolean;
  /** First chance less second; null for keywords, which know no chances. */
  readonly margin: number | null;
  readonly ranked: { readonly category: string; readonly chance: number | null }[];
  readonly reasons: { readonly phrase: string; readonly weight: number }[];
  readonly against: { readonly phrase: string; readonly weight: number }[];
}

let kept: { id: string; explain: ReturnType<typeof openExplainer> } | undefined;

/** Cuts text knowing the place names of the county: pairs of characters make up for names that came later. */
export async function wordCutter(tx: Db): Promise<WordCutter> {
  return (await cuttingOf(tx)).segmenter;
}

/** Categories as the dictionary words them. */
export const hintedOf = (categories: readonly HintedCategory[]): Hinted[] =>
  categories.map(({ code, zh, synonyms, hints, against }) => ({ code, names: [zh, ...synonyms], hints, against }));

async function explainer(tx: Db, id: string): Promise<ReturnType<typeof openExplainer> | undefined> {
  if (kept?.id === id) return kept.explain;
  const bytes = await readBytes(tx, id);
  if (!bytes) return undefined;
  const cutter = await wordCutter(tx);
  const explain = openExplainer(openClassifier(decodeModel(bytes), cutter), cutter);
  kept = { id, explain };
  return explain;
}

/** What the version in use suggests for a text; while there is none, what the dictionary's keywords do. Categories that ended are left out. */
export async function readText(ctx: Context, text: string): Promise<Read> {
  const categories = await listHinted(ctx);
  const champion = await findChampion(ctx.tx);
  const explain = champion && (await explainer(ctx.tx, champion.id));
  if (!champion || !explain) return readKeywords(categories, text);
  const inUse = new Set(categories.map(({ code }) => code));
  const { suggestions, reasons, against } = explain(text, shownReasons);
  const ranked = suggestions.filter(({ label }) => inUse.has(label)).slice(0, shown);
  const margin = marginOf(ranked);
  return {
    source: 'model',
    modelId: champion.id,
    version: champion.number,
    isSure: margin >= leastMargin,
    margin,
    ranked: ranked.map(({ label, chance }) => ({ category: label, chance })),
    reasons,
    against,
  };
}

function readKeywords(categories: readonly HintedCategory[], text: string): Read {
  const found = byKeywords(hintedOf(categories), text).slice(0, shown);
  return {
    source: 'keywords',
    modelId: null,
    version: null,
    isSure: false,
    margin: null,
    ranked: found.map(({ code }) => ({ category: code, chance: null })),
    reasons: [...(found[0]?.found ?? [])].slice(0, shownReasons),
    against: [],
  };
}
