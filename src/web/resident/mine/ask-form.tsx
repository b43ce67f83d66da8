import { type FormEvent, useState } from 'react';
import { newId } from '../../../kit/ids.ts';
import { keysOf, type Words } from '../../../kit/words.ts';
import { residentDoors } from '../../../modules/privacy/contract-resident.ts';
import { type RequestKind, requestKinds } from '../../../modules/privacy/words.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { failureWords } from '../failure-words.ts';
import { Failure, Field } from '../pieces.tsx';
import { askWords } from './words.ts';

interface Reported {
  readonly id: string;
  readonly title: string;
}

const empty = { kind: 'copy' as RequestKind, words: '', name: '', phone: '', what: '' };

/** One request: what, why, and for a correction how it should be. Folded until somebody wants it. */
export function AskForm({ reports, done }: { readonly reports: readonly Reported[]; readonly done: () => void }) {
  const { say } = useLanguage();
  const [asked, setAsked] = useState(empty);
  const [reportId, setReportId] = useState(reports[0]?.id ?? '');
  const [failure, setFailure] = useState<Words>();
  const [busy, setBusy] = useState(false);
  const [requestId, setRequestId] = useState(() => newId());
  const change = (part: Partial<typeof empty>) => setAsked({ ...asked, ...part });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const optional = Object.fromEntries(
      Object.entries({ name: asked.name, phone: asked.phone, what: asked.what }).filter(
        ([, text]) => text.trim() !== '',
      ),
    );
    const input = { kind: asked.kind, words: asked.words, ...(asked.kind === 'correct' ? optional : {}) };
    try {
      await (reportId === ''
        ? call(residentDoors.ask, input, { requestId })
        : call(residentDoors.phoneAsk, { ...input, reportId }, { requestId }));
      setAsked(empty);
      setFailure(undefined);
      setRequestId(newId());
      done();
    } catch (problem) {
      setFailure(failureWords(problem));
      setRequestId(newId());
    } finally {
      setBusy(false);
    }
  };
  return (
    <details className="fold">
      <summary>{say(askWords.send)}</summary>
      <form onSubmit={(event) => void send(event)}>
        {reports.length > 1 && (
          <Field id="ask-report" label={askWords.report} problem={undefined}>
            {() => (
              <select id="ask-report" value={reportId} onChange={(event) => setReportId(event.target.value)}>
                {reports.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field id="ask-kind" label={askWords.kind} problem={undefined}>
          {() => (
            <select
              id="ask-kind"
              value={asked.kind}
              onChange={(event) => change({ kind: event.target.value as RequestKind })}
            >
              {keysOf(requestKinds).map((kind) => (
                <option key={kind} value={kind}>
                  {say(requestKinds[kind])}
                </option>
              ))}
            </select>
          )}
        </Field>
        {asked.kind === 'correct' && <Corrections asked={asked} change={change} />}
        <Field id="ask-words" label={askWords.words} problem={undefined}>
          {() => (
            <textarea
              id="ask-words"
              rows={3}
              maxLength={2000}
              value={asked.words}
              onChange={(event) => change({ words: event.target.value })}
            />
          )}
        </Field>
        <Failure words={failure} />
        <button type="submit" className="button button-first" aria-disabled={busy}>
          {say(askWords.send)}
        </button>
      </form>
    </details>
  );
}

function Corrections({
  asked,
  change,
}: {
  readonly asked: typeof empty;
  readonly change: (part: Partial<typeof empty>) => void;
}) {
  return (
    <>
      {(['name', 'phone'] as const).map((field) => (
        <Field key={field} id={`ask-${field}`} label={askWords[field]} hint={askWords.blank} problem={undefined}>
          {(describedBy) => (
            <input
              id={`ask-${field}`}
              maxLength={40}
              value={asked[field]}
              aria-describedby={describedBy}
              onChange={(event) => change({ [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field id="ask-what" label={askWords.what} hint={askWords.blank} problem={undefined}>
        {(describedBy) => (
          <textarea
            id="ask-what"
            rows={3}
            maxLength={5000}
            value={asked.what}
            aria-describedby={describedBy}
            onChange={(event) => change({ what: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
