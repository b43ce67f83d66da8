/**
 * The number that somebody drew in a lot whose seed was published beforehand: SHA-256 (FIPS 180-4) of the seed, a line feed and the id, as 64
 * hexadecimal digits; the smallest wins. Anybody repeats it with `printf '%s\n%s' SEED ID | sha256sum`. It does not know who asks for whom.
 *
 * @example drawNumber('2026-11-03 开奖号 48213', 'mediator-7') < drawNumber('2026-11-03 开奖号 48213', 'mediator-9')
 */
export function drawNumber(seed: string, id: string): string {
  const state = Uint32Array.from(startOfState);
  const schedule = new Uint32Array(64);
  const blocks = padded(new TextEncoder().encode(`${seed}\n${id}`));
  for (let at = 0; at < blocks.byteLength; at += 64) compress(state, schedule, blocks, at);
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** Those with an id in the order of their {@link drawNumber}. */
export function sortByLot<Each extends { readonly id: string }>(seed: string, all: readonly Each[]): Each[] {
  return all
    .map((each) => ({ each, drawn: drawNumber(seed, each.id) }))
    .sort((one, other) => (one.drawn < other.drawn ? -1 : 1))
    .map(({ each }) => each);
}

const primes = firstPrimes(64);
const startOfState = primes.slice(0, 8).map((prime) => fractionBits(Math.sqrt(prime)));
const constants = Uint32Array.from(primes, (prime) => fractionBits(Math.cbrt(prime)));

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let next = 2; found.length < count; next += 1) {
    if (found.every((prime) => next % prime !== 0)) found.push(next);
  }
  return found;
}

/** The first 32 bits after the point; a double holds them exactly for roots below 32. */
function fractionBits(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) >>> 0;
}

function padded(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const blocks = new Uint8Array(length);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setBigUint64(length - 8, BigInt(bytes.length) * 8n);
  return view;
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function compress(state: Uint32Array, schedule: Uint32Array, blocks: DataView, at: number): void {
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) {
      schedule[i] = blocks.getUint32(at + i * 4);
      continue;
    }
    const early = schedule[i - 15] ?? 0;
    const late = schedule[i - 2] ?? 0;
    const one = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const other = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    schedule[i] = (schedule[i - 16] ?? 0) + one + (schedule[i - 7] ?? 0) + other;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const upper = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + upper + ((e & f) ^ (~e & g)) + (constants[i] ?? 0) + (schedule[i] ?? 0)) | 0;
    const lower = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (lower + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + word;
}
