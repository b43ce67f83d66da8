import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedProblem, embeddedWords } from './words.ts';

/** The user that PostgreSQL runs as when we are root. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** Whether this process is root, which PostgreSQL refuses to be. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function findUser(name: string): RunAs | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** `postgres`, else `nobody`; an `EmbeddedProblem` when the system has neither. */
export function getUnprivilegedUser(): RunAs {
  const user = findUser('postgres') ?? findUser('nobody');
  if (user === undefined) throw new EmbeddedProblem(embeddedWords.noUser());
  return user;
}

/** Whether the user can enter a folder through all its parents, asked of the system itself so that ACLs count too. */
export function canEnter(folder: string, user: RunAs): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/', env: {} }).status === 0;
}

/** Gives a folder and all within to a user; links themselves, never their targets. */
export function giveTree(path: string, user: RunAs): void {
  if (!lstatSync(path).isDirectory()) {
    lchownSync(path, user.uid, user.gid);
    return;
  }
  chownSync(path, user.uid, user.gid);
  for (const name of readdirSync(path)) giveTree(join(path, name), user);
}
