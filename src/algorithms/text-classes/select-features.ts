/** In how many texts of each class a feature occurs: [feature × classes + class]. */
export type ClassCounts = { readonly counts: Int32Array; readonly classSizes: Int32Array };

const surprise = 0.3;

/** Counts features by class; `numbersOf(row)` are the features of a row, each once. */
export function countByClass(
  rows: readonly { readonly numbers: Int32Array; readonly label: number }[],
  of: { readonly features: number; readonly classes: number },
): ClassCounts {
  const counts = new Int32Array(of.features * of.classes);
  const classSizes = new Int32Array(of.classes);
  for (const { numbers, label } of rows) {
    classSizes[label] = (classSizes[label] ?? 0) + 1;
    for (const number of numbers) counts[number * of.classes + label] = (counts[number * of.classes + label] ?? 0) + 1;
  }
  return { counts, classSizes };
}

function totalOf({ counts, classSizes }: ClassCounts, feature: number): number {
  let total = 0;
  for (let label = 0; label < classSizes.length; label++) total += counts[feature * classSizes.length + label] ?? 0;
  return total;
}

/** χ² of a feature against the class that it tells most about (Yang & Pedersen, 1997). */
function chiSquare(of: ClassCounts, feature: number): number {
  const { counts, classSizes } = of;
  const all = classSizes.reduce((sum, size) => sum + size, 0);
  const total = totalOf(of, feature);
  let best = 0;
  classSizes.forEach((size, label) => {
    const both = counts[feature * classSizes.length + label] ?? 0;
    const only = total - both;
    const without = size - both;
    const neither = all - size - only;
    const marginals = total * (without + neither) * size * (only + neither);
    if (marginals > 0) best = Math.max(best, (all * (both * neither - only * without) ** 2) / marginals);
  });
  return best;
}

/** How much a feature counts in any text: smoothed inverse document frequency, more where it leans to or from a class (after Wang & Manning, 2012). */
export function importanceOf(of: ClassCounts, feature: number): number {
  const { counts, classSizes } = of;
  const all = classSizes.reduce((sum, size) => sum + size, 0);
  const total = totalOf(of, feature);
  let lean = 0;
  classSizes.forEach((size, label) => {
    const both = counts[feature * classSizes.length + label] ?? 0;
    const within = (both + 1) / (size + 2);
    const outside = (total - both + 1) / (all - size + 2);
    lean = Math.max(lean, Math.abs(Math.log(within / outside)));
  });
  return (Math.log((1 + all) / (1 + total)) + 1) * (1 + surprise * lean);
}

/** The features that at least `least` texts hold, the `most` most telling of them, in their order. */
export function chooseFeatures(of: ClassCounts, { least, most }: { least: number; most: number }): Int32Array {
  const features = of.counts.length / of.classSizes.length;
  const frequent = Array.from({ length: features }, (_, feature) => feature).filter(
    (feature) => totalOf(of, feature) >= least,
  );
  if (frequent.length <= most) return Int32Array.from(frequent);
  const ranked = frequent
    .map((feature) => ({ feature, score: chiSquare(of, feature) }))
    .sort((a, b) => b.score - a.score || a.feature - b.feature);
  return Int32Array.from(ranked.slice(0, most), ({ feature }) => feature).sort();
}
