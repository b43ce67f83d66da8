const notWords = /[^\p{L}\p{N}]+/gu;
const width = 3;

/**
 * Every three neighbouring letters or digits of a text as sorted, distinct 32-bit hashes: NFKC, lower case, without spaces and
 * punctuation, so that the same words are alike however they were typed. A text of one or two characters is one shingle, a text
 * without any letter or digit has none.
 */
export function shinglesOf(text: string): Uint32Array {
  const plain = text.toWellFormed().normalize('NFKC').toLowerCase().replace(notWords, '');
  if (plain === '') return new Uint32Array(0);
  const count = Math.max(1, plain.length - width + 1);
  const hashes = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) {
    let hash = 0x811c9dc5;
    for (let unit = i; unit < i + width; unit += 1) {
      hash = Math.imul(hash ^ (unit < plain.length ? plain.charCodeAt(unit) : 0xffff), 0x01000193);
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    }
    hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
    hashes[i] = hash ^ (hash >>> 15);
  }
  hashes.sort();
  return distinct(hashes);
}

function distinct(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    const hash = sorted[i] ?? 0;
    if (i > 0 && hash === sorted[i - 1]) continue;
    sorted[kept] = hash;
    kept += 1;
  }
  return sorted.slice(0, kept);
}

/** How alike two texts are: the Jaccard index of their shingles, 0 (nothing shared) to 1 (the same words); 0 when either has none. */
export function similarityOf(one: string, other: string): number {
  return jaccardOf(shinglesOf(one), shinglesOf(other));
}

/** The Jaccard index of two lists of shingles, sorted and distinct; 0 when either is empty. */
export function jaccardOf(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < one.length && j < other.length) {
    const left = one[i] ?? 0;
    const right = other[j] ?? 0;
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return shared === 0 ? 0 : shared / (one.length + other.length - shared);
}
