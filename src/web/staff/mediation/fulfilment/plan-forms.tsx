import { Checkbox } from 'antd';
import { useState } from 'react';
import { addDays, dayOf } from '../../../../kit/calendar.ts';
import { doors } from '../../../../modules/fulfilment/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { AmountField } from '../agreements/amount-field.tsx';
import { PlanField } from '../agreements/plan-field.tsx';
import { type AccountProps, partiesOf } from './shapes.ts';
import { useFulfilmentAct } from './use-fulfilment-act.ts';
import { fulfilmentWords as words } from './words.ts';

type Rows = { dueOn: string; fen: number }[];

/** 重新协商: a new plan for what is left, proposed by a party or by the mediator. */
export function ProposeForm({ mediation, account, onFold }: AccountProps & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const left = account.money?.restFen ?? 0;
  const today = dayOf(new Date());
  const people = partiesOf(
    mediation,
    [...account.by, ...account.to].map(({ id }) => id),
  );
  const [fields, set] = useFields({ partyId: '', reason: '', rows: [] as Rows, restFen: left });
  const [isOther, setOther] = useState(false);
  const knock = useFulfilmentAct(doors.propose, onFold);
  const restFen = isOther ? fields.restFen : left;
  const sum = fields.rows.reduce((all, { fen }) => all + fen, 0);
  return (
    <RegisterForm
      title={words.replan}
      label={words.replan}
      paths={['partyId', 'reason', 'rows', 'restFen']}
      gaps={{
        reason: fields.reason.trim().length < 2 ? words.needNote : undefined,
        rows: fields.rows.length === 0 || sum !== restFen ? words.needRows : undefined,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: mediation.id,
          obligationId: account.id,
          rows: fields.rows,
          reason: fields.reason,
          ...(isOther && { restFen }),
          ...(fields.partyId !== '' && { partyId: fields.partyId, way: 'phone' as const }),
        })
      }
      onFold={onFold}
    >
      <p className="quiet">{say(words.replanHint)}</p>
      <div className="field-grid">
        <ChoiceField
          path="partyId"
          label={words.proposer}
          value={fields.partyId}
          onChange={set('partyId')}
          options={[
            { value: '', label: say(words.mediator) },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Checkbox checked={isOther} onChange={({ target }) => setOther(target.checked)}>
          {say(words.otherSum)}
        </Checkbox>
        {isOther && <AmountField path="restFen" fen={fields.restFen} onChange={set('restFen')} />}
      </div>
      <PlanField rows={fields.rows} totalFen={restFen} agreedOn={addDays(today, 1)} onChange={set('rows')} />
      <TextField
        wide
        path="reason"
        label={words.reason}
        max={300}
        rows={2}
        value={fields.reason}
        onChange={set('reason')}
      />
    </RegisterForm>
  );
}
