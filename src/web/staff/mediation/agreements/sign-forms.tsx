import { useState } from 'react';
import { doors } from '../../../../modules/agreements/contract.ts';
import { HandPad, isDrawn, type Strokes } from '../../../shared/hand-pad.tsx';
import { useLanguage } from '../../../shared/language.tsx';
import { DayField, Field, TextField, TicksField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { FilePicker } from '../../frame/file-picker.tsx';
import { type Agreement, useAgreementAct } from './shapes.ts';
import { deskAgreementWords as words } from './words.ts';

type Signer = Agreement['signerList'][number];

interface FormProps {
  readonly agreement: Agreement;
  readonly onFold: () => void;
}

const about = ({ mediationId, id }: Agreement) => ({ id: mediationId, agreementId: id });

/** 平板签名: handed over to whoever signs, with the paper above. */
export function HandForm({ agreement, signer, onFold }: FormProps & { readonly signer: Signer }) {
  const { say } = useLanguage();
  const [signedName, setName] = useState(signer.name);
  const [strokes, setStrokes] = useState<Strokes>([]);
  const [witness, setWitness] = useState('');
  const knock = useAgreementAct(doors.sign, words.done, onFold);
  return (
    <RegisterForm
      title={words.signHere}
      label={words.signHere}
      paths={['signedName', 'strokes', 'witness']}
      gaps={{
        signedName: signedName.trim() === '' ? words.needed : undefined,
        strokes: isDrawn(strokes) ? undefined : words.handMissing,
      }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          ...about(agreement),
          signerId: signer.id,
          signedName,
          hash: agreement.hash ?? '',
          strokes,
          witness,
        })
      }
      onFold={onFold}
    >
      <TextField path="signedName" label={words.signedName} max={40} value={signedName} onChange={setName} />
      {signer.kind !== 'mediator' && (
        <TextField path="witness" label={words.witness} max={80} value={witness} onChange={setWitness} />
      )}
      <Field wide path="strokes" label={words.hand} hint={words.recordNote}>
        {({ id, status: _, ...control }) => (
          <div id={id} tabIndex={-1} {...control}>
            <HandPad label={say(words.hand)} value={strokes} onChange={setStrokes} />
          </div>
        )}
      </Field>
    </RegisterForm>
  );
}

export function DeclineForm({ agreement, signer, onFold }: FormProps & { readonly signer: Signer }) {
  const [reason, setReason] = useState('');
  const knock = useAgreementAct(doors.decline, words.done, onFold);
  return (
    <RegisterForm
      title={words.declined}
      label={words.declined}
      danger
      paths={['reason']}
      gaps={{ reason: reason.trim().length < 2 ? words.needed : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ ...about(agreement), signerId: signer.id, reason })}
      onFold={onFold}
    >
      <TextField wide path="reason" label={words.reason} max={500} rows={2} value={reason} onChange={setReason} />
    </RegisterForm>
  );
}

/** 纸质签名: the scan, for whose hands it stands, and the hash as it is printed on it. */
export function ScanForm({ agreement, today, onFold }: FormProps & { readonly today: string }) {
  const next = agreement.signerList.filter(({ isNext, kind }) => isNext && kind !== 'seal');
  const [fields, set] = useFields({ printedHash: '', signedOn: today, witness: '' });
  const [signerIds, setSigners] = useState<readonly string[]>(next.map(({ id }) => id));
  const [file, setFile] = useState<{ id: string; isSending: boolean }>({ id: '', isSending: false });
  const knock = useAgreementAct(doors.scan, words.done, onFold);
  return (
    <RegisterForm
      title={words.scan}
      label={words.scan}
      paths={['printedHash', 'signedOn', 'witness', 'fileId']}
      gaps={{
        printedHash: fields.printedHash.trim().length < 8 ? words.needed : undefined,
        fileId: file.id === '' || file.isSending || signerIds.length === 0 ? words.scanMissing : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ ...about(agreement), ...fields, signerIds: [...signerIds], fileId: file.id })}
      onFold={onFold}
    >
      <TicksField
        label={words.scanWho}
        value={signerIds}
        onChange={setSigners}
        options={next.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field path="fileId" label={words.scanFile}>
        {() => (
          <FilePicker
            label={words.scanFile}
            max={1}
            onChange={(ids, isSending) => setFile({ id: ids[0] ?? '', isSending })}
          />
        )}
      </Field>
      <TextField
        path="printedHash"
        label={words.printedHash}
        hint={words.printedHint}
        max={80}
        value={fields.printedHash}
        onChange={set('printedHash')}
      />
      <DayField path="signedOn" label={words.signedOn} value={fields.signedOn} onChange={set('signedOn')} />
      <TextField path="witness" label={words.witness} max={80} value={fields.witness} onChange={set('witness')} />
    </RegisterForm>
  );
}

export function SealForm({ agreement, today, onFold }: FormProps & { readonly today: string }) {
  const { say } = useLanguage();
  const place = agreement.signerList.find(({ kind }) => kind === 'seal');
  const [fields, set] = useFields({ sealName: place?.name ?? '', sealedOn: today });
  const knock = useAgreementAct(doors.seal, words.done, onFold);
  return (
    <RegisterForm
      title={words.seal}
      label={words.seal}
      paths={['sealName', 'sealedOn']}
      gaps={{ sealName: fields.sealName.trim().length < 2 ? words.needed : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ ...about(agreement), ...fields })}
      onFold={onFold}
    >
      <p className="quiet field-wide">{say(words.sealHint)}</p>
      <TextField path="sealName" label={words.sealName} max={120} value={fields.sealName} onChange={set('sealName')} />
      <DayField path="sealedOn" label={words.sealedOn} value={fields.sealedOn} onChange={set('sealedOn')} />
    </RegisterForm>
  );
}
