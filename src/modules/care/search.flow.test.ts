import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { type Hired, hire, openReceiptOf } from '../../../tests/support/knockers.ts';
import { type MadeMatter, makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { careKeeper } from './keeper.ts';

const phoneOfFamily = '19900005678';
let house: TestHouse;
let town: Town;
let watch: Hired;
let lead: Hired;
let handler: Hired;
let searcher: Hired;
let southOfficer: Hired;
let visitor: Caller;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T02:00:00Z') });
  town = await buildTown(house);
  watch = await hire(house, { unitId: town.units.north, duties: ['watch'] });
  lead = await hire(house, { unitId: town.units.bureau, duties: ['audit'] });
  handler = await hire(house, { unitId: town.units.north, duties: ['handle', 'assign', 'intake', 'revisit'] });
  searcher = await hire(house, { unitId: town.units.southGroup, duties: ['handle'] });
  southOfficer = await hire(house, { unitId: town.units.south, duties: ['handle', 'watch', 'oversee'] });
  visitor = new Caller(house.url);
});
afterAll(() => house.close());

const description = {
  ageBand: 'old',
  looks: '女，七十多岁，身高一米五五，短白发',
  clothes: '深红棉袄，黑裤',
  seenWhere: '金桐小区南门',
  lng: 121.62,
  lat: 43.22,
  health: '有糖尿病，需按时用药',
};

/** Time goes by, and nobody's session ends over it. */
async function later(hours: number): Promise<void> {
  house.setNow(new Date(house.now().getTime() + hours * 3_600_000));
  const until = new Date(house.now().getTime() + 86_400_000);
  await house.base.owner.query('update session set seen_at = $1, expires_at = $2', [house.now(), until]);
}

interface Begun {
  readonly matter: MadeMatter;
  readonly id: string;
}

async function begun(): Promise<Begun> {
  const matter = await makeMatter(house, {
    unitId: town.units.north,
    state: 'in_hand',
    category: 'help.missing',
    watch: true,
    leadId: lead.personId,
    title: '母亲走失',
    phone: phoneOfFamily,
  });
  const { status, body } = await watch.caller.post(`/api/matters/${matter.id}/search`, description);
  expect(status, JSON.stringify(body)).toBe(200);
  return { matter, id: String(body['id']) };
}

const look = async (id: string, who: Hired = watch) => (await who.caller.get(`/api/searches/${id}`)).body;

async function divided(id: string, fields: object = {}) {
  const version = Number((await look(id))['version']);
  const wish = { version, gridIds: [town.grids.north], count: 4, ...fields };
  return watch.caller.post(`/api/searches/${id}/sectors`, wish);
}

async function sectorIds(id: string): Promise<string[]> {
  return (await look(id))['sectors']?.map((sector) => String(sector['id'])) ?? [];
}

async function published(id: string, fields: object = {}): Promise<string> {
  const { status, body } = await watch.caller.post(`/api/searches/${id}/leaflets`, fields);
  expect(status, JSON.stringify(body)).toBe(200);
  return String(body['url']).split('#')[1] ?? '';
}

async function find(id: string, fields: object = {}) {
  const version = Number((await look(id))['version']);
  const at = house.now().toISOString();
  return watch.caller.post(`/api/searches/${id}/found`, {
    version,
    at,
    where: '南湖公园亭子',
    condition: 'well',
    ...fields,
  });
}

/** A photo of the matter; with a public copy once somebody has looked at it. */
async function photoOf(matterId: string, withCopy: boolean): Promise<string> {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a6a55' } })
    .jpeg()
    .toBuffer();
  const id = String((await watch.caller.bytes('/api/files', bytes)).body['id']);
  const bound = `update stored_file set subject_kind = 'matter', subject_id = $1, audience = 'resident' where id = $2`;
  await house.base.owner.query(bound, [matterId, id]);
  if (withCopy) expect((await watch.caller.post(`/api/files/${id}/redact`, { none: true })).status).toBe(200);
  return id;
}

describe('the search for an old woman who went out and did not come back', () => {
  test('begins at once, is divided, handed out, told of, and ends with everybody informed', async () => {
    const { matter, id } = await begun();
    expect((await divided(id)).status).toBe(200);
    const { sectors } = { sectors: (await look(id))['sectors'] };
    expect(sectors).toHaveLength(4);
    const sizes = sectors?.map((sector) => Number(sector['hectares'])) ?? [];
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.001);
    const [first = '', second = ''] = await sectorIds(id);
    expect((await watch.caller.post(`/api/sectors/${first}/give`, { personId: searcher.personId })).status).toBe(200);
    expect((await watch.caller.post(`/api/sectors/${second}/give`, { team: '蓝天志愿队12人' })).status).toBe(200);
    expect((await searcher.caller.post(`/api/sectors/${first}/mark`, { state: 'searching' })).status).toBe(200);
    const seen = {
      seenAt: house.now().toISOString(),
      where: '菜市场东口',
      what: '有人见她往公园走',
      who: '卖菜的周姐',
    };
    expect((await searcher.caller.post(`/api/searches/${id}/sightings`, seen)).status).toBe(200);
    expect((await divided(id)).body['error']?.['code']).toBe('care.sectors-begun');

    const code = await published(id);
    const open = (await visitor.get(`/api/leaflets/${code}`)).body;
    expect(open).toMatchObject({ state: 'open', missing: { looks: description.looks, health: null, hasPhoto: false } });
    expect(open['missing']?.['phone']).toBe('0475-0000110');

    await later(3.5);
    expect((await find(id)).status).toBe(200);
    const over = (await visitor.get(`/api/leaflets/${code}`)).body;
    expect(over).toEqual({ state: 'found', missing: null });
    const sent = await house.base.owner.query(`select template from outgoing where subject_id = $1 order by template`, [
      matter.id,
    ]);
    expect(sent.rows.map(({ template }) => template)).toEqual(['matter.answered', 'search.found']);
    const receipt = await openReceiptOf(house, matter.reporterId);
    const told = (await receipt.get('/api/report/mine')).body['timeline']?.map((fact) => String(fact['kind']));
    expect(told).toEqual(expect.arrayContaining(['search.started', 'search.found']));
    expect(JSON.stringify((await receipt.get('/api/report/mine')).body)).not.toContain('周姐');
    expect((await find(id)).body['error']?.['code']).toBe('step.not-now');
    const { body: figures } = await (await hire(house, { unitId: town.units.north, duties: ['oversee'] })).caller.get(
      '/api/care/figures',
    );
    expect(figures['searches']).toMatchObject({ count: 1, found: 1, medianHours: 3.5 });
  });

  test('is seen by the lead, by those on watch and by who searches, and by nobody else', async () => {
    const { matter, id } = await begun();
    await divided(id);
    const [first = '', second = ''] = await sectorIds(id);
    await watch.caller.post(`/api/sectors/${first}/give`, { unitId: town.units.southGroup });
    const status = async (who: Caller) => (await who.get(`/api/searches/${id}`)).status;
    expect(await status(lead.caller)).toBe(200);
    expect(await status(searcher.caller)).toBe(200);
    expect(await status(handler.caller)).toBe(404);
    expect(await status(await town.signIn('southClerk'))).toBe(200);
    const stranger = await hire(house, { unitId: town.units.south, duties: ['revisit', 'intake'] });
    expect(await status(stranger.caller)).toBe(404);
    expect(await status(visitor)).toBe(401);
    expect(await status(await openReceiptOf(house, matter.reporterId))).toBe(401);
    // Who searches sees the description, not whose mother it is, and marks the own sector only.
    const page = await look(id, searcher);
    expect(page).toMatchObject({ matter: null, leaflets: [], can: ['sight'] });
    expect(JSON.stringify(page)).not.toContain(phoneOfFamily);
    expect((await searcher.caller.get(`/api/matters/${matter.id}`)).status).toBe(404);
    expect((await searcher.caller.post(`/api/sectors/${second}/mark`, { state: 'searched' })).status).toBe(404);
    expect((await searcher.caller.post(`/api/sectors/${first}/give`, { team: '我们' })).status).toBe(403);
    expect((await find(id)).status).toBe(200);
    const listed = async (who: Hired) => JSON.stringify((await who.caller.get('/api/searches')).body);
    expect(await listed(searcher)).toContain(id);
    expect(await listed(handler)).not.toContain(id);
  });

  test('is not begun twice, nor on a matter about something else, nor by another station', async () => {
    const { matter } = await begun();
    const again = await watch.caller.post(`/api/matters/${matter.id}/search`, description);
    expect(again.body['error']?.['code']).toBe('step.not-now');
    const other = await makeMatter(house, { unitId: town.units.north, state: 'in_hand', leadId: lead.personId });
    const wrong = await lead.caller.post(`/api/matters/${other.id}/search`, description);
    expect(wrong.body['error']?.['code']).toBe('care.not-missing');
    expect((await southOfficer.caller.post(`/api/matters/${matter.id}/search`, description)).status).toBe(404);
  });

  test('takes an area of grids of one kind, or a drawn one that does not cross itself', async () => {
    const { id } = await begun();
    const ring = [
      [121.6, 43.2],
      [121.62, 43.2],
      [121.62, 43.22],
      [121.6, 43.22],
    ];
    const crossed = [ring[0], ring[2], ring[1], ring[3]];
    expect((await divided(id, { gridIds: [], ring: crossed })).body['error']?.['fields']?.[0]?.['path']).toBe('area');
    expect((await divided(id, { ring })).body['error']?.['fields']?.[0]?.['path']).toBe('area');
    expect((await divided(id, { gridIds: [] })).status).toBe(400);
    expect((await divided(id, { gridIds: [], ring, count: 3 })).status).toBe(200);
    expect(await sectorIds(id)).toHaveLength(3);
  });
});

describe('a leaflet', () => {
  test('shows the public copy of a photo only, and nothing at all once the person was found', async () => {
    const { matter, id } = await begun();
    const photoId = await photoOf(matter.id, false);
    const change = async () =>
      watch.caller.put(`/api/searches/${id}`, {
        ...description,
        photoId,
        version: Number((await look(id))['version']),
      });
    expect((await change()).status).toBe(200);
    expect((await watch.caller.post(`/api/searches/${id}/leaflets`, { withPhoto: true })).body['error']?.['code']).toBe(
      'care.no-photo',
    );
    expect((await watch.caller.post(`/api/files/${photoId}/redact`, { none: true })).status).toBe(200);
    const code = await published(id, { withPhoto: true, withHealth: true });
    const page = (await visitor.get(`/api/leaflets/${code}`)).body['missing'];
    expect(page).toMatchObject({ hasPhoto: true, health: description.health });
    expect(JSON.stringify(page)).not.toContain(phoneOfFamily);
    const shown = await visitor.get(`/api/leaflets/${code}/photo`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const bare = await published(id);
    expect((await visitor.get(`/api/leaflets/${bare}/photo`)).status).toBe(404);
    expect((await find(id)).status).toBe(200);
    expect((await visitor.get(`/api/leaflets/${code}/photo`)).status).toBe(404);
    expect((await visitor.get(`/api/leaflets/${code}`)).body).toEqual({ state: 'found', missing: null });
  });

  test('takes no photo of another matter', async () => {
    const { id } = await begun();
    const other = await begun();
    const photoId = await photoOf(other.matter.id, true);
    const answered = await watch.caller.put(`/api/searches/${id}`, { ...description, photoId, version: 1 });
    expect(answered.body['error']?.['fields']?.[0]?.['path']).toBe('photoId');
  });

  test('is over after its days, when it is withdrawn, and when the search stops', async () => {
    const { id } = await begun();
    const state = async (code: string) => (await visitor.get(`/api/leaflets/${code}`)).body;
    const [short, withdrawn, long] = [
      await published(id, { days: 1 }),
      await published(id),
      await published(id, { days: 14 }),
    ];
    const leaflets = (await look(id))['leaflets'];
    const leafletId = leaflets?.find((one) => String(one['url']).endsWith(withdrawn))?.['id'];
    expect((await handler.caller.post(`/api/search-leaflets/${leafletId}/end`)).status).toBe(404);
    expect((await watch.caller.post(`/api/search-leaflets/${leafletId}/end`)).status).toBe(200);
    expect(await state(withdrawn)).toEqual({ state: 'over', missing: null });
    await later(48);
    expect(await state(short)).toEqual({ state: 'over', missing: null });
    expect((await state(long))['state']).toBe('open');
    const version = Number((await look(id))['version']);
    expect((await watch.caller.post(`/api/searches/${id}/stop`, { version, reason: '家属说已回到家' })).status).toBe(
      200,
    );
    expect(await state(long)).toEqual({ state: 'over', missing: null });
    expect((await visitor.get('/api/leaflets/NOSUCH')).status).toBe(404);
  });
});

describe('when the time of the matter is over', () => {
  test('nothing of the person is left, and the figures stay', async () => {
    const { matter, id } = await begun();
    await divided(id);
    const [first = ''] = await sectorIds(id);
    await watch.caller.post(`/api/sectors/${first}/give`, { team: '蓝天志愿队' });
    const code = await published(id);
    await find(id, { note: '由家人接回' });
    await withinHouse(house.open.house, 'privacy:forget', (ctx) => careKeeper.forget(ctx, matter.id));
    const rows = await house.base.owner.query(
      `select row_to_json(s)::text as text from missing_search s where id = $1
      union all select row_to_json(x)::text from search_sector x where search_id = $1`,
      [id],
    );
    expect(JSON.stringify(rows.rows)).not.toMatch(/棉袄|南门|亭子|糖尿病|志愿队|家人/);
    expect((await visitor.get(`/api/leaflets/${code}`)).status).toBe(404);
    const { rows: kept } = await house.base.owner.query(
      `select state, ended_at is not null as ended from missing_search where id = $1`,
      [id],
    );
    expect(kept).toEqual([{ state: 'found', ended: true }]);
  });
});
