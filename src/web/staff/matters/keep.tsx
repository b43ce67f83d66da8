import { Button } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDraft } from '../frame/draft.ts';
import { partPanelWords as panel } from './part-words.ts';
import type { Matter } from './shapes.ts';
import { StepFrame } from './step-frame.tsx';
import { ReasonField, type StepFormProps, tooShort } from './step-simple-forms.tsx';
import { useStep } from './use-step.ts';

/** Who stays with the matter to the end, and why; or the form that decides it. */
export function Keep({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  if (!matter.kept && !matter.canKeep) return null;
  return (
    <section className="side-part" aria-labelledby="keep">
      <h2 id="keep">{say(panel.keepTitle)}</h2>
      {matter.kept && (
        <>
          <div>
            <span className="quiet">{say(panel.keptBy)}</span> <strong>{matter.kept.by}</strong>
          </div>
          <p className="entry-text">{matter.kept.reason}</p>
          <div className="quiet small figures">{say(formatDayTime(matter.kept.at))}</div>
        </>
      )}
      {matter.canKeep && !isOpen && <Button onClick={() => setOpen(true)}>{say(panel.keep)}</Button>}
      {isOpen && <KeepForm matter={matter} onFold={() => setOpen(false)} />}
    </section>
  );
}

function KeepForm({ matter, onFold }: StepFormProps) {
  const [reason, setReason] = useDraft(`${matter.id} keep`);
  const { send, ...rest } = useStep(doors.keep, matter, matterFacts['matter.kept'].staff, () => {
    setReason('');
    onFold();
  });
  return (
    <StepFrame
      label={panel.keep}
      about={panel.keepAbout}
      gap={tooShort(reason)}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen, reason })}
      {...rest}
    >
      <ReasonField id="keep-reason" label={panel.keepReason} value={reason} onChange={setReason} />
    </StepFrame>
  );
}
