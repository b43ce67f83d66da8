import { pinyinInitials } from '../platform/pinyin.ts';
import type { Position } from './rows.ts';

/** Rows with the first letters of their names. */
export function withInitials<Row extends { name: string }>(
  rows: readonly Row[],
  kind: 'name' | 'text',
): (Row & { initials: string })[] {
  return rows.map((row) => ({ ...row, initials: pinyinInitials(row.name, kind) }));
}

/** The smallest box around positions, as PostgreSQL writes it; null around nothing. */
function boxAround(positions: readonly Position[]): string | null {
  if (positions.length === 0) return null;
  const [lngs, lats] = [positions.map(([lng]) => lng), positions.map(([, lat]) => lat)];
  return `(${Math.max(...lngs)},${Math.max(...lats)}),(${Math.min(...lngs)},${Math.min(...lats)})`;
}

/** Rows with the box around the positions that each of them has. */
export function withExtent<Row>(
  rows: readonly Row[],
  positionsOf: (row: Row) => readonly Position[],
): (Row & { extent: string | null })[] {
  return rows.map((row) => ({ ...row, extent: boxAround(positionsOf(row)) }));
}
