import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { ProblemLine } from '../../frame/states.tsx';
import type { Conflicts, SheetProps } from './use-sheet.ts';
import { sittingWords as words } from './words.ts';

/** Saves what was written; where a colleague wrote the same field, both stand side by side until somebody chooses. */
export function SheetBar({ sheet, isOpen }: SheetProps) {
  const { say } = useLanguage();
  if (sheet.conflicts.length > 0) return <Choose conflicts={sheet.conflicts} onChoose={sheet.choose} />;
  if (!isOpen || (sheet.count === 0 && !sheet.problem)) return null;
  return (
    <div className="sitting-save" role="status">
      <span>{say(words.unsaved(sheet.count))}</span>
      <Button type="primary" loading={sheet.isSaving} onClick={sheet.save}>
        {say(words.save)}
      </Button>
      <ProblemLine problem={sheet.problem} />
    </div>
  );
}

type Way = 'mine' | 'theirs' | 'both';

function Choose({
  conflicts,
  onChoose,
}: {
  readonly conflicts: Conflicts;
  readonly onChoose: (picks: Record<string, string>) => void;
}) {
  const { say } = useLanguage();
  const [ways, setWays] = useState<Readonly<Record<string, Way>>>({});
  const chosenFor = ({ field, mine, theirs }: Conflicts[number]) => {
    const way = ways[field] ?? 'mine';
    return way === 'both' ? [theirs, mine].filter(Boolean).join('\n') : way === 'mine' ? mine : theirs;
  };
  return (
    <div className="sitting-conflicts" role="alert">
      <h2>{say(words.conflictTitle)}</h2>
      {conflicts.map((one) => (
        <fieldset key={one.field}>
          <legend>
            {say(one.label)}
            {one.by && (
              <span className="quiet small">
                {' '}
                {one.by} {one.at && say(formatDayTime(one.at))}
              </span>
            )}
          </legend>
          <Radio.Group
            value={ways[one.field] ?? 'mine'}
            onChange={({ target }) => setWays({ ...ways, [one.field]: target.value as Way })}
          >
            <Radio value="mine">
              {say(words.mine)}
              {say(words.colon)}
              {one.mine || say(words.empty)}
            </Radio>
            <Radio value="theirs">
              {say(words.theirs)}
              {say(words.colon)}
              {one.theirs || say(words.empty)}
            </Radio>
            {/^(law|reason|feeling|course|result|remark)/.test(one.field) && (
              <Radio value="both">{say(words.both)}</Radio>
            )}
          </Radio.Group>
        </fieldset>
      ))}
      <Button
        type="primary"
        onClick={() => onChoose(Object.fromEntries(conflicts.map((one) => [one.field, chosenFor(one)])))}
      >
        {say(words.save)}
      </Button>
    </div>
  );
}
