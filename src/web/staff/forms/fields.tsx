import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { isNamedBy } from '../frame/initials.ts';
import { useField } from './form.tsx';

interface Labelled {
  /** Path in the door's input; the server's word about it stands below the field. */
  readonly path: string;
  readonly label: Words;
  readonly hint?: Words | undefined;
  readonly wide?: boolean;
}

interface Control {
  readonly id: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
  readonly status?: 'error';
}

/** A label, its control, a hint, and what is wrong with it. */
export function Field({
  path,
  label,
  hint,
  wide = false,
  children,
}: Labelled & { readonly children: (control: Control) => ReactNode }) {
  const { say } = useLanguage();
  const { id, problem } = useField(path);
  const notes = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={wide ? 'field-line field-wide' : 'field-line'}>
      <label htmlFor={id}>{say(label)}</label>
      {children({
        id,
        ...(problem && { 'aria-invalid': true, status: 'error' }),
        ...(notes && { 'aria-describedby': notes }),
      })}
      {hint && (
        <small id={`${id}-hint`} className="quiet">
          {say(hint)}
        </small>
      )}
      {problem && (
        <small id={`${id}-problem`} className="field-problem">
          {say(problem)}
        </small>
      )}
    </div>
  );
}

interface Valued<Value> extends Labelled {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function TextField({
  value,
  onChange,
  max,
  rows,
  inputMode,
  ...labelled
}: Valued<string> & {
  readonly max: number;
  readonly rows?: number;
  readonly inputMode?: 'tel' | 'decimal' | 'numeric';
}) {
  return (
    <Field {...labelled}>
      {(control) =>
        rows === undefined ? (
          <Input
            {...control}
            maxLength={max}
            {...(inputMode && { inputMode })}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input.TextArea
            {...control}
            maxLength={max}
            autoSize={{ minRows: rows, maxRows: 8 }}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

export function DayField({ value, onChange, min, ...labelled }: Valued<string> & { readonly min?: string }) {
  return (
    <Field {...labelled}>
      {({ status: _, ...control }) => (
        <input
          {...control}
          type="date"
          className="plain-field"
          min={min}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface Option<Name extends string> {
  readonly value: Name;
  readonly label: string;
}

/** One of a list, found by its word or its pinyin initials. */
export function ChoiceField<Name extends string>({
  value,
  onChange,
  options,
  ...labelled
}: Valued<Name> & { readonly options: readonly Option<Name>[] }) {
  return (
    <Field {...labelled}>
      {(control) => (
        <Select<Name, Option<Name>>
          {...control}
          className="wide"
          value={value}
          onChange={onChange}
          options={[...options]}
          showSearch={{ filterOption: (typed, candidate) => isNamedBy(candidate?.label ?? '', typed) }}
        />
      )}
    </Field>
  );
}

/** Several texts, each ended by Enter or a comma. */
export function ListField({ value, onChange, ...labelled }: Valued<readonly string[]>) {
  return (
    <Field {...labelled}>
      {(control) => (
        <Select<string[]>
          {...control}
          mode="tags"
          className="wide"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', ';', '；']}
          value={[...value]}
          onChange={(texts) => onChange(texts.map((text) => text.trim()).filter(Boolean))}
        />
      )}
    </Field>
  );
}

interface TicksProps<Name extends string> {
  readonly label: Words;
  readonly hint?: Words | undefined;
  readonly value: readonly Name[];
  readonly onChange: (value: readonly Name[]) => void;
  readonly options: readonly Option<Name>[];
}

/** Several of a short list, all in sight. */
export function TicksField<Name extends string>({ label, hint, value, onChange, options }: TicksProps<Name>) {
  const { say } = useLanguage();
  return (
    <fieldset className="field-line field-wide">
      <legend>{say(label)}</legend>
      <div className="ticks">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            checked={value.includes(option.value)}
            onChange={({ target }) =>
              onChange(
                options
                  .map((one) => one.value)
                  .filter((name) => (name === option.value ? target.checked : value.includes(name))),
              )
            }
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
      {hint && <small className="quiet">{say(hint)}</small>}
    </fieldset>
  );
}
