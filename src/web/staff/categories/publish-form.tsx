import { Checkbox } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/categories/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { useKnock } from '../frame/doors.ts';
import { categoryWords, routingWords as words } from './words.ts';

interface DraftFormProps {
  readonly revision: number;
  readonly onFold: () => void;
  readonly onDone: () => void;
}

/** The second act: what was drafted is put in force, with a note of what and why. */
export function PublishForm({ revision, onFold, onDone }: DraftFormProps) {
  const { say } = useLanguage();
  const [note, setNote] = useState('');
  const [despiteConflicts, setDespite] = useState(false);
  const guard = useSeen(revision);
  const knock = useKnock(doors.publishRouting, { refreshes: ['routing.', 'matter.'], onDone });
  return (
    <RegisterForm
      title={words.publish}
      label={words.publish}
      paths={['note']}
      gaps={{ note: note.trim().length < 2 ? categoryWords.missing : undefined }}
      knock={knock}
      guard={guard}
      onSend={() => knock.mutate({ revision: guard.seen, note, despiteConflicts })}
      onFold={onFold}
    >
      <TextField
        wide
        rows={2}
        path="note"
        label={words.publishNote}
        hint={words.publishHint}
        max={500}
        value={note}
        onChange={setNote}
      />
      <Checkbox checked={despiteConflicts} onChange={({ target }) => setDespite(target.checked)}>
        {say(words.despite)}
      </Checkbox>
    </RegisterForm>
  );
}

export function DropDraftForm({ revision, onFold, onDone }: DraftFormProps) {
  const { say } = useLanguage();
  const guard = useSeen(revision);
  const knock = useKnock(doors.dropDraft, { refreshes: ['routing.'], onDone });
  return (
    <RegisterForm
      title={words.giveUp}
      label={words.giveUp}
      danger
      paths={[]}
      knock={knock}
      guard={guard}
      onSend={() => knock.mutate({ revision: guard.seen })}
      onFold={onFold}
    >
      <p>{say(words.giveUpSure)}</p>
    </RegisterForm>
  );
}
