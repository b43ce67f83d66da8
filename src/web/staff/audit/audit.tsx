import { useSearchParams } from 'react-router';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { ChainCheck } from './chain-check.tsx';
import { filled, filterOf } from './filter.ts';
import { FilterLine } from './filter-line.tsx';
import { LineTable } from './line-table.tsx';
import { ReadingAlerts } from './reading-alerts.tsx';
import { auditWords as words } from './words.ts';
import './audit.css';

/** The access log as auditors read it: who opened what, never what was in it; and whether the log itself is whole. */
export function Audit() {
  const { say } = useLanguage();
  const [query, setQuery] = useSearchParams();
  const filter = filterOf(query);
  const log = useDoorPages(platformDoors.accessLog, filled(filter));
  const rows = log.data?.pages.flatMap((page) => page.rows) ?? [];
  const narrow = (part: Partial<typeof filter>) => setQuery({ ...Object(filled({ ...filter, ...part })) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <span className="quiet">{say(words.lead)}</span>
      </div>
      <ReadingAlerts onNarrow={narrow} />
      <ChainCheck />
      <FilterLine filter={filter} onFilter={narrow} />
      <PagedList list={log} isEmpty={rows.length === 0} title={words.empty} hint={words.emptyHint} waiting={12}>
        {rows.length > 0 && <LineTable rows={rows} onNarrow={narrow} />}
      </PagedList>
    </div>
  );
}
