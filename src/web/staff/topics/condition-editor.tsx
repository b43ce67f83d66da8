import { DeleteOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { keysOf } from '../../../kit/words.ts';
import { groupWords, sameWords } from '../../../modules/topics/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type GroupPart, isGroup, nextKey, numberTests, type Part, type TestName, type TestPart } from './condition.ts';
import { ruleWords as words } from './words.ts';

const deepest = 2;

interface GroupProps {
  readonly group: GroupPart;
  readonly depth?: number;
  readonly onChange: (group: GroupPart) => void;
  readonly onRemove?: () => void;
}

/** Conditions in groups: all, any or none of them. */
export function GroupEditor({ group, depth = 0, onChange, onRemove }: GroupProps) {
  const { say } = useLanguage();
  const put = (at: number, part: Part) => onChange({ ...group, of: group.of.with(at, part) });
  const drop = (at: number) => onChange({ ...group, of: group.of.toSpliced(at, 1) });
  const add = (part: Part) => onChange({ ...group, of: [...group.of, part] });
  return (
    <fieldset className="rule-group">
      <legend className="unseen">{say(words.conditions)}</legend>
      <div className="rule-line">
        <Select
          aria-label={say(words.conditions)}
          value={group.how}
          onChange={(how) => onChange({ ...group, how })}
          options={keysOf(groupWords).map((how) => ({ value: how, label: say(groupWords[how]) }))}
        />
        {onRemove && <RemoveButton onClick={onRemove} />}
      </div>
      <ul>
        {group.of.map((part, at) => (
          <li key={part.key}>
            {isGroup(part) ? (
              <GroupEditor group={part} depth={depth + 1} onChange={(one) => put(at, one)} onRemove={() => drop(at)} />
            ) : (
              <TestEditor test={part} onChange={(one) => put(at, one)} onRemove={() => drop(at)} />
            )}
          </li>
        ))}
      </ul>
      <div className="rule-line">
        <Button size="small" onClick={() => add({ key: nextKey(), test: 'fuzzy', value: numberTests.fuzzy.first })}>
          {say(words.addTest)}
        </Button>
        {depth < deepest && (
          <Button size="small" type="text" onClick={() => add({ key: nextKey(), how: 'any', of: [] })}>
            {say(words.group)}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface TestProps {
  readonly test: TestPart;
  readonly onChange: (test: TestPart) => void;
  readonly onRemove: () => void;
}

function TestEditor({ test, onChange, onRemove }: TestProps) {
  const { say } = useLanguage();
  const options = [
    ...keysOf(numberTests).map((name) => ({ value: name as string, label: say(numberTests[name].words) })),
    ...keysOf(sameWords).map((name) => ({ value: `same ${name}`, label: say(sameWords[name]) })),
  ];
  const choose = (chosen: string) => {
    const [name, same] = chosen.split(' ');
    if (same !== undefined) onChange({ key: test.key, test: 'same', value: same as TestPart['value'] });
    else
      onChange({ key: test.key, test: name as TestName, value: numberTests[name as keyof typeof numberTests].first });
  };
  const numbered = test.test === 'same' ? undefined : numberTests[test.test];
  return (
    <div className="rule-line">
      <Select
        className="rule-test"
        aria-label={say(words.conditions)}
        value={test.test === 'same' ? `same ${test.value}` : test.test}
        onChange={choose}
        options={options}
      />
      {numbered && (
        <InputNumber
          aria-label={say(numbered.words)}
          min={1}
          max={numbered.max}
          value={Number(test.value)}
          suffix={say(numbered.unit)}
          onChange={(value) => onChange({ ...test, value: value ?? numbered.first })}
        />
      )}
      <RemoveButton onClick={onRemove} />
    </div>
  );
}

function RemoveButton({ onClick }: { readonly onClick: () => void }) {
  const { say } = useLanguage();
  return (
    <Button
      size="small"
      type="text"
      icon={<DeleteOutlined aria-hidden="true" />}
      aria-label={say(words.remove)}
      onClick={onClick}
    />
  );
}
