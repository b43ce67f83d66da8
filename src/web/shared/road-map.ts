import 'maplibre-gl/dist/maplibre-gl.css';
import {
  type GeoJSONSource,
  Map as LibreMap,
  NavigationControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Language } from '../../kit/words.ts';
import { doors as placeDoors } from '../../modules/places/contract.ts';
import { call } from './call.ts';

setWorkerUrl(workerUrl);

interface RoadMapOptions {
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** What a screen reader calls the map. */
  readonly label: string;
  readonly language: Language;
}

export interface RoadMap {
  /** The point in the middle, WGS-84. */
  readonly middle: () => { readonly lng: number; readonly lat: number };
  readonly close: () => void;
}

const controlWords = {
  zh: { 'NavigationControl.ZoomIn': '放大', 'NavigationControl.ZoomOut': '缩小' },
  en: { 'NavigationControl.ZoomIn': 'Zoom in', 'NavigationControl.ZoomOut': 'Zoom out' },
};

/** A plain map of our own roads and public places, without any outside tile; asks for what is in view after each move. */
export function openRoadMap(room: HTMLElement, options: RoadMapOptions, onFailed: () => void): RoadMap {
  const [west, south, east, north] = options.bounds;
  const map = new LibreMap({
    container: room,
    style: paperStyle(),
    bounds: [west, south, east, north],
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    locale: { ...controlWords[options.language], 'Map.Title': options.label },
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  const ask = () => void showWhatIsInView(map).catch(onFailed);
  map.on('load', ask);
  map.on('moveend', ask);
  return { middle: () => map.getCenter(), close: () => map.remove() };
}

async function showWhatIsInView(map: LibreMap): Promise<void> {
  const view = map.getBounds();
  const found = await call(placeDoors.map, {
    west: view.getWest(),
    south: view.getSouth(),
    east: view.getEast(),
    north: view.getNorth(),
  });
  const source = map.getSource<GeoJSONSource>('county');
  source?.setData({ type: 'FeatureCollection', features: found.features });
}

function paperStyle(): StyleSpecification {
  const tokens = getComputedStyle(document.documentElement);
  const colour = (name: string) => tokens.getPropertyValue(`--${name}`).trim();
  const names = { 'text-field': ['get', 'name'] as ['get', string], 'text-font': ['Noto Sans SC Variable'] };
  const halo = { 'text-color': colour('ink'), 'text-halo-color': colour('paper'), 'text-halo-width': 1.5 };
  return {
    version: 8,
    sources: { county: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': colour('paper') } },
      {
        id: 'road',
        type: 'line',
        source: 'county',
        filter: ['==', ['get', 'layer'], 'road'],
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': colour('field'),
          'line-width': ['interpolate', ['linear'], ['zoom'], 10, 1, 14, 3, 17, 9],
          'line-opacity': 0.6,
        },
      },
      {
        id: 'place',
        type: 'circle',
        source: 'county',
        filter: ['==', ['get', 'layer'], 'place'],
        minzoom: 12,
        paint: {
          'circle-radius': 5,
          'circle-color': colour('action'),
          'circle-stroke-width': 2,
          'circle-stroke-color': colour('paper'),
        },
      },
      {
        id: 'road-name',
        type: 'symbol',
        source: 'county',
        filter: ['==', ['get', 'layer'], 'road'],
        minzoom: 12,
        layout: { ...names, 'symbol-placement': 'line', 'text-size': 14 },
        paint: halo,
      },
      {
        id: 'place-name',
        type: 'symbol',
        source: 'county',
        filter: ['==', ['get', 'layer'], 'place'],
        minzoom: 12,
        layout: { ...names, 'text-size': 14, 'text-offset': [0, 0.9], 'text-anchor': 'top' },
        paint: halo,
      },
    ],
  };
}
