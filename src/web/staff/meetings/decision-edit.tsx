import { Button, Input, Select } from 'antd';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import type { doors } from '../../../modules/meetings/contract.ts';
import { type DecisionKind, decisionKinds } from '../../../modules/meetings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { HelperSelect } from '../matters/helper-select.tsx';
import { meetingWords as words } from './words.ts';

/** A decision while it is written. */
export interface EditedDecision {
  readonly key: string;
  readonly kind: DecisionKind;
  readonly task: string;
  readonly matterId: string;
  /** `unit:<id>` or `partner:<id>`. */
  readonly helper: string;
  readonly dueOn: string;
}

interface DecisionEditProps {
  readonly decision: EditedDecision;
  readonly meeting: AnswerOf<typeof doors.view>;
  readonly onChange: (decision: EditedDecision) => void;
  readonly onRemove: () => void;
}

/** One decision of the minutes: a task with department and day, or who keeps a matter to the end. */
export function DecisionEdit({ decision, meeting, onChange, onRemove }: DecisionEditProps) {
  const { say } = useLanguage();
  const set = (change: Partial<EditedDecision>) => onChange({ ...decision, ...change });
  const idOf = (name: string) => `${name}-${decision.key}`;
  const matters = meeting.items.flatMap(({ matter }) => (matter ? [matter] : []));
  return (
    <div className="decision-edit">
      <div className="field-line">
        <label htmlFor={idOf('kind')}>{say(words.kind)}</label>
        <Select<DecisionKind>
          id={idOf('kind')}
          value={decision.kind}
          onChange={(kind) => set({ kind })}
          options={keysOf(decisionKinds).map((value) => ({ value, label: say(decisionKinds[value]) }))}
        />
      </div>
      <div className="field-line">
        <label htmlFor={idOf('matter')}>{say(words.aboutMatter)}</label>
        <Select<string>
          id={idOf('matter')}
          value={decision.matterId}
          onChange={(matterId) => set({ matterId })}
          options={[
            { value: '', label: say(words.noMatter) },
            ...matters.map((matter) => ({ value: matter.id, label: `${matter.number} ${matter.title}` })),
          ]}
        />
      </div>
      {decision.kind === 'task' && (
        <>
          <div className="field-line">
            <label htmlFor={idOf('helper')}>{say(words.department)}</label>
            <HelperSelect id={idOf('helper')} value={decision.helper} onChange={(helper) => set({ helper })} />
          </div>
          <div className="field-line">
            <label htmlFor={idOf('due')}>{say(words.dueOn)}</label>
            <input
              id={idOf('due')}
              type="date"
              className="plain-field"
              value={decision.dueOn}
              onChange={({ target }) => set({ dueOn: target.value })}
            />
          </div>
        </>
      )}
      <div className="field-line field-wide">
        <label htmlFor={idOf('task')}>{say(words.task)}</label>
        <Input
          id={idOf('task')}
          maxLength={300}
          value={decision.task}
          onChange={({ target }) => set({ task: target.value })}
        />
      </div>
      <Button size="small" type="text" onClick={onRemove}>
        {say(words.removeDecision)}
      </Button>
    </div>
  );
}
