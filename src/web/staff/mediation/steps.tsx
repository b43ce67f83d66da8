import { Button } from 'antd';
import { useState } from 'react';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/mediation/contract.ts';
import { mediationSteps, type Way } from '../../../modules/mediation/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Act, Acts } from '../forms/acts.tsx';
import { DayField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { ProblemLine } from '../frame/states.tsx';
import { PersonSelect } from '../registers/person-select.tsx';
import { FailForm, StopForm } from './ending-forms.tsx';
import { AcceptForm, RefuseForm } from './gate-forms.tsx';
import { HowField } from './party-small-forms.tsx';
import type { Mediation, PanelProps } from './shapes.ts';
import { useMediationAct } from './use-act.ts';
import { mediationWords as words } from './words.ts';

interface FormProps extends PanelProps {
  readonly onFold: () => void;
}

/** What this colleague may do with the case as a whole now. */
export function Steps({ mediation }: PanelProps) {
  const { say } = useLanguage();
  const resume = useMediationAct(doors.resume, mediationSteps.resume);
  const all: readonly (Act & { readonly can: Mediation['can'][number] })[] = [
    {
      can: 'accept',
      name: 'accept',
      label: mediationSteps.accept,
      form: (onFold) => <AcceptForm mediation={mediation} onFold={onFold} />,
    },
    {
      can: 'refuse',
      name: 'refuse',
      label: mediationSteps.refuse,
      form: (onFold) => <RefuseForm mediation={mediation} onFold={onFold} />,
    },
    {
      can: 'suspend',
      name: 'suspend',
      label: mediationSteps.suspend,
      form: (onFold) => <SuspendForm mediation={mediation} onFold={onFold} />,
    },
    {
      can: 'fail',
      name: 'fail',
      label: mediationSteps.fail,
      form: (onFold) => <FailForm mediation={mediation} onFold={onFold} />,
    },
    {
      can: 'stop',
      name: 'stop',
      label: mediationSteps.stop,
      form: (onFold) => <StopForm mediation={mediation} onFold={onFold} />,
    },
    {
      can: 'reopen',
      name: 'reopen',
      label: mediationSteps.reopen,
      form: (onFold) => <ReopenForm mediation={mediation} onFold={onFold} />,
    },
    {
      can: 'extend',
      name: 'extend',
      label: words.extend,
      form: (onFold) => <ExtendForm mediation={mediation} onFold={onFold} />,
    },
    {
      can: 'liaison',
      name: 'liaison',
      label: words.changeLiaison,
      form: (onFold) => <LiaisonForm mediation={mediation} onFold={onFold} />,
    },
    {
      can: 'note',
      name: 'note',
      label: words.note,
      form: (onFold) => <NoteForm mediation={mediation} onFold={onFold} />,
    },
  ];
  return (
    <div className="mediation-steps">
      {mediation.can.includes('resume') && (
        <Button
          type="primary"
          loading={resume.isPending}
          onClick={() => resume.mutate({ id: mediation.id, version: mediation.version })}
        >
          {say(mediationSteps.resume)}
        </Button>
      )}
      <ProblemLine problem={resume.error} />
      <Acts id={mediation.id} of={mediation.title} acts={all.filter(({ can }) => mediation.can.includes(can))} />
    </div>
  );
}

const tooShort = (text: string): Words | undefined => (text.trim().length < 2 ? words.tooShort : undefined);

function SuspendForm({ mediation, onFold }: FormProps) {
  const guard = useSeen(mediation.version);
  const [fields, set] = useFields({ text: '', coolUntil: '' });
  const knock = useMediationAct(doors.suspend, mediationSteps.suspend, onFold);
  const { text, coolUntil } = fields;
  return (
    <RegisterForm
      title={mediationSteps.suspend}
      label={mediationSteps.suspend}
      paths={['text', 'coolUntil']}
      gaps={{ text: tooShort(text) }}
      knock={knock}
      guard={guard}
      onSend={() =>
        knock.mutate({ id: mediation.id, version: guard.seen, text, ...(coolUntil !== '' && { coolUntil }) })
      }
      onFold={onFold}
    >
      <TextField wide path="text" label={words.reason} max={500} rows={2} value={text} onChange={set('text')} />
      <DayField path="coolUntil" label={words.coolUntil} value={coolUntil} onChange={set('coolUntil')} />
    </RegisterForm>
  );
}

function ReopenForm({ mediation, onFold }: FormProps) {
  const guard = useSeen(mediation.version);
  const [text, setText] = useState('');
  const knock = useMediationAct(doors.reopen, mediationSteps.reopen, onFold);
  return (
    <RegisterForm
      title={mediationSteps.reopen}
      label={mediationSteps.reopen}
      paths={['text']}
      gaps={{ text: tooShort(text) }}
      knock={knock}
      guard={guard}
      onSend={() => knock.mutate({ id: mediation.id, version: guard.seen, text })}
      onFold={onFold}
    >
      <TextField wide path="text" label={words.reason} max={500} rows={2} value={text} onChange={setText} />
    </RegisterForm>
  );
}

function ExtendForm({ mediation, onFold }: FormProps) {
  const guard = useSeen(mediation.version);
  const { say } = useLanguage();
  const due = mediation.clocks.find(({ kind, state }) => kind === 'mediate' && state === 'running')?.dueAt;
  const from = dayOf(due === undefined || new Date(due) < new Date() ? new Date() : new Date(due));
  const [fields, set] = useFields({ until: addDays(from, 30), text: '', consentHow: 'phone' as Way });
  const knock = useMediationAct(doors.extend, words.extend, onFold);
  const isPeople = mediation.track === 'people';
  const { until, text, consentHow } = fields;
  return (
    <RegisterForm
      title={words.extend}
      label={words.extend}
      paths={['until', 'text', 'consentHow']}
      gaps={{ text: tooShort(text), until: until === '' ? words.missing : undefined }}
      knock={knock}
      guard={guard}
      onSend={() =>
        knock.mutate({ id: mediation.id, version: guard.seen, until, text, ...(isPeople && { consentHow }) })
      }
      onFold={onFold}
    >
      {!isPeople && <p className="quiet">{say(words.noConsentNeeded)}</p>}
      <DayField path="until" label={words.until} value={until} onChange={set('until')} min={addDays(from, 1)} />
      <TextField wide path="text" label={words.reason} max={500} rows={2} value={text} onChange={set('text')} />
      {isPeople && <HowField value={consentHow} onChange={set('consentHow')} />}
    </RegisterForm>
  );
}

function LiaisonForm({ mediation, onFold }: FormProps) {
  const guard = useSeen(mediation.version);
  const { say } = useLanguage();
  const [fields, set] = useFields({ personId: '', text: '' });
  const knock = useMediationAct(doors.changeLiaison, words.changeLiaison, onFold);
  const { personId, text } = fields;
  return (
    <RegisterForm
      title={words.changeLiaison}
      label={words.changeLiaison}
      paths={['personId', 'text']}
      gaps={{ personId: personId === '' ? words.missing : undefined, text: tooShort(text) }}
      knock={knock}
      guard={guard}
      onSend={() => knock.mutate({ id: mediation.id, version: guard.seen, personId, text })}
      onFold={onFold}
    >
      <Field path="personId" label={words.liaison}>
        {({ id }) => <PersonSelect id={id} label={say(words.liaison)} value={personId} onChange={set('personId')} />}
      </Field>
      <TextField wide path="text" label={words.reason} max={500} value={text} onChange={set('text')} />
    </RegisterForm>
  );
}

function NoteForm({ mediation, onFold }: FormProps) {
  const guard = useSeen(mediation.version);
  const [text, setText] = useState('');
  const knock = useMediationAct(doors.note, words.saved, onFold);
  return (
    <RegisterForm
      title={words.note}
      label={words.note}
      paths={['text']}
      gaps={{ text: tooShort(text) }}
      knock={knock}
      guard={guard}
      onSend={() => knock.mutate({ id: mediation.id, version: guard.seen, text })}
      onFold={onFold}
    >
      <TextField wide path="text" label={words.note} max={5000} rows={3} value={text} onChange={setText} />
    </RegisterForm>
  );
}
