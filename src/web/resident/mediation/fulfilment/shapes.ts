import type { AnswerOf } from '../../../../kit/contract.ts';
import type { ownDoors } from '../../../../modules/fulfilment/contract-own.ts';

export type OwnPerformance = AnswerOf<typeof ownDoors.own>;
export type OwnAccount = OwnPerformance['accounts'][number];
export type OwnEntry = OwnAccount['ledger'][number];
export type OwnProposal = OwnAccount['proposals'][number];

/** What every part of an own account is given; `refresh` reads it again after an act. */
export interface AccountProps {
  readonly account: OwnAccount;
  readonly today: string;
  readonly refresh: () => void;
}
