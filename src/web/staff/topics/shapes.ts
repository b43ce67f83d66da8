import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/topics/contract.ts';
import type { ruleDoors } from '../../../modules/topics/contract-rules.ts';
import type { similarDoors } from '../../../modules/topics/contract-similar.ts';

export type Topic = AnswerOf<typeof doors.view>;
export type Similar = AnswerOf<typeof similarDoors.similar>['rows'][number];
export type Rule = AnswerOf<typeof ruleDoors.rules>['rows'][number];
export type RuleCondition = Rule['condition'];
