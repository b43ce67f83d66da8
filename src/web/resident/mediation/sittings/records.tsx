import { useState } from 'react';
import { ownDoors } from '../../../../modules/sittings/contract-own.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useAct } from '../../follow/use-act.ts';
import { Failure, Field } from '../../pieces.tsx';
import type { OwnSittings, OwnSittingsProps } from './shapes.ts';
import { sittingWords as words } from './words.ts';

type OwnRecord = OwnSittings['records'][number];

/** 调解记录: read it, confirm it by the own name, or say what is wrong. */
export function Records({ own, refresh }: OwnSittingsProps) {
  const { say } = useLanguage();
  return own.records.toReversed().map((record) => (
    <section key={`${record.sittingId} ${record.hash}`}>
      <h2>{say(words.recordTitle(record.sittingNumber))}</h2>
      {record.iSign && record.mine?.verdict !== 'confirmed' ? (
        <>
          <p className="hint">{say(words.recordHint)}</p>
          <pre className="sitting-record" lang="zh">
            {record.text}
          </pre>
          <Said record={record} />
          <Check record={record} myName={own.myName} refresh={refresh} />
        </>
      ) : (
        <>
          <Said record={record} />
          {record.state === 'locked' && <p className="hint">{say(words.final)}</p>}
          <details className="fold">
            <summary>{say(words.readRecord)}</summary>
            <pre className="sitting-record" lang="zh">
              {record.text}
            </pre>
          </details>
        </>
      )}
    </section>
  ));
}

const saidWords = {
  confirmed: words.saidConfirmed,
  correction: words.saidCorrection,
  refused: words.saidRefused,
} as const;

function Said({ record }: { readonly record: OwnRecord }) {
  const { say, aside } = useLanguage();
  if (!record.mine) return null;
  return (
    <p role="status">
      {say(saidWords[record.mine.verdict])}
      {record.mine.note && <span className="hint">{aside(record.mine.note)}</span>}
    </p>
  );
}

interface CheckProps {
  readonly record: OwnRecord;
  readonly myName: string;
  readonly refresh: () => void;
}

const bare = (name: string) => name.replaceAll(/\s/g, '');

function Check({ record, myName, refresh }: CheckProps) {
  const { say } = useLanguage();
  const [typedName, setTypedName] = useState('');
  const [note, setNote] = useState('');
  const [tries, setTries] = useState(0);
  const { busy, failure, act } = useAct(ownDoors.ownRecord);
  const isOther = bare(typedName) !== bare(myName);
  const send = async (verdict: 'confirmed' | 'correction' | 'refused') => {
    setTries(tries + 1);
    if (verdict === 'confirmed' ? isOther : note.trim().length < 2) return;
    const said = { sittingId: record.sittingId, hash: record.hash ?? '', verdict, typedName, note };
    if (await act(said)) refresh();
  };
  return (
    <>
      <Field
        id={`name-${record.sittingId}`}
        label={words.name}
        problem={tries > 0 && isOther && note === '' ? words.nameWrong(myName) : undefined}
      >
        {(describedBy, invalid) => (
          <input
            id={`name-${record.sittingId}`}
            autoComplete="off"
            value={typedName}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setTypedName(event.target.value)}
          />
        )}
      </Field>
      <Failure words={failure} />
      <div className="moves">
        <button
          type="button"
          className="button button-first"
          aria-disabled={busy}
          onClick={() => void send('confirmed')}
        >
          {say(words.confirmRecord)}
        </button>
      </div>
      <details className="fold">
        <summary>{say(words.correction)}</summary>
        <Field
          id={`note-${record.sittingId}`}
          label={words.note}
          problem={tries > 0 && note.trim().length === 1 ? words.textMissing : undefined}
        >
          {(describedBy) => (
            <textarea
              id={`note-${record.sittingId}`}
              rows={3}
              maxLength={1000}
              value={note}
              aria-describedby={describedBy}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <div className="moves">
          <button type="button" className="button" aria-disabled={busy} onClick={() => void send('correction')}>
            {say(words.tell)}
          </button>
          <button type="button" className="button" aria-disabled={busy} onClick={() => void send('refused')}>
            {say(words.refuse)}
          </button>
        </div>
      </details>
    </>
  );
}
