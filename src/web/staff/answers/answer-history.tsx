import type { Words } from '../../../kit/words.ts';
import { contentWords, historyWords } from '../../../modules/answers/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import type { AnswerSheet } from './shapes.ts';
import { answerWords as words } from './words.ts';

const labels: Readonly<Record<string, Words>> = contentWords;

/** Who did what to the entry and when, each change with its old and its new words. */
export function AnswerHistory({ history }: { readonly history: AnswerSheet['history'] }) {
  const { say } = useLanguage();
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="answer-history">
      <h2 id="answer-history">{say(words.history)}</h2>
      <ul className="answer-history">
        {history.map((entry) => (
          <li key={`${entry.at} ${entry.kind}`}>
            <strong>{say(historyWords[entry.kind] ?? { zh: entry.kind, en: entry.kind })}</strong>{' '}
            <span className="quiet small figures">
              {entry.by} · {say(formatDayTime(entry.at))}
            </span>
            {entry.differences.length > 0 && (
              <details>
                <summary className="quiet small">
                  {entry.differences
                    .map(({ field }) => say(labels[field] ?? { zh: field, en: field }))
                    .join(say(words.comma))}
                </summary>
                <Differences rows={entry.differences} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Field by field, what it was and what it becomes. */
export function Differences({ rows }: { readonly rows: AnswerSheet['differences'] }) {
  const { say } = useLanguage();
  const shown = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return say(words.noText);
    return Array.isArray(value) ? value.join(say(words.comma)) || say(words.noText) : String(value);
  };
  return (
    <dl className="answer-change">
      {rows.map(({ field, from, to }) => (
        <div key={field}>
          <dt className="quiet small">{say(labels[field] ?? { zh: field, en: field })}</dt>
          <dd>
            {from !== null && <del>{shown(from)}</del>}
            {from !== null && <br />}
            <ins>{shown(to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
