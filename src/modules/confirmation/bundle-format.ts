import { z } from 'zod';
import { readJson } from '../../platform/documents/bundle.ts';
import { sha256 } from '../../platform/documents/seal-key.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Day = z.iso.date();

const Someone = z.object({
  side: z.number().int(),
  role: z.enum(['applicant', 'agent', 'guardian']),
  name: z.string(),
  gender: z.enum(['female', 'male', 'other']).nullable(),
  bornOn: Day.nullable(),
  idNumber: z.string().nullable(),
  address: z.string(),
  employer: z.string(),
  serviceAddress: z.string(),
  servicePhone: z.string(),
  actsFor: z.string().nullable(),
});

/** `bundle.json`: an application for judicial confirmation that any system can read (docs/confirmation-bundle.md). */
export const ConfirmationBundle = z.object({
  format: z.literal('maplebridge confirmation 1'),
  madeAt: z.iso.datetime(),
  mediation: z.object({ number: z.string(), body: z.string(), title: z.string() }),
  court: z.object({ name: z.string(), basis: z.enum(['party', 'subject', 'body']) }),
  agreement: z.object({
    version: z.number().int(),
    effectiveOn: Day,
    lastOn: Day,
    lawfulLastOn: Day,
    textHash: Hash,
    checkCode: z.string(),
  }),
  people: z.array(Someone).min(2),
  consents: z
    .array(
      z.object({
        name: z.string(),
        how: z.enum(['page', 'phone', 'paper', 'officer']),
        spokenBy: z.string(),
        at: z.iso.datetime(),
      }),
    )
    .min(2),
  duties: z.array(z.object({ nth: z.number().int(), text: z.string() })),
  /** Papers that are shown in the original at the window of the court. */
  originals: z.array(z.object({ kind: z.string(), name: z.string(), label: z.string() })),
  files: z.array(
    z.object({
      path: z.string(),
      kind: z.string(),
      name: z.string(),
      label: z.string(),
      mediaType: z.string(),
      bytes: z.number().int(),
      sha256: Hash,
    }),
  ),
});
export type ConfirmationBundle = z.output<typeof ConfirmationBundle>;

export interface BundleFile {
  readonly path: string;
  readonly state: 'valid' | 'changed' | 'missing' | 'extra';
}

/** What reading a bundle says: each file, and the application where it can be read. */
export interface BundleReading {
  readonly whole: boolean;
  readonly bundle: ConfirmationBundle | undefined;
  readonly files: readonly BundleFile[];
}

const sumsPath = 'SHA256SUMS';
const jsonPath = 'bundle.json';

/** `SHA256SUMS` as `sha256sum --check` reads it: two spaces between hash and path, a line for each file. */
export function sumsOf(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  return files.map(({ path, sha256: hash }) => `${hash}  ${path}\n`).join('');
}

function readSums(text: string): Map<string, string> {
  const lines = [...text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)];
  return new Map(lines.map(([, hash = '', path = '']) => [path, hash]));
}

/** Reads an unpacked bundle and checks every file against `SHA256SUMS` and `bundle.json`, without network or database. */
export function readBundle(files: ReadonlyMap<string, Buffer>): BundleReading {
  const sums = readSums(files.get(sumsPath)?.toString('utf8') ?? '');
  const bundle = readJson(ConfirmationBundle, files.get(jsonPath));
  const stateOf = (path: string): BundleFile['state'] => {
    const bytes = files.get(path);
    if (bytes === undefined) return 'missing';
    const hash = sha256(bytes);
    const named = bundle?.files.find((file) => file.path === path);
    const agrees = sums.get(path) === hash && (path === jsonPath || named?.sha256 === hash);
    return agrees ? 'valid' : 'changed';
  };
  const known = new Set([jsonPath, ...sums.keys(), ...(bundle?.files ?? []).map(({ path }) => path)]);
  const listed = [...known].map((path) => ({ path, state: stateOf(path) }));
  const extra = [...files.keys()]
    .filter((path) => path !== sumsPath && !known.has(path))
    .map((path) => ({ path, state: 'extra' as const }));
  const all = [...listed, ...extra];
  return { whole: bundle !== undefined && all.every(({ state }) => state === 'valid'), bundle, files: all };
}
