import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GridShape, isWithin, type Position } from './grid-shape.ts';
import { buildLocator } from './point-locator.ts';

const columns = 6;
const rows = 5;
const anyNudges = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 84, maxLength: 84 });

/** A town of crooked blocks: corner (x, y) is nudged, borders are shared exactly, some blocks are drawn backwards. */
function blocksOf(nudges: number[]): GridShape[] {
  const corner = (x: number, y: number): Position => {
    const i = 2 * (y * (columns + 1) + x);
    return [122 + x + (nudges[i] ?? 0), 45 + y + (nudges[i + 1] ?? 0)];
  };
  return Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    const outline = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)];
    return { id: `${x}-${y}`, rings: [i % 4 > 1 ? outline.toReversed() : outline] };
  });
}

const holding = (grids: GridShape[], x: number, y: number) =>
  grids.filter(({ rings }) => isWithin(rings, x, y)).map(({ id }) => id);

describe('every place lies in one grid', () => {
  test('a point in the middle of the town lies in exactly one grid, and that is the one found', () => {
    const inside = fc.tuple(
      fc.double({ min: 122.31, max: 127.69, noNaN: true }),
      fc.double({ min: 45.31, max: 49.69, noNaN: true }),
    );
    fc.assert(
      fc.property(anyNudges, inside, (nudges, [x, y]) => {
        const grids = blocksOf(nudges);
        expect(holding(grids, x, y).length).toBe(1);
        expect(buildLocator(grids).find(x, y)).toBe(holding(grids, x, y)[0]);
      }),
    );
  });

  test('a point on a border or a corner lies in at most one grid, and in the town in exactly one', () => {
    const share = fc.constantFrom(0, 0.25, 0.5, 1 / 3, 0.9);
    fc.assert(
      fc.property(anyNudges, fc.nat(), fc.nat(3), share, (nudges, pick, side, along) => {
        const grids = blocksOf(nudges);
        const outline = grids[pick % grids.length]?.rings[0];
        const [one, other] = [outline?.at(side), outline?.at(side - 1)];
        if (!one || !other) throw new Error('a block without corners');
        const [x, y] = [one[0] + along * (other[0] - one[0]), one[1] + along * (other[1] - one[1])];
        const isInTown = x > 122.31 && x < 127.69 && y > 45.31 && y < 49.69;
        expect(holding(grids, x, y).length).toBeLessThanOrEqual(1);
        if (isInTown) expect(holding(grids, x, y).length).toBe(1);
        expect(buildLocator(grids).find(x, y)).toBe(holding(grids, x, y)[0]);
      }),
    );
  });

  test('along a slanting border between two villages no step lies in both or in neither', () => {
    const [south, north]: [Position, Position] = [
      [122.1, 45.2],
      [122.43, 45.9],
    ];
    const villages: GridShape[] = [
      { id: 'west', rings: [[south, north, [121, 46]]] },
      { id: 'east', rings: [[north, south, [124, 45]]] },
    ];
    for (let step = 1; step < 50_000; step += 1) {
      const along = step / 50_000;
      const [x, y] = [south[0] + along * (north[0] - south[0]), south[1] + along * (north[1] - south[1])];
      if (holding(villages, x, y).length !== 1) throw new Error(`step ${step} lies in ${holding(villages, x, y)}`);
    }
  });

  test('in a town of straight streets every crossing and every kerb belongs to one block', () => {
    const grids = blocksOf([]);
    const locator = buildLocator(grids);
    for (let x = 122; x < 128; x += 0.5) {
      for (let y = 45; y < 50; y += 0.5) {
        expect(locator.find(x, y)).toBe(`${Math.floor(x - 122)}-${Math.floor(y - 45)}`);
      }
    }
  });
});

describe('odd land', () => {
  const ring = (from: number, to: number): Position[] => [
    [from, from],
    [to, from],
    [to, to],
    [from, to],
  ];

  test('a courtyard is not the building around it', () => {
    const locator = buildLocator([
      { id: 'around', rings: [ring(0, 9), ring(3, 6)] },
      { id: 'courtyard', rings: [ring(3, 6)] },
    ]);
    expect(locator.find(1, 1)).toBe('around');
    expect(locator.find(4, 4)).toBe('courtyard');
    expect(locator.find(3, 4)).toBe('courtyard');
    expect(locator.find(6, 4)).toBe('around');
  });

  test('a village in two parts is one grid', () => {
    const locator = buildLocator([
      { id: 'village', rings: [ring(0, 1)] },
      { id: 'village', rings: [ring(5, 6)] },
    ]);
    expect([locator.find(0.5, 0.5), locator.find(5.5, 5.5), locator.find(3, 3)]).toEqual([
      'village',
      'village',
      undefined,
    ]);
  });

  test('where two grids were drawn over each other the first one answers', () => {
    const locator = buildLocator([
      { id: 'first', rings: [ring(0, 4)] },
      { id: 'second', rings: [ring(2, 6)] },
    ]);
    expect(locator.find(3, 3)).toBe('first');
  });

  test('without grids and without a position nothing is found', () => {
    expect(buildLocator([]).find(1, 1)).toBeUndefined();
    expect(buildLocator([{ id: 'empty', rings: [] }]).find(1, 1)).toBeUndefined();
    expect(buildLocator([{ id: 'g', rings: [ring(0, 4)] }]).find(Number.NaN, 1)).toBeUndefined();
  });
});
