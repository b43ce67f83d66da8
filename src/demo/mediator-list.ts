import texts from '../../demo/texts-mediators.json' with { type: 'json' };
import type { MediatorKind, Profession } from '../modules/mediators/words.ts';

/** One card of demo/texts-mediators.json; lists are separated by spaces, weekly times by bars. */
export interface MediatorEntry {
  who: 'lead' | 'invited' | 'officer' | 'apprentice';
  /** What the printed sign-in says; the others sign in like any colleague. */
  role?: string;
  station?: number;
  /** Place of the teacher in the list. */
  teacher?: number;
  profession: Profession;
  kind: MediatorKind;
  /** The studio, the own station, a community, a village, or the name of a partner. */
  from: string;
  fields: string;
  skills: string;
  languages: string;
  style: string;
  times: string;
  frames: string;
  ways: string;
  cap: number;
}

export const mediatorList = texts.mediators as readonly MediatorEntry[];
