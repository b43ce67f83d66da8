import '../css/alike.css';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { similarDoors } from '../../../modules/topics/contract-similar.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { type Draft, useDraft } from '../draft.tsx';
import { CareForm } from '../public/care-form.tsx';
import { alikeWords as words } from '../words-alike.ts';

type Card = AnswerOf<typeof similarDoors.publicAlike>['rows'][number];

/** Before sending: a public problem of neighbours that is like this one can be followed instead. Without an answer nothing shows, and sending goes on. */
export function Alike() {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  const cards = useAlike(draft).filter(({ code }) => !draft.otherThan.includes(code));
  const [chosen, setChosen] = useState<string>();
  if (cards.length === 0) return null;
  const dismiss = () => change({ otherThan: [...draft.otherThan, ...cards.map(({ code }) => code)] });
  return (
    <section className="alike" aria-labelledby="alike">
      <h2 id="alike">{say(words.title)}</h2>
      <p className="hint">{say(words.lead)}</p>
      {cards
        .filter(({ code }) => chosen === undefined || chosen === code)
        .map((card) => (
          <article key={card.code} className="alike-card">
            <CardWords card={card} />
            {chosen === card.code ? (
              <Following card={card} onFold={() => setChosen(undefined)} onGoOn={dismiss} />
            ) : (
              <button type="button" className="button" onClick={() => setChosen(card.code)}>
                {say(words.same)}
              </button>
            )}
          </article>
        ))}
      {chosen === undefined && (
        <button type="button" className="button alike-other" onClick={dismiss}>
          {say(words.other)}
        </button>
      )}
    </section>
  );
}

function CardWords({ card }: { readonly card: Card }) {
  const { say } = useLanguage();
  return (
    <>
      <h3>{card.title}</h3>
      <p className="words">{card.body}</p>
      <p className="hint">
        {card.unitName} · {say(words.since(formatDay(card.since)))}
        {card.followers > 0 && ` · ${say(words.followers(card.followers))}`}
      </p>
    </>
  );
}

interface FollowingProps {
  readonly card: Card;
  readonly onFold: () => void;
  readonly onGoOn: () => void;
}

function Following({ card, onFold, onGoOn }: FollowingProps) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { draft, clear } = useDraft();
  const [isKept, setKept] = useState(false);
  // A page of the form without a draft leads back to its beginning, so the draft goes when this page has gone.
  const isFinished = useRef(false);
  useEffect(
    () => () => {
      if (isFinished.current) clear();
    },
    [clear],
  );
  const finish = () => {
    isFinished.current = true;
    void navigate('/', { replace: true });
  };
  return (
    <>
      <CareForm code={card.code} given={draft.phone.trim()} onKept={() => setKept(true)} />
      {isKept ? (
        <>
          <p className="hint">{say(words.kept)}</p>
          <button type="button" className="button" onClick={finish}>
            {say(words.finish)}
          </button>
          <button type="button" className="button" onClick={onGoOn}>
            {say(words.goOn)}
          </button>
        </>
      ) : (
        <button type="button" className="plain" onClick={onFold}>
          {say(words.fold)}
        </button>
      )}
    </>
  );
}

const enough = 8;

function useAlike({ what, where, category, place }: Draft): readonly Card[] {
  const [cards, setCards] = useState<readonly Card[]>([]);
  const asked = JSON.stringify({
    what: what.trim().slice(0, 5000),
    where: where.trim().slice(0, 200),
    ...(category && { category }),
    ...(place && { placeCode: place.code }),
  });
  const isWorth = what.trim().length >= enough;
  useEffect(() => {
    if (!isWorth) return undefined;
    const stop = new AbortController();
    call(similarDoors.publicAlike, JSON.parse(asked), { signal: stop.signal })
      .then(({ rows }) => setCards(rows))
      .catch(() => setCards([]));
    return () => stop.abort();
  }, [asked, isWorth]);
  return cards;
}
