import { Link } from 'react-router';
import { useLanguage } from '../shared/language.tsx';
import { Heading } from './heading.tsx';
import { frameWords, missingWords } from './words.ts';

export function MissingPage() {
  const { say } = useLanguage();
  return (
    <>
      <Heading title={say(missingWords.title)}>{say(missingWords.title)}</Heading>
      <p>{say(missingWords.text)}</p>
      <p>
        <Link className="button button-first" to="/">
          {say(frameWords.home)}
        </Link>
      </p>
    </>
  );
}
