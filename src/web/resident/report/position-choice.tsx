import { lazy, Suspense, useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { useFormFacts } from '../form-facts.tsx';
import { frameWords } from '../words.ts';
import { aboutMetres, whereWords } from '../words-report.ts';

const PinMap = lazy(() => import('./pin-map.tsx').then((room) => ({ default: room.PinMap })));

/** A position beside the words, from the device or from a map; never needed. */
export function PositionChoice() {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  const { facts } = useFormFacts();
  const [state, setState] = useState<'idle' | 'locating' | 'failed' | 'pinning'>('idle');
  const place = (lng: number, lat: number, metres: number | null) => {
    setState('idle');
    change({ position: { lng: round(lng), lat: round(lat), metres } });
  };
  const locate = () => {
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => place(coords.longitude, coords.latitude, Math.ceil(coords.accuracy)),
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  };
  if (draft.position) return <ChosenPosition metres={draft.position.metres} drop={() => change({ position: null })} />;
  if (state === 'pinning' && facts?.bounds) {
    return (
      <Suspense fallback={<p className="wait">{say(frameWords.wait)}</p>}>
        <PinMap bounds={facts.bounds} choose={(lng, lat) => place(lng, lat, null)} stop={() => setState('idle')} />
      </Suspense>
    );
  }
  return (
    <div className="locate">
      <p className="pair">
        {'geolocation' in navigator && (
          <button type="button" className="button" disabled={state === 'locating'} onClick={locate}>
            {say(state === 'locating' ? whereWords.locating : whereWords.locate)}
          </button>
        )}
        {facts?.bounds && (
          <button type="button" className="button" onClick={() => setState('pinning')}>
            {say(whereWords.pin)}
          </button>
        )}
      </p>
      <p className="hint" role="status">
        {state === 'failed' && say(whereWords.unlocated)}
      </p>
    </div>
  );
}

function ChosenPosition({ metres, drop }: { readonly metres: number | null; readonly drop: () => void }) {
  const { say } = useLanguage();
  return (
    <p className="notice notice-row notice-kept" role="status">
      <span>
        {metres === null ? say(whereWords.pinned) : `${say(whereWords.located)}，${say(aboutMetres(metres))}`}
      </span>
      <button type="button" className="plain" onClick={drop}>
        {say(whereWords.drop)}
      </button>
    </p>
  );
}

// Six decimals are a hand's breadth; more only looks exact.
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
