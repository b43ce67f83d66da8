import type { AnswerOf } from '../../../kit/contract.ts';
import type { ownDoors } from '../../../modules/mediation/contract-own.ts';

export type Own = AnswerOf<typeof ownDoors.own>;

/** What every section of the own page is given; `refresh` reads the page again after an act. */
export interface SectionProps {
  readonly own: Own;
  readonly refresh: () => void;
}
