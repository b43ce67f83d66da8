import { platformDoors } from '../../../platform/contract.ts';
import { call, Offline } from '../../shared/call.ts';
import { openQueue } from '../queue/queue.ts';
import { hurry, sendAll } from '../queue/send.ts';
import { dropExpired, fetchToday, findMe, judgeSession } from '../session.ts';
import { change, getPocket, type Today } from '../store.ts';
import { findOwner, makeVault, unlockVault, type Vault, wipe } from '../vault/vault.ts';
import { gateWords } from '../words-gate.ts';

/** Where to begin: the PIN when there is a store, else the sign-in; asks the server when it can be asked. */
export async function start(): Promise<void> {
  const owner = await findOwner();
  if (owner && !getPocket().vault) change({ stage: 'locked' });
  try {
    await leaveLate();
    const me = await findMe();
    if (me?.mustReplacePassword) return change({ stage: 'first-password' });
    if (owner && me && me.accountId !== owner.accountId) return change({ stage: 'other-account' });
    if (owner && !me) return await judgeSession();
    if (!owner) change({ stage: me ? 'new-pin' : 'sign-in' });
  } catch (problem) {
    if (!(problem instanceof Offline)) throw problem;
    if (!owner) change({ stage: 'no-network' });
  }
}

/** After a sign-in on this page: a store of the same account goes on, another's must go first. */
export async function signedIn(): Promise<void> {
  const [owner, me] = [await findOwner(), await findMe()];
  if (!me) return;
  if (me.mustReplacePassword) return change({ stage: 'first-password' });
  if (!owner) return change({ stage: 'new-pin', notice: null });
  if (owner.accountId !== me.accountId) return lockAs('other-account');
  const { vault } = getPocket();
  if (!vault) return change({ stage: 'locked', isSignedOut: false });
  change({ stage: 'open', isSignedOut: false });
  await fetchToday(true);
  hurry();
}

/** A new PIN makes a new store, and fetches what to take along. */
export async function choosePin(pin: string): Promise<void> {
  const me = await findMe();
  if (!me) return change({ stage: 'sign-in' });
  const { rows } = await call(platformDoors.sessions, {});
  const session = rows.find(({ current }) => current);
  if (!session) return change({ stage: 'sign-in' });
  open(await makeVault(pin, { accountId: me.accountId, sessionId: session.id }));
  await fetchToday(true);
}

function open(vault: Vault): void {
  change({ stage: 'open', vault, acts: [], triesLeft: null, notice: null });
  touched();
}

/** Tries a PIN; the fifth wrong one in a row wipes the store. */
export async function tryPin(pin: string): Promise<void> {
  const found = await unlockVault(pin);
  if (!('vault' in found)) {
    if (found.triesLeft > 0) return change({ triesLeft: found.triesLeft });
    change({ stage: 'sign-in', triesLeft: null, notice: gateWords.wiped });
    return start();
  }
  open(found.vault);
  change({ today: (await found.vault.get<Today>('today')) ?? null });
  await dropExpired();
  await openQueue();
  await fetchToday(true);
  void sendAll();
}

function lockAs(stage: 'locked' | 'other-account'): void {
  change({ stage, vault: null, today: null, acts: [], triesLeft: null });
}

/** 锁定: the key and everything that was read leave the memory. */
export function lock(): void {
  if (getPocket().vault) lockAs('locked');
}

/** 退出: the session is closed and nothing stays on the device. */
export async function leave(): Promise<void> {
  await wipe();
  localStorage.setItem(leaving, '1');
  change({ stage: 'sign-in', vault: null, today: null, acts: [], isSignedOut: false, notice: gateWords.left });
  await leaveLate().catch(() => undefined);
}

const leaving = 'maplebridge.street.leaving';

// Whoever left without a network leaves the house as soon as there is one.
async function leaveLate(): Promise<void> {
  if (localStorage.getItem(leaving) === null) return;
  await call(platformDoors.signOut, {}).catch((problem: unknown) => {
    if (problem instanceof Offline) throw problem;
  });
  localStorage.removeItem(leaving);
}

/** Another colleague takes the device over: what the first one left is gone. */
export async function takeOver(): Promise<void> {
  await wipe();
  change({ stage: 'starting' });
  await start();
}

const idleMilliseconds = 10 * 60_000;
let touchedAt = 0;

function touched(): void {
  touchedAt = Date.now();
}

/** Watches the network, the minutes without a touch, and the day that is over. */
export function keepWatch(): void {
  for (const kind of ['pointerdown', 'keydown', 'scroll'] as const) addEventListener(kind, touched, { passive: true });
  const look = () => {
    if (getPocket().vault && Date.now() - touchedAt > idleMilliseconds) lock();
    void dropExpired();
  };
  setInterval(look, 10_000);
  document.addEventListener('visibilitychange', () => {
    look();
    if (document.visibilityState === 'visible') void fetchToday();
  });
  addEventListener('offline', () => change({ isOnline: false }));
  addEventListener('online', () => {
    change({ isOnline: true });
    if (getPocket().stage === 'no-network' || getPocket().stage === 'locked') void start();
    void fetchToday();
    hurry();
  });
}
