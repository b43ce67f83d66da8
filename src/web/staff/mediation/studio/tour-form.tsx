import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { addDays, dayOf } from '../../../../kit/calendar.ts';
import { doors as bookingDoors } from '../../../../modules/bookings/contract.ts';
import { streetDoors } from '../../../../modules/studio/contract-street.ts';
import { studioDoors } from '../../../../modules/studio/contract-studios.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, DayField, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { useDoor } from '../../frame/doors.ts';
import { useStudioAct } from './use-studio-act.ts';
import { streetWords as words } from './words-street.ts';

const emptyStop = (on: string) => ({ key: Math.random(), place: '', on, from: '09:00', to: '11:00' });
type StopFields = ReturnType<typeof emptyStop>;

// The county keeps China's time wherever the browser stands.
const instantOf = (on: string, time: string) => new Date(`${on}T${time}:00+08:00`).toISOString();

/** A route of the mobile room: the stops in their order, each with day and hours. */
export function TourForm({ onFold }: { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const tomorrow = addDays(dayOf(new Date()), 1);
  const studios = useDoor(studioDoors.studios, {});
  const rooms = useDoor(bookingDoors.list, {}, { staleMilliseconds: 60_000 });
  const cars = (rooms.data?.rows ?? []).filter(({ kind }) => kind === 'mobile-room');
  const [fields, set] = useFields({ studioId: '', resourceId: '', title: '', isPublic: true });
  const [stops, setStops] = useState<readonly StopFields[]>([emptyStop(tomorrow)]);
  const knock = useStudioAct(streetDoors.planTour, words.planned, onFold);
  const studioId = fields.studioId || (studios.data?.rows[0]?.id ?? '');
  const resourceId = fields.resourceId || (cars[0]?.id ?? '');
  const input = {
    ...fields,
    studioId,
    resourceId,
    stops: stops.map(({ place, on, from, to }) => ({
      place,
      startsAt: instantOf(on, from),
      endsAt: instantOf(on, to),
    })),
  };
  const isStopMissing = stops.some(({ place, on, from, to }) => place.trim().length < 2 || on === '' || from >= to);
  return (
    <RegisterForm
      title={words.planTour}
      label={words.planTour}
      paths={['title', 'studioId', 'resourceId', 'stops']}
      gaps={{
        title: fields.title.trim().length < 2 ? words.short : undefined,
        resourceId: resourceId === '' ? words.missing : undefined,
        stops: isStopMissing ? words.missing : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate(input)}
      onFold={onFold}
    >
      <TextField path="title" label={words.title} max={80} value={fields.title} onChange={set('title')} />
      <ChoiceField
        path="studioId"
        label={words.studio}
        value={studioId}
        onChange={set('studioId')}
        options={(studios.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))}
      />
      <ChoiceField
        path="resourceId"
        label={words.car}
        value={resourceId}
        onChange={set('resourceId')}
        options={cars.map((one) => ({ value: one.id, label: one.name }))}
      />
      {stops.map((stop, at) => (
        <StopLine
          key={stop.key}
          at={at}
          stop={stop}
          onChange={(next) => setStops(stops.map((one, nth) => (nth === at ? { ...one, ...next } : one)))}
        />
      ))}
      <div className="field-wide step-buttons">
        <Button onClick={() => setStops([...stops, emptyStop(stops.at(-1)?.on ?? tomorrow)])}>
          {say(words.addStop)}
        </Button>
        <Checkbox checked={fields.isPublic} onChange={({ target }) => set('isPublic')(target.checked)}>
          {say(words.isPublic)}
        </Checkbox>
      </div>
    </RegisterForm>
  );
}

interface StopLineProps {
  readonly at: number;
  readonly stop: StopFields;
  readonly onChange: (next: Partial<StopFields>) => void;
}

function StopLine({ at, stop, onChange }: StopLineProps) {
  const { say } = useLanguage();
  const time = (name: 'from' | 'to') => (
    <div className="field-line">
      <label htmlFor={`stop-${at}-${name}`}>{say(name === 'from' ? words.fromTime : words.toTime)}</label>
      <input
        id={`stop-${at}-${name}`}
        type="time"
        className="plain-field"
        value={stop[name]}
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
    </div>
  );
  return (
    <fieldset className="field-wide mediation-new-side">
      <legend className="figures">{at + 1}</legend>
      <TextField
        path={`stops.${at}.place`}
        label={words.place}
        max={300}
        value={stop.place}
        onChange={(place) => onChange({ place })}
      />
      <DayField path={`stops.${at}.on`} label={words.day} value={stop.on} onChange={(on) => onChange({ on })} />
      {time('from')}
      {time('to')}
    </fieldset>
  );
}
