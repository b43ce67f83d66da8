import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const contractFile = /\/src\/(?:modules\/[a-z-]+|platform)\/contract[a-z-]*\.ts$/;

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

export default defineConfig({
  root: 'src/web',
  plugins: [doorsWithoutShapes(), react(), packed()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: { input: { resident: 'src/web/index.html', staff: 'src/web/desk.html' } },
  },
  worker: { format: 'es' },
});
