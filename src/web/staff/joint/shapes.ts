import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/joint/contract.ts';

export type Joint = AnswerOf<typeof doors.view>;
export type Member = Joint['memberList'][number];
