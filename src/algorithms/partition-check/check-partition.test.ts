import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GridShape, Position } from '../locate/grid-shape.ts';
import { checkPartition } from './check-partition.ts';

const metre = 1 / 111_195;
const origin: Position = [122.83, 45.62];
const at = (x: number, y: number): Position => [
  origin[0] + (x * metre) / Math.cos((origin[1] * Math.PI) / 180),
  origin[1] + y * metre,
];

function square(id: string, x: number, y: number, side: number): GridShape {
  return { id, rings: [[at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side)]] };
}

type Town = { columns: number; rows: number; nudges: number[]; middles: boolean[] };

const anyTown: fc.Arbitrary<Town> = fc
  .record({ columns: fc.integer({ min: 3, max: 5 }), rows: fc.integer({ min: 3, max: 5 }) })
  .chain(({ columns, rows }) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.constant(rows),
      nudges: fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 72, maxLength: 72 }),
      middles: fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }),
    }),
  );

/** Blocks of 100 m whose corners are nudged; some draw the middle of their southern border and their neighbour does not. */
function blocksOf({ columns, rows, nudges, middles }: Town): GridShape[] {
  const corner = (x: number, y: number): [number, number] => {
    const i = 2 * (y * 6 + x);
    return [x * 100 + (nudges[i] ?? 0), y * 100 + (nudges[i + 1] ?? 0)];
  };
  const blocks: GridShape[] = [];
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const [a, b, c, d] = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)];
      const outline = [at(...a), at(...b), at(...c), at(...d)];
      if (middles[y * 6 + x]) outline.splice(1, 0, at((a[0] + b[0]) / 2, (a[1] + b[1]) / 2));
      blocks.push({ id: `${x}-${y}`, rings: [(x + y) % 2 ? outline.toReversed() : outline] });
    }
  }
  return blocks;
}

const check = (grids: GridShape[]) => checkPartition(grids, { toleranceMetres: 0.5 });
const isInner = (town: Town, id: string) => {
  const [x, y] = id.split('-').map(Number);
  return x !== undefined && y !== undefined && x > 0 && y > 0 && x < town.columns - 1 && y < town.rows - 1;
};

describe('grids must divide the land', () => {
  test('a town divided without fault passes, however its grids are listed and drawn', () => {
    fc.assert(
      fc.property(anyTown, fc.boolean(), (town, backwards) => {
        const grids = blocksOf(town);
        expect(check(backwards ? grids.toReversed() : grids)).toEqual({ overlaps: [], gaps: [], brokenGridIds: [] });
      }),
    );
  });

  test('corners drawn a hand’s breadth apart are the same corner', () => {
    fc.assert(
      fc.property(anyTown, fc.integer({ min: -10, max: 10 }), fc.nat(), (town, centimetres, pick) => {
        const grids = blocksOf(town);
        const grid = grids[pick % grids.length];
        const corner = grid?.rings[0]?.[0];
        if (corner) corner[0] += centimetres * 0.01 * metre;
        expect(check(grids)).toEqual({ overlaps: [], gaps: [], brokenGridIds: [] });
      }),
    );
  });

  test('one corner of one grid moved into the town is found', () => {
    const move = fc.constantFrom<[number, number]>([12, 5], [-12, 5], [5, -12], [-9, -9], [4, 4]);
    fc.assert(
      fc.property(anyTown, move, fc.nat(), (town, [dx, dy], pick) => {
        const grids = blocksOf({ ...town, middles: [] });
        const inner = grids.filter(({ id }) => isInner(town, id));
        const outline = inner[pick % inner.length]?.rings[0];
        const corner = outline?.[pick % 4];
        if (outline && corner) outline[pick % 4] = [corner[0] + dx * metre * 1.43, corner[1] + dy * metre];
        const { overlaps, gaps } = check(grids);
        expect(overlaps.length + gaps.length).toBeGreaterThan(0);
      }),
    );
  });

  test('one grid left out is a gap of its size, with a point inside it', () => {
    fc.assert(
      fc.property(anyTown, fc.nat(), (town, pick) => {
        const grids = blocksOf(town);
        const inner = grids.filter(({ id }) => isInner(town, id));
        const lost = inner[pick % inner.length];
        const report = check(grids.filter((grid) => grid !== lost));
        expect(report.overlaps).toEqual([]);
        expect(report.gaps.length).toBe(1);
        const alone = checkPartition(lost ? [lost, { ...lost, id: 'twin' }] : [], { toleranceMetres: 0.5 });
        expect(report.gaps[0]?.areaSquareMetres).toBeCloseTo(alone.overlaps[0]?.areaSquareMetres ?? 0, 0);
      }),
    );
  });

  test('one grid listed twice overlaps itself and nobody else', () => {
    fc.assert(
      fc.property(anyTown, fc.nat(), (town, pick) => {
        const grids = blocksOf(town);
        const twice = grids[pick % grids.length];
        const report = check([...grids, { rings: twice?.rings ?? [], id: 'twin' }]);
        expect(report.overlaps.map(({ gridIds }) => gridIds)).toEqual([[twice?.id, 'twin']]);
        expect(report.gaps).toEqual([]);
      }),
    );
  });
});

describe('findings are measured', () => {
  test('the overlap of two squares is their common rectangle', () => {
    const { overlaps, gaps } = check([square('west', 0, 0, 100), square('east', 90, 50, 100)]);
    expect(overlaps.map(({ gridIds }) => gridIds)).toEqual([['east', 'west']]);
    expect(overlaps[0]?.areaSquareMetres).toBeCloseTo(500, -1);
    expect(overlaps[0]?.at[0]).toBeCloseTo(at(95, 75)[0], 6);
    expect(gaps).toEqual([]);
  });

  test('the overlap of two diamonds is the diamond between them', () => {
    const diamond = (id: string, x: number): GridShape => ({
      id,
      rings: [[at(x - 100, 0), at(x, -100), at(x + 100, 0), at(x, 100)]],
    });
    expect(check([diamond('west', 0), diamond('east', 100)]).overlaps[0]?.areaSquareMetres).toBeCloseTo(5000, -2);
  });

  test('a grid around another one needs a hole for it', () => {
    const around = square('around', 0, 0, 300);
    const within = square('within', 100, 100, 100);
    expect(check([around, within]).overlaps.length).toBe(1);
    const holed = { id: 'around', rings: [...around.rings, ...within.rings] };
    expect(check([holed, within])).toEqual({ overlaps: [], gaps: [], brokenGridIds: [] });
    const [gap] = check([holed]).gaps;
    expect(gap?.areaSquareMetres).toBeCloseTo(10_000, -2);
    expect(gap?.at[1]).toBeCloseTo(at(150, 150)[1], 6);
  });

  test('two towns apart, and a bay that opens to the country, are no gaps', () => {
    const bay = [
      square('a', 0, 0, 100),
      square('b', 100, 0, 100),
      square('c', 200, 0, 100),
      square('d', 200, 100, 100),
    ];
    expect(check([...bay, square('e', 0, 100, 100), square('far', 900, 900, 100)]).gaps).toEqual([]);
  });

  test('an outline that crosses itself and an outline without land are named', () => {
    const bow: GridShape = { id: 'bow', rings: [[at(0, 0), at(100, 100), at(100, 0), at(0, 130)]] };
    const line: GridShape = { id: 'line', rings: [[at(500, 0), at(600, 0), at(500, 0)]] };
    expect(check([bow, line]).brokenGridIds).toEqual(['bow', 'line']);
  });

  test('no grids are no finding and no tolerance is refused', () => {
    expect(check([])).toEqual({ overlaps: [], gaps: [], brokenGridIds: [] });
    expect(() => checkPartition([], { toleranceMetres: 0 })).toThrow(RangeError);
  });
});
