import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/bookings/contract.ts';
import {
  engagementKinds,
  exceptionKinds,
  resourceKinds,
  weekdayList,
  weekdays,
} from '../../../modules/bookings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { clockOf, onDay, todayOf, weekFrom } from './days.ts';
import { bookingWords as words } from './words.ts';
import './week.css';

export type Line = AnswerOf<typeof doors.week>['rows'][number];
export type Taken = Line['taken'][number];

interface WeekGridProps {
  readonly monday: string;
  readonly rows: readonly Line[];
  /** The engagement whose form is open. */
  readonly chosen: string | null;
  readonly onChoose: (taken: Taken | null) => void;
}

/** A week of several rooms or colleagues: a line each, a column a day; on a phone one day at a time. */
export function WeekGrid({ monday, rows, chosen, onChoose }: WeekGridProps) {
  const { say } = useLanguage();
  const days = weekFrom(monday);
  const today = todayOf();
  const [picked, setPicked] = useState(today);
  const shown = days.includes(picked) ? picked : monday;
  const hasSeveral = new Set(rows.map(({ resource }) => resource.unitName)).size > 1;
  return (
    <>
      <fieldset className="day-tabs" aria-label={say(words.days)}>
        {days.map((day, i) => (
          <button key={day} type="button" aria-pressed={day === shown} onClick={() => setPicked(day)}>
            <span>{say(weekdays[weekdayList[i] ?? 0])}</span>
            <span className="figures">{Number(day.slice(8))}</span>
          </button>
        ))}
      </fieldset>
      <div className="week-scroll">
        <table className="week-grid">
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{say(words.name)}</span>
              </th>
              {days.map((day, i) => (
                <th
                  key={day}
                  scope="col"
                  className={day === shown ? 'shown' : ''}
                  aria-current={day === today ? 'date' : undefined}
                >
                  {say(weekdays[weekdayList[i] ?? 0])} <span className="figures quiet">{say(formatDay(day))}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.resource.id}>
                <th scope="row">
                  <ResourceName row={row} showsUnit={hasSeveral} />
                </th>
                {days.map((day) => (
                  <td key={day} className={day === shown ? 'shown' : ''}>
                    <DayCell row={row} day={day} chosen={chosen} onChoose={onChoose} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Legend />
    </>
  );
}

function ResourceName({ row: { resource }, showsUnit }: { readonly row: Line; readonly showsUnit: boolean }) {
  const { say } = useLanguage();
  const marks = [
    resource.kind === 'room' || resource.kind === 'person' ? '' : say(resourceKinds[resource.kind]),
    resource.capacity > 0 ? say(words.seats(resource.capacity)) : '',
    resource.stepFree ? say(words.stepFree) : '',
    resource.hearingLoop ? say(words.hearingLoop) : '',
  ].filter(Boolean);
  return (
    <>
      <Link className="row-title" to={`/bookings/rooms/${resource.id}`}>
        {resource.name}
      </Link>
      <span className="quiet small">
        {[showsUnit && resource.unitName, ...marks].filter(Boolean).join(' · ') || resource.unitName}
      </span>
    </>
  );
}

interface DayCellProps extends Pick<WeekGridProps, 'chosen' | 'onChoose'> {
  readonly row: Line;
  readonly day: string;
}

function DayCell({ row, day, chosen, onChoose }: DayCellProps) {
  const { say } = useLanguage();
  const open = row.open.flatMap((one) => onDay(one, day) ?? []);
  const taken = row.taken.flatMap((one) => {
    const at = onDay(one, day);
    return at ? [{ ...at, one }] : [];
  });
  const exceptions = row.exceptions.filter((one) => onDay(one, day));
  return (
    <>
      <DayBar open={open} taken={taken.map(({ from, to, one }) => ({ from, to, isHeld: one.state === 'held' }))} />
      {taken.length === 0 && <span className="quiet small">{say(open.length > 0 ? words.free : words.notOpen)}</span>}
      <ul className="taken-list">
        {taken.map(({ from, to, one }) => (
          <li key={one.id}>
            <TakenEntry
              taken={one}
              time={`${clockOf(from)}–${clockOf(to)}`}
              isChosen={chosen === one.id}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
      {exceptions.map((one) => (
        <span key={one.id} className="exception-mark small">
          {say(exceptionKinds[one.kind])}
          {one.note && ` ${one.note}`}
        </span>
      ))}
    </>
  );
}

interface TakenEntryProps {
  readonly taken: Taken;
  readonly time: string;
  readonly isChosen: boolean;
  readonly onChoose: (taken: Taken | null) => void;
}

function TakenEntry({ taken, time, isChosen, onChoose }: TakenEntryProps) {
  const { say, list } = useLanguage();
  const title = taken.title ?? say(words.busy);
  const hints = [
    taken.kind && taken.kind !== 'block' && taken.title === null ? say(engagementKinds[taken.kind]) : '',
    taken.holdUntil ? say(words.heldUntil(formatDayTime(taken.holdUntil))) : '',
    taken.others.length > 0 ? say(words.withOthers(list(taken.others))) : '',
  ].filter(Boolean);
  const inside = (
    <>
      <span className="figures">{time}</span> {title}
      {hints.map((hint) => (
        <Fragment key={hint}>
          {' '}
          <span className="quiet small">{hint}</span>
        </Fragment>
      ))}
    </>
  );
  const className = taken.state === 'held' ? 'taken held' : 'taken';
  if (taken.can.length === 0) return <span className={className}>{inside}</span>;
  return (
    <button
      type="button"
      id={`taken-${taken.id}`}
      className={className}
      aria-expanded={isChosen}
      onClick={() => onChoose(isChosen ? null : taken)}
    >
      {inside}
    </button>
  );
}

interface DayBarProps {
  readonly open: readonly { readonly from: number; readonly to: number }[];
  readonly taken: readonly { readonly from: number; readonly to: number; readonly isHeld: boolean }[];
}

const firstMinute = 7 * 60;
const lastMinute = 22 * 60;

const placed = ({ from, to }: { readonly from: number; readonly to: number }) => {
  const share = (minutes: number) =>
    ((Math.min(Math.max(minutes, firstMinute), lastMinute) - firstMinute) / (lastMinute - firstMinute)) * 100;
  return { left: `${share(from)}%`, width: `${Math.max(0, share(to) - share(from))}%` };
};

/** The day from seven to twenty-two as a strip; what it shows stands below in words. */
function DayBar({ open, taken }: DayBarProps) {
  return (
    <span className="day-bar" aria-hidden="true">
      {open.map((one) => (
        <i key={`open-${one.from}`} className="bar-open" style={placed(one)} />
      ))}
      {taken.map((one) => (
        <i key={`taken-${one.from}`} className={one.isHeld ? 'bar-held' : 'bar-taken'} style={placed(one)} />
      ))}
    </span>
  );
}

function Legend() {
  const { say } = useLanguage();
  return (
    <p className="week-legend quiet small" aria-hidden="true">
      <span>
        <i className="bar-open" /> {say(words.openTime)}
      </span>
      <span>
        <i className="bar-taken" /> {say(words.takenTime)}
      </span>
      <span>
        <i className="bar-held" /> {say(words.heldTime)}
      </span>
      <span className="figures">7:00 – 22:00</span>
    </p>
  );
}
