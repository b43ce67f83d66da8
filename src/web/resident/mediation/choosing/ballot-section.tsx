import { useState } from 'react';
import { roleWords } from '../../../../algorithms/mediator-matching/words.ts';
import { seatFields } from '../../../../modules/choosing/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { BallotForm } from './ballot-form.tsx';
import type { ChoosingProps, OwnRound } from './shapes.ts';
import { choosingWords as words } from './words.ts';

/** The round that is open: what is to be chosen and until when, then the list, or what was handed in. */
export function BallotSection({ choosing, round, refresh }: ChoosingProps & { readonly round: OwnRound }) {
  const { say } = useLanguage();
  const [isChanging, setChanging] = useState(false);
  const mayHandIn = choosing.can.includes('hand-in');
  const isShown = mayHandIn && (round.handedIn === null || isChanging);
  return (
    <section className="choosing">
      <h2>{say(words.title)}</h2>
      {choosing.isRepresented && <p>{say(words.represented)}</p>}
      {isShown && <p>{say(words.lead)}</p>}
      <p className="hint">
        {isShown && `${say(words.vetoes(round.vetoes))} `}
        {say(words.due(formatDayTime(round.dueAt)))}
      </p>
      {round.seats.length > 1 && (
        <p>
          {say(words.panelOf)}
          {'：'}
          {round.seats
            .map(({ role, field }) =>
              field ? `${say(roleWords[role])}（${say(seatFields[field])}）` : say(roleWords[role]),
            )
            .join('、')}
        </p>
      )}
      {round.handedIn && <HandedIn handedIn={round.handedIn} />}
      {round.handedIn && mayHandIn && !isChanging && (
        <button type="button" className="button" onClick={() => setChanging(true)}>
          {say(words.again)}
        </button>
      )}
      {isShown && (
        <BallotForm
          round={round}
          onDone={() => {
            setChanging(false);
            refresh();
          }}
        />
      )}
    </section>
  );
}

function HandedIn({ handedIn }: { readonly handedIn: NonNullable<OwnRound['handedIn']> }) {
  const { say } = useLanguage();
  const { at, way, commitment } = handedIn;
  return (
    <div className="choosing-handed" role="status">
      <p>
        <strong>✓ {say(words.handedIn)}</strong>{' '}
        <span className="hint">
          {say(formatDayTime(at))} {say(words.handedHow[way])}
        </span>
      </p>
      <p className="hint">{say(way === 'page' ? words.sealedOwnNote : words.sealedNote)}</p>
      <p>{say(words.waiting)}</p>
      <p className="hint">
        {say(words.receipt)} <span className="code">{commitment.slice(0, 12)}</span>
      </p>
    </div>
  );
}
