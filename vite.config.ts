import { pathToFileURL } from 'node:url';
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

export default defineConfig({
  root: 'src/web',
  plugins: [doorsWithoutShapes(), react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: { input: { resident: 'src/web/index.html', staff: 'src/web/desk.html' } },
  },
  worker: { format: 'es' },
});
