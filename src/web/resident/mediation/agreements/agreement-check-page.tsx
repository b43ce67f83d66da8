import '../../css/follow.css';
import { type DragEvent, type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AnswerOf } from '../../../../kit/contract.ts';
import type { Words } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/agreements/contract.ts';
import { checkVerdicts } from '../../../../modules/agreements/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { useAct } from '../../follow/use-act.ts';
import { Heading } from '../../heading.tsx';
import { Failure, Field } from '../../pieces.tsx';
import { agreementCheckWords as words } from './words.ts';

type Verdict = AnswerOf<typeof doors.check>;

/** Anybody with a paper asks whether it is in force; of a PDF only the fingerprint is computed, here. */
export function AgreementCheckPage() {
  const { say } = useLanguage();
  const [asked] = useSearchParams();
  const [code, setCode] = useState(asked.get('code') ?? '');
  const [tail, setTail] = useState('');
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const [verdict, setVerdict] = useState<Verdict>();
  const [digest, setDigest] = useState<string>();
  const { busy, failure, act } = useAct(doors.check);
  const check = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setVerdict(undefined);
    if (code.trim() === '' || !/^\d{4}$/.test(tail.trim())) return;
    setDigest(file && isSecureContext ? await digestOf(file) : undefined);
    setVerdict(await act({ code: code.trim(), tail: tail.trim() }));
  };
  const problem = (isWrong: boolean, said: Words) => (tried && isWrong ? said : undefined);
  return (
    <form className="narrow" noValidate onSubmit={(event) => void check(event)}>
      <Heading title={say(words.title)}>{say(words.title)}</Heading>
      <p>{say(words.about)}</p>
      <Field
        id="code"
        label={words.code}
        hint={words.codeHint}
        problem={problem(code.trim() === '', words.codeMissing)}
      >
        {(describedBy, invalid) => (
          <input
            id="code"
            className="code-field"
            value={code}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Field
        id="tail"
        label={words.tail}
        hint={words.tailHint}
        problem={problem(!/^\d{4}$/.test(tail.trim()), words.tailMissing)}
      >
        {(describedBy, invalid) => (
          <input
            id="tail"
            className="code-field tail-field"
            value={tail}
            maxLength={4}
            inputMode="numeric"
            autoComplete="off"
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setTail(event.target.value)}
          />
        )}
      </Field>
      <PdfField file={file} onChange={setFile} />
      <Failure words={failure} />
      <div className="moves">
        <button type="submit" className="button button-first" aria-disabled={busy}>
          {say(words.check)}
        </button>
      </div>
      <div role="status">{verdict && <Said verdict={verdict} digest={digest} />}</div>
    </form>
  );
}

interface PdfFieldProps {
  readonly file: File | undefined;
  readonly onChange: (file: File | undefined) => void;
}

function PdfField({ file, onChange }: PdfFieldProps) {
  const { say } = useLanguage();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    onChange(event.dataTransfer.files[0]);
  };
  return (
    <Field id="pdf" label={words.file} hint={isSecureContext ? words.fileHint : words.insecure} problem={undefined}>
      {(describedBy) => (
        <div className="file-field">
          <span className="button" aria-hidden="true">
            {say(file ? words.other : words.choose)}
          </span>
          <input
            id="pdf"
            type="file"
            accept="application/pdf,.pdf"
            disabled={!isSecureContext}
            aria-describedby={describedBy}
            onDragOver={(event) => event.preventDefault()}
            onDrop={drop}
            onChange={(event) => onChange(event.target.files?.[0])}
          />
          {file && <span className="file-name">{file.name}</span>}
        </div>
      )}
    </Field>
  );
}

function Said({ verdict, digest }: { readonly verdict: Verdict; readonly digest: string | undefined }) {
  const { say } = useLanguage();
  const isSame = digest !== undefined && verdict.pdfHashes.includes(digest);
  return (
    <section className={verdict.verdict === 'valid' ? 'standing standing-kept' : 'standing standing-ended'}>
      <p className="state">{say(checkVerdicts[verdict.verdict])}</p>
      {digest !== undefined && <p role="alert">{say(isSame ? words.same : words.differs)}</p>}
      <dl>
        <div>
          <dt>{say(words.version(verdict.version))}</dt>
          <dd className="whole">
            {say(words.hash)} {verdict.textHash.slice(0, 16)}
          </dd>
        </div>
        {verdict.effectiveAt && (
          <div>
            <dt>{say(words.effective)}</dt>
            <dd>{say(formatDayTime(verdict.effectiveAt))}</dd>
          </div>
        )}
        {verdict.endedAt && (
          <div>
            <dt>{say(words.ended)}</dt>
            <dd>{say(formatDayTime(verdict.endedAt))}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

async function digestOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
