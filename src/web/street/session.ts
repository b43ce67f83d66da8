import { doors as sittingDoors } from '../../modules/sittings/contract.ts';
import { doors } from '../../modules/visits/contract.ts';
import { platformDoors } from '../../platform/contract.ts';
import { call, Offline, Refused } from '../shared/call.ts';
import { change, getPocket } from './store.ts';
import { findOwner, setOwner, wipe } from './vault/vault.ts';
import { gateWords } from './words-gate.ts';

export type Me = { readonly accountId: string; readonly mustReplacePassword: boolean };

/** Who is signed in on this device; null for nobody. Throws `Offline`. */
export async function findMe(): Promise<Me | null> {
  return (await call(platformDoors.me, {})).me;
}

/** The door said "sign in": a revoked session takes the store with it, one that ran out leaves it waiting. */
export async function judgeSession(): Promise<void> {
  const owner = await findOwner();
  if (!owner) return change({ stage: 'sign-in', vault: null, today: null, acts: [] });
  const { standing } = await call(doors.standing, { sessionId: owner.sessionId });
  if (standing !== 'revoked') return change({ isSignedOut: true });
  await wipe();
  change({ stage: 'sign-in', vault: null, today: null, acts: [], isSignedOut: false, notice: gateWords.revoked });
}

const halfMinute = 30_000;
let fetchedAt = 0;

/** Fetches what to take along, seals it, and ties the store to the running session; silent without a network. */
export async function fetchToday(force = false): Promise<void> {
  const { vault, isFetching } = getPocket();
  if (!vault || isFetching || (!force && Date.now() - fetchedAt < halfMinute)) return;
  change({ isFetching: true });
  try {
    const [base, carried] = await Promise.all([call(doors.today, {}), call(sittingDoors.carry, {})]);
    const today = { ...base, ...carried };
    const owner = await findOwner();
    if (owner && getPocket().vault === vault) {
      await vault.put('today', today);
      await setOwner({ accountId: owner.accountId, sessionId: today.sessionId });
      fetchedAt = Date.now();
      change({ today, isSignedOut: false });
    }
  } catch (problem) {
    await forgive(problem);
  } finally {
    change({ isFetching: false });
  }
}

async function forgive(problem: unknown): Promise<void> {
  if (problem instanceof Refused && problem.status === 401) return judgeSession().catch(forgive);
  if (!(problem instanceof Offline) && !(problem instanceof Refused)) throw problem;
}

/** What was taken along is dropped when its day is over, network or not. */
export async function dropExpired(): Promise<void> {
  const { vault, today } = getPocket();
  if (!vault || !today || Date.parse(today.expiresAt) > Date.now()) return;
  await vault.remove('today');
  change({ today: null });
}
