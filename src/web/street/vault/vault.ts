import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { makeKey, type Sealed, seal, unseal, unwrapKey, type WrappedKey } from './sealing.ts';

const databaseName = 'maplebridge-street';
/** So many wrong PINs in a row take everything away. */
const mostWrongPins = 5;

/** Whose store it is; readable without the PIN, so that nobody else goes on in it. */
export interface Owner {
  readonly accountId: string;
  readonly sessionId: string;
}

interface Lock extends Owner, WrappedKey {
  readonly wrongPins: number;
}

interface Shape extends DBSchema {
  lock: { key: 'lock'; value: Lock };
  sealed: { key: string; value: Sealed };
}

/** 本机加密存储, unlocked: everything is sealed under its name before it touches the disk. */
export interface Vault {
  put(name: string, value: unknown): Promise<void>;
  get<T>(name: string): Promise<T | undefined>;
  putBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  getBytes(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  remove(...names: readonly string[]): Promise<void>;
  /** Names of records that begin so. */
  names(beginning: string): Promise<string[]>;
}

let opened: Promise<IDBPDatabase<Shape>> | undefined;

function database(): Promise<IDBPDatabase<Shape>> {
  opened ??= openDB<Shape>(databaseName, 1, {
    upgrade: (db) => {
      db.createObjectStore('lock');
      db.createObjectStore('sealed');
    },
    // Another page takes the store away: let go of it.
    blocking: (_current, _next, event) => {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}

/** Whose store is on this device; undefined when there is none. */
export async function findOwner(): Promise<Owner | undefined> {
  const lock = await (await database()).get('lock', 'lock');
  return lock && { accountId: lock.accountId, sessionId: lock.sessionId };
}

/** A new, empty store; whatever was there before is gone. */
export async function makeVault(pin: string, owner: Owner): Promise<Vault> {
  const { key, wrapped } = await makeKey(pin);
  const db = await database();
  const change = db.transaction(['lock', 'sealed'], 'readwrite');
  await Promise.all([
    change.objectStore('sealed').clear(),
    change.objectStore('lock').put({ ...wrapped, ...owner, wrongPins: 0 }, 'lock'),
    change.done,
  ]);
  return vaultWith(key);
}

/** The store of a later session of the same account. */
export async function setOwner(owner: Owner): Promise<void> {
  const change = (await database()).transaction('lock', 'readwrite');
  const lock = await change.store.get('lock');
  if (lock) await change.store.put({ ...lock, ...owner }, 'lock');
  await change.done;
}

/** The vault, or how many tries are left; the last wrong one wipes everything. */
export async function unlockVault(pin: string): Promise<{ vault: Vault } | { triesLeft: number }> {
  const lock = await countTry();
  if (!lock) return { triesLeft: 0 };
  const key = await unwrapKey(pin, lock);
  if (!key) {
    const triesLeft = mostWrongPins - lock.wrongPins;
    if (triesLeft <= 0) await wipe();
    return { triesLeft: Math.max(0, triesLeft) };
  }
  await (await database()).put('lock', { ...lock, wrongPins: 0 }, 'lock');
  return { vault: vaultWith(key) };
}

// Counted before the PIN is tried: whoever kills the page in between has still had the try.
async function countTry(): Promise<Lock | undefined> {
  const change = (await database()).transaction('lock', 'readwrite');
  const lock = await change.store.get('lock');
  const counted = lock && { ...lock, wrongPins: lock.wrongPins + 1 };
  if (counted) await change.store.put(counted, 'lock');
  await change.done;
  if (counted && counted.wrongPins > mostWrongPins) {
    await wipe();
    return undefined;
  }
  return counted;
}

/** Takes the store off this device: the wrapped key first, then everything. */
export async function wipe(): Promise<void> {
  const db = await database();
  const change = db.transaction(['lock', 'sealed'], 'readwrite');
  await Promise.all([change.objectStore('lock').clear(), change.objectStore('sealed').clear(), change.done]);
  db.close();
  opened = undefined;
  await deleteDB(databaseName);
}

function vaultWith(key: CryptoKey): Vault {
  const putBytes = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const sealed = await seal(key, name, bytes);
    await (await database()).put('sealed', sealed, name);
  };
  const getBytes = async (name: string) => {
    const sealed = await (await database()).get('sealed', name);
    return sealed && unseal(key, name, sealed);
  };
  return {
    putBytes,
    getBytes,
    put: (name, value) => putBytes(name, new TextEncoder().encode(JSON.stringify(value))),
    get: async <T>(name: string) => {
      const bytes = await getBytes(name);
      return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T);
    },
    remove: async (...names) => {
      const change = (await database()).transaction('sealed', 'readwrite');
      await Promise.all([...names.map((name) => change.store.delete(name)), change.done]);
    },
    names: async (beginning) =>
      (await database()).getAllKeys('sealed', IDBKeyRange.bound(beginning, `${beginning}\uffff`)),
  };
}
