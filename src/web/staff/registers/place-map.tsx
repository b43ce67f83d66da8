import type { Map as LibreMap } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/places/contract.ts';
import { type Partition, placeKinds } from '../../../modules/places/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { ProblemLine } from '../frame/states.tsx';
import { boxOf, drawFeatures, type Feature, openCountyMap, type View, viewOf, wholeWorld } from './county-map.ts';
import { PartitionChoice } from './grid-list.tsx';
import { clickable } from './map-style.ts';
import { registerWords as words } from './words.ts';

/** Roads, grids and places from our own data only; nothing is asked of any outside map. */
export function PlaceMap() {
  const { language, say } = useLanguage();
  const [partition, setPartition] = useState<Partition>('police');
  const [chosen, setChosen] = useState<Feature['properties'] | null>(null);
  const [view, setView] = useState<View | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LibreMap | null>(null);
  const grids = useDoor(doors.map, { ...wholeWorld, layer: 'grid', partition }, { keep: true });
  const seen = useSettled(view, 250);
  const around = useDoor(doors.map, { ...(seen ?? wholeWorld), partition }, { enabled: seen !== null, keep: true });

  useEffect(() => {
    if (!frame.current) return undefined;
    const drawn = openCountyMap(frame.current, words.mapLabel, language);
    drawn.on('load', () => setMap(drawn));
    drawn.on('moveend', () => setView(viewOf(drawn.getBounds())));
    for (const layer of clickable) {
      drawn.on('click', layer, ({ features }) =>
        setChosen((features?.[0]?.properties ?? null) as Feature['properties'] | null),
      );
    }
    return () => drawn.remove();
  }, [language]);

  useEffect(() => {
    if (!map || !grids.data) return;
    const box = boxOf(grids.data.features);
    if (box) map.fitBounds(box, { padding: 24, animate: false });
  }, [map, grids.data]);

  useEffect(() => {
    return map && around.data ? drawFeatures(map, around.data.features) : undefined;
  }, [map, around.data]);

  return (
    <>
      <div className="register-line">
        <PartitionChoice value={partition} onChange={setPartition} />
        <ChosenLine chosen={chosen} />
        {around.data?.complete === false && <span className="tone-soon">{say(words.mapIncomplete)}</span>}
        <ProblemLine problem={grids.error ?? around.error} />
      </div>
      <div ref={frame} className="map" />
    </>
  );
}

function ChosenLine({ chosen }: { readonly chosen: Feature['properties'] | null }) {
  const { say } = useLanguage();
  if (!chosen) return <span className="quiet">{say(words.mapNothing)}</span>;
  const kinds: Readonly<Record<string, Words>> = placeKinds;
  const kind = kinds[chosen.kind];
  return (
    <span>
      <strong>{chosen.name}</strong> {kind && <span className="quiet">{say(kind)}</span>} {chosen.unitName}{' '}
      {chosen.layer === 'grid' && <Link to={`/places/grids/${chosen.id}`}>{say(words.openGrid)}</Link>}
      {chosen.layer === 'place' && <Link to={`/places/${chosen.id}`}>{say(words.openPlace)}</Link>}
    </span>
  );
}
