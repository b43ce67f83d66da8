import { at } from './lists.ts';
import type { Random } from './random.ts';

export type Point = { x: number; y: number };

/** The net of lines that town and country are drawn on: positions of its columns and rows in metres before the terrain bends them. */
export interface Lattice {
  xs: number[];
  ys: number[];
  /** Columns and rows of the town that carry roads; between two of them lies one line without. */
  roadColumns: number[];
  roadRows: number[];
  /** Row of the river's south bank; the north bank is the next row. */
  river: number;
  points: Point[];
}

const townWidthMetres = 9000;
const townHeightMetres = 7000;
const columnGaps = 25;
const rowGaps = 19;
const riverGap = 6;
const riverWidthMetres = 120;
const outward = [420, 950, 1600, 2350, 3200, 4150, 5200, 6350, 7600, 8950];

/** Index of the lattice point at a column and a row. */
export function pointAt(lattice: Lattice, column: number, row: number): number {
  return row * lattice.xs.length + column;
}

function gapsOf(count: number, total: number, random: Random): number[] {
  const raw = Array.from({ length: count }, () => random.between(0.8, 1.25));
  const sum = raw.reduce((whole, gap) => whole + gap, 0);
  return raw.map((gap) => (gap * total) / sum);
}

/** Lines of one direction: outside coarse, in the town two per gap, in the river's gap none between. */
function linesOf(gaps: number[], start: number, random: Random, river?: number): { lines: number[]; roads: number[] } {
  const lines = outward.toReversed().map((distance) => start - distance);
  const roads = [lines.length];
  lines.push(start);
  let position = start;
  for (const [i, gap] of gaps.entries()) {
    if (i !== river) lines.push(position + gap * random.between(0.42, 0.58));
    position += gap;
    roads.push(lines.length);
    lines.push(position);
  }
  lines.push(...outward.map((distance) => position + distance));
  return { lines, roads };
}

/** How the land bends straight lines: rounder corners of the town, the meanders of the river, a slight turn of the whole. */
function bend({ x, y }: Point, riverAt: number): Point {
  const a = Math.abs(x) / (townWidthMetres / 2);
  const b = Math.abs(y) / (townHeightMetres / 2);
  const roundness = 0.34 * Math.min(1, Math.max(0, (2.4 - Math.max(a, b)) / 1.4));
  let bentX = x * Math.sqrt(1 - (roundness * Math.min(1, b * b)) / 2);
  let bentY = y * Math.sqrt(1 - (roundness * Math.min(1, a * a)) / 2);
  const nearRiver = Math.exp(-(((y - riverAt) / 2100) ** 2));
  bentY += nearRiver * (330 * Math.sin(x / 1250 + 0.6) + 180 * Math.sin(x / 530 + 2));
  const far = Math.min(1, Math.max(0, Math.max(a, b) - 1));
  bentX += 150 * Math.sin(y / 1700 + 1) + far * 330 * Math.sin(y / 1300 + x / 4000);
  bentY += 110 * Math.sin(x / 2300 + 0.4) + far * 300 * Math.sin(x / 1450 + y / 5000);
  const turn = 0.1;
  return { x: bentX * Math.cos(turn) - bentY * Math.sin(turn), y: bentX * Math.sin(turn) + bentY * Math.cos(turn) };
}

/** Where the old quarter lies: gaps between road columns and between road rows, first and last. */
export const oldQuarter = { columns: [10, 14], rows: [9, 12] } as const;

function isInOldQuarter(lattice: Omit<Lattice, 'points'>, column: number, row: number): boolean {
  const { roadColumns, roadRows } = lattice;
  const { columns, rows } = oldQuarter;
  return (
    column > at(roadColumns, columns[0]) &&
    column < at(roadColumns, columns[1]) &&
    row > at(roadRows, rows[0]) &&
    row < at(roadRows, rows[1])
  );
}

function wobble(lattice: Omit<Lattice, 'points'>, column: number, row: number): number {
  if (column === 0 || row === 0 || column === lattice.xs.length - 1 || row === lattice.ys.length - 1) return 0;
  if (row === lattice.river || row === lattice.river + 1) return 0.02;
  const inTown =
    column >= at(lattice.roadColumns, 0) &&
    column <= at(lattice.roadColumns, -1) &&
    row >= at(lattice.roadRows, 0) &&
    row <= at(lattice.roadRows, -1);
  if (!inTown) return 0.22;
  return isInOldQuarter(lattice, column, row) ? 0.3 : 0.04;
}

/** Metres to the line before or after, whichever is nearer. */
function roomAt(lines: readonly number[], index: number): number {
  const here = at(lines, index);
  const before = index === 0 ? Number.POSITIVE_INFINITY : here - at(lines, index - 1);
  const after = index === lines.length - 1 ? Number.POSITIVE_INFINITY : at(lines, index + 1) - here;
  return Math.min(before, after);
}

/** Draws the net of lines and bends it. */
export function makeLattice(random: Random): Lattice {
  const columnLines = linesOf(gapsOf(columnGaps, townWidthMetres, random), -townWidthMetres / 2, random);
  const rowGapMetres = gapsOf(rowGaps, townHeightMetres - riverWidthMetres, random);
  rowGapMetres[riverGap] = riverWidthMetres;
  const rowLines = linesOf(rowGapMetres, -townHeightMetres / 2, random, riverGap);
  const [xs, ys] = [columnLines.lines, rowLines.lines];
  const lattice = {
    xs,
    ys,
    roadColumns: columnLines.roads,
    roadRows: rowLines.roads,
    river: at(rowLines.roads, riverGap),
  };
  const riverAt = at(ys, lattice.river);
  const points: Point[] = [];
  for (let row = 0; row < ys.length; row += 1) {
    for (let column = 0; column < xs.length; column += 1) {
      const room = Math.min(roomAt(xs, column), roomAt(ys, row)) * wobble(lattice, column, row);
      const [x, y] = [at(xs, column) + random.between(-room, room), at(ys, row) + random.between(-room, room)];
      points.push(bend({ x, y }, riverAt));
    }
  }
  return { ...lattice, points };
}
