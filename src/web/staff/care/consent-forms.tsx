import { App } from 'antd';
import { useNavigate } from 'react-router';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import { keysOf } from '../../../kit/words.ts';
import { supportDoors as doors } from '../../../modules/care/contract-support.ts';
import { type ConsentWay, consentWays } from '../../../modules/care/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, DayField, Field, TextField } from '../forms/fields.tsx';
import { type Gaps, RegisterForm, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { PersonSelect } from '../registers/person-select.tsx';
import type { Plan } from './shapes.ts';
import { supportWords as words } from './words-support.ts';

interface Consent {
  readonly consentBy: string;
  readonly consentHow: ConsentWay;
  readonly consentFor: string;
  readonly consentUntil: string;
}

function freshConsent(): Consent {
  return { consentBy: '', consentHow: 'paper', consentFor: '', consentUntil: addDays(dayOf(new Date()), 180) };
}

const consentPaths = ['consentBy', 'consentHow', 'consentFor', 'consentUntil'] as const;

function consentGaps(consent: Consent): Gaps {
  return {
    consentBy: consent.consentBy.trim() === '' ? words.missing : undefined,
    consentFor: consent.consentFor.trim().length < 2 ? words.tooShort : undefined,
    consentUntil: consent.consentUntil === '' ? words.missing : undefined,
  };
}

interface ConsentFieldsProps {
  readonly consent: Consent;
  readonly set: <Name extends keyof Consent>(name: Name) => (value: Consent[Name]) => void;
}

function ConsentFields({ consent, set }: ConsentFieldsProps) {
  const { say } = useLanguage();
  return (
    <>
      <TextField
        path="consentBy"
        label={words.consentBy}
        max={60}
        value={consent.consentBy}
        onChange={set('consentBy')}
      />
      <ChoiceField
        path="consentHow"
        label={words.consentHow}
        value={consent.consentHow}
        onChange={set('consentHow')}
        options={keysOf(consentWays).map((value) => ({ value, label: say(consentWays[value]) }))}
      />
      <DayField
        path="consentUntil"
        label={words.consentUntil}
        min={dayOf(new Date())}
        value={consent.consentUntil}
        onChange={set('consentUntil')}
      />
      <TextField
        wide
        path="consentFor"
        label={words.consentFor}
        max={500}
        rows={2}
        value={consent.consentFor}
        onChange={set('consentFor')}
      />
    </>
  );
}

/** A plan begins with the consent of the household. */
export function StartSupportForm({ matterId, onFold }: { readonly matterId: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [consent, setConsent] = useFields(freshConsent());
  const [fields, set] = useFields({
    household: '',
    need: '',
    leadId: '',
    reviewOn: addDays(dayOf(new Date()), 30),
  });
  const knock = useKnock(doors.startSupport, {
    refreshes: ['support.', 'matter.'],
    onDone: ({ id }) => {
      void message.success(say(words.started));
      void navigate(`/supports/${id}`);
    },
  });
  const { leadId, ...rest } = fields;
  return (
    <RegisterForm
      title={words.start}
      label={words.start}
      paths={['household', 'need', 'leadId', 'reviewOn', ...consentPaths]}
      gaps={{
        household: fields.household.trim().length < 2 ? words.tooShort : undefined,
        need: fields.need.trim().length < 2 ? words.tooShort : undefined,
        reviewOn: fields.reviewOn === '' ? words.missing : undefined,
        ...consentGaps(consent),
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: matterId, ...rest, ...consent, ...(leadId && { leadId }) })}
      onFold={onFold}
    >
      <p className="quiet small field-wide">{say(words.startHint)}</p>
      <TextField
        path="household"
        label={words.household}
        max={100}
        value={fields.household}
        onChange={set('household')}
      />
      <Field path="leadId" label={words.lead} hint={words.leadHint}>
        {({ id }) => <PersonSelect id={id} label={say(words.lead)} value={leadId} onChange={set('leadId')} />}
      </Field>
      <TextField wide path="need" label={words.need} max={500} rows={2} value={fields.need} onChange={set('need')} />
      <ConsentFields consent={consent} set={setConsent} />
      <DayField
        path="reviewOn"
        label={words.reviewOn}
        min={addDays(dayOf(new Date()), 1)}
        value={fields.reviewOn}
        onChange={set('reviewOn')}
      />
    </RegisterForm>
  );
}

/** The household agreed anew. */
export function AgreeForm({ plan, onFold }: { readonly plan: Plan; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields<Consent>({
    ...freshConsent(),
    consentBy: plan.consentBy,
    consentFor: plan.consentFor,
  });
  const knock = useKnock(doors.agree, {
    refreshes: ['support.'],
    onDone: () => {
      void message.success(say(words.agreed));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.agree}
      label={words.agree}
      paths={consentPaths}
      gaps={consentGaps(fields)}
      knock={knock}
      onSend={() => knock.mutate({ id: plan.id, ...fields })}
      onFold={onFold}
    >
      <ConsentFields consent={fields} set={set} />
    </RegisterForm>
  );
}
