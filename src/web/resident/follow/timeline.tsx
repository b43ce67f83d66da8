import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, formatPromise } from '../../shared/time.ts';
import { useElder } from '../elder.tsx';
import { Section } from '../section.tsx';
import { earlierWords, pausedFor, promisedThen, reportWords } from '../words-follow.ts';
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
            {[...clockWords(entry), ...procedureWords(entry)].map((words) => (
              <p key={words.zh} className="words">
                {say(words)}
              </p>
            ))}
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

// Of a clock: why it stood still and until when, and the date that was promised then.
function clockWords({ kind, details }: Mine['timeline'][number]): Words[] {
  if (!kind.startsWith('clock.') || kind === 'clock.urged') return [];
  const { waitsZh, waitsEn, until, due } = details;
  const because = { zh: String(waitsZh ?? ''), en: String(waitsEn ?? '') };
  return [
    ...(typeof until === 'string' ? [pausedFor(because, formatPromise(until))] : []),
    ...(typeof due === 'string' ? [promisedThen(formatPromise(due))] : []),
  ];
}

// Of a procedure: the neutral words of the stage that the matter came to.
function procedureWords({ kind, details: { toldZh, toldEn } }: Mine['timeline'][number]): Words[] {
  if (kind !== 'procedure.progressed' || typeof toldZh !== 'string') return [];
  return [{ zh: toldZh, en: String(toldEn ?? toldZh) }];
}

function factWords(kind: string): Words {
  const facts: Readonly<Record<string, { readonly resident: Words | null }>> = matterFacts;
  return facts[kind]?.resident ?? reportWords.newly;
}
