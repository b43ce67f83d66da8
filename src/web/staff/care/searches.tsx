import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { searchDoors as doors } from '../../../modules/care/contract-search.ts';
import { searchStates } from '../../../modules/care/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatPromise } from '../../shared/time.ts';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { searchWords as words } from './words.ts';
import './care.css';

type Row = AnswerOf<typeof doors.searches>['rows'][number];

/** Searches for missing people that one looks after or takes part in, the latest first. */
export function Searches() {
  const { say } = useLanguage();
  const asked = useDoorPages(doors.searches, {});
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      <PagedList list={asked} isEmpty={rows.length === 0} title={words.none} hint={words.noneHint} waiting={6}>
        <ul className="care-rows">
          {rows.map((row) => (
            <SearchLine key={row.id} row={row} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function SearchLine({ row }: { readonly row: Row }) {
  const { say } = useLanguage();
  return (
    <li>
      <span className="figures">{say(formatPromise(row.startedAt))}</span>
      <span>
        <Link className="row-title" to={`/searches/${row.id}`}>
          {row.looks || row.matter?.number || say(words.panel)}
        </Link>
        <span className="quiet small">
          {' '}
          {row.seenWhere} · {row.unitName}
        </span>
      </span>
      <span className={row.state === 'running' ? 'tone-maple' : 'quiet'}>
        {say(searchStates[row.state])}
        {row.state === 'running' && row.sectors > 0 && (
          <span className="quiet">　{say(words.searched(row.searched, row.sectors))}</span>
        )}
      </span>
    </li>
  );
}
