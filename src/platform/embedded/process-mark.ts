import { readFileSync } from 'node:fs';

/** A process that can be told apart from a later one with the same pid; `start` is empty where the system does not tell. */
export interface ProcessMark {
  readonly pid: number;
  readonly start: string;
}

function isErrorCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function readIfPossible(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrorCode(error, 'EPERM');
  }
}

/** Sends a signal; that the process has just ended is no error. */
export function sendSignal(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!isErrorCode(error, 'ESRCH')) throw error;
  }
}

/** The mark of a living process; undefined when none has this pid (a zombie does not live). */
export function markProcess(pid: number): ProcessMark | undefined {
  if (!hasProcess(pid)) return undefined;
  const stat = readIfPossible(`/proc/${pid}/stat`);
  if (stat === '') return { pid, start: '' };
  // proc(5): the command in brackets may hold spaces; field 3 (state) follows it and field 22 is the start in clock ticks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return { pid, start: `${readIfPossible('/proc/sys/kernel/random/boot_id').trim()}/${fields[19] ?? ''}` };
}

/** Whether the marked process still lives. */
export function isLiving(mark: ProcessMark): boolean {
  const now = markProcess(mark.pid);
  return now !== undefined && (now.start === '' || mark.start === '' || now.start === mark.start);
}

/** The mark of this very process. */
export function markSelf(): ProcessMark {
  return markProcess(process.pid) ?? { pid: process.pid, start: '' };
}

/** A mark from its JSON text; undefined when the text is not one. */
export function parseMark(text: string): ProcessMark | undefined {
  const match = /^\{"pid":(\d+),"start":"([^"]*)"\}$/.exec(text.trim());
  return match === null ? undefined : { pid: Number(match[1]), start: match[2] ?? '' };
}
