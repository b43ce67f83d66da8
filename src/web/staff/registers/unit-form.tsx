import { App } from 'antd';
import { dayOf } from '../../../kit/calendar.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/people/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { DayField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { formWords as words } from '../forms/words.ts';
import { useKnock } from '../frame/doors.ts';
import { type UnitFields, UnitParts, unitGaps, unitInput, unitPaths } from './unit-fields.tsx';
import { titled, unitWords } from './words-forms.ts';

const refreshes = ['unit.', 'person.', 'grid.', 'place.'];

interface MakeUnitFormProps {
  readonly title: Words;
  readonly parentId: string;
  readonly onFold: () => void;
  readonly onMade: (id: string) => void;
}

export function MakeUnitForm({ title, parentId, onFold, onMade }: MakeUnitFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const empty: UnitFields = { name: '', code: '', kind: 'group', parentId, aliases: [], phone: '' };
  const [fields, set, setFields] = useFields({ ...empty, validFrom: dayOf(new Date()) });
  const make = useKnock(doors.makeUnit, {
    refreshes,
    onDone: ({ id }) => {
      void message.success(say(unitWords.made));
      onFold();
      onMade(id);
    },
  });
  const { validFrom, ...rest } = fields;
  return (
    <RegisterForm
      title={title}
      label={unitWords.make}
      paths={[...unitPaths, 'validFrom']}
      gaps={{ ...unitGaps(fields), validFrom: validFrom === '' ? words.chooseDay : undefined }}
      knock={make}
      onSend={() => make.mutate({ ...unitInput(rest), validFrom })}
      onFold={onFold}
    >
      <div className="field-grid">
        <UnitParts fields={fields} onChange={(part) => setFields({ ...fields, ...part })} />
        <DayField path="validFrom" label={unitWords.from} value={validFrom} onChange={set('validFrom')} />
      </div>
    </RegisterForm>
  );
}

export function ChangeUnitForm({
  unit,
  onFold,
}: {
  readonly unit: AnswerOf<typeof doors.unit>;
  readonly onFold: () => void;
}) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const { id, name, code, kind, aliases } = unit;
  const before: UnitFields = { name, code, kind, aliases, parentId: unit.parentId ?? '', phone: unit.phone ?? '' };
  const [fields, , setFields] = useFields(before);
  const change = useKnock(doors.changeUnit, {
    refreshes,
    onDone: () => {
      void message.success(say(words.saved));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={titled(words.change, name)}
      label={words.save}
      paths={unitPaths}
      gaps={unitGaps(fields)}
      knock={change}
      onSend={() => change.mutate({ id, ...unitInput(fields) })}
      onFold={onFold}
    >
      <div className="field-grid">
        <UnitParts fields={fields} onChange={(part) => setFields({ ...fields, ...part })} />
      </div>
    </RegisterForm>
  );
}
