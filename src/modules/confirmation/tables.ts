import type { BundledFile } from '../../platform/documents/enclose.ts';
import type { FileItem } from '../mediation/words.ts';
import type { ConfirmationState, CourtBasis, ExclusionMark, GivenPaper, Said, SubmitWay } from './words.ts';
import type { ArchiveTerm } from './words-dossier.ts';

type Way = 'page' | 'phone' | 'paper' | 'officer';

/** A row of `confirmation`; days as 'YYYY-MM-DD'. */
export interface Confirmation {
  readonly id: string;
  readonly mediation_id: string;
  readonly agreement_id: string;
  readonly state: ConfirmationState;
  readonly effective_on: string;
  readonly last_on: string;
  readonly lawful_last_on: string;
  readonly marks: readonly ExclusionMark[] | null;
  readonly property: 'needed' | 'none' | null;
  readonly court_id: string | null;
  readonly court_name: string;
  readonly court_basis: CourtBasis | null;
  readonly submitted_on: string | null;
  readonly submitted_how: SubmitWay | null;
  readonly bundle: string | null;
  readonly application_pdf: string | null;
  readonly accepted_on: string | null;
  readonly extended: boolean;
  readonly case_number: string;
  readonly decided_on: string | null;
  readonly reason: string;
  readonly opened_at: Date;
  readonly version: number;
}

/** A row of `confirmation_word`. */
export interface Word {
  readonly party_id: string;
  readonly said: Said;
  readonly how: Way;
  readonly spoken_by: string;
  readonly witness: string;
  readonly file_id: string | null;
  readonly at: Date;
}

/** A row of `confirmation_contact`. */
export interface Contact {
  readonly party_id: string;
  readonly address: string;
  readonly phone: string;
}

/** A row of `confirmation_paper`. */
export interface Paper {
  readonly id: string;
  readonly kind: GivenPaper;
  readonly party_id: string | null;
  readonly file_id: string | null;
  readonly label: string;
  readonly at: Date;
}

/** A row of `dossier`. */
export interface Dossier {
  readonly mediation_id: string;
  readonly term: ArchiveTerm;
  readonly filed_at: Date | null;
  readonly filed_by: string | null;
  readonly keep_until: string | null;
  readonly version: number;
}

/** A row of `dossier_paper`. */
export interface DossierPaper {
  readonly id: string;
  readonly item: FileItem;
  readonly party_id: string | null;
  readonly file_id: string;
  readonly label: string;
  readonly at: Date;
  readonly by_id: string;
}

/** A row of `dossier_note`. */
export interface DossierNote {
  readonly item: FileItem;
  readonly reason: string;
  readonly at: Date;
  readonly by_id: string;
}

/** A row of `dossier_print`, with the seal of the finished document. */
export interface Print {
  readonly id: string;
  readonly mediation_id: string;
  readonly code: string;
  readonly purpose: string;
  readonly final: boolean;
  readonly state: 'waiting' | 'ready' | 'removed';
  readonly done: number;
  readonly steps: number;
  readonly contents: readonly BundledFile[];
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly remove_on: string | null;
  readonly sha256: string | null;
  readonly pages: number | null;
  readonly bytes: number | null;
  readonly key_id: string | null;
  readonly made_at: Date | null;
}
