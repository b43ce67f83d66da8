import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/bookings/contract.ts';
import { bookingRegisters, type RoomKind, roomKinds } from '../../../modules/bookings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Acts } from '../forms/acts.tsx';
import { useDoorPages } from '../frame/doors.ts';
import { PagedList } from '../frame/paged-list.tsx';
import { useSettled } from '../frame/settled.ts';
import { KindSearch } from '../registers/kind-search.tsx';
import { RegisterTools } from '../registers/register-tools.tsx';
import { hoursText } from './hours-text.ts';
import { RoomForm } from './room-form.tsx';
import { BookingTabs } from './tabs.tsx';
import { bookingWords as words } from './words.ts';
import '../registers/registers.css';

type Room = AnswerOf<typeof doors.list>['rows'][number];

/** Rooms, mobile rooms and equipment of the county. */
export function RoomRegister() {
  const { say } = useLanguage();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<RoomKind | ''>('');
  const [retired, setRetired] = useState<'true' | 'false'>('false');
  const q = useSettled(typed.trim(), 250);
  const rooms = useDoorPages(doors.list, { retired, ...(q && { q }), ...(kind && { kind }) });
  const rows = rooms.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.rooms)}</h1>
        <BookingTabs />
        <div className="push">
          <RegisterTools registers={bookingRegisters} refreshes={['resource.', 'calendar.']} />
        </div>
      </div>
      <div className="booking-line">
        <KindSearch
          label={words.search}
          kinds={roomKinds}
          typed={typed}
          onTyped={setTyped}
          kind={kind}
          onKind={setKind}
        />
        <Segmented<'true' | 'false'>
          value={retired}
          onChange={setRetired}
          options={[
            { value: 'false', label: say(words.showUsed) },
            { value: 'true', label: say(words.showRetired) },
          ]}
        />
      </div>
      {rooms.data?.pages[0]?.canMake && (
        <Acts
          id="rooms"
          of={say(words.rooms)}
          acts={[{ name: 'make', label: words.register, form: (onFold) => <RoomForm onFold={onFold} /> }]}
        />
      )}
      <PagedList list={rooms} isEmpty={rows.length === 0} title={words.none} hint={words.noRoomsHint} waiting={8}>
        <ul className="room-rows">
          {rows.map((room) => (
            <RoomLine key={room.id} room={room} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function RoomLine({ room }: { readonly room: Room }) {
  const { say } = useLanguage();
  const marks = [
    say(roomKinds[room.kind === 'person' ? 'room' : room.kind]),
    room.capacity > 0 ? say(words.seats(room.capacity)) : '',
    room.stepFree ? say(words.stepFree) : '',
    room.hearingLoop ? say(words.hearingLoop) : '',
  ].filter(Boolean);
  return (
    <li>
      <span>
        <Link className="row-title" to={`/bookings/rooms/${room.id}`}>
          {room.name}
        </Link>
        <span className="quiet small block">{marks.join(' · ')}</span>
      </span>
      <span>
        {room.unitName}
        <span className="quiet small block">{room.address || room.placeName}</span>
      </span>
      <span className="figures small">{say(hoursText(room.hours))}</span>
    </li>
  );
}
