import { Select } from 'antd';
import { doors as bookingDoors } from '../../../../modules/bookings/contract.ts';
import { studioDoors } from '../../../../modules/studio/contract-studios.ts';
import type { StudioRole } from '../../../../modules/studio/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { areRight, type Hours, HoursField, hoursInput } from '../../bookings/hours-form.tsx';
import { Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { useDoor } from '../../frame/doors.ts';
import { UnitSelect } from '../../matters/unit-select.tsx';
import { type Chosen, PersonSelect } from './person-select.tsx';
import type { StudioView } from './shapes.ts';
import { useStudioAct } from './use-studio-act.ts';
import { studioWords as words } from './words.ts';

interface Props {
  readonly studio?: StudioView;
  readonly onFold: () => void;
}

const chosenAs = (studio: StudioView | undefined, isHead: boolean): readonly Chosen[] =>
  (studio?.staff ?? [])
    .filter(({ role }) => (role === 'head') === isHead)
    .map(({ personId, name }) => ({ id: personId, name }));

/** A studio with its rooms, people and hours; a new one, or one that is corrected. */
export function StudioForm({ studio, onFold }: Props) {
  const { say } = useLanguage();
  const [fields, set] = useFields({
    code: studio?.code ?? '',
    unitId: studio?.unitId ?? '',
    name: studio?.name ?? '',
    address: studio?.address ?? '',
    phone: studio?.phone ?? '',
    hours: (studio?.hours ?? {}) as Hours,
    roomIds: (studio?.rooms ?? []).map(({ id }) => id),
    head: chosenAs(studio, true),
    staff: chosenAs(studio, false),
  });
  const rooms = useDoor(bookingDoors.list, {}, { staleMilliseconds: 60_000 });
  const make = useStudioAct(studioDoors.addStudio, words.saved, onFold);
  const change = useStudioAct(studioDoors.changeStudio, words.saved, onFold);
  const knock = studio ? change : make;
  const { head, staff, hours, ...rest } = fields;
  const roleOf = (personId: string): StudioRole =>
    studio?.staff.find((one) => one.personId === personId && one.role !== 'head')?.role ?? 'mediator';
  const input = {
    ...rest,
    hours: hoursInput(hours),
    staff: [
      ...head.map(({ id }) => ({ personId: id, role: 'head' as const })),
      ...staff
        .filter(({ id }) => !head.some((one) => one.id === id))
        .map(({ id }) => ({ personId: id, role: roleOf(id) })),
    ],
  };
  const send = () =>
    studio ? change.mutate({ id: studio.id, version: studio.version, ...input }) : make.mutate(input);
  return (
    <RegisterForm
      title={studio ? words.change : words.add}
      label={studio ? words.change : words.add}
      paths={['code', 'unitId', 'name', 'address', 'phone', 'hours', 'roomIds', 'staff']}
      gaps={{
        name: fields.name.trim().length < 2 ? words.short : undefined,
        code: fields.code.trim() === '' ? words.missing : undefined,
        unitId: fields.unitId === '' ? words.choose : undefined,
        hours: areRight(hours) ? undefined : words.missing,
      }}
      knock={knock}
      onSend={send}
      onFold={onFold}
    >
      <TextField path="name" label={words.studioName} max={60} value={fields.name} onChange={set('name')} />
      <TextField
        path="code"
        label={words.code}
        hint={words.codeHint}
        max={20}
        value={fields.code}
        onChange={set('code')}
      />
      <Field path="unitId" label={words.unit}>
        {({ id }) => <UnitSelect id={id} label={say(words.unit)} value={fields.unitId} onChange={set('unitId')} />}
      </Field>
      <TextField path="address" label={words.address} max={120} value={fields.address} onChange={set('address')} />
      <TextField
        path="phone"
        label={words.phone}
        max={30}
        inputMode="tel"
        value={fields.phone}
        onChange={set('phone')}
      />
      <Field path="roomIds" label={words.rooms}>
        {({ id }) => (
          <Select<string[]>
            id={id}
            mode="multiple"
            className="wide"
            aria-label={say(words.rooms)}
            value={[...fields.roomIds]}
            onChange={(ids) => set('roomIds')(ids)}
            options={(rooms.data?.rows ?? []).map((room) => ({ value: room.id, label: room.name }))}
          />
        )}
      </Field>
      <Field path="head" label={words.head}>
        {({ id }) => <PersonSelect single id={id} label={say(words.head)} value={head} onChange={set('head')} />}
      </Field>
      <Field path="staff" label={words.staff}>
        {({ id }) => <PersonSelect id={id} label={say(words.staff)} value={staff} onChange={set('staff')} />}
      </Field>
      <HoursField value={hours} onChange={set('hours')} />
    </RegisterForm>
  );
}
