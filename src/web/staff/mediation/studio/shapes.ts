import type { AnswerOf } from '../../../../kit/contract.ts';
import type { familyDoors } from '../../../../modules/studio/contract-family.ts';
import type { studioDoors } from '../../../../modules/studio/contract-studios.ts';

export type StudioView = AnswerOf<typeof studioDoors.studio>;
export type Family = AnswerOf<typeof familyDoors.family>;
