import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { builtWebFolder } from '../src/server/house.ts';

/** What a resident's phone loads before the first page shows: the page, its scripts and styles, as built. */
export function residentBytes(): { gzip: number; files: string[] } {
  const page = readFileSync(`${builtWebFolder}index.html`, 'utf8');
  const linked = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  const files = ['index.html', ...new Set(linked)];
  const gzip = files.reduce((sum, file) => sum + gzipSync(readFileSync(`${builtWebFolder}${file}`)).length, 0);
  return { gzip, files };
}
