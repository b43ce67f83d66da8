import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { newId } from '../../../kit/ids.ts';
import { doors } from '../../../modules/meetings/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { useKnock } from '../frame/doors.ts';
import { helperInput } from '../matters/helper-select.tsx';
import { DecisionEdit, type EditedDecision } from './decision-edit.tsx';
import { meetingWords as words } from './words.ts';

type Meeting = AnswerOf<typeof doors.view>;

function decisionInput({ kind, task, matterId, helper, dueOn }: EditedDecision) {
  const about = matterId === '' ? {} : { matterId };
  if (kind !== 'task') return { kind, task, ...about };
  return { kind, task, ...about, ...(helper === '' ? {} : helperInput(helper)), ...(dueOn === '' ? {} : { dueOn }) };
}

/** The minutes: who came, what was said, what came of each topic, what was decided. */
export function HoldForm({ meeting, onFold }: { readonly meeting: Meeting; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields({ attendees: '', minutes: '' });
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, string>>>({});
  const [decisions, setDecisions] = useState<readonly EditedDecision[]>([]);
  const guard = useSeen(meeting.version);
  const knock = useKnock(doors.hold, {
    refreshes: ['meeting.', 'matter.'],
    onDone: () => {
      void message.success(say(words.held));
      onFold();
    },
  });
  const names = fields.attendees
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean);
  const send = () =>
    knock.mutate({
      id: meeting.id,
      version: guard.seen,
      attendees: names.map((name) => ({ name })),
      minutes: fields.minutes,
      outcomes: Object.entries(outcomes).map(([itemId, outcome]) => ({ itemId, outcome })),
      decisions: decisions.map(decisionInput),
    });
  return (
    <RegisterForm
      title={words.hold}
      label={words.hold}
      paths={['attendees', 'minutes']}
      gaps={{
        attendees: names.length === 0 ? words.nobody : undefined,
        minutes: fields.minutes.trim().length < 2 ? words.tooShort : undefined,
      }}
      knock={knock}
      guard={guard}
      onSend={send}
      onFold={onFold}
    >
      <TextField
        wide
        path="attendees"
        label={words.attendees}
        hint={words.attendeesHint}
        max={4000}
        rows={3}
        value={fields.attendees}
        onChange={set('attendees')}
      />
      <TextField
        wide
        path="minutes"
        label={words.minutes}
        max={10_000}
        rows={5}
        value={fields.minutes}
        onChange={set('minutes')}
      />
      {meeting.items
        .filter((item) => !item.hidden)
        .map((item) => (
          <div key={item.id} className="field-line">
            <label htmlFor={`outcome-${item.id}`}>
              {say(words.outcome)}：{item.topic}
            </label>
            <Input.TextArea
              id={`outcome-${item.id}`}
              maxLength={2000}
              autoSize={{ minRows: 1, maxRows: 6 }}
              value={outcomes[item.id] ?? ''}
              onChange={({ target }) => setOutcomes({ ...outcomes, [item.id]: target.value })}
            />
          </div>
        ))}
      {decisions.map((decision) => (
        <DecisionEdit
          key={decision.key}
          decision={decision}
          meeting={meeting}
          onChange={(next) => setDecisions(decisions.map((one) => (one.key === next.key ? next : one)))}
          onRemove={() => setDecisions(decisions.filter((one) => one.key !== decision.key))}
        />
      ))}
      <Button
        onClick={() =>
          setDecisions([...decisions, { key: newId(), kind: 'task', task: '', matterId: '', helper: '', dueOn: '' }])
        }
      >
        {say(words.addDecision)}
      </Button>
    </RegisterForm>
  );
}
