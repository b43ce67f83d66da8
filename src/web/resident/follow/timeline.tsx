import type { Words } from '../../../kit/words.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { reportWords } from '../words-follow.ts';
import type { Mine } from './use-mine.ts';

/** What happened, newest first, in the resident's words. Facts that this page has no words for read as news. */
export function Timeline({ entries }: { readonly entries: Mine['timeline'] }) {
  const { say } = useLanguage();
  const newestFirst = entries.toSorted((one, other) => other.at.localeCompare(one.at));
  return (
    <section>
      <h2>{say(reportWords.timeline)}</h2>
      <ol className="timeline">
        {newestFirst.map((entry) => (
          <li key={entry.id}>
            <p className="timeline-head">
              <strong>{say(factWords(entry.kind))}</strong>
              {entry.unit && <span>{entry.unit}</span>}
              <time dateTime={entry.at}>{say(formatDayTime(entry.at))}</time>
            </p>
            {entry.text && <p className="words">{entry.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function factWords(kind: string): Words {
  const facts: Readonly<Record<string, { readonly resident: Words | null }>> = matterFacts;
  return facts[kind]?.resident ?? reportWords.newly;
}
