import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/clocks/contract.ts';

export type Settings = AnswerOf<typeof doors.settings>;
export type Rule = Settings['ladder']['rules'][number];
