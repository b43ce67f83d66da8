import { useState } from 'react';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import { keysOf, type Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/mediators/contract.ts';
import { type TieKind, tieKinds } from '../../../modules/mediators/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, DayField, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { formWords } from '../forms/words.ts';
import { useKnock } from '../frame/doors.ts';
import { type Mediator, refreshes } from './shapes.ts';
import { useDone } from './use-done.ts';
import { tieHints, mediatorWords as words } from './words.ts';

interface FormProps {
  readonly card: Mediator;
  readonly onFold: () => void;
}

const isShort = (text: string) => (text.trim().length < 2 ? words.reasonShort : undefined);

export function RestForm({ card: { id, version }, onFold }: FormProps) {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const knock = useKnock(doors.rest, { refreshes, onDone: useDone(words.rested, onFold) });
  return (
    <RegisterForm
      title={words.rest}
      label={words.rest}
      paths={['reason', 'until']}
      gaps={{ reason: isShort(reason) }}
      knock={knock}
      onSend={() => knock.mutate({ id, version, reason, until: until || null })}
      onFold={onFold}
    >
      <div className="field-grid">
        <TextField path="reason" label={words.reason} max={200} value={reason} onChange={setReason} />
        <DayField
          path="until"
          label={words.until}
          min={addDays(dayOf(new Date()), 1)}
          value={until}
          onChange={setUntil}
        />
      </div>
    </RegisterForm>
  );
}

export function RenewForm({ card: { id, version }, onFold }: FormProps) {
  const [termTo, setTermTo] = useState('');
  const knock = useKnock(doors.renew, { refreshes, onDone: useDone(words.renewed, onFold) });
  return (
    <RegisterForm
      title={words.renew}
      label={words.renew}
      paths={['termTo']}
      knock={knock}
      onSend={() => knock.mutate({ id, version, ...(termTo && { termTo }) })}
      onFold={onFold}
    >
      <DayField path="termTo" label={words.termTo} hint={words.termHint} value={termTo} onChange={setTermTo} />
    </RegisterForm>
  );
}

export function EndForm({ card: { id, version }, onFold }: FormProps) {
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  const knock = useKnock(doors.end, { refreshes, onDone: useDone(words.ended, onFold) });
  return (
    <RegisterForm
      danger
      title={words.end}
      label={words.end}
      paths={['reason']}
      gaps={{ reason: isShort(reason) }}
      knock={knock}
      onSend={() => knock.mutate({ id, version, reason })}
      onFold={onFold}
    >
      <TextField path="reason" label={words.reason} max={200} value={reason} onChange={setReason} />
      <p className="quiet">{say(words.endEffect)}</p>
    </RegisterForm>
  );
}

interface PlainProps extends FormProps {
  readonly door: typeof doors.comeBack | typeof doors.signOff;
  readonly title: Words;
  readonly done: Words;
  readonly effect?: Words;
}

/** A step that asks for nothing more than to be meant. */
export function PlainForm({ card: { id, version }, onFold, door, title, done, effect }: PlainProps) {
  const { say } = useLanguage();
  const knock = useKnock(door, { refreshes, onDone: useDone(done, onFold) });
  return (
    <RegisterForm
      title={title}
      label={title}
      paths={[]}
      knock={knock}
      onSend={() => knock.mutate({ id, version })}
      onFold={onFold}
    >
      {effect && <p className="quiet">{say(effect)}</p>}
    </RegisterForm>
  );
}

export function TrainForm({ card: { id }, onFold }: FormProps) {
  const today = dayOf(new Date());
  const [fields, set] = useFields({ heldOn: today, subject: '', hours: '8', givenBy: '' });
  const knock = useKnock(doors.train, { refreshes, onDone: useDone(words.trained, onFold) });
  const minutes = Math.round(Number(fields.hours) * 60);
  return (
    <RegisterForm
      title={words.train}
      label={words.train}
      paths={['heldOn', 'subject', 'minutes', 'givenBy']}
      gaps={{
        heldOn: fields.heldOn === '' ? formWords.chooseDay : undefined,
        subject: isShort(fields.subject),
        minutes: minutes >= 30 && minutes <= 6000 ? undefined : words.hoursWrong,
        givenBy: isShort(fields.givenBy),
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({ id, heldOn: fields.heldOn, subject: fields.subject, minutes, givenBy: fields.givenBy })
      }
      onFold={onFold}
    >
      <div className="field-grid">
        <TextField path="subject" label={words.subject} max={120} value={fields.subject} onChange={set('subject')} />
        <TextField path="givenBy" label={words.givenBy} max={80} value={fields.givenBy} onChange={set('givenBy')} />
        <DayField path="heldOn" label={words.heldOn} value={fields.heldOn} onChange={set('heldOn')} />
        <TextField
          path="minutes"
          label={words.hours}
          max={5}
          inputMode="decimal"
          value={fields.hours}
          onChange={set('hours')}
        />
      </div>
    </RegisterForm>
  );
}

export function TieForm({ card: { id }, onFold }: FormProps) {
  const { say } = useLanguage();
  const [kind, setKind] = useState<TieKind>('kin');
  const [fields, set] = useFields({ name: '', phone: '', note: '' });
  const knock = useKnock(doors.declareTie, { refreshes, onDone: useDone(words.tied, onFold) });
  const { name, phone, note } = fields;
  return (
    <RegisterForm
      title={words.tie}
      label={words.tie}
      paths={['kind', 'name', 'phone', 'note']}
      gaps={{ name: name.trim() === '' ? formWords.needed : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id, kind, name, phone: phone.trim() || null, note })}
      onFold={onFold}
    >
      <div className="field-grid">
        <ChoiceField
          path="kind"
          label={words.tieKind}
          value={kind}
          onChange={setKind}
          options={keysOf(tieKinds).map((value) => ({ value, label: say(tieKinds[value]) }))}
        />
        <TextField
          path="name"
          label={words.tieName}
          hint={tieHints[kind]}
          max={120}
          value={name}
          onChange={set('name')}
        />
        {(kind === 'kin' || kind === 'declared') && (
          <TextField
            path="phone"
            label={words.tiePhone}
            max={30}
            inputMode="tel"
            value={phone}
            onChange={set('phone')}
          />
        )}
        <TextField path="note" label={words.tieNote} max={200} value={note} onChange={set('note')} />
      </div>
    </RegisterForm>
  );
}
