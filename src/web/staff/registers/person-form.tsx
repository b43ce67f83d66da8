import { App } from 'antd';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/people/contract.ts';
import { type PersonKind, personKinds } from '../../../modules/people/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, ListField, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { formWords } from '../forms/words.ts';
import { useKnock } from '../frame/doors.ts';
import { registerWords as names } from './words.ts';
import { titled, personWords as words } from './words-forms.ts';

interface PersonFields {
  readonly name: string;
  readonly code: string;
  readonly kind: PersonKind;
  readonly phone: string;
  readonly languages: readonly string[];
  readonly skills: readonly string[];
}

interface PersonFormProps {
  /** Whoever is changed; nobody yet when somebody is registered. */
  readonly person?: AnswerOf<typeof doors.person>;
  readonly onFold: () => void;
  readonly onMade?: (id: string) => void;
}

/** Registers a person or changes one. */
export function PersonForm({ person, onFold, onMade }: PersonFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields<PersonFields>({
    name: person?.name ?? '',
    code: person?.code ?? '',
    kind: person?.kind ?? 'officer',
    phone: person?.phone ?? '',
    languages: person?.languages ?? ['zh'],
    skills: person?.skills ?? [],
  });
  const refreshes = ['unit.', 'person.'];
  const make = useKnock(doors.makePerson, {
    refreshes,
    onDone: ({ id }) => {
      void message.success(say(words.made));
      onFold();
      onMade?.(id);
    },
  });
  const change = useKnock(doors.changePerson, {
    refreshes,
    onDone: () => {
      void message.success(say(formWords.saved));
      onFold();
    },
  });
  const { name, code, phone, languages, skills } = fields;
  const input = { ...fields, phone: phone.trim() || null, languages: [...languages], skills: [...skills] };
  return (
    <RegisterForm
      title={person ? titled(formWords.change, person.name) : words.make}
      label={person ? formWords.save : words.make}
      paths={Object.keys(fields)}
      gaps={{
        name: name.trim() === '' ? formWords.needed : undefined,
        code: code.trim() === '' ? formWords.needed : undefined,
        languages: languages.length === 0 ? formWords.needed : undefined,
      }}
      knock={person ? change : make}
      onSend={() => (person ? change.mutate({ id: person.id, ...input }) : make.mutate(input))}
      onFold={onFold}
    >
      <div className="field-grid">
        <TextField path="name" label={names.personName} max={40} value={name} onChange={set('name')} />
        <TextField path="code" label={words.code} max={40} value={code} onChange={set('code')} />
        <ChoiceField
          path="kind"
          label={words.kind}
          value={fields.kind}
          onChange={set('kind')}
          options={keysOf(personKinds).map((value) => ({ value, label: say(personKinds[value]) }))}
        />
        <TextField path="phone" label={names.phone} max={30} inputMode="tel" value={phone} onChange={set('phone')} />
        <ListField
          path="languages"
          label={words.languages}
          hint={words.languagesHint}
          value={languages}
          onChange={set('languages')}
        />
        <ListField
          path="skills"
          label={words.skills}
          hint={formWords.listHint}
          value={skills}
          onChange={set('skills')}
        />
      </div>
    </RegisterForm>
  );
}
