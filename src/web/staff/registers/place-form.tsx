import { App } from 'antd';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/places/contract.ts';
import { type HostAgency, hostAgencies, type PlaceKind, placeKinds } from '../../../modules/places/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, Field, ListField, TextField, TicksField } from '../forms/fields.tsx';
import { type Gaps, RegisterForm, useFields } from '../forms/form.tsx';
import { formWords } from '../forms/words.ts';
import { useKnock } from '../frame/doors.ts';
import { UnitSelect } from '../matters/unit-select.tsx';
import { PositionField, positionGaps, positionInput } from './position-field.tsx';
import { registerWords as names } from './words.ts';
import { titled } from './words-forms.ts';
import { placeWords as words } from './words-places.ts';

type Place = AnswerOf<typeof doors.place>;

interface PlaceFields {
  readonly code: string;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly address: string;
  readonly lng: string;
  readonly lat: string;
  readonly unitId: string;
  readonly hosts: readonly HostAgency[];
  readonly hours: string;
  readonly phone: string;
  readonly visitsPerDay: string;
  readonly note: string;
}

function fieldsOf(place: Place | undefined): PlaceFields {
  const text = (value: string | number | null | undefined) => (value == null ? '' : String(value));
  return {
    code: text(place?.code),
    kind: place?.kind ?? 'other',
    name: text(place?.name),
    aliases: place?.aliases ?? [],
    address: text(place?.address),
    lng: text(place?.lng),
    lat: text(place?.lat),
    unitId: text(place?.unit?.id),
    hosts: place?.hosts ?? [],
    hours: text(place?.hours),
    phone: text(place?.phone),
    visitsPerDay: text(place?.visitsPerDay),
    note: text(place?.note),
  };
}

/** Everything the door takes; what the form does not show goes back as it came. */
function inputOf({ lng, lat, ...fields }: PlaceFields, place: Place | undefined) {
  const orNull = (text: string) => text.trim() || null;
  return {
    ...fields,
    ...positionInput(lng, lat),
    aliases: [...fields.aliases],
    hosts: [...fields.hosts],
    address: orNull(fields.address),
    unitId: fields.unitId || null,
    hours: orNull(fields.hours),
    phone: orNull(fields.phone),
    visitsPerDay: fields.visitsPerDay.trim() === '' ? null : Number(fields.visitsPerDay),
    note: orNull(fields.note),
    shape: place?.shape ?? null,
  };
}

function gapsOf({ name, code, lng, lat, visitsPerDay }: PlaceFields): Gaps {
  return {
    name: name.trim() === '' ? formWords.needed : undefined,
    code: code.trim() === '' ? formWords.needed : undefined,
    ...positionGaps(lng, lat),
    visitsPerDay: /^\s*(?:\d{1,2}|100)?\s*$/.test(visitsPerDay) ? undefined : words.visitsWrong,
  };
}

interface PlaceFormProps {
  /** What is changed; nothing yet when a place is registered. */
  readonly place?: Place;
  readonly onFold: () => void;
  readonly onMade?: (id: string) => void;
}

/** Registers a place or changes one. */
export function PlaceForm({ place, onFold, onMade }: PlaceFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set, setFields] = useFields(fieldsOf(place));
  const make = useKnock(doors.makePlace, {
    refreshes: ['place.'],
    onDone: ({ id }) => {
      void message.success(say(words.made));
      onFold();
      onMade?.(id);
    },
  });
  const change = useKnock(doors.changePlace, {
    refreshes: ['place.'],
    onDone: () => {
      void message.success(say(formWords.saved));
      onFold();
    },
  });
  const input = inputOf(fields, place);
  return (
    <RegisterForm
      title={place ? titled(formWords.change, place.name) : words.make}
      label={place ? formWords.save : words.make}
      paths={Object.keys(fields)}
      gaps={gapsOf(fields)}
      knock={place ? change : make}
      onSend={() => (place ? change.mutate({ id: place.id, ...input }) : make.mutate(input))}
      onFold={onFold}
    >
      <div className="field-grid">
        <Basics fields={fields} set={set} />
        <PositionField lng={fields.lng} lat={fields.lat} onChange={(at) => setFields({ ...fields, ...at })} />
        <Running fields={fields} set={set} />
      </div>
    </RegisterForm>
  );
}

interface PartProps {
  readonly fields: PlaceFields;
  readonly set: <Name extends keyof PlaceFields>(name: Name) => (value: PlaceFields[Name]) => void;
}

/** What it is called and what it is. */
function Basics({ fields, set }: PartProps) {
  const { say } = useLanguage();
  const isDrawn = placeKinds[fields.kind].shape !== 'point';
  return (
    <>
      <TextField path="name" label={names.name} max={80} value={fields.name} onChange={set('name')} />
      <TextField
        path="code"
        label={names.code}
        hint={words.codeHint}
        max={40}
        value={fields.code}
        onChange={set('code')}
      />
      <ChoiceField
        path="kind"
        label={names.kind}
        hint={isDrawn ? words.shapeHint : undefined}
        value={fields.kind}
        onChange={set('kind')}
        options={keysOf(placeKinds).map((value) => ({ value, label: say(placeKinds[value]) }))}
      />
      <ListField
        path="aliases"
        label={names.aliases}
        hint={formWords.listHint}
        value={fields.aliases}
        onChange={set('aliases')}
      />
      <TextField wide path="address" label={names.address} max={200} value={fields.address} onChange={set('address')} />
    </>
  );
}

/** Who looks after it, who sits there, when and how it can be reached. */
function Running({ fields, set }: PartProps) {
  const { say } = useLanguage();
  return (
    <>
      <Field path="unitId" label={names.unit} hint={words.unitHint}>
        {({ id }) => <UnitSelect id={id} label={say(names.unit)} value={fields.unitId} onChange={set('unitId')} />}
      </Field>
      <TextField
        path="phone"
        label={names.phone}
        max={30}
        inputMode="tel"
        value={fields.phone}
        onChange={set('phone')}
      />
      <TextField
        path="hours"
        label={names.hours}
        hint={words.hoursHint}
        max={100}
        value={fields.hours}
        onChange={set('hours')}
      />
      <TextField
        path="visitsPerDay"
        label={names.visits}
        hint={words.visitsHint}
        max={3}
        inputMode="numeric"
        value={fields.visitsPerDay}
        onChange={set('visitsPerDay')}
      />
      <TicksField
        label={words.hosts}
        value={fields.hosts}
        onChange={set('hosts')}
        options={keysOf(hostAgencies).map((value) => ({ value, label: say(hostAgencies[value]) }))}
      />
      <TextField wide path="note" label={words.note} max={1000} rows={2} value={fields.note} onChange={set('note')} />
    </>
  );
}
