import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import standard from './asvs.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
const table = page.slice(page.indexOf('## OWASP ASVS'));
const verdicts = ['met', 'deployment', 'n/a', 'gap'];

interface Row {
  readonly ids: readonly string[];
  readonly what: string;
  readonly verdict: string;
  readonly proof: string;
}

const rows: Row[] = table
  .split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => {
    const [ids = '', what = '', verdict = '', proof = ''] = line.slice(2, -2).split(' | ');
    return { ids: ids.split(' '), what, verdict, proof };
  });

const files = ['src', 'tests', 'docs', 'migrations'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `/${folder}/${name.replaceAll('\\', '/')}`,
  ),
);

describe('the table of ASVS 5.0', () => {
  test('has each requirement of levels 1 and 2 exactly once', () => {
    const wanted = [...standard.levels['1'], ...standard.levels['2']];
    expect([standard.levels['1'].length, standard.levels['2'].length]).toEqual([70, 183]);
    expect(rows.flatMap(({ ids }) => ids).sort()).toEqual(wanted.sort());
  });

  test('names only files that are there, each without doubt which one', () => {
    const named = [...table.matchAll(/`([\w./-]+\.(?:ts|tsx|json|sql))`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(100);
    const found = new Map([...new Set(named)].map((name) => [name, files.filter((file) => file.endsWith(`/${name}`))]));
    expect([...found].filter(([, places]) => places.length !== 1)).toEqual([]);
  });

  test('gives every row a verdict and a reason, in few words of our own', () => {
    const poor = rows.filter(({ what, verdict, proof }) => {
      const words = what.split(' ').length;
      return !verdicts.includes(verdict) || proof.trim() === '' || words < 1 || words > 12;
    });
    expect(poor).toEqual([]);
  });

  test('counts its verdicts as they are', () => {
    const counted = verdicts.map((verdict) => [
      verdict,
      rows.filter((row) => row.verdict === verdict).reduce((sum, { ids }) => sum + ids.length, 0),
    ]);
    const told = verdicts.map((verdict) => [
      verdict,
      Number(new RegExp(`^\\| ${verdict} \\| (\\d+) \\|`, 'm').exec(table)?.[1]),
    ]);
    expect(told).toEqual(counted);
  });

  test('refers to headings of this page that are there', () => {
    const headings = new Set([...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading).concat('Passwords'));
    const referred = rows.flatMap(({ proof }) => [...proof.matchAll(/"([^"]+)"/g)].map(([, heading = '']) => heading));
    expect(referred.filter((heading) => !headings.has(heading))).toEqual([]);
  });
});
