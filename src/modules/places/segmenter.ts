import { createSegmenter, type Segmenter } from '../../algorithms/search-text/segmenter.ts';
import type { Db } from '../../platform/database.ts';
import { listNames } from './store-places.ts';

/** How this process cuts text into words. */
export interface Cutting {
  readonly segmenter: Segmenter;
  /** The place names that it knows. */
  readonly names: readonly string[];
}

// Place names only help to cut text into words: a copy some minutes old will do.
const freshMilliseconds = 600_000;
let kept: (Cutting & { readonly of: string; readAt: number }) | undefined;
let reading: Promise<Cutting> | undefined;

/** The one segmenter of this process (¼ s and 50 MB), with the place names of the county; made anew only when the names changed. */
export async function cuttingOf(tx: Db): Promise<Cutting> {
  if (kept && Date.now() - kept.readAt < freshMilliseconds) return kept;
  reading ??= read(tx).finally(() => {
    reading = undefined;
  });
  return reading;
}

async function read(tx: Db): Promise<Cutting> {
  const names = await listNames(tx);
  const of = [...names].sort().join('\n');
  if (kept?.of === of) kept.readAt = Date.now();
  else kept = { segmenter: createSegmenter(names), names, of, readAt: Date.now() };
  return kept;
}
