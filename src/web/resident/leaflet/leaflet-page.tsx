import '../css/follow.css';
import '../css/leaflet.css';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { searchDoors as doors } from '../../../modules/care/contract-search.ts';
import { ageBands } from '../../../modules/care/words.ts';
import { addressOf, call, Refused } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { failureWords } from '../failure-words.ts';
import { Heading } from '../heading.tsx';
import { Failure } from '../pieces.tsx';
import { frameWords } from '../words.ts';
import { leafletWords as words } from '../words-leaflet.ts';

type Answer = AnswerOf<typeof doors.leaflet>;

/** 寻人启事: what to look out for and whom to phone; once the person is found it says so and nothing else. */
export function LeafletPage() {
  const { say } = useLanguage();
  const { hash } = useLocation();
  const code = hash.slice(1);
  const { answer, isGone, failure, refresh } = useLeaflet(code);
  if (isGone || code === '') return <Shut title={words.none} text={words.noneText} />;
  if (answer?.state === 'found') return <Shut title={words.found} text={words.foundText} isGood />;
  if (answer?.state === 'over') return <Shut title={words.over} text={words.overText} />;
  return (
    <>
      <Failure words={failure} />
      {failure && (
        <button type="button" className="button" onClick={refresh}>
          {say(frameWords.retry)}
        </button>
      )}
      {!answer && !failure && <p className="wait">{say(words.opening)}</p>}
      {answer?.missing && <Missing code={code} missing={answer.missing} />}
    </>
  );
}

// A page that stays open asks again, so that it says "found" soon after.
const askAgainMilliseconds = 60_000;

function useLeaflet(code: string) {
  const [answer, setAnswer] = useState<Answer>();
  const [isGone, setGone] = useState(false);
  const [failure, setFailure] = useState<Words>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    // `turn` asks again.
    if (code === '' || turn < 0) return undefined;
    let isOld = false;
    const ask = () =>
      call(doors.leaflet, { code }).then(
        (fresh) => {
          if (isOld) return;
          setAnswer(fresh);
          setFailure(undefined);
        },
        (problem: unknown) => {
          if (isOld) return;
          if (problem instanceof Refused && problem.code === 'not-found') setGone(true);
          else setFailure(failureWords(problem));
        },
      );
    void ask();
    const timer = setInterval(() => void ask(), askAgainMilliseconds);
    return () => {
      isOld = true;
      clearInterval(timer);
    };
  }, [code, turn]);
  return { answer, isGone, failure, refresh: () => setTurn((now) => now + 1) };
}

function Shut({
  title,
  text,
  isGood = false,
}: {
  readonly title: Words;
  readonly text: Words;
  readonly isGood?: boolean;
}) {
  const { say } = useLanguage();
  return (
    <div className="leaflet">
      <Heading title={say(words.title)}>{say(words.title)}</Heading>
      <section className={isGood ? 'standing standing-kept' : 'standing standing-ended'}>
        <p className="state">{say(title)}</p>
        <p>{say(text)}</p>
      </section>
    </div>
  );
}

interface MissingProps {
  readonly code: string;
  readonly missing: NonNullable<Answer['missing']>;
}

function Missing({ code, missing }: MissingProps) {
  const { say } = useLanguage();
  const lines = [
    { label: words.looks, text: missing.looks },
    { label: words.clothes, text: missing.clothes },
    { label: words.seenWhere, text: missing.seenWhere },
    { label: words.seenAt, text: missing.seenAt ? say(formatDayTime(missing.seenAt)) : '' },
    { label: words.health, text: missing.health ?? '' },
  ].filter(({ text }) => text !== '');
  return (
    <article className="leaflet">
      <Heading title={say(words.title)}>
        {say(words.title)}：{say(ageBands[missing.ageBand])}
      </Heading>
      {missing.hasPhoto && (
        <img className="leaflet-photo" src={addressOf(doors.leafletPhoto, { code })} alt={say(words.photo)} />
      )}
      <dl>
        {lines.map(({ label, text }) => (
          <div key={label.zh}>
            <dt>{say(label)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <section className="leaflet-call">
        <h2>{say(words.saw)}</h2>
        {missing.phone && (
          <a className="button button-first" href={`tel:${missing.phone}`}>
            {say(words.call(missing.phone))}
          </a>
        )}
        <p>
          {missing.unitName} {say(words.or)}
        </p>
      </section>
      <p className="hint">{say(words.until(formatDayTime(missing.expiresAt)))}</p>
      <p className="hint no-print">{say(words.careful)}</p>
      <button type="button" className="button no-print" onClick={() => print()}>
        {say(words.print)}
      </button>
    </article>
  );
}
