import type { Door } from '../kit/contract.ts';
import type { House } from './house.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Handler } from './module.ts';

export interface DoorWithHandler {
  readonly door: Door;
  readonly handler: Handler;
}

export interface HttpOptions {
  readonly house: House;
  readonly doors: readonly DoorWithHandler[];
  readonly log: Log;
  readonly metrics: Metrics;
  /** The API's description; asked for at most once, when somebody wants to read it. */
  readonly describe: () => unknown;
  /** Folder of the built web; undefined serves doors only. */
  readonly webFolder: string | undefined;
  /** True once the first page and its data can be served. */
  readonly isReady: () => Promise<boolean>;
}
