import type { Settings } from '../../platform/context.ts';
import type { BundleIndex, Seal } from '../../platform/documents/bundle.ts';
import { sealedText, sealKeyOf, sha256, signText } from '../../platform/documents/seal-key.ts';
import { writeZip } from '../../platform/documents/zip.ts';
import type { FileStore } from '../../platform/files/store.ts';
import type { CaseFile } from './tables.ts';

/** A finished file: its seal is there. */
export interface FinishedFile extends CaseFile {
  readonly sha256: string;
  readonly signature: string;
  readonly pages: number;
  readonly bytes: number;
  readonly made_at: Date;
}

/** Whether the file is finished and still kept. */
export function isFinished(file: CaseFile, now: Date): file is FinishedFile {
  const isKept = file.state === 'ready' && file.remove_at !== null && file.remove_at > now;
  return isKept && file.sha256 !== null && file.signature !== null && file.made_at !== null;
}

/** The ZIP of a finished file: the PDF, every attachment, `index.json` with all hashes, `seal.json` with the signatures. */
export async function bundleOf(file: FinishedFile, store: FileStore, settings: Settings) {
  const pdf = await store.readSealed(file.sha256);
  const madeAt = file.made_at.toISOString();
  const document = { path: 'file.pdf', sha256: file.sha256, bytes: pdf.length, mediaType: 'application/pdf' };
  const index: BundleIndex = {
    format: 'maplebridge file 1',
    code: file.code,
    kind: file.kind,
    madeAt,
    files: [
      document,
      ...file.contents.map(({ path, sha256: hash, bytes, mediaType }) => ({ path, sha256: hash, bytes, mediaType })),
    ],
  };
  const indexJson = Buffer.from(`${JSON.stringify(index, null, 2)}\n`);
  const key = sealKeyOf(settings.secret);
  const indexHash = sha256(indexJson);
  const seal: Seal = {
    format: 'maplebridge seal 1',
    code: file.code,
    madeAt,
    algorithm: 'Ed25519',
    keyId: key.id,
    publicKey: key.publicKeyPem,
    document: { path: document.path, sha256: file.sha256, signature: file.signature },
    index: {
      path: 'index.json',
      sha256: indexHash,
      signature: signText(key, sealedText('index', file.code, indexHash)),
    },
  };
  return writeZip(
    [
      { path: 'file.pdf', content: pdf },
      { path: 'index.json', content: indexJson },
      { path: 'seal.json', content: Buffer.from(`${JSON.stringify(seal, null, 2)}\n`) },
      ...file.contents.map(({ path, sha256: hash }) => ({ path, content: () => store.readStream(hash) })),
    ],
    file.made_at,
  );
}
