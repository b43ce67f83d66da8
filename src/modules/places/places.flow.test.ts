import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { peopleFacts } from '../people/words.ts';
import { placeFacts } from './words.ts';

let house: TestHouse;
let town: Town;
let keeper: Caller;
let clerk: Caller;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-20T02:00:00Z') });
  town = await buildTown(house);
  keeper = await town.signIn('keeper');
  clerk = await town.signIn('northClerk');
});
afterAll(() => house.close());

async function locate(query: string): Promise<Record<string, unknown>> {
  const { body } = await clerk.get(`/api/locate?${query}`);
  return body['found'] ?? {};
}

async function makePlace(fields: object): Promise<string> {
  const { status, body } = await keeper.post('/api/places', fields);
  expect(status).toBe(200);
  return String(body['id']);
}

describe('whose is this?', () => {
  it('a point, the code of a place and words all lead to the team in charge', async () => {
    const north = { gridId: town.grids.north, unitId: town.units.northGroup, certain: true };
    expect(await locate('lng=121.65&lat=43.25')).toMatchObject(north);
    expect(await locate('placeCode=P001')).toMatchObject({ ...north, placeId: town.placeId });
    expect(await locate(`text=${encodeURIComponent('金桐小区三号楼漏水')}`)).toMatchObject(north);
    expect(await locate('lng=1&lat=1')).toEqual({});
  });

  it('words that speak of another grid than the point make it uncertain', async () => {
    const found = await locate(`lng=121.65&lat=43.25&text=${encodeURIComponent('南湖花园门口')}`);
    expect(found).toMatchObject({ gridId: town.grids.north, certain: false });
  });

  it('a place is found by its name as soon as it is registered', async () => {
    await makePlace({ code: 'P100', kind: 'estate', name: '枫林苑', address: '自由路18号', lng: 121.62, lat: 43.12 });
    expect(await locate(`text=${encodeURIComponent('枫林苑2栋')}`)).toMatchObject({
      gridId: town.grids.south,
      placeName: '枫林苑',
    });
  });
});

describe('a grid', () => {
  it('is handed over in one step: the history shows both teams, and the locator answers with the new one', async () => {
    const hand = { unitId: town.units.north, on: '2026-11-20', note: '片区调整' };
    expect((await keeper.post(`/api/grids/${town.grids.north}/hand-over`, hand)).status).toBe(200);
    const { body } = await clerk.get(`/api/grids/${town.grids.north}`);
    expect(body['teams']?.map((team) => [team['unitId'], team['validFrom'], team['validTo']])).toEqual([
      [town.units.north, '2026-11-20', null],
      [town.units.northGroup, '2020-01-01', '2026-11-20'],
    ]);
    expect(await locate('lng=121.65&lat=43.25')).toMatchObject({ unitId: town.units.north });
  });

  it('handed over twice at once goes to one team only', async () => {
    const hand = (unitId: string) =>
      keeper.post(`/api/grids/${town.grids.south}/hand-over`, { unitId, on: '2026-11-21' });
    const answers = await Promise.all([hand(town.units.south), hand(town.units.bureau)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is not a clerk’s to hand over', async () => {
    const hand = { unitId: town.units.north, on: '2026-12-01' };
    expect((await clerk.post(`/api/grids/${town.grids.north}/hand-over`, hand)).status).toBe(403);
  });

  it('knows its neighbours, and the check finds neither overlap nor gap', async () => {
    const { body } = await clerk.get(`/api/grids/${town.grids.north}`);
    expect(body['neighbours']?.map((grid) => grid['code'])).toEqual(['G-S']);
    const { body: report } = await clerk.get('/api/grids/check');
    expect(report).toMatchObject({ grids: 2, overlaps: [], gaps: [], broken: [], responsibility: [] });
  });

  it('whose team has ended shows up in the check', async () => {
    const made = await keeper.post('/api/units', {
      code: 'B-X',
      parentId: town.units.north,
      kind: 'group',
      name: '临时组',
      validFrom: '2026-11-01',
    });
    const unitId = String(made.body['id']);
    await keeper.post(`/api/grids/${town.grids.north}/hand-over`, { unitId, on: '2026-11-25' });
    await keeper.post(`/api/units/${unitId}/end`, { on: '2026-12-01' });
    const { body } = await clerk.get('/api/grids/check');
    expect(body['responsibility']).toMatchObject([
      { grid: { code: 'G-N' }, from: '2026-12-01', problem: 'unit-ended' },
    ]);
  });
});

describe('places', () => {
  it('are found by kind, name, pinyin initials', async () => {
    await makePlace({ code: 'P200', kind: 'meeting-point', name: '枫桥说事点', lng: 121.65, lat: 43.21 });
    for (const query of ['kind=meeting-point', `q=${encodeURIComponent('说事')}`, 'q=fqssd']) {
      const { body } = await clerk.get(`/api/places?${query}`);
      expect(body['rows']?.map((row) => row['code'])).toEqual(['P200']);
    }
  });

  it('a line to patrol is drawn as a line', async () => {
    const area = {
      type: 'Polygon',
      coordinates: [
        [
          [121.6, 43.2],
          [121.61, 43.2],
          [121.61, 43.21],
          [121.6, 43.2],
        ],
      ],
    };
    const line = {
      type: 'LineString',
      coordinates: [
        [121.6, 43.2],
        [121.61, 43.2],
      ],
    };
    const fields = { code: 'P300', kind: 'must-patrol', name: '步行街必巡线' };
    expect((await keeper.post('/api/places', { ...fields, shape: area })).status).toBe(400);
    expect((await keeper.post('/api/places', { ...fields, shape: line })).status).toBe(200);
  });

  it('a QR sheet holds the address of the report page with the code of the place', async () => {
    const { status, headers, body } = await clerk.get(`/api/places/${town.placeId}/qr`);
    expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([200, 'image/svg+xml']);
    expect(String(body)).toContain('<svg');
  });

  it('a closed place is no longer found by its code', async () => {
    const id = await makePlace({ code: 'P400', kind: 'market', name: '旧市场', lng: 121.65, lat: 43.25 });
    await keeper.post(`/api/places/${id}/close`, { on: '2026-11-20' });
    expect(await locate('placeCode=P400')).toEqual({});
  });
});

describe('the map', () => {
  const box = 'west=121&south=43&east=122&north=44';

  it('shows residents roads and public places by name only, and colleagues grids and lines to patrol too', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [121.6, 43.2],
        [121.61, 43.2],
      ],
    };
    await makePlace({ code: 'P500', kind: 'must-patrol', name: '夜市必巡线', shape: line });
    const layersOf = async (caller: Caller) => {
      const { body } = await caller.get(`/api/places/map?${box}`);
      return (body['features'] ?? []).map((feature) => feature['properties']);
    };
    const forResidents = await layersOf(town.visitor());
    expect(forResidents.map((place) => place?.['name'])).toContain('枫林苑');
    expect(
      forResidents.filter(
        (place) =>
          String(place?.['layer']) === 'grid' ||
          String(place?.['kind']) === 'must-patrol' ||
          place?.['code'] !== undefined,
      ),
    ).toEqual([]);
    const forColleagues = await layersOf(clerk);
    expect(forColleagues.map((place) => place?.['name'])).toEqual(expect.arrayContaining(['夜市必巡线', '金桐网格']));
  });
});

it('every fact that was told here has its words', async () => {
  const { rows } = await house.base.owner.query<{ kind: string }>(
    `select distinct kind from happening where kind not like 'session.%'`,
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.filter(({ kind }) => !(kind in { ...peopleFacts, ...placeFacts }))).toEqual([]);
});
