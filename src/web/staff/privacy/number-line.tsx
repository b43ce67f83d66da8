import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ruleWords as words } from './words.ts';

interface NumberProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly canChange: boolean;
  readonly pending: boolean;
  /** What the button says; saving, unless told. */
  readonly act?: Words;
  readonly onSave: (value: number) => void;
}

/** A number that may be changed in place; its button comes once it differs. */
export function NumberLine({ id, label, value, canChange, pending, act = words.save, onSave }: NumberProps) {
  const { say } = useLanguage();
  const [next, setNext] = useState(value);
  return (
    <div className="privacy-line number-line">
      <label htmlFor={id}>{label}</label>
      {!canChange && <span className="figures">{value}</span>}
      {canChange && (
        <>
          <InputNumber
            id={id}
            min={1}
            max={36_500}
            precision={0}
            value={next}
            onChange={(given) => setNext(given ?? value)}
          />
          {next !== value && (
            <Button size="small" loading={pending} onClick={() => onSave(next)}>
              {say(act)}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
