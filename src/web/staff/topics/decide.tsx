import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { doors } from '../../../modules/topics/contract.ts';
import { topicStates } from '../../../modules/topics/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useSeen } from '../forms/seen.tsx';
import { useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { FieldLine, StepFrame } from '../matters/step-frame.tsx';
import { ReasonField, tooShort } from '../matters/step-simple-forms.tsx';
import { UnitSelect } from '../matters/unit-select.tsx';
import type { Topic } from './shapes.ts';
import { topicWords as words } from './words.ts';

const refreshes = ['topic.', 'joint.', 'matter.'] as const;

/** What a colleague makes of an alert: a joint action, or nothing. */
export function Decide({ topic }: { readonly topic: Topic }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<'confirm' | 'dismiss' | null>(null);
  return (
    <section aria-labelledby="topic-decide">
      <h2 id="topic-decide">{say(words.decide)}</h2>
      {topic.decidedBy && topic.decidedAt && (
        <p>
          {say(topicStates[topic.state])} <span className="quiet small">{topic.decidedBy}</span>{' '}
          <span className="quiet small">{say(formatDayTime(topic.decidedAt))}</span>
        </p>
      )}
      {topic.joint && (
        <p>
          {say(words.joint)}{' '}
          <Link to={`/joint/${topic.joint.id}`} className="figures">
            {topic.joint.number}
          </Link>
        </p>
      )}
      {open === 'confirm' && <ConfirmForm topic={topic} onFold={() => setOpen(null)} />}
      {open === 'dismiss' && <DismissForm topic={topic} onFold={() => setOpen(null)} />}
      {open === null && topic.can.length > 0 && (
        <div className="topic-acts">
          <Button type="primary" onClick={() => setOpen('confirm')}>
            {say(words.confirm)}
          </Button>
          <Button onClick={() => setOpen('dismiss')}>{say(words.dismiss)}</Button>
        </div>
      )}
    </section>
  );
}

interface FormProps {
  readonly topic: Topic;
  readonly onFold: () => void;
}

function ConfirmForm({ topic, onFold }: FormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [title, setTitle] = useState(topic.label.slice(0, 80));
  const [goal, setGoal] = useDraft(`topic-goal ${topic.id}`);
  const [unitId, setUnitId] = useState(topic.unitId);
  const guard = useSeen(topic.version);
  const confirm = useKnock(doors.confirm, {
    refreshes,
    onDone: () => {
      void message.success(say(words.confirmed));
      setGoal('');
      onFold();
    },
  });
  const isReady = title.trim().length > 1 && goal.trim().length > 1 && unitId !== '';
  return (
    <StepFrame
      label={words.confirmDo}
      about={words.confirmAbout}
      gap={isReady ? null : words.short}
      guard={guard}
      pending={confirm.isPending}
      problem={confirm.error}
      onFold={onFold}
      onSend={() => confirm.mutate({ id: topic.id, version: guard.seen, title, goal, unitId })}
    >
      <FieldLine id="topic-title" label={words.name}>
        <Input id="topic-title" maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
      </FieldLine>
      <ReasonField id="topic-goal" label={words.goal} max={5000} value={goal} onChange={setGoal} />
      <FieldLine id="topic-unit" label={words.unit}>
        <UnitSelect id="topic-unit" label={say(words.unit)} value={unitId} onChange={setUnitId} />
      </FieldLine>
    </StepFrame>
  );
}

function DismissForm({ topic, onFold }: FormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [reason, setReason] = useDraft(`topic-reason ${topic.id}`);
  const guard = useSeen(topic.version);
  const dismiss = useKnock(doors.dismiss, {
    refreshes,
    onDone: () => {
      void message.success(say(words.dismissed));
      setReason('');
      onFold();
    },
  });
  return (
    <StepFrame
      label={words.dismissDo}
      about={words.dismissAbout}
      gap={tooShort(reason)}
      guard={guard}
      pending={dismiss.isPending}
      problem={dismiss.error}
      onFold={onFold}
      onSend={() => dismiss.mutate({ id: topic.id, version: guard.seen, reason })}
    >
      <ReasonField id="topic-reason" label={words.reason} value={reason} onChange={setReason} />
    </StepFrame>
  );
}
