import type { AnswerOf } from '../../../kit/contract.ts';
import type { helperDoors } from '../../../modules/matters/contract-helper.ts';

/** What the link of a helping unit shows. */
export type PartShown = AnswerOf<typeof helperDoors.helperView>;
