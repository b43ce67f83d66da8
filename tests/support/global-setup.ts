import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildWeb } from './build-web.ts';
import { startTestServer, type TestServer } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    server: TestServer;
  }
}

/** One real PostgreSQL for the whole run, with one migrated database as the template that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (areJourneysAsked(process.argv.slice(2))) await buildWeb();
  const { ownerUrl, dataDir, stop } = await startTestServer(process.env['TEST_DATABASE_URL']);
  project.provide('server', { ownerUrl, dataDir });
  // Dozens of commands start in a run: only the first one compiles the programme.
  process.env['NODE_COMPILE_CACHE'] = fileURLToPath(new URL('../../node_modules/.cache/compiled/', import.meta.url));
  return stop;
}

// Whoever runs only the tests of one folder does not wait for the pages.
function areJourneysAsked(args: readonly string[]): boolean {
  const paths = args.filter((arg) => !arg.startsWith('-') && /[./]/.test(arg));
  return paths.length === 0 || paths.some((path) => path.includes('journeys'));
}
