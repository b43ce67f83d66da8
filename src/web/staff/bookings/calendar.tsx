import { Segmented } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/bookings/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Acts } from '../forms/acts.tsx';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { UnitSelect } from '../matters/unit-select.tsx';
import { mondayOf, todayOf } from './days.ts';
import { BlockForm, EngagementActs } from './engagement-forms.tsx';
import { BookingTabs } from './tabs.tsx';
import { WeekBar } from './week-bar.tsx';
import { type Taken, WeekGrid } from './week-grid.tsx';
import { bookingWords as words } from './words.ts';

/** The week of a unit's rooms or people. */
export function Calendar() {
  const { say } = useLanguage();
  const [monday, setMonday] = useState(() => mondayOf(todayOf()));
  const [unitId, setUnitId] = useState('');
  const [what, setWhat] = useState<'rooms' | 'people'>('rooms');
  const [chosen, setChosen] = useState<Taken | null>(null);
  const week = useDoorPages(doors.week, { from: monday, what, ...(unitId && { unitId }) });
  const rows = week.data?.pages.flatMap((page) => page.rows) ?? [];
  const canBlock = rows.some(({ resource }) => resource.can.includes('block'));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <BookingTabs />
      </div>
      <div className="booking-line">
        <WeekBar monday={monday} onMonday={setMonday} />
        <Segmented<'rooms' | 'people'>
          aria-label={say(words.what)}
          value={what}
          onChange={setWhat}
          options={[
            { value: 'rooms', label: say(words.places) },
            { value: 'people', label: say(words.people) },
          ]}
        />
        <div className="booking-unit">
          <UnitSelect value={unitId} onChange={setUnitId} label={say(words.unit)} placeholder={say(words.ownUnit)} />
        </div>
      </div>
      {canBlock && (
        <Acts
          id="calendar"
          of={say(words.title)}
          acts={[{ name: 'block', label: words.block, form: (onFold) => <BlockForm rows={rows} onFold={onFold} /> }]}
        />
      )}
      <PagedList
        list={week}
        isEmpty={rows.length === 0}
        title={what === 'rooms' ? words.noRooms : words.noPeople}
        hint={what === 'rooms' ? words.noRoomsHint : words.noPeopleHint}
        waiting={10}
      >
        {rows.length > 0 && <WeekGrid monday={monday} rows={rows} chosen={chosen?.id ?? null} onChoose={setChosen} />}
      </PagedList>
      {chosen && <EngagementActs key={chosen.id} taken={chosen} onFold={() => setChosen(null)} />}
    </div>
  );
}
