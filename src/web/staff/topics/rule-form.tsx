import { App, Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ruleDoors } from '../../../modules/topics/contract-rules.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { FieldLine, StepFrame } from '../matters/step-frame.tsx';
import { conditionOf, type GroupPart, isGroup, isWhole, partOf } from './condition.ts';
import { GroupEditor } from './condition-editor.tsx';
import type { Rule } from './shapes.ts';
import { similarWords, ruleWords as words } from './words.ts';

const empty: GroupPart = { key: 0, how: 'all', of: [{ key: -1, test: 'fuzzy', value: 60 }] };
const tryDays = 60;

interface RuleFormProps {
  readonly rule: Rule | undefined;
  readonly onFold: () => void;
}

/** Changes a rule or makes one; it can be tried on past matters before it is saved. */
export function RuleForm({ rule, onFold }: RuleFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [zh, setZh] = useState(rule?.zh ?? '');
  const [en, setEn] = useState(rule?.en ?? '');
  const [note, setNote] = useState('');
  const [isOn, setOn] = useState(rule?.isOn ?? true);
  const [group, setGroup] = useState<GroupPart>(() => groupOf(rule));
  const save = useKnock(ruleDoors.saveRule, {
    refreshes: ['duplicate-rule.'],
    onDone: () => {
      void message.success(say(words.saved));
      onFold();
    },
  });
  const condition = conditionOf(group);
  const isReady = zh.trim().length > 1 && isWhole(group);
  return (
    <StepFrame
      label={words.save}
      gap={isReady ? null : words.short}
      guard={null}
      pending={save.isPending}
      problem={save.error}
      onFold={onFold}
      onSend={() =>
        save.mutate({ ...(rule && { id: rule.id }), version: rule?.version ?? 0, zh, en, note, isOn, condition })
      }
    >
      <div className="rule-names">
        <FieldLine id="rule-zh" label={words.name}>
          <Input id="rule-zh" maxLength={40} value={zh} onChange={(event) => setZh(event.target.value)} />
        </FieldLine>
        <FieldLine id="rule-en" label={words.nameEn}>
          <Input id="rule-en" maxLength={80} value={en} onChange={(event) => setEn(event.target.value)} />
        </FieldLine>
      </div>
      <GroupEditor group={group} onChange={setGroup} />
      <div className="rule-line">
        <Switch
          checked={isOn}
          onChange={setOn}
          aria-label={say(words.on)}
          checkedChildren={say(words.on)}
          unCheckedChildren={say(words.off)}
        />
      </div>
      <FieldLine id="rule-note" label={words.note}>
        <Input id="rule-note" maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
      </FieldLine>
      <Trial condition={condition} isReady={isWhole(group)} />
    </StepFrame>
  );
}

function groupOf(rule: Rule | undefined): GroupPart {
  const part = rule && partOf(rule.condition);
  return part && isGroup(part) ? part : empty;
}

function Trial({ condition, isReady }: { readonly condition: Rule['condition']; readonly isReady: boolean }) {
  const { say } = useLanguage();
  const trial = useKnock(ruleDoors.tryRule);
  const { data } = trial;
  return (
    <section className="rule-trial">
      <Button disabled={!isReady} loading={trial.isPending} onClick={() => trial.mutate({ condition, days: tryDays })}>
        {say(words.try)}
      </Button>{' '}
      <span className="quiet small">{say(words.tryDays(tryDays))}</span>
      <ProblemLine problem={trial.error} />
      {data && (
        <>
          <p className="figures">
            {say(words.tried(data.compared))} · <strong>{say(words.pairs(data.pairs))}</strong> ·{' '}
            {say(words.already(data.already))}
          </p>
          {data.pairs > 0 && data.rows.length === 0 && <p className="quiet small">{say(words.noRows)}</p>}
          <ul className="entry-rows">
            {data.rows.map(({ one, other, daysApart, percent }) => (
              <li key={`${one.id} ${other.id}`} className="rule-pair">
                {[one, other].map((matter) => (
                  <Link key={matter.id} to={`/matters/${matter.id}`} className="two-lines" target="_blank">
                    <span className="figures">{matter.number}</span> {matter.title}
                  </Link>
                ))}
                <span className="quiet small figures">
                  {percent}% · {say(daysApart === 0 ? similarWords.sameDay : similarWords.days(daysApart))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
