/** A sparse vector: dimensions in ascending order, with their weights. */
export interface Vector {
  readonly dimensions: Int32Array;
  readonly weights: Float64Array;
}

/** The sum of the vectors of a group. */
export type Sum = Map<number, number>;

/** A vector of length 1 (or 0 when there is nothing), from weights by dimension. */
export function unitVector(weights: ReadonlyMap<number, number>, length = 1): Vector {
  const dimensions = Int32Array.from(weights.keys()).sort();
  const scaled = Float64Array.from(dimensions, (dimension) => weights.get(dimension) ?? 0);
  const norm = Math.sqrt(scaled.reduce((sum, weight) => sum + weight * weight, 0));
  if (norm > 0) for (const [i, weight] of scaled.entries()) scaled[i] = (weight * length) / norm;
  return { dimensions, weights: scaled };
}

export function addTo(sum: Sum, { dimensions, weights }: Vector): void {
  for (let i = 0; i < dimensions.length; i += 1) {
    const dimension = dimensions[i] ?? 0;
    sum.set(dimension, (sum.get(dimension) ?? 0) + (weights[i] ?? 0));
  }
}

export function addSum(sum: Sum, other: Sum): void {
  for (const [dimension, weight] of other) sum.set(dimension, (sum.get(dimension) ?? 0) + weight);
}

export function dot(sum: Sum, { dimensions, weights }: Vector): number {
  let product = 0;
  for (let i = 0; i < dimensions.length; i += 1) product += (sum.get(dimensions[i] ?? 0) ?? 0) * (weights[i] ?? 0);
  return product;
}

export function dotSums(one: Sum, other: Sum): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let product = 0;
  for (const [dimension, weight] of small) product += weight * (large.get(dimension) ?? 0);
  return product;
}

export function dotVectors(one: Vector, other: Vector): number {
  let product = 0;
  let i = 0;
  let j = 0;
  while (i < one.dimensions.length && j < other.dimensions.length) {
    const left = one.dimensions[i] ?? 0;
    const right = other.dimensions[j] ?? 0;
    if (left === right) product += (one.weights[i] ?? 0) * (other.weights[j] ?? 0);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return product;
}
