import { GeoJSONSource, Map as LibreMap, type LngLatBounds, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/places/contract.ts';
import { type Partition, placeKinds } from '../../../modules/places/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { ProblemLine } from '../frame/states.tsx';
import { PartitionChoice } from './grid-list.tsx';
import { clickable, emptyStyle } from './map-style.ts';
import { registerWords as words } from './words.ts';

setWorkerUrl(workerUrl);

const mapFont = '"Noto Sans SC Variable", sans-serif';

type Feature = AnswerOf<typeof doors.map>['features'][number];
interface View {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const wholeWorld: View = { west: -180, south: -85, east: 180, north: 85 };

function viewOf(bounds: LngLatBounds): View {
  const round = (degrees: number) => Number(degrees.toFixed(4));
  return {
    west: round(bounds.getWest()),
    south: round(bounds.getSouth()),
    east: round(bounds.getEast()),
    north: round(bounds.getNorth()),
  };
}

/** Roads, grids and places from our own data only; nothing is asked of any outside map. */
export function PlaceMap() {
  const { say } = useLanguage();
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
    const drawn = new LibreMap({
      container: frame.current,
      style: emptyStyle,
      attributionControl: false,
      localIdeographFontFamily: mapFont,
    });
    drawn.addControl(new NavigationControl({ showCompass: false }));
    drawn.on('load', () => setMap(drawn));
    drawn.on('moveend', () => setView(viewOf(drawn.getBounds())));
    for (const layer of clickable) {
      drawn.on('click', layer, ({ features }) =>
        setChosen((features?.[0]?.properties ?? null) as Feature['properties'] | null),
      );
    }
    return () => drawn.remove();
  }, []);

  useEffect(() => {
    if (!map || !grids.data) return;
    const box = boxOf(grids.data.features);
    if (box) map.fitBounds(box, { padding: 24, animate: false });
  }, [map, grids.data]);

  useEffect(() => {
    if (!map || !around.data) return undefined;
    const { features } = around.data;
    let isOld = false;
    // The map draws letters once and keeps them: our font's slices must be here before it does.
    void document.fonts.load(`13px ${mapFont}`, features.map(({ properties }) => properties.name).join('')).then(() => {
      if (!isOld) draw(map, features);
    });
    return () => {
      isOld = true;
    };
  }, [map, around.data]);

  return (
    <>
      <div className="register-line">
        <PartitionChoice value={partition} onChange={setPartition} />
        <ChosenLine chosen={chosen} />
        {around.data?.complete === false && <span className="tone-soon">{say(words.mapIncomplete)}</span>}
        <ProblemLine problem={grids.error ?? around.error} />
      </div>
      <section ref={frame} className="map" aria-label={say(words.mapLabel)} />
    </>
  );
}

function draw(map: LibreMap, features: readonly Feature[]): void {
  for (const layer of ['road', 'grid', 'place'] as const) {
    const source = map.getSource(layer);
    if (source instanceof GeoJSONSource) {
      source.setData({
        type: 'FeatureCollection',
        features: features.filter(({ properties }) => properties.layer === layer),
      });
    }
  }
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
    </span>
  );
}

function boxOf(features: readonly Feature[]): [number, number, number, number] | null {
  const numbers = features.flatMap(
    ({ geometry }) =>
      JSON.stringify(geometry.coordinates)
        .match(/-?\d+(?:\.\d+)?/g)
        ?.map(Number) ?? [],
  );
  if (numbers.length < 4) return null;
  const lng = numbers.filter((_, i) => i % 2 === 0);
  const lat = numbers.filter((_, i) => i % 2 === 1);
  const least = (list: readonly number[]) => list.reduce((one, other) => Math.min(one, other));
  const most = (list: readonly number[]) => list.reduce((one, other) => Math.max(one, other));
  return [least(lng), least(lat), most(lng), most(lat)];
}
