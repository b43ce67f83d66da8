import { Button } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/fulfilment/contract.ts';
import { breachStates, breachSteps } from '../../../../modules/fulfilment/words.ts';
import { type Route, routes } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../../shared/time.ts';
import { type Act, Acts } from '../../forms/acts.tsx';
import { TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { download } from '../../frame/download.ts';
import { ProblemLine } from '../../frame/states.tsx';
import { RoutesField } from '../routes-field.tsx';
import { GraceForm } from './grace-form.tsx';
import type { PartProps } from './shapes.ts';
import { useFulfilmentAct } from './use-fulfilment-act.ts';
import { fulfilmentWords as words } from './words.ts';

type Step = 'urge' | 'account' | 'tell' | 'reopen' | 'end';

/** 逾期处置: where it stands, what was done, what can be done now, and the papers that came of it. */
export function Breach(props: PartProps) {
  const { say } = useLanguage();
  const { mediation, performance } = props;
  const { breach, taken, hints, can } = performance;
  const steps = performance.steps.filter((step): step is Step => step !== 'note' && step !== 'cure');
  const acts = [
    ...steps.map(
      (step): Act => ({
        name: step,
        label: breachSteps[step],
        danger: step === 'end',
        form: (onFold) => <StepForm {...props} step={step} onFold={onFold} />,
      }),
    ),
    ...(can.includes('grace') && performance.state === 'performing'
      ? [
          {
            name: 'grace',
            label: words.changeGrace,
            form: (onFold: () => void) => <GraceForm {...props} onFold={onFold} />,
          },
        ]
      : []),
  ];
  return (
    <article className="duty-account">
      <h3>{say(words.breach)}</h3>
      <p>
        <span className={`state-tag tone-${breach === 'none' ? 'kept' : 'maple'}`}>
          {say(breach === 'none' ? words.allWell : breachStates[breach])}
        </span>{' '}
        <span className="quiet">{say(words.graceNow(performance.graceDays))}</span>
      </p>
      {steps.length > 0 && <p className="quiet">{say(words.lateLead)}</p>}
      {hints.length > 0 && (
        <ul className="duty-hints">
          {hints.map((hint) => (
            <li key={hint}>{say(words.hints[hint])}</li>
          ))}
        </ul>
      )}
      <ul className="entry-rows">
        {taken.map((one) => (
          <li key={one.id} className="mediation-entry">
            <strong>{say(breachSteps[one.step])}</strong>{' '}
            <span className="quiet small">
              {say(formatDayTime(one.at))}
              {one.routes.length > 0 && ` · ${one.routes.map((route: Route) => say(routes[route])).join('、')}`}
            </span>
            {one.note && <p className="mediation-text">{one.note}</p>}
          </li>
        ))}
      </ul>
      <Statements {...props} />
      <Acts id={`${mediation.id}-breach`} of={mediation.title} acts={acts} />
    </article>
  );
}

function StepForm({ mediation, step, onFold }: PartProps & { readonly step: Step; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [fields, set] = useFields({
    note: '',
    told: {
      routes: (mediation.track === 'public-order' ? ['penalty', 'court'] : ['court']) as readonly Route[],
      how: 'phone' as 'phone' | 'paper' | 'officer' | 'page',
    },
  });
  const knock = useFulfilmentAct(doors.breach, onFold);
  const label: Words = breachSteps[step];
  const { told, note } = fields;
  return (
    <RegisterForm
      title={label}
      label={label}
      danger={step === 'end'}
      paths={['routes', 'how', 'note']}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: mediation.id,
          step,
          note,
          ...(step === 'tell' && { routes: [...told.routes], way: told.how === 'page' ? 'phone' : told.how }),
        })
      }
      onFold={onFold}
    >
      <p className="quiet">{say(words.stepHints[step])}</p>
      {step === 'tell' && <RoutesField value={told} onChange={set('told')} />}
      <TextField wide path="note" label={words.note} max={500} rows={2} value={note} onChange={set('note')} />
    </RegisterForm>
  );
}

function Statements({ mediation, performance }: PartProps) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState<unknown>();
  if (performance.statements.length === 0) return null;
  const get = (id: string) => {
    setProblem(undefined);
    download(`/api/mediations/${mediation.id}/performance/statements/${id}`).catch(setProblem);
  };
  const itemOf = (id: string) => performance.accounts.find((one) => one.id === id)?.item ?? 0;
  return (
    <>
      <h4>{say(words.statements)}</h4>
      <div className="step-buttons">
        {performance.statements.map(({ id, obligationId, on }) => (
          <Button key={id} onClick={() => get(id)}>
            {say(words.statementOf(itemOf(obligationId), formatDay(on)))}
          </Button>
        ))}
      </div>
      <ProblemLine problem={problem} />
    </>
  );
}
