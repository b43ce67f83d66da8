import { useCallback, useEffect, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { residentDoors } from '../../../modules/privacy/contract-resident.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { failureWords } from '../failure-words.ts';
import { openedWords } from '../mine/words.ts';
import { Failure } from '../pieces.tsx';
import { Section } from '../section.tsx';
import { reportWords } from '../words-follow.ts';

type Page = AnswerOf<typeof residentDoors.opened>;
type Entry = Page['rows'][number];

/** Every line of the log about this report: openings one by one, lists summed up per day and colleague; refused tries as well. */
export function Opened() {
  const { say } = useLanguage();
  const [pages, setPages] = useState<readonly Page[]>([]);
  const [failure, setFailure] = useState<Words>();
  const load = useCallback((cursor?: string) => {
    call(residentDoors.opened, cursor === undefined ? {} : { cursor }).then(
      (page) => setPages((before) => (cursor === undefined ? [page] : [...before, page])),
      (problem) => setFailure(failureWords(problem)),
    );
  }, []);
  useEffect(() => load(), [load]);
  const entries = pages.flatMap((page) => page.rows);
  const next = pages.at(-1)?.next ?? null;
  return (
    <Section title={reportWords.opened}>
      <Failure words={failure} />
      {pages[0] && <p className="hint">{say(openedWords.total).replace('{n}', String(pages[0].total))}</p>}
      {pages.length > 0 && entries.length === 0 && <p className="hint">{say(reportWords.openedNone)}</p>}
      <ul className="opened">
        {entries.map((entry) => (
          <OpenedLine key={`${entry.at}${entry.who}${entry.name}${entry.action}${entry.reason}`} entry={entry} />
        ))}
      </ul>
      {next !== null && (
        <button type="button" className="button" onClick={() => load(next)}>
          {say(openedWords.more)}
        </button>
      )}
    </Section>
  );
}

function OpenedLine({ entry }: { readonly entry: Entry }) {
  const { say } = useLanguage();
  const times = entry.count > 1 ? `（${say(openedWords.times).replace('{n}', String(entry.count))}）` : '';
  return (
    <li>
      <strong>{entry.name ?? say(whoWords(entry.who))}</strong>
      {entry.unit && <span>{entry.unit}</span>}
      <span>
        {say(entry.words)}
        {times}
        {entry.outcome === 'refused' && `（${say(reportWords.openedRefused)}）`}
      </span>
      <time dateTime={entry.at}>{say(entry.count > 1 ? formatDay(entry.at) : formatDayTime(entry.at))}</time>
      {entry.reason && <span className="opened-reason">{entry.reason}</span>}
    </li>
  );
}

function whoWords(who: Entry['who']): Words {
  if (who === 'system') return openedWords.house;
  return who === 'link' ? openedWords.link : openedWords.own;
}
