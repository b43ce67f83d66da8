import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { TextField } from '../forms/fields.tsx';
import type { Gaps } from '../forms/form.tsx';
import { Waiting } from '../frame/states.tsx';
import { placeWords as words } from './words-places.ts';

const PositionMap = lazy(async () => ({ default: (await import('./position-map.tsx')).PositionMap }));

interface PositionFieldProps {
  /** As typed, degrees WGS-84. */
  readonly lng: string;
  readonly lat: string;
  readonly onChange: (position: { lng: string; lat: string }) => void;
}

/** Degrees as a number; undefined for what is none or out of range. */
function degrees(text: string, most: number): number | undefined {
  const number = Number(text.trim());
  return text.trim() === '' || Number.isNaN(number) || Math.abs(number) > most ? undefined : number;
}

/** The position as the door takes it. */
export function positionInput(lng: string, lat: string): { lng: number | null; lat: number | null } {
  return { lng: degrees(lng, 180) ?? null, lat: degrees(lat, 90) ?? null };
}

export function positionGaps(lng: string, lat: string): Gaps {
  const isHalf = (lng.trim() === '') !== (lat.trim() === '');
  const gapOf = (text: string, most: number) => {
    if (text.trim() === '') return isHalf ? words.together : undefined;
    return degrees(text, most) === undefined ? words.degreesWrong : undefined;
  };
  return { lng: gapOf(lng, 180), lat: gapOf(lat, 90) };
}

/** Where it is: pressed on the map or typed. */
export function PositionField({ lng, lat, onChange }: PositionFieldProps) {
  const { say } = useLanguage();
  const at = positionInput(lng, lat);
  return (
    <fieldset className="field-line field-wide">
      <legend>{say(words.position)}</legend>
      <Suspense fallback={<Waiting rows={6} />}>
        <PositionMap
          label={words.mapLabel}
          spot={at.lng === null || at.lat === null ? null : [at.lng, at.lat]}
          onPick={([east, north]) => onChange({ lng: String(east), lat: String(north) })}
        />
      </Suspense>
      <small className="quiet">{say(words.positionHint)}</small>
      <div className="position-typed">
        <TextField
          path="lng"
          label={words.lng}
          max={12}
          inputMode="decimal"
          value={lng}
          onChange={(text) => onChange({ lng: text, lat })}
        />
        <TextField
          path="lat"
          label={words.lat}
          max={12}
          inputMode="decimal"
          value={lat}
          onChange={(text) => onChange({ lng, lat: text })}
        />
        {(lng || lat) && <Button onClick={() => onChange({ lng: '', lat: '' })}>{say(words.clearPosition)}</Button>}
      </div>
    </fieldset>
  );
}
