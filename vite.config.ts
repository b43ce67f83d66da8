import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import sharp from 'sharp';
import { build, defineConfig, type Plugin, type Rolldown } from 'vite';

const contractFile = /\/src\/(?:modules\/[a-z0-9-]+|platform)\/contract[a-z-]*\.ts$/;

// The web needs a door's address, never its zod shapes: those stay types. Saves 30 kB gzip on a resident's phone.
function doorsWithoutShapes(): Plugin {
  return {
    name: 'doors-without-shapes',
    async load(id) {
      if (!contractFile.test(id)) return null;
      this.addWatchFile(id);
      const contract: Record<string, unknown> = await import(`${pathToFileURL(id).href}?read=${Date.now()}`);
      return Object.entries(contract)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value, withoutShape)};`)
        .join('\n');
    },
  };
}

function withoutShape(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && '_zod' in value ? undefined : value;
}

const pack = {
  gz: promisify(gzip),
  br: (text: Buffer) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }),
};

// Weak networks: every text is packed once here, so that the server sends it packed at no cost.
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    async writeBundle(options, bundle) {
      const folder = options.dir ?? '';
      const names = Object.keys(bundle).filter((name) => /\.(js|mjs|css|html|svg)$/.test(name));
      for (const name of names) {
        const text = await readFile(join(folder, name));
        if (text.length < 1000) continue;
        await writeFile(join(folder, `${name}.gz`), await pack.gz(text));
        await writeFile(join(folder, `${name}.br`), await pack.br(text));
      }
    },
  };
}

const street = { folder: 'street', page: 'street.html', paper: '#faf9f6' };
const streetManifest = {
  id: '/street/',
  start_url: '/street/',
  scope: '/street/',
  name: '枫桥街面 Maplebridge street',
  short_name: '枫桥街面',
  lang: 'zh-CN',
  display: 'standalone',
  background_color: street.paper,
  theme_color: street.paper,
  icons: [192, 512].map((size) => ({
    src: `/street/icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  })),
};

/** The mark with room around it, so that a phone may cut it round. */
async function streetIcon(size: number): Promise<Buffer> {
  const inner = Math.round(size * 0.62);
  const mark = await sharp(await readFile('src/web/shared/mark.svg'), { density: 72 * (inner / 48) })
    .resize(inner, inner)
    .png()
    .toBuffer();
  const paper = { width: size, height: size, channels: 3 as const, background: street.paper };
  return sharp({ create: paper })
    .composite([{ input: mark }])
    .png()
    .toBuffer();
}

/** Every file that the street page needs without a network; slices of the typeface come when they are needed. */
function streetFiles(bundle: Rolldown.OutputBundle): { url: string; revision: string | null }[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const names = new Set<string>();
  const walk = (name: string) => {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    if (!chunk || names.has(name)) return;
    for (const file of [name, ...(chunk.viteMetadata?.importedCss ?? [])]) names.add(file);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) walk(next);
  };
  for (const { fileName, facadeModuleId } of chunks) if (facadeModuleId?.endsWith(street.page)) walk(fileName);
  const steady = Object.keys(bundle).filter((name) => name === street.page || name.startsWith(`${street.folder}/`));
  const marks = Object.keys(bundle).filter((name) => /^assets\/mark-.*\.svg$/.test(name));
  return [
    ...[...names, ...marks].map((name) => ({ url: `/${name}`, revision: null })),
    ...steady.map((name) => ({ url: `/${name}`, revision: revisionOf(bundle[name]) })),
  ];
}

function revisionOf(file: Rolldown.OutputBundle[string] | undefined): string {
  return createHash('sha256')
    .update(file?.type === 'asset' ? file.source : '')
    .digest('hex')
    .slice(0, 16);
}

// The street page as an app on a phone: its icons, its manifest, and the service worker that knows its files.
function streetApp(): Plugin {
  return {
    name: 'street-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { filename }) =>
        filename.endsWith(street.page)
          ? [
              { tag: 'link', injectTo: 'head', attrs: { rel: 'manifest', href: '/street/app.webmanifest' } },
              { tag: 'link', injectTo: 'head', attrs: { rel: 'apple-touch-icon', href: '/street/icon-192.png' } },
            ]
          : [],
    },
    async generateBundle() {
      const asset = (fileName: string, source: string | Buffer) =>
        this.emitFile({ type: 'asset', fileName: `${street.folder}/${fileName}`, source });
      asset('app.webmanifest', JSON.stringify(streetManifest));
      for (const size of [192, 512]) asset(`icon-${size}.png`, await streetIcon(size));
    },
    async writeBundle(options, bundle) {
      await build({
        configFile: false,
        logLevel: 'error',
        publicDir: false,
        define: { streetFiles: JSON.stringify(streetFiles(bundle)), 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: join(options.dir ?? '', street.folder),
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: {
            input: 'src/web/street/worker.ts',
            output: { format: 'iife', entryFileNames: 'worker.js' },
          },
        },
      });
    },
  };
}

export default defineConfig({
  root: 'src/web',
  plugins: [doorsWithoutShapes(), react(), streetApp(), packed()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      input: { resident: 'src/web/index.html', staff: 'src/web/desk.html', street: 'src/web/street.html' },
    },
  },
  worker: { format: 'es' },
});
