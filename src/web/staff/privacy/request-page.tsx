import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/privacy/contract.ts';
import {
  complainTo,
  type RequestOutcome,
  requestKinds,
  requestOutcomes,
  requestStates,
} from '../../../modules/privacy/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, ProblemLine, Waiting } from '../frame/states.tsx';
import { FieldLine } from '../matters/step-frame.tsx';
import { outcomeActs, requestWords, privacyWords as words } from './words.ts';
import './privacy.css';

type Request = AnswerOf<typeof doors.request>;

/** One request: what is asked, what stands there now, how long it must be kept, and the answer. */
export function RequestPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const request = useDoor(doors.request, { id });
  return (
    <div className="page">
      <p>
        <Link to="/privacy?tab=requests">{say(requestWords.back)}</Link>
      </p>
      {request.isPending && <Waiting rows={8} />}
      {request.isError && <Failed problem={request.error} onRetry={() => void request.refetch()} />}
      {request.data && <Whole request={request.data} />}
    </div>
  );
}

function Whole({ request }: { readonly request: Request }) {
  const { say } = useLanguage();
  return (
    <section className="privacy-part">
      <div className="page-head">
        <h1>{say(requestKinds[request.kind])}</h1>
        <span className="figures">{request.number}</span>
        <span className="quiet">{request.unitName}</span>
        <span className={request.overdue ? 'tone-maple' : 'quiet'}>
          {`${say(words.due)} ${say(formatDay(request.dueAt))}${request.overdue ? ` · ${say(words.overdue)}` : ''}`}
        </span>
      </div>
      <div className="privacy-words">{request.words}</div>
      <dl className="fact-list">
        {(['name', 'phone', 'what'] as const).map((field) => (
          <div key={field}>
            <dt>{say(requestWords[field])}</dt>
            <dd className="privacy-words">
              {request.now.sealed && field !== 'what' ? say(requestWords.sealed) : (request.now[field] ?? '—')}
              {request.wish[field] !== undefined && <strong>{` → ${request.wish[field]}`}</strong>}
            </dd>
          </div>
        ))}
        <div>
          <dt>{say(requestWords.keptUntil)}</dt>
          <dd>
            {request.keptUntil === null ? say(requestWords.working) : say(formatDay(request.keptUntil))}
            {request.onHold && <span className="tone-maple">{` · ${say(requestWords.onHold)}`}</span>}
          </dd>
        </div>
      </dl>
      {request.state === 'open' ? <AnswerForm request={request} /> : <Decided request={request} />}
    </section>
  );
}

function Decided({ request }: { readonly request: Request }) {
  const { say } = useLanguage();
  return (
    <div>
      <strong>{say(request.outcome ? requestOutcomes[request.outcome] : requestStates[request.state])}</strong>
      <span className="quiet">{request.decidedAt && ` · ${say(formatDayTime(request.decidedAt))}`}</span>
      <p className="privacy-words">{request.reasons}</p>
      {request.law && <p className="quiet">{request.law}</p>}
    </div>
  );
}

function AnswerForm({ request }: { readonly request: Request }) {
  const { say } = useLanguage();
  const [reasons, setReasons] = useState('');
  const [law, setLaw] = useState('');
  const decide = useKnock(doors.decideRequest, { refreshes: ['request.'] });
  const isReady = reasons.trim().length >= 2;
  const send = (outcome: RequestOutcome | 'refused') =>
    decide.mutate({ id: request.id, outcome, reasons: reasons.trim(), law: law.trim() });
  return (
    <div className="privacy-form">
      <h2>{say(requestWords.answer)}</h2>
      <FieldLine id="answer-reasons" label={requestWords.reasons}>
        <Input.TextArea
          id="answer-reasons"
          rows={3}
          maxLength={1000}
          value={reasons}
          onChange={(event) => setReasons(event.target.value)}
        />
      </FieldLine>
      <FieldLine id="answer-law" label={requestWords.law}>
        <Input id="answer-law" maxLength={200} value={law} onChange={(event) => setLaw(event.target.value)} />
      </FieldLine>
      <p className="quiet small">{say(complainTo)}</p>
      <ProblemLine problem={decide.error} />
      <div className="step-buttons">
        {request.outcomes.map((outcome) => (
          <Button
            key={outcome}
            type="primary"
            danger={outcome === 'erased'}
            disabled={!isReady}
            loading={decide.isPending}
            onClick={() => send(outcome)}
          >
            {say(outcomeActs[outcome])}
          </Button>
        ))}
        <Button disabled={!isReady || law.trim() === ''} loading={decide.isPending} onClick={() => send('refused')}>
          {say(requestWords.refuse)}
        </Button>
      </div>
    </div>
  );
}
