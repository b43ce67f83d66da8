import { InputNumber } from 'antd';
import { doors } from '../../../../modules/fulfilment/contract.ts';
import { Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import type { PartProps } from './shapes.ts';
import { useFulfilmentAct } from './use-fulfilment-act.ts';
import { fulfilmentWords as words } from './words.ts';

/** How many days after the due day something is overdue. */
export function GraceForm({ mediation, performance, onFold }: PartProps & { readonly onFold: () => void }) {
  const [fields, set] = useFields({ days: performance.graceDays, reason: '' });
  const knock = useFulfilmentAct(doors.grace, onFold);
  return (
    <RegisterForm
      title={words.changeGrace}
      label={words.changeGrace}
      paths={['days', 'reason']}
      gaps={{ reason: fields.reason.trim().length < 2 ? words.needNote : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, ...fields })}
      onFold={onFold}
    >
      <Field path="days" label={words.grace}>
        {(control) => (
          <InputNumber
            {...control}
            min={0}
            max={30}
            precision={0}
            value={fields.days}
            onChange={(days) => set('days')(days ?? 0)}
          />
        )}
      </Field>
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
