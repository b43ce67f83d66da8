import { NavLink } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { choosingWords } from './choosing/words.ts';
import { fulfilmentWords } from './fulfilment/words.ts';
import { studioWords } from './studio/words.ts';
import { mediationWords } from './words.ts';

/** Pages of the studio beside the list of disputes; each room that has one adds a line. */
const pages: readonly { readonly to: string; readonly words: Words }[] = [
  { to: '/mediation', words: mediationWords.title },
  { to: '/mediation/performance', words: fulfilmentWords.work },
  { to: '/mediation/orders', words: choosingWords.myOrders },
  { to: '/mediation/studio', words: studioWords.studio },
  { to: '/mediation/register', words: studioWords.register },
  { to: '/mediation/tours', words: studioWords.tours },
  { to: '/mediation/street', words: studioWords.street },
  { to: '/mediation/families', words: studioWords.families },
  { to: '/mediation/figures', words: studioWords.figures },
];

export function StudioTabs() {
  const { say } = useLanguage();
  if (pages.length < 2) return null;
  return (
    <nav className="page-tabs" aria-label={say(mediationWords.title)}>
      {pages.map(({ to, words }) => (
        <NavLink key={to} to={to} end>
          {say(words)}
        </NavLink>
      ))}
    </nav>
  );
}
