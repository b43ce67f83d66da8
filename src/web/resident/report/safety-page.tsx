import { Link } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { Heading } from '../heading.tsx';
import { safetyWords } from '../words-report.ts';

export function SafetyPage() {
  const { say } = useLanguage();
  const { change } = useDraft();
  return (
    <>
      <Heading title={say(safetyWords.title)}>{say(safetyWords.title)}</Heading>
      <p className="lead">{say(safetyWords.hint)}</p>
      <div className="ways">
        <Link className="way way-first" to="/report/what" onClick={() => change({ safe: true })}>
          <strong>{say(safetyWords.no)}</strong>
        </Link>
        <Link className="way way-urgent" to="/report/emergency">
          <strong>{say(safetyWords.yes)}</strong>
        </Link>
      </div>
    </>
  );
}
