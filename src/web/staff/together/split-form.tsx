import { Input } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../frame/draft.ts';
import { CategorySelect } from '../matters/category-select.tsx';
import { FieldLine, StepFrame } from '../matters/step-frame.tsx';
import { ReasonField, type StepFormProps, tooShort } from '../matters/step-simple-forms.tsx';
import { stepWords } from '../matters/step-words.ts';
import { UnitSelect } from '../matters/unit-select.tsx';
import { useStep } from '../matters/use-step.ts';

import { togetherWords as words } from './words.ts';

/** A second matter out of one: in a colleague's words, with its own category, unit and promise. */
export function SplitForm({ matter, onFold }: StepFormProps) {
  const { say } = useLanguage();
  const [title, setTitle] = useDraft(`${matter.id} split title`);
  const [what, setWhat] = useDraft(`${matter.id} split what`);
  const [reason, setReason] = useDraft(`${matter.id} split reason`);
  const [category, setCategory] = useState('');
  const [unitId, setUnitId] = useState('');
  const { send, ...rest } = useStep(doors.split, matter, words.splitDone, () => {
    for (const clear of [setTitle, setWhat, setReason]) clear('');
    onFold();
  });
  return (
    <StepFrame
      label={words.splitDo}
      about={words.splitAbout}
      gap={tooShort(title) ?? tooShort(what) ?? (category === '' ? stepWords.chooseFirst : tooShort(reason))}
      onFold={onFold}
      onSend={() =>
        send({ id: matter.id, version: rest.guard.seen, title, what, category, reason, ...(unitId && { unitId }) })
      }
      {...rest}
    >
      <FieldLine id="split-title" label={words.splitTitle}>
        <Input id="split-title" maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
      </FieldLine>
      <ReasonField id="split-what" label={words.splitWhat} max={5000} value={what} onChange={setWhat} />
      <FieldLine id="split-category" label={words.category}>
        <CategorySelect id="split-category" label={say(words.category)} value={category} onChange={setCategory} />
      </FieldLine>
      <FieldLine id="split-unit" label={words.splitUnit}>
        <UnitSelect id="split-unit" label={say(words.splitUnit)} value={unitId} onChange={setUnitId} />
      </FieldLine>
      <ReasonField id="split-reason" label={words.reason} value={reason} onChange={setReason} />
    </StepFrame>
  );
}
