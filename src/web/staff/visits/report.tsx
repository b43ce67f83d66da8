import { useState } from 'react';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/visits/contract.ts';
import { whyWords } from '../../../modules/visits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { DayField } from '../forms/fields.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { VisitRoomTabs } from './room.tsx';
import { visitWords as words } from './words.ts';
import './visits.css';

type Row = AnswerOf<typeof doors.report>['rows'][number];
const counts = ['planned', 'done', 'withHazards', 'withNeeds', 'matters', 'tasks', 'tasksDone'] as const;
const countWords = {
  planned: words.plannedCount,
  done: words.doneCount,
  withHazards: words.hazards,
  withNeeds: words.needsHelp,
  matters: words.mattersCount,
  tasks: words.tasksCount,
  tasksDone: words.tasksDone,
} as const;

/** 走访→发现: numbers by unit and reason, for the days that are asked. */
export function VisitReport() {
  const { say } = useLanguage();
  const today = dayOf(new Date());
  const [from, setFrom] = useState(addDays(today, -30));
  const [to, setTo] = useState(today);
  const report = useDoor(doors.report, { from, to }, { enabled: from !== '' && to !== '', keep: true });
  const rows = report.data?.rows ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <VisitRoomTabs />
      </div>
      <div className="report-days">
        <DayField path="from" label={words.from} value={from} onChange={setFrom} />
        <DayField path="to" label={words.to} value={to} onChange={setTo} />
      </div>
      {report.isPending && <Waiting rows={6} />}
      {report.isError && <Failed problem={report.error} onRetry={() => void report.refetch()} />}
      {report.data && rows.length === 0 && <Nothing title={words.noReport} hint={words.noneHint} />}
      {rows.length > 0 && <ReportTable rows={rows} />}
    </div>
  );
}

function ReportTable({ rows }: { readonly rows: readonly Row[] }) {
  const { say } = useLanguage();
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{say(words.unit)}</th>
          <th scope="col">{say(words.why)}</th>
          {counts.map((name) => (
            <th key={name} scope="col">
              {say(countWords[name])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.unitId} ${row.why}`}>
            <td>{row.unitName}</td>
            <td>{say(whyWords[row.why])}</td>
            {counts.map((name) => (
              <td key={name} data-label={say(countWords[name])}>
                {row[name]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say(words.sum)}</th>
          <td />
          {counts.map((name) => (
            <th key={name} data-label={say(countWords[name])}>
              {rows.reduce((sum, row) => sum + row[name], 0)}
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
