/**
 * Draws a sample whose members nobody chose: every id gets a number from the seed, and the smallest `size` numbers win (bottom-k sampling,
 * Cohen 1997). The order of the ids does not matter, a repetition with the same seed draws the same, and a larger sample contains the
 * smaller one. O(n log n).
 *
 * @example drawSample(['a', 'b', 'c'], { size: 2, seed: '2026-11' }) // the same two every time
 */
export function drawSample(ids: readonly string[], { size, seed }: { size: number; seed: string }): string[] {
  const ranked = [...new Set(ids)].map((id) => ({ id, rank: hash53(`${seed}\n${id}`) }));
  ranked.sort((one, other) => one.rank - other.rank || (one.id < other.id ? -1 : 1));
  return ranked.slice(0, Math.max(0, size)).map(({ id }) => id);
}

/** A well-mixed 53-bit number of a text: two 32-bit multiplicative hashes with the finaliser of MurmurHash3 (Appleby 2011). Not for secrets. */
function hash53(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  const top = mix(high) ^ mix(low + 0x9e3779b9);
  return (top & 0x1fffff) * 2 ** 32 + (mix(low ^ high) >>> 0);
}

function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
