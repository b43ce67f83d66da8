import type { AnswerOf } from '../../../kit/contract.ts';
import type { courtDoors } from '../../../modules/confirmation/contract-court.ts';

/** One application as the court sees it. */
export type Application = AnswerOf<typeof courtDoors.courtView>;
