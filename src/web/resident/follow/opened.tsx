import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { reportWords } from '../words-follow.ts';
import type { Mine } from './use-mine.ts';

const summaries: ReadonlyMap<string, Words> = new Map(
  Object.values({ ...platformDoors, ...doors }).map(({ action, summary }) => [action, summary]),
);

/** Everybody who opened the report: who, from which unit, what for, when; refused tries as well. */
export function Opened({ entries }: { readonly entries: Mine['opened'] }) {
  const { say } = useLanguage();
  const newestFirst = entries.toSorted((one, other) => other.at.localeCompare(one.at));
  return (
    <section>
      <h2>{say(reportWords.opened)}</h2>
      {entries.length === 0 && <p className="hint">{say(reportWords.openedNone)}</p>}
      <ul className="opened">
        {newestFirst.map((entry) => (
          <li key={`${entry.at}${entry.who}${entry.action}`}>
            <strong>{entry.who}</strong>
            {entry.unit && <span>{entry.unit}</span>}
            <span>
              {actionWords(entry.action, say)}
              {entry.outcome === 'refused' && `（${say(reportWords.openedRefused)}）`}
            </span>
            <time dateTime={entry.at}>{say(formatDayTime(entry.at))}</time>
            {entry.reason && <span className="opened-reason">{entry.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function actionWords(action: string, say: (words: Words) => string): string {
  const summary = summaries.get(action);
  return summary ? say(summary) : action;
}
