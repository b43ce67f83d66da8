import { App } from 'antd';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import { keysOf } from '../../../kit/words.ts';
import { supportDoors as doors } from '../../../modules/care/contract-support.ts';
import { type ConsentWay, consentWays, type ReviewOutcome, reviewOutcomes } from '../../../modules/care/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, DayField, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import type { Plan } from './shapes.ts';
import { supportWords as words } from './words-support.ts';

interface PlanFormProps {
  readonly plan: Plan;
  readonly onFold: () => void;
}

const refreshes = ['support.', 'matter.'];

function useSaid(onFold: () => void) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return (done: { readonly zh: string; readonly en: string }) => {
    void message.success(say(done));
    onFold();
  };
}

/** The household took its consent back. */
export function WithdrawForm({ plan, onFold }: PlanFormProps) {
  const { say } = useLanguage();
  const said = useSaid(onFold);
  const [fields, set] = useFields({ how: 'spoken' as ConsentWay });
  const knock = useKnock(doors.withdrawConsent, { refreshes, onDone: () => said(words.withdrawn) });
  return (
    <RegisterForm
      danger
      title={words.withdraw}
      label={words.withdraw}
      paths={['how']}
      knock={knock}
      onSend={() => knock.mutate({ id: plan.id, ...fields })}
      onFold={onFold}
    >
      <p className="quiet small field-wide">{say(words.withdrawHint)}</p>
      <ChoiceField
        path="how"
        label={words.how}
        value={fields.how}
        onChange={set('how')}
        options={keysOf(consentWays).map((value) => ({ value, label: say(consentWays[value]) }))}
      />
    </RegisterForm>
  );
}

export function DateForm({ plan, onFold }: PlanFormProps) {
  const said = useSaid(onFold);
  const today = dayOf(new Date());
  const [fields, set] = useFields({ dueOn: addDays(today, 7) });
  const knock = useKnock(doors.planVisit, { refreshes, onDone: () => said(words.dated) });
  return (
    <RegisterForm
      title={words.date}
      label={words.date}
      paths={['dueOn']}
      gaps={{ dueOn: fields.dueOn === '' ? words.missing : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: plan.id, ...fields })}
      onFold={onFold}
    >
      <DayField path="dueOn" label={words.onDay} min={today} value={fields.dueOn} onChange={set('dueOn')} />
    </RegisterForm>
  );
}

export function VisitForm({ visitId, onFold }: { readonly visitId: string; readonly onFold: () => void }) {
  const said = useSaid(onFold);
  const [fields, set] = useFields({ note: '' });
  const knock = useKnock(doors.visit, { refreshes, onDone: () => said(words.visited) });
  return (
    <RegisterForm
      title={words.visit}
      label={words.visit}
      paths={['note']}
      gaps={{ note: fields.note.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: visitId, ...fields })}
      onFold={onFold}
    >
      <TextField wide path="note" label={words.note} max={500} rows={2} value={fields.note} onChange={set('note')} />
    </RegisterForm>
  );
}

/** A note of counselling; it is sealed when it is sent. */
export function NoteForm({ plan, onFold }: PlanFormProps) {
  const { say } = useLanguage();
  const said = useSaid(onFold);
  const [fields, set] = useFields({ text: '' });
  const knock = useKnock(doors.note, { refreshes, onDone: () => said(words.noted) });
  return (
    <RegisterForm
      title={words.addNote}
      label={words.addNote}
      paths={['text']}
      gaps={{ text: fields.text.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: plan.id, ...fields })}
      onFold={onFold}
    >
      <p className="quiet small field-wide">{say(words.notesAbout)}</p>
      <TextField wide path="text" label={words.notes} max={4000} rows={4} value={fields.text} onChange={set('text')} />
    </RegisterForm>
  );
}

/** Somebody else looks at the plan: it goes on until a new day, or it is closed. */
export function ReviewForm({ plan, onFold }: PlanFormProps) {
  const { say } = useLanguage();
  const said = useSaid(onFold);
  const tomorrow = addDays(dayOf(new Date()), 1);
  const [fields, set] = useFields({ outcome: 'go-on' as ReviewOutcome, note: '', nextOn: addDays(tomorrow, 29) });
  const knock = useKnock(doors.review, { refreshes, onDone: () => said(words.reviewed) });
  const { nextOn, ...rest } = fields;
  const goesOn = fields.outcome === 'go-on';
  return (
    <RegisterForm
      title={words.review}
      label={words.review}
      paths={['outcome', 'note', 'nextOn']}
      gaps={{
        note: fields.note.trim().length < 2 ? words.tooShort : undefined,
        nextOn: goesOn && nextOn === '' ? words.missing : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: plan.id, ...rest, ...(goesOn && { nextOn }) })}
      onFold={onFold}
    >
      <p className="quiet small field-wide">{say(words.reviewHint)}</p>
      <ChoiceField
        path="outcome"
        label={words.outcome}
        value={fields.outcome}
        onChange={set('outcome')}
        options={keysOf(reviewOutcomes).map((value) => ({ value, label: say(reviewOutcomes[value]) }))}
      />
      {goesOn && <DayField path="nextOn" label={words.nextOn} min={tomorrow} value={nextOn} onChange={set('nextOn')} />}
      <TextField wide path="note" label={words.note} max={500} rows={2} value={fields.note} onChange={set('note')} />
    </RegisterForm>
  );
}
