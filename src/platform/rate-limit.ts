import type { Door } from '../kit/contract.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Who } from './context.ts';

const minute = 60_000;

/** Counts knocks of one minute per door and knocker in this process; what must hold across processes is counted in the database. */
export class RateLimiter {
  readonly #counts = new Map<string, number>();
  readonly #timer = setInterval(() => this.#counts.clear(), minute).unref();

  /** Refuses with `rate.limited` when the door's own limit is used up: by account for colleagues, by token for programmes, by network for others. */
  take(door: Door, network: string, who: Who): void {
    if (door.perMinute === undefined) return;
    const key = `${door.action} ${who.kind === 'staff' || who.kind === 'token' ? (who.tokenId ?? who.accountId) : network}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count > door.perMinute) throw new Refusal('rate.limited');
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
