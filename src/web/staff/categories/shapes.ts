import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/categories/contract.ts';

export type Entry = AnswerOf<typeof doors.list>['rows'][number];
export type CategorySheetAnswer = AnswerOf<typeof doors.view>;
export type Routing = AnswerOf<typeof doors.routing>;
export type Rule = NonNullable<Routing['draft']>['rules'][number];
