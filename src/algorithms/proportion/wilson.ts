/** A share of a whole with what can be said about it: both counts, and the interval in which the true share lies. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** Null while the base is empty. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** 95 % of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * Share with its 95 % Wilson score interval (Wilson 1927): honest for small bases, where 5 of 5 is not 100 %. `count` and `of` are whole numbers,
 * 0 ≤ count ≤ of; throws `RangeError` otherwise.
 *
 * @example wilson(5, 5) // { share: 1, low: 0.566, high: 1 }
 */
export function wilson(count: number, of: number): Share {
  if (!Number.isInteger(count) || !Number.isInteger(of) || count < 0 || count > of)
    throw new RangeError('count of a whole');
  if (of === 0) return { count, of, share: null, low: null, high: null };
  const share = count / of;
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const middle = share + (z * z) / (2 * of);
  const scale = 1 + (z * z) / of;
  return {
    count,
    of,
    share,
    low: count === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    high: count === of ? 1 : Math.min(1, (middle + spread) / scale),
  };
}
