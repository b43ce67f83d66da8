import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/mediation/contract.ts';
import { mediationSteps } from '../../../modules/mediation/words.ts';
import { ChoiceField, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { RoutesField, type ToldFields } from './routes-field.tsx';
import type { Mediation, PanelProps } from './shapes.ts';
import { useMediationAct } from './use-act.ts';
import { mediationWords as words } from './words.ts';

interface FormProps extends PanelProps {
  readonly onFold: () => void;
}

const usualRoutes = (mediation: Mediation): ToldFields => ({
  routes: mediation.track === 'public-order' ? ['penalty', 'court'] : ['court', 'legal-aid'],
  how: 'officer',
});

const tooShort = (text: string): Words | undefined => (text.trim().length < 2 ? words.tooShort : undefined);

export function FailForm({ mediation, onFold }: FormProps) {
  const guard = useSeen(mediation.version);
  const [text, setText] = useState('');
  const [told, setTold] = useState(usualRoutes(mediation));
  const knock = useMediationAct(doors.fail, mediationSteps.fail, onFold);
  return (
    <RegisterForm
      title={mediationSteps.fail}
      label={mediationSteps.fail}
      danger
      paths={['text', 'routes', 'how']}
      gaps={{ text: tooShort(text), routes: told.routes.length === 0 ? words.chooseRoute : undefined }}
      knock={knock}
      guard={guard}
      onSend={() =>
        knock.mutate({ id: mediation.id, version: guard.seen, text, routes: [...told.routes], how: told.how })
      }
      onFold={onFold}
    >
      <TextField wide path="text" label={words.reason} max={500} rows={2} value={text} onChange={setText} />
      <RoutesField value={told} onChange={setTold} />
    </RegisterForm>
  );
}

export function StopForm({ mediation, onFold }: FormProps) {
  const guard = useSeen(mediation.version);
  const parties = mediation.parties.filter(({ left, role }) => !left && role !== 'interpreter' && role !== 'support');
  const [fields, set] = useFields({ partyId: '', text: '' });
  const [told, setTold] = useState(usualRoutes(mediation));
  const knock = useMediationAct(doors.stop, mediationSteps.stop, onFold);
  return (
    <RegisterForm
      title={mediationSteps.stop}
      label={mediationSteps.stop}
      danger
      paths={['partyId', 'text', 'routes', 'how']}
      gaps={{
        partyId: fields.partyId === '' ? words.missing : undefined,
        routes: told.routes.length === 0 ? words.chooseRoute : undefined,
      }}
      knock={knock}
      guard={guard}
      onSend={() =>
        knock.mutate({
          id: mediation.id,
          version: guard.seen,
          ...fields,
          routes: [...told.routes],
          how: told.how,
        })
      }
      onFold={onFold}
    >
      <ChoiceField
        path="partyId"
        label={words.who}
        value={fields.partyId}
        onChange={set('partyId')}
        options={parties.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField wide path="text" label={words.reason} max={500} rows={2} value={fields.text} onChange={set('text')} />
      <RoutesField value={told} onChange={setTold} />
    </RegisterForm>
  );
}
