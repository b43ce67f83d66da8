import { Radio } from 'antd';
import { useState } from 'react';
import { doors } from '../../../../modules/choosing/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { Acts } from '../../forms/acts.tsx';
import { Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm } from '../../forms/form.tsx';
import { mediationWords } from '../words.ts';
import type { Order } from './shapes.ts';
import { useChoosingAct } from './use-choosing-act.ts';
import { choosingWords as words } from './words.ts';

interface Props {
  readonly order: Pick<Order, 'id' | 'name'>;
}

/** Take it with a declaration, or decline it with a reason. */
export function OrderActs({ order }: Props) {
  return (
    <Acts
      id={order.id}
      of={order.name}
      acts={[
        { name: 'take', label: words.take, form: (onFold) => <TakeForm order={order} onFold={onFold} /> },
        {
          name: 'decline',
          label: words.decline,
          danger: true,
          form: (onFold) => <DeclineForm order={order} onFold={onFold} />,
        },
      ]}
    />
  );
}

function TakeForm({ order, onFold }: Props & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const [isFree, setFree] = useState(true);
  const [disclosure, setDisclosure] = useState('');
  const knock = useChoosingAct(doors.takeOrder, words.taken, onFold);
  return (
    <RegisterForm
      title={words.take}
      label={words.take}
      paths={['isFree', 'disclosure']}
      gaps={{ disclosure: !isFree && disclosure.trim() === '' ? words.missing : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ orderId: order.id, isFree, ...(!isFree && { disclosure }) })}
      onFold={onFold}
    >
      <Field wide path="isFree" label={words.declare} hint={words.declareHint}>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={isFree}
            onChange={({ target }) => setFree(target.value === true)}
            options={[
              { value: true, label: say(words.nothing) },
              { value: false, label: say(words.something) },
            ]}
          />
        )}
      </Field>
      {!isFree && (
        <TextField
          wide
          path="disclosure"
          label={words.disclosure}
          max={300}
          rows={2}
          value={disclosure}
          onChange={setDisclosure}
        />
      )}
    </RegisterForm>
  );
}

function DeclineForm({ order, onFold }: Props & { readonly onFold: () => void }) {
  const [reason, setReason] = useState('');
  const knock = useChoosingAct(doors.declineOrder, words.declined, onFold);
  return (
    <RegisterForm
      title={words.decline}
      label={words.decline}
      danger
      paths={['reason']}
      gaps={{ reason: reason.trim().length < 2 ? mediationWords.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ orderId: order.id, reason })}
      onFold={onFold}
    >
      <TextField wide path="reason" label={words.reason} max={500} rows={2} value={reason} onChange={setReason} />
    </RegisterForm>
  );
}
