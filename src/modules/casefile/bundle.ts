import type { Settings } from '../../platform/context.ts';
import { sealedBundle } from '../../platform/documents/sealed-bundle.ts';
import type { FileStore } from '../../platform/files/store.ts';
import type { CaseFile } from './tables.ts';

/** A finished file: its seal is there. */
export interface FinishedFile extends CaseFile {
  readonly sha256: string;
  readonly key_id: string;
  readonly pages: number;
  readonly bytes: number;
  readonly made_at: Date;
}

/** Whether the file is finished and still kept. */
export function isFinished(file: CaseFile, now: Date): file is FinishedFile {
  const isKept = file.state === 'ready' && file.remove_at !== null && file.remove_at > now;
  return isKept && file.sha256 !== null && file.key_id !== null && file.made_at !== null;
}

/** The ZIP of a finished file. */
export function bundleOf(file: FinishedFile, store: FileStore, settings: Settings) {
  const { code, kind, sha256, key_id: keyId, made_at: madeAt, contents } = file;
  return sealedBundle({ code, kind, sha256, keyId, madeAt, contents }, store, settings);
}
