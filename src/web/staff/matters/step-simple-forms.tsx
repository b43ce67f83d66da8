import { Input } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts, matterSteps } from '../../../modules/matters/words.ts';
import { useDraft } from '../frame/draft.ts';
import { isCounted, nothingCounted, ResultFields } from '../together/result-fields.tsx';
import type { Matter } from './shapes.ts';
import { FieldLine, StepFrame } from './step-frame.tsx';
import { stepWords } from './step-words.ts';
import { useDictionary } from './use-dictionary.ts';
import { useStep } from './use-step.ts';

export interface StepFormProps {
  readonly matter: Matter;
  readonly onFold: () => void;
}

export function TakeForm({ matter, onFold }: StepFormProps) {
  const { send, ...rest } = useStep(doors.take, matter, matterFacts['matter.taken'].staff, onFold);
  return (
    <StepFrame
      label={matterSteps.take}
      about={stepWords.takeAbout}
      gap={null}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen })}
      {...rest}
    />
  );
}

export function ArchiveForm({ matter, onFold }: StepFormProps) {
  const { send, ...rest } = useStep(doors.archive, matter, matterFacts['matter.archived'].staff, onFold);
  return (
    <StepFrame
      label={matterSteps.archive}
      about={stepWords.archiveAbout}
      gap={null}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen })}
      {...rest}
    />
  );
}

export function CloseForm({ matter, onFold }: StepFormProps) {
  const [note, setNote] = useDraft(`${matter.id} close`);
  const [result, setResult] = useState(nothingCounted);
  const { category } = useDictionary();
  const { send, ...rest } = useStep(doors.close, matter, matterFacts['matter.closed'].staff, () => {
    setNote('');
    onFold();
  });
  return (
    <StepFrame
      label={matterSteps.close}
      about={stepWords.closeAbout}
      gap={null}
      onFold={onFold}
      onSend={() =>
        send({
          id: matter.id,
          version: rest.guard.seen,
          ...(note.trim() && { note }),
          ...(isCounted(result) && { result }),
        })
      }
      {...rest}
    >
      <ResultFields fields={category(matter.category)?.resultFields ?? []} value={result} onChange={setResult} />
      <FieldLine id="close-note" label={stepWords.closeNote}>
        <Input.TextArea
          id="close-note"
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </FieldLine>
    </StepFrame>
  );
}

export function ReturnForm({ matter, onFold }: StepFormProps) {
  const [reason, setReason] = useDraft(`${matter.id} return`);
  const { send, ...rest } = useStep(doors.return, matter, matterFacts['matter.returned'].staff, () => {
    setReason('');
    onFold();
  });
  return (
    <StepFrame
      label={matterSteps.return}
      gap={tooShort(reason)}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen, reason })}
      {...rest}
    >
      <ReasonField id="return-reason" label={stepWords.reasonReturn} value={reason} onChange={setReason} />
    </StepFrame>
  );
}

export function ReopenForm({ matter, onFold }: StepFormProps) {
  const [reason, setReason] = useDraft(`${matter.id} reopen`);
  const { send, ...rest } = useStep(doors.reopen, matter, matterFacts['matter.reopened'].staff, () => {
    setReason('');
    onFold();
  });
  return (
    <StepFrame
      label={matterSteps.reopen}
      gap={tooShort(reason)}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen, reason })}
      {...rest}
    >
      <ReasonField id="reopen-reason" label={stepWords.reasonReopen} value={reason} onChange={setReason} />
    </StepFrame>
  );
}

export function DeclineForm({ matter, onFold }: StepFormProps) {
  const [reason, setReason] = useDraft(`${matter.id} decline reason`);
  const [turnTo, setTurnTo] = useDraft(`${matter.id} decline turn-to`);
  const { send, ...rest } = useStep(doors.decline, matter, matterFacts['matter.declined'].staff, () => {
    setReason('');
    setTurnTo('');
    onFold();
  });
  return (
    <StepFrame
      label={matterSteps.decline}
      about={stepWords.turnToHint}
      gap={tooShort(reason) ?? tooShort(turnTo)}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen, reason, turnTo })}
      {...rest}
    >
      <ReasonField id="decline-reason" label={stepWords.reasonDecline} value={reason} onChange={setReason} />
      <ReasonField id="decline-turn-to" label={stepWords.turnTo} value={turnTo} onChange={setTurnTo} />
    </StepFrame>
  );
}

/** A reason must say something. */
export function tooShort(text: string): Words | null {
  return text.trim().length < 2 ? stepWords.tooShort : null;
}

interface ReasonFieldProps {
  readonly id: string;
  readonly label: Words;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly max?: number;
}

/** A text of some lines that grows as it is written. */
export function ReasonField({ id, label, value, onChange, max = 500 }: ReasonFieldProps) {
  return (
    <FieldLine id={id} label={label}>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={max}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldLine>
  );
}
