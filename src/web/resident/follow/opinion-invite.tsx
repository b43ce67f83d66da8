import { Link } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { opinionWords } from '../words-opinion.ts';
import { useSurvey } from './use-survey.ts';

/** Asks for an opinion while one is wanted, and thanks for one that was given. */
export function OpinionInvite() {
  const { say } = useLanguage();
  const { survey } = useSurvey();
  if (!survey || (survey.state !== 'open' && survey.state !== 'answered')) return null;
  return (
    <section>
      <h2>{say(opinionWords.title)}</h2>
      {survey.state === 'open' ? (
        <>
          <p>{say(opinionWords.invite)}</p>
          <Link className="button button-first" to="/follow/opinion">
            {say(opinionWords.begin)}
          </Link>
          <p className="hint">{say(opinionWords.lastOn(formatDay(survey.lastOn)))}</p>
        </>
      ) : (
        <p className="hint">{say(opinionWords.given)}</p>
      )}
    </section>
  );
}
