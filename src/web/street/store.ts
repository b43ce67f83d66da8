import { useSyncExternalStore } from 'react';
import type { AnswerOf } from '../../kit/contract.ts';
import type { Words } from '../../kit/words.ts';
import type { doors as sittingDoors } from '../../modules/sittings/contract.ts';
import type { doors } from '../../modules/visits/contract.ts';
import type { Act } from './queue/act.ts';
import type { Vault } from './vault/vault.ts';

export type Carried = AnswerOf<typeof sittingDoors.carry>;
/** What was taken along; sittings are missing in what an earlier version of the app took. */
export type Today = AnswerOf<typeof doors.today> & Partial<Carried>;
export type SittingSheet = Carried['sittings'][number];
export type VisitSheet = Today['visits'][number];
export type StreetMatter = Today['matters'][number];

/** Which gate the person stands at. */
export type Stage =
  | 'starting'
  | 'no-network'
  | 'sign-in'
  | 'first-password'
  | 'new-pin'
  | 'locked'
  | 'other-account'
  | 'open';

/** Everything the street app knows while it is open; gone from memory when it locks. */
export interface Pocket {
  readonly stage: Stage;
  readonly vault: Vault | null;
  readonly today: Today | null;
  readonly acts: readonly Act[];
  readonly isOnline: boolean;
  /** The session ran out: everything stays here and waits. */
  readonly isSignedOut: boolean;
  readonly isSending: boolean;
  readonly isFetching: boolean;
  readonly hasUpdate: boolean;
  readonly triesLeft: number | null;
  readonly notice: Words | null;
}

let pocket: Pocket = {
  stage: 'starting',
  vault: null,
  today: null,
  acts: [],
  isOnline: navigator.onLine,
  isSignedOut: false,
  isSending: false,
  isFetching: false,
  hasUpdate: false,
  triesLeft: null,
  notice: null,
};
const listeners = new Set<() => void>();

export function getPocket(): Pocket {
  return pocket;
}

export function change(fields: Partial<Pocket>): void {
  pocket = { ...pocket, ...fields };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The pocket as it is now, for a page. */
export function usePocket(): Pocket {
  return useSyncExternalStore(subscribe, getPocket);
}

/** The unlocked store; only pages behind the PIN ask for it. */
export function vaultOf({ vault }: Pocket): Vault {
  if (!vault) throw new Error('the store is locked');
  return vault;
}
