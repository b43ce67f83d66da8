import { App, Radio } from 'antd';
import { useState } from 'react';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { revisitWays } from '../../../modules/matters/words.ts';
import { doors } from '../../../modules/revisits/contract.ts';
import { type Found, foundWords } from '../../../modules/revisits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { DayField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { visitWords as words } from './words.ts';

type Task = AnswerOf<typeof doors.list>['rows'][number];
type Way = keyof typeof revisitWays;

interface TaskFormProps {
  readonly task: Task;
  readonly onFold: () => void;
}

/** How the visit was made and what was found; what has come back is taken up again at once. */
export function VisitForm({ task, onFold }: TaskFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [way, setWay] = useState<Way | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [note, setNote] = useState('');
  const knock = useKnock(doors.visit, {
    refreshes: ['revisit.', 'matter.'],
    onDone: ({ again }) => {
      const cameBack = again ? words.cameBackNew(again.number) : words.cameBack;
      void message.success(say(found === 'relapse' ? cameBack : words.visited));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.visit}
      label={words.visit}
      paths={['way', 'found', 'note']}
      gaps={{
        way: way === null ? words.chooseOne : undefined,
        found: found === null ? words.chooseOne : undefined,
        note: note.trim().length < 2 ? words.tooShort : undefined,
      }}
      knock={knock}
      onSend={() => way && found && knock.mutate({ id: task.id, way, found, note })}
      onFold={onFold}
    >
      <Field path="way" label={words.way}>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label={say(words.way)}
            value={way}
            onChange={({ target }) => setWay(target.value)}
            options={keysOf(revisitWays).map((value) => ({ value, label: say(revisitWays[value]) }))}
          />
        )}
      </Field>
      <Field path="found" label={words.found} {...(found === 'relapse' && { hint: words.relapseAbout })}>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label={say(words.found)}
            value={found}
            onChange={({ target }) => setFound(target.value)}
            options={keysOf(foundWords).map((value) => ({ value, label: say(foundWords[value]) }))}
          />
        )}
      </Field>
      <TextField wide path="note" label={words.note} max={2000} rows={2} value={note} onChange={setNote} />
    </RegisterForm>
  );
}

/** Puts a visit off to a day within a month, with the reason. */
export function SnoozeForm({ task, onFold }: TaskFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const today = dayOf(new Date());
  const [until, setUntil] = useState(() => addDays(today, 7));
  const [reason, setReason] = useState('');
  const knock = useKnock(doors.snooze, {
    refreshes: ['revisit.', 'matter.'],
    onDone: () => {
      void message.success(say(words.snoozed));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.snooze}
      label={words.snooze}
      paths={['until', 'reason']}
      gaps={{
        until: until === '' ? words.chooseOne : undefined,
        reason: reason.trim().length < 2 ? words.tooShort : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: task.id, until, reason })}
      onFold={onFold}
    >
      <DayField path="until" label={words.until} min={addDays(today, 1)} value={until} onChange={setUntil} />
      <TextField path="reason" label={words.reason} max={500} value={reason} onChange={setReason} />
    </RegisterForm>
  );
}
