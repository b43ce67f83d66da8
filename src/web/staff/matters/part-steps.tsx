import { App, Button } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { ProblemLine } from '../frame/states.tsx';
import type { Matter, Part } from './shapes.ts';
import { StepFrame } from './step-frame.tsx';
import { ReasonField, tooShort } from './step-simple-forms.tsx';
import { stepWords } from './step-words.ts';
import { afterStep } from './use-matter-list.ts';

type PartStep = Part['can'][number];

const table = {
  take: { button: stepWords.partTakeDo, label: stepWords.partTakeDo, done: matterFacts['part.taken'].staff },
  finish: { button: stepWords.partFinishDo, label: stepWords.partAnswer, done: matterFacts['part.done'].staff },
  return: { button: stepWords.partReturnDo, label: stepWords.partReturn, done: matterFacts['part.returned'].staff },
  revoke: { button: stepWords.partRevokeDo, label: stepWords.partRevoke, done: matterFacts['part.revoked'].staff },
} as const satisfies Record<PartStep, { button: Words; label: Words; done: Words }>;

/** The steps of one part: taking it is one press, the others ask for a text in place. */
export function PartSteps({ matter, part }: { readonly matter: Matter; readonly part: Part }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [open, setOpen] = useState<PartStep | null>(null);
  const [text, setText] = useDraft(`${part.id} ${open ?? ''}`);
  const settle = (step: PartStep) => ({
    refreshes: afterStep,
    onDone: () => {
      void message.success(say(table[step].done));
      setText('');
      setOpen(null);
    },
  });
  const take = useKnock(doors.partTake, settle('take'));
  const finish = useKnock(doors.partFinish, settle('finish'));
  const giveBack = useKnock(doors.partReturn, settle('return'));
  const revoke = useKnock(doors.partRevoke, settle('revoke'));
  const named = { id: matter.id, partId: part.id };
  const knocks = { take, finish, return: giveBack, revoke };
  const send = {
    take: () => take.mutate(named),
    finish: () => finish.mutate({ ...named, answer: text }),
    return: () => giveBack.mutate({ ...named, reason: text }),
    revoke: () => revoke.mutate({ ...named, reason: text }),
  };
  return (
    <div className="part-steps">
      {open === null && (
        <div className="step-buttons">
          {part.can.map((step) => (
            <Button
              key={step}
              size="small"
              type={step === 'take' || step === 'finish' ? 'primary' : 'default'}
              loading={knocks[step].isPending}
              aria-label={`${say(table[step].button)} ${part.who}`}
              onClick={() => (step === 'take' ? send.take() : setOpen(step))}
            >
              {say(table[step].button)}
            </Button>
          ))}
        </div>
      )}
      {open === null && <ProblemLine problem={take.error} />}
      {open !== null && (
        <StepFrame
          label={table[open].button}
          gap={tooShort(text)}
          guard={null}
          pending={knocks[open].isPending}
          problem={knocks[open].error}
          onSend={send[open]}
          onFold={() => setOpen(null)}
        >
          <ReasonField
            id={`part-${part.id}`}
            label={table[open].label}
            max={open === 'finish' ? 5000 : 500}
            value={text}
            onChange={setText}
          />
        </StepFrame>
      )}
    </div>
  );
}
