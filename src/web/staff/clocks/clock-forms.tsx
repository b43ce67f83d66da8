import { Button, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { clockDoors } from '../../../modules/matters/contract-clocks.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDraft } from '../frame/draft.ts';
import type { Matter } from '../matters/shapes.ts';
import { StepFrame } from '../matters/step-frame.tsx';
import { ReasonField } from '../matters/step-simple-forms.tsx';
import { useStep } from '../matters/use-step.ts';
import { amountWords } from './reading.ts';
import { askedWaits, latestDay, clockWords as words } from './words.ts';

type Act = Matter['timing']['can'][number];

const buttons = {
  pause: words.pause,
  resume: words.resume,
  'ask-extension': words.ask,
  'decide-extension': words.decide,
} as const satisfies Record<Act, Words>;

interface FormProps {
  readonly matter: Matter;
  readonly onFold: () => void;
}

const forms = {
  pause: PauseForm,
  resume: ResumeForm,
  'ask-extension': AskForm,
  'decide-extension': DecideForm,
} as const satisfies Record<Act, (props: FormProps) => React.JSX.Element>;

/** What this colleague may do with the promise now; each opens its form in place. */
export function ClockForms({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<Act | null>(null);
  const { can } = matter.timing;
  const Form = open === null ? undefined : forms[open];
  if (Form) return <Form matter={matter} onFold={() => setOpen(null)} />;
  if (can.length === 0) return null;
  return (
    <div className="step-buttons">
      {can.map((act) => (
        <Button
          key={act}
          size="small"
          type={act === 'decide-extension' ? 'primary' : 'default'}
          onClick={() => setOpen(act)}
        >
          {say(buttons[act])}
        </Button>
      ))}
    </div>
  );
}

const tooShort = (text: string) => (text.trim().length < 2 ? words.tooShort : null);

function useText(matter: Matter, name: string, onFold: () => void) {
  const [text, setText] = useDraft(`${matter.id} ${name}`);
  const done = () => {
    setText('');
    onFold();
  };
  return { text, setText, done };
}

function promiseOf(matter: Matter) {
  return matter.timing.clocks.find(
    ({ kind, state }) => kind === 'solve' && (state === 'running' || state === 'paused'),
  );
}

function PauseForm({ matter, onFold }: FormProps) {
  const { say } = useLanguage();
  const { text, setText, done } = useText(matter, 'pause', onFold);
  const [code, setCode] = useState<string>();
  const [untilOn, setUntilOn] = useState('');
  const { send, ...rest } = useStep(clockDoors.pause, matter, matterFacts['clock.paused'].staff, done);
  const choice = matter.timing.choices.find((one) => one.code === code);
  return (
    <StepFrame
      label={words.pause}
      about={words.pauseAbout}
      gap={code === undefined ? words.chooseReason : tooShort(text)}
      onFold={onFold}
      onSend={() =>
        send({
          id: matter.id,
          version: rest.guard.seen,
          reason: code ?? '',
          ...(untilOn && { untilOn }),
          text,
        })
      }
      {...rest}
    >
      <div className="field-line">
        <label htmlFor="pause-reason">{say(words.reason)}</label>
        <Select
          id="pause-reason"
          className="wide"
          value={code ?? null}
          onChange={(value: string | null) => setCode(value ?? undefined)}
          options={matter.timing.choices.map((one) => ({ value: one.code, label: say(one) }))}
        />
        {choice && <small className="quiet">{say(latestDay(formatDay(choice.latest)))}</small>}
      </div>
      <div className="field-line">
        <label htmlFor="pause-until">{say(words.untilOn)}</label>
        <input
          id="pause-until"
          type="date"
          className="plain-field"
          {...(choice && { max: chinaDay(choice.latest) })}
          value={untilOn}
          onChange={(event) => setUntilOn(event.target.value)}
        />
      </div>
      <ReasonField id="pause-note" label={words.note} value={text} onChange={setText} />
    </StepFrame>
  );
}

function chinaDay(at: string): string {
  return new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

function ResumeForm({ matter, onFold }: FormProps) {
  const { text, setText, done } = useText(matter, 'resume', onFold);
  const { send, ...rest } = useStep(clockDoors.resume, matter, matterFacts['clock.resumed'].staff, done);
  return (
    <StepFrame
      label={words.resume}
      gap={tooShort(text)}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen, text })}
      {...rest}
    >
      <ReasonField id="resume-note" label={words.note} value={text} onChange={setText} />
    </StepFrame>
  );
}

function AskForm({ matter, onFold }: FormProps) {
  const { say } = useLanguage();
  const { text, setText, done } = useText(matter, 'extension', onFold);
  const [amount, setAmount] = useState<number | null>(null);
  const limit = promiseOf(matter)?.limit;
  const { send, ...rest } = useStep(clockDoors.askExtension, matter, matterFacts['clock.extension-asked'].staff, done);
  return (
    <StepFrame
      label={words.ask}
      about={words.askAbout}
      gap={amount === null ? words.chooseAmount : tooShort(text)}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen, amount: amount ?? 1, text })}
      {...rest}
    >
      <div className="field-line">
        <label htmlFor="extension-amount">{say(words.amount)}</label>
        <InputNumber
          id="extension-amount"
          min={1}
          max={limit?.amount ?? 60}
          precision={0}
          value={amount}
          onChange={setAmount}
          suffix={limit ? say(amountWords(amount ?? 2, limit.measure)).replace(/^\d+ /, '') : ''}
          className="wide"
        />
      </div>
      <ReasonField id="extension-note" label={words.note} value={text} onChange={setText} />
    </StepFrame>
  );
}

function DecideForm({ matter, onFold }: FormProps) {
  const { say } = useLanguage();
  const { text, setText, done } = useText(matter, 'decide-extension', onFold);
  const [approve, setApprove] = useState(true);
  const clock = promiseOf(matter);
  const why = matter.timeline.findLast(({ kind }) => kind === 'clock.extension-asked');
  const fact = approve ? matterFacts['clock.extended'] : matterFacts['clock.extension-declined'];
  const { send, ...rest } = useStep(clockDoors.decideExtension, matter, fact.staff, done);
  return (
    <StepFrame
      label={words.decide}
      gap={tooShort(text)}
      onFold={onFold}
      onSend={() => send({ id: matter.id, version: rest.guard.seen, approve, text })}
      {...rest}
    >
      {clock?.asked && clock.limit && (
        <p className="small">
          {say(askedWaits(say(amountWords(clock.asked.amount, clock.limit.measure))))}
          {why && `：${why.by.name ?? ''} ${why.text ?? ''}`}
        </p>
      )}
      <Radio.Group
        value={approve}
        onChange={({ target }) => setApprove(target.value === true)}
        aria-label={say(words.decide)}
      >
        <Radio value={true}>{say(words.approve)}</Radio>
        <Radio value={false}>{say(words.decline)}</Radio>
      </Radio.Group>
      <ReasonField id="decide-note" label={words.note} value={text} onChange={setText} />
    </StepFrame>
  );
}
