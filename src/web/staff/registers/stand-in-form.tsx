import { App } from 'antd';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/people/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { DayField, Field } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { formWords } from '../forms/words.ts';
import { useKnock } from '../frame/doors.ts';
import { PersonSelect } from './person-select.tsx';
import { titled, personWords as words } from './words-forms.ts';

interface StandInFormProps {
  readonly holding: AnswerOf<typeof doors.person>['holdings'][number];
  readonly onFold: () => void;
}

/** Somebody does the post of another for some days, with the same duties. */
export function StandInForm({ holding, onFold }: StandInFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const today = dayOf(new Date());
  const [, from = today] = [holding.validFrom, today].toSorted();
  const [fields, set] = useFields({ personId: '', validFrom: from, validTo: addDays(from, 7) });
  const name = useKnock(doors.standIn, {
    refreshes: ['unit.', 'person.'],
    onDone: () => {
      void message.success(say(words.standInNamed));
      onFold();
    },
  });
  const { personId, validFrom, validTo } = fields;
  return (
    <RegisterForm
      title={titled(words.standIn, holding.personName)}
      label={words.standIn}
      paths={['personId', 'validFrom', 'validTo']}
      gaps={{
        personId: personId === '' ? formWords.chooseOne : undefined,
        validFrom: validFrom === '' ? formWords.chooseDay : undefined,
        validTo: validTo <= validFrom ? formWords.endAfterStart : undefined,
      }}
      knock={name}
      onSend={() => name.mutate({ id: holding.id, ...fields })}
      onFold={onFold}
    >
      <div className="field-grid">
        <Field path="personId" label={words.standInWho}>
          {(control) => (
            <PersonSelect
              id={control.id}
              label={say(words.standInWho)}
              value={personId}
              onChange={set('personId')}
              except={holding.personId}
            />
          )}
        </Field>
        <DayField path="validFrom" label={words.validFrom} value={validFrom} onChange={set('validFrom')} />
        <DayField
          path="validTo"
          label={words.standInTo}
          hint={words.validToHint}
          min={validFrom}
          value={validTo}
          onChange={set('validTo')}
        />
      </div>
    </RegisterForm>
  );
}
