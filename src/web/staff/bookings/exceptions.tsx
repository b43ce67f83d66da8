import { App, Button } from 'antd';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/bookings/contract.ts';
import { type ExceptionKind, exceptionKinds } from '../../../modules/bookings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { ChoiceField, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { PeriodFields, periodGaps } from './engagement-forms.tsx';
import type { Resource } from './hours-form.tsx';
import { bookingWords as words } from './words.ts';

const refreshes = ['calendar.', 'resource.'];

interface ExceptionFormProps {
  readonly resource: Resource;
  readonly onFold: () => void;
}

/** Closes a room for a while, opens it beyond its hours, or writes down leave. */
export function ExceptionForm({ resource, onFold }: ExceptionFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const isPerson = resource.kind === 'person';
  const [fields, set] = useFields({
    kind: (isPerson ? 'leave' : 'closed') as ExceptionKind,
    from: '',
    to: '',
    note: '',
  });
  const knock = useKnock(doors.addException, {
    refreshes,
    onDone: ({ engaged }) => {
      if (engaged > 0) void message.warning(say(words.exceptionEngaged(engaged)), 8);
      else void message.success(say(words.exceptionAdded));
      onFold();
    },
  });
  const kinds = keysOf(exceptionKinds).filter((kind) => isPerson || kind !== 'leave');
  return (
    <RegisterForm
      title={words.addException}
      label={words.addException}
      paths={Object.keys(fields)}
      gaps={periodGaps(fields)}
      knock={knock}
      onSend={() => knock.mutate({ id: resource.id, ...fields })}
      onFold={onFold}
    >
      <div className="field-grid">
        <ChoiceField
          path="kind"
          label={words.kind}
          value={fields.kind}
          onChange={set('kind')}
          options={kinds.map((value) => ({ value, label: say(exceptionKinds[value]) }))}
        />
        <TextField path="note" label={words.why} max={200} value={fields.note} onChange={set('note')} />
        <PeriodFields {...fields} onFrom={set('from')} onTo={set('to')} />
      </div>
    </RegisterForm>
  );
}

interface ExceptionsProps {
  readonly rows: AnswerOf<typeof doors.view>['exceptions'];
  readonly canDrop: boolean;
}

/** What is out of the usual from now on. */
export function Exceptions({ rows, canDrop }: ExceptionsProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const drop = useKnock(doors.dropException, {
    refreshes,
    onDone: () => void message.success(say(words.exceptionDropped)),
  });
  return (
    <section>
      <h2>{say(words.exceptions)}</h2>
      {rows.length === 0 && <p className="quiet">{say(words.noExceptions)}</p>}
      <ul className="booking-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <strong>{say(exceptionKinds[row.kind])}</strong>{' '}
              <span className="figures">
                {say(formatDayTime(row.from))} – {say(formatDayTime(row.to))}
              </span>
              {row.note && <span className="quiet"> {row.note}</span>}
            </span>
            {canDrop && (
              <Button
                size="small"
                loading={drop.isPending && drop.variables.id === row.id}
                aria-label={`${say(words.dropException)} ${say(exceptionKinds[row.kind])} ${say(formatDayTime(row.from))}`}
                onClick={() => drop.mutate({ id: row.id })}
              >
                {say(words.dropException)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemLine problem={drop.error} />
    </section>
  );
}
