import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import type { Topic } from './shapes.ts';
import { topicWords as words } from './words.ts';

const height = 96;

/** Reports by week as bars; each says its week and number, and the whole is a table for whoever does not see it. */
export function Weeks({ weeks }: { readonly weeks: Topic['weeks'] }) {
  const { say } = useLanguage();
  const most = Math.max(1, ...weeks.map(({ reports }) => reports));
  if (weeks.length === 0) return null;
  return (
    <section aria-labelledby="topic-weeks">
      <h2 id="topic-weeks">{say(words.weeks)}</h2>
      <div className="topic-weeks" aria-hidden="true">
        {weeks.map(({ from, reports }) => (
          <span key={from} className="topic-week" title={`${say(words.weekOf)} ${say(formatDay(from))}`}>
            <span className="figures small">{reports}</span>
            <span className="topic-bar" style={{ height: Math.max(2, (reports / most) * height) }} />
            <span className="quiet small">{from.slice(5).replace('-', '/')}</span>
          </span>
        ))}
      </div>
      <table className="unseen">
        <caption>{say(words.weeks)}</caption>
        <thead>
          <tr>
            <th>{say(words.weekOf)}</th>
            <th>{say(words.reports)}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ from, reports }) => (
            <tr key={from}>
              <td>{say(formatDay(from))}</td>
              <td>{reports}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
