import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/procedures/contract.ts';

export type ProcedureRow = AnswerOf<typeof doors.list>['rows'][number];
export type Procedure = AnswerOf<typeof doors.view>;
export type Version = Procedure['versions'][number];
export type Run = NonNullable<AnswerOf<typeof doors.of>['run']>;
export type RunAction = Run['actions'][number];
export type ReadFile = AnswerOf<typeof doors.read>;
