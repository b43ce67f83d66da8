import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { dayOf } from '../../../kit/calendar.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/people/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { DayField, Field } from '../forms/fields.tsx';
import { type Gaps, RegisterForm } from '../forms/form.tsx';
import { formWords as words } from '../forms/words.ts';
import { useKnock } from '../frame/doors.ts';
import { isNamedBy } from '../frame/initials.ts';
import { useUnits } from '../matters/unit-select.tsx';
import { type UnitFields, UnitParts, unitGaps, unitInput, unitPaths } from './unit-fields.tsx';
import { reorganiseWords, titled, unitWords } from './words-forms.ts';

interface ReorganiseFormProps {
  readonly unit: AnswerOf<typeof doors.unit>;
  readonly onFold: () => void;
  readonly onDone: (id: string) => void;
}

type Fresh = UnitFields & { readonly key: number };

/** Ends one unit or several and puts new ones in their place: one into several is a split, several into one a merger. */
export function ReorganiseForm({ unit, onFold, onDone }: ReorganiseFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const { units } = useUnits();
  const [endIds, setEndIds] = useState<string[]>([unit.id]);
  const [on, setOn] = useState(() => dayOf(new Date()));
  const fresh = (key: number): Fresh => ({
    key,
    name: '',
    code: '',
    kind: unit.kind,
    parentId: unit.parentId ?? '',
    aliases: [],
    phone: '',
  });
  const [into, setInto] = useState<readonly Fresh[]>(() => [fresh(0)]);
  const reorganise = useKnock(doors.reorganise, {
    refreshes: ['unit.', 'person.', 'grid.', 'place.'],
    onDone: ({ ids: [first = unit.id] }) => {
      void message.success(say(unitWords.reorganised));
      onFold();
      onDone(first);
    },
  });
  const gaps: Gaps = {
    endIds: endIds.length === 0 ? words.chooseOne : undefined,
    on: on === '' ? words.chooseDay : undefined,
    ...Object.assign({}, ...into.map((one, i) => unitGaps(one, `into.${i}.`))),
  };
  const endNames = units.filter(({ id }) => endIds.includes(id)).map(({ name }) => `“${name}”`);
  const newNames = into.flatMap(({ name }) => (name.trim() ? [`“${name.trim()}”`] : []));
  return (
    <RegisterForm
      title={titled(unitWords.reorganise, unit.name)}
      label={unitWords.reorganise}
      danger
      paths={['endIds', 'on', ...into.flatMap((_, i) => unitPaths.map((path) => `into.${i}.${path}`))]}
      gaps={gaps}
      knock={reorganise}
      onSend={() => reorganise.mutate({ endIds, on, into: into.map(({ key: _, ...fields }) => unitInput(fields)) })}
      onFold={onFold}
    >
      <div className="field-grid">
        <Field path="endIds" label={unitWords.endIds} hint={unitWords.endIdsHint}>
          {(control) => (
            <Select<string[]>
              {...control}
              mode="multiple"
              className="wide"
              value={endIds}
              onChange={setEndIds}
              options={units.map(({ id, label, named }) => ({ value: id, label, named }))}
              showSearch={{ filterOption: (typed, candidate) => isNamedBy(String(candidate?.['named'] ?? ''), typed) }}
            />
          )}
        </Field>
        <DayField path="on" label={unitWords.on} value={on} onChange={setOn} />
      </div>
      <fieldset className="into">
        <legend>{say(unitWords.into)}</legend>
        <ol>
          {into.map((one, i) => (
            <li key={one.key} className="field-grid">
              <UnitParts
                under={`into.${i}.`}
                fields={one}
                onChange={(part) => setInto(into.map((other) => (other === one ? { ...one, ...part } : other)))}
              />
              {into.length > 1 && (
                <Button
                  className="field-wide into-drop"
                  size="small"
                  onClick={() => setInto(into.filter((other) => other !== one))}
                >
                  {say(unitWords.dropInto)} {one.name}
                </Button>
              )}
            </li>
          ))}
        </ol>
        {into.length < 20 && (
          <Button onClick={() => setInto([...into, fresh((into.at(-1)?.key ?? 0) + 1)])}>
            {say(unitWords.addInto)}
          </Button>
        )}
      </fieldset>
      {on !== '' && endNames.length > 0 && newNames.length > 0 && (
        <ul className="effects" aria-live="polite">
          <li>{say(reorganiseWords(endNames, newNames, formatDay(on)))}</li>
          <li>{say(unitWords.moveFirst)}</li>
          <li>{say(words.noUndo)}</li>
        </ul>
      )}
    </RegisterForm>
  );
}
