import { useState } from 'react';
import { formatYuan } from '../../../../kit/money.ts';
import { ownDoors } from '../../../../modules/fulfilment/contract-own.ts';
import { entryKinds, entryStates, findings, type Verdict } from '../../../../modules/fulfilment/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { useAct } from '../../follow/use-act.ts';
import { Failure, Field } from '../../pieces.tsx';
import type { AccountProps, OwnEntry } from './shapes.ts';
import { ownFulfilmentWords as words } from './words.ts';

const asksMe = (entry: OwnEntry) => entry.can.some(({ verdict }) => verdict === 'confirmed');

/** What the other end wrote down and I have not answered yet. */
export function OwnWaiting({ account, refresh }: AccountProps) {
  const { say } = useLanguage();
  const waiting = account.ledger.filter(asksMe);
  if (waiting.length === 0) return null;
  return (
    <div className="own-account-waiting">
      <h4>{say(words.confirmAsk)}</h4>
      {waiting.map((entry) => (
        <div key={entry.id}>
          <Said account={account} entry={entry} />
          <Answer entry={entry} refresh={refresh} />
        </div>
      ))}
    </div>
  );
}

/** Everything that was written down, the latest first. */
export function OwnEntries({ account, refresh }: AccountProps) {
  const { say } = useLanguage();
  const shown = account.ledger.filter((entry) => !asksMe(entry));
  if (shown.length === 0) return null;
  return (
    <details className="fold">
      <summary>{say(words.story(shown.length))}</summary>
      <ul className="own-account-story">
        {shown.map((entry) => (
          <li key={entry.id}>
            <Said account={account} entry={entry} />
            {entry.can.some(({ verdict }) => verdict === 'withdrawn') && <TakeBack entry={entry} refresh={refresh} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Said({ account, entry }: { readonly account: AccountProps['account']; readonly entry: OwnEntry }) {
  const { say } = useLanguage();
  const who = entry.end === 'office' ? words.officeSaid : entry.end === account.mine ? words.youSaid : words.theySaid;
  return (
    <>
      <p>
        <strong>
          {say(formatDay(entry.on))} {say(entry.found ? findings[entry.found] : entryKinds[entry.what])}{' '}
          {entry.fen !== null && <span className="code">¥{formatYuan(entry.fen)}</span>}
        </strong>{' '}
        {entry.what !== 'look' && <span className="hint">{say(entryStates[entry.state])}</span>}
      </p>
      <p className="hint">
        {[say(who), entry.by, entry.how, entry.proofFor === 'office' && say(words.officeOnly)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {entry.note && <p className="words">{entry.note}</p>}
      {entry.reason && <p className="words own-late">{entry.reason}</p>}
      {entry.files.length > 0 && (
        <p className="own-account-photos">
          {entry.files.map(({ id }, at) => (
            <a key={id} href={`/api/files/${id}`} target="_blank" rel="noreferrer">
              {say(words.proof(at + 1))}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

interface AnswerProps {
  readonly entry: OwnEntry;
  readonly refresh: () => void;
}

function Answer({ entry, refresh }: AnswerProps) {
  const { say } = useLanguage();
  const [isDisputing, setDisputing] = useState(false);
  const [reason, setReason] = useState('');
  const [isShort, setShort] = useState(false);
  const { busy, failure, act } = useAct(ownDoors.ownAnswer);
  const send = async (verdict: Verdict) => {
    setShort(verdict === 'disputed' && reason.trim().length < 2);
    if (verdict === 'disputed' && reason.trim().length < 2) return;
    if (await act({ entryId: entry.id, verdict, reason })) refresh();
  };
  const canDispute = entry.can.some(({ verdict }) => verdict === 'disputed');
  return (
    <>
      <Failure words={failure} />
      {isDisputing ? (
        <>
          <Field
            id={`dispute-${entry.id}`}
            label={words.disputeWhat}
            problem={isShort ? words.disputeShort : undefined}
          >
            {(describedBy, invalid) => (
              <textarea
                id={`dispute-${entry.id}`}
                rows={2}
                maxLength={300}
                value={reason}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <button type="button" className="button" aria-disabled={busy} onClick={() => void send('disputed')}>
            {say(words.send)}
          </button>
        </>
      ) : (
        <div className="moves">
          <button
            type="button"
            className="button button-first"
            aria-disabled={busy}
            onClick={() => void send('confirmed')}
          >
            {say(words.confirmPayment)}
          </button>
          {canDispute && (
            <button type="button" className="button" onClick={() => setDisputing(true)}>
              {say(words.dispute)}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function TakeBack({ entry, refresh }: AnswerProps) {
  const { say } = useLanguage();
  const { busy, failure, act } = useAct(ownDoors.ownAnswer);
  const send = async () => {
    if (await act({ entryId: entry.id, verdict: 'withdrawn' })) refresh();
  };
  return (
    <>
      <Failure words={failure} />
      <button type="button" className="plain" aria-disabled={busy} onClick={() => void send()}>
        {say(words.withdraw)}
      </button>
    </>
  );
}
