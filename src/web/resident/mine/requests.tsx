import './mine.css';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { residentDoors } from '../../../modules/privacy/contract-resident.ts';
import { complainTo, requestKinds, requestOutcomes, requestStates } from '../../../modules/privacy/words.ts';
import { addressOf, call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { failureWords } from '../failure-words.ts';
import { Failure } from '../pieces.tsx';
import { Section } from '../section.tsx';
import { AskForm } from './ask-form.tsx';
import { askWords } from './words.ts';

type Asked = AnswerOf<typeof residentDoors.ownRequests>;
type Request = Asked['rows'][number];
type Report = AnswerOf<typeof residentDoors.phoneReports>['rows'][number];

function useRequests(door: typeof residentDoors.ownRequests | typeof residentDoors.phoneRequests) {
  const [asked, setAsked] = useState<Asked>();
  const [failure, setFailure] = useState<Words>();
  const refresh = useCallback(() => {
    call(door, {}).then(setAsked, (problem) => setFailure(failureWords(problem)));
  }, [door]);
  useEffect(refresh, [refresh]);
  return { asked, failure, refresh };
}

/** What the holder of a receipt may ask about the own data, and what came of it. */
export function ReceiptRequests({ hasPhone }: { readonly hasPhone: boolean }) {
  const { asked, failure, refresh } = useRequests(residentDoors.ownRequests);
  return (
    <Requests
      asked={asked}
      failure={failure}
      reports={[]}
      done={refresh}
      copyOf={hasPhone ? undefined : (id) => addressOf(residentDoors.copy, { id })}
    />
  );
}

/** The same for all reports of a confirmed phone. */
export function PhoneRequests({ reports }: { readonly reports: readonly Report[] }) {
  const { asked, failure, refresh } = useRequests(residentDoors.phoneRequests);
  if (reports.length === 0) return null;
  const copyOf = (id: string) => addressOf(residentDoors.phoneCopy, { id });
  return <Requests asked={asked} failure={failure} reports={reports} done={refresh} copyOf={copyOf} />;
}

interface Shown {
  readonly asked: Asked | undefined;
  readonly failure: Words | undefined;
  readonly reports: readonly Report[];
  readonly done: () => void;
  /** Where the copy is fetched; undefined when the phone has to be confirmed first. */
  readonly copyOf: ((id: string) => string) | undefined;
}

function Requests({ asked, failure, reports, done, copyOf }: Shown) {
  const { say } = useLanguage();
  return (
    <Section title={askWords.title}>
      <Failure words={failure} />
      {asked && <p className="hint">{say(askWords.lead).replace('{n}', String(asked.days))}</p>}
      {asked && asked.rows.length > 0 && (
        <ul className="asked">
          {asked.rows.map((request) => (
            <RequestLine key={request.id} request={request} copyOf={copyOf} />
          ))}
        </ul>
      )}
      <AskForm reports={reports} done={done} />
    </Section>
  );
}

function RequestLine({ request, copyOf }: { readonly request: Request; readonly copyOf: Shown['copyOf'] }) {
  const { say } = useLanguage();
  const isLate = request.state === 'open' && new Date(request.dueAt) < new Date();
  const copyIsThere = request.copyUntil !== null && new Date(request.copyUntil) > new Date();
  return (
    <li>
      <strong>{`${say(requestKinds[request.kind])} · ${say(request.outcome ? requestOutcomes[request.outcome] : requestStates[request.state])}`}</strong>
      <span className="words">{request.words}</span>
      {request.state === 'open' && (
        <span className={isLate ? 'late' : 'hint'}>
          {isLate ? say(askWords.late) : `${say(askWords.due)} ${say(formatDay(request.dueAt))}`}
        </span>
      )}
      {request.reasons && (
        <span className="words">
          {`${say(askWords.answer)}：${request.reasons}`}
          {request.law && `（${say(askWords.law)}：${request.law}）`}
        </span>
      )}
      {request.state === 'refused' && <span className="hint">{say(complainTo)}</span>}
      {copyIsThere && copyOf && (
        <a className="button" href={copyOf(request.id)}>
          {`${say(askWords.copy)}（${say(askWords.copyUntil)} ${say(formatDay(request.copyUntil ?? ''))}）`}
        </a>
      )}
      {copyIsThere && !copyOf && (
        <span>
          <Link to="/mine">{say(askWords.byPhone)}</Link>
        </span>
      )}
    </li>
  );
}
