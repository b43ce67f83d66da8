import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/clocks/contract.ts';
import {
  type ClockKind,
  clockKinds,
  type LadderOn,
  type LadderRole,
  ladderOn,
  ladderRoles,
} from '../../../modules/clocks/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { LadderTrial } from './ladder-trial.tsx';
import type { Rule, Settings } from './shapes.ts';
import { Versions } from './versions.tsx';
import { settingWords as words } from './words-settings.ts';

const rolesOf = Object.keys(ladderRoles) as LadderRole[];
const kindsOf = Object.keys(clockKinds) as ClockKind[];
const onsOf = Object.keys(ladderOn) as LadderOn[];

/** The rules who is told when: changed here, tried over the past, then saved as a further version. */
export function Ladder({ settings }: { readonly settings: Settings }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const { ladder, canChange } = settings;
  const [rules, setRules] = useState<readonly Rule[]>(ladder.rules);
  const [reason, setReason] = useState('');
  const save = useKnock(doors.saveLadder, {
    refreshes: ['clock.'],
    onDone: () => {
      void message.success(say(words.saved));
      setReason('');
    },
  });
  const change = (at: number, rule: Rule) => setRules(rules.map((one, i) => (i === at ? rule : one)));
  const add = () => setRules([...rules, { ...blank, id: nameFor(rules) }]);
  return (
    <div className="clock-part">
      <ul className="clock-rules">
        {rules.map((rule, at) => (
          <li key={rule.id}>
            <RuleLine rule={rule} disabled={!canChange} onChange={(next) => change(at, next)} />
            {canChange && (
              <Button
                type="text"
                aria-label={`${say(words.drop)} ${rule.id}`}
                icon={<DeleteOutlined aria-hidden="true" />}
                onClick={() => setRules(rules.filter((_, i) => i !== at))}
              />
            )}
          </li>
        ))}
      </ul>
      {canChange && (
        <div className="step-buttons">
          <Button icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
            {say(words.add)}
          </Button>
          <Input
            className="clock-reason"
            aria-label={say(words.reason)}
            placeholder={say(words.reason)}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            type="primary"
            disabled={reason.trim().length < 2}
            loading={save.isPending}
            onClick={() => save.mutate({ rules: [...rules], reason })}
          >
            {say(words.save)}
          </Button>
        </div>
      )}
      <ProblemLine problem={save.error} />
      <LadderTrial rules={rules} />
      <Versions versions={ladder.versions} />
    </div>
  );
}

const blank: Rule = { id: '', kind: 'solve', on: 'share', value: 90, tells: ['lead'], urges: false };

function nameFor(rules: readonly Rule[]): string {
  for (let n = rules.length + 1; ; n += 1) if (!rules.some(({ id }) => id === `rule-${n}`)) return `rule-${n}`;
}

interface LineProps {
  readonly rule: Rule;
  readonly disabled: boolean;
  readonly onChange: (rule: Rule) => void;
}

function RuleLine({ rule, disabled, onChange }: LineProps) {
  const { say } = useLanguage();
  return (
    <div className="clock-rule">
      <Select<ClockKind>
        aria-label={say(words.kind)}
        disabled={disabled}
        value={rule.kind}
        onChange={(kind) => onChange({ ...rule, kind })}
        options={kindsOf.map((value) => ({ value, label: say(clockKinds[value]) }))}
      />
      <Select<LadderOn>
        aria-label={say(words.when)}
        disabled={disabled}
        value={rule.on}
        onChange={(on) => onChange({ ...rule, on })}
        options={onsOf.map((value) => ({ value, label: say(ladderOn[value]) }))}
      />
      <InputNumber
        aria-label={say(words.amount)}
        disabled={disabled}
        min={1}
        max={100_000}
        precision={0}
        value={rule.value}
        onChange={(value) => onChange({ ...rule, value: value ?? 1 })}
      />
      <Select<LadderRole[]>
        aria-label={say(words.tells)}
        mode="multiple"
        disabled={disabled}
        value={[...rule.tells]}
        onChange={(tells) => tells.length > 0 && onChange({ ...rule, tells })}
        options={rolesOf.map((value) => ({ value, label: say(ladderRoles[value]) }))}
      />
      <Checkbox
        disabled={disabled}
        checked={rule.urges}
        title={say(words.urges)}
        onChange={({ target }) => onChange({ ...rule, urges: target.checked })}
      >
        {say(words.urgesShort)}
      </Checkbox>
    </div>
  );
}
