import { describe, expect, it } from 'vitest';
import { centreOf, extentOfPlace, fitsKind, isClosed, isTouching, lengthMetres, refuseHandOver } from './rules.ts';
import type { Position } from './tables.ts';

const square = (west: number, south: number): Position[][] => [
  [
    [west, south],
    [west + 1, south],
    [west + 1, south + 1],
    [west, south + 1],
    [west, south],
  ],
];
const line = {
  type: 'LineString' as const,
  coordinates: [
    [1, 2],
    [3, 4],
  ] as Position[],
};

describe('a hand-over', () => {
  const spans = [
    { unitId: 'old', validFrom: '2026-01-01', validTo: '2026-06-01' },
    { unitId: 'now', validFrom: '2026-06-01', validTo: null },
  ];

  it('begins after the team in charge began and goes to another team', () => {
    expect(refuseHandOver(spans, { unitId: 'next', on: '2026-06-02' })).toBeUndefined();
    expect(refuseHandOver([], { unitId: 'first', on: '2026-06-02' })).toBeUndefined();
  });

  it('on or before the first day of the team in charge would leave two teams', () => {
    expect(refuseHandOver(spans, { unitId: 'next', on: '2026-06-01' })).toBe('time.overlap');
    expect(refuseHandOver(spans, { unitId: 'next', on: '2026-03-01' })).toBe('time.overlap');
  });

  it('to the team that has it already is none', () => {
    expect(refuseHandOver(spans, { unitId: 'now', on: '2026-07-01' })).toBe('already.exists');
  });
});

describe('shapes', () => {
  it('neighbours meet along an edge, also where their corners differ, or within a metre', () => {
    expect(isTouching(square(0, 0), square(1, 0))).toBe(true);
    expect(isTouching(square(0, 0), square(1, 0.5))).toBe(true);
    expect(isTouching(square(0, 0), square(1.000005, 0))).toBe(true);
    expect(isTouching(square(0, 0), square(1.001, 0))).toBe(false);
  });

  it('a line belongs to a line to patrol, an area to an area, a point to neither', () => {
    const area = { type: 'Polygon' as const, coordinates: square(0, 0) };
    expect([fitsKind('must-patrol', line), fitsKind('must-patrol', area)]).toEqual([true, false]);
    expect([fitsKind('core-area', area), fitsKind('core-area', line)]).toEqual([true, false]);
    expect([fitsKind('estate', area), fitsKind('estate', null)]).toEqual([false, true]);
  });

  it('a place lies at its position, else in the middle of its shape, else nowhere', () => {
    expect(centreOf({ lng: 9, lat: 8, shape: line })).toEqual([9, 8]);
    expect(centreOf({ lng: null, lat: null, shape: line })).toEqual([2, 3]);
    expect(centreOf({ lng: null, lat: null, shape: null })).toBeUndefined();
    expect(extentOfPlace({ lng: 9, lat: 8, shape: line })).toEqual([1, 2, 9, 8]);
  });

  it('a ring is closed when it ends where it began', () => {
    expect(isClosed(square(0, 0)[0] ?? [])).toBe(true);
    expect(
      isClosed([
        [0, 0],
        [1, 0],
        [1, 1],
      ]),
    ).toBe(false);
  });

  it('a degree of latitude is 111.2 km long', () => {
    expect(
      lengthMetres([
        [110, 40],
        [110, 40.5],
        [110, 41],
      ]),
    ).toBe(111_195);
  });
});
