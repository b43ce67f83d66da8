import type { AnswerOf } from '../../../../kit/contract.ts';
import type { doors } from '../../../../modules/choosing/contract.ts';
import type { Mediation } from '../shapes.ts';

export type Choosing = AnswerOf<typeof doors.view>;
export type Round = Choosing['rounds'][number];
export type Order = Choosing['orders'][number];

/** What the pieces of the panel are given. */
export interface ChoosingProps {
  readonly mediation: Mediation;
  readonly choosing: Choosing;
}
