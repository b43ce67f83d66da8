import './css/follow.css';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { AnswerOf } from '../../kit/contract.ts';
import type { Words } from '../../kit/words.ts';
import { doors } from '../../modules/casefile/contract.ts';
import { caseFileKinds, checkVerdicts } from '../../modules/casefile/words.ts';
import { call } from '../shared/call.ts';
import { useLanguage } from '../shared/language.tsx';
import { formatDayTime } from '../shared/time.ts';
import { failureWords } from './failure-words.ts';
import { Heading } from './heading.tsx';
import { Failure, Field } from './pieces.tsx';
import { checkWords } from './words-file.ts';

type Verdict = AnswerOf<typeof doors.check>;

/** Anybody with a sealed paper asks whether it was changed; only its fingerprint leaves the device. */
export function CheckPage() {
  const { say } = useLanguage();
  const [asked] = useSearchParams();
  const [code, setCode] = useState(asked.get('code') ?? '');
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const [verdict, setVerdict] = useState<Verdict>();
  const [failure, setFailure] = useState<Words>();
  const check = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setVerdict(undefined);
    setFailure(undefined);
    if (code.trim() === '' || !file) return;
    // Browsers compute hashes on pages from https or this machine only.
    if (!isSecureContext) return setFailure(checkWords.insecure);
    try {
      setVerdict(await call(doors.check, { code: code.trim(), sha256: await hashOf(file) }));
    } catch (problem) {
      setFailure(failureWords(problem));
    }
  };
  return (
    <form className="narrow" noValidate onSubmit={(event) => void check(event)}>
      <Heading title={say(checkWords.title)}>{say(checkWords.title)}</Heading>
      <p>{say(checkWords.about)}</p>
      <Field
        id="code"
        label={checkWords.code}
        hint={checkWords.codeHint}
        problem={tried && code.trim() === '' ? checkWords.codeMissing : undefined}
      >
        {(describedBy, invalid) => (
          <input
            id="code"
            value={code}
            maxLength={40}
            autoComplete="off"
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Field
        id="file"
        label={checkWords.file}
        hint={checkWords.fileHint}
        problem={tried && !file ? checkWords.fileMissing : undefined}
      >
        {(describedBy, invalid) => (
          <div className="file-field">
            <span className="button" aria-hidden="true">
              {say(file ? checkWords.otherFile : checkWords.chooseFile)}
            </span>
            <input
              id="file"
              type="file"
              accept="application/pdf,.pdf"
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => setFile(event.target.files?.[0])}
            />
            {file && <span className="file-name">{file.name}</span>}
          </div>
        )}
      </Field>
      <Failure words={failure} />
      <div className="moves">
        <button type="submit" className="button button-first">
          {say(checkWords.check)}
        </button>
      </div>
      <div role="status">{verdict && <Said verdict={verdict} />}</div>
    </form>
  );
}

function Said({ verdict }: { readonly verdict: Verdict }) {
  const { say } = useLanguage();
  return (
    <section className={verdict.verdict === 'valid' ? 'standing standing-kept' : 'standing standing-ended'}>
      <p className="state">{say(checkVerdicts[verdict.verdict])}</p>
      {verdict.kind && verdict.madeAt && (
        <p>
          {say(caseFileKinds[verdict.kind])} · {say(checkWords.madeAt)} {say(formatDayTime(verdict.madeAt))} ·{' '}
          {say(checkWords.pages)} {verdict.pages}
        </p>
      )}
    </section>
  );
}

async function hashOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
