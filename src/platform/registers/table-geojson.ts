import { z } from 'zod';
import { Refusal } from '../../kit/refusal.ts';
import type { Geometry, Register, Row } from './register.ts';
import type { Table } from './table.ts';
import { decodeText } from './table-csv.ts';
import { importWords } from './words.ts';

const Shape = z.object({ type: z.string(), coordinates: z.unknown() });
const Collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ geometry: Shape.nullish(), properties: z.record(z.string(), z.unknown()).nullish() })),
});

function parseCollection(bytes: Uint8Array) {
  try {
    return Collection.parse(JSON.parse(decodeText(bytes)));
  } catch {
    throw new Refusal('input.invalid', [{ path: 'bytes', ...importWords.unreadable() }]);
  }
}

/** A GeoJSON file (RFC 7946, WGS-84) as a table: properties are cells, geometries fill the register's own columns. */
export function readGeojson(register: Register, bytes: Uint8Array): Table {
  const { features } = parseCollection(bytes);
  const keys = new Set<string>();
  const rows = features.map(({ geometry, properties }, i) => {
    const cells: Row = { ...properties, ...(geometry ? fillFrom(register, geometry, i + 1) : {}) };
    for (const key of Object.keys(cells)) keys.add(key);
    return cells;
  });
  const header = [...keys];
  return { header, records: rows.map((row, i) => ({ row: i + 1, cells: header.map((key) => row[key]) })) };
}

function fillFrom(register: Register, geometry: z.output<typeof Shape>, row: number): Row {
  const cells = register.geometry?.fromGeometry({ type: geometry.type, coordinates: geometry.coordinates });
  if (cells) return cells;
  throw new Refusal('input.invalid', [{ path: `features.${row}`, ...importWords.wrongGeometry(geometry.type) }]);
}

/** Records as a GeoJSON FeatureCollection. Refusal `input.invalid` when the register has no shapes. */
export function writeGeojson(register: Register, rows: readonly Row[]): Buffer {
  const { geometry } = register;
  if (!geometry) throw new Refusal('input.invalid', [{ path: 'format', ...importWords.noGeometry() }]);
  const columns = register.columns.filter(({ key }) => !geometry.columns.includes(key));
  const features = rows.map((row) => ({
    type: 'Feature' as const,
    geometry: geometry.toGeometry(row) satisfies Geometry | null,
    properties: Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null])),
  }));
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
}
