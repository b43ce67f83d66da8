import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useElder } from '../elder.tsx';
import { Section } from '../section.tsx';
import { earlierWords, reportWords } from '../words-follow.ts';
import type { Mine } from './use-mine.ts';

const most = 20;
const fewest = 5;

/** What happened, newest first, in the resident's words. Facts that this page has no words for read as news. */
export function Timeline({ entries }: { readonly entries: Mine['timeline'] }) {
  const { say } = useLanguage();
  const { isElder } = useElder();
  const [isAll, setAll] = useState(false);
  const newestFirst = entries.toSorted((one, other) => other.at.localeCompare(one.at));
  const shown = isAll ? newestFirst : newestFirst.slice(0, isElder ? fewest : most);
  return (
    <Section title={reportWords.timeline}>
      <ol className="timeline">
        {shown.map((entry) => (
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
      {shown.length < newestFirst.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {say(earlierWords(newestFirst.length - shown.length))}
        </button>
      )}
    </Section>
  );
}

function factWords(kind: string): Words {
  const facts: Readonly<Record<string, { readonly resident: Words | null }>> = matterFacts;
  return facts[kind]?.resident ?? reportWords.newly;
}
