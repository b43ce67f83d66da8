/** One text that a model was asked about: what a person says it is, the model's classes with their chances, the likeliest first. */
export type Judged = {
  readonly truth: string;
  readonly ranked: readonly { readonly label: string; readonly chance: number }[];
};

export type ClassFigures = {
  readonly label: string;
  readonly texts: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};

export type Figures = {
  readonly texts: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly top2: number;
  readonly classes: readonly ClassFigures[];
};

/** How often which class was taken for which: [truth][suggested]. */
export type Confusion = { readonly labels: readonly string[]; readonly counts: readonly (readonly number[])[] };

/** What happens when only leads of at least `margin` (first chance less second) are suggested. */
export type Coverage = { readonly margin: number; readonly coverage: number; readonly accuracy: number };

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Accuracy, F1 averaged over the classes that occur, and how often the truth is among the first two. */
export function figuresOf(judged: readonly Judged[]): Figures {
  const { labels, counts } = confusionOf(judged);
  const classes = labels.map((label, i) => {
    const hits = counts[i]?.[i] ?? 0;
    const texts = (counts[i] ?? []).reduce((sum, one) => sum + one, 0);
    const suggested = counts.reduce((sum, row) => sum + (row[i] ?? 0), 0);
    return {
      label,
      texts,
      precision: share(hits, suggested),
      recall: share(hits, texts),
      f1: share(2 * hits, texts + suggested),
    };
  });
  const first = judged.filter(({ truth, ranked }) => ranked[0]?.label === truth).length;
  const second = judged.filter(({ truth, ranked }) => ranked.slice(0, 2).some(({ label }) => label === truth)).length;
  return {
    texts: judged.length,
    accuracy: share(first, judged.length),
    macroF1: share(
      classes.reduce((sum, { f1 }) => sum + f1, 0),
      classes.length,
    ),
    top2: share(second, judged.length),
    classes,
  };
}

/** Classes that occur or were suggested, by their texts, the most first. */
export function confusionOf(judged: readonly Judged[]): Confusion {
  const sizes = new Map<string, number>();
  for (const { truth, ranked } of judged) {
    sizes.set(truth, (sizes.get(truth) ?? 0) + 1);
    const suggested = ranked[0]?.label;
    if (suggested !== undefined && !sizes.has(suggested)) sizes.set(suggested, 0);
  }
  const labels = [...sizes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([label]) => label);
  const numberOf = new Map(labels.map((label, i) => [label, i]));
  const counts = labels.map(() => labels.map(() => 0));
  for (const { truth, ranked } of judged) {
    const row = counts[numberOf.get(truth) ?? 0];
    const column = numberOf.get(ranked[0]?.label ?? '');
    if (row && column !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return { labels, counts };
}

/** How far the first is ahead of the second. */
export function marginOf(ranked: readonly { readonly chance: number }[]): number {
  return (ranked[0]?.chance ?? 0) - (ranked[1]?.chance ?? 0);
}

const usualMargins = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Coverage and accuracy when the model keeps silent below a margin. */
export function coverageOf(judged: readonly Judged[], margins: readonly number[] = usualMargins): Coverage[] {
  return margins.map((margin) => {
    const said = judged.filter(({ ranked }) => marginOf(ranked) >= margin);
    const right = said.filter(({ truth, ranked }) => ranked[0]?.label === truth).length;
    return { margin, coverage: share(said.length, judged.length), accuracy: share(right, said.length) };
  });
}

export type Spread = { readonly mean: number; readonly deviation: number };

/** Mean and standard deviation. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
  const square = share(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0),
    Math.max(1, values.length - 1),
  );
  return { mean, deviation: Math.sqrt(square) };
}
