import { App, Button, Select } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/revisits/contract.ts';
import { foundWords, planStates, taskStates } from '../../../modules/revisits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { ProblemLine } from '../frame/states.tsx';
import { visitWords as words } from './words.ts';
import './revisits.css';

type Answer = AnswerOf<typeof doors.of>;
type Plan = Answer['plans'][number];

/** The plans of further visits of one matter, on its page. */
export function MatterVisits({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const me = useMe();
  const asked = useDoor(doors.of, { id }, { enabled: holdsAny(me, ['handle', 'assign', 'revisit', 'oversee']) });
  const answer = asked.data;
  if (!answer || (answer.plans.length === 0 && !answer.canStart)) return null;
  return (
    <section aria-label={say(words.plans)}>
      <h2>{say(words.plans)}</h2>
      {answer.plans.length === 0 && <p className="quiet">{say(words.noPlans)}</p>}
      {answer.plans.map((plan) => (
        <PlanLines key={plan.id} plan={plan} />
      ))}
      {answer.canStart && <StartPlan id={id} answer={answer} />}
    </section>
  );
}

function PlanLines({ plan }: { readonly plan: Plan }) {
  const { say } = useLanguage();
  const [stopping, setStopping] = useState(false);
  return (
    <div className="visit-plan">
      <strong>{say(plan.template)}</strong> <span className="quiet small">{say(planStates[plan.state])}</span>
      {plan.canStop && (
        <Button
          size="small"
          type="link"
          aria-label={`${say(words.stop)} ${say(plan.template)}`}
          onClick={() => setStopping(true)}
        >
          {say(words.stop)}
        </Button>
      )}
      <ol>
        {plan.tasks.map((task) => (
          <li key={task.id}>
            <span className="figures">{say(formatDay(task.dueOn))}</span>
            <span className="quiet">{say(task.found === null ? taskStates[task.state] : foundWords[task.found])}</span>
            {task.note && <span>{task.note}</span>}
          </li>
        ))}
      </ol>
      {stopping && <StopForm planId={plan.id} onFold={() => setStopping(false)} />}
    </div>
  );
}

function StopForm({ planId, onFold }: { readonly planId: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const knock = useKnock(doors.stop, {
    refreshes: ['revisit.', 'matter.'],
    onDone: () => {
      void message.success(say(words.stopped));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.stop}
      label={words.stop}
      paths={['reason']}
      gaps={{ reason: reason.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: planId, reason })}
      onFold={onFold}
    >
      <TextField path="reason" label={words.reason} max={500} value={reason} onChange={setReason} />
    </RegisterForm>
  );
}

function StartPlan({ id, answer }: { readonly id: string; readonly answer: Answer }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [template, setTemplate] = useState<string | null>(null);
  const knock = useKnock(doors.start, {
    refreshes: ['revisit.', 'matter.'],
    onDone: () => void message.success(say(words.started)),
  });
  return (
    <div className="step-form">
      <Select<string>
        aria-label={say(words.start)}
        placeholder={say(words.start)}
        value={template}
        onChange={setTemplate}
        options={answer.templates.map((one) => ({
          value: one.code,
          label: `${say(one)}（${say(words.days(one.days))}）`,
        }))}
      />
      <ProblemLine problem={knock.error} />
      {template !== null && (
        <Button size="small" loading={knock.isPending} onClick={() => knock.mutate({ id, template })}>
          {say(words.start)}
        </Button>
      )}
    </div>
  );
}
