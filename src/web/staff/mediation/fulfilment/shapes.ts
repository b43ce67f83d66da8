import type { AnswerOf } from '../../../../kit/contract.ts';
import type { doors } from '../../../../modules/fulfilment/contract.ts';
import type { Mediation } from '../shapes.ts';

export type Performance = AnswerOf<typeof doors.view>;
export type Account = Performance['accounts'][number];
export type Entry = Account['ledger'][number];
export type Proposal = Account['proposals'][number];

/** What every part of the panel is given. */
export interface PartProps {
  readonly mediation: Mediation;
  readonly performance: Performance;
}

/** The same for what belongs to one duty. */
export interface AccountProps extends PartProps {
  readonly account: Account;
}

/** Parties of this dispute who stand at an end of the account, or act for somebody who does. */
export function partiesOf(mediation: Mediation, ids: readonly string[]): readonly Mediation['parties'][number][] {
  return mediation.parties.filter(
    (party) => !party.left && (ids.includes(party.id) || (party.actsFor !== null && ids.includes(party.actsFor))),
  );
}
