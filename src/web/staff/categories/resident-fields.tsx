import { InputNumber } from 'antd';
import { fieldWord } from '../../../modules/categories/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Field, TextField } from '../forms/fields.tsx';
import type { Editing } from './shapes.ts';
import { categoryWords as words } from './words.ts';

const texts = [
  { name: 'residentZh', max: 40, wide: false },
  { name: 'residentEn', max: 60, wide: false },
  { name: 'residentExampleZh', max: 200, wide: true },
  { name: 'residentExampleEn', max: 200, wide: true },
] as const;

/** 居民说法: the words that residents choose it by, an example, and its place on their page. */
export function ResidentFields({ fields, onChange }: Editing) {
  const { say } = useLanguage();
  return (
    <fieldset className="field-wide resident-fields">
      <legend>{say(words.resident)}</legend>
      <small className="quiet">{say(words.residentHint)}</small>
      <div className="field-grid">
        {texts.map(({ name, max, wide }) => (
          <TextField
            key={name}
            path={name}
            wide={wide}
            label={fieldWord(name)}
            max={max}
            value={fields[name] ?? ''}
            onChange={(text) => onChange({ [name]: text.trim() === '' ? null : text })}
          />
        ))}
        <Field path="residentPosition" label={fieldWord('residentPosition')}>
          {({ id }) => (
            <InputNumber
              id={id}
              min={1}
              max={99}
              precision={0}
              value={fields.residentPosition}
              onChange={(residentPosition) => onChange({ residentPosition })}
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}
