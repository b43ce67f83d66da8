import { useCallback, useEffect, useState } from 'react';
import type { AnswerOf } from '../../../../kit/contract.ts';
import { keysOf, type Words } from '../../../../kit/words.ts';
import { ownStudioDoors } from '../../../../modules/studio/contract-own.ts';
import { type PartyRating, partyRatings } from '../../../../modules/studio/words.ts';
import { call } from '../../../shared/call.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { failureWords } from '../../failure-words.ts';
import { useAct } from '../../follow/use-act.ts';
import { Failure } from '../../pieces.tsx';
import type { SectionProps } from '../shapes.ts';
import { afterWords as words } from './words.ts';

type After = AnswerOf<typeof ownStudioDoors.ownAfter>;

/** News for this party alone, and afterwards one question: how it was. */
export function OwnAfter({ own }: SectionProps) {
  const { say } = useLanguage();
  const [after, setAfter] = useState<After | null>(null);
  const [failure, setFailure] = useState<Words>();
  const read = useCallback(() => {
    call(ownStudioDoors.ownAfter, {}).then(
      (found) => {
        setAfter(found);
        setFailure(undefined);
      },
      (problem) => setFailure(failureWords(problem)),
    );
  }, []);
  const { state } = own;
  useEffect(() => {
    // Whether there is something to rate follows from the state.
    void state;
    read();
  }, [state, read]);
  if (!after) return <Failure words={failure} />;
  return (
    <>
      {after.notices.length > 0 && (
        <section aria-labelledby="own-news">
          <h2 id="own-news">{say(words.news)}</h2>
          <ul>
            {after.notices.map((notice) => (
              <li key={notice.id}>
                {notice.text} <span className="hint">{say(formatDayTime(notice.toldAt))}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {after.canRate && <Rate done={read} />}
      {after.opinion && <p role="status">{say(words.thanks)}</p>}
    </>
  );
}

type Chosen = PartyRating | 'rather';

function Rate({ done }: { readonly done: () => void }) {
  const { say } = useLanguage();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [text, setText] = useState('');
  const { busy, failure, act } = useAct(ownStudioDoors.ownOpinion);
  const send = async () => {
    if (chosen === null) return;
    if (await act({ rating: chosen === 'rather' ? null : chosen, words: text })) done();
  };
  const options: readonly (readonly [Chosen, Words])[] = [
    ...keysOf(partyRatings).map((rating) => [rating, partyRatings[rating]] as const),
    ['rather', words.rather],
  ];
  return (
    <section aria-labelledby="own-rating">
      <h2 id="own-rating">{say(words.how)}</h2>
      <p className="hint">{say(words.hint)}</p>
      <fieldset className="chips">
        <legend className="unseen">{say(words.how)}</legend>
        {options.map(([value, label]) => (
          <label key={value} className="chip">
            <input type="radio" name="own-rating" checked={chosen === value} onChange={() => setChosen(value)} />
            <span>{say(label)}</span>
          </label>
        ))}
      </fieldset>
      <label htmlFor="own-rating-words">{say(words.words)}</label>
      <textarea
        id="own-rating-words"
        rows={3}
        maxLength={500}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Failure words={failure} />
      {chosen === null && <p className="hint">{say(words.choose)}</p>}
      <button
        type="button"
        className="button button-first"
        aria-disabled={busy || chosen === null}
        onClick={() => void send()}
      >
        {say(words.send)}
      </button>
    </section>
  );
}
