import { useState } from 'react';
import { ownDoors } from '../../../../modules/choosing/contract-own.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { drawSalt } from '../../../shared/salt.ts';
import { useAct } from '../../follow/use-act.ts';
import { Failure } from '../../pieces.tsx';
import { ChoiceCard } from './choice-card.tsx';
import type { OwnRound } from './shapes.ts';
import { choosingWords as words } from './words.ts';

interface Said {
  readonly ranking: readonly string[];
  readonly vetoes: readonly string[];
}

const without = (ids: readonly string[], id: string) => ids.filter((one) => one !== id);

/** Taps make an order: the first that is tapped comes first. Nothing is dragged. */
export function BallotForm({ round, onDone }: { readonly round: OwnRound; readonly onDone: () => void }) {
  const { say } = useLanguage();
  const [{ ranking, vetoes }, setSaid] = useState<Said>({ ranking: [], vetoes: [] });
  // One salt for all tries of one ballot, so that a repeated sending is the same one.
  const [salt] = useState(drawSalt);
  const { busy, failure, act } = useAct(ownDoors.ownHandIn);
  const send = async () => {
    if (await act({ roundId: round.id, ranking: [...ranking], vetoes: [...vetoes], salt })) onDone();
  };
  const rank = (id: string) =>
    setSaid((said) => ({
      ranking: said.ranking.includes(id) ? without(said.ranking, id) : [...said.ranking, id],
      vetoes: without(said.vetoes, id),
    }));
  const moveUp = (id: string) =>
    setSaid((said) => {
      const at = said.ranking.indexOf(id);
      const above = said.ranking[at - 1];
      return above === undefined ? said : { ...said, ranking: said.ranking.toSpliced(at - 1, 2, id, above) };
    });
  const veto = (id: string) =>
    setSaid((said) => ({
      ranking: without(said.ranking, id),
      vetoes: said.vetoes.includes(id) ? without(said.vetoes, id) : [...said.vetoes, id],
    }));
  const free = round.cards.filter(({ isAvailable }) => isAvailable);
  const others = round.cards.filter(({ isAvailable }) => !isAvailable);
  const nameOf = (id: string) => round.cards.find((card) => card.id === id)?.name ?? '';
  return (
    <>
      <ul className="picks">
        {free.map((card) => (
          <ChoiceCard
            key={card.id}
            card={card}
            place={ranking.indexOf(card.id) + 1}
            isVetoed={vetoes.includes(card.id)}
            mayVeto={vetoes.length < round.vetoes}
            onRank={() => rank(card.id)}
            onMoveUp={() => moveUp(card.id)}
            onVeto={() => veto(card.id)}
          />
        ))}
      </ul>
      {others.length > 0 && (
        <details className="fold">
          <summary>{say(words.unavailableCount(others.length))}</summary>
          <p className="hint">{others.map(({ name }) => name).join('、')}</p>
        </details>
      )}
      <dl className="choosing-sum" aria-live="polite">
        <dt>{say(words.order)}</dt>
        <dd>
          {ranking.length === 0 ? say(words.orderNone) : ranking.map((id, i) => `${i + 1}. ${nameOf(id)}`).join('　')}
        </dd>
        {round.vetoes > 0 && (
          <>
            <dt>{say(words.vetoed)}</dt>
            <dd>{vetoes.length === 0 ? say(words.vetoedNone) : vetoes.map(nameOf).join('、')}</dd>
          </>
        )}
      </dl>
      <p className="hint">{say(words.change)}</p>
      <Failure words={failure} />
      <div className="moves">
        <button type="button" className="button button-first" aria-disabled={busy} onClick={() => void send()}>
          {say(ranking.length + vetoes.length === 0 ? words.handInEmpty : words.handIn)}
        </button>
      </div>
    </>
  );
}
