/** Probabilities of classes from their scores: softmax(score × sharpness). */
export function chancesOf(scores: ArrayLike<number>, sharpness: number): number[] {
  const sharp = Array.from(scores, (score) => score * sharpness);
  const most = Math.max(...sharp);
  const raised = sharp.map((score) => Math.exp(score - most));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}

type Scored = { readonly scores: readonly number[]; readonly label: number };

function surpriseAt(rows: readonly Scored[], sharpness: number): number {
  return rows.reduce((sum, { scores, label }) => sum - Math.log((chancesOf(scores, sharpness)[label] ?? 0) + 1e-9), 0);
}

const triedSharpness = Array.from({ length: 25 }, (_, i) => 0.5 * 1.2 ** i);

/** The sharpness under which unseen rows surprise least (temperature scaling, Guo et al., 2017); 3 where there are none. */
export function sharpnessOf(rows: readonly Scored[]): number {
  if (rows.length === 0) return 3;
  const tried = triedSharpness.map((sharpness) => ({ sharpness, surprise: surpriseAt(rows, sharpness) }));
  return tried.reduce((best, one) => (one.surprise < best.surprise ? one : best)).sharpness;
}
