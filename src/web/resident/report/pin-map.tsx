import '../css/pin-map.css';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { openRoadMap, type RoadMap } from '../../shared/road-map.ts';
import { whereWords } from '../words-report.ts';

interface PinMapProps {
  readonly bounds: readonly [number, number, number, number];
  readonly choose: (lng: number, lat: number) => void;
  readonly stop: () => void;
}

/** A map to move under a fixed point: works by finger, mouse and arrow keys alike. */
export function PinMap({ bounds, choose, stop }: PinMapProps) {
  const { say, language } = useLanguage();
  const room = useRef<HTMLDivElement>(null);
  const opened = useRef<RoadMap>(undefined);
  const [failed, setFailed] = useState(false);
  const [west, south, east, north] = bounds;
  const label = say(whereWords.map);
  useEffect(() => {
    if (!room.current) return undefined;
    try {
      opened.current = openRoadMap(room.current, { bounds: [west, south, east, north], label, language }, () =>
        setFailed(true),
      );
    } catch {
      setFailed(true);
    }
    return () => opened.current?.close();
  }, [west, south, east, north, label, language]);
  const take = () => {
    const middle = opened.current?.middle();
    if (middle) choose(middle.lng, middle.lat);
  };
  return (
    <div className="pin">
      <p className="hint">{say(failed ? whereWords.mapFailed : whereWords.pinHint)}</p>
      {!failed && (
        <div className="pin-map">
          <div ref={room} className="pin-room" />
          <span className="pin-point" aria-hidden="true" />
        </div>
      )}
      <p className="pair">
        {!failed && (
          <button type="button" className="button" onClick={take}>
            {say(whereWords.pinHere)}
          </button>
        )}
        <button type="button" className="button" onClick={stop}>
          {say(whereWords.pinStop)}
        </button>
      </p>
    </div>
  );
}
