import type { AnswerOf } from '../../../../kit/contract.ts';
import type { ownDoors } from '../../../../modules/confirmation/contract-own.ts';

export type OwnConfirmation = NonNullable<AnswerOf<typeof ownDoors.own>['confirmation']>;

/** What every piece of the section is given; `done` reads it again after an act. */
export interface KnownProps {
  readonly one: OwnConfirmation;
  readonly done: () => void;
}
