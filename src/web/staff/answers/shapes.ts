import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/answers/contract.ts';

export type AnswerRow = AnswerOf<typeof doors.list>['rows'][number];
export type AnswerSheet = AnswerOf<typeof doors.view>;
export type Said = NonNullable<AnswerSheet['live']>;
export type MakesFor = AnswerOf<typeof doors.list>['makesFor'];
export type Offered = AnswerOf<typeof doors.forMatter>;
export type Usable = Offered['templates'][number];
export type MatterChecklist = AnswerOf<typeof doors.checklists>['rows'][number];

/** What stands in the form: texts as typed. */
export interface Typed extends Omit<Said, 'steps' | 'category'> {
  readonly steps: string;
  readonly category: string;
}
