/** What this device remembers under a name, or undefined; storage that is full, blocked or garbled counts as empty. */
export function readStored(name: string): unknown {
  try {
    const text = localStorage.getItem(`maplebridge.${name}`);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Remembers a value on this device, or forgets it when undefined. Says whether it worked. */
export function writeStored(name: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(`maplebridge.${name}`);
    else localStorage.setItem(`maplebridge.${name}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
