import { Button } from 'antd';
import { Link } from 'react-router';
import { doors } from '../../../modules/clocks/contract.ts';
import { clockKinds } from '../../../modules/clocks/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, formatPromise } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { amountWords, ruleWords } from './reading.ts';
import { askedWaits, clockWords as words } from './words.ts';
import './clocks.css';

const shown = 5;

/** What the ladder told me, and the extensions that wait for my decision; nothing where nothing waits. */
export function TodayClocks() {
  const { say } = useLanguage();
  const mine = useDoor(doors.mine, {}, { keep: true, everyMilliseconds: 60_000 });
  const acknowledge = useKnock(doors.acknowledge, { refreshes: ['clock.', 'matter.view'] });
  const { notices = [], asked = [] } = mine.data ?? {};
  if (notices.length + asked.length === 0) return null;
  return (
    <section className="today-group today-clocks" aria-labelledby="today-clocks">
      <h2 id="today-clocks">
        {say(words.forMe)} <small className="quiet">{say(words.forMeHint)}</small>
      </h2>
      <ul className="today-rows">
        {asked.map((row) => (
          <li key={row.subject.id}>
            <Link to={`/matters/${row.subject.id}`} className="row-title two-lines">
              {row.subject.title}
            </Link>
            <div className="today-row-facts">
              <span className="tone-soon">{say(askedWaits(say(amountWords(row.amount, row.measure))))}</span>
              <span className="quiet">{row.by}</span>
              <span className="quiet figures">{say(formatPromise(row.dueAt))}</span>
            </div>
          </li>
        ))}
        {notices.slice(0, shown).map((notice) => (
          <li key={notice.id}>
            <Link to={`/matters/${notice.subject.id}`} className="row-title two-lines">
              {notice.subject.title}
            </Link>
            <div className="today-row-facts">
              <span className={notice.rule?.urges ? 'tone-maple' : 'tone-soon'}>
                {say(clockKinds[notice.kind])} · {say(ruleWords(notice.rule))}
              </span>
              <span className="quiet figures">{say(formatDayTime(notice.toldAt))}</span>
              <Button size="small" onClick={() => acknowledge.mutate({ id: notice.id })}>
                {say(words.acknowledge)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {notices.length > shown && <p className="quiet small">+{notices.length - shown}</p>}
      <ProblemLine problem={acknowledge.error} />
    </section>
  );
}
