import type { AnswerOf } from '../../../kit/contract.ts';
import type { publicDoors } from '../../../modules/matters/contract-public.ts';
import { publicStates } from '../../../modules/matters/words-together.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { Heading } from '../heading.tsx';
import { callWords } from '../words.ts';
import { publicWords as words } from '../words-together.ts';

export type Card = AnswerOf<typeof publicDoors.publicCard>;

/** What neighbours read of a public problem. */
export function CardText({ card }: { readonly card: Card }) {
  const { say } = useLanguage();
  return (
    <>
      <Heading title={card.title}>{card.title}</Heading>
      <p className="card-now">
        <strong>{say(publicStates[card.state])}</strong> {card.unitName}，{say(words.since(formatDay(card.since)))}
        {card.unitPhone && (
          <>
            {' '}
            <a className="inline-call" href={`tel:${card.unitPhone}`}>
              {say(callWords(card.unitPhone))}
            </a>
          </>
        )}
      </p>
      <p className="words">{card.body}</p>
      {card.hasPhoto && <img className="card-photo" src={`/open311/v2/media/${card.code}`} alt={card.title} />}
      <section className="card-result">
        <h2>{say(words.result)}</h2>
        {card.result ? <p className="words">{card.result}</p> : <p className="hint">{say(words.noResult)}</p>}
        {card.resultAt && <p className="hint">{say(formatDayTime(card.resultAt))}</p>}
      </section>
      {card.followers > 0 && <p className="hint">{say(words.followers(card.followers))}</p>}
      <p className="hint">{say(words.others)}</p>
    </>
  );
}
