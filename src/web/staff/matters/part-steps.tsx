import { App, Button } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { ProblemLine } from '../frame/states.tsx';
import { ArbitrateForm } from './arbitrate-form.tsx';
import { partPanelWords as panel } from './part-words.ts';
import { SendLinkForm } from './send-link-form.tsx';
import type { Matter, Part, PartFormProps } from './shapes.ts';
import { ShareForm } from './share-form.tsx';
import { StepFrame } from './step-frame.tsx';
import { ReasonField, tooShort } from './step-simple-forms.tsx';
import { stepWords } from './step-words.ts';
import { afterStep } from './use-matter-list.ts';

type PartStep = Part['can'][number];
type TextStep = Exclude<PartStep, 'take' | 'arbitrate' | 'share' | 'send-link'>;

const buttons = {
  take: stepWords.partTakeDo,
  finish: stepWords.partFinishDo,
  return: stepWords.partReturnDo,
  arbitrate: panel.arbitrate,
  'ask-again': panel.askAgain,
  share: panel.share,
  'send-link': panel.sendLink,
  'revoke-link': panel.revokeLink,
  revoke: stepWords.partRevokeDo,
} as const satisfies Record<PartStep, Words>;

const forward: readonly PartStep[] = ['arbitrate', 'ask-again'];
// Of a partner's part these write down what the partner said: not the first thing to press.
const own: readonly PartStep[] = ['take', 'finish'];

const texts = {
  finish: { label: stepWords.partAnswer, done: matterFacts['part.done'].staff },
  return: { label: stepWords.partReturn, done: matterFacts['part.returned'].staff },
  'ask-again': { label: panel.askAgainText, done: matterFacts['part.asked-again'].staff },
  'revoke-link': { label: panel.revokeLinkWhy, done: matterFacts['part.link-revoked'].staff },
  revoke: { label: stepWords.partRevoke, done: matterFacts['part.revoked'].staff },
} as const satisfies Record<TextStep, { label: Words; done: Words }>;

/** The steps of one part: taking it is one press, the others open their form in place. */
export function PartSteps({ matter, part }: { readonly matter: Matter; readonly part: Part }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [open, setOpen] = useState<PartStep | null>(null);
  const take = useKnock(doors.partTake, {
    refreshes: afterStep,
    onDone: () => void message.success(say(matterFacts['part.taken'].staff)),
  });
  const form = { matter, part, onFold: () => setOpen(null) };
  return (
    <div className="part-steps">
      {open === null && (
        <div className="step-buttons">
          {part.can.map((step) => (
            <Button
              key={step}
              size="small"
              type={forward.includes(step) || (own.includes(step) && part.unitId) ? 'primary' : 'default'}
              loading={step === 'take' && take.isPending}
              aria-label={`${say(buttons[step])} ${part.who}`}
              onClick={() => (step === 'take' ? take.mutate({ id: matter.id, partId: part.id }) : setOpen(step))}
            >
              {say(buttons[step])}
            </Button>
          ))}
        </div>
      )}
      {open === null && <ProblemLine problem={take.error} />}
      {open === 'arbitrate' && <ArbitrateForm {...form} />}
      {open === 'share' && <ShareForm {...form} />}
      {open === 'send-link' && <SendLinkForm {...form} />}
      {isText(open) && <TextForm {...form} step={open} />}
    </div>
  );
}

function isText(step: PartStep | null): step is TextStep {
  return step !== null && step in texts;
}

function TextForm({ matter, part, step, onFold }: PartFormProps & { readonly step: TextStep }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [text, setText] = useDraft(`${part.id} ${step}`);
  const settle = {
    refreshes: afterStep,
    onDone: () => {
      void message.success(say(texts[step].done));
      setText('');
      onFold();
    },
  };
  const knocks = {
    finish: useKnock(doors.partFinish, settle),
    return: useKnock(doors.partReturn, settle),
    'ask-again': useKnock(doors.partAskAgain, settle),
    'revoke-link': useKnock(doors.partRevokeLink, settle),
    revoke: useKnock(doors.partRevoke, settle),
  };
  const named = { id: matter.id, partId: part.id };
  const send = {
    finish: () => knocks.finish.mutate({ ...named, answer: text }),
    return: () => knocks.return.mutate({ ...named, reason: text }),
    'ask-again': () => knocks['ask-again'].mutate({ ...named, reply: text }),
    'revoke-link': () => knocks['revoke-link'].mutate({ ...named, reason: text }),
    revoke: () => knocks.revoke.mutate({ ...named, reason: text }),
  };
  return (
    <StepFrame
      label={buttons[step]}
      gap={tooShort(text)}
      guard={null}
      pending={knocks[step].isPending}
      problem={knocks[step].error}
      onSend={send[step]}
      onFold={onFold}
    >
      <ReasonField
        id={`part-${part.id}`}
        label={texts[step].label}
        max={step === 'finish' ? 5000 : 500}
        value={text}
        onChange={setText}
      />
    </StepFrame>
  );
}
