import { useState } from 'react';
import { useLanguage } from '../shared/language.tsx';
import { takeDownWords as words } from './words-pages.ts';

/** Where the phone is, WGS-84, and how far it may be off. */
export interface Where {
  readonly lng: number;
  readonly lat: number;
  readonly metres: number;
}

/** Asks the phone where it is, which needs no network; undefined when it does not say. */
export function askPosition(): Promise<Where | undefined> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: coords.longitude, lat: coords.latitude, metres: Math.round(coords.accuracy) }),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  });
}

interface PositionProps {
  readonly where: Where | null;
  readonly onChange: (where: Where | null) => void;
}

/** The position is added only when somebody asks for it, and can be taken away again. */
export function Position({ where, onChange }: PositionProps) {
  const { say } = useLanguage();
  const [isFailed, setFailed] = useState(false);
  const ask = async () => {
    const found = await askPosition();
    setFailed(!found);
    if (found) onChange(found);
  };
  if (where) {
    return (
      <p className="pair">
        <span role="status">
          {say(words.positionOn)} {where.metres} m
        </span>
        <button type="button" className="plain" onClick={() => onChange(null)}>
          {say(words.positionOff)}
        </button>
      </p>
    );
  }
  return (
    <>
      <button type="button" className="button" onClick={() => void ask()}>
        {say(words.position)}
      </button>
      {isFailed && (
        <p className="problem" role="alert">
          {say(words.positionFailed)}
        </p>
      )}
    </>
  );
}
