import type { Partition, PlaceKind } from './words.ts';

/** [longitude, latitude] in degrees, WGS-84. */
export type Position = [number, number];

/** GeoJSON of an area or a line. */
export type Shape =
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] };

/** 网格: rings closed, outer ring first; it is no more from `valid_to` on. */
export type GridTable = {
  id: string;
  code: string;
  partition: Partition;
  name: string;
  aliases: string[];
  ring: Position[][];
  households: number;
  residents: number;
  valid_from: string;
  valid_to: string | null;
};

/** The team responsible for a grid from a day up to, not with, `valid_to`. */
type GridTeamTable = {
  id: string;
  grid_id: string;
  unit_id: string;
  valid_from: string;
  valid_to: string | null;
  handed_over_by: string | null;
  note: string | null;
};

type CrosswalkTable = { id: string; police_grid_id: string; civil_grid_id: string; share_percent: number };

type PlaceTable = {
  id: string;
  code: string;
  kind: PlaceKind;
  grid_id: string | null;
  closed_on: string | null;
};

type RoadTable = { id: string; code: string };

export type PlaceTables = {
  grid: GridTable;
  grid_team: GridTeamTable;
  crosswalk: CrosswalkTable;
  place: PlaceTable;
  road: RoadTable;
};
