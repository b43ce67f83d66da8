import type { InputOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import type { doors } from '../../../modules/matters/contract.ts';
import { type MatterState, matterStates, type QueueName, queueWords } from '../../../modules/matters/words.ts';

/** What a list shows: a queue, narrowed. Lives in the address, so that it can be bookmarked and sent to a colleague. */
export interface MatterFilter {
  readonly queue: QueueName;
  readonly q: string;
  readonly category: string;
  readonly state: MatterState | '';
  readonly unitId: string;
  readonly from: string;
  readonly to: string;
}

export const queueNames = keysOf(queueWords);
export const stateNames = keysOf(matterStates);

/** Reads a filter from the address; what it does not know falls back to everything open. */
export function readFilter(query: URLSearchParams): MatterFilter {
  const text = (name: string) => query.get(name) ?? '';
  return {
    queue: queueNames.find((name) => name === text('queue')) ?? 'open',
    q: text('q'),
    category: text('category'),
    state: stateNames.find((name) => name === text('state')) ?? '',
    unitId: text('unitId'),
    from: text('from'),
    to: text('to'),
  };
}

/** The filter as name → value, without what is not set: for the address, for a saved queue and for the door. */
export function writeFilter(filter: MatterFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** The filter as the list's door takes it. */
export function filterInput(filter: MatterFilter): Omit<InputOf<typeof doors.list>, 'cursor' | 'limit'> {
  const { queue, state, ...texts } = filter;
  const narrowed = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== ''));
  return { queue, ...(state && { state }), ...narrowed };
}

/** How many narrowings beside queue and search are set. */
export function narrowings({ category, state, unitId, from, to }: MatterFilter): number {
  return [category, state, unitId, from, to].filter((value) => value !== '').length;
}
