import { doors } from '../../../modules/privacy/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { ruleWords as words } from './words.ts';

/** 删除证明: what was taken away, when and by which rule; append-only. */
export function Erasures() {
  const { say } = useLanguage();
  const erasures = useDoorPages(doors.erasures, {});
  const rows = erasures.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="privacy-part">
      <PagedList
        list={erasures}
        isEmpty={rows.length === 0}
        title={words.noErasures}
        hint={words.retentionHint}
        waiting={6}
      >
        <ul className="privacy-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <div className="privacy-line">
                <strong className="figures">{row.number}</strong>
                <span className="figures quiet">{say(formatDayTime(row.at))}</span>
                <span>{row.reason}</span>
                <span className="quiet figures">
                  {`${Object.values(row.counts).reduce((sum, count) => sum + count, 0)} ${say(words.rows)}`}
                </span>
              </div>
              <div className="privacy-hash">{row.hash}</div>
            </li>
          ))}
        </ul>
      </PagedList>
    </section>
  );
}
