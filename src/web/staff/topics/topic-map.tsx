import { type Map as LibreMap, LngLatBounds, Marker } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { doors as placeDoors } from '../../../modules/places/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { drawFeatures, openCountyMap, type View, viewOf, wholeWorld } from '../registers/county-map.ts';
import type { Topic } from './shapes.ts';
import { topicWords as words } from './words.ts';
import '../registers/registers.css';

const mostMarks = 200;

/** Where the matters of a topic are, on our own map. */
export function TopicMap({ points }: { readonly points: Topic['points'] }) {
  const { language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LibreMap | null>(null);
  const [view, setView] = useState<View | null>(null);
  const seen = useSettled(view, 250);
  const around = useDoor(placeDoors.map, seen ?? wholeWorld, { enabled: seen !== null, keep: true });

  useEffect(() => {
    if (!frame.current) return undefined;
    const drawn = openCountyMap(frame.current, words.mapLabel, language);
    drawn.on('load', () => setMap(drawn));
    drawn.on('moveend', () => setView(viewOf(drawn.getBounds())));
    return () => drawn.remove();
  }, [language]);

  useEffect(() => (map && around.data ? drawFeatures(map, around.data.features) : undefined), [map, around.data]);

  useEffect(() => {
    if (!map) return undefined;
    const box = points.reduce((whole, { lng, lat }) => whole.extend([lng, lat]), new LngLatBounds());
    map.fitBounds(box, { padding: 48, maxZoom: 15, animate: false });
    const marks = points
      .slice(0, mostMarks)
      .map(({ lng, lat }) => new Marker({ color: '#b4432a', scale: 0.7 }).setLngLat([lng, lat]).addTo(map));
    return () => {
      for (const mark of marks) mark.remove();
    };
  }, [map, points]);

  return <div ref={frame} className="map map-small" />;
}
