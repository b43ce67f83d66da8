import { MailOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ComponentType, useState } from 'react';
import { type MatterStep, matterSteps } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { insertWords } from '../answers/words.ts';
import type { Matter } from './shapes.ts';
import { AcceptForm } from './step-accept-form.tsx';
import { AssignForm } from './step-assign-form.tsx';
import { RevisitForm } from './step-revisit-form.tsx';
import {
  ArchiveForm,
  CloseForm,
  DeclineForm,
  ReopenForm,
  ReturnForm,
  type StepFormProps,
  TakeForm,
} from './step-simple-forms.tsx';
import { pageWords } from './words.ts';

// Forward first, back and away last: the order in which a hand looks for them.
const order: readonly MatterStep[] = [
  'accept',
  'assign',
  'take',
  'close',
  'answer',
  'revisit',
  'archive',
  'reopen',
  'return',
  'decline',
];
const away: readonly MatterStep[] = ['reopen', 'return', 'decline'];

const forms: Partial<Record<MatterStep, ComponentType<StepFormProps>>> = {
  accept: AcceptForm,
  decline: DeclineForm,
  assign: AssignForm,
  take: TakeForm,
  return: ReturnForm,
  close: CloseForm,
  revisit: RevisitForm,
  archive: ArchiveForm,
  reopen: ReopenForm,
};

interface NextStepsProps {
  readonly matter: Matter;
  /** What the template that was sent last proposes; taking it stays an act of its own. */
  readonly proposed: MatterStep | null;
  readonly onAnswer: () => void;
}

/** What this person may do now; each step opens its form in place. The answer is written in the composer, beside the timeline. */
export function NextSteps({ matter, proposed, onAnswer }: NextStepsProps) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<MatterStep | null>(null);
  const steps = order.filter((step) => matter.can.includes(step));
  const forward = steps.find((step) => !away.includes(step));
  return (
    <section className="side-part" aria-labelledby="next-steps">
      <h2 id="next-steps">{say(pageWords.nextSteps)}</h2>
      {steps.length === 0 && (
        <>
          <p>{say(pageWords.noSteps)}</p>
          <p className="quiet small">{say(pageWords.noStepsHint)}</p>
        </>
      )}
      <ul className="steps">
        {steps.map((step) => {
          const Form = forms[step];
          const isOpen = open === step && Form !== undefined;
          return (
            <li key={step}>
              {!isOpen && (
                <Button
                  block
                  data-step={step}
                  type={step === forward ? 'primary' : 'default'}
                  {...(step === 'answer' && { icon: <MailOutlined aria-hidden="true" /> })}
                  onClick={() => (step === 'answer' ? onAnswer() : setOpen(step))}
                >
                  {say(matterSteps[step])}
                  {step === proposed && <small>（{say(insertWords.proposed)}）</small>}
                </Button>
              )}
              {isOpen && (
                <>
                  <h3>{say(matterSteps[step])}</h3>
                  <Form matter={matter} onFold={() => setOpen(null)} />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
