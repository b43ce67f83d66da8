import Flatbush from 'flatbush';
import type { GridShape, Position } from '../locate/grid-shape.ts';
import { findGaps } from './gaps.ts';
import { isEmptyShape, netEdges } from './net-edges.ts';
import { type Point, projectionAround } from './plane.ts';
import { type SnappedShapes, snapShapes } from './snap.ts';
import { sweepSlabs, type Trapezoid } from './sweep.ts';

/** What is wrong with a partition of the land into grids; `at` is a point inside the finding, for the map. */
export type PartitionReport = {
  overlaps: { gridIds: [string, string]; areaSquareMetres: number; at: Position }[];
  gaps: { areaSquareMetres: number; at: Position }[];
  /** Grids whose outline crosses itself or encloses nothing. */
  brokenGridIds: string[];
};

type Region = { area: number; at: Point };

function measure(nodes: readonly Point[], shapes: SnappedShapes['shapes'], counts: (cover: number) => boolean): Region {
  const region: Region & { largest: number } = { area: 0, at: { x: 0, y: 0 }, largest: 0 };
  const include = ({ area, middle }: Trapezoid) => {
    region.area += area;
    if (area > region.largest) Object.assign(region, { largest: area, at: middle });
  };
  sweepSlabs(netEdges(nodes, shapes), (trapezoids) => {
    for (const trapezoid of trapezoids) if (counts(trapezoid.cover)) include(trapezoid);
  });
  return region;
}

function listNeighbours({ nodes, shapes }: SnappedShapes): [number, number][] {
  const boxes = new Flatbush(shapes.length);
  const bounds = shapes.map(({ rings }) => {
    const [xs, ys] = [rings.flat().map((node) => nodes[node]?.x ?? 0), rings.flat().map((node) => nodes[node]?.y ?? 0)];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  });
  for (const box of bounds) boxes.add(...box);
  boxes.finish();
  return bounds.flatMap((box, i) =>
    boxes
      .search(...box, (other) => other > i)
      .sort((one, other) => one - other)
      .map((other): [number, number] => [i, other]),
  );
}

/**
 * Whether grids divide the land among them: every two of them are measured for overlap and their union for holes.
 * Corners closer than the tolerance are one corner; findings smaller than a square of that side are drawing noise. Land
 * outside the outline of all grids is not a gap. Deterministic, independent of the order of the grids; square metres
 * within 1 % over a county; 5,000 grids in seconds. RangeError unless the tolerance is above 0.
 *
 * @example checkPartition(grids, { toleranceMetres: 0.5 }).gaps.length // 0
 */
export function checkPartition(grids: readonly GridShape[], options: { toleranceMetres: number }): PartitionReport {
  const { toleranceMetres } = options;
  if (!(toleranceMetres > 0)) throw new RangeError(`not a tolerance: ${toleranceMetres}`);
  const projection = projectionAround(grids);
  const byId = [...grids].sort((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id)));
  const { nodes, shapes: snapped } = snapShapes(byId, projection, toleranceMetres);
  const isLarge = ({ area }: Region) => area > toleranceMetres * toleranceMetres;
  const report: PartitionReport = { overlaps: [], gaps: [], brokenGridIds: [] };
  const broken = new Set<string>();
  const shapes = snapped.filter((shape) => {
    const isEmpty = isEmptyShape(nodes, shape);
    if (isEmpty || isLarge(measure(nodes, [shape], (cover) => cover < 0 || cover > 1))) broken.add(shape.id);
    return !isEmpty;
  });
  report.brokenGridIds = [...broken];
  if (shapes.length === 0) return report;
  for (const [i, j] of listNeighbours({ nodes, shapes })) {
    const [one, other] = [shapes[i], shapes[j]];
    if (!one || !other) continue;
    const shared = measure(nodes, [one, other], (cover) => cover > 1);
    if (!isLarge(shared)) continue;
    report.overlaps.push({
      gridIds: [one.id, other.id],
      areaSquareMetres: shared.area,
      at: projection.toEarth(shared.at),
    });
  }
  report.gaps = findGaps(netEdges(nodes, shapes), toleranceMetres).map(({ area, at }) => ({
    areaSquareMetres: area,
    at: projection.toEarth(at),
  }));
  return report;
}
