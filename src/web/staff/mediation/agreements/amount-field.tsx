import { Input } from 'antd';
import { useState } from 'react';
import { formatCapital, formatYuan, parseYuan } from '../../../../kit/money.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { Field } from '../../forms/fields.tsx';
import { deskAgreementWords as words } from './words.ts';

interface AmountProps {
  readonly path: string;
  readonly fen: number;
  readonly onChange: (fen: number) => void;
}

const typedOf = (fen: number) => (fen === 0 ? '' : formatYuan(fen));

/** An amount in yuan as somebody types it, with its capitals beside it as it is typed. */
export function AmountField({ path, fen, onChange }: AmountProps) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(typedOf(fen));
  const isWrong = typed.trim() !== '' && parseYuan(typed) === undefined;
  return (
    <Field path={path} label={words.amount}>
      {(control) => (
        <>
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            maxLength={24}
            value={typed}
            {...(isWrong && { status: 'error' as const })}
            onChange={({ target }) => {
              setTyped(target.value);
              onChange(parseYuan(target.value) ?? 0);
            }}
            onBlur={() => !isWrong && setTyped(typedOf(fen))}
          />
          <small className={isWrong ? 'field-problem' : 'agreement-capitals'} lang="zh" aria-live="polite">
            {isWrong ? say(words.amountWrong) : fen > 0 && formatCapital(fen)}
          </small>
        </>
      )}
    </Field>
  );
}
