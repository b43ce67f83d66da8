import { useState } from 'react';
import { doors } from '../../../../modules/choosing/contract.ts';
import { TextField } from '../../forms/fields.tsx';
import { RegisterForm } from '../../forms/form.tsx';
import { mediationWords } from '../words.ts';
import type { ChoosingProps } from './shapes.ts';
import { useChoosingAct } from './use-choosing-act.ts';
import { choosingWords as words } from './words.ts';

export function CancelForm({ mediation, choosing, onFold }: ChoosingProps & { readonly onFold: () => void }) {
  const [reason, setReason] = useState('');
  const knock = useChoosingAct(doors.cancel, words.cancelled, onFold);
  const round = choosing.rounds.find(({ state }) => state === 'open');
  if (!round) return null;
  return (
    <RegisterForm
      title={words.cancel}
      label={words.cancel}
      danger
      paths={['reason']}
      gaps={{ reason: reason.trim().length < 2 ? mediationWords.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, roundId: round.id, reason })}
      onFold={onFold}
    >
      <TextField
        wide
        path="reason"
        label={words.reason}
        hint={mediationWords.bothRead}
        max={500}
        rows={2}
        value={reason}
        onChange={setReason}
      />
    </RegisterForm>
  );
}
