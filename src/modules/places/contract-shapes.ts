import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { hostAgencies, partitions, placeKinds } from './words.ts';

export const Id = z.uuid();
export const Day = z.iso.date();
export const PartitionName = z.enum(keysOf(partitions));
export const PlaceKindName = z.enum(keysOf(placeKinds));
const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export const Line = z.array(Position).min(2).max(5000);
/** Rings of a polygon, outer ring first, each closed: first point = last point; degrees, WGS-84. */
export const Rings = z.array(z.array(Position).min(4).max(5000)).min(1).max(50);

/** GeoJSON (RFC 7946) of an area or a line, degrees, WGS-84. */
export const Shape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('LineString'), coordinates: Line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(Line).min(1).max(100) }),
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings).min(1).max(100) }),
]);

/** 网格: an area with exactly one responsible team at any time; `validTo` is the first day on which it is no more. */
export const GridRow = z.object({
  id: Id,
  code: z.string(),
  partition: PartitionName,
  name: z.string(),
  aliases: z.array(z.string()),
  households: z.number(),
  residents: z.number(),
  team: z.object({ unitId: Id, unitName: z.string(), since: Day }).nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  can: z.array(z.enum(['hand-over'])),
});

const GridLink = z.object({ id: Id, code: z.string(), name: z.string(), partition: PartitionName });

export const GridView = z.object({
  ...GridRow.shape,
  ring: Rings,
  teams: z.array(
    z.object({
      unitId: Id,
      unitName: z.string(),
      validFrom: Day,
      validTo: Day.nullable(),
      handedOverBy: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  crosswalk: z.array(z.object({ ...GridLink.shape, sharePercent: z.number(), unitName: z.string().nullable() })),
  neighbours: z.array(GridLink),
  places: z.array(z.object({ kind: PlaceKindName, count: z.number() })),
});

export const PlaceFields = z.object({
  code: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^[\p{L}\p{N}._-]+$/u),
  kind: PlaceKindName,
  name: z.string().trim().min(1).max(80),
  aliases: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
  address: z.string().trim().max(200).nullable().default(null),
  lng: z.number().min(-180).max(180).nullable().default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  shape: Shape.nullable().default(null),
  unitId: Id.nullable().default(null),
  hosts: z
    .array(z.enum(keysOf(hostAgencies)))
    .max(10)
    .default([]),
  hours: z.string().trim().max(100).nullable().default(null),
  phone: z.string().trim().max(30).nullable().default(null),
  visitsPerDay: z.number().int().min(0).max(100).nullable().default(null),
  note: z.string().trim().max(1000).nullable().default(null),
});

export const PlaceRow = z.object({
  id: Id,
  code: z.string(),
  kind: PlaceKindName,
  name: z.string(),
  address: z.string().nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  unit: z.object({ id: Id, name: z.string() }).nullable(),
  grid: z.object({ id: Id, name: z.string() }).nullable(),
  hours: z.string().nullable(),
  visitsPerDay: z.number().nullable(),
  closedOn: Day.nullable(),
  can: z.array(z.enum(['change', 'close'])),
});

export const PlaceView = z.object({
  ...PlaceRow.shape,
  aliases: z.array(z.string()),
  shape: Shape.nullable(),
  hosts: z.array(z.enum(keysOf(hostAgencies))),
  phone: z.string().nullable(),
  note: z.string().nullable(),
});

/** Where something is and who answers for it. `certain`: nothing else fits; else a person should look. */
export const Located = z.object({
  gridId: Id,
  gridName: z.string(),
  placeId: Id.nullable(),
  placeName: z.string().nullable(),
  unitId: Id,
  unitName: z.string(),
  certain: z.boolean(),
});

/** A feature of the map (GeoJSON); colleagues also get `code`, `kind`, `unitName`; residents roads and public place names only. */
export const MapFeature = z.object({
  type: z.literal('Feature'),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Point'), coordinates: Position }),
    ...Shape.options,
  ]),
  properties: z.object({
    layer: z.enum(['road', 'grid', 'place']),
    id: Id,
    name: z.string(),
    kind: z.string(),
    code: z.string().optional(),
    unitName: z.string().optional(),
  }),
});
