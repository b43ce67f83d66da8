import { useState } from 'react';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/confirmation/contract.ts';
import {
  type CourtBasis,
  courtBases,
  type ExclusionMark,
  exclusionMarks,
  exclusions,
  givenPapers,
  paperKinds,
  type Said,
  saidWords,
} from '../../../../modules/confirmation/words.ts';
import { ways } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, TextField, TicksField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { FilePicker } from '../../frame/file-picker.tsx';
import { type Courts, type FormProps, useConfirmAct } from './shapes.ts';
import { confirmWords as words } from './words.ts';

/** 审查: nothing is chosen beforehand about property; ticks are what speaks against it. */
export function CheckForm({ mediationId, one, onFold }: FormProps) {
  const { say } = useLanguage();
  const [marks, setMarks] = useState<readonly ExclusionMark[]>(one.marks ?? []);
  const [property, setProperty] = useState<'' | 'needed' | 'none'>(one.property ?? '');
  const knock = useConfirmAct(doors.check, onFold);
  return (
    <RegisterForm
      title={words.check}
      label={words.check}
      paths={['marks', 'property']}
      gaps={{ property: property === '' ? words.needed : undefined }}
      knock={knock}
      onSend={() =>
        property !== '' && knock.mutate({ id: mediationId, version: one.version, marks: [...marks], property })
      }
      onFold={onFold}
    >
      <TicksField
        label={words.marks}
        hint={words.checkHint}
        value={marks}
        onChange={setMarks}
        options={exclusionMarks.map((value) => ({ value, label: say(exclusions[value]) }))}
      />
      <ChoiceField
        path="property"
        label={words.property}
        value={property}
        onChange={setProperty}
        options={[
          { value: 'none', label: say(words.propertyNone) },
          { value: 'needed', label: say(words.propertyNeeded) },
        ]}
      />
    </RegisterForm>
  );
}

const told = ['phone', 'paper', 'officer'] as const;

/** What a party says who does not use the own page; who may say it for whom comes from the server. */
export function SayForm({ mediationId, one, onFold }: FormProps) {
  const { say } = useLanguage();
  const first = one.voices.find(({ said }) => said !== 'yes') ?? one.voices[0];
  const [fields, set] = useFields({
    partyId: first?.partyId ?? '',
    said: 'yes' as Said,
    how: 'phone' as (typeof told)[number],
    spokenBy: '',
    witness: '',
  });
  const [file, setFile] = useState({ id: '', isSending: false });
  const knock = useConfirmAct(doors.say, onFold);
  const { spokenBy, ...said } = fields;
  const speakers = one.speakers.filter(({ forId }) => forId === fields.partyId);
  const send = () =>
    knock.mutate({
      id: mediationId,
      ...said,
      ...(speakers.some(({ id }) => id === spokenBy) && { spokenBy }),
      ...(file.id !== '' && { fileId: file.id }),
    });
  return (
    <RegisterForm
      title={words.say}
      label={words.say}
      paths={['partyId', 'said', 'how', 'spokenBy', 'witness', 'fileId']}
      gaps={{ fileId: file.isSending ? words.sending : undefined }}
      knock={knock}
      onSend={send}
      onFold={onFold}
    >
      <ChoiceField
        path="partyId"
        label={words.who}
        value={fields.partyId}
        onChange={set('partyId')}
        options={one.voices.map(({ partyId, name }) => ({ value: partyId, label: name }))}
      />
      <ChoiceField
        path="said"
        label={words.said}
        value={fields.said}
        onChange={set('said')}
        options={keysOf(saidWords).map((value) => ({ value, label: say(saidWords[value]) }))}
      />
      <ChoiceField
        path="how"
        label={words.how}
        value={fields.how}
        onChange={set('how')}
        options={told.map((value) => ({ value, label: say(ways[value]) }))}
      />
      {speakers.length > 0 && (
        <ChoiceField
          path="spokenBy"
          label={words.spokenBy}
          value={fields.spokenBy}
          onChange={set('spokenBy')}
          options={[
            { value: '', label: say(words.myself) },
            ...speakers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <TextField path="witness" label={words.witness} max={80} value={fields.witness} onChange={set('witness')} />
      <FilePicker label={words.scan} max={1} onChange={([id = ''], isSending) => setFile({ id, isSending })} />
    </RegisterForm>
  );
}

export function CourtForm({ mediationId, one, courts, onFold }: FormProps & { readonly courts: Courts }) {
  const { say } = useLanguage();
  const [courtId, setCourt] = useState(one.courtId ?? courts[0]?.id ?? '');
  const [courtName, setName] = useState(one.courtId === null ? (one.court?.name ?? '') : '');
  const [basis, setBasis] = useState<CourtBasis>(one.court?.basis ?? 'body');
  const knock = useConfirmAct(doors.court, onFold);
  const isTyped = courtId === '';
  return (
    <RegisterForm
      title={words.court}
      label={words.court}
      paths={['courtId', 'courtName', 'basis']}
      gaps={{ courtName: isTyped && courtName.trim().length < 4 ? words.needed : undefined }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: mediationId,
          version: one.version,
          basis,
          ...(isTyped ? { courtName } : { courtId }),
        })
      }
      onFold={onFold}
    >
      <ChoiceField
        path="courtId"
        label={words.courtOf}
        value={courtId}
        onChange={setCourt}
        options={[
          ...courts.map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: say(words.otherCourt) },
        ]}
      />
      {isTyped && <TextField path="courtName" label={words.otherCourt} max={80} value={courtName} onChange={setName} />}
      <ChoiceField
        path="basis"
        label={words.basis}
        value={basis}
        onChange={setBasis}
        options={keysOf(courtBases).map((value) => ({ value, label: say(courtBases[value]) }))}
      />
    </RegisterForm>
  );
}

export function ContactForm({ mediationId, one, onFold }: FormProps) {
  const { say } = useLanguage();
  const [first] = one.contacts.toSorted((a, b) => Number(a.confirmed) - Number(b.confirmed));
  const [fields, , setFields] = useFields({
    partyId: first?.partyId ?? '',
    address: first?.address ?? '',
    phone: first?.phone ?? '',
  });
  const knock = useConfirmAct(doors.contact, onFold);
  const choose = (partyId: string) => {
    const found = one.contacts.find((contact) => contact.partyId === partyId);
    setFields({ partyId, address: found?.address ?? '', phone: found?.phone ?? '' });
  };
  return (
    <RegisterForm
      title={words.contact}
      label={words.contact}
      paths={['partyId', 'address', 'phone']}
      gaps={{
        address: fields.address.trim().length < 4 ? words.needed : undefined,
        phone: fields.phone.trim().length < 5 ? words.needed : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: mediationId, ...fields })}
      onFold={onFold}
    >
      <ChoiceField
        path="partyId"
        label={words.who}
        value={fields.partyId}
        onChange={choose}
        options={one.contacts.map(({ partyId, name, confirmed }) => ({
          value: partyId,
          label: `${name}（${say(confirmed ? words.confirmedContact : words.assumed)}）`,
        }))}
      />
      <TextField
        path="address"
        label={words.address}
        max={200}
        value={fields.address}
        onChange={(address) => setFields((now) => ({ ...now, address }))}
      />
      <TextField
        path="phone"
        label={words.phone}
        max={30}
        inputMode="tel"
        value={fields.phone}
        onChange={(phone) => setFields((now) => ({ ...now, phone }))}
      />
    </RegisterForm>
  );
}

type Kind = (typeof givenPapers)[number];

export function PaperForm({ mediationId, one, onFold }: FormProps) {
  const { say } = useLanguage();
  const missing = one.lines.find(({ state, kind }) => state === 'missing' && givenPapers.some((one) => one === kind));
  const [fields, set] = useFields({
    kind: (missing?.kind ?? 'identity') as Kind,
    partyId: missing?.partyId ?? '',
    label: '',
  });
  const [file, setFile] = useState({ id: '', isSending: false });
  const knock = useConfirmAct(doors.paper, onFold);
  const people = one.lines.flatMap(({ partyId, name }) => (partyId === null ? [] : [{ value: partyId, label: name }]));
  const options = [...new Map(people.map((person) => [person.value, person])).values()];
  return (
    <RegisterForm
      title={words.paper}
      label={words.paper}
      paths={['kind', 'partyId', 'label', 'fileId']}
      gaps={{ fileId: file.isSending ? words.sending : undefined }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: mediationId,
          kind: fields.kind,
          label: fields.label,
          ...(fields.partyId !== '' && { partyId: fields.partyId }),
          ...(file.id !== '' && { fileId: file.id }),
        })
      }
      onFold={onFold}
    >
      <ChoiceField
        path="kind"
        label={words.kind}
        value={fields.kind}
        onChange={set('kind')}
        options={givenPapers.map((value) => ({ value, label: say(paperKinds[value]) }))}
      />
      <ChoiceField
        path="partyId"
        label={words.whose}
        value={fields.partyId}
        onChange={set('partyId')}
        options={[{ value: '', label: say(words.everybody) }, ...options]}
      />
      <TextField path="label" label={words.label} max={100} value={fields.label} onChange={set('label')} />
      <FilePicker label={words.file} max={1} onChange={([id = ''], isSending) => setFile({ id, isSending })} />
    </RegisterForm>
  );
}
