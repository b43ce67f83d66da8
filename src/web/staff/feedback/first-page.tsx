import { Navigate } from 'react-router';
import { holdsAny, useMe } from '../frame/me.ts';

/** Figures for supervisors, the list of those to ask for whoever revisits, one's own for the others. */
export function FeedbackFirst() {
  const me = useMe();
  if (holdsAny(me, ['oversee'])) return <Navigate to="/feedback/figures" replace />;
  return <Navigate to={holdsAny(me, ['revisit']) ? '/feedback/to-ask' : '/feedback/own'} replace />;
}
