import { addDays, dayOf } from '../../../kit/calendar.ts';
import { keysOf } from '../../../kit/words.ts';
import { partyDoors } from '../../../modules/mediation/contract-parties.ts';
import {
  type Capacity,
  capacities,
  type MandateScope,
  mandateScopes,
  type PartyRole,
  partyRoles,
  type Way,
  ways,
} from '../../../modules/mediation/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, DayField, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import type { Mediation, Party } from './shapes.ts';
import { useMediationAct } from './use-act.ts';
import { mediationWords as words } from './words.ts';

interface PartyFormProps {
  readonly mediation: Mediation;
  readonly party?: Party;
  readonly onFold: () => void;
}

const acting: readonly PartyRole[] = ['agent', 'guardian', 'interpreter'];
const paths = [
  'side',
  'role',
  'actsFor',
  'name',
  'phone',
  'gender',
  'bornOn',
  'idNumber',
  'address',
  'employer',
  'occupation',
  'capacity',
  'needs',
  'way',
  'language',
  'mandateScope',
  'mandateUntil',
];

type Gender = 'female' | 'male' | 'other';

const blank = () => ({
  side: '1',
  role: 'party' as PartyRole,
  actsFor: '',
  name: '',
  phone: '',
  gender: 'other' as Gender,
  bornOn: '',
  idNumber: '',
  address: '',
  employer: '',
  occupation: '',
  capacity: 'full' as Capacity,
  needs: '',
  way: 'page' as Way,
  language: 'zh' as 'zh' | 'en',
  mandateScope: 'general' as MandateScope,
  mandateUntil: addDays(dayOf(new Date()), 90),
});

type Fields = ReturnType<typeof blank>;

function initial(party: Party | undefined): Fields {
  if (!party) return blank();
  const { name, role, address, employer, occupation, capacity, needs, way, language, mandate } = party;
  return {
    ...{ name, role, address, employer, occupation, capacity, needs, way, language, idNumber: '' },
    side: String(party.side),
    actsFor: party.actsFor ?? '',
    phone: party.phone ?? '',
    gender: (party.gender ?? 'other') as Gender,
    bornOn: party.bornOn ?? '',
    mandateScope: mandate?.scope ?? 'general',
    mandateUntil: mandate ? (mandate.until ?? '') : blank().mandateUntil,
  };
}

// An empty field is not sent: it says nothing.
function inputOf(fields: Fields) {
  const { side, role, actsFor, phone, gender, bornOn, idNumber, mandateScope, mandateUntil, ...rest } = fields;
  return {
    ...rest,
    side: Number(side),
    role,
    ...(actsFor !== '' && { actsFor }),
    ...(phone.trim() !== '' && { phone: phone.trim() }),
    ...(gender !== 'other' && { gender }),
    ...(bornOn !== '' && { bornOn }),
    ...(idNumber.trim() !== '' && { idNumber: idNumber.trim() }),
    ...(role === 'agent' && { mandateScope, ...(mandateUntil !== '' && { mandateUntil }) }),
  };
}

/** Somebody on a side; what an agreement needs of a person stands in the second half and can come later. */
export function PartyForm({ mediation, party, onFold }: PartyFormProps) {
  const { say } = useLanguage();
  const [fields, set] = useFields(initial(party));
  const add = useMediationAct(partyDoors.addParty, words.saved, onFold);
  const change = useMediationAct(partyDoors.changeParty, words.saved, onFold);
  const knock = party ? change : add;
  const isActing = acting.includes(fields.role);
  const principals = mediation.parties.filter(
    ({ id, side, role, left }) =>
      id !== party?.id && !left && side === Number(fields.side) && (role === 'party' || role === 'representative'),
  );
  const input = inputOf(fields);
  const send = () =>
    party
      ? change.mutate({ id: mediation.id, partyId: party.id, ...input })
      : add.mutate({ id: mediation.id, ...input });
  return (
    <RegisterForm
      title={party ? words.changeParty : words.addParty}
      label={party ? words.changeParty : words.addParty}
      paths={paths}
      gaps={{
        name: fields.name.trim() === '' ? words.missing : undefined,
        actsFor: isActing && fields.actsFor === '' ? words.missing : undefined,
      }}
      knock={knock}
      onSend={send}
      onFold={onFold}
    >
      {!party && (
        <ChoiceField
          path="side"
          label={{ zh: '哪一方', en: 'Side' }}
          value={fields.side}
          onChange={set('side')}
          options={['1', '2', '3', '4'].map((value) => ({ value, label: say(words.side(Number(value))) }))}
        />
      )}
      <TextField path="name" label={words.name} max={40} value={fields.name} onChange={set('name')} />
      <ChoiceField
        path="role"
        label={words.role}
        value={fields.role}
        onChange={set('role')}
        options={keysOf(partyRoles).map((value) => ({ value, label: say(partyRoles[value]) }))}
      />
      {isActing && (
        <ChoiceField
          path="actsFor"
          label={words.actsFor}
          value={fields.actsFor}
          onChange={set('actsFor')}
          options={principals.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <ChoiceField
        path="way"
        label={words.way}
        hint={words.wayHint}
        value={fields.way}
        onChange={set('way')}
        options={keysOf(ways).map((value) => ({ value, label: say(ways[value]) }))}
      />
      <TextField
        path="phone"
        label={words.phone}
        max={30}
        inputMode="tel"
        value={fields.phone}
        onChange={set('phone')}
      />
      <ChoiceField
        path="language"
        label={words.language}
        value={fields.language}
        onChange={set('language')}
        options={[
          { value: 'zh' as const, label: '中文' },
          { value: 'en' as const, label: 'English' },
        ]}
      />
      {fields.role === 'agent' && (
        <>
          <ChoiceField
            path="mandateScope"
            label={words.mandate}
            value={fields.mandateScope}
            onChange={set('mandateScope')}
            options={keysOf(mandateScopes).map((value) => ({ value, label: say(mandateScopes[value]) }))}
          />
          <DayField
            path="mandateUntil"
            label={words.mandateUntil}
            value={fields.mandateUntil}
            onChange={set('mandateUntil')}
          />
        </>
      )}
      <PersonFields fields={fields} set={set} />
    </RegisterForm>
  );
}

interface PersonFieldsProps {
  readonly fields: Fields;
  readonly set: <Name extends keyof Fields>(name: Name) => (value: Fields[Name]) => void;
}

function PersonFields({ fields, set }: PersonFieldsProps) {
  const { say } = useLanguage();
  const genders = [
    { value: 'other' as const, label: say(words.otherGender) },
    { value: 'female' as const, label: say(words.female) },
    { value: 'male' as const, label: say(words.male) },
  ];
  return (
    <>
      <TextField path="address" label={words.address} max={200} value={fields.address} onChange={set('address')} />
      <TextField
        path="needs"
        label={words.needs}
        hint={words.needsHint}
        max={200}
        value={fields.needs}
        onChange={set('needs')}
      />
      <ChoiceField
        path="gender"
        label={words.gender}
        value={fields.gender}
        onChange={set('gender')}
        options={genders}
      />
      <DayField path="bornOn" label={words.bornOn} value={fields.bornOn} onChange={set('bornOn')} />
      <ChoiceField
        path="capacity"
        label={words.capacity}
        value={fields.capacity}
        onChange={set('capacity')}
        options={keysOf(capacities).map((value) => ({ value, label: say(capacities[value]) }))}
      />
      <TextField
        path="idNumber"
        label={words.idNumber}
        hint={words.idNumberHint}
        max={30}
        value={fields.idNumber}
        onChange={set('idNumber')}
      />
      <TextField path="employer" label={words.employer} max={80} value={fields.employer} onChange={set('employer')} />
      <TextField
        path="occupation"
        label={words.occupation}
        max={40}
        value={fields.occupation}
        onChange={set('occupation')}
      />
    </>
  );
}
