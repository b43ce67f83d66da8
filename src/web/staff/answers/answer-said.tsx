import { Fragment } from 'react';
import { gapsIn } from '../../../algorithms/placeholder-text/placeholders.ts';
import { dayOf } from '../../../kit/calendar.ts';
import { contentWords } from '../../../modules/answers/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import type { Said } from './shapes.ts';
import { insertWords, answerWords as words } from './words.ts';

/** A text in which placeholders stand out. */
function WithGaps({ text }: { readonly text: string }) {
  const gaps = gapsIn(text);
  return (
    <p className="answer-text">
      {gaps.map(({ from, to }, i) => (
        <Fragment key={from}>
          {text.slice(gaps[i - 1]?.to ?? 0, from)}
          <span className="answer-gap">{text.slice(from, to)}</span>
        </Fragment>
      ))}
      {text.slice(gaps.at(-1)?.to ?? 0)}
    </p>
  );
}

/** What an entry says, in both languages. */
export function AnswerSaid({ said }: { readonly said: Said }) {
  const { say } = useLanguage();
  return (
    <>
      {said.textZh && <WithGaps text={said.textZh} />}
      {said.textEn && (
        <div lang="en">
          <WithGaps text={said.textEn} />
        </div>
      )}
      {said.steps.length > 0 && (
        <ol className="answer-steps">
          {said.steps.map(({ zh, en, must }) => (
            <li key={zh}>
              {zh} {must && <span className="tone-soon small">{say(insertWords.must)}</span>}
              {en && <div className="quiet small">{en}</div>}
            </li>
          ))}
        </ol>
      )}
      {said.sourceZh && (
        <p className="quiet small">
          {say(contentWords.sourceZh)}
          {say(words.colon)}
          {say({ zh: said.sourceZh, en: said.sourceEn || said.sourceZh })}
        </p>
      )}
      {said.words.length > 0 && (
        <p className="quiet small">
          {say(contentWords.words)}
          {say(words.colon)}
          {said.words.join(say(words.comma))}
        </p>
      )}
    </>
  );
}

interface ResidentViewProps {
  readonly said: Said | null;
  readonly unitName: string | null;
  /** When it was last published or found to be still right; null: not yet. */
  readonly asOf: string | null;
}

/** The residents' page in small: their type size, their words. */
export function ResidentView({ said, unitName, asOf }: ResidentViewProps) {
  const { say } = useLanguage();
  if (!said) return null;
  return (
    <figure className="resident-preview">
      <figcaption>{say(words.preview)}</figcaption>
      <div className="resident-screen">
        <strong>{say({ zh: said.titleZh, en: said.titleEn || said.titleZh })}</strong>
        <p>{say({ zh: said.textZh, en: said.textEn || said.textZh })}</p>
        <span className="resident-by">
          {say(contentWords.sourceZh)}
          {say(words.colon)}
          {say({ zh: said.sourceZh, en: said.sourceEn || said.sourceZh })}
        </span>
        <span className="resident-by">
          {unitName ?? say(words.county)} · {say(words.asOf)} {say(formatDay(asOf ?? dayOf(new Date())))}
        </span>
      </div>
    </figure>
  );
}
