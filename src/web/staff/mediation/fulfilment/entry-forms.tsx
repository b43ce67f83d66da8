import { useState } from 'react';
import { dayOf } from '../../../../kit/calendar.ts';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/fulfilment/contract.ts';
import { entryKinds, findings, type ProofReader, proofReaders } from '../../../../modules/fulfilment/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, DayField, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { FilePicker } from '../../frame/file-picker.tsx';
import { AmountField } from '../agreements/amount-field.tsx';
import { SaidFields, type SaidWay } from './said-fields.tsx';
import { type AccountProps, partiesOf } from './shapes.ts';
import { useFulfilmentAct } from './use-fulfilment-act.ts';
import { fulfilmentWords as words } from './words.ts';

type FormProps = AccountProps & { readonly onFold: () => void };

interface Sent {
  readonly ids: readonly string[];
  readonly isSending: boolean;
}

function kindOf({ account }: AccountProps): 'payment' | 'deed' | 'breach' {
  if (account.money) return 'payment';
  return account.fromOn === null ? 'deed' : 'breach';
}

/** 代当事人登记: a payment, that it was done, or that it was not kept, as somebody told a colleague. */
export function RecordForm(props: FormProps) {
  const { mediation, account, onFold } = props;
  const { say } = useLanguage();
  const what = kindOf(props);
  const ids = (what === 'breach' ? account.to : [...account.by, ...account.to]).map(({ id }) => id);
  const people = partiesOf(mediation, ids);
  const [fields, set] = useFields({
    partyId: people[0]?.id ?? '',
    way: 'phone' as SaidWay,
    on: dayOf(new Date()),
    fen: account.next?.fen ?? 0,
    how: account.how,
    note: '',
    proofFor: 'both' as ProofReader,
  });
  const [files, setFiles] = useState<Sent>({ ids: [], isSending: false });
  const knock = useFulfilmentAct(doors.record, onFold);
  const { fen, ...rest } = fields;
  const title = { zh: `${words.record.zh}：${entryKinds[what].zh}`, en: `${words.record.en}: ${entryKinds[what].en}` };
  return (
    <RegisterForm
      title={title}
      label={words.record}
      paths={['partyId', 'way', 'on', 'fen', 'how', 'note', 'fileIds']}
      gaps={{
        on: fields.on === '' ? words.needDay : undefined,
        fen: what === 'payment' && fen < 1 ? words.needAmount : undefined,
        fileIds: files.isSending ? words.wait : undefined,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: mediation.id,
          obligationId: account.id,
          what,
          ...rest,
          how: rest.how.slice(0, 60),
          ...(what === 'payment' && { fen }),
          fileIds: [...files.ids],
        })
      }
      onFold={onFold}
    >
      <p className="quiet">{say(words.recordHint)}</p>
      <SaidFields
        people={people}
        partyId={fields.partyId}
        setPartyId={set('partyId')}
        way={fields.way}
        setWay={set('way')}
      />
      <div className="field-grid">
        <DayField path="on" label={words.on} value={fields.on} onChange={set('on')} />
        {what === 'payment' && <AmountField path="fen" fen={fen} onChange={set('fen')} />}
        {what === 'payment' && (
          <TextField path="how" label={words.payWay} max={60} value={fields.how} onChange={set('how')} />
        )}
        <ChoiceField
          path="proofFor"
          label={words.filesFor}
          value={fields.proofFor}
          onChange={set('proofFor')}
          options={keysOf(proofReaders).map((value) => ({ value, label: say(proofReaders[value]) }))}
        />
      </div>
      <TextField wide path="note" label={words.note} max={500} rows={2} value={fields.note} onChange={set('note')} />
      <FilePicker
        label={words.files}
        max={6}
        onChange={(fileIds, isSending) => setFiles({ ids: fileIds, isSending })}
      />
    </RegisterForm>
  );
}

/** 现场查看: what a colleague saw, with photos for both ends. */
export function LookForm({ mediation, account, onFold }: FormProps) {
  const { say } = useLanguage();
  const [fields, set] = useFields({ on: dayOf(new Date()), found: 'done' as keyof typeof findings, note: '' });
  const [files, setFiles] = useState<Sent>({ ids: [], isSending: false });
  const knock = useFulfilmentAct(doors.look, onFold);
  return (
    <RegisterForm
      title={words.look}
      label={words.look}
      paths={['on', 'found', 'note', 'fileIds']}
      gaps={{
        on: fields.on === '' ? words.needDay : undefined,
        fileIds: files.isSending ? words.wait : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, obligationId: account.id, ...fields, fileIds: [...files.ids] })}
      onFold={onFold}
    >
      <p className="quiet">{say(words.lookHint)}</p>
      <div className="field-grid">
        <DayField path="on" label={words.on} value={fields.on} onChange={set('on')} />
        <ChoiceField
          path="found"
          label={words.found}
          value={fields.found}
          onChange={set('found')}
          options={keysOf(findings).map((value) => ({ value, label: say(findings[value]) }))}
        />
      </div>
      <TextField wide path="note" label={words.note} max={500} rows={2} value={fields.note} onChange={set('note')} />
      <FilePicker
        label={words.files}
        max={6}
        onChange={(fileIds, isSending) => setFiles({ ids: fileIds, isSending })}
      />
    </RegisterForm>
  );
}
