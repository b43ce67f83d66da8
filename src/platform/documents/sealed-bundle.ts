import type { Readable } from 'node:stream';
import type { Settings } from '../context.ts';
import type { FileStore } from '../files/store.ts';
import type { BundleIndex, Seal } from './bundle.ts';
import type { BundledFile } from './enclose.ts';
import { sealedText, sealKeyOf, sealKeysOf, sha256, signText } from './seal-key.ts';
import { writeZip } from './zip.ts';

/** A sealed document with what goes along with it: `sha256` and `keyId` are those of its seal. */
export interface BundleOf {
  readonly code: string;
  readonly kind: string;
  readonly madeAt: Date;
  readonly sha256: string;
  readonly keyId: string;
  readonly contents: readonly BundledFile[];
}

/**
 * The ZIP of a sealed document: the PDF, every enclosure, `index.json` with all hashes, `seal.json` with the signatures: by the key that the
 * PDF names on its back cover, or by the current one once the secret of that key is given up. Throws when the PDF is no longer in the store.
 */
export async function sealedBundle(of: BundleOf, store: FileStore, settings: Settings): Promise<Readable> {
  const pdf = await store.readSealed(of.sha256);
  const madeAt = of.madeAt.toISOString();
  const document = { path: 'file.pdf', sha256: of.sha256, bytes: pdf.length, mediaType: 'application/pdf' };
  const index: BundleIndex = {
    format: 'maplebridge file 1',
    code: of.code,
    kind: of.kind,
    madeAt,
    files: [
      document,
      ...of.contents.map(({ path, sha256: hash, bytes, mediaType }) => ({ path, sha256: hash, bytes, mediaType })),
    ],
  };
  const indexJson = Buffer.from(`${JSON.stringify(index, null, 2)}\n`);
  const key = sealKeysOf(settings.secret).find(({ id }) => id === of.keyId) ?? sealKeyOf(settings.secret);
  const indexHash = sha256(indexJson);
  const seal: Seal = {
    format: 'maplebridge seal 1',
    code: of.code,
    madeAt,
    algorithm: 'Ed25519',
    keyId: key.id,
    publicKey: key.publicKeyPem,
    document: {
      path: document.path,
      sha256: of.sha256,
      signature: signText(key, sealedText('document', of.code, of.sha256)),
    },
    index: {
      path: 'index.json',
      sha256: indexHash,
      signature: signText(key, sealedText('index', of.code, indexHash)),
    },
  };
  return writeZip(
    [
      { path: 'file.pdf', content: pdf },
      { path: 'index.json', content: indexJson },
      { path: 'seal.json', content: Buffer.from(`${JSON.stringify(seal, null, 2)}\n`) },
      ...of.contents.map(({ path, sha256: hash }) => ({ path, content: () => store.readStream(hash) })),
    ],
    of.madeAt,
  );
}
