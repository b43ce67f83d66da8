import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { dueDays, makePlan, numberRows } from '../../../../algorithms/instalments/plan.ts';
import { formatCapital, formatYuan, parseYuan } from '../../../../kit/money.ts';
import type { Words } from '../../../../kit/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { deskAgreementWords as words } from './words.ts';

type Row = { dueOn: string; fen: number };

interface PlanProps {
  readonly rows: readonly Row[];
  readonly totalFen: number;
  readonly agreedOn: string;
  readonly onChange: (rows: Row[]) => void;
}

const mostInstalments = 120;

/** 分期: divided evenly to the 分, or row by row. */
export function PlanField({ rows, totalFen, agreedOn, onChange }: PlanProps) {
  const { say } = useLanguage();
  const [count, setCount] = useState(12);
  const [from, setFrom] = useState(agreedOn);
  const [day, setDay] = useState(10);
  const divide = () => {
    if (totalFen < count || from === '') return;
    const plan = makePlan({ totalFen, count, from, rhythm: { every: 'month', day } });
    onChange(plan.map(({ dueOn, fen }) => ({ dueOn, fen })));
  };
  const set = (at: number, change: Partial<Row>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...change } : row)));
  const add = () => {
    const last = rows.at(-1)?.dueOn;
    const [, next = ''] = last
      ? dueDays({ from: last, count: 2, rhythm: { every: 'month', day: Number(last.slice(8)) } })
      : [];
    onChange([...rows, { dueOn: next, fen: 0 }]);
  };
  const sum = rows.reduce((all, { fen }) => all + fen, 0);
  return (
    <div className="field-wide agreement-plan-field">
      <div className="step-buttons">
        <NumberInput label={words.count} max={mostInstalments} value={count} onChange={setCount} />
        <label>
          {say(words.firstOn)}{' '}
          <input
            type="date"
            className="plain-field"
            min={agreedOn}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </label>
        <NumberInput label={words.dayOfMonth} max={31} value={day} onChange={setDay} />
        <Button onClick={divide} disabled={totalFen < count}>
          {say(words.makePlan)}
        </Button>
      </div>
      <p className="quiet">{say(words.planHint)}</p>
      <ol className="agreement-rows">
        {numberRows(rows).map((row) => (
          <PlanRow
            key={row.number}
            number={row.number}
            row={row}
            onChange={(change) => set(row.number - 1, change)}
            onRemove={() => onChange(rows.filter((_, i) => i !== row.number - 1))}
          />
        ))}
      </ol>
      <div className="step-buttons">
        <Button size="small" onClick={add}>
          {say(words.addRow)}
        </Button>
        {rows.length > 0 && (
          <span className={sum === totalFen ? 'tone-kept' : 'tone-maple'} role="status">
            {say(words.planSum(formatYuan(sum)))}
          </span>
        )}
      </div>
    </div>
  );
}

interface NumberProps {
  readonly label: Words;
  readonly max: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function NumberInput({ label, max, value, onChange }: NumberProps) {
  const { say } = useLanguage();
  return (
    <label>
      {say(label)}{' '}
      <input
        type="number"
        className="plain-field agreement-number-field"
        min={1}
        max={max}
        value={value}
        onChange={({ target }) => onChange(Math.min(max, Math.max(1, Math.trunc(Number(target.value)) || 1)))}
      />
    </label>
  );
}

interface RowProps {
  readonly number: number;
  readonly row: Readonly<Row>;
  readonly onChange: (change: Partial<Row>) => void;
  readonly onRemove: () => void;
}

function PlanRow({ number, row, onChange, onRemove }: RowProps) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState<string>();
  return (
    <li>
      <input
        type="date"
        className="plain-field"
        aria-label={`${say(words.on)} ${number}`}
        value={row.dueOn}
        onChange={(event) => onChange({ dueOn: event.target.value })}
      />
      <input
        className="plain-field agreement-yuan"
        inputMode="decimal"
        aria-label={`${say(words.amount)} ${number}`}
        value={typed ?? (row.fen === 0 ? '' : formatYuan(row.fen))}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange({ fen: parseYuan(event.target.value) ?? 0 });
        }}
        onBlur={() => setTyped(undefined)}
      />
      <span className="agreement-capitals" lang="zh">
        {row.fen > 0 && formatCapital(row.fen)}
      </span>
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined aria-hidden="true" />}
        aria-label={say(words.removeRow(number))}
        onClick={onRemove}
      />
    </li>
  );
}
