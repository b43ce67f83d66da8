import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { ageBands, foundConditions, leafletStates, searchStates, sectorStates } from './words.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Version = z.coerce.number().int().min(1);
const Longitude = z.number().min(-180).max(180);
const Latitude = z.number().min(-90).max(90);
const Position = z.tuple([Longitude, Latitude]);
const Shape = z.array(z.array(z.array(Position)));
const Line = z.string().trim().max(200);
const Done = z.object({ id: Id, version: z.number() });
const MatterMention = z.object({ id: Id, number: z.string(), title: z.string(), state: z.string() });

const Description = {
  ageBand: z.enum(keysOf(ageBands)),
  looks: z.string().trim().min(2).max(300),
  clothes: Line.default(''),
  seenWhere: z.string().trim().min(2).max(200),
  seenAt: Instant.optional(),
  lng: Longitude.optional(),
  lat: Latitude.optional(),
  /** What helpers must know for the search, nothing more. */
  health: Line.default(''),
  photoId: Id.optional(),
};

const SectorView = z.object({
  id: Id,
  nth: z.number(),
  shape: Shape,
  hectares: z.number(),
  state: z.enum(keysOf(sectorStates)),
  unitName: z.string().nullable(),
  personName: z.string().nullable(),
  team: z.string(),
  note: z.string(),
  can: z.array(z.enum(['give', 'mark'])),
});

const SearchRow = z.object({
  id: Id,
  /** Null for members of the search who do not see the matter. */
  matter: MatterMention.nullable(),
  unitName: z.string(),
  state: z.enum(keysOf(searchStates)),
  looks: z.string(),
  seenWhere: z.string(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  sectors: z.number(),
  searched: z.number(),
});

const SearchView = z.object({
  ...SearchRow.omit({ sectors: true, searched: true }).shape,
  version: z.number(),
  ageBand: z.enum(keysOf(ageBands)),
  clothes: z.string(),
  seenAt: Instant.nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  health: z.string(),
  photoId: Id.nullable(),
  /** Photos of the matter; `ready`: a public copy was made. */
  photos: z.array(z.object({ id: Id, ready: z.boolean() })),
  area: Shape,
  foundWhere: z.string(),
  condition: z.enum(keysOf(foundConditions)).nullable(),
  endedNote: z.string(),
  sectors: z.array(SectorView),
  sightings: z.array(
    z.object({
      id: Id,
      seenAt: Instant,
      where: z.string(),
      what: z.string(),
      who: z.string(),
      lng: z.number().nullable(),
      lat: z.number().nullable(),
      toldAt: Instant,
      by: z.string().nullable(),
    }),
  ),
  leaflets: z.array(z.object({ id: Id, url: z.string(), madeAt: Instant, expiresAt: Instant, isOpen: z.boolean() })),
  timeline: z.array(
    z.object({ id: z.string(), at: Instant, kind: z.string(), by: z.string().nullable(), text: z.string().nullable() }),
  ),
  can: z.array(z.enum(['change', 'divide', 'sight', 'publish', 'find', 'stop'])),
});

const onSearch = { id: Id, version: Version };
/** A ring somebody drew is closed by us. */
const Drawn = z.array(Position).min(3).max(200);

/** 寻人: the doors of the search for a missing person. */
export const searchDoors = {
  searches: door({
    method: 'GET',
    path: '/api/searches',
    action: 'search.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '寻人', en: 'Searches for missing people' },
    input: z.object({
      state: z.enum(keysOf(searchStates)).optional(),
      cursor: z.string().max(120).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(SearchRow), next: z.string().nullable() }),
  }),
  searchOf: door({
    method: 'GET',
    path: '/api/matters/:id/search',
    action: 'search.of',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一件事项的寻人', en: 'The search of a matter' },
    input: z.object({ id: Id }),
    output: z.object({ search: SearchRow.nullable(), canStart: z.boolean() }),
  }),
  search: door({
    method: 'GET',
    path: '/api/searches/:id',
    action: 'search.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一次寻人', en: 'One search' },
    input: z.object({ id: Id }),
    output: SearchView,
  }),
  startSearch: door({
    method: 'POST',
    path: '/api/matters/:id/search',
    action: 'search.start',
    asks: ['staff', 'token'],
    summary: { zh: '开始寻人', en: 'Begin a search' },
    input: z.object({ id: Id, ...Description }),
    output: Done,
  }),
  changeSearch: door({
    method: 'PUT',
    path: '/api/searches/:id',
    action: 'search.change',
    asks: ['staff', 'token'],
    summary: { zh: '更改寻人信息', en: 'Change the description' },
    input: z.object({ ...onSearch, ...Description }),
    output: Done,
  }),
  divide: door({
    method: 'POST',
    path: '/api/searches/:id/sectors',
    action: 'search.divide',
    asks: ['staff', 'token'],
    summary: { zh: '划分搜索区域', en: 'Divide the area into sectors' },
    input: z.object({
      ...onSearch,
      /** Grids of one partition, or a ring drawn on the map. */
      gridIds: z.array(Id).max(60).default([]),
      ring: Drawn.optional(),
      count: z.number().int().min(1).max(60),
    }),
    output: Done,
  }),
  giveSector: door({
    method: 'POST',
    path: '/api/sectors/:id/give',
    action: 'sector.give',
    asks: ['staff', 'token'],
    summary: { zh: '分派搜索分区', en: 'Give a sector to a team' },
    input: z.object({
      id: Id,
      unitId: Id.optional(),
      personId: Id.optional(),
      team: z.string().trim().max(100).default(''),
    }),
    output: z.object({ id: Id }),
  }),
  markSector: door({
    method: 'POST',
    path: '/api/sectors/:id/mark',
    action: 'sector.mark',
    asks: ['staff', 'token'],
    summary: { zh: '更新搜索分区', en: 'Say how far a sector is' },
    input: z.object({ id: Id, state: z.enum(keysOf(sectorStates)), note: z.string().trim().max(500).default('') }),
    output: z.object({ id: Id }),
  }),
  sight: door({
    method: 'POST',
    path: '/api/searches/:id/sightings',
    action: 'search.sight',
    asks: ['staff', 'token'],
    summary: { zh: '登记线索', en: 'Write down who saw what' },
    input: z.object({
      id: Id,
      seenAt: Instant,
      where: z.string().trim().min(2).max(200),
      what: z.string().trim().min(2).max(500),
      who: z.string().trim().max(60).default(''),
      lng: Longitude.optional(),
      lat: Latitude.optional(),
    }),
    output: z.object({ id: Id }),
  }),
  publish: door({
    method: 'POST',
    path: '/api/searches/:id/leaflets',
    action: 'search.publish',
    asks: ['staff', 'token'],
    summary: { zh: '发布寻人启事', en: 'Publish a leaflet' },
    input: z.object({
      id: Id,
      days: z.number().int().min(1).max(14).default(3),
      withPhoto: z.boolean().default(false),
      withHealth: z.boolean().default(false),
    }),
    output: z.object({ id: Id, url: z.string() }),
  }),
  endLeaflet: door({
    method: 'POST',
    path: '/api/search-leaflets/:id/end',
    action: 'search.unpublish',
    asks: ['staff', 'token'],
    summary: { zh: '撤下寻人启事', en: 'Withdraw a leaflet' },
    input: z.object({ id: Id }),
    output: z.object({ id: Id }),
  }),
  find: door({
    method: 'POST',
    path: '/api/searches/:id/found',
    action: 'search.find',
    asks: ['staff', 'token'],
    summary: { zh: '人已找到', en: 'The person was found' },
    input: z.object({
      ...onSearch,
      at: Instant,
      where: z.string().trim().min(2).max(200),
      condition: z.enum(keysOf(foundConditions)),
      note: z.string().trim().max(1000).default(''),
    }),
    output: Done,
  }),
  stopSearch: door({
    method: 'POST',
    path: '/api/searches/:id/stop',
    action: 'search.stop',
    asks: ['staff', 'token'],
    summary: { zh: '停止寻找', en: 'Stop the search' },
    input: z.object({ ...onSearch, reason: z.string().trim().min(2).max(500) }),
    output: Done,
  }),
  leaflet: door({
    method: 'GET',
    path: '/api/leaflets/:code',
    action: 'leaflet.open',
    asks: ['visitor'],
    perMinute: 60,
    summary: { zh: '打开寻人启事', en: 'Open a leaflet' },
    input: z.object({ code: z.string().max(20) }),
    output: z.object({
      state: z.enum(keysOf(leafletStates)),
      /** Nothing of a person is left once the search has ended. */
      missing: z
        .object({
          ageBand: z.enum(keysOf(ageBands)),
          looks: z.string(),
          clothes: z.string(),
          seenWhere: z.string(),
          seenAt: Instant.nullable(),
          health: z.string().nullable(),
          hasPhoto: z.boolean(),
          unitName: z.string(),
          phone: z.string().nullable(),
          expiresAt: Instant,
        })
        .nullable(),
    }),
  }),
  leafletPhoto: door({
    method: 'GET',
    path: '/api/leaflets/:code/photo',
    action: 'leaflet.photo',
    asks: ['visitor'],
    perMinute: 60,
    answers: 'bytes',
    summary: { zh: '寻人启事的照片', en: 'The photo of a leaflet' },
    input: z.object({ code: z.string().max(20) }),
    output: z.any(),
  }),
} as const satisfies Record<string, Door>;
