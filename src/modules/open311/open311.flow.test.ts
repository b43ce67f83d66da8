import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller, Loose } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { checkBooks } from '../matters/api.ts';
import schemas from './georeport-v2.schemas.json' with { type: 'json' };
import { open311Scopes } from './words.ts';

const startAt = new Date('2026-11-22T02:00:00Z');
const day = 86_400_000;
let house: TestHouse;
let town: Town;
let chief: Caller;
let admin: Caller;
let key: string;
let otherKey: string;

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Loose;
  readonly headers: Headers;
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, text, body: isJson ? JSON.parse(text) : [], headers: response.headers };
}

const at = (path: string) => `${house.url}/open311${path}`;
const get = async (path: string, headers: Record<string, string> = {}) => read(await fetch(at(path), { headers }));

type Fields = Record<string, string> | [string, string][];
async function post(path: string, fields: Fields, headers: Record<string, string> = {}) {
  return read(await fetch(at(path), { method: 'POST', body: new URLSearchParams(fields), headers }));
}

async function makeKey(name: string): Promise<string> {
  const { status, body } = await admin.post('/api/tokens', { name, scopes: [...open311Scopes], days: 30 });
  expect(status).toBe(200);
  return String(body['token']);
}

async function publish(id: string, fields: object = {}): Promise<string> {
  const said = { title: '路口路灯不亮', body: '这个路口的路灯坏了，已通知维修。', ...fields };
  const { status, body } = await chief.post(`/api/matters/${id}/public`, said);
  expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining('FQ-')]);
  return String(body['code']);
}

async function matterOf(requestId: unknown): Promise<string> {
  const { rows } = await house.base.owner.query<{ matter_id: string }>(
    'select matter_id from open311_request where id = $1',
    [requestId],
  );
  return rows[0]?.matter_id ?? '';
}

async function step(id: string, name: string, fields: object = {}) {
  const { body } = await chief.get(`/api/matters/${id}`);
  const answer = await chief.post(`/api/matters/${id}/${name}`, { version: Number(body['version']), ...fields });
  expect([name, answer.status, answer.status === 200 ? '' : answer.body]).toEqual([name, 200, '']);
}

const isValid = (name: keyof typeof schemas, value: unknown) => {
  const check = new Ajv({ strict: false, formats: { 'date-time': isInstant, uri: URL.canParse } }).compile(
    schemas[name],
  );
  check(value);
  return check.errors ?? [];
};
const isInstant = (text: string) => /T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/.test(text) && !Number.isNaN(Date.parse(text));

beforeAll(async () => {
  house = await openTestHouse({ startAt });
  town = await buildTown(house);
  const duties = ['intake', 'assign', 'handle', 'oversee', 'watch'] as const;
  chief = (await hire(house, { unitId: town.units.bureau, duties })).caller;
  admin = (await hire(house, { unitId: town.units.bureau, duties: ['system'] })).caller;
  [key, otherKey] = [await makeKey('随手拍小程序'), await makeKey('热线转办')];
});
afterAll(() => house.close());

const wreck = {
  service_code: 'street.parking',
  lat: '43.25',
  long: '121.65',
  address_string: '金桐小区 3 号楼',
  description: '消防通道停了一排车，\r\n救护车进不来 <b>&amp;',
  first_name: '小明',
  last_name: '王',
  phone: '199 0000 7788',
  email: 'ming@example.org',
  media_url: 'http://169.254.169.254/latest.jpg',
  'attribute[CONFIDENTIAL]': 'no',
  'attribute[HAPPENED_ON]': '2026-11-20',
  'attribute[UNKNOWN_TO_US]': 'x',
};

describe('a client from elsewhere', () => {
  /** The npm package `open311`, written by others in 2012. */
  const Open311 = createRequire(import.meta.url)('open311');
  const ask = (client: object, method: string, ...given: unknown[]) =>
    new Promise<Loose>((resolve, reject) => {
      const call = Reflect.get(Object(client), method);
      call.call(client, ...given, (problem: unknown, data: Loose) =>
        problem ? reject(new Error(`${String(problem)} ${String(data)}`)) : resolve(data),
      );
    });

  test('discovers, reads services and definition, posts, and follows what it posted until it is public and closed', async () => {
    const client = new Open311({ discovery: at('/discovery.json'), apiKey: key, format: 'json' });
    const found = await ask(client, 'serviceDiscovery');
    expect(isValid('discovery', found)).toEqual([]);
    expect(found['endpoints']?.[0]?.['url']).toBe('http://bridge.example/open311/v2');
    client.endpoint = at('/v2/');

    const services = await ask(client, 'serviceList');
    expect(isValid('services', services)).toEqual([]);
    const service = [...services].find((one) => String(one['service_code']) === wreck.service_code);
    expect(service).toMatchObject({ metadata: true, type: 'realtime', group: '街面秩序' });
    expect([...services].map((one) => one['service_code'])).not.toContain('help.missing');
    expect(service?.['description']).toContain('谁能看到');
    const definition = await ask(client, 'serviceDefinition', wreck.service_code);
    expect(isValid('definition', definition)).toEqual([]);
    expect([...(definition['attributes'] ?? [])].map((one) => one['order'])).toEqual([1, 2, 3, 4]);

    const { 'attribute[HAPPENED_ON]': happened, ...fields } = wreck;
    const sent = { ...fields, attributes: { HAPPENED_ON: happened } };
    const created = await ask(client, 'submitRequest', sent);
    expect(isValid('created', created)).toEqual([]);
    const id = String(created[0]?.['service_request_id']);
    expect(created[0]?.['receipt_code']).not.toBe(id);
    const again = await ask(client, 'submitRequest', sent);
    expect(again).toEqual(created);

    const matterId = await matterOf(id);
    const { body: matter } = await chief.get(`/api/matters/${matterId}`);
    expect(matter).toMatchObject({ channel: 'open311', category: 'street.parking', happenedOn: '2026-11-20' });
    expect(matter['what']).toContain('链接（没有打开过）：http://169.254.169.254/latest.jpg');
    expect(matter['reporters']?.[0]).toMatchObject({ name: '王小明', phone: '19900007788' });
    expect(String(matter['reporters']?.[0]?.['behalfNote'])).toContain('ming@example.org');

    await expect(ask(client, 'token', id)).rejects.toThrow('404');
    const token = await get(`/v2/tokens/${id}.json?api_key=${key}`);
    expect(token.body).toEqual([{ service_request_id: id, token: id }]);
    const own = await ask(client, 'serviceRequests', id, { api_key: key });
    expect(own[0]).toMatchObject({ status: 'open', description: null, status_notes: null, lat: null });

    for (const name of ['accept', 'assign']) {
      await step(matterId, name, name === 'assign' ? { unitId: town.units.northGroup } : {});
    }
    const code = await publish(matterId, { result: '已划出禁停线，交警每天巡查。' });
    const shown = await ask(client, 'serviceRequests', id);
    expect(shown[0]).toMatchObject({ service_request_id: id, status_notes: '已划出禁停线，交警每天巡查。' });
    expect(shown[0]?.['description']).toBe('路口路灯不亮\n这个路口的路灯坏了，已通知维修。');
    expect(await ask(client, 'token', id)).toEqual([{ service_request_id: id, token: id }]);
    const listed = await ask(client, 'serviceRequests', { status: 'open', service_code: wreck.service_code });
    expect([...listed].map((one) => one['service_request_id'])).toContain(id);
    const updates = await get('/v2/servicerequestupdates.json');
    expect([...updates.body].filter((one) => String(one['service_request_id']) === id)).toMatchObject([
      { status: 'open', description: '已划出禁停线，交警每天巡查。' },
    ]);
    expect((await get(`/v2/requests/${code}.json`)).body[0]?.['service_request_id'] ?? id).toBe(id);
  });

  test('adds to its own request once, whatever it repeats, and to nobody else’s', async () => {
    const created = (await post('/v2/requests.json', { ...wreck, api_key: key, description: '路口红绿灯不亮了' }))
      .body[0];
    const id = String(created?.['service_request_id']);
    const said = { service_request_id: id, update_id: 'u-1', description: '今天还是不亮' };
    const first = await post('/v2/servicerequestupdates.json', said, { authorization: `Bearer ${key}` });
    expect([first.status, first.body]).toEqual([200, [{ update_id: expect.any(String) }]]);
    expect((await post('/v2/servicerequestupdates.json', { ...said, api_key: key })).body).toEqual(first.body);
    const { body } = await chief.get(`/api/matters/${await matterOf(id)}`);
    expect([...(body['timeline'] ?? [])].filter((fact) => String(fact['kind']) === 'matter.added')).toHaveLength(1);
    const strange = await post('/v2/servicerequestupdates.json', { ...said, api_key: otherKey });
    const unknown = await post('/v2/servicerequestupdates.json', {
      ...said,
      service_request_id: 'FQ-AAAA-AAAAA',
      api_key: otherKey,
    });
    expect([strange.status, strange.text]).toEqual([404, unknown.text]);
    await publish(await matterOf(id));
    expect((await post('/v2/servicerequestupdates.json', { ...said, api_key: otherKey })).status).toBe(403);
  });

  test('two of the same at once become one matter; other words, or ten minutes later, another', async () => {
    const fields = { ...wreck, api_key: key, description: '施工夜里十二点还在打桩' };
    const answers = await Promise.all([1, 2, 3].map(() => post('/v2/requests.json', fields)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const other = await post('/v2/requests.json', { ...fields, api_key: otherKey });
    house.setNow(new Date(startAt.getTime() + 11 * 60_000));
    const later = await post('/v2/requests.json', fields);
    const ids = [answers[0], other, later].map((answer) => answer?.body[0]?.['service_request_id']);
    expect(new Set(ids).size).toBe(3);
  });
});

describe('what nobody outside may learn', () => {
  test('private, unpublished, withdrawn, merged and watched matters are nowhere, and their ids answer as if they never were', async () => {
    const wish = { unitId: town.units.north, category: 'environment.noise' };
    const hidden = await Promise.all(
      ['never', 'taken-back', 'withdrawn', 'merged', 'watched'].map(async (how) => ({
        how,
        matter: await makeMatter(house, { ...wish, state: 'in_hand', title: `秘密${how}` }),
      })),
    );
    const codes: string[] = [];
    for (const { how, matter } of hidden) {
      if (how !== 'never') codes.push(await publish(matter.id, { title: `秘密标题${how}` }));
      if (how === 'taken-back') await chief.delete(`/api/matters/${matter.id}/public`);
      if (how === 'watched') await house.base.owner.query('update matter set watch = true where id = $1', [matter.id]);
      if (how === 'withdrawn')
        await house.base.owner.query(`update matter set state = 'withdrawn' where id = $1`, [matter.id]);
    }
    const root = await makeMatter(house, { ...wish, state: 'in_hand', title: '主件' });
    const merged = hidden[3]?.matter.id ?? '';
    await house.base.owner.query(
      `update matter set state = 'merged', merged_into = $2, state_before = 'in_hand' where id = $1`,
      [merged, root.id],
    );
    const created = (await post('/v2/requests.json', { ...wreck, api_key: key, description: '楼上夜里漏水滴到我家' }))
      .body[0];
    const own = String(created?.['service_request_id']);
    const receipt = String(created?.['receipt_code']);

    const ids = [...codes, own, receipt, ...hidden.flatMap(({ matter }) => [matter.id, matter.number, matter.code])];
    for (const format of ['json', 'xml']) {
      const asked = `api_key=${otherKey}`;
      const none = await get(`/v2/requests/FQ-QQQQ-QQQQQ.${format}?${asked}`);
      expect(none.status).toBe(404);
      for (const id of ids) {
        for (const query of [asked, '']) {
          const answer = await get(`/v2/requests/${id}.${format}?${query}`);
          expect([id, answer.status, answer.text]).toEqual([id, 404, none.text]);
        }
      }
      const noToken = await get(`/v2/tokens/FQ-QQQQ-QQQQQ.${format}`);
      for (const id of ids) expect((await get(`/v2/tokens/${id}.${format}`)).text).toBe(noToken.text);
      const listed = await get(`/v2/requests.${format}?service_request_id=${ids.join(',')}`);
      const empty = await get(`/v2/requests.${format}?service_request_id=FQ-QQQQ-QQQQQ`);
      expect([listed.status, listed.text]).toEqual([200, empty.text]);
      const everything = [
        await get(`/v2/requests.${format}?extensions=true&api_key=${key}`),
        await get(`/v2/servicerequestupdates.${format}?api_key=${key}`),
      ].map(({ text }) => text);
      const secrets = [...ids, '秘密', '漏水', '19900007788', '王小明', 'ming@example.org', '主件'];
      for (const secret of secrets) for (const text of everything) expect(text).not.toContain(secret);
    }
  });

  test('the place is told where the residents’ map shows it; never the point that somebody sent', async () => {
    const matter = await makeMatter(house, { unitId: town.units.north, state: 'in_hand' });
    await house.base.owner.query('update matter set lng = 121.611, lat = 43.222 where id = $1', [matter.id]);
    const code = await publish(matter.id);
    const before = (await get(`/v2/requests/${code}.json`)).body[0];
    expect(before).toMatchObject({ lat: null, long: null, address: null });
    await house.base.owner.query('update matter set place_id = $2 where id = $1', [matter.id, town.placeId]);
    const placed = (await get(`/v2/requests/${code}.json`)).body[0];
    expect(placed).toMatchObject({ address: '金桐警务工作站', lat: 43.25, long: 121.65 });
    await house.base.owner.query(`update place set kind = 'must-reach' where id = $1`, [town.placeId]);
    expect((await get(`/v2/requests/${code}.json`)).body[0]).toMatchObject({ address: null, lat: null });
    await house.base.owner.query(`update place set kind = 'work-station' where id = $1`, [town.placeId]);
  });

  test('a photo is shown only when a colleague blacked it out and put it on the card, and no longer than the card', async () => {
    const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    const resident = town.visitor();
    const photo = String((await resident.bytes('/api/files', new Uint8Array(png))).body['id']);
    const said = { what: '井盖坏了一个月没人修', where: '金桐小区', emergency: false, fileIds: [photo] };
    const number = (await resident.post('/api/report', said)).body['number'];
    const { rows } = await house.base.owner.query<{ id: string }>('select id from matter where number = $1', [number]);
    const id = rows[0]?.id ?? '';
    const words = { title: '井盖坏了', body: '井盖已登记维修。', photoId: photo };
    expect((await chief.post(`/api/matters/${id}/public`, words)).status).toBe(400);
    expect((await chief.post(`/api/files/${photo}/redact`, { none: true })).status).toBe(200);
    const other = await makeMatter(house, { unitId: town.units.north, state: 'in_hand' });
    expect((await chief.post(`/api/matters/${other.id}/public`, words)).status).toBe(400);
    const code = await publish(id);
    expect((await get(`/v2/requests/${code}.json`)).body[0]?.['media_url']).toBeNull();
    expect((await get(`/v2/media/${code}`)).status).toBe(404);
    await publish(id, words);
    const url = String((await get(`/v2/requests/${code}.json`)).body[0]?.['media_url']);
    expect(url).toBe(`http://bridge.example/open311/v2/media/${code}`);
    const picture = await get(`/v2/media/${code}`, { origin: 'https://map.example' });
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^image\//)]);
    expect(picture.headers.get('access-control-allow-origin')).toBe('*');
    expect((await resident.get(`/api/public/${code}`)).body).toMatchObject({ hasPhoto: true });
    await chief.delete(`/api/matters/${id}/public`);
    expect((await get(`/v2/media/${code}`)).text).toBe((await get('/v2/media/FQ-QQQQ-QQQQQ')).text);
  });

  test('answers carry no cookie, read none, and pages of other sites may read what is public', async () => {
    const { cookies } = await town.signIn('northChief');
    const answer = await get('/v2/requests.json', { cookie: cookies, origin: 'https://map.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.getSetCookie()).toEqual([]);
    const asStaff = await post('/v2/requests.json', wreck, { cookie: cookies });
    expect(asStaff.status).toBe(403);
    const form = await fetch(`${house.url}/api/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ badge: '1', password: 'x', code: '1' }),
    });
    expect(form.status).toBe(400);
  });
});

describe('volume and time', () => {
  beforeAll(async () => {
    await house.base.owner.query(
      `with m as (insert into matter (id, number, state, title, what, category, channel, where_text, unit_id, reported_at, promised_at, solved, search, changed_at)
          select gen_random_uuid(), 'V-' || n, case when n % 2 = 0 then 'closed' else 'in_hand' end, '批量', '批量', 'environment.noise', 'phone', '', $1,
            timestamptz '2025-03-01T00:00:00Z' + n * interval '1 hour', timestamptz '2025-04-01T00:00:00Z', 'unasked', ''::tsvector, now()
          from generate_series(1, 1100) n returning id, number, reported_at)
        insert into public_card (matter_id, code, title, body, by_id, made_at, changed_at)
          select id, number, '批量公开', '批量公开的事', (select id from account limit 1), reported_at, reported_at from m`,
      [town.units.north],
    );
  });
  const span = 'start_date=2025-03-01T00:00:00Z&end_date=2025-05-29T00:00:00Z';

  test('a thousand at the most, the rest on the next page, the latest first', async () => {
    const first = await get(`/v2/requests.json?${span}`);
    expect(isValid('requests', first.body)).toEqual([]);
    const second = await get(`/v2/requests.json?${span}&page=2`);
    const ids = [...first.body, ...second.body].map((one) => String(one['service_request_id']));
    expect([first.body.length, second.body.length, new Set(ids).size]).toEqual([1000, 100, 1100]);
    expect(ids.slice(0, 2)).toEqual(['V-1100', 'V-1099']);
    expect((await get(`/v2/requests.json?${span}&page_size=7&page=3`)).body).toHaveLength(7);
    expect((await get(`/v2/requests.json?${span}&page_size=1001`)).status).toBe(400);
  });

  test('ninety days at the most, either way round; the last ninety where nothing is said', async () => {
    const wide = await get('/v2/requests.json?start_date=2025-03-01T00:00:00Z&end_date=2025-06-01T00:00:00Z');
    expect([wide.status, wide.text]).toEqual([400, expect.stringContaining('90')]);
    expect((await get('/v2/requests.json?start_date=2025-03-01T00:00:00Z')).body).toHaveLength(1000);
    expect((await get('/v2/requests.json?end_date=2025-03-01T03:30:00%2B00:00')).body).toHaveLength(3);
    expect((await get('/v2/requests.json?end_date=2025-03-01T11:30:00+08:00')).body).toHaveLength(3);
    expect((await get('/v2/requests.json')).text).not.toContain('V-');
    expect((await get(`/v2/requests.json?${span.replace('2025-03', '2025-06')}`)).status).toBe(400);
    expect((await get('/v2/requests.json?start_date=2025-03-01')).status).toBe(400);
  });

  test('by service and status, both as lists with commas or repeated', async () => {
    const count = async (query: string) => (await get(`/v2/requests.json?${span}&${query}`)).body.length;
    expect(await count('status=closed')).toBe(550);
    expect(await count('status=open&status=closed')).toBe(1000);
    expect(await count('service_code=environment.noise,street.parking&status=OPEN')).toBe(550);
    expect(await count('service_code=street.parking')).toBe(0);
    expect((await get(`/v2/requests.json?status=resolved`)).status).toBe(400);
  });
});

describe('XML and JSON', () => {
  const lists = new Set(['service', 'request', 'request_update', 'error', 'attribute', 'value', 'endpoint', 'format']);
  const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: (name) => lists.has(name) });

  // The Spark convention backwards: a container of members is a list, an empty element is null or an empty list.
  function plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value === '' ? null : value;
    const [[name, inner] = ['', undefined], ...others] = Object.entries(value);
    if (others.length === 0 && lists.has(name)) return plain(inner);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
  }
  const asText = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.length === 0 ? null : value.map(asText);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asText(part)]));
    return value === null || value === '' ? null : String(value);
  };

  test('say the same everywhere, in UTF-8, with the names of the standard', async () => {
    const matter = await makeMatter(house, { unitId: town.units.north, state: 'in_hand' });
    const code = await publish(matter.id, { body: '井盖 <坏了> & "响"\n\t第二行 ‘引号’ 🚧', result: '已换 & 好 ]]>' });
    const roots = {
      '/discovery': 'discovery',
      '/v2/services': 'services',
      '/v2/services/street.parking': 'service_definition',
      '/v2/requests': 'service_requests',
      [`/v2/requests/${code}`]: 'service_requests',
      [`/v2/tokens/${code}`]: 'service_requests',
      '/v2/servicerequestupdates': 'service_request_updates',
      '/v2/requests/FQ-QQQQ-QQQQQ': 'errors',
      '/v2/services/none': 'errors',
      '/v2/nothing': 'errors',
    };
    for (const [path, root] of Object.entries(roots)) {
      const [json, xml] = [await get(`${path}.json`), await get(`${path}.xml`)];
      expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8');
      expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(xml.text.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true);
      expect(XMLValidator.validate(xml.text)).toBe(true);
      const parsed = parser.parse(xml.text);
      expect([path, Object.keys(parsed).filter((name) => name !== '?xml')]).toEqual([path, [root]]);
      expect(plain(parsed[root])).toEqual(asText(json.body));
      expect(xml.status).toBe(json.status);
    }
  });

  test('without a suffix the Accept header chooses, and words come in the language that is asked for', async () => {
    expect((await get('/v2/services', { accept: 'text/xml' })).text).toContain('<services>');
    const english = await get('/v2/services/street.parking.json', { 'accept-language': 'en' });
    expect(english.text).toContain('Who sees it');
    expect((await get('/v2/services/none.json', { 'accept-language': 'en' })).body[0]?.['description']).toBe(
      'service_code: was not found',
    );
  });
});

describe('errors', () => {
  test('have the form and the status of the standard', async () => {
    const good = { ...wreck, api_key: key };
    const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([field]) => field !== name));
    const cases: [number, string, Answer][] = [
      [403, 'api_key', await post('/v2/requests.json', without('api_key'))],
      [403, 'api_key', await post('/v2/requests.json', { ...good, api_key: 'mbt_wrong' })],
      [400, 'service_code', await post('/v2/requests.json', without('service_code'))],
      [404, 'service_code', await post('/v2/requests.json', { ...good, service_code: 'nothing' })],
      [404, 'jurisdiction_id', await post('/v2/requests.json', { ...good, jurisdiction_id: 'city.gov' })],
      [404, 'jurisdiction_id', await get('/v2/services.json?jurisdiction_id=city.gov')],
      [400, 'long', await post('/v2/requests.json', without('long'))],
      [400, 'lat', await post('/v2/requests.json', { ...good, lat: '91' })],
      [400, 'phone', await post('/v2/requests.json', { ...good, phone: '12' })],
      [400, 'address_id', await post('/v2/requests.json', { ...good, address_id: 'P-none' })],
      [400, 'CONFIDENTIAL', await post('/v2/requests.json', { ...good, 'attribute[CONFIDENTIAL]': 'maybe' })],
      [400, 'HAPPENED_ON', await post('/v2/requests.json', { ...good, 'attribute[HAPPENED_ON]': '2026-02-30' })],
      [400, 'description', await post('/v2/requests.json', { ...good, description: '长'.repeat(4001) })],
      [400, 'start_date', await get('/v2/requests.json?start_date=yesterday')],
      [404, '', await get('/v2/unknown.json')],
      [404, '', await get('/anything')],
    ];
    for (const [status, word, answer] of cases) {
      expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(word)]);
      expect(isValid('errors', answer.body)).toEqual([]);
    }
    expect((await get('/v2/services.json?jurisdiction_id=bridge.example')).status).toBe(200);
    expect((await get('/v2/services.json?jurisdiction_id=')).status).toBe(200);
  });

  test('a report without a map is taken, by words or by the code of a place', async () => {
    const { lat: _lat, long: _long, address_string: _where, ...said } = { ...wreck, api_key: key };
    for (const where of [{ address_string: '金桐小区' }, { address_id: 'P001' }]) {
      const answer = await post('/v2/requests.xml', {
        ...said,
        description: `没有地图也能反映 ${Object.keys(where)}`,
        ...where,
      });
      expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('河北路派出所')]);
    }
  });

  test('odd parameters are refused or passed over, and never break anything', async () => {
    const odd = [
      '%00',
      '%',
      '%ff',
      '..%2f..',
      '[]',
      '{}',
      '-1',
      '1e309',
      'null',
      '__proto__',
      'a'.repeat(3000),
      '%F0%9F',
      ';drop',
      "'",
    ];
    const names = [
      'service_request_id',
      'service_code',
      'start_date',
      'status',
      'page',
      'page_size',
      'jurisdiction_id',
      '__proto__',
      'attribute[x]',
    ];
    for (const name of names) {
      for (const value of odd) {
        const answer = await get(`/v2/requests.json?${name}=${value}`, {
          'x-forwarded-for': `10.40.${odd.indexOf(value)}.1`,
        });
        expect([name, value, [200, 400, 404].includes(answer.status)]).toEqual([name, value, true]);
      }
    }
    for (const value of odd) {
      for (const path of [`/v2/requests/${value}.json`, `/v2/services/${value}.xml`, `/v2/tokens/${value}`]) {
        const answer = await get(path, { 'x-forwarded-for': '10.41.0.1' });
        expect([path, [400, 404].includes(answer.status)]).toEqual([path, true]);
      }
      const answer = await post('/v2/requests.json', {
        ...wreck,
        api_key: key,
        description: decodeURIComponent(value.replaceAll('%', '%25')),
        [`attribute[${value}]`]: value,
      });
      expect([value, [200, 400].includes(answer.status)]).toEqual([value, true]);
    }
  });
});

describe('the administrator', () => {
  test('sees which programmes knock, what they brought and what was refused, and no word of anybody', async () => {
    await post('/v2/requests.json', { ...wreck, api_key: otherKey, service_code: 'nothing' });
    const { status, body } = await admin.get('/api/open311/clients');
    expect(status).toBe(200);
    const row = [...(body['rows'] ?? [])].find((one) => String(one['name']) === '热线转办');
    expect(row).toMatchObject({ requests: 1, lastMonth: 1, open: 1 });
    expect([...(body['refusals'] ?? [])]).toContainEqual({
      client: '热线转办',
      action: 'open311.report',
      reason: 'not-found',
      count: 1,
    });
    expect(JSON.stringify(body)).not.toMatch(/王小明|7788|消防通道/);
    expect((await chief.get('/api/open311/clients')).status).toBe(403);
  });

  test('stops a programme by revoking its token, and closes its rest by its limit', async () => {
    const short = await makeKey('短命客户端');
    const { body } = await admin.get('/api/tokens');
    const token = [...(body['rows'] ?? [])].find((one) => String(one['name']) === '短命客户端');
    await admin.delete(`/api/tokens/${String(token?.['id'])}`);
    expect((await post('/v2/requests.json', { ...wreck, api_key: short })).status).toBe(403);
    const fields = { ...wreck, api_key: otherKey, service_code: 'nothing' };
    const statuses = new Set<number>();
    for (let i = 0; i < 62; i += 1) statuses.add((await post('/v2/requests.json', fields)).status);
    expect([...statuses]).toEqual([404, 429]);
  });

  test('and the books of every matter that came this way agree', async () => {
    const { rows } = await house.base.owner.query(
      `select 1 from matter where channel = 'open311' and reported_at < now() + $1::interval`,
      [`${day} milliseconds`],
    );
    expect(rows.length).toBeGreaterThan(3);
    const { wrong } = await checkBooks(house.base.app.db, () => undefined);
    const { rows: own } = await house.base.owner.query<{ id: string }>(
      `select id from matter where channel = 'open311'`,
    );
    expect(wrong.filter(({ id }) => own.some((matter) => matter.id === id))).toEqual([]);
  });
});
