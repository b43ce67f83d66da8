import { GeoJSONSource, Map as LibreMap, type LngLatBounds, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Language, Words } from '../../../kit/words.ts';
import type { doors } from '../../../modules/places/contract.ts';
import { emptyStyle } from './map-style.ts';

setWorkerUrl(workerUrl);

const mapFont = '"Noto Sans SC Variable", sans-serif';

export type Feature = AnswerOf<typeof doors.map>['features'][number];

/** What of the earth is in sight, in degrees. */
export interface View {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const wholeWorld: View = { west: -180, south: -85, east: 180, north: 85 };

/** The bounds of a map, rounded so that small moves ask for nothing new. */
export function viewOf(bounds: LngLatBounds): View {
  const round = (degrees: number) => Number(degrees.toFixed(4));
  return {
    west: round(bounds.getWest()),
    south: round(bounds.getSouth()),
    east: round(bounds.getEast()),
    north: round(bounds.getNorth()),
  };
}

const controls = {
  zh: { 'NavigationControl.ZoomIn': '放大', 'NavigationControl.ZoomOut': '缩小' },
  en: { 'NavigationControl.ZoomIn': 'Zoom in', 'NavigationControl.ZoomOut': 'Zoom out' },
} as const satisfies Record<Language, unknown>;

/** An empty map in the desk's colours, named for those who hear the page; nothing is asked of any outside map. */
export function openCountyMap(container: HTMLElement, name: Words, language: Language): LibreMap {
  const map = new LibreMap({
    container,
    style: emptyStyle,
    attributionControl: false,
    localIdeographFontFamily: mapFont,
    locale: { ...controls[language], 'Map.Title': name[language] },
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  return map;
}

/** Draws features once their letters are here: the map draws letters once and keeps them. Answers a way to stop. */
export function drawFeatures(map: LibreMap, features: readonly Feature[]): () => void {
  let isOld = false;
  void document.fonts.load(`13px ${mapFont}`, features.map(({ properties }) => properties.name).join('')).then(() => {
    if (!isOld) fill(map, features);
  });
  return () => {
    isOld = true;
  };
}

function fill(map: LibreMap, features: readonly Feature[]): void {
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

/** West, south, east, north around all features; null when there is nothing to go around. */
export function boxOf(features: readonly Feature[]): [number, number, number, number] | null {
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
