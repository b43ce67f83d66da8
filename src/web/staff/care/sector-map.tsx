import { GeoJSONSource, type Map as LibreMap, Marker } from 'maplibre-gl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { doors as placeDoors } from '../../../modules/places/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { boxOf, drawFeatures, openCountyMap, type View, viewOf, wholeWorld } from '../registers/county-map.ts';
import type { Sector } from './shapes.ts';
import { searchWords as words } from './words.ts';

type Spot = readonly [number, number];

const colours = { waiting: '#8a5a00', searching: '#1559b7', searched: '#1f7a4d', found: '#b4432a' } as const;

interface SectorMapProps {
  readonly sectors: readonly Sector[];
  readonly lastSeen: Spot | null;
  /** Corners that are being drawn; a press adds one. */
  readonly corners?: readonly Spot[];
  readonly onCorner?: (spot: Spot) => void;
}

type Drawn = Parameters<GeoJSONSource['setData']>[0];

function featuresOf(sectors: readonly Sector[], corners: readonly Spot[]): Drawn {
  const areas = sectors.map(({ shape, nth, state }) => ({
    type: 'Feature' as const,
    geometry: { type: 'MultiPolygon' as const, coordinates: shape },
    properties: { name: String(nth), colour: colours[state] },
  }));
  const line = corners.length < 3 ? corners : [...corners, ...corners.slice(0, 1)];
  const drawn =
    corners.length < 2
      ? []
      : [
          {
            type: 'Feature' as const,
            geometry: { type: 'LineString' as const, coordinates: line.map((spot) => [...spot]) },
            properties: { name: '', colour: colours.found },
          },
        ];
  return { type: 'FeatureCollection', features: [...areas, ...drawn] };
}

function addSectorLayers(map: LibreMap): void {
  map.addSource('sectors', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  const colour = ['get', 'colour'] as ['get', string];
  map.addLayer({
    id: 'sector',
    type: 'fill',
    source: 'sectors',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour, 'fill-opacity': 0.18 },
  });
  map.addLayer({
    id: 'sector-edge',
    type: 'line',
    source: 'sectors',
    paint: { 'line-color': colour, 'line-width': 2 },
  });
  map.addLayer({
    id: 'sector-name',
    type: 'symbol',
    source: 'sectors',
    layout: { 'text-field': ['get', 'name'], 'text-size': 18 },
    paint: { 'text-color': '#1d2733', 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
  });
}

/** The search area on our own map: sectors by their state, the last sighting, and what is being drawn. All of it also stands in lists. */
export function SectorMap({ sectors, lastSeen, corners = [], onCorner }: SectorMapProps) {
  const { language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LibreMap | null>(null);
  const [view, setView] = useState<View | null>(null);
  const seen = useSettled(view, 250);
  const around = useDoor(placeDoors.map, seen ?? wholeWorld, { enabled: seen !== null, keep: true });
  const grids = useDoor(placeDoors.map, { ...wholeWorld, layer: 'grid' }, { keep: true });
  const press = useEffectEvent((at: Spot) => onCorner?.(at));
  const begin = useEffectEvent((drawn: LibreMap) => {
    const own = sectors.flatMap(({ shape }) => shape.flat(2));
    if (own.length > 0) fitTo(drawn, own);
    else if (lastSeen) drawn.jumpTo({ center: [...lastSeen], zoom: 13 });
    else {
      const box = grids.data && boxOf(grids.data.features);
      if (box) drawn.fitBounds(box, { padding: 16, animate: false });
    }
  });
  useEffect(() => {
    if (!frame.current) return undefined;
    const drawn = openCountyMap(frame.current, words.mapLabel, language);
    drawn.on('load', () => {
      addSectorLayers(drawn);
      setMap(drawn);
    });
    drawn.on('moveend', () => setView(viewOf(drawn.getBounds())));
    drawn.on('click', ({ lngLat }) => press([Number(lngLat.lng.toFixed(6)), Number(lngLat.lat.toFixed(6))]));
    return () => drawn.remove();
  }, [language]);
  useEffect(() => {
    if (map && grids.data) begin(map);
  }, [map, grids.data]);
  useEffect(() => (map && around.data ? drawFeatures(map, around.data.features) : undefined), [map, around.data]);
  const drawn = JSON.stringify(featuresOf(sectors, corners));
  useEffect(() => {
    const source = map?.getSource('sectors');
    if (source instanceof GeoJSONSource) source.setData(JSON.parse(drawn) as Drawn);
  }, [map, drawn]);
  const [lng, lat] = lastSeen ?? [];
  useEffect(() => {
    if (!map || lng === undefined || lat === undefined) return undefined;
    const marker = new Marker({ color: '#b4432a' }).setLngLat([lng, lat]).addTo(map);
    return () => {
      marker.remove();
    };
  }, [map, lng, lat]);
  return <div ref={frame} className="care-map" />;
}

function fitTo(map: LibreMap, spots: readonly (readonly [number, number])[]): void {
  const [lng, lat] = [spots.map(([one]) => one), spots.map(([, other]) => other)];
  const least = (list: readonly number[]) => list.reduce((one, other) => Math.min(one, other), Infinity);
  const most = (list: readonly number[]) => list.reduce((one, other) => Math.max(one, other), -Infinity);
  map.fitBounds([least(lng), least(lat), most(lng), most(lat)], { padding: 24, animate: false });
}
