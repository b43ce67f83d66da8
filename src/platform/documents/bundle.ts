import { z } from 'zod';
import { idOfPublicKey, isSigned, sealedText, sha256 } from './seal-key.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Signed = z.object({ path: z.string(), sha256: Hash, signature: z.string() });

/** `seal.json`: what was signed, with which key. */
export const Seal = z.object({
  format: z.literal('maplebridge seal 1'),
  code: z.string(),
  madeAt: z.iso.datetime(),
  algorithm: z.literal('Ed25519'),
  keyId: z.string(),
  publicKey: z.string(),
  document: Signed,
  index: Signed,
});
export type Seal = z.output<typeof Seal>;

/** `index.json`: every file of the bundle with its hash. */
export const BundleIndex = z.object({
  format: z.literal('maplebridge file 1'),
  code: z.string(),
  kind: z.string(),
  madeAt: z.iso.datetime(),
  files: z.array(z.object({ path: z.string(), sha256: Hash, bytes: z.number(), mediaType: z.string() })),
});
export type BundleIndex = z.output<typeof BundleIndex>;

/** What was found about one file of a bundle. */
export interface BundleFinding {
  readonly path: string;
  readonly state: 'valid' | 'changed' | 'missing' | 'extra';
}

/** What a check of a bundle says: its seal, and each file. */
export interface BundleReport {
  /** `unreadable`: no seal or index that can be read; `other-key`: sealed, but not with the key that is trusted. */
  readonly seal: 'valid' | 'changed' | 'other-key' | 'unreadable';
  readonly code: string | undefined;
  readonly madeAt: string | undefined;
  readonly keyId: string | undefined;
  readonly files: readonly BundleFinding[];
}

/** A JSON file of a bundle that keeps to this schema; undefined for what is missing, unreadable or something else. */
export function readJson<T>(schema: z.ZodType<T>, bytes: Buffer | undefined): T | undefined {
  try {
    return schema.safeParse(JSON.parse(bytes?.toString('utf8') ?? 'null')).data;
  } catch {
    return undefined;
  }
}

const unreadable: BundleReport = {
  seal: 'unreadable',
  code: undefined,
  madeAt: undefined,
  keyId: undefined,
  files: [],
};

/**
 * Checks a bundle without any network: signature of document and index, then every file against the index. Without a trusted key the key
 * inside is used, and whoever asks must compare its id with the printed one.
 */
export function checkBundle(files: ReadonlyMap<string, Buffer>, trustedPem?: string): BundleReport {
  return checkThings(files, trustedPem, ['document', 'index']);
}

/** Checks one PDF against its `seal.json`; whatever else was bundled with it is not asked for. */
export function checkDocument(pdf: Buffer, sealJson: Buffer, trustedPem?: string): BundleReport {
  const path = readJson(Seal, sealJson)?.document.path ?? 'file.pdf';
  const files = new Map([
    [path, pdf],
    ['seal.json', sealJson],
  ]);
  return checkThings(files, trustedPem, ['document']);
}

function checkThings(
  files: ReadonlyMap<string, Buffer>,
  trustedPem: string | undefined,
  things: readonly ('document' | 'index')[],
): BundleReport {
  const seal = readJson(Seal, files.get('seal.json'));
  const keyId = seal && idOfPublicKey(seal.publicKey);
  if (!seal || !keyId) return unreadable;
  const about = { code: seal.code, madeAt: seal.madeAt, keyId };
  const isTrusted = trustedPem === undefined || idOfPublicKey(trustedPem) === keyId;
  const pem = trustedPem ?? seal.publicKey;
  const signed = things.every((thing) =>
    isSigned(pem, sealedText(thing, seal.code, seal[thing].sha256), seal[thing].signature),
  );
  const index = things.includes('index') ? readJson(BundleIndex, files.get(seal.index.path)) : undefined;
  const isIndexed = !things.includes('index') || index?.code === seal.code;
  const sealed = things.map((thing) => stateOf(files, seal[thing]));
  const listed = (index?.files ?? [])
    .filter(({ path }) => path !== seal.document.path)
    .map((file) => stateOf(files, file));
  const known = new Set([...sealed, ...listed].map(({ path }) => path)).add('seal.json');
  const extra = [...files.keys()].filter((path) => !known.has(path)).map((path) => ({ path, state: 'extra' as const }));
  return {
    ...about,
    seal: isTrusted ? (signed && isIndexed ? 'valid' : 'changed') : 'other-key',
    files: [...sealed, ...listed, ...extra],
  };
}

function stateOf(files: ReadonlyMap<string, Buffer>, named: { path: string; sha256: string }): BundleFinding {
  const bytes = files.get(named.path);
  if (bytes === undefined) return { path: named.path, state: 'missing' };
  return { path: named.path, state: sha256(bytes) === named.sha256 ? 'valid' : 'changed' };
}

/** True when the seal holds and every file is there, unchanged, and nothing was added. */
export function isWhole(report: BundleReport): boolean {
  return report.seal === 'valid' && report.files.every(({ state }) => state === 'valid');
}
