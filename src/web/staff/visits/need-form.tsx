import { App } from 'antd';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/visits/contract.ts';
import { type VisitWhy, whyWords } from '../../../modules/visits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, DayField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { useKnock } from '../frame/doors.ts';
import { useMe } from '../frame/me.ts';
import { UnitSelect } from '../matters/unit-select.tsx';
import { PersonSelect } from '../registers/person-select.tsx';
import type { Need } from './room.tsx';
import { visitWords as words } from './words.ts';

interface NeedFormProps {
  /** The entry that is changed; nothing when one is added. */
  readonly need?: Need;
  readonly onFold: () => void;
}

function fieldsOf(need: Need | undefined, unitId: string, today: string) {
  return {
    unitId: need?.unitId ?? unitId,
    title: need?.title ?? '',
    address: need?.address ?? '',
    phone: need?.phone ?? '',
    why: (need?.why ?? 'asked') as VisitWhy,
    purpose: need?.purpose ?? '',
    askedBy: need?.askedBy ?? '',
    everyDays: need?.everyDays === null || need === undefined ? '' : String(need.everyDays),
    untilOn: need?.untilOn ?? addDays(today, 90),
    firstOn: today,
    personId: need?.personId ?? '',
  };
}

type NeedFields = ReturnType<typeof fieldsOf>;

/** What the doors take: empty answers stay out; what this form does not show stays as it was. */
function inputOf(fields: NeedFields, need: Need | undefined) {
  const { title, address, phone, why, purpose, askedBy, untilOn, personId } = fields;
  const everyDays = Number(fields.everyDays);
  return {
    title,
    address,
    why,
    purpose,
    askedBy,
    untilOn,
    ...(phone && { phone }),
    ...(personId && { personId }),
    ...(everyDays > 0 && { everyDays }),
    ...(need?.placeId && { placeId: need.placeId }),
    ...(need?.lng != null && need.lat !== null && { lng: need.lng, lat: need.lat }),
  };
}

/** Puts somebody on the need list, or changes an entry. */
export function NeedForm({ need, onFold }: NeedFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const me = useMe();
  const today = dayOf(new Date());
  const [fields, set] = useFields(fieldsOf(need, me.holdings[0]?.unitId ?? '', today));
  const done = (text: string) => () => {
    void message.success(text);
    onFold();
  };
  const add = useKnock(doors.addNeed, { refreshes: ['visit.'], onDone: done(say(words.added)) });
  const guard = useSeen(need?.version ?? 0);
  const change = useKnock(doors.changeNeed, { refreshes: ['visit.'], onDone: done(say(words.changed)) });
  const send = () => {
    const input = inputOf(fields, need);
    if (need) change.mutate({ id: need.id, version: guard.seen, ...input });
    else add.mutate({ unitId: fields.unitId, firstOn: fields.firstOn, ...input });
  };
  const short = (text: string) => (text.trim().length < 2 ? words.tooShort : undefined);
  return (
    <RegisterForm
      title={need ? words.change : words.add}
      label={need ? words.change : words.add}
      paths={Object.keys(fields)}
      gaps={{
        title: short(fields.title),
        address: short(fields.address),
        purpose: short(fields.purpose),
        askedBy: short(fields.askedBy),
        untilOn: fields.untilOn === '' ? words.chooseDay : undefined,
        firstOn: fields.firstOn === '' ? words.chooseDay : undefined,
      }}
      knock={need ? change : add}
      guard={guard}
      onSend={send}
      onFold={onFold}
    >
      <div className="field-grid">
        <TextField path="title" label={words.name} max={80} value={fields.title} onChange={set('title')} />
        <TextField path="address" label={words.address} max={200} value={fields.address} onChange={set('address')} />
        <TextField
          path="phone"
          label={words.phone}
          max={30}
          inputMode="tel"
          value={fields.phone}
          onChange={set('phone')}
        />
        <ChoiceField
          path="why"
          label={words.why}
          value={fields.why}
          onChange={set('why')}
          options={keysOf(whyWords).map((value) => ({ value, label: say(whyWords[value]) }))}
        />
        <TextField path="purpose" label={words.purpose} max={500} value={fields.purpose} onChange={set('purpose')} />
        <TextField
          path="askedBy"
          label={words.askedBy}
          hint={words.askedByHint}
          max={80}
          value={fields.askedBy}
          onChange={set('askedBy')}
        />
        <TextField
          path="everyDays"
          label={words.everyDays}
          hint={words.everyHint}
          max={3}
          inputMode="numeric"
          value={fields.everyDays}
          onChange={set('everyDays')}
        />
        {!need && (
          <DayField path="firstOn" label={words.firstOn} min={today} value={fields.firstOn} onChange={set('firstOn')} />
        )}
        <DayField path="untilOn" label={words.untilOn} min={today} value={fields.untilOn} onChange={set('untilOn')} />
        {!need && (
          <Field path="unitId" label={words.unit}>
            {({ id }) => <UnitSelect id={id} label={say(words.unit)} value={fields.unitId} onChange={set('unitId')} />}
          </Field>
        )}
        <Field path="personId" label={words.person}>
          {({ id }) => (
            <PersonSelect id={id} label={say(words.person)} value={fields.personId} onChange={set('personId')} />
          )}
        </Field>
      </div>
    </RegisterForm>
  );
}
