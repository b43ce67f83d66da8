import { useState } from 'react';
import type { Words } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/agreements/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { TextField } from '../../forms/fields.tsx';
import { RegisterForm } from '../../forms/form.tsx';
import { type Agreement, useAgreementAct } from './shapes.ts';
import { deskAgreementWords as words } from './words.ts';

interface FormProps {
  readonly agreement: Agreement;
  readonly onFold: () => void;
}

const about = ({ mediationId, id, version }: Agreement) => ({ id: mediationId, agreementId: id, version });

function Hint({ words: said }: { readonly words: Words }) {
  const { say } = useLanguage();
  return <p className="quiet field-wide">{say(said)}</p>;
}

export function ProposeForm({ agreement, onFold }: FormProps) {
  const knock = useAgreementAct(doors.propose, words.done, onFold);
  const isOral = agreement.form === 'oral';
  const label = isOral ? words.record : words.propose;
  return (
    <RegisterForm
      title={label}
      label={label}
      paths={[]}
      knock={knock}
      onSend={() => knock.mutate(about(agreement))}
      onFold={onFold}
    >
      <Hint words={isOral ? words.recordHint : words.proposeHint} />
    </RegisterForm>
  );
}

export function CloseForm({ agreement, onFold }: FormProps) {
  const knock = useAgreementAct(doors.closeList, words.done, onFold);
  return (
    <RegisterForm
      title={words.closeList}
      label={words.closeList}
      paths={[]}
      knock={knock}
      onSend={() => knock.mutate(about(agreement))}
      onFold={onFold}
    >
      <Hint words={words.closeHint} />
    </RegisterForm>
  );
}

export function DiscardForm({ agreement, onFold }: FormProps) {
  const [reason, setReason] = useState('');
  const knock = useAgreementAct(doors.discard, words.done, onFold);
  const needsReason = agreement.signed > 0 && reason.trim().length < 2;
  return (
    <RegisterForm
      title={words.discard}
      label={words.discard}
      danger
      paths={['reason']}
      gaps={{ reason: needsReason ? words.needed : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ ...about(agreement), reason })}
      onFold={onFold}
    >
      <TextField
        wide
        path="reason"
        label={words.discardReason}
        max={500}
        rows={2}
        value={reason}
        onChange={setReason}
      />
    </RegisterForm>
  );
}
