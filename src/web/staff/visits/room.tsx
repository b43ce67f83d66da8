import { NavLink } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { doors } from '../../../modules/visits/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { holdsAny, useMe } from '../frame/me.ts';
import { visitWords as words } from './words.ts';
import './visits.css';

export type Need = AnswerOf<typeof doors.needs>['rows'][number];

/** The pages of this room, for whoever may open them. */
export function VisitRoomTabs() {
  const { say } = useLanguage();
  const me = useMe();
  return (
    <nav className="visit-room-tabs" aria-label={say(words.title)}>
      <NavLink to="/visits" end>
        {say(words.needs)}
      </NavLink>
      <NavLink to="/visits/planned">{say(words.visits)}</NavLink>
      {holdsAny(me, ['assign', 'oversee']) && <NavLink to="/visits/report">{say(words.report)}</NavLink>}
    </nav>
  );
}
