import { Button, Input } from 'antd';
import { fieldWord } from '../../../modules/categories/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useField } from '../forms/form.tsx';
import type { EntryFields } from './shapes.ts';
import { categoryWords as words } from './words.ts';

type Counted = EntryFields['resultFields'];

const most = 6;
const parts = [
  { name: 'zh', label: words.resultZh, max: 20, must: true },
  { name: 'unit_zh', label: words.resultUnitZh, max: 10, must: false },
  { name: 'en', label: words.resultEn, max: 30, must: true },
  { name: 'unit_en', label: words.resultUnitEn, max: 20, must: false },
] as const;

// Results of closed matters are kept under this key: what is added later must never take an old one.
function freshKey(): string {
  const letters = crypto.getRandomValues(new Uint8Array(12));
  return `count-${Array.from(letters, (letter) => String.fromCharCode(97 + (letter % 26))).join('')}`;
}

interface CountedFieldsProps {
  readonly value: Counted;
  readonly onChange: (value: Counted) => void;
}

/** 结果栏目: what closing a matter of this category counts, each with its unit. */
export function CountedFields({ value, onChange }: CountedFieldsProps) {
  const { say } = useLanguage();
  const { id, problem } = useField('resultFields');
  const blank = () => ({ key: freshKey(), zh: '', en: '', unit_zh: '', unit_en: '' });
  return (
    <fieldset className="field-line field-wide" aria-describedby={`${id}-notes`}>
      <legend>{say(fieldWord('resultFields'))}</legend>
      {value.map((field, i) => (
        <div key={field.key} className="counted-field">
          {parts.map(({ name, label, max, must }) => (
            <Input
              key={name}
              aria-label={`${say(label)} ${i + 1}`}
              placeholder={say(label)}
              maxLength={max}
              {...(problem && must && field[name].trim() === '' && { status: 'error', 'aria-invalid': true })}
              value={field[name]}
              onChange={({ target }) =>
                onChange(value.map((one) => (one.key === field.key ? { ...one, [name]: target.value } : one)))
              }
            />
          ))}
          <Button
            className="counted-remove"
            type="text"
            danger
            aria-label={`${say(words.resultRemove)} ${say(field) || i + 1}`}
            onClick={() => onChange(value.filter(({ key }) => key !== field.key))}
          >
            {say(words.resultRemove)}
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" disabled={value.length >= most} onClick={() => onChange([...value, blank()])}>
          {say(words.resultAdd)}
        </Button>
      </div>
      <small id={`${id}-notes`} className={problem ? 'field-problem' : 'quiet'}>
        {say(problem ?? words.resultHint)}
      </small>
    </fieldset>
  );
}
