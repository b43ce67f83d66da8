import type { SparseRows } from './linear-classes.ts';

type Part = { readonly ids: Int32Array; readonly values: Float32Array };

/** Rows made of parts, one behind the other, as one sparse matrix. */
export function packRows(rows: readonly (readonly Part[])[]): SparseRows {
  const sizes = rows.map((parts) => parts.reduce((sum, { ids }) => sum + ids.length, 0));
  const starts = new Int32Array(rows.length + 1);
  sizes.forEach((size, row) => {
    starts[row + 1] = (starts[row] ?? 0) + size;
  });
  const ids = new Int32Array(starts[rows.length] ?? 0);
  const values = new Float32Array(ids.length);
  let at = 0;
  for (const part of rows.flat()) {
    ids.set(part.ids, at);
    values.set(part.values, at);
    at += part.ids.length;
  }
  return { starts, ids, values };
}

const largest = 32_767;

/** Weights of all classes as 16-bit whole numbers, feature by feature, each class with its scale. */
export function packWeights(
  learned: readonly Float64Array[],
  features: number,
): { weights: Int16Array; scales: Float32Array } {
  const weights = new Int16Array(features * learned.length);
  const scales = Float32Array.from(
    learned,
    (of) => of.reduce((most, one) => Math.max(most, Math.abs(one)), 1e-9) / largest,
  );
  learned.forEach((of, label) => {
    of.forEach((weight, feature) => {
      weights[feature * learned.length + label] = Math.round(weight / (scales[label] ?? 1));
    });
  });
  return { weights, scales };
}
