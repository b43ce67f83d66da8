import { execFile } from 'node:child_process';
import { glob, mkdir, mkdtemp, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { builtWebFolder } from '../../src/server/house.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Whatever ends up in the pages. */
const sources = [
  'src/web/**/*.*',
  'src/algorithms/**/*.ts',
  'src/modules/*/{words,contract}*.ts',
  'src/kit/**/*.*',
  'src/platform/contract*.ts',
  'vite.config.ts',
  'package-lock.json',
];

/** Builds the pages when they are missing or older than what they are made of. */
export async function buildWeb(): Promise<void> {
  if ((await builtAt()) > (await newestSourceAt())) return;
  const startedAt = new Date();
  await mkdir(join(root, 'dist'), { recursive: true });
  const fresh = await mkdtemp(join(root, 'dist/web-'));
  // A test run sets NODE_ENV=test, with which React would be built for development.
  const { NODE_ENV: _, ...env } = process.env;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', fresh, '--logLevel', 'error'], {
    cwd: root,
    env,
  });
  // What is changed while it builds is newer than the built pages.
  await utimes(join(fresh, 'desk.html'), startedAt, startedAt);
  const worn = `${fresh}-worn`;
  await rename(builtWebFolder, worn).catch(() => undefined);
  await rename(fresh, builtWebFolder);
  await rm(worn, { recursive: true, force: true });
}

async function builtAt(): Promise<number> {
  return stat(join(builtWebFolder, 'desk.html')).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

async function newestSourceAt(): Promise<number> {
  let newest = 0;
  for await (const path of glob(sources, { cwd: root })) {
    newest = Math.max(newest, (await stat(join(root, path))).mtimeMs);
  }
  return newest;
}
