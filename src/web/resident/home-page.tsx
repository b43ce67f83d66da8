import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../shared/language.tsx';
import { hasContent, useDraft } from './draft.tsx';
import { Heading } from './heading.tsx';
import { homeWords, promises } from './words.ts';

const PublicHere = lazy(() => import('./public/public-here.tsx').then((room) => ({ default: room.PublicHere })));

export function HomePage() {
  const { say } = useLanguage();
  const { draft } = useDraft();
  return (
    <div className="home">
      <Heading title={say(homeWords.title)}>{say(homeWords.title)}</Heading>
      <p className="lead">{say(homeWords.lead)}</p>
      <div className="ways">
        <Link className="way way-first" to="/report">
          <strong>{say(homeWords.report)}</strong>
          <span>{say(homeWords.reportHint)}</span>
        </Link>
        <Link className="way" to="/follow">
          <strong>{say(homeWords.follow)}</strong>
          <span>{say(homeWords.followHint)}</span>
        </Link>
      </div>
      {hasContent(draft) && draft.safe && (
        <p>
          <Link to="/report/what">{say(homeWords.resume)}</Link>
        </p>
      )}
      {draft.place && (
        <Suspense>
          <PublicHere place={draft.place.code} />
        </Suspense>
      )}
      <h2>{say(homeWords.next)}</h2>
      <ol className="promises">
        {promises.map(({ head, text }) => (
          <li key={head.en}>
            <strong>{say(head)}</strong>
            <span>{say(text)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
