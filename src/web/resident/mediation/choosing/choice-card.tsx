import { roleWords } from '../../../../algorithms/mediator-matching/words.ts';
import {
  conflictKinds,
  mediatorKinds,
  professions,
  skillWords,
  spokenLanguages,
} from '../../../../modules/mediators/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import type { Card } from './shapes.ts';
import { choosingWords as words } from './words.ts';

/** A card in large type, with the own words first. */
export function CardBody({ card }: { readonly card: Card }) {
  const { say } = useLanguage();
  const spoken = card.languages.map((language) => say(spokenLanguages[language])).join('、');
  const fields = [...card.fields.map((field) => say(field)), ...card.skills.map((skill) => say(skillWords[skill]))];
  return (
    <>
      <p className="pick-name">
        <strong>{card.name}</strong> {card.role && <span className="hint">{say(roleWords[card.role])}</span>}
      </p>
      <p className="hint">
        {say(professions[card.profession])} · {say(mediatorKinds[card.kind])} · {card.unitName}
      </p>
      {card.style && <p className="pick-style">{card.style}</p>}
      {card.disclosures.length > 0 && (
        <div className="pick-told">
          <strong>{say(words.disclosed)}</strong>
          <ul>
            {card.disclosures.map(({ isMine, kind }) => (
              <li key={`${isMine} ${kind}`}>
                {say(isMine ? words.withMine : words.withOthers)}
                {'：'}
                {say(conflictKinds[kind])}
              </li>
            ))}
          </ul>
        </div>
      )}
      <details>
        <summary>{say(words.more)}</summary>
        <p className="hint">
          {say(words.fields)}：{fields.join('、')}
        </p>
        <p className="hint">
          {say(words.languages)}：{spoken}
        </p>
        {card.timesNote && (
          <p className="hint">
            {say(words.times)}：{card.timesNote}
          </p>
        )}
      </details>
    </>
  );
}

interface Props {
  readonly card: Card;
  /** From 1; 0 when not chosen. */
  readonly place: number;
  readonly isVetoed: boolean;
  readonly mayVeto: boolean;
  readonly onRank: () => void;
  readonly onMoveUp: () => void;
  readonly onVeto: () => void;
}

export function ChoiceCard({ card, place, isVetoed, mayVeto, onRank, onMoveUp, onVeto }: Props) {
  const { say } = useLanguage();
  const isChosen = place > 0;
  const mark = isChosen ? 'pick pick-chosen' : isVetoed ? 'pick pick-vetoed' : 'pick';
  return (
    <li className={mark}>
      {isChosen && (
        <p className="pick-place">
          <span aria-hidden="true">✓</span> {say(words.chosen(place))}
        </p>
      )}
      {isVetoed && (
        <p className="pick-place">
          <span aria-hidden="true">×</span> {say(words.refused)}
        </p>
      )}
      <CardBody card={card} />
      <div className="pair">
        {!isVetoed && (
          <button type="button" className="button" aria-pressed={isChosen} onClick={onRank}>
            {say(isChosen ? words.takeBack : words.choose)} <span className="unseen">{card.name}</span>
          </button>
        )}
        {place > 1 && (
          <button type="button" className="button" onClick={onMoveUp}>
            {say(words.earlier)} <span className="unseen">{card.name}</span>
          </button>
        )}
        {!isChosen && (isVetoed || mayVeto) && (
          <button type="button" className="button" aria-pressed={isVetoed} onClick={onVeto}>
            {say(isVetoed ? words.takeBack : words.refuse)} <span className="unseen">{card.name}</span>
          </button>
        )}
      </div>
    </li>
  );
}
