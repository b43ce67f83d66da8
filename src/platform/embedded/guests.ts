import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLiving, markSelf, parseMark } from './process-mark.ts';

/** Writes down that this process uses the server; returns how to take it back. Call it under the lock. */
export function enterGuest(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(markSelf()), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** Whether any living process uses the server; forgets the dead. Call it under the lock. */
export function hasGuests(folder: string): boolean {
  let found = false;
  for (const name of readdirSync(folder)) {
    const mark = parseMark(readFileSync(join(folder, name), 'utf8'));
    if (mark !== undefined && isLiving(mark)) found = true;
    else rmSync(join(folder, name), { force: true });
  }
  return found;
}
