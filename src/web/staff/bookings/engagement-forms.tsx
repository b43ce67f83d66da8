import { App, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/bookings/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatPromise } from '../../shared/time.ts';
import { type Act, Acts } from '../forms/acts.tsx';
import { Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { MomentField } from '../meetings/moment-field.tsx';
import type { Line, Taken } from './week-grid.tsx';
import { bookingWords as words } from './words.ts';

const refreshes = ['calendar.', 'resource.'];

interface Period {
  readonly from: string;
  readonly to: string;
}

/** What is missing of a period. */
export function periodGaps({ from, to }: Period): Record<'from' | 'to', Words | undefined> {
  const isBackwards = from !== '' && to !== '' && to <= from;
  return {
    from: from === '' ? words.chooseTime : undefined,
    to: to === '' ? words.chooseTime : isBackwards ? words.endsLater : undefined,
  };
}

interface PeriodFieldsProps extends Period {
  readonly onFrom: (at: string) => void;
  readonly onTo: (at: string) => void;
}

/** From when to when. */
export function PeriodFields({ from, to, onFrom, onTo }: PeriodFieldsProps) {
  return (
    <>
      <MomentField path="from" label={words.from} value={from} onChange={onFrom} />
      <MomentField path="to" label={words.to} value={to} onChange={onTo} />
    </>
  );
}

function useDone(onFold: () => void) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return (done: Words) => () => {
    void message.success(say(done));
    onFold();
  };
}

interface BlockFormProps {
  readonly rows: readonly Line[];
  readonly onFold: () => void;
}

/** Takes a time of rooms or people by hand. */
export function BlockForm({ rows, onFold }: BlockFormProps) {
  const usable = rows.filter(({ resource }) => resource.can.includes('block'));
  const first = usable.length === 1 ? usable[0]?.resource.id : undefined;
  const [fields, set] = useFields({ from: '', to: '', title: '' });
  const [resourceIds, setResourceIds] = useState<string[]>(first ? [first] : []);
  const done = useDone(onFold);
  const knock = useKnock(doors.block, { refreshes, onDone: done(words.blocked) });
  return (
    <RegisterForm
      title={words.block}
      label={words.block}
      paths={['resourceIds', 'from', 'to', 'title']}
      gaps={{
        resourceIds: resourceIds.length === 0 ? words.chooseWhat : undefined,
        ...periodGaps(fields),
        title: fields.title.trim().length < 2 ? words.tooShort : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ ...fields, resourceIds })}
      onFold={onFold}
    >
      <div className="field-grid">
        <Field path="resourceIds" label={words.blockWhat} wide>
          {(control) => (
            <Select<string[]>
              {...control}
              mode="multiple"
              className="wide"
              value={resourceIds}
              onChange={setResourceIds}
              options={usable.map(({ resource }) => ({ value: resource.id, label: resource.name }))}
              optionFilterProp="label"
            />
          )}
        </Field>
        <PeriodFields {...fields} onFrom={set('from')} onTo={set('to')} />
        <TextField
          wide
          path="title"
          label={words.about}
          hint={words.aboutHint}
          max={80}
          value={fields.title}
          onChange={set('title')}
        />
      </div>
    </RegisterForm>
  );
}

interface EngagementProps {
  readonly taken: Taken;
  readonly onFold: () => void;
}

function MoveForm({ taken, onFold }: EngagementProps) {
  const [fields, set] = useFields({ from: taken.from, to: taken.to });
  const done = useDone(onFold);
  const knock = useKnock(doors.move, { refreshes, onDone: done(words.moved) });
  return (
    <RegisterForm
      title={words.move}
      label={words.move}
      paths={['from', 'to']}
      gaps={periodGaps(fields)}
      knock={knock}
      onSend={() => knock.mutate({ id: taken.id, ...fields })}
      onFold={onFold}
    >
      <div className="field-grid">
        <PeriodFields {...fields} onFrom={set('from')} onTo={set('to')} />
      </div>
    </RegisterForm>
  );
}

function ReleaseForm({ taken, onFold }: EngagementProps) {
  const { say } = useLanguage();
  const done = useDone(onFold);
  const knock = useKnock(doors.release, { refreshes, onDone: done(words.released) });
  return (
    <RegisterForm
      title={words.release}
      label={words.release}
      danger
      paths={[]}
      knock={knock}
      onSend={() => knock.mutate({ id: taken.id })}
      onFold={onFold}
    >
      <p>{say(words.releaseSure)}</p>
    </RegisterForm>
  );
}

/** What can be done with the engagement that was chosen on the grid. */
export function EngagementActs({ taken, onFold }: EngagementProps) {
  const { say } = useLanguage();
  const forms = { move: MoveForm, release: ReleaseForm };
  const acts = taken.can.map((name): Act => {
    const Form = forms[name];
    return { name, label: words[name], danger: name === 'release', form: () => <Form taken={taken} onFold={onFold} /> };
  });
  const title = taken.title ?? say(words.busy);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
    section.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  return (
    <section ref={section} className="chosen-engagement" aria-label={title}>
      <h2>
        {title} <span className="quiet figures">{say(formatPromise(taken.from))}</span>
      </h2>
      <Acts key={taken.id} id={taken.id} of={title} acts={acts} />
    </section>
  );
}
