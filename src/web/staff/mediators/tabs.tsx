import { NavLink } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { holdsAny, useMe } from '../frame/me.ts';
import { mediatorWords as words } from './words.ts';
import './mediators.css';

/** The pages of this room. */
export function MediatorTabs() {
  const { say } = useLanguage();
  const me = useMe();
  if (!holdsAny(me, ['mediate'])) return null;
  return (
    <nav className="mediator-tabs" aria-label={say(words.title)}>
      <NavLink to="/mediators" end>
        {say(words.register)}
      </NavLink>
      <NavLink to="/mediators/mine">{say(words.mine)}</NavLink>
    </nav>
  );
}
