import { type ReactNode, useEffect, useRef } from 'react';
import { NavLink } from 'react-router';
import { useLanguage } from '../shared/language.tsx';
import { Mark } from '../shared/mark.tsx';
import { lock } from './gate/gate.ts';
import { updateNow } from './install.ts';
import { change, usePocket } from './store.ts';
import { frameWords as words } from './words.ts';

/** One page behind the PIN: its title on top, the five places at the thumb. */
export function Frame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { say } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${say({ zh: '枫桥街面', en: 'Maplebridge street' })}`;
    heading.current?.focus();
  }, [title, say]);
  return (
    <>
      <header className="top">
        <Mark size={28} />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <NavLink className="top-act" to="/more">
          {say(words.more)}
        </NavLink>
        <button type="button" className="top-act" onClick={lock}>
          {say(words.lock)}
        </button>
      </header>
      <Bars />
      <main>{children}</main>
      <Places />
    </>
  );
}

/** What stands between the person and the house: no network, no session, a new version. */
function Bars() {
  const { say } = useLanguage();
  const { isOnline, isSignedOut, hasUpdate, notice } = usePocket();
  return (
    <div role="status">
      {notice && <p className="bar bar-soon">{say(notice)}</p>}
      {!isOnline && <p className="bar bar-soon">{say(words.offline)}</p>}
      {isOnline && isSignedOut && (
        <p className="bar bar-soon">
          <span>{say(words.signedOut)}</span>
          <button type="button" className="button" onClick={() => change({ stage: 'sign-in' })}>
            {say(words.signIn)}
          </button>
        </p>
      )}
      {hasUpdate && (
        <p className="bar">
          <span>{say(words.update)}</span>
          <button type="button" className="button" onClick={updateNow}>
            {say(words.updateNow)}
          </button>
        </p>
      )}
    </div>
  );
}

const places = [
  { to: '/', words: words.next, sign: 'M5 12h12m-5-6 6 6-6 6' },
  { to: '/matters', words: words.matters, sign: 'M5 6h14M5 12h14M5 18h9' },
  { to: '/visits', words: words.visits, sign: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z' },
  { to: '/take-down', words: words.takeDown, sign: 'M12 5v14M5 12h14' },
  { to: '/unsent', words: words.unsent, sign: 'M12 19V6m-6 5 6-6 6 6' },
] as const;

function Places() {
  const { say } = useLanguage();
  const { acts } = usePocket();
  const unsent = acts.filter((act) => act.state !== 'delivered');
  const needsMe = unsent.some((act) => act.state === 'attention');
  return (
    <nav className="places" aria-label={say(words.navigation)}>
      {places.map((place) => (
        <NavLink key={place.to} to={place.to} end={place.to === '/'}>
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <path d={place.sign} />
          </svg>
          <span>{say(place.words)}</span>
          {place.to === '/unsent' && unsent.length > 0 && (
            <span className={needsMe ? 'badge badge-late' : 'badge'}>{unsent.length}</span>
          )}
        </NavLink>
      ))}
    </nav>
  );
}
