import { NavLink } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { holdsAny, useMe } from '../frame/me.ts';
import { feedbackWords as words } from './words.ts';
import '../revisits/revisits.css';
import './feedback.css';

/** The pages of this room, for whoever may open them. */
export function FeedbackTabs() {
  const { say } = useLanguage();
  const me = useMe();
  const oversees = holdsAny(me, ['oversee']);
  return (
    <nav className="visit-tabs" aria-label={say(words.title)}>
      {oversees && <NavLink to="/feedback/figures">{say(words.figures)}</NavLink>}
      {holdsAny(me, ['revisit']) && <NavLink to="/feedback/to-ask">{say(words.toAsk)}</NavLink>}
      <NavLink to="/feedback/own">{say(words.own)}</NavLink>
      {(oversees || holdsAny(me, ['handle'])) && <NavLink to="/feedback/objections">{say(words.objections)}</NavLink>}
      <NavLink to="/feedback/thanks">{say(words.thanks)}</NavLink>
    </nav>
  );
}
