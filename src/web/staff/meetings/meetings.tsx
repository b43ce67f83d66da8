import { Link, NavLink } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/meetings/contract.ts';
import { meetingKinds, meetingStates } from '../../../modules/meetings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatPromise } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { PlanForm } from './plan-form.tsx';
import { meetingWords as words } from './words.ts';
import './meetings.css';

type Row = AnswerOf<typeof doors.list>['rows'][number];

/** The two pages of this room. */
export function MeetingTabs() {
  const { say } = useLanguage();
  return (
    <nav className="meeting-tabs" aria-label={say(words.title)}>
      <NavLink to="/meetings" end>
        {say(words.list)}
      </NavLink>
      <NavLink to="/meetings/board">{say(words.board)}</NavLink>
    </nav>
  );
}

/** Joint meetings and committee meetings, the latest first. */
export function Meetings() {
  const { say } = useLanguage();
  const meetings = useDoorPages(doors.list, {});
  const rows = meetings.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <MeetingTabs />
      </div>
      {meetings.data?.pages[0]?.canPlan && (
        <Acts
          id="meetings"
          of={say(words.title)}
          acts={[{ name: 'plan', label: words.plan, form: (onFold) => <PlanForm onFold={onFold} /> }]}
        />
      )}
      <PagedList list={meetings} isEmpty={rows.length === 0} title={words.none} hint={words.noneHint} waiting={8}>
        <ul className="meeting-rows">
          {rows.map((row) => (
            <MeetingLine key={row.id} row={row} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function MeetingLine({ row }: { readonly row: Row }) {
  const { say } = useLanguage();
  return (
    <li>
      <span className="figures">{say(formatPromise(row.startsAt))}</span>
      <span>
        <Link className="row-title" to={`/meetings/${row.id}`}>
          {row.title}
        </Link>
        <span className="quiet small">
          {' '}
          {say(meetingKinds[row.kind])} · {row.unitName} · {say(words.items(row.items))}
        </span>
      </span>
      <span className={row.state === 'planned' ? 'tone-action' : 'quiet'}>
        {say(meetingStates[row.state])}
        {row.openDecisions > 0 && <span className="tone-soon">　{say(words.open(row.openDecisions))}</span>}
      </span>
    </li>
  );
}
