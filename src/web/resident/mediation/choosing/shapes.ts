import type { AnswerOf } from '../../../../kit/contract.ts';
import type { ownDoors } from '../../../../modules/choosing/contract-own.ts';

export type OwnChoosing = AnswerOf<typeof ownDoors.own>;
export type OwnRound = NonNullable<OwnChoosing['round']>;
export type Card = OwnRound['cards'][number];

/** What the pieces of the section are given; `refresh` reads the whole page again after an act. */
export interface ChoosingProps {
  readonly choosing: OwnChoosing;
  readonly refresh: () => void;
}
