import { Button } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/bookings/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Act, Acts } from '../forms/acts.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { mondayOf, todayOf } from './days.ts';
import { BlockForm, EngagementActs } from './engagement-forms.tsx';
import { ExceptionForm } from './exceptions.tsx';
import { Feeds } from './feeds.tsx';
import { HoursForm } from './hours-form.tsx';
import { BookingTabs } from './tabs.tsx';
import { WeekBar } from './week-bar.tsx';
import { type Line, type Taken, WeekGrid } from './week-grid.tsx';
import { bookingWords as words } from './words.ts';

/** The colleague's own week, hours, leave and subscription. */
export function OwnCalendar() {
  const { say } = useLanguage();
  const [monday, setMonday] = useState(() => mondayOf(todayOf()));
  const [chosen, setChosen] = useState<Taken | null>(null);
  const own = useDoor(doors.own, { from: monday }, { keep: true });
  const open = useKnock(doors.openOwn, { refreshes: ['calendar.', 'resource.'] });
  const row = own.data?.row;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.ownCalendar)}</h1>
        <BookingTabs />
      </div>
      {own.isPending && <Waiting rows={8} />}
      {own.isError && <Failed problem={own.error} onRetry={() => void own.refetch()} />}
      {own.data && !row && (
        <Nothing title={words.ownNone} hint={words.ownNoneHint}>
          {own.data.canOpen && (
            <Button type="primary" loading={open.isPending} onClick={() => open.mutate({})}>
              {say(words.openOwn)}
            </Button>
          )}
          <ProblemLine problem={open.error} />
        </Nothing>
      )}
      {row && (
        <>
          <WeekBar monday={monday} onMonday={setMonday} />
          <Acts id={row.resource.id} of={say(words.ownCalendar)} acts={actsOf(row)} />
          <WeekGrid monday={monday} rows={[row]} chosen={chosen?.id ?? null} onChoose={setChosen} />
          {chosen && <EngagementActs key={chosen.id} taken={chosen} onFold={() => setChosen(null)} />}
          <Feeds resource={row.resource} />
        </>
      )}
    </div>
  );
}

function actsOf(row: Line): Act[] {
  const { resource } = row;
  return [
    { name: 'block', label: words.block, form: (onFold) => <BlockForm rows={[row]} onFold={onFold} /> },
    {
      name: 'exception',
      label: words.addException,
      form: (onFold) => <ExceptionForm resource={resource} onFold={onFold} />,
    },
    { name: 'hours', label: words.ownHours, form: (onFold) => <HoursForm resource={resource} onFold={onFold} /> },
  ];
}
