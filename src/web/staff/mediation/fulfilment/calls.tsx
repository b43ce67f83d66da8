import { useState } from 'react';
import { doors } from '../../../../modules/fulfilment/contract.ts';
import { callReasons } from '../../../../modules/fulfilment/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import { TextField } from '../../forms/fields.tsx';
import { RegisterForm } from '../../forms/form.tsx';
import type { PartProps, Performance } from './shapes.ts';
import { useFulfilmentAct } from './use-fulfilment-act.ts';
import { fulfilmentWords as words } from './words.ts';

/** 电话任务: whom to call and why, and what was said. */
export function Calls({ mediation, performance }: PartProps) {
  const { say } = useLanguage();
  const { calls, can } = performance;
  if (calls.length === 0) return null;
  return (
    <article className="duty-account">
      <h3>{say(words.calls)}</h3>
      <ul className="entry-rows">
        {calls.map((call) => (
          <li key={call.id} className="mediation-entry">
            <strong>{call.name}</strong>{' '}
            {call.phone ? (
              <a className="figures" href={`tel:${call.phone}`}>
                {call.phone}
              </a>
            ) : (
              <span className="quiet">{say(words.noPhone)}</span>
            )}{' '}
            <span className={call.state === 'open' ? 'tone-soon' : 'quiet'}>{say(callReasons[call.why])}</span>{' '}
            <span className="quiet small">{say(formatDay(call.doneAt ?? call.madeAt))}</span>
            {call.note && <p className="mediation-text">{call.note}</p>}
            {call.state === 'open' && can.includes('call') && (
              <Acts
                id={call.id}
                of={call.name}
                acts={[
                  {
                    name: 'called',
                    label: words.called,
                    form: (onFold) => <CalledForm mediationId={mediation.id} call={call} onFold={onFold} />,
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}

interface CalledProps {
  readonly mediationId: string;
  readonly call: Performance['calls'][number];
  readonly onFold: () => void;
}

function CalledForm({ mediationId, call, onFold }: CalledProps) {
  const [note, setNote] = useState('');
  const knock = useFulfilmentAct(doors.called, onFold);
  return (
    <RegisterForm
      title={words.called}
      label={words.called}
      paths={['note']}
      gaps={{ note: note.trim().length < 2 ? words.needNote : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: mediationId, callId: call.id, note })}
      onFold={onFold}
    >
      <TextField wide path="note" label={words.saidWhat} max={300} rows={2} value={note} onChange={setNote} />
    </RegisterForm>
  );
}
