import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/fulfilment/contract.ts';
import { breachStates, type WorkList, workLists } from '../../../../modules/fulfilment/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { useDoorPages } from '../../frame/doors.ts';
import { PagedList } from '../../frame/paged-list.tsx';
import { StudioTabs } from '../tabs.tsx';
import { fulfilmentWords as words } from './words.ts';
import '../mediation.css';

/** 履行与回访: over all disputes, what is late, whom to call, whom to visit. */
export function WorkPage() {
  const { say } = useLanguage();
  const [list, setList] = useState<WorkList>('late');
  const asked = useDoorPages(doors.list, { list });
  const rows = (asked.data?.pages ?? []).flatMap((page) => page.rows);
  return (
    <div className="page mediation">
      <div className="page-head">
        <h1>{say(words.work)}</h1>
        <div className="push">
          <StudioTabs />
        </div>
      </div>
      <p className="quiet">{say(words.workLead)}</p>
      <div className="mediation-choose">
        <Segmented<WorkList>
          value={list}
          onChange={setList}
          options={keysOf(workLists).map((value) => ({ value, label: say(workLists[value]) }))}
        />
      </div>
      <PagedList list={asked} isEmpty={rows.length === 0} title={words.workNone} hint={words.workNoneHint}>
        <ul className="entry-rows">
          {rows.map((row) => (
            <li key={row.id} className="mediation-entry">
              <Link to={`/mediation/${row.id}`} className="row-title">
                {row.title}
              </Link>{' '}
              {row.breach !== 'none' && <span className="state-tag tone-maple">{say(breachStates[row.breach])}</span>}
              <div className="quiet small">
                <span className="figures">{row.number}</span> ·{' '}
                {say(words.settledOf(row.settled, row.settled + row.running))}
                {row.calls > 0 && ` · ${say(words.callsOpen(row.calls))}`}
                {row.nextVisitOn && ` · ${say(words.visitBy(formatDay(row.nextVisitOn)))}`}
              </div>
            </li>
          ))}
        </ul>
      </PagedList>
    </div>
  );
}
