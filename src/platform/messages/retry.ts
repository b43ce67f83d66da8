const minute = 60_000;
const waits = [1 * minute, 5 * minute, 30 * minute, 120 * minute, 720 * minute];

/**
 * When to try again after `tries` failed attempts (1 or more): in 1 min, 5 min, 30 min, 2 h, 12 h; undefined means give up.
 */
export function nextTryAt(tries: number, now: Date): Date | undefined {
  const wait = waits[tries - 1];
  return wait === undefined ? undefined : new Date(now.getTime() + wait);
}
