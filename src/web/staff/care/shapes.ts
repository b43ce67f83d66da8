import type { AnswerOf } from '../../../kit/contract.ts';
import type { searchDoors } from '../../../modules/care/contract-search.ts';
import type { supportDoors } from '../../../modules/care/contract-support.ts';

export type Search = AnswerOf<typeof searchDoors.search>;
export type Sector = Search['sectors'][number];
export type Plan = AnswerOf<typeof supportDoors.support>;
export type Measure = Plan['measures'][number];
