import { Link } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/matters/contract.ts';
import { type QueueName, queueWords } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatPromise } from '../../shared/time.ts';
import { TodayAnswers } from '../answers/today-answers.tsx';
import { TodayClocks } from '../clocks/today-clocks.tsx';
import { useDoor } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { useNow } from '../frame/now.ts';
import { workingDuties } from '../frame/rail.tsx';
import { Failed, Waiting } from '../frame/states.tsx';
import { TourInvite } from '../help/invite.tsx';
import { MatterClock, StateTag } from '../matters/state-tag.tsx';
import { deskWords } from '../matters/words.ts';
import { todayWords as words } from './words.ts';
import './today.css';

interface Group {
  readonly title: Words;
  readonly hint: Words;
  readonly empty: Words;
  readonly queues: readonly QueueName[];
}

const groups: readonly Group[] = [
  { title: words.due, hint: words.dueHint, empty: words.nothingDue, queues: ['overdue', 'due-soon'] },
  {
    title: words.waiting,
    hint: words.waitingHint,
    empty: words.nothingWaiting,
    queues: ['new', 'to-assign', 'answered', 'to-revisit'],
  },
  { title: words.back, hint: words.backHint, empty: words.nothingBack, queues: ['reopened', 'helping'] },
  { title: words.others, hint: words.othersHint, empty: words.nothingOthers, queues: ['mine'] },
];

/** My work: what is due, what waits for me, what came back, what others have; every number leads to its rows. */
export function Today() {
  const { say } = useLanguage();
  const me = useMe();
  const now = useNow();
  const counts = useDoor(doors.counts, {}, { keep: true, everyMilliseconds: 60_000 });
  if (counts.isPending) return <Waiting rows={12} />;
  if (!counts.data) return <Failed problem={counts.error} onRetry={() => void counts.refetch()} />;
  const countOf = (queue: QueueName) =>
    counts.data.queues.find((counted) => counted.queue === queue) ?? { count: 0, more: false };
  return (
    <div className="page today">
      <div className="page-head">
        <h1>{say(words.good(me.name))}</h1>
        <span className="quiet figures">{say(formatPromise(now, now))}</span>
      </div>
      <TourInvite />
      {countOf('watch').count > 0 && <Watch />}
      <Closing />
      <TodayClocks />
      <TodayAnswers />
      <div className="today-groups">
        {groups.map((group) => (
          <section key={group.title.zh} className="today-group" aria-label={say(group.title)}>
            <h2>
              {say(group.title)} <small className="quiet">{say(group.hint)}</small>
            </h2>
            <ul className="today-counts">
              {group.queues.map((queue) => (
                <li key={queue}>
                  <QueueCount queue={queue} {...countOf(queue)} />
                </li>
              ))}
            </ul>
            <FirstRows queues={group.queues.filter((queue) => countOf(queue).count > 0)} empty={group.empty} />
          </section>
        ))}
      </div>
    </div>
  );
}

/** Closed is ours to say, solved is theirs: two figures, never one, each with its rows. */
function Closing() {
  const { say } = useLanguage();
  const isWorking = holdsAny(useMe(), workingDuties);
  const figures = useDoor(doors.figures, {}, { keep: true, enabled: isWorking });
  if (!figures.data || figures.data.closed === 0) return null;
  const { closed, solved, partly, notSolved, unconfirmed, reports } = figures.data;
  return (
    <section className="today-closing" aria-label={say(words.closing)}>
      <Link to="/matters?queue=closed-month" className="today-count">
        <strong className="figures">{closed}</strong>
        <span>{say(words.closedCount)}</span>
      </Link>
      <Link to="/matters?queue=solved-month" className="today-count">
        <strong className="figures">{solved}</strong>
        <span>{say(words.solvedCount)}</span>
      </Link>
      <span className="quiet">{say(words.closingRest({ partly, notSolved, unconfirmed, reports }))}</span>
    </section>
  );
}

function QueueCount({
  queue,
  count,
  more,
}: {
  readonly queue: QueueName;
  readonly count: number;
  readonly more: boolean;
}) {
  const { say } = useLanguage();
  const tone = queue === 'overdue' && count > 0 ? 'tone-maple' : '';
  return (
    <Link to={`/matters?queue=${queue}`} className={count === 0 ? 'today-count today-count-none' : 'today-count'}>
      <strong className={`figures ${tone}`}>
        {count}
        {more && '+'}
      </strong>
      <span>{say(queueWords[queue])}</span>
    </Link>
  );
}

/** The first rows of the first queue that is not empty. */
function FirstRows({ queues, empty }: { readonly queues: readonly QueueName[]; readonly empty: Words }) {
  const { say } = useLanguage();
  const [first] = queues;
  const list = useDoor(doors.list, { queue: first ?? 'mine', limit: 5 }, { enabled: first !== undefined, keep: true });
  if (first === undefined) return <p className="quiet">{say(empty)}</p>;
  if (list.isPending) return <Waiting rows={3} />;
  if (!list.data) return <Failed problem={list.error} onRetry={() => void list.refetch()} />;
  return (
    <ul className="today-rows">
      {list.data.rows.map((row) => (
        <li key={row.id}>
          <Link to={`/matters?queue=${first}&open=${row.id}`} className="row-title two-lines">
            {row.title}
          </Link>
          <div className="today-row-facts">
            <StateTag state={row.state} />
            <span className="quiet">{row.leadName ?? say(deskWords.noLead)}</span>
            <MatterClock matter={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Watch() {
  const { say } = useLanguage();
  const list = useDoor(doors.list, { queue: 'watch', limit: 5 }, { keep: true });
  const rows = list.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="today-watch" aria-labelledby="watch">
      <h2 id="watch">
        {say(words.watchTitle)} <small className="quiet">{say(words.watchHint)}</small>
      </h2>
      <ul className="today-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/matters?queue=watch&open=${row.id}`} className="row-title two-lines">
              {row.title}
            </Link>
            <div className="today-row-facts">
              <StateTag state={row.state} />
              <span className="quiet">
                {row.unitName} · {row.leadName ?? say(deskWords.noLead)}
              </span>
              <MatterClock matter={row} />
            </div>
          </li>
        ))}
      </ul>
      <Link to="/matters?queue=watch">{say(words.seeAll)}</Link>
    </section>
  );
}
