import { App, Checkbox } from 'antd';
import { useState } from 'react';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/bookings/contract.ts';
import { type RoomKind, roomKinds } from '../../../modules/bookings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { formWords } from '../forms/words.ts';
import { useKnock } from '../frame/doors.ts';
import { useMe } from '../frame/me.ts';
import { UnitSelect } from '../matters/unit-select.tsx';
import { areRight, type Hours, HoursField, hoursInput, type Resource } from './hours-form.tsx';
import { bookingWords as words } from './words.ts';

interface RoomFormProps {
  /** What is changed; nothing yet when a room is registered. */
  readonly resource?: Resource;
  readonly onFold: () => void;
}

function fieldsOf(resource: Resource | undefined, unitId: string) {
  return {
    kind: (resource && resource.kind !== 'person' ? resource.kind : 'room') as RoomKind,
    code: resource?.code ?? '',
    name: resource?.name ?? '',
    unitId: resource?.unitId ?? unitId,
    address: resource?.address ?? '',
    capacity: resource && resource.capacity > 0 ? String(resource.capacity) : '',
    stepFree: resource?.stepFree ?? false,
    hearingLoop: resource?.hearingLoop ?? false,
  };
}

const morning: [number, number] = [510, 720];
const afternoon: [number, number] = [870, 1050];
const usual: Hours = Object.fromEntries([1, 2, 3, 4, 5].map((weekday) => [weekday, [morning, afternoon]]));

/** Registers a room, a mobile room or a piece of equipment, or changes one. */
export function RoomForm({ resource, onFold }: RoomFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const me = useMe();
  const [fields, set] = useFields(fieldsOf(resource, me.holdings[0]?.unitId ?? ''));
  const [hours, setHours] = useState<Hours>(usual);
  const onDone = () => {
    void message.success(say(resource ? formWords.saved : words.registered));
    onFold();
  };
  const refreshes = ['calendar.', 'resource.'];
  const make = useKnock(doors.make, { refreshes, onDone });
  const change = useKnock(doors.change, { refreshes, onDone });
  const send = () => {
    const input = { ...fields, capacity: Number(fields.capacity) || 0 };
    if (!resource) return make.mutate({ ...input, hours: hoursInput(hours) });
    const { id, version, placeId, lng, lat } = resource;
    return change.mutate({ ...input, id, version, placeId, lng, lat });
  };
  return (
    <RegisterForm
      title={resource ? words.change : words.register}
      label={resource ? formWords.save : words.register}
      paths={[...Object.keys(fields), ...(resource ? [] : ['hours'])]}
      gaps={{
        name: fields.name.trim().length < 2 ? words.tooShort : undefined,
        code: fields.code.trim() === '' ? formWords.needed : undefined,
        unitId: fields.unitId === '' ? formWords.chooseOne : undefined,
        hours: resource || areRight(hours) ? undefined : words.stretchWrong,
      }}
      knock={resource ? change : make}
      onSend={send}
      onFold={onFold}
    >
      <div className="field-grid">
        <TextField path="name" label={words.name} max={60} value={fields.name} onChange={set('name')} />
        <TextField path="code" label={words.code} max={40} value={fields.code} onChange={set('code')} />
        <ChoiceField
          path="kind"
          label={words.kind}
          value={fields.kind}
          onChange={set('kind')}
          options={keysOf(roomKinds).map((value) => ({ value, label: say(roomKinds[value]) }))}
        />
        <Field path="unitId" label={words.keeper}>
          {({ id }) => <UnitSelect id={id} label={say(words.keeper)} value={fields.unitId} onChange={set('unitId')} />}
        </Field>
        <TextField path="address" label={words.address} max={120} value={fields.address} onChange={set('address')} />
        <TextField
          path="capacity"
          label={words.capacity}
          max={4}
          inputMode="numeric"
          value={fields.capacity}
          onChange={(text) => set('capacity')(text.replaceAll(/\D/g, ''))}
        />
        <Checkbox checked={fields.stepFree} onChange={({ target }) => set('stepFree')(target.checked)}>
          {say(words.stepFree)}
        </Checkbox>
        <Checkbox checked={fields.hearingLoop} onChange={({ target }) => set('hearingLoop')(target.checked)}>
          {say(words.hearingLoop)}
        </Checkbox>
        {!resource && <HoursField value={hours} onChange={setHours} />}
      </div>
    </RegisterForm>
  );
}
