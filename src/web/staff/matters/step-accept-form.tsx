import { InputNumber } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts, matterSteps } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { MatterSuggestion } from '../triage/suggestion.tsx';
import { CategorySelect } from './category-select.tsx';
import { followed, RouteChoiceFields, routeInput, useRoute } from './route-proposal.tsx';
import { FieldLine, StepFrame } from './step-frame.tsx';
import { type StepFormProps, tooShort } from './step-simple-forms.tsx';
import { stepWords } from './step-words.ts';
import { useDictionary } from './use-dictionary.ts';
import { useStep } from './use-step.ts';

/** Accepting is a promise: the category sets the working days, which can be made more or fewer. */
export function AcceptForm({ matter, onFold }: StepFormProps) {
  const { say } = useLanguage();
  const dictionary = useDictionary();
  const [category, setCategory] = useState(matter.category);
  const [workingDays, setWorkingDays] = useState<number | null>(null);
  const { send, ...rest } = useStep(doors.accept, matter, matterFacts['matter.accepted'].staff, onFold);
  const proposal = useRoute(matter.id, category)?.route;
  const [choice, setChoice] = useState(followed);
  const usual = dictionary.category(category)?.workingDays ?? 5;
  const input = () => ({
    id: matter.id,
    version: rest.guard.seen,
    ...(category !== matter.category && { category }),
    ...(workingDays !== null && { workingDays }),
    ...(proposal && { route: routeInput(choice) }),
  });
  return (
    <StepFrame
      label={matterSteps.accept}
      gap={category === '' ? stepWords.chooseFirst : proposal && !choice.follow ? tooShort(choice.reason) : null}
      onFold={onFold}
      onSend={() => send(input())}
      {...rest}
    >
      <FieldLine id="accept-category" label={stepWords.acceptCategory}>
        <CategorySelect
          id="accept-category"
          label={say(stepWords.acceptCategory)}
          value={category}
          onChange={setCategory}
        />
      </FieldLine>
      <MatterSuggestion id={matter.id} value={category} onChange={setCategory} />
      {proposal && <RouteChoiceFields route={proposal} choice={choice} onChange={setChoice} />}
      <FieldLine id="accept-days" label={stepWords.acceptDays} hint={stepWords.acceptDaysHint(usual)}>
        <InputNumber
          id="accept-days"
          min={1}
          max={60}
          precision={0}
          value={workingDays}
          placeholder={String(usual)}
          onChange={setWorkingDays}
        />
      </FieldLine>
    </StepFrame>
  );
}
