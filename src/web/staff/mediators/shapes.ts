import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/mediators/contract.ts';

export type Mediator = AnswerOf<typeof doors.list>['rows'][number];
export type MediatorPageData = AnswerOf<typeof doors.view>;
export const refreshes = ['mediator.'];
