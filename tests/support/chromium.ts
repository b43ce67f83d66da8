import { access, chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** A Chromium that starts on this machine, and the environment it needs. */
interface Chromium {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const systemChromium = '/usr/bin/chromium';
const packed = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];

/** How somebody looks at a page: on a phone or at a desk. */
export const phone = { width: 390, height: 844 } as const;
export const desk = { width: 1440, height: 900 } as const;

/** Starts a Chromium with a profile of its own that is removed when it closes. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, args, env } = await findChromium();
  return chromium.launch({
    executablePath: executable,
    env: { ...env },
    args: [
      ...args,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-dev-shm-usage',
    ],
  });
}

/** A context as our users have it: Chinese, in Beijing time, one pixel a point, without motion. */
export function openContext(browser: Browser, viewport: { width: number; height: number }): Promise<BrowserContext> {
  return browser.newContext({
    viewport,
    deviceScaleFactor: 1,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
}

/** The machine's Chromium, else the one that comes with npm, unpacked once, with its own libraries. */
async function findChromium(): Promise<Chromium> {
  const env = plainEnv();
  if (await exists(systemChromium)) {
    const asRoot = process.getuid?.() === 0;
    return { executable: systemChromium, args: asRoot ? ['--no-sandbox'] : [], env };
  }
  const folder = await unpacked();
  return {
    executable: join(folder, 'chromium'),
    // Its sandbox helper is not part of the package.
    args: ['--no-sandbox', '--no-zygote', '--font-render-hinting=none'],
    env: {
      ...env,
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}

// The package itself unpacks into the shared temp folder, where a second user may not start it and a second process finds half a file.
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8')) as { version: string };
  const cache = await writableCache();
  const folder = join(cache, `chromium-${version}`);
  if (await exists(join(folder, 'chromium'))) return folder;
  const fresh = await mkdtemp(join(cache, 'chromium-unpacking-'));
  await chmod(fresh, 0o755);
  await unpackInto(fresh);
  await chmod(join(fresh, 'chromium'), 0o755);
  try {
    await rename(fresh, folder);
  } catch {
    await rm(fresh, { recursive: true, force: true });
  }
  return folder;
}

async function unpackInto(folder: string): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  const all = archives.map((name) => inflate(join(packed, 'bin', name)));
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  await Promise.all(all);
}

async function writableCache(): Promise<string> {
  const beside = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  try {
    await mkdir(beside, { recursive: true });
    await rm(await mkdtemp(join(beside, 'try-')), { recursive: true });
    return beside;
  } catch {
    const own = join(tmpdir(), `maplebridge-chromium-${process.getuid?.() ?? 0}`);
    await mkdir(own, { recursive: true, mode: 0o700 });
    return own;
  }
}

function plainEnv(): Record<string, string> {
  const given = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return Object.fromEntries(given);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
