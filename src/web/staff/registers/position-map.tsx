import { type Map as LibreMap, Marker } from 'maplibre-gl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/places/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { ProblemLine } from '../frame/states.tsx';
import { boxOf, drawFeatures, openCountyMap, type View, viewOf, wholeWorld } from './county-map.ts';

type Spot = readonly [number, number];

interface PositionMapProps {
  readonly label: Words;
  readonly spot: Spot | null;
  /** Where a press leads; a map without it only shows. */
  readonly onPick?: (spot: Spot) => void;
}

/** One position on our own map. What can be pressed here can be typed beside it. */
export function PositionMap({ label, spot, onPick }: PositionMapProps) {
  const { language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LibreMap | null>(null);
  const [view, setView] = useState<View | null>(null);
  const seen = useSettled(view, 250);
  const grids = useDoor(doors.map, { ...wholeWorld, layer: 'grid' }, { keep: true });
  const around = useDoor(doors.map, seen ?? wholeWorld, { enabled: seen !== null, keep: true });
  const pick = useEffectEvent((at: Spot) => onPick?.(at));
  const begin = useEffectEvent((drawn: LibreMap) => {
    const box = grids.data && boxOf(grids.data.features);
    if (spot) drawn.jumpTo({ center: [...spot], zoom: 15 });
    else if (box) drawn.fitBounds(box, { padding: 16, animate: false });
  });

  useEffect(() => {
    if (!frame.current) return undefined;
    const drawn = openCountyMap(frame.current, label, language);
    drawn.on('load', () => setMap(drawn));
    drawn.on('moveend', () => setView(viewOf(drawn.getBounds())));
    drawn.on('click', ({ lngLat }) => pick([Number(lngLat.lng.toFixed(6)), Number(lngLat.lat.toFixed(6))]));
    return () => drawn.remove();
  }, [label, language]);

  useEffect(() => {
    if (map && grids.data) begin(map);
  }, [map, grids.data]);

  useEffect(() => (map && around.data ? drawFeatures(map, around.data.features) : undefined), [map, around.data]);

  const [lng, lat] = spot ?? [];
  useEffect(() => {
    if (!map || lng === undefined || lat === undefined) return undefined;
    const marker = new Marker({ color: '#b4432a' }).setLngLat([lng, lat]).addTo(map);
    if (!map.getBounds().contains([lng, lat])) map.jumpTo({ center: [lng, lat] });
    return () => {
      marker.remove();
    };
  }, [map, lng, lat]);

  return (
    <>
      <div ref={frame} className="map map-small" />
      <ProblemLine problem={grids.error ?? around.error} />
    </>
  );
}
