import { App, Checkbox, Select } from 'antd';
import { dayOf } from '../../../kit/calendar.ts';
import { type Duty, dutyList, duties as dutyWords } from '../../../kit/duties.ts';
import { keysOf, type Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/people/contract.ts';
import { type Post, posts, usualDuties } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, DayField, Field, TicksField } from '../forms/fields.tsx';
import { type Gaps, RegisterForm, useFields } from '../forms/form.tsx';
import { formWords } from '../forms/words.ts';
import { useKnock } from '../frame/doors.ts';
import { isNamedBy } from '../frame/initials.ts';
import { UnitSelect } from '../matters/unit-select.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { PersonSelect } from './person-select.tsx';
import { registerWords as names } from './words.ts';
import { personWords as words } from './words-forms.ts';

interface PostFields {
  readonly personId: string;
  readonly unitId: string;
  readonly post: Post;
  readonly duties: readonly Duty[];
  readonly categories: string[];
  readonly concurrent: boolean;
  readonly validFrom: string;
  readonly validTo: string;
}

interface PostFormProps {
  readonly title: Words;
  /** Whoever gets the post; chosen in the form when it is not known. */
  readonly personId?: string;
  readonly unitId?: string;
  readonly onFold: () => void;
}

/** Gives a post: where, what, with which duties, for which categories, from when to when. */
export function PostForm({ title, personId = '', unitId = '', onFold }: PostFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set, setFields] = useFields<PostFields>({
    personId,
    unitId,
    post: 'community-officer',
    duties: usualDuties['community-officer'],
    categories: [],
    concurrent: false,
    validFrom: dayOf(new Date()),
    validTo: '',
  });
  const give = useKnock(doors.givePost, {
    refreshes: ['unit.', 'person.'],
    onDone: () => {
      void message.success(say(words.given));
      onFold();
    },
  });
  const { personId: id, categories, duties, validTo, ...rest } = fields;
  return (
    <RegisterForm
      title={title}
      label={words.give}
      paths={['personId', 'unitId', 'post', 'categories', 'validFrom', 'validTo']}
      gaps={gapsOf(fields)}
      knock={give}
      onSend={() =>
        give.mutate({
          id,
          ...rest,
          duties: [...duties],
          categories: categories.length > 0 ? categories : null,
          validTo: validTo || null,
        })
      }
      onFold={onFold}
    >
      <div className="field-grid">
        {personId === '' && (
          <Field path="personId" label={words.giveTo}>
            {(control) => (
              <PersonSelect id={control.id} label={say(words.giveTo)} value={id} onChange={set('personId')} />
            )}
          </Field>
        )}
        <Field path="unitId" label={words.unit}>
          {(control) => (
            <UnitSelect id={control.id} label={say(words.unit)} value={fields.unitId} onChange={set('unitId')} />
          )}
        </Field>
        <ChoiceField
          path="post"
          label={names.post}
          value={fields.post}
          onChange={(post) => setFields({ ...fields, post, duties: usualDuties[post] })}
          options={keysOf(posts).map((value) => ({ value, label: say(posts[value]) }))}
        />
        <CategoriesField value={categories} onChange={set('categories')} />
        <TicksField
          label={words.duties}
          hint={words.dutiesHint}
          value={duties}
          onChange={set('duties')}
          options={dutyList.map((value) => ({ value, label: say(dutyWords[value]) }))}
        />
        <DayField path="validFrom" label={words.validFrom} value={fields.validFrom} onChange={set('validFrom')} />
        <DayField
          path="validTo"
          label={words.validTo}
          hint={words.validToHint}
          min={fields.validFrom}
          value={validTo}
          onChange={set('validTo')}
        />
        <Checkbox checked={fields.concurrent} onChange={({ target }) => set('concurrent')(target.checked)}>
          {say(words.concurrent)}
        </Checkbox>
      </div>
    </RegisterForm>
  );
}

function gapsOf({ personId, unitId, validFrom, validTo }: PostFields): Gaps {
  return {
    personId: personId === '' ? formWords.chooseOne : undefined,
    unitId: unitId === '' ? formWords.chooseOne : undefined,
    validFrom: validFrom === '' ? formWords.chooseDay : undefined,
    validTo: validTo !== '' && validTo <= validFrom ? formWords.endAfterStart : undefined,
  };
}

function CategoriesField({
  value,
  onChange,
}: {
  readonly value: string[];
  readonly onChange: (codes: string[]) => void;
}) {
  const { say } = useLanguage();
  const { categories } = useDictionary();
  return (
    <Field path="categories" label={words.categories} hint={words.categoriesHint}>
      {(control) => (
        <Select<string[]>
          {...control}
          mode="multiple"
          className="wide"
          allowClear
          value={value}
          onChange={onChange}
          options={categories.map((category) => ({ value: category.code, label: say(category) }))}
          showSearch={{ filterOption: (typed, candidate) => isNamedBy(String(candidate?.['label'] ?? ''), typed) }}
        />
      )}
    </Field>
  );
}
