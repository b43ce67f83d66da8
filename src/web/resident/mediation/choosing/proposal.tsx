import { ownDoors } from '../../../../modules/choosing/contract-own.ts';
import { answers } from '../../../../modules/choosing/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { useAct } from '../../follow/use-act.ts';
import { Failure } from '../../pieces.tsx';
import { CardBody } from './choice-card.tsx';
import type { ChoosingProps, OwnRound } from './shapes.ts';
import { choosingWords as words } from './words.ts';

/** 推荐: whom the studio proposes; each side says yes or no. */
export function Proposal({ choosing, round, refresh }: ChoosingProps & { readonly round: OwnRound }) {
  const { say } = useLanguage();
  const { busy, failure, act } = useAct(ownDoors.ownAnswer);
  const send = async (answer: 'accepted' | 'declined') => {
    if (await act({ roundId: round.id, answer })) refresh();
  };
  return (
    <section className="choosing">
      <h2>{say(words.proposal)}</h2>
      <p>{say(words.proposalLead)}</p>
      <p className="hint">{say(words.due(formatDayTime(round.dueAt)))}</p>
      <ul className="picks">
        {round.cards.map((card) => (
          <li key={card.id} className="pick">
            <CardBody card={card} />
          </li>
        ))}
      </ul>
      <Failure words={failure} />
      {round.answer && (
        <p role="status">
          ✓ {say(words.answered)}：{say(answers[round.answer])}
        </p>
      )}
      {choosing.can.includes('answer') && (
        <div className="moves">
          <button
            type="button"
            className="button button-first"
            aria-disabled={busy}
            onClick={() => void send('accepted')}
          >
            {say(words.accept)}
          </button>
          <button type="button" className="button" aria-disabled={busy} onClick={() => void send('declined')}>
            {say(words.decline)}
          </button>
        </div>
      )}
    </section>
  );
}
