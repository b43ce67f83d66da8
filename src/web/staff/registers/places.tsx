import { Segmented } from 'antd';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { placeRegisters } from '../../../modules/places/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Waiting } from '../frame/states.tsx';
import { GridCheck } from './grid-check.tsx';
import { GridList } from './grid-list.tsx';
import { PlaceList } from './place-list.tsx';
import { RegisterTools } from './register-tools.tsx';
import { registerWords as words } from './words.ts';
import './registers.css';

const PlaceMap = lazy(async () => ({ default: (await import('./place-map.tsx')).PlaceMap }));
const views = { list: words.list, map: words.map, grids: words.grids, check: words.check } as const;
type View = keyof typeof views;

/** Places and grids as a list, as a map, as grids, and what is wrong with them. The list holds all that the map shows. */
export function Places() {
  const { say } = useLanguage();
  const [query, setQuery] = useSearchParams();
  const asked = query.get('view');
  const view: View = asked !== null && Object.hasOwn(views, asked) ? (asked as View) : 'list';
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.placesTitle)}</h1>
        <Segmented<View>
          aria-label={say(words.placesTitle)}
          value={view}
          onChange={(next) => setQuery({ view: next })}
          options={(Object.keys(views) as View[]).map((value) => ({ value, label: say(views[value]) }))}
        />
        <div className="push">
          <RegisterTools registers={placeRegisters} refreshes={['place.', 'grid.']} />
        </div>
      </div>
      {view === 'list' && <PlaceList />}
      {view === 'grids' && <GridList />}
      {view === 'check' && <GridCheck />}
      {view === 'map' && (
        <Suspense fallback={<Waiting />}>
          <PlaceMap />
        </Suspense>
      )}
    </div>
  );
}
