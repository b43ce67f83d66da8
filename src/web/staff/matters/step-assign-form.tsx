import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { matterFacts, matterSteps } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../frame/draft.ts';
import { HelperSelect, helperInput } from './helper-select.tsx';
import { LeadSelect } from './lead-select.tsx';
import { LeadSuggestions } from './lead-suggestions.tsx';
import { FieldLine, StepFrame } from './step-frame.tsx';
import { ReasonField, type StepFormProps, tooShort } from './step-simple-forms.tsx';
import { stepWords } from './step-words.ts';
import { useTakeBack } from './take-back.ts';
import { UnitSelect } from './unit-select.tsx';
import { useStep } from './use-step.ts';

interface Helper {
  readonly key: number;
  readonly who: string;
  readonly task: string;
}

/** One accountable unit, perhaps a person, and any helpers with what they are asked to do. */
export function AssignForm({ matter, onFold }: StepFormProps) {
  const { say } = useLanguage();
  const [unitId, setUnitId] = useState(matter.unitId);
  const [leadId, setLeadId] = useState('');
  const [note, setNote] = useDraft(`${matter.id} assign`);
  const [helpers, setHelpers] = useState<readonly Helper[]>([]);
  const takeBack = useTakeBack(matter);
  const onDone = () => {
    setNote('');
    onFold();
  };
  const { send, ...rest } = useStep(
    doors.assign,
    matter,
    matterFacts['matter.assigned'].staff,
    onDone,
    takeBack.assign,
  );
  const change = (key: number, part: Partial<Helper>) =>
    setHelpers(helpers.map((helper) => (helper.key === key ? { ...helper, ...part } : helper)));
  const unfinished = helpers.find(({ who, task }) => who === '' || tooShort(task));
  const gap = unitId === '' || unfinished?.who === '' ? stepWords.chooseFirst : unfinished ? stepWords.tooShort : null;
  const input = () => ({
    id: matter.id,
    version: rest.guard.seen,
    unitId,
    ...(leadId && { leadId }),
    ...(note.trim() && { note }),
    helpers: helpers.map(({ who, task }) => ({ ...helperInput(who), task })),
  });
  return (
    <StepFrame label={matterSteps.assign} gap={gap} onFold={onFold} onSend={() => send(input())} {...rest}>
      <FieldLine id="assign-unit" label={stepWords.assignUnit}>
        <UnitSelect
          id="assign-unit"
          label={say(stepWords.assignUnit)}
          value={unitId}
          onChange={(next) => {
            setUnitId(next);
            setLeadId('');
          }}
        />
      </FieldLine>
      <FieldLine id="assign-lead" label={stepWords.assignLead}>
        <LeadSelect id="assign-lead" unitId={unitId} value={leadId} onChange={setLeadId} />
        <LeadSuggestions matterId={matter.id} unitId={unitId} onChoose={setLeadId} />
      </FieldLine>
      <ReasonField id="assign-note" label={stepWords.assignNote} value={note} onChange={setNote} />
      {helpers.map(({ key, who, task }) => (
        <fieldset key={key} className="helper">
          <legend className="unseen">{say(stepWords.helpers)}</legend>
          <div className="helper-line">
            <HelperSelect id={`helper-${key}`} value={who} onChange={(next) => change(key, { who: next })} />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={say(stepWords.removeHelper)}
              onClick={() => setHelpers(helpers.filter((helper) => helper.key !== key))}
            />
          </div>
          <ReasonField
            id={`helper-task-${key}`}
            label={stepWords.helperTask}
            max={5000}
            value={task}
            onChange={(next) => change(key, { task: next })}
          />
        </fieldset>
      ))}
      {helpers.length < 10 && (
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => setHelpers([...helpers, { key: (helpers.at(-1)?.key ?? 0) + 1, who: '', task: '' }])}
        >
          {say(stepWords.addHelper)}
        </Button>
      )}
    </StepFrame>
  );
}
