import type { Page } from 'playwright-core';

// Playwright looks for what it waits for after 20, 50, 100, 100 and then every 500 ms; our pages are there after 300.
const stepsInMilliseconds = [20, 30, 50];

/** The part of Playwright behind `Frame` that waits; it runs in this process and has no setting. */
interface Waiting {
  retryWithProgressAndTimeouts(progress: object, timeouts: readonly number[], action: object): Promise<unknown>;
  retryWithProgressAndBackoff(progress: object, action: object): Promise<unknown>;
}

interface WithInside extends Page {
  readonly _connection: { toImpl(page: Page): { mainFrame(): Waiting } };
}

/** From now on everything that waits on pages of this process notices within 50 ms that its wait is over. Throws when Playwright has changed inside. */
export function lookOften(page: Page): void {
  const waiting = Object.getPrototypeOf((page as WithInside)._connection.toImpl(page).mainFrame()) as Waiting;
  if (!('retryWithProgressAndBackoff' in waiting && 'retryWithProgressAndTimeouts' in waiting))
    throw new Error('Playwright waits in another way now; see whether it still needs this');
  waiting.retryWithProgressAndBackoff = function (progress, action) {
    return this.retryWithProgressAndTimeouts(progress, stepsInMilliseconds, action);
  };
}
