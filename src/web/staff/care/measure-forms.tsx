import { App } from 'antd';
import { useState } from 'react';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import { parseYuan } from '../../../kit/money.ts';
import { keysOf } from '../../../kit/words.ts';
import { supportDoors as doors } from '../../../modules/care/contract-support.ts';
import { type MeasureKind, type MeasureState, measureKinds, measureStates } from '../../../modules/care/words.ts';
import { doors as partnerDoors } from '../../../modules/partners/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField, DayField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { FilePicker } from '../frame/file-picker.tsx';
import { frameWords } from '../frame/words.ts';
import { PersonSelect } from '../registers/person-select.tsx';
import type { Measure, Plan } from './shapes.ts';
import { supportWords as words } from './words-support.ts';

const refreshes = ['support.', 'matter.'];

/** A measure: what, by whom, for how much at most, until when. */
export function MeasureForm({ plan, onFold }: { readonly plan: Plan; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const today = dayOf(new Date());
  const [fields, set] = useFields({
    kind: 'money' as MeasureKind,
    what: '',
    personId: '',
    partnerId: '',
    budget: '',
    dueOn: addDays(today, 30),
  });
  const partners = useDoor(partnerDoors.list, { limit: 200 }, { staleMilliseconds: 300_000 });
  const knock = useKnock(doors.addMeasure, {
    refreshes,
    onDone: () => {
      void message.success(say(words.measured));
      onFold();
    },
  });
  const { kind, what, personId, partnerId, dueOn } = fields;
  const budgetFen = fields.budget.trim() === '' ? 0 : parseYuan(fields.budget);
  const owner = personId === '' ? { partnerId } : { personId };
  const noPartner = { value: '', label: '—' };
  return (
    <RegisterForm
      title={words.measure}
      label={words.measure}
      paths={['kind', 'what', 'personId', 'partnerId', 'budgetFen', 'dueOn']}
      gaps={{
        what: what.trim().length < 2 ? words.tooShort : undefined,
        personId: (personId === '') === (partnerId === '') ? words.ownerMissing : undefined,
        budgetFen: budgetFen === undefined ? words.amountWrong : undefined,
        dueOn: dueOn === '' ? words.missing : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: plan.id, kind, what, dueOn, budgetFen: budgetFen ?? 0, ...owner })}
      onFold={onFold}
    >
      <ChoiceField
        path="kind"
        label={words.kind}
        value={kind}
        onChange={set('kind')}
        options={keysOf(measureKinds).map((value) => ({ value, label: say(measureKinds[value]) }))}
      />
      <TextField wide path="what" label={words.what} max={500} rows={2} value={what} onChange={set('what')} />
      <Field path="personId" label={words.ownerPerson} hint={words.ownerHint}>
        {({ id }) => (
          <PersonSelect id={id} label={say(words.ownerPerson)} value={personId} onChange={set('personId')} />
        )}
      </Field>
      <ChoiceField
        path="partnerId"
        label={words.ownerPartner}
        value={partnerId}
        onChange={set('partnerId')}
        options={[noPartner, ...(partners.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextField
        path="budgetFen"
        label={words.budget}
        max={20}
        inputMode="decimal"
        value={fields.budget}
        onChange={set('budget')}
      />
      <DayField path="dueOn" label={words.due} value={dueOn} onChange={set('dueOn')} />
    </RegisterForm>
  );
}

interface MeasureFormProps {
  readonly measure: Measure;
  readonly onFold: () => void;
}

export function MarkForm({ measure, onFold }: MeasureFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields({ state: measure.state as MeasureState, note: measure.note });
  const knock = useKnock(doors.markMeasure, {
    refreshes,
    onDone: () => {
      void message.success(say(words.marked));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.mark}
      label={words.mark}
      paths={['state', 'note']}
      gaps={{ note: fields.note.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: measure.id, ...fields })}
      onFold={onFold}
    >
      <ChoiceField
        path="state"
        label={words.state}
        value={fields.state}
        onChange={set('state')}
        options={keysOf(measureStates).map((value) => ({ value, label: say(measureStates[value]) }))}
      />
      <TextField wide path="note" label={words.note} max={500} rows={2} value={fields.note} onChange={set('note')} />
    </RegisterForm>
  );
}

/** What was spent, to the last 分, with its voucher. */
export function SpendForm({ measure, onFold }: MeasureFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields({ amount: '', onDay: dayOf(new Date()), voucher: '' });
  const [files, setFiles] = useState<{ readonly ids: readonly string[]; readonly isSending: boolean }>({
    ids: [],
    isSending: false,
  });
  const knock = useKnock(doors.spend, {
    refreshes,
    onDone: () => {
      void message.success(say(words.spent));
      onFold();
    },
  });
  const amountFen = parseYuan(fields.amount);
  const { onDay, voucher } = fields;
  return (
    <RegisterForm
      title={words.spend}
      label={words.spend}
      paths={['amountFen', 'onDay', 'voucher', 'fileIds']}
      gaps={{
        amountFen: amountFen === undefined || amountFen === 0 ? words.amountWrong : undefined,
        onDay: onDay === '' ? words.missing : undefined,
        voucher: voucher.trim().length < 2 ? words.tooShort : undefined,
        fileIds: files.isSending ? frameWords.stillUploading : undefined,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({ id: measure.id, amountFen: amountFen ?? 0, onDay, voucher, fileIds: [...files.ids] })
      }
      onFold={onFold}
    >
      <TextField
        path="amountFen"
        label={words.amount}
        max={20}
        inputMode="decimal"
        value={fields.amount}
        onChange={set('amount')}
      />
      <DayField path="onDay" label={words.onDay} value={onDay} onChange={set('onDay')} />
      <TextField
        path="voucher"
        label={words.voucher}
        hint={words.voucherHint}
        max={100}
        value={voucher}
        onChange={set('voucher')}
      />
      <Field wide path="fileIds" label={words.proofFile}>
        {() => (
          <FilePicker label={words.proofFile} max={1} onChange={(ids, isSending) => setFiles({ ids, isSending })} />
        )}
      </Field>
    </RegisterForm>
  );
}
