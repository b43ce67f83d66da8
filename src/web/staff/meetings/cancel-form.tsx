import { App } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/meetings/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { meetingWords as words } from './words.ts';

interface CancelFormProps {
  readonly meeting: AnswerOf<typeof doors.view>;
  readonly onFold: () => void;
}

/** Cancels a planned meeting, with the reason that everybody reads. */
export function CancelForm({ meeting, onFold }: CancelFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const knock = useKnock(doors.cancel, {
    refreshes: ['meeting.'],
    onDone: () => {
      void message.success(say(words.cancelled));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.cancel}
      label={words.cancel}
      danger
      paths={['reason']}
      gaps={{ reason: reason.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: meeting.id, version: meeting.version, reason })}
      onFold={onFold}
    >
      <p className="quiet">{say(words.cancelEffect)}</p>
      <TextField path="reason" label={words.reason} max={300} value={reason} onChange={setReason} />
    </RegisterForm>
  );
}
