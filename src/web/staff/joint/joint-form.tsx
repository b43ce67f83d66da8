import { App, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { doors } from '../../../modules/joint/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { LeadSelect } from '../matters/lead-select.tsx';
import type { MatterLine } from '../matters/shapes.ts';
import { FieldLine, StepFrame } from '../matters/step-frame.tsx';
import { ReasonField } from '../matters/step-simple-forms.tsx';
import { UnitSelect } from '../matters/unit-select.tsx';
import { jointWords as words } from './words.ts';
import './joint.css';

interface JointFormProps {
  readonly matters: readonly MatterLine[];
  readonly onFold: () => void;
}

/** Plans a joint action over selected matters; members are asked on its page. */
export function JointForm({ matters, onFold }: JointFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [goal, setGoal] = useState('');
  const [where, setWhere] = useState(matters[0]?.where ?? '');
  const [unitId, setUnitId] = useState('');
  const [leadId, setLeadId] = useState('');
  const [startsOn, setStartsOn] = useState('');
  const plan = useKnock(doors.plan, {
    refreshes: ['joint.', 'matter.'],
    onDone: ({ id }) => {
      void message.success(say(words.made));
      void navigate(`/joint/${id}`);
    },
  });
  const isReady = title.trim().length > 1 && goal.trim().length > 1 && unitId !== '';
  return (
    <StepFrame
      label={words.fromSelected}
      gap={isReady ? null : words.short}
      guard={null}
      pending={plan.isPending}
      problem={plan.error}
      onFold={onFold}
      onSend={() =>
        plan.mutate({
          title,
          goal,
          where,
          unitId,
          matterIds: matters.map(({ id }) => id).slice(0, 50),
          ...(leadId && { leadId }),
          ...(startsOn && { startsOn }),
        })
      }
    >
      <div className="joint-fields">
        <FieldLine id="joint-title" label={words.name}>
          <Input id="joint-title" maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
        </FieldLine>
        <FieldLine id="joint-where" label={words.where}>
          <Input id="joint-where" maxLength={200} value={where} onChange={(event) => setWhere(event.target.value)} />
        </FieldLine>
        <FieldLine id="joint-unit" label={words.unit}>
          <UnitSelect id="joint-unit" label={say(words.unit)} value={unitId} onChange={setUnitId} />
        </FieldLine>
        <FieldLine id="joint-lead" label={words.lead}>
          <LeadSelect id="joint-lead" unitId={unitId} value={leadId} onChange={setLeadId} />
        </FieldLine>
        <FieldLine id="joint-day" label={words.startsOn}>
          <Input id="joint-day" type="date" value={startsOn} onChange={(event) => setStartsOn(event.target.value)} />
        </FieldLine>
      </div>
      <ReasonField id="joint-goal" label={words.goal} max={5000} value={goal} onChange={setGoal} />
    </StepFrame>
  );
}
