import { InputNumber, Radio } from 'antd';
import { keysOf } from '../../../kit/words.ts';
import type { ResultField } from '../../../modules/categories/words.ts';
import { type CountedResult, resultTypes } from '../../../modules/matters/words-together.ts';
import { useLanguage } from '../../shared/language.tsx';
import { resultWords as words } from './words.ts';

interface ResultFieldsProps {
  readonly fields: readonly ResultField[];
  readonly value: CountedResult;
  readonly onChange: (value: CountedResult) => void;
}

export const nothingCounted: CountedResult = { type: 'cleared', counts: {} };

/** True when at least one thing was counted. */
export function isCounted({ counts }: CountedResult): boolean {
  return Object.values(counts).some((count) => count > 0);
}

/** What closing a matter of this category counts: kind of result, and how many of each. */
export function ResultFields({ fields, value, onChange }: ResultFieldsProps) {
  const { say, language } = useLanguage();
  if (fields.length === 0) return null;
  return (
    <fieldset className="field-line">
      <legend>
        {say(words.title)} <small className="quiet">{say(words.about)}</small>
      </legend>
      <Radio.Group
        aria-label={say(words.type)}
        value={value.type}
        onChange={(event) => onChange({ ...value, type: event.target.value })}
        options={keysOf(resultTypes).map((type) => ({ value: type, label: say(resultTypes[type]) }))}
      />
      <div className="result-fields">
        {fields.map((field) => (
          <label key={field.key} htmlFor={`result-${field.key}`}>
            <span>{say(field)}</span>
            <InputNumber
              id={`result-${field.key}`}
              min={0}
              max={100_000}
              precision={0}
              value={value.counts[field.key] ?? null}
              suffix={language === 'zh' ? field.unit_zh : field.unit_en}
              onChange={(count) => onChange({ ...value, counts: { ...value.counts, [field.key]: count ?? 0 } })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
