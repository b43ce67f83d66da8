import { useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { MatterSuggestion } from '../triage/suggestion.tsx';
import { CategorySelect } from './category-select.tsx';
import { FieldLine, StepFrame } from './step-frame.tsx';
import { ReasonField, type StepFormProps, tooShort } from './step-simple-forms.tsx';
import { stepWords } from './step-words.ts';
import { useTakeBack } from './take-back.ts';
import { useStep } from './use-step.ts';
import { pageWords } from './words.ts';

/** Another category, with a reason: the promise and the evidence follow from it. */
export function RecategoriseForm({ matter, onFold }: StepFormProps) {
  const { say } = useLanguage();
  const [category, setCategory] = useState('');
  const [reason, setReason] = useState('');
  const takeBack = useTakeBack(matter);
  const done = matterFacts['matter.recategorised'].staff;
  const { send, ...rest } = useStep(doors.recategorise, matter, done, onFold, takeBack.recategorise);
  const gap = category === '' || category === matter.category ? stepWords.chooseFirst : tooShort(reason);
  return (
    <StepFrame
      label={pageWords.recategorise}
      gap={gap}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen, category, reason })}
      {...rest}
    >
      <FieldLine id="new-category" label={stepWords.acceptCategory}>
        <CategorySelect
          id="new-category"
          label={say(stepWords.acceptCategory)}
          value={category}
          onChange={setCategory}
        />
      </FieldLine>
      <MatterSuggestion id={matter.id} value={category} onChange={setCategory} />
      <ReasonField id="category-reason" label={stepWords.reasonCategory} value={reason} onChange={setReason} />
    </StepFrame>
  );
}
