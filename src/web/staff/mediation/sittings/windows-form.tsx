import { Checkbox } from 'antd';
import type { Way } from '../../../../modules/mediation/words.ts';
import { doors } from '../../../../modules/sittings/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, Field } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { HowField } from '../party-small-forms.tsx';
import { fromField, type SittingsProps, useSittingAct } from './use-sittings.ts';
import { sittingWords as words } from './words.ts';

/** What somebody said on the phone or at the counter: from when until when they can come. Another stretch is added to what they said before. */
export function WindowsForm({ sittings, onFold }: SittingsProps & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const speakers = sittings.parties.filter(({ speaks }) => speaks);
  const [fields, set] = useFields({
    partyId: speakers[0]?.id ?? '',
    from: '',
    to: '',
    preferred: false,
    how: 'phone' as Way,
  });
  const knock = useSittingAct(doors.windows, words.saved, onFold);
  const { partyId, from, to, preferred, how } = fields;
  const before = sittings.windows.filter((window) => window.partyId === partyId);
  return (
    <RegisterForm
      title={words.sayWindows}
      label={words.sayWindows}
      paths={['partyId', 'windows', 'how']}
      gaps={{
        partyId: partyId === '' ? words.missing : undefined,
        windows: from === '' || to === '' ? words.missing : undefined,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: sittings.id,
          partyId,
          how,
          windows: [
            ...before.map((window) => ({ from: window.from, to: window.to, preferred: window.preferred })),
            { from: fromField(from), to: fromField(to), preferred },
          ],
        })
      }
      onFold={onFold}
    >
      <ChoiceField
        path="partyId"
        label={words.party}
        value={partyId}
        onChange={set('partyId')}
        options={speakers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field path="windows" label={words.from}>
        {({ id }) => (
          <input
            id={id}
            type="datetime-local"
            className="plain-field"
            value={from}
            onChange={(event) => set('from')(event.target.value)}
          />
        )}
      </Field>
      <Field path="to" label={words.to}>
        {({ id }) => (
          <input
            id={id}
            type="datetime-local"
            className="plain-field"
            value={to}
            onChange={(event) => set('to')(event.target.value)}
          />
        )}
      </Field>
      <Checkbox checked={preferred} onChange={({ target }) => set('preferred')(target.checked)}>
        {say(words.preferred)}
      </Checkbox>
      <HowField value={how} onChange={set('how')} />
    </RegisterForm>
  );
}
