import { Button } from 'antd';
import { useState } from 'react';
import { addDays, dayOf } from '../../../../kit/calendar.ts';
import { caseDoors } from '../../../../modules/studio/contract-cases.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { DayField, Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { HelperSelect, helperInput } from '../../matters/helper-select.tsx';
import { useStudioAct } from './use-studio-act.ts';
import { studioWords as words } from './words.ts';

/** As many units as a round may ask. */
const places = Array.from({ length: 12 }, (_, at) => `unit-${at}`);

interface ConsultProps {
  readonly mediationId: string;
  readonly onFold: () => void;
}

export function ConsultForm({ mediationId, onFold }: ConsultProps) {
  const { say } = useLanguage();
  const [fields, set] = useFields({ question: '', dueOn: addDays(dayOf(new Date()), 3) });
  const [helpers, setHelpers] = useState<readonly string[]>(['']);
  const knock = useStudioAct(caseDoors.consult, words.consultAsked, onFold);
  const units = helpers.filter((helper) => helper !== '').map(helperInput);
  return (
    <RegisterForm
      title={words.consultAsk}
      label={words.consultAsk}
      paths={['question', 'dueOn', 'units']}
      gaps={{
        question: fields.question.trim().length < 2 ? words.short : undefined,
        units: units.length === 0 ? words.choose : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: mediationId, ...fields, units })}
      onFold={onFold}
    >
      <TextField
        wide
        path="question"
        label={words.question}
        max={5000}
        rows={2}
        value={fields.question}
        onChange={set('question')}
      />
      <Field path="units" label={words.unitOrPartner}>
        {({ id }) =>
          helpers.map((helper, at) => (
            <HelperSelect
              key={places[at]}
              id={at === 0 ? id : `${id}-${at}`}
              value={helper}
              onChange={(next) => setHelpers(helpers.map((one, nth) => (nth === at ? next : one)))}
            />
          ))
        }
      </Field>
      <Button size="small" onClick={() => setHelpers([...helpers, ''])}>
        {say(words.addUnit)}
      </Button>
      <DayField path="dueOn" label={words.due} value={fields.dueOn} onChange={set('dueOn')} />
    </RegisterForm>
  );
}

export function GiveForm({ id, onFold }: { readonly id: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [fields, set] = useFields({ knot: '', advice: '', law: '' });
  const knock = useStudioAct(caseDoors.giveOpinion, words.saved, onFold);
  return (
    <RegisterForm
      title={words.give}
      label={words.give}
      paths={['knot', 'advice', 'law']}
      gaps={{
        knot: fields.knot.trim().length < 2 ? words.short : undefined,
        advice: fields.advice.trim().length < 2 ? words.short : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id, state: 'given', ...fields })}
      onFold={onFold}
    >
      <TextField wide path="knot" label={words.knot} max={2000} rows={2} value={fields.knot} onChange={set('knot')} />
      <TextField
        wide
        path="advice"
        label={words.advice}
        max={2000}
        rows={2}
        value={fields.advice}
        onChange={set('advice')}
      />
      <TextField wide path="law" label={words.law} max={1000} value={fields.law} onChange={set('law')} />
      <Button size="small" loading={knock.isPending} onClick={() => knock.mutate({ id, state: 'declined' })}>
        {say(words.decline)}
      </Button>
    </RegisterForm>
  );
}

export function SumUpForm({ id, onFold }: { readonly id: string; readonly onFold: () => void }) {
  const [summary, setSummary] = useState('');
  const knock = useStudioAct(caseDoors.closeConsultation, words.saved, onFold);
  return (
    <RegisterForm
      title={words.sumUp}
      label={words.sumUp}
      paths={['summary']}
      gaps={{ summary: summary.trim().length < 2 ? words.short : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id, summary })}
      onFold={onFold}
    >
      <TextField wide path="summary" label={words.summary} max={5000} rows={3} value={summary} onChange={setSummary} />
    </RegisterForm>
  );
}
