import type { BundledFile } from '../../platform/documents/enclose.ts';
import type { CaseFileKind } from './words.ts';

/** A row of `case_file`, with the seal of the finished document. */
export interface CaseFile {
  readonly id: string;
  readonly kind: CaseFileKind;
  readonly matter_id: string;
  readonly code: string;
  readonly reporter_id: string | null;
  readonly receiver: string | null;
  readonly purpose: string;
  readonly sections: string[] | null;
  readonly file_ids: string[] | null;
  readonly state: 'waiting' | 'ready' | 'removed';
  readonly done: number;
  readonly steps: number;
  readonly contents: readonly BundledFile[];
  readonly asked_kind: string;
  readonly asked_id: string | null;
  readonly asked_at: Date;
  readonly remove_at: Date | null;
  readonly sha256: string | null;
  readonly pages: number | null;
  readonly bytes: number | null;
  /** The key that sealed the document. */
  readonly key_id: string | null;
  readonly made_at: Date | null;
}
