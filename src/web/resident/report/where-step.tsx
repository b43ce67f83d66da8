import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { Field } from '../pieces.tsx';
import { aboutMetres, whereWords } from '../words-report.ts';
import { Photos } from './photos.tsx';
import type { PhotoDesk } from './use-photos.ts';

export function WhereStep({ problem, photos }: { readonly problem: Words | undefined; readonly photos: PhotoDesk }) {
  const { draft, change } = useDraft();
  return (
    <>
      <ScannedPlace />
      <Field id="where" label={whereWords.title} hint={whereWords.hint} problem={problem} hideLabel>
        {(describedBy, invalid) => (
          <input
            id="where"
            value={draft.where}
            autoComplete="street-address"
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => change({ where: event.target.value })}
          />
        )}
      </Field>
      <Position />
      <Photos desk={photos} />
    </>
  );
}

function ScannedPlace() {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  if (!draft.place) return null;
  const { name, address } = draft.place;
  return (
    <p className="notice notice-row">
      <span>
        {say(whereWords.scanned)}：<strong>{name}</strong> {address}
      </span>
      <button type="button" className="plain" onClick={() => change({ place: null })}>
        {say(whereWords.notHere)}
      </button>
    </p>
  );
}

function Position() {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  const [state, setState] = useState<'idle' | 'locating' | 'failed'>('idle');
  if (!('geolocation' in navigator)) return null;
  const locate = () => {
    setState('locating');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        change({
          position: { lng: round(coords.longitude), lat: round(coords.latitude), metres: Math.ceil(coords.accuracy) },
        });
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  };
  if (draft.position) {
    return (
      <p className="notice notice-row notice-kept" role="status">
        <span>
          {say(whereWords.located)}，{say(aboutMetres(draft.position.metres))}
        </span>
        <button type="button" className="plain" onClick={() => change({ position: null })}>
          {say(whereWords.drop)}
        </button>
      </p>
    );
  }
  return (
    <div className="locate">
      <button type="button" className="button" disabled={state === 'locating'} onClick={locate}>
        {say(state === 'locating' ? whereWords.locating : whereWords.locate)}
      </button>
      <p className="hint" role="status">
        {state === 'failed' && say(whereWords.unlocated)}
      </p>
    </div>
  );
}

// Six decimals are a hand's breadth; more only looks exact.
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
