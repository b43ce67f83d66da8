import '../css/receipt.css';
import '../css/public.css';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { publicDoors } from '../../../modules/matters/contract-public.ts';
import { call, Refused } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { failureWords } from '../failure-words.ts';
import { Heading } from '../heading.tsx';
import { Failure } from '../pieces.tsx';
import { frameWords } from '../words.ts';
import { publicWords as words } from '../words-together.ts';
import { type Card, CardText } from './card.tsx';
import { CareForm } from './care-form.tsx';

/** A public problem, for whoever has its address; following it needs no account. */
export function PublicPage() {
  const { say } = useLanguage();
  const { code = '' } = useParams();
  const [card, setCard] = useState<Card>();
  const [failure, setFailure] = useState<Words>();
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    call(publicDoors.publicCard, { code })
      .then(setCard)
      .catch((problem) => {
        setGone(problem instanceof Refused && problem.status === 404);
        setFailure(failureWords(problem));
      });
  }, [code]);
  return (
    <article className="narrow public">
      {isGone && <Heading title={say(words.gone)}>{say(words.gone)}</Heading>}
      <Failure words={isGone ? undefined : failure} />
      {!card && !failure && <p className="wait">{say(frameWords.wait)}</p>}
      {card && (
        <>
          <CardText card={card} />
          <CareForm code={card.code} />
        </>
      )}
      <p className="hint">
        {say(words.own)} <Link to="/report">{say(words.report)}</Link>
      </p>
    </article>
  );
}
