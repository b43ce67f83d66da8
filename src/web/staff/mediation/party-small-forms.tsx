import { useState } from 'react';
import { keysOf } from '../../../kit/words.ts';
import { partyDoors } from '../../../modules/mediation/contract-parties.ts';
import { type Way, type Willing, ways, willingness } from '../../../modules/mediation/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import type { Mediation, Party } from './shapes.ts';
import { useMediationAct } from './use-act.ts';
import { mediationWords as words } from './words.ts';

interface SmallFormProps {
  readonly mediation: Mediation;
  readonly party: Party;
  readonly onFold: () => void;
}

/** How somebody said it to a colleague; through the page they say it themselves. */
export function HowField({ value, onChange }: { readonly value: Way; readonly onChange: (way: Way) => void }) {
  const { say } = useLanguage();
  const options = keysOf(ways).filter((way) => way !== 'page');
  return (
    <ChoiceField
      path="how"
      label={words.how}
      value={value}
      onChange={onChange}
      options={options.map((way) => ({ value: way, label: say(ways[way]) }))}
    />
  );
}

export function WillingForm({ mediation, party, onFold }: SmallFormProps) {
  const { say } = useLanguage();
  const [willing, setWilling] = useState<Willing>('yes');
  const [how, setHow] = useState<Way>('phone');
  const knock = useMediationAct(partyDoors.saidWilling, words.saved, onFold);
  return (
    <RegisterForm
      title={words.sayWilling}
      label={words.sayWilling}
      paths={['willing', 'how']}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, partyId: party.id, willing, how })}
      onFold={onFold}
    >
      <ChoiceField
        path="willing"
        label={words.willing}
        value={willing}
        onChange={setWilling}
        options={keysOf(willingness).map((value) => ({ value, label: say(willingness[value]) }))}
      />
      <HowField value={how} onChange={setHow} />
    </RegisterForm>
  );
}

export function RightsForm({ mediation, party, onFold }: SmallFormProps) {
  const [how, setHow] = useState<Way>('officer');
  const knock = useMediationAct(partyDoors.saidRights, words.saved, onFold);
  return (
    <RegisterForm
      title={words.sayRights}
      label={words.sayRights}
      paths={['how']}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, partyIds: [party.id], how })}
      onFold={onFold}
    >
      <HowField value={how} onChange={setHow} />
    </RegisterForm>
  );
}

export function RemoveForm({ mediation, party, onFold }: SmallFormProps) {
  const [text, setText] = useState('');
  const knock = useMediationAct(partyDoors.removeParty, words.removed, onFold);
  return (
    <RegisterForm
      title={words.removeParty}
      label={words.removeParty}
      danger
      paths={['text']}
      gaps={{ text: text.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, partyId: party.id, text })}
      onFold={onFold}
    >
      <TextField wide path="text" label={words.reason} max={500} rows={2} value={text} onChange={setText} />
    </RegisterForm>
  );
}
