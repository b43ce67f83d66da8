import { isKiosk } from './kiosk.ts';

/** What this device remembers under a name, or undefined; storage that is full, blocked or garbled counts as empty. A kiosk remembers nothing. */
export function readStored(name: string): unknown {
  if (isKiosk) return undefined;
  try {
    const text = localStorage.getItem(`maplebridge.${name}`);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Remembers a value on this device, or forgets it when undefined. Says whether it worked. */
export function writeStored(name: string, value: unknown): boolean {
  if (isKiosk) return false;
  try {
    if (value === undefined) localStorage.removeItem(`maplebridge.${name}`);
    else localStorage.setItem(`maplebridge.${name}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
