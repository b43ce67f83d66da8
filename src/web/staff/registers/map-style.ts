import type { StyleSpecification } from 'maplibre-gl';

const nothing = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } as const;
const ink = '#1d2733';
const quiet = '#5b6672';
const action = '#1559b7';
const maple = '#b4432a';

/** Paper, roads, grids and places in the desk's colours; filled from our own door as the map moves. */
export const emptyStyle: StyleSpecification = {
  version: 8,
  sources: { road: nothing, grid: nothing, place: nothing },
  layers: [
    { id: 'paper', type: 'background', paint: { 'background-color': '#faf9f6' } },
    { id: 'grid', type: 'fill', source: 'grid', paint: { 'fill-color': action, 'fill-opacity': 0.05 } },
    {
      id: 'road',
      type: 'line',
      source: 'road',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': '#c9c4b6',
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          10,
          0.6,
          15,
          ['match', ['get', 'kind'], ['trunk', 'primary'], 7, ['secondary'], 5, 3],
        ],
      },
    },
    { id: 'grid-edge', type: 'line', source: 'grid', paint: { 'line-color': action, 'line-width': 1.4 } },
    {
      id: 'area',
      type: 'fill',
      source: 'place',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': maple, 'fill-opacity': 0.12, 'fill-outline-color': maple },
    },
    {
      id: 'patrol',
      type: 'line',
      source: 'place',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': maple, 'line-width': 2, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'place',
      type: 'circle',
      minzoom: 11.5,
      source: 'place',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 2.5, 16, 6],
        'circle-color': ink,
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'grid-name',
      type: 'symbol',
      source: 'grid',
      layout: { 'text-field': ['get', 'name'], 'text-size': 13 },
      paint: { 'text-color': action, 'text-halo-color': '#ffffff', 'text-halo-width': 1.5 },
    },
    {
      id: 'place-name',
      type: 'symbol',
      source: 'place',
      minzoom: 13.5,
      layout: { 'text-field': ['get', 'name'], 'text-size': 12, 'text-offset': [0, 1], 'text-anchor': 'top' },
      paint: { 'text-color': ink, 'text-halo-color': '#ffffff', 'text-halo-width': 1.5 },
    },
    {
      id: 'road-name',
      type: 'symbol',
      source: 'road',
      minzoom: 14,
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-size': 11 },
      paint: { 'text-color': quiet, 'text-halo-color': '#faf9f6', 'text-halo-width': 1.5 },
    },
  ],
};

/** Layers that answer a press; the later ones lie on top and answer last, so that a place wins over its grid. */
export const clickable = ['grid', 'area', 'patrol', 'place'] as const;
