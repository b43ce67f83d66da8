import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/mediation/contract.ts';

export type Mediation = AnswerOf<typeof doors.view>;
export type MediationRow = AnswerOf<typeof doors.list>['rows'][number];
export type Party = Mediation['parties'][number];

/** What every panel of the case page is given. */
export interface PanelProps {
  readonly mediation: Mediation;
}
