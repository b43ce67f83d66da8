import { App } from 'antd';
import { keysOf } from '../../../kit/words.ts';
import { searchDoors as doors } from '../../../modules/care/contract-search.ts';
import { type FoundCondition, foundConditions } from '../../../modules/care/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { MomentField } from '../meetings/moment-field.tsx';
import type { Search } from './shapes.ts';
import { searchWords as words } from './words.ts';

interface SearchFormProps {
  readonly search: Search;
  readonly onFold: () => void;
}

const refreshes = ['search.', 'matter.'];

function useSaid(onFold: () => void) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  return (done: { readonly zh: string; readonly en: string }) => {
    void message.success(say(done));
    onFold();
  };
}

/** Where, when and how the person was found; everybody hears it at once. */
export function FindForm({ search, onFold }: SearchFormProps) {
  const { say } = useLanguage();
  const said = useSaid(onFold);
  const [fields, set] = useFields({
    at: new Date().toISOString(),
    where: '',
    condition: 'well' as FoundCondition,
    note: '',
  });
  const knock = useKnock(doors.find, { refreshes, onDone: () => said(words.foundDone) });
  return (
    <RegisterForm
      title={words.find}
      label={words.find}
      paths={['at', 'where', 'condition', 'note']}
      gaps={{
        at: fields.at === '' ? words.missing : undefined,
        where: fields.where.trim().length < 2 ? words.tooShort : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: search.id, version: search.version, ...fields })}
      onFold={onFold}
    >
      <p className="quiet small field-wide">{say(words.findHint)}</p>
      <MomentField path="at" label={words.when} value={fields.at} onChange={set('at')} />
      <TextField path="where" label={words.where} max={200} value={fields.where} onChange={set('where')} />
      <ChoiceField
        path="condition"
        label={words.condition}
        value={fields.condition}
        onChange={set('condition')}
        options={keysOf(foundConditions).map((value) => ({ value, label: say(foundConditions[value]) }))}
      />
      <TextField wide path="note" label={words.note} max={1000} rows={2} value={fields.note} onChange={set('note')} />
    </RegisterForm>
  );
}

/** Who saw what, where and when. */
export function SightForm({ search, onFold }: SearchFormProps) {
  const said = useSaid(onFold);
  const [fields, set] = useFields({ seenAt: new Date().toISOString(), where: '', what: '', who: '' });
  const knock = useKnock(doors.sight, { refreshes, onDone: () => said(words.sighted) });
  return (
    <RegisterForm
      title={words.sight}
      label={words.sight}
      paths={['seenAt', 'where', 'what', 'who']}
      gaps={{
        seenAt: fields.seenAt === '' ? words.missing : undefined,
        where: fields.where.trim().length < 2 ? words.tooShort : undefined,
        what: fields.what.trim().length < 2 ? words.tooShort : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: search.id, ...fields })}
      onFold={onFold}
    >
      <MomentField path="seenAt" label={words.when} value={fields.seenAt} onChange={set('seenAt')} />
      <TextField path="where" label={words.where} max={200} value={fields.where} onChange={set('where')} />
      <TextField path="who" label={words.who} max={60} value={fields.who} onChange={set('who')} />
      <TextField wide path="what" label={words.what} max={500} rows={2} value={fields.what} onChange={set('what')} />
    </RegisterForm>
  );
}

/** Ends a search without a finding, with the reason. */
export function StopForm({ search, onFold }: SearchFormProps) {
  const said = useSaid(onFold);
  const [fields, set] = useFields({ reason: '' });
  const knock = useKnock(doors.stopSearch, { refreshes, onDone: () => said(words.stopped) });
  return (
    <RegisterForm
      danger
      title={words.stop}
      label={words.stop}
      paths={['reason']}
      gaps={{ reason: fields.reason.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: search.id, version: search.version, ...fields })}
      onFold={onFold}
    >
      <TextField
        wide
        path="reason"
        label={words.reason}
        max={500}
        rows={2}
        value={fields.reason}
        onChange={set('reason')}
      />
    </RegisterForm>
  );
}
