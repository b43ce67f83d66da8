import { useState } from 'react';
import { newId } from '../../../../kit/ids.ts';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/sittings/contract.ts';
import { signWays, type Verdict, verdicts } from '../../../../modules/sittings/words.ts';
import { platformDoors } from '../../../../platform/contract.ts';
import { sendBytes } from '../../../shared/call.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, Field, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { FilePicker } from '../../frame/file-picker.tsx';
import { ProblemLine } from '../../frame/states.tsx';
import { SignaturePad } from './signature-pad.tsx';
import { type SittingProps, useSittingAct } from './use-sittings.ts';
import { sittingWords as words } from './words.ts';

/** What a party says to the record at the table: by hand on the tablet, or on paper with the scan. */
export function SignForm({ sittings, sitting, onFold }: SittingProps & { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const waiting = sitting.record.signers.filter(({ verdict }) => verdict !== 'confirmed');
  const [fields, set] = useFields({
    partyId: waiting[0]?.partyId ?? '',
    verdict: 'confirmed' as Verdict,
    way: 'tablet' as 'tablet' | 'paper',
    note: '',
  });
  const [picture, setPicture] = useState<Blob | null>(null);
  const [scanId, setScanId] = useState<string | undefined>();
  const [sending, setSending] = useState<{ isPending: boolean; error: unknown }>({ isPending: false, error: null });
  const knock = useSittingAct(doors.sign, words.saved, onFold);
  const { partyId, verdict, way, note } = fields;
  const needsSignature = verdict === 'confirmed' && (way === 'tablet' ? picture === null : scanId === undefined);
  const send = async () => {
    setSending({ isPending: true, error: null });
    try {
      const written =
        way === 'tablet' && picture !== null && verdict === 'confirmed'
          ? (await sendBytes(platformDoors.sendFile, picture, { requestId: newId() })).id
          : undefined;
      const fileId = way === 'paper' ? scanId : written;
      knock.mutate({ id: sittings.id, sittingId: sitting.id, partyId, verdict, way, note, ...(fileId && { fileId }) });
      setSending({ isPending: false, error: null });
    } catch (error) {
      setSending({ isPending: false, error });
    }
  };
  return (
    <RegisterForm
      title={words.sign}
      label={words.sign}
      paths={['partyId', 'verdict', 'way', 'note', 'fileId']}
      gaps={{
        partyId: partyId === '' ? words.missing : undefined,
        fileId: needsSignature ? words.missing : undefined,
        note: verdict !== 'confirmed' && note.trim().length < 2 ? words.tooShort : undefined,
      }}
      knock={{ isPending: knock.isPending || sending.isPending, error: knock.error }}
      onSend={() => void send()}
      onFold={onFold}
    >
      <ChoiceField
        path="partyId"
        label={words.party}
        value={partyId}
        onChange={set('partyId')}
        options={sitting.record.signers.map((signer) => ({ value: signer.partyId, label: signer.name }))}
      />
      <ChoiceField
        path="verdict"
        label={words.verdict}
        value={verdict}
        onChange={set('verdict')}
        options={keysOf(verdicts).map((value) => ({ value, label: say(verdicts[value]) }))}
      />
      <ChoiceField
        path="way"
        label={words.how}
        value={way}
        onChange={set('way')}
        options={(['tablet', 'paper'] as const).map((value) => ({ value, label: say(signWays[value]) }))}
      />
      {verdict === 'confirmed' && way === 'tablet' && (
        <Field path="fileId" label={words.signature} wide>
          {({ id }) => <SignaturePad id={id} onChange={setPicture} />}
        </Field>
      )}
      {way === 'paper' && (
        <Field path="fileId" label={words.signature} wide>
          {() => <FilePicker label={words.scan} max={1} onChange={([fileId]) => setScanId(fileId)} />}
        </Field>
      )}
      {verdict !== 'confirmed' && (
        <TextField wide path="note" label={words.note} max={1000} rows={2} value={note} onChange={set('note')} />
      )}
      <ProblemLine problem={sending.error} />
    </RegisterForm>
  );
}
