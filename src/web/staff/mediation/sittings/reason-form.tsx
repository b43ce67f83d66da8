import { useState } from 'react';
import type { Words } from '../../../../kit/words.ts';
import { TextField } from '../../forms/fields.tsx';
import { RegisterForm } from '../../forms/form.tsx';
import { sittingWords as words } from './words.ts';

interface ReasonFormProps {
  readonly label: Words;
  readonly knock: { readonly isPending: boolean; readonly error: unknown };
  readonly onSend: (reason: string) => void;
  readonly onFold: () => void;
}

/** Takes something back for a reason that the parties read. */
export function ReasonForm({ label, knock, onSend, onFold }: ReasonFormProps) {
  const [text, setText] = useState('');
  return (
    <RegisterForm
      title={label}
      label={label}
      danger
      paths={['text']}
      gaps={{ text: text.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => onSend(text)}
      onFold={onFold}
    >
      <TextField
        wide
        path="text"
        label={words.reason}
        hint={words.reasonHint}
        max={500}
        value={text}
        onChange={setText}
      />
    </RegisterForm>
  );
}
