import { Segmented } from 'antd';
import { useState } from 'react';
import { Link, NavLink } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/revisits/contract.ts';
import { type TaskList, taskLists } from '../../../modules/revisits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { type Act, ActButtons, useOpenForm } from '../forms/acts.tsx';
import { useDoorPages } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { SnoozeForm, VisitForm } from './visit-forms.tsx';
import { visitWords as words } from './words.ts';
import './revisits.css';

type Task = AnswerOf<typeof doors.list>['rows'][number];

/** The two pages of this room, for whoever may open them. */
export function VisitTabs() {
  const { say } = useLanguage();
  const me = useMe();
  return (
    <nav className="visit-tabs" aria-label={say(words.title)}>
      <NavLink to="/revisits" end>
        {say(words.tasks)}
      </NavLink>
      {holdsAny(me, ['oversee']) && <NavLink to="/revisits/checks">{say(words.checks)}</NavLink>}
    </nav>
  );
}

/** Visits that follow closed matters: the overdue ones, those of this week, those to come. */
export function Visits() {
  const { say } = useLanguage();
  const [list, setList] = useState<TaskList>('overdue');
  const asked = useDoorPages(doors.list, { list });
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = asked.data?.pages[0]?.counts;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <VisitTabs />
      </div>
      <Segmented<TaskList>
        className="visit-lists"
        value={list}
        onChange={setList}
        options={keysOf(taskLists).map((value) => ({
          value,
          label: `${say(taskLists[value])} ${counts?.[value] ?? ''}`,
        }))}
      />
      <PagedList list={asked} isEmpty={rows.length === 0} title={words.empty} hint={words.emptyHint} waiting={8}>
        <TaskRows rows={rows} late={list === 'overdue'} />
      </PagedList>
    </div>
  );
}

/** What can be done about one visit. */
export function actsOf(task: Task): Act[] {
  const forms = {
    visit: (onFold: () => void) => <VisitForm task={task} onFold={onFold} />,
    snooze: (onFold: () => void) => <SnoozeForm task={task} onFold={onFold} />,
  };
  return task.can.map((name) => ({ name, label: words[name], form: forms[name] }));
}

function TaskRows({ rows, late }: { readonly rows: readonly Task[]; readonly late: boolean }) {
  const { say } = useLanguage();
  const opening = useOpenForm();
  const { open, fold } = opening;
  return (
    <ul className="visit-rows">
      {rows.map((task) => {
        const acts = actsOf(task);
        return (
          <li key={task.id}>
            <span className={late ? 'tone-maple figures' : 'figures'}>
              {say(words.due)} {say(formatDay(task.dueOn))}
            </span>
            <span>
              <Link className="row-title" to={`/matters/${task.matter.id}`}>
                {task.matter.title}
              </Link>
              <span className="quiet small">
                {' '}
                {task.matter.number} · {say(task.template)} · {say(words.nth(task.nth, task.of))}
                {task.tries > 0 && ` · ${say(words.tried(task.tries))}`}
              </span>
            </span>
            <span className="step-buttons">
              <ActButtons small id={task.id} of={task.matter.title} acts={acts} opening={opening} />
            </span>
            {open?.id === task.id && acts.find(({ name }) => name === open.name)?.form(fold)}
          </li>
        );
      })}
    </ul>
  );
}
