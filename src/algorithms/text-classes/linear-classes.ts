/** Rows of a sparse matrix: row i holds ids and values from starts[i] up to starts[i + 1]; ids of a row ascend. */
export type SparseRows = {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly values: Float32Array;
};

export type LearnOptions = {
  readonly classes: number;
  readonly features: number;
  /** Price of a mistake; larger follows the rows more closely. */
  readonly cost: number;
  readonly seed: number;
};

type Problem = {
  readonly rows: SparseRows;
  readonly signs: Int8Array;
  /** 1 / 2C of a row of the class and of a row of the rest (L2 loss). */
  readonly softness: { readonly own: number; readonly rest: number };
  readonly squares: Float64Array;
  readonly weights: Float64Array;
  readonly duals: Float64Array;
  readonly order: Int32Array;
  active: number;
  bound: number;
};

const tolerance = 0.05;
const mostPasses = 60;

/** A pseudo-random source in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Shuffles the first `count` numbers in place (Fisher–Yates). */
export function shuffle(order: Int32Array, count: number, random: () => number): void {
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}

/** Weighted sum of one sparse row. */
export function dot(weights: Float64Array, { starts, ids, values }: SparseRows, row: number): number {
  let sum = 0;
  for (let p = starts[row] ?? 0, end = starts[row + 1] ?? 0; p < end; p++) {
    sum += (weights[ids[p] ?? 0] ?? 0) * (values[p] ?? 0);
  }
  return sum;
}

function squaresOf({ starts, values }: SparseRows): Float64Array {
  const squares = new Float64Array(starts.length - 1);
  for (let row = 0; row < squares.length; row++) {
    for (let p = starts[row] ?? 0; p < (starts[row + 1] ?? 0); p++)
      squares[row] = (squares[row] ?? 0) + (values[p] ?? 0) ** 2;
  }
  return squares;
}

// A row that lies safely on its side is set aside until all others are settled.
function isSettled(problem: Problem, dual: number, slope: number): boolean {
  return dual === 0 && slope > problem.bound;
}

function moveRow(problem: Problem, row: number, dual: number, step: { slope: number; soft: number }): void {
  const { rows, weights, duals, squares, signs } = problem;
  const next = Math.max(0, dual - step.slope / ((squares[row] ?? 0) + step.soft));
  duals[row] = next;
  const by = (next - dual) * (signs[row] ?? 1);
  for (let p = rows.starts[row] ?? 0, end = rows.starts[row + 1] ?? 0; p < end; p++) {
    const id = rows.ids[p] ?? 0;
    weights[id] = (weights[id] ?? 0) + by * (rows.values[p] ?? 0);
  }
}

/** One pass over the active rows; answers the largest and smallest projected slope. */
function pass(problem: Problem, random: () => number): { largest: number; smallest: number } {
  const { order, duals, signs, rows, weights, softness } = problem;
  shuffle(order, problem.active, random);
  let largest = Number.NEGATIVE_INFINITY;
  let smallest = Number.POSITIVE_INFINITY;
  for (let s = 0; s < problem.active; s++) {
    const row = order[s] ?? 0;
    const sign = signs[row] ?? 1;
    const soft = sign > 0 ? softness.own : softness.rest;
    const dual = duals[row] ?? 0;
    const slope = sign * dot(weights, rows, row) - 1 + soft * dual;
    if (isSettled(problem, dual, slope)) {
      problem.active -= 1;
      order[s] = order[problem.active] ?? 0;
      order[problem.active] = row;
      s -= 1;
      continue;
    }
    const projected = dual === 0 ? Math.min(slope, 0) : slope;
    largest = Math.max(largest, projected);
    smallest = Math.min(smallest, projected);
    if (Math.abs(projected) > 1e-12) moveRow(problem, row, dual, { slope, soft });
  }
  return { largest, smallest };
}

function* solve(problem: Problem, random: () => number): Generator<void, Float64Array> {
  const all = problem.order.length;
  for (let passes = 0; passes < mostPasses; passes++) {
    const { largest, smallest } = pass(problem, random);
    yield;
    if (largest - smallest > tolerance) {
      problem.bound = largest <= 0 ? Number.POSITIVE_INFINITY : largest;
      continue;
    }
    if (problem.active === all) break;
    problem.active = all;
    problem.bound = Number.POSITIVE_INFINITY;
  }
  return problem.weights;
}

/**
 * Linear one-against-the-rest classes by dual coordinate descent with L2 loss and shrinking (Hsieh et al., 2008; LIBLINEAR's solver 1); rows of a
 * small class weigh more, by the root of the ratio, so that all classes are found equally well. Yields after each pass with the share that is
 * done; ends with one weight vector a class. The same rows and seed give the same weights.
 */
export function* learnClasses(
  rows: SparseRows,
  classOf: Int32Array,
  { classes, features, cost, seed }: LearnOptions,
): Generator<number, Float64Array[]> {
  const squares = squaresOf(rows);
  const random = randomFrom(seed);
  const learned: Float64Array[] = [];
  for (let label = 0; label < classes; label++) {
    const signs = Int8Array.from(classOf, (one) => (one === label ? 1 : -1));
    const own = classOf.reduce((sum, one) => sum + (one === label ? 1 : 0), 0);
    const rarity = Math.sqrt((classOf.length - own) / Math.max(1, own));
    const solving = solve(
      {
        rows,
        signs,
        squares,
        softness: { own: 1 / (2 * cost * Math.max(1, rarity)), rest: 1 / (2 * cost) },
        weights: new Float64Array(features),
        duals: new Float64Array(classOf.length),
        order: Int32Array.from(classOf, (_, i) => i),
        active: classOf.length,
        bound: Number.POSITIVE_INFINITY,
      },
      random,
    );
    let step = solving.next();
    while (!step.done) {
      yield label / classes;
      step = solving.next();
    }
    learned.push(step.value);
  }
  return learned;
}
