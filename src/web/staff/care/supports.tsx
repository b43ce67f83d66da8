import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { formatYuan } from '../../../kit/money.ts';
import { doors } from '../../../modules/care/contract.ts';
import { measureKinds, planStates } from '../../../modules/care/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoor, useDoorPages } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { searchWords } from './words.ts';
import { supportWords as words } from './words-support.ts';
import './care.css';

type Row = AnswerOf<typeof doors.supports>['rows'][number];

/** Households that are supported: what is agreed until when, what comes next, what was spent. */
export function Supports() {
  const { say } = useLanguage();
  const me = useMe();
  const asked = useDoorPages(doors.supports, {});
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      {holdsAny(me, ['oversee', 'assign']) && <Figures />}
      <PagedList list={asked} isEmpty={rows.length === 0} title={words.none} hint={words.noneHint} waiting={6}>
        <ul className="care-rows">
          {rows.map((row) => (
            <PlanLine key={row.id} row={row} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function PlanLine({ row }: { readonly row: Row }) {
  const { say } = useLanguage();
  const isOpen = row.state === 'running' && !row.isLapsed;
  return (
    <li>
      <span className="figures">
        {say(words.reviewOn)} {say(formatDay(row.reviewOn))}
      </span>
      <span>
        <Link className="row-title" to={`/supports/${row.id}`}>
          {row.household || row.matter.number || say(words.panel)}
        </Link>
        <span className="quiet small">
          {' '}
          {row.unitName} · {row.leadName}
          {row.nextVisitOn && ` · ${say(words.nextVisit(formatDay(row.nextVisitOn)))}`}
        </span>
      </span>
      <span className={isOpen ? 'tone-action' : 'tone-quiet'}>
        {say(row.isLapsed ? words.lapsed : planStates[row.state])}
        <span className="care-sum quiet figures">
          　{formatYuan(row.spentFen)} / {formatYuan(row.budgetFen)}
        </span>
      </span>
    </li>
  );
}

/** Counts and sums of the year; nothing about one household. */
function Figures() {
  const { say } = useLanguage();
  const asked = useDoor(doors.figures, {});
  if (!asked.data) return null;
  const { searches, support } = asked.data;
  const lines = [
    { label: words.households, text: String(support.households) },
    ...support.measures
      .filter(({ count }) => count > 0)
      .map(({ kind, count, done }) => ({ label: measureKinds[kind], text: `${done}/${count}` })),
    { label: words.money, text: `${formatYuan(support.spentFen)} / ${formatYuan(support.budgetFen)}` },
    {
      label: searchWords.title,
      text: `${say(words.found)} ${searches.found}/${searches.count}${
        searches.medianHours === null ? '' : `　${say(words.hours(searches.medianHours))}`
      }`,
    },
  ];
  return (
    <dl className="care-figures" aria-label={say(words.figures)}>
      {lines.map(({ label, text }) => (
        <div key={label.zh}>
          <dt>{say(label)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
