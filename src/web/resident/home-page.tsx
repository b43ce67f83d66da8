import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../shared/language.tsx';
import { hasContent, useDraft } from './draft.tsx';
import { useElder } from './elder.tsx';
import { useFormFacts } from './form-facts.tsx';
import { Heading } from './heading.tsx';
import { Section } from './section.tsx';
import { homeWords, promises } from './words.ts';
import { moveWords } from './words-report.ts';

const PublicHere = lazy(() => import('./public/public-here.tsx').then((room) => ({ default: room.PublicHere })));

export function HomePage() {
  const { say } = useLanguage();
  const { draft, clear } = useDraft();
  const { isElder } = useElder();
  const { facts } = useFormFacts();
  return (
    <div className="home">
      <Heading title={say(homeWords.title)}>{say(homeWords.title)}</Heading>
      {!isElder && <p className="lead">{say(homeWords.lead)}</p>}
      {hasContent(draft) && (
        <p className="notice notice-row notice-begun">
          <Link to={draft.safe ? '/report/what' : '/report'}>{say(homeWords.resume)}</Link>
          <button type="button" className="plain" onClick={clear}>
            {say(moveWords.clear)}
          </button>
        </p>
      )}
      <div className="ways">
        <Link className="way way-first" to="/report">
          <strong>{say(homeWords.report)}</strong>
          <span>{say(homeWords.reportHint)}</span>
        </Link>
        <Link className="way" to="/follow">
          <strong>{say(homeWords.follow)}</strong>
          <span>{say(homeWords.followHint)}</span>
        </Link>
        <Link className="way" to="/questions">
          <strong>{say(homeWords.questions)}</strong>
          <span>{say(homeWords.questionsHint)}</span>
        </Link>
        {isElder && facts && (
          <a className="way" href={`tel:${facts.phone}`}>
            <strong>{say(homeWords.call)}</strong>
            <span>{facts.phone}</span>
          </a>
        )}
      </div>
      {draft.place && (
        <Suspense>
          <PublicHere place={draft.place.code} />
        </Suspense>
      )}
      <Section title={homeWords.next}>
        <ol className="promises">
          {promises.map(({ head, text }) => (
            <li key={head.en}>
              <strong>{say(head)}</strong>
              <span>{say(text)}</span>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
