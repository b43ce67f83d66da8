import { useState } from 'react';
import { dayOf } from '../../../kit/calendar.ts';
import { doors } from '../../../modules/categories/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { DayField, Field } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { CategorySelect } from '../matters/category-select.tsx';
import type { Entry } from './shapes.ts';
import { categoryWords as words } from './words.ts';

/** A category ends on a day, and another takes its place. */
export function EndForm({ entry, onFold }: { readonly entry: Entry; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [on, setOn] = useState(dayOf(new Date()));
  const [successorCode, setSuccessor] = useState('');
  const knock = useKnock(doors.end, { refreshes: ['category.', 'matter.dictionary'], onDone: onFold });
  return (
    <RegisterForm
      title={words.end}
      label={words.end}
      danger
      paths={['on', 'successorCode', 'endedOn']}
      gaps={{ successorCode: successorCode === '' ? words.missing : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ code: entry.code, version: entry.version, on, successorCode })}
      onFold={onFold}
    >
      <div className="field-grid">
        <DayField
          path="endedOn"
          label={words.endOn}
          hint={words.endHint}
          min={dayOf(new Date())}
          value={on}
          onChange={setOn}
        />
        <Field path="successorCode" label={words.successor}>
          {({ id }) => (
            <CategorySelect
              id={id}
              branches
              label={say(words.successor)}
              value={successorCode}
              onChange={setSuccessor}
            />
          )}
        </Field>
      </div>
    </RegisterForm>
  );
}
