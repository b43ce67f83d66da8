import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../kit/steps.ts';

const longestSlice = 12;

/**
 * Does long work in slices of some 12 ms, so that this process answers its other requests in between; the work takes a little longer.
 * `clock` answers milliseconds.
 */
export async function inSlices<Result>(steps: Steps<Result>, clock = () => performance.now()): Promise<Result> {
  for (;;) {
    const until = clock() + longestSlice;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (clock() < until);
    await setImmediate();
  }
}
