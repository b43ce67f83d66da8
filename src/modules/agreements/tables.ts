import type { AgreementText } from '../../algorithms/definite-duties/text.ts';
import type { AgreementForm, AgreementState, SignerKind, SignerState, SignWay } from './words.ts';

/** A row of `agreement`. */
export interface Agreement {
  readonly id: string;
  readonly mediation_id: string;
  readonly number: number;
  readonly form: AgreementForm;
  readonly track: 'people' | 'public-order';
  readonly state: AgreementState;
  readonly template: string | null;
  readonly draft: AgreementText | null;
  readonly locked: string | null;
  readonly hash: string | null;
  readonly code: string | null;
  readonly text_pdf: string | null;
  readonly signed_pdf: string | null;
  readonly replaces: string | null;
  readonly done_at_once: boolean;
  readonly drafted_at: Date;
  readonly drafted_by: string | null;
  readonly proposed_at: Date | null;
  readonly effective_at: Date | null;
  readonly replaced_at: Date | null;
  readonly discarded_at: Date | null;
  readonly discard_reason: string | null;
  readonly list_closed_at: Date | null;
  readonly version: number;
}

/** A row of `agreement_signer`. */
export interface Signer {
  readonly id: string;
  readonly agreement_id: string;
  readonly nth: number;
  readonly kind: SignerKind;
  readonly party_id: string | null;
  readonly person_id: string | null;
  readonly side: number | null;
  readonly name: string;
  readonly what: string;
  readonly state: SignerState;
  readonly signed_by: string | null;
  readonly signed_name: string | null;
  readonly how: SignWay | null;
  readonly hash: string | null;
  readonly strokes: readonly (readonly number[])[] | null;
  readonly file_id: string | null;
  readonly witness: string | null;
  readonly reason: string | null;
  readonly at: Date | null;
}
