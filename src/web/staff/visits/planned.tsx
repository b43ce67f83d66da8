import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/visits/contract.ts';
import { type VisitList, visitLists, whyWords } from '../../../modules/visits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { VisitRoomTabs } from './room.tsx';
import { visitWords as words } from './words.ts';
import './visits.css';

/** Visits that are due, that come later, that were made. */
export function PlannedVisits() {
  const { say } = useLanguage();
  const [list, setList] = useState<VisitList>('due');
  const visits = useDoorPages(doors.list, { list });
  const rows = visits.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <VisitRoomTabs />
      </div>
      <Segmented<VisitList>
        value={list}
        onChange={setList}
        options={keysOf(visitLists).map((value) => ({ value, label: say(visitLists[value]) }))}
      />
      <PagedList list={visits} isEmpty={rows.length === 0} title={words.noVisits} hint={words.noneHint} waiting={8}>
        <ul className="need-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <span>
                <Link className="row-title" to={`/visits/${row.id}`}>
                  {row.title}
                </Link>{' '}
                <span className="quiet small">
                  {row.address} · {say(whyWords[row.why])}
                </span>
              </span>
              <span className="quiet small">
                {row.unitName}
                {row.personName && ` · ${row.personName}`}
              </span>
              <span className="figures">{say(formatDay(row.doneAt ?? row.plannedOn))}</span>
            </li>
          ))}
        </ul>
      </PagedList>
    </div>
  );
}
