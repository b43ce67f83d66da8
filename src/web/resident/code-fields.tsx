import type { Words } from '../../kit/words.ts';
import { Field } from './pieces.tsx';

interface CodeField {
  readonly label: Words;
  readonly hint?: Words;
  readonly problem: Words | undefined;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

/** The code of a message or letter, and the four digits that go with it. */
export function CodeFields({ code, tail }: { readonly code: CodeField; readonly tail: CodeField }) {
  return (
    <>
      <Field id="code" label={code.label} {...(code.hint && { hint: code.hint })} problem={code.problem}>
        {(describedBy, invalid) => (
          <input
            id="code"
            className="code-field"
            value={code.value}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => code.onChange(event.target.value)}
          />
        )}
      </Field>
      <Field id="tail" label={tail.label} {...(tail.hint && { hint: tail.hint })} problem={tail.problem}>
        {(describedBy, invalid) => (
          <input
            id="tail"
            className="code-field tail-field"
            value={tail.value}
            inputMode="numeric"
            autoComplete="off"
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => tail.onChange(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
