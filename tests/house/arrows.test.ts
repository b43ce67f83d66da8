import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Rule {
  readonly name: string;
}

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: Rule }[];
  };
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const rules = (createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as { forbidden: readonly Rule[] })
  .forbidden;

function cruise(folder: string): Report {
  const main = join(root, 'node_modules/.bin/depcruise');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [main, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

/** One wrong import for each rule: where it stands, and what it reaches for. */
const wrongs: Readonly<Record<string, readonly [string, string]>> = {
  'kit-stands-alone': ['kit/wrong.ts', '../platform/something.ts'],
  'algorithms-use-kit-only': ['algorithms/sort/wrong.ts', '../../platform/something.ts'],
  'algorithms-do-no-io': ['algorithms/sort/reads.ts', 'node:fs'],
  'platform-uses-kit-only': ['platform/wrong.ts', '../modules/people/api.ts'],
  'modules-stay-inside': ['modules/people/wrong.ts', '../../server/something.ts'],
  'modules-use-the-front-door': ['modules/matters/wrong.ts', '../people/store.ts'],
  'only-platform-knows-http': ['modules/people/http.ts', 'fastify'],
  'web-sees-words-and-contracts': ['web/shared/wrong.ts', '../../platform/something.ts'],
  'web-sees-no-inside': ['web/shared/inside.ts', '../../modules/people/store.ts'],
  'resident-is-light': ['web/resident/heavy.ts', '../staff/something.ts'],
  'street-is-light': ['web/street/heavy.ts', '../staff/something.ts'],
  'shared-web-is-light': ['web/shared/heavy.ts', '../staff/something.ts'],
  'shell-uses-module-doors': ['server/wrong.ts', '../modules/people/store.ts'],
  'no-circles': ['kit/round.ts', './round-again.ts'],
  'no-unresolved': ['kit/lost.ts', './nowhere.ts'],
};
const order = rules.map(({ name }) => /^(.*)-calls-down-only$/.exec(name)?.[1]).filter((name) => name !== undefined);

describe('the arrows', () => {
  test('hold in all that we wrote; seeing no module at all would be no proof', () => {
    const { summary } = cruise(root);
    expect(summary.totalCruised).toBeGreaterThan(200);
    expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 60_000);
});

describe('each rule bites when it is broken on purpose', () => {
  const copy = mkdtempSync(join(tmpdir(), 'maplebridge-arrows-'));
  let report: Report;

  const put = (path: string, ...imports: string[]) => {
    mkdirSync(dirname(join(copy, 'src', path)), { recursive: true });
    writeFileSync(
      join(copy, 'src', path),
      `${imports.map((to, i) => `import * as other${i} from '${to}';\nvoid other${i};`).join('\n')}\nexport const something = 1;\n`,
    );
  };

  beforeAll(() => {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'tsconfig.base.json', 'package.json'])
      cpSync(join(root, name), join(copy, name));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const path of [
      'platform/something.ts',
      'server/something.ts',
      'web/staff/something.ts',
      'modules/people/store.ts',
      'modules/people/api.ts',
    ])
      put(path);
    put('kit/round-again.ts', './round.ts');
    for (const [path, to] of Object.values(wrongs)) put(path, to);
    // Each module reaches up to the one after it; the last has none above it.
    for (const [i, module] of order.entries()) {
      put(`modules/${module}/words.ts`);
      const next = order[i + 1];
      if (next !== undefined) put(`modules/${module}/up.ts`, `../${next}/words.ts`);
    }
    report = cruise(copy);
  }, 60_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('and no rule is without such a breaking', () => {
    expect(
      rules.map(({ name }) => name).filter((name) => !(name in wrongs) && !name.endsWith('-calls-down-only')),
    ).toEqual([]);
  });

  test.each(Object.entries(wrongs))('%s: %s', (rule, [path]) => {
    expect(
      report.summary.violations.some(
        (violation) => violation.rule.name === rule && violation.from.startsWith(`src/${path.replace('.ts', '')}`),
      ),
    ).toBe(true);
  });

  test.each(order.slice(0, -1))('%s calls down only', (module) => {
    expect(
      report.summary.violations.some(
        ({ rule, from }) => rule.name === `${module}-calls-down-only` && from === `src/modules/${module}/up.ts`,
      ),
    ).toBe(true);
  });
});

describe('HOUSE.md', () => {
  const map = join(root, 'HOUSE.md');
  const foldersOf = (path: string) =>
    readdirSync(join(root, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);

  test('is there, and names every room and every module', () => {
    expect(existsSync(map)).toBe(true);
    const text = readFileSync(map, 'utf8');
    const missing = [...foldersOf('src'), ...foldersOf('src/modules')].filter(
      (name) => !new RegExp(`\\b${name}\\b`).test(text),
    );
    expect(missing).toEqual([]);
  });

  test('tells the modules in the order that the rules hold', () => {
    const text = readFileSync(map, 'utf8');
    const present = order.filter((module) => existsSync(join(root, 'src/modules', module)));
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(
      new RegExp(present.map((module) => `\\b${module}\\b`).join('[^a-z]+')),
    );
  });
});
