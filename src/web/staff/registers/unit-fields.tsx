import { keysOf } from '../../../kit/words.ts';
import { type UnitKind, unitKinds } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, Field, ListField, TextField } from '../forms/fields.tsx';
import type { Gaps } from '../forms/form.tsx';
import { formWords as words } from '../forms/words.ts';
import { UnitSelect } from '../matters/unit-select.tsx';
import { registerWords as names } from './words.ts';
import { unitWords } from './words-forms.ts';

/** What is written down about a unit. */
export interface UnitFields {
  readonly name: string;
  readonly code: string;
  readonly kind: UnitKind;
  /** Empty: a top unit. */
  readonly parentId: string;
  readonly aliases: readonly string[];
  readonly phone: string;
}

export const unitPaths = ['name', 'code', 'kind', 'parentId', 'aliases', 'phone'] as const;

interface UnitPartsProps {
  /** Path before the names of the fields, such as `into.0.`. */
  readonly under?: string;
  readonly fields: UnitFields;
  readonly onChange: (part: Partial<UnitFields>) => void;
}

export function UnitParts({ under = '', fields, onChange }: UnitPartsProps) {
  const { say } = useLanguage();
  return (
    <>
      <TextField
        path={`${under}name`}
        label={names.name}
        max={80}
        value={fields.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        path={`${under}code`}
        label={names.code}
        max={40}
        value={fields.code}
        onChange={(code) => onChange({ code })}
      />
      <ChoiceField
        path={`${under}kind`}
        label={names.kind}
        value={fields.kind}
        onChange={(kind) => onChange({ kind })}
        options={keysOf(unitKinds).map((value) => ({ value, label: say(unitKinds[value]) }))}
      />
      <Field path={`${under}parentId`} label={unitWords.parent} hint={unitWords.parentHint}>
        {({ id }) => (
          <UnitSelect
            id={id}
            label={say(unitWords.parent)}
            value={fields.parentId}
            onChange={(parentId) => onChange({ parentId })}
          />
        )}
      </Field>
      <TextField
        path={`${under}phone`}
        label={names.phone}
        max={30}
        inputMode="tel"
        value={fields.phone}
        onChange={(phone) => onChange({ phone })}
      />
      <ListField
        path={`${under}aliases`}
        label={names.aliases}
        hint={words.listHint}
        value={fields.aliases}
        onChange={(aliases) => onChange({ aliases })}
      />
    </>
  );
}

export function unitGaps({ name, code }: UnitFields, under = ''): Gaps {
  return {
    [`${under}name`]: name.trim() === '' ? words.needed : undefined,
    [`${under}code`]: code.trim() === '' ? words.needed : undefined,
  };
}

/** As the doors take it. */
export function unitInput({ parentId, phone, aliases, ...fields }: UnitFields) {
  return { ...fields, parentId: parentId || null, phone: phone.trim() || null, aliases: [...aliases] };
}
