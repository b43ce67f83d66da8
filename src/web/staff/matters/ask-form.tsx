import { useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { useUndo } from '../frame/undo.tsx';
import { HelperSelect, helperInput } from './helper-select.tsx';
import { noShare, ShareFields, shareGap, shareInput } from './share-fields.tsx';
import { FieldLine, StepFrame } from './step-frame.tsx';
import { ReasonField, type StepFormProps, tooShort } from './step-simple-forms.tsx';
import { stepWords } from './step-words.ts';
import { useTakeBack } from './take-back.ts';
import { afterStep } from './use-matter-list.ts';

/** Asks one more unit or partner for a part, with a task and perhaps a date. */
export function AskForm({ matter, onFold }: StepFormProps) {
  const offer = useUndo();
  const takeBack = useTakeBack(matter);
  const [who, setWho] = useState('');
  const [task, setTask] = useDraft(`${matter.id} ask`);
  const [dueAt, setDueAt] = useState('');
  const [share, setShare] = useState(noShare);
  const isPartner = who.startsWith('partner:');
  const ask = useKnock(doors.ask, {
    refreshes: afterStep,
    onDone: () => {
      offer(takeBack.ask());
      setTask('');
      onFold();
    },
  });
  // The field speaks county time, whatever the machine's zone.
  const due = dueAt === '' ? {} : { dueAt: new Date(`${dueAt}:00+08:00`).toISOString() };
  const { level, ...why } = shareInput(matter, share);
  const sharing = isPartner ? { share: level, ...why } : {};
  return (
    <StepFrame
      label={stepWords.ask}
      about={stepWords.askAbout}
      gap={who === '' ? stepWords.chooseFirst : (tooShort(task) ?? (isPartner ? shareGap(matter, share) : null))}
      guard={null}
      pending={ask.isPending}
      problem={ask.error}
      onFold={onFold}
      onSend={() => ask.mutate({ id: matter.id, task, ...helperInput(who), ...due, ...sharing })}
    >
      <FieldLine id="ask-who" label={stepWords.helperUnit}>
        <HelperSelect id="ask-who" value={who} onChange={setWho} />
      </FieldLine>
      <ReasonField id="ask-task" label={stepWords.helperTask} max={5000} value={task} onChange={setTask} />
      <FieldLine id="ask-due" label={stepWords.dueAt}>
        <input
          id="ask-due"
          type="datetime-local"
          className="plain-field"
          value={dueAt}
          onChange={(event) => setDueAt(event.target.value)}
        />
      </FieldLine>
      {isPartner && <ShareFields id="ask" matter={matter} share={share} onChange={setShare} />}
    </StepFrame>
  );
}
