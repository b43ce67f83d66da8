import { Button, Checkbox } from 'antd';
import { useEffect, useState } from 'react';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/sittings/contract.ts';
import {
  calmSteps,
  type Outcome,
  outcomes,
  type Stage,
  stageHints,
  stages,
} from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { type Act, Acts } from '../../forms/acts.tsx';
import { ChoiceField, Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { ProblemLine } from '../../frame/states.tsx';
import { ReasonForm } from './reason-form.tsx';
import { fromField, type Sitting, type SittingProps, toField, useSittingAct } from './use-sittings.ts';
import { sittingWords as words } from './words.ts';

const minute = 60_000;

function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Minutes that a stage has taken: from each of its beginnings to the next, or to the end. */
function minutesOf(sitting: Sitting, stage: Stage, now: number): number {
  const end = sitting.endedAt === null ? now : Date.parse(sitting.endedAt);
  return sitting.stages.reduce((sum, one, i) => {
    if (one.stage !== stage) return sum;
    const until = sitting.stages[i + 1];
    return sum + Math.max(0, (until ? Date.parse(until.at) : end) - Date.parse(one.at));
  }, 0);
}

/** 三步 with how long each has taken, what calms, and what can be done with the sitting. */
export function StageBar({ sittings, sitting }: SittingProps) {
  const { say } = useLanguage();
  const now = useMinute();
  const begin = useSittingAct(doors.begin, words.begun);
  const stage = useSittingAct(doors.stage, words.saved);
  const id = { id: sittings.id, sittingId: sitting.id };
  const isGoing = sitting.can.includes('stage');
  const isBegun = sitting.begunAt !== null;
  return (
    <div className="sitting-stages">
      {sitting.can.includes('begin') && (
        <Button type="primary" size="large" loading={begin.isPending} onClick={() => begin.mutate(id)}>
          {say(words.begin)}
        </Button>
      )}
      {isBegun && (
        <ol className="sitting-bar" aria-label={say(words.stages)}>
          {keysOf(stages).map((name) => {
            const taken = Math.floor(minutesOf(sitting, name, now) / minute);
            return (
              <li key={name}>
                <button
                  type="button"
                  aria-current={sitting.stage === name ? 'step' : undefined}
                  disabled={!isGoing || stage.isPending}
                  onClick={() => stage.mutate({ ...id, stage: name })}
                >
                  <strong>{say(stages[name])}</strong>
                  <span className="figures">{say(words.elapsed(taken))}</span>
                </button>
              </li>
            );
          })}
        </ol>
      )}
      {isGoing && sitting.stage && <p className="sitting-hint">{say(stageHints[sitting.stage])}</p>}
      {isBegun && (
        <fieldset className="sitting-calm" disabled={!isGoing}>
          <legend>{say(words.calm)}</legend>
          {keysOf(calmSteps).map((name) => (
            <Checkbox
              key={name}
              checked={sitting.calm.includes(name)}
              onChange={({ target }) =>
                stage.mutate({
                  ...id,
                  calm: keysOf(calmSteps).filter((one) => (one === name ? target.checked : sitting.calm.includes(one))),
                })
              }
            >
              {say(calmSteps[name])}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <ProblemLine problem={begin.error ?? stage.error} />
      <Acts id={sitting.id} of={sittings.title} acts={actsFor({ sittings, sitting })} />
    </div>
  );
}

function actsFor(given: SittingProps): Act[] {
  const all: readonly (Act & { readonly can: Sitting['can'][number] })[] = [
    { can: 'end', name: 'end', label: words.end, form: (onFold) => <EndForm {...given} onFold={onFold} /> },
    { can: 'move', name: 'move', label: words.move, form: (onFold) => <MoveForm {...given} onFold={onFold} /> },
    {
      can: 'cancel',
      name: 'cancel',
      label: words.cancel,
      danger: true,
      form: (onFold) => <CancelForm {...given} onFold={onFold} />,
    },
  ];
  return all.filter(({ can }) => given.sitting.can.includes(can));
}

type FormProps = SittingProps & { readonly onFold: () => void };

function EndForm({ sittings, sitting, onFold }: FormProps) {
  const { say } = useLanguage();
  const [{ outcome }, set] = useFields({ outcome: 'go-on' as Outcome });
  const knock = useSittingAct(doors.end, words.ended, onFold);
  return (
    <RegisterForm
      title={words.end}
      label={words.end}
      paths={['outcome']}
      knock={knock}
      onSend={() => knock.mutate({ id: sittings.id, sittingId: sitting.id, outcome })}
      onFold={onFold}
    >
      <ChoiceField
        path="outcome"
        label={words.outcome}
        value={outcome}
        onChange={set('outcome')}
        options={keysOf(outcomes).map((value) => ({ value, label: say(outcomes[value]) }))}
      />
    </RegisterForm>
  );
}

function MoveForm({ sittings, sitting, onFold }: FormProps) {
  const [{ startsAt, text }, set] = useFields({ startsAt: toField(sitting.startsAt), text: '' });
  const knock = useSittingAct(doors.move, words.moved, onFold);
  return (
    <RegisterForm
      title={words.move}
      label={words.move}
      paths={['startsAt', 'text']}
      gaps={{
        startsAt: startsAt === '' ? words.missing : undefined,
        text: text.trim().length < 2 ? words.tooShort : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: sittings.id, sittingId: sitting.id, startsAt: fromField(startsAt), text })}
      onFold={onFold}
    >
      <Field path="startsAt" label={words.newTime}>
        {({ id }) => (
          <input
            id={id}
            type="datetime-local"
            className="plain-field"
            value={startsAt}
            onChange={(event) => set('startsAt')(event.target.value)}
          />
        )}
      </Field>
      <TextField
        wide
        path="text"
        label={words.reason}
        hint={words.reasonHint}
        max={500}
        value={text}
        onChange={set('text')}
      />
    </RegisterForm>
  );
}

function CancelForm({ sittings, sitting, onFold }: FormProps) {
  const knock = useSittingAct(doors.cancel, words.cancelled, onFold);
  const send = (text: string) => knock.mutate({ id: sittings.id, sittingId: sitting.id, text });
  return <ReasonForm label={words.cancel} knock={knock} onSend={send} onFold={onFold} />;
}
