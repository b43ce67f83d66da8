import { NavLink } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { bookingWords as words } from './words.ts';
import './bookings.css';

/** The pages of this room. */
export function BookingTabs() {
  const { say } = useLanguage();
  return (
    <nav className="booking-tabs" aria-label={say(words.title)}>
      <NavLink to="/bookings" end>
        {say(words.unitCalendar)}
      </NavLink>
      <NavLink to="/bookings/own">{say(words.ownCalendar)}</NavLink>
      <NavLink to="/bookings/rooms">{say(words.rooms)}</NavLink>
    </nav>
  );
}
