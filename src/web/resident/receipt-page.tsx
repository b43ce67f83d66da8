import './css/receipt.css';
import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Words } from '../../kit/words.ts';
import { reporterDoors } from '../../modules/matters/contract-reporter.ts';
import { call } from '../shared/call.ts';
import { useLanguage } from '../shared/language.tsx';
import { formatPromise } from '../shared/time.ts';
import { useDraft } from './draft.tsx';
import { Heading } from './heading.tsx';
import { heldReceipt, type SentReceipt } from './held-receipt.ts';
import { isKiosk } from './kiosk.ts';
import { homeWords } from './words.ts';
import { answeredBy, callUnit, copiedReceipt, receiptWords, receivedBy } from './words-receipt.ts';

type Receipt = SentReceipt['receipt'];

export function ReceiptPage() {
  const { say } = useLanguage();
  const { state } = useLocation();
  const sent = (state as SentReceipt | null) ?? heldReceipt();
  const { draft, clear } = useDraft();
  const arrived = sent !== undefined && draft.attempt?.requestId === sent.requestId;
  useEffect(() => {
    if (arrived) clear();
  }, [arrived, clear]);
  if (!sent) {
    return (
      <>
        <Heading title={say(receiptWords.goneTitle)}>{say(receiptWords.goneTitle)}</Heading>
        <p>{say(receiptWords.gone)}</p>
        <p>
          <Link className="button button-first" to="/follow">
            {say(homeWords.follow)}
          </Link>
        </p>
      </>
    );
  }
  const { receipt } = sent;
  return (
    <div className="receipt">
      <Heading title={say(receiptWords.title)}>{say(receiptWords.title)}</Heading>
      <p className="arrived" role="status">
        {say(receiptWords.arrived)} <span className="whole">{receipt.number}</span>
      </p>
      <Keep receipt={receipt} />
      <Next receipt={receipt} />
      <SeeButton receipt={receipt} />
    </div>
  );
}

function Keep({ receipt }: { readonly receipt: Receipt }) {
  const { say } = useLanguage();
  const [said, setSaid] = useState<Words>();
  const copy = () => {
    const text = say(copiedReceipt(receipt.code, receipt.tail));
    navigator.clipboard?.writeText(text).then(
      () => setSaid(receiptWords.copied),
      () => setSaid(receiptWords.copyFailed),
    ) ?? setSaid(receiptWords.copyFailed);
  };
  return (
    <section className={isKiosk ? 'keep keep-large' : 'keep'}>
      <p>{say(receiptWords.keep)}</p>
      <dl>
        <div>
          <dt>{say(receiptWords.code)}</dt>
          <dd className="code">{receipt.code}</dd>
        </div>
        <div>
          <dt>{say(receipt.tailIsPhone ? receiptWords.tailPhone : receiptWords.tailGiven)}</dt>
          <dd className="code">{receipt.tail}</dd>
        </div>
      </dl>
      <p className="keep-acts">
        {!isKiosk && (
          <button type="button" className="button" onClick={copy}>
            {say(receiptWords.copy)}
          </button>
        )}
        <button type="button" className="button" onClick={() => window.print()}>
          {say(receiptWords.print)}
        </button>
        <span role="status">{said && say(said)}</span>
      </p>
      <p className="hint">{say(receiptWords.secret)}</p>
    </section>
  );
}

function Next({ receipt }: { readonly receipt: Receipt }) {
  const { say } = useLanguage();
  const { unitName, unitPhone, answerBy, watch } = receipt;
  return (
    <section>
      <h2>{say(receiptWords.next)}</h2>
      <ul className="next">
        {watch && <li>{say(receiptWords.watch)}</li>}
        <li>{say(receivedBy(unitName))}</li>
        {answerBy && (
          <li>
            <strong>{say(answeredBy(formatPromise(answerBy)))}</strong>
          </li>
        )}
        <li>{say(receiptWords.ask)}</li>
      </ul>
      {unitPhone && (
        <p>
          {say(callUnit(unitName))}{' '}
          <a className="inline-call whole" href={`tel:${unitPhone}`}>
            {unitPhone}
          </a>
        </p>
      )}
    </section>
  );
}

function SeeButton({ receipt }: { readonly receipt: Receipt }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const see = () => {
    const { code, tail } = receipt;
    call(reporterDoors.openReceipt, { code, tail }).then(
      () => navigate('/follow/report'),
      () => navigate('/follow'),
    );
  };
  return (
    <p className="see">
      <button type="button" className="button button-first" onClick={see}>
        {say(receiptWords.see)}
      </button>
    </p>
  );
}
