import { doors } from '../../../modules/matters/contract.ts';
import { useDraft } from '../frame/draft.ts';
import { StepFrame } from '../matters/step-frame.tsx';
import { ReasonField, type StepFormProps, tooShort } from '../matters/step-simple-forms.tsx';
import { useStep } from '../matters/use-step.ts';

import { togetherWords as words } from './words.ts';

export function UnmergeForm({ matter, onFold }: StepFormProps) {
  const [reason, setReason] = useDraft(`${matter.id} unmerge`);
  const { send, ...rest } = useStep(doors.unmerge, matter, words.unmerged, () => {
    setReason('');
    onFold();
  });
  return (
    <StepFrame
      label={words.unmerge}
      about={words.unmergeAbout}
      gap={tooShort(reason)}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen, reason })}
      {...rest}
    >
      <ReasonField id="unmerge-reason" label={words.reason} value={reason} onChange={setReason} />
    </StepFrame>
  );
}
