import type { AnswerOf } from '../../../../kit/contract.ts';
import type { ownDoors } from '../../../../modules/agreements/contract-own.ts';

export type OwnAgreement = AnswerOf<typeof ownDoors.own>['rows'][number];
