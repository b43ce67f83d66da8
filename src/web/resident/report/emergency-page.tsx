import { Link } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { useFormFacts } from '../form-facts.tsx';
import { Heading } from '../heading.tsx';
import { emergencyWords, nationalNumbers } from '../words-report.ts';

const mindNumber = '12356';

/** The form stops here: a call brings help at once, a form does not. */
export function EmergencyPage() {
  const { say } = useLanguage();
  const { change } = useDraft();
  const { facts } = useFormFacts();
  const numbers = (facts?.emergencies ?? nationalNumbers).filter(({ number }) => number !== mindNumber);
  return (
    <>
      <Heading title={say(emergencyWords.title)}>{say(emergencyWords.title)}</Heading>
      <p className="lead">{say(emergencyWords.lead)}</p>
      <ul className="calls">
        {numbers.map((one) => (
          <li key={one.number}>
            <a className="call" href={`tel:${one.number}`}>
              <strong>{one.number}</strong>
              <span>{say(one)}</span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        {say(emergencyWords.mind)}{' '}
        <a className="inline-call" href={`tel:${mindNumber}`}>
          {mindNumber} {say(emergencyWords.mindName)}
        </a>
      </p>
      <p className="way-back">
        <Link className="button" to="/report/what" onClick={() => change({ safe: true })}>
          {say(emergencyWords.back)}
        </Link>
      </p>
    </>
  );
}
