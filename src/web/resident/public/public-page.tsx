import '../css/receipt.css';
import '../css/public.css';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { isMobileNumber } from '../../../kit/text.ts';
import type { Words } from '../../../kit/words.ts';
import { publicDoors } from '../../../modules/matters/contract-public.ts';
import { call, Refused } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { failureWords } from '../failure-words.ts';
import { useAct } from '../follow/use-act.ts';
import { Heading } from '../heading.tsx';
import { Failure, Field } from '../pieces.tsx';
import { frameWords } from '../words.ts';
import { youWords } from '../words-report.ts';
import { publicWords as words } from '../words-together.ts';
import { type Card, CardText } from './card.tsx';

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
          <Care code={card.code} />
        </>
      )}
      <p className="hint">
        {say(words.own)} <Link to="/report">{say(words.report)}</Link>
      </p>
    </article>
  );
}

function Care({ code }: { readonly code: string }) {
  const { say, language } = useLanguage();
  const [phone, setPhone] = useState('');
  const [wrong, setWrong] = useState(false);
  const [kept, setKept] = useState<{ readonly code: string; readonly tail: string }>();
  const { busy, failure, act } = useAct(publicDoors.follow);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const isWrong = phone.trim() !== '' && !isMobileNumber(phone);
    setWrong(isWrong);
    if (isWrong) return;
    const answer = await act({ code, language, ...(phone.trim() && { phone: phone.trim() }) });
    if (answer) setKept(answer);
  };
  if (kept)
    return (
      <section className="keep" role="status">
        <p>{say(words.kept)}</p>
        <dl>
          <div>
            <dt>{say(words.code)}</dt>
            <dd className="code">{kept.code}</dd>
          </div>
          <div>
            <dt>{say(words.tail)}</dt>
            <dd className="code">{kept.tail}</dd>
          </div>
        </dl>
      </section>
    );
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <p className="hint">{say(words.careAbout)}</p>
      <Field id="phone" label={words.phone} problem={wrong ? youWords.phoneWrong : undefined}>
        {(describedBy, invalid) => (
          <input
            id="phone"
            inputMode="tel"
            autoComplete="tel"
            value={phone}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
      </Field>
      <Failure words={failure} />
      <button type="submit" className="button button-first" aria-disabled={busy}>
        {say(words.care)}
      </button>
    </form>
  );
}
