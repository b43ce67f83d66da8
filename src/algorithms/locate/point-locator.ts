import Flatbush from 'flatbush';
import { type GridShape, isWithin } from './grid-shape.ts';

/** Answers which grid a point lies in. */
export type Locator = {
  /** The id of the grid at that longitude and latitude, or undefined outside all grids; on a shared border always the same one. */
  find(longitude: number, latitude: number): string | undefined;
};

/**
 * A locator over the polygons of grids (degrees): a packed Hilbert R-tree of their boxes (flatbush), then even-odd.
 * Where shapes overlap, the one given first wins. O(n log n) to build, O(log n + corners of a few shapes) to ask.
 *
 * @example buildLocator([{ id: 'g1', rings: [[[0, 0], [2, 0], [2, 2], [0, 2]]] }]).find(1, 1) // 'g1'
 */
export function buildLocator(grids: readonly GridShape[]): Locator {
  const shapes = grids.filter((grid) => grid.rings[0]?.length);
  if (shapes.length === 0) return { find: () => undefined };
  const boxes = new Flatbush(shapes.length);
  for (const { rings } of shapes) {
    const outline = rings[0] ?? [];
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of outline) {
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
    boxes.add(minX, minY, maxX, maxY);
  }
  boxes.finish();
  return {
    find(longitude, latitude) {
      const near = boxes.search(longitude, latitude, longitude, latitude).sort((one, other) => one - other);
      for (const index of near) {
        const shape = shapes[index];
        if (shape && isWithin(shape.rings, longitude, latitude)) return shape.id;
      }
      return undefined;
    },
  };
}
