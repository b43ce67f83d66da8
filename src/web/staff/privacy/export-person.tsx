import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { parseReceiptCode } from '../../../kit/ids.ts';
import { doors } from '../../../modules/privacy/contract.ts';
import { Offline, Refused } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ProblemLine } from '../frame/states.tsx';
import { FieldLine } from '../matters/step-frame.tsx';
import { requestWords, privacyWords as words } from './words.ts';

// A phone number does not belong into an address that servers write down, so the archive is asked for with a body.
async function fetchArchive(input: { phone?: string; code?: string; reason: string }): Promise<void> {
  const response = await fetch(doors.exportPerson.path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  }).catch(() => {
    throw new Offline();
  });
  if (!response.ok) {
    const body = (await response.json().catch(() => undefined)) as
      | { error?: ConstructorParameters<typeof Refused>[1] }
      | undefined;
    throw new Refused(response.status, body?.error ?? { code: 'broken', zh: '导出没有成功', en: 'The export failed' });
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = 'personal-data.zip';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** 导出一个人的全部信息: by phone or receipt code, with a reason. */
export function ExportPerson() {
  const { say } = useLanguage();
  const [who, setWho] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const isReady = who.trim().length >= 5 && reason.trim().length >= 10;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || busy) return;
    setBusy(true);
    setProblem(null);
    const code = parseReceiptCode(who);
    await fetchArchive(code === undefined ? { phone: who.trim(), reason } : { code, reason }).catch(setProblem);
    setBusy(false);
  };
  return (
    <form className="privacy-form" onSubmit={(event) => void send(event)}>
      <h2>{say(requestWords.export)}</h2>
      <p className="quiet">{say(requestWords.exportHint)}</p>
      <FieldLine id="export-who" label={requestWords.phoneOrCode}>
        <Input
          id="export-who"
          maxLength={40}
          autoComplete="off"
          value={who}
          onChange={(event) => setWho(event.target.value)}
        />
      </FieldLine>
      <FieldLine id="export-reason" label={words.why}>
        <Input id="export-reason" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </FieldLine>
      <ProblemLine problem={problem} />
      <div className="step-buttons">
        <Button htmlType="submit" loading={busy} disabled={!isReady}>
          {say(requestWords.exportDo)}
        </Button>
      </div>
    </form>
  );
}
