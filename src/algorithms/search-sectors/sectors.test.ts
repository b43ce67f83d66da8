import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, type Position } from '../locate/grid-shape.ts';
import { divideArea } from './sectors.ts';
import { isSimple } from './simple.ts';

// A star around a middle: simple, mostly concave.
const star = fc
  .array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 24 })
  .map((radii): Position[] => {
    const corners = radii.map((radius, at): Position => {
      const angle = (at / radii.length) * 2 * Math.PI;
      return [121.65 + 0.02 * radius * Math.cos(angle), 43.2 + 0.02 * radius * Math.sin(angle)];
    });
    return [...corners, ...corners.slice(0, 1)];
  });

const square = (west: number, south: number, side = 0.01): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

const areas = fc.oneof(
  star.map((ring) => [[ring]]),
  fc
    .uniqueArray(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), { minLength: 1, maxLength: 6, selector: String })
    .map((cells) => cells.map(([x, y]) => [square(121.6 + x / 100, 43.2 + y / 100)])),
  fc.constant([[square(121.6, 43.2, 0.03), square(121.61, 43.21, 0.01)]] as Position[][][]),
);
const counts = fc.integer({ min: 1, max: 12 });
const spots = fc.array(
  fc.tuple(fc.double({ min: 121.59, max: 121.68, noNaN: true }), fc.double({ min: 43.17, max: 43.25, noNaN: true })),
  { minLength: 40, maxLength: 40 },
);

const holding = (shapes: readonly Position[][][], [x, y]: Position) =>
  shapes.filter((rings) => isWithin(rings, x, y)).length;

/** Corners are rounded to a centimetre: right upon an edge nobody can say. */
function isNearEdge(shapes: readonly Position[][][], spot: Position): boolean {
  return [-3e-7, 3e-7].some((dx) =>
    [-3e-7, 3e-7].some((dy) => holding(shapes, [spot[0] + dx, spot[1] + dy]) !== holding(shapes, spot)),
  );
}

describe('a search area that is divided', () => {
  it('has as many sectors as there are teams, all of one size', () => {
    fc.assert(
      fc.property(areas, counts, (area, count) => {
        const sizes = divideArea(area, count).map(({ squareMetres }) => squareMetres);
        expect(sizes).toHaveLength(count);
        expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.0001);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves nobody unsearched and sends no two teams to one spot', () => {
    fc.assert(
      fc.property(areas, counts, spots, (area, count, all) => {
        const sectors = divideArea(area, count);
        for (const spot of all) {
          const edges = sectors.some(({ shape }) => isNearEdge(shape, spot)) || isNearEdge(area, spot);
          if (edges) continue;
          const inSectors = sectors.filter(({ shape }) => holding(shape, spot) % 2 === 1).length;
          expect(inSectors).toBe(holding(area, spot) > 0 ? 1 : 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its size: the sectors together are the whole', () => {
    fc.assert(
      fc.property(areas, counts, (area, count) => {
        const sum = (sectors: ReturnType<typeof divideArea>) => sectors.reduce((all, one) => all + one.squareMetres, 0);
        expect(sum(divideArea(area, count)) / sum(divideArea(area, 1))).toBeCloseTo(1, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('needs an area and a team', () => {
    expect(divideArea([], 3)).toEqual([]);
    expect(divideArea([[square(121, 43)]], 0)).toEqual([]);
  });
});

describe('a ring that somebody drew', () => {
  it('is taken when it does not cross itself', () => {
    fc.assert(
      fc.property(star, (ring) => {
        expect(isSimple(ring)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      'a bow tie',
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
      ],
    ],
    [
      'a line there and back',
      [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
    ],
    [
      'a spike',
      [
        [0, 0],
        [2, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
    [
      'a touch',
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [1, 0],
        [0, 2],
        [0, 0],
      ],
    ],
  ] as [string, Position[]][])('is refused when it is %s', (_, ring) => {
    expect(isSimple(ring)).toBe(false);
  });
});
