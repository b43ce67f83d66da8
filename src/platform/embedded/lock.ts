import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLiving, markSelf, parseMark } from './process-mark.ts';
import { EmbeddedProblem, embeddedWords } from './words.ts';

const waitSeconds = 330;
// A holder writes its mark at once after creating the file; an unreadable mark older than this was left by a crash.
const unreadableForMilliseconds = 5000;

function isTaken(lockFile: string, mark: string): boolean {
  try {
    writeFileSync(lockFile, mark, { flag: 'wx' });
    // Another user of the folder must be able to read who holds it, whatever the umask.
    chmodSync(lockFile, 0o644);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(lockFile: string): string | undefined {
  try {
    const text = readFileSync(lockFile, 'utf8');
    const holder = parseMark(text);
    const isHeld =
      holder === undefined ? Date.now() - statSync(lockFile).mtimeMs < unreadableForMilliseconds : isLiving(holder);
    return isHeld ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Moving before deleting lets one of several waiters take the dead holder's file away, and a fresh lock be put back. */
function clearDead(lockFile: string, dead: string): void {
  const aside = `${lockFile}.${process.pid}`;
  try {
    renameSync(lockFile, aside);
    if (readFileSync(aside, 'utf8') === dead) rmSync(aside, { force: true });
    else renameSync(aside, lockFile);
  } catch {
    // Another waiter was faster.
  }
}

/** Does the work while no other living process holds the lock file; an `EmbeddedProblem` after 330 s of waiting. */
export async function withLock<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  const mark = JSON.stringify(markSelf());
  const deadline = Date.now() + waitSeconds * 1000;
  while (!isTaken(lockFile, mark)) {
    const dead = readHolder(lockFile);
    if (dead !== undefined) clearDead(lockFile, dead);
    else if (Date.now() > deadline) throw new EmbeddedProblem(embeddedWords.busy(lockFile));
    else await sleep(30);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}
