import type { AnswerOf } from '../../../../kit/contract.ts';
import type { ownDoors } from '../../../../modules/sittings/contract-own.ts';

export type OwnSittings = AnswerOf<typeof ownDoors.ownSittings>;

export interface OwnSittingsProps {
  readonly own: OwnSittings;
  readonly refresh: () => void;
}
