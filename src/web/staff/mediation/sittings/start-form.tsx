import { useNavigate } from 'react-router';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/sittings/contract.ts';
import { type SittingKind, sittingKinds } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { mediationWords } from '../words.ts';
import { type SittingsProps, useSittingAct } from './use-sittings.ts';
import { sittingWords as words } from './words.ts';

/** 现在开始: on the spot or while both sides are here anyway. */
export function StartForm({ sittings, onFold }: SittingsProps & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [fields, set] = useFields({ kind: 'on-site' as SittingKind, side: 'all', place: '' });
  const knock = useSittingAct(
    doors.start,
    words.begun,
    ({ id }) => void navigate(`/mediation/${sittings.id}/sittings/${id}`),
  );
  const { kind, side, place } = fields;
  return (
    <RegisterForm
      title={words.startNow}
      label={words.startNow}
      paths={['kind', 'sides', 'place']}
      knock={knock}
      onSend={() => knock.mutate({ id: sittings.id, kind, place, ...(side !== 'all' && { sides: [Number(side)] }) })}
      onFold={onFold}
    >
      <ChoiceField
        path="kind"
        label={words.kind}
        value={kind}
        onChange={set('kind')}
        options={keysOf(sittingKinds).map((value) => ({ value, label: say(sittingKinds[value]) }))}
      />
      <ChoiceField
        path="sides"
        label={words.sides}
        value={side}
        onChange={set('side')}
        options={[
          { value: 'all', label: say(words.allSides) },
          ...sittings.sides.map((one) => ({ value: String(one.side), label: say(mediationWords.side(one.side)) })),
        ]}
      />
      <TextField path="place" label={words.place} max={200} value={place} onChange={set('place')} />
    </RegisterForm>
  );
}
