import './mine.css';
import { type FormEvent, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { residentDoors } from '../../../modules/privacy/contract-resident.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useAct } from '../follow/use-act.ts';
import { Heading } from '../heading.tsx';
import { Failure, Field } from '../pieces.tsx';
import { doorWords } from '../words-follow.ts';
import { erasedTables, erasedWords } from './words.ts';

type Proof = AnswerOf<typeof residentDoors.certificate>;

/** 删除证明: for whoever still has the receipt of something that is gone. */
export function ErasedPage() {
  const { say } = useLanguage();
  const [code, setCode] = useState('');
  const [proof, setProof] = useState<Proof>();
  const { busy, failure, act } = useAct(residentDoors.certificate);
  const show = async (event: FormEvent) => {
    event.preventDefault();
    setProof(await act({ code }));
  };
  return (
    <>
      <Heading title={say(erasedWords.title)}>{say(erasedWords.title)}</Heading>
      {!proof && (
        <form className="narrow" noValidate onSubmit={(event) => void show(event)}>
          <p>{say(erasedWords.lead)}</p>
          <Failure words={failure} />
          <Field id="code" label={doorWords.code} hint={doorWords.codeHint} problem={undefined}>
            {(describedBy) => (
              <input
                id="code"
                className="code-field"
                autoComplete="off"
                autoCapitalize="characters"
                value={code}
                aria-describedby={describedBy}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
          <button type="submit" className="button button-first" aria-disabled={busy}>
            {say(erasedWords.show)}
          </button>
        </form>
      )}
      {proof && <Certificate proof={proof} />}
    </>
  );
}

function Certificate({ proof }: { readonly proof: Proof }) {
  const { say } = useLanguage();
  return (
    <article className="proof">
      <p>{say(erasedWords.said)}</p>
      <dl>
        <dt>{say(erasedWords.number)}</dt>
        <dd>{proof.number}</dd>
        <dt>{say(erasedWords.at)}</dt>
        <dd>{say(formatDayTime(proof.at))}</dd>
        <dt>{say(erasedWords.reason)}</dt>
        <dd>{proof.reason}</dd>
        <dt>{say(erasedWords.what)}</dt>
        <dd>
          <ul>
            {Object.entries(proof.counts).map(([table, count]) => {
              const words = erasedTables[table];
              return words && count > 0 ? <li key={table}>{`${say(words)} ${count}`}</li> : null;
            })}
          </ul>
        </dd>
        <dt>{say(erasedWords.hash)}</dt>
        <dd className="proof-hash">{proof.hash}</dd>
      </dl>
      <button type="button" className="button" onClick={() => print()}>
        {say(erasedWords.print)}
      </button>
    </article>
  );
}
