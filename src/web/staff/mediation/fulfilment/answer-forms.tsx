import { useState } from 'react';
import type { Words } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/fulfilment/contract.ts';
import type { ProposalVerdict, Verdict } from '../../../../modules/fulfilment/words.ts';
import { TextField } from '../../forms/fields.tsx';
import { RegisterForm } from '../../forms/form.tsx';
import { SaidFields, type SaidWay } from './said-fields.tsx';
import { type AccountProps, type Entry, type Proposal, partiesOf } from './shapes.ts';
import { useFulfilmentAct } from './use-fulfilment-act.ts';
import { fulfilmentWords as words } from './words.ts';

interface AnswerProps extends AccountProps {
  readonly end: 'by' | 'to';
  readonly label: Words;
  readonly onFold: () => void;
}

/** What both answers ask: who said it and how, and why where it is a no. */
function useSaid({ mediation, account, end }: AnswerProps) {
  const people = partiesOf(
    mediation,
    (end === 'by' ? account.by : account.to).map(({ id }) => id),
  );
  const [partyId, setPartyId] = useState(people[0]?.id ?? '');
  const [way, setWay] = useState<SaidWay>('phone');
  const [reason, setReason] = useState('');
  return { people, partyId, setPartyId, way, setWay, reason, setReason };
}

const paths = ['partyId', 'way', 'reason'];

/** 代当事人答复: what a party said to a line of the ledger. */
export function AnswerForm(props: AnswerProps & { readonly entry: Entry; readonly verdict: Verdict }) {
  const { mediation, entry, verdict, label, onFold } = props;
  const said = useSaid(props);
  const knock = useFulfilmentAct(doors.answer, onFold);
  const isMissing = verdict === 'disputed' && said.reason.trim().length < 2;
  return (
    <RegisterForm
      title={label}
      label={label}
      danger={verdict !== 'confirmed'}
      paths={paths}
      gaps={{ reason: isMissing ? words.needNote : undefined }}
      knock={knock}
      onSend={() => {
        const { partyId, way, reason } = said;
        knock.mutate({ id: mediation.id, entryId: entry.id, partyId, way, verdict, reason });
      }}
      onFold={onFold}
    >
      <SaidFields {...said} />
      {verdict !== 'confirmed' && (
        <TextField
          wide
          path="reason"
          label={words.reason}
          max={300}
          rows={2}
          value={said.reason}
          onChange={said.setReason}
        />
      )}
    </RegisterForm>
  );
}

/** The same for a new plan. */
export function PlanAnswerForm(
  props: AnswerProps & { readonly proposal: Proposal; readonly verdict: ProposalVerdict },
) {
  const { mediation, proposal, verdict, label, onFold } = props;
  const said = useSaid(props);
  const knock = useFulfilmentAct(doors.answerPlan, onFold);
  return (
    <RegisterForm
      title={label}
      label={label}
      danger={verdict !== 'agreed'}
      paths={paths}
      knock={knock}
      onSend={() => {
        const { partyId, way, reason } = said;
        knock.mutate({ id: mediation.id, proposalId: proposal.id, partyId, way, verdict, reason });
      }}
      onFold={onFold}
    >
      <SaidFields {...said} />
      {verdict !== 'agreed' && (
        <TextField
          wide
          path="reason"
          label={words.reason}
          max={300}
          rows={2}
          value={said.reason}
          onChange={said.setReason}
        />
      )}
    </RegisterForm>
  );
}
