import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../../kit/contract.ts';
import type { Words } from '../../../../kit/words.ts';
import type { figureDoors } from '../../../../modules/studio/contract-figures.ts';
import { figureWords } from '../../../../modules/studio/words-figures.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { comparedWords, studioWords as words } from './words.ts';

type Figures = AnswerOf<typeof figureDoors.figures>;
export type Figure = Figures['all'];
type Shown = Figure['success'];

const percent = (share: number | null) => `${((share ?? 0) * 100).toFixed(1)}%`;

/** The columns of a table of figures, after its first. */
export const ratesHead: readonly Words[] = [
  figureWords.opened.name,
  figureWords.success.name,
  figureWords.kept.name,
  figureWords.repeat.name,
  figureWords.content.name,
];

/** A figure with its name, and what it counts below it. */
export function Named({
  figure,
  children,
}: {
  readonly figure: { readonly name: Words; readonly means: Words };
  readonly children: ReactNode;
}) {
  const { say } = useLanguage();
  return (
    <div className="figure-card">
      <dt>{say(figure.name)}</dt>
      <dd className="figure-value">{children}</dd>
      <dd className="quiet small">{say(figure.means)}</dd>
    </div>
  );
}

/** 同比, with both counts: a percentage alone says little. */
export function Growth({ compared }: { readonly compared: Figures['growth']['opened'] }) {
  const { say } = useLanguage();
  const { now, before, percent: change } = compared;
  return (
    <small className="quiet figures">
      {change !== null && (
        <strong>
          {change > 0 ? '+' : ''}
          {change.toFixed(1)}%
        </strong>
      )}{' '}
      {say(comparedWords(now, before))}
    </small>
  );
}

function Share({ share }: { readonly share: Shown }) {
  const { say } = useLanguage();
  if (share === null || share.share === null) return <span className="quiet small">{say(words.few)}</span>;
  return (
    <>
      <strong>{percent(share.share)}</strong>{' '}
      <small className="quiet">
        {percent(share.low)}–{percent(share.high)}
      </small>
    </>
  );
}

/** A count with a bar as long as its part of the largest: the number is what is read, the bar what is seen. */
function Bar({ count, of, children }: { readonly count: number; readonly of: number; readonly children: ReactNode }) {
  return (
    <span className="figure-bar">
      <span className="figure-bar-line" style={{ inlineSize: `${(count / of) * 100}%` }} aria-hidden="true" />
      <span className="figures">{children}</span>
    </span>
  );
}

function Cells({ figure }: { readonly figure: Figure }) {
  const shares = [figure.success, figure.kept.share, figure.repeat.share, figure.content.share];
  return ratesHead.slice(1).map((head, i) => (
    <td key={head.zh}>
      <Share share={shares[i] ?? null} />
    </td>
  ));
}

/** Cells of a row of figures. */
export const Rates = Object.assign(Cells, { Share, Bar });
