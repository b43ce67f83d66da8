import type { Words } from '../../../kit/words.ts';
import { Field } from '../forms/fields.tsx';

interface MomentFieldProps {
  readonly path: string;
  readonly label: Words;
  /** An instant, or empty while none is chosen. */
  readonly value: string;
  readonly onChange: (instant: string) => void;
}

// The county's clock is eight hours ahead of UTC all year round.
const offset = '+08:00';

function localOf(instant: string): string {
  if (instant === '') return '';
  return new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** Day and minute in county time. */
export function MomentField({ path, label, value, onChange }: MomentFieldProps) {
  return (
    <Field path={path} label={label}>
      {({ status: _, ...control }) => (
        <input
          {...control}
          type="datetime-local"
          className="plain-field"
          value={localOf(value)}
          onChange={({ target }) =>
            onChange(target.value === '' ? '' : new Date(`${target.value}${offset}`).toISOString())
          }
        />
      )}
    </Field>
  );
}
