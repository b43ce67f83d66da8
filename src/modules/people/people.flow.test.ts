import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { peopleFacts } from './words.ts';

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

const group = (parentId: string, code: string, name: string) => ({
  code,
  parentId,
  kind: 'group',
  name,
  validFrom: '2026-11-01',
});

async function makePerson(code: string, name: string): Promise<string> {
  const { body } = await keeper.post('/api/people', { code, name, kind: 'officer' });
  return String(body['id']);
}

describe('units', () => {
  it('whoever keeps the registers of the bureau makes a group, and the tree shows it', async () => {
    const { status } = await keeper.post('/api/units', group(town.units.north, 'B-N-2', '河北路第二警务组'));
    expect(status).toBe(200);
    const { body } = await clerk.get('/api/units');
    expect(body['rows']?.map((row) => row['code'])).toContain('B-N-2');
  });

  it('a station that keeps its own registers and system cannot put itself at the top, where it would reach the whole county', async () => {
    const { caller } = await hire(house, { unitId: town.units.south, duties: ['register', 'system'] });
    const unit = { id: town.units.south, code: 'B-S', kind: 'station', name: '南湖派出所' };
    expect((await caller.put(`/api/units/${unit.id}`, { ...unit, parentId: null })).status).toBe(403);
    expect((await caller.put(`/api/units/${unit.id}`, { ...unit, parentId: town.units.bureau })).status).toBe(200);
  });

  it('a clerk reads the tree but makes no units', async () => {
    expect((await clerk.post('/api/units', group(town.units.north, 'X', '无'))).status).toBe(403);
    expect((await town.visitor().get('/api/units')).status).toBe(401);
  });

  it('a code is used once', async () => {
    expect((await keeper.post('/api/units', group(town.units.north, 'B-S', '重名'))).status).toBe(409);
  });

  it('a unit cannot be hung below itself', async () => {
    const bureau = { code: 'B-N', parentId: town.units.northGroup, kind: 'station', name: '河北路派出所' };
    expect((await keeper.put(`/api/units/${town.units.north}`, bureau)).status).toBe(400);
  });

  it('of a group that was split its heirs answer for the old records, and the old day shows the old group', async () => {
    const made = await keeper.post('/api/units', group(town.units.south, 'B-S-2', '南湖第二警务组'));
    const id = String(made.body['id']);
    const heirs = [
      { code: 'B-S-3', parentId: town.units.south, kind: 'group', name: '南湖第三警务组' },
      { code: 'B-S-4', parentId: town.units.south, kind: 'group', name: '南湖第四警务组' },
    ];
    const { status } = await keeper.post('/api/units/reorganise', { endIds: [id], into: heirs, on: '2026-11-15' });
    expect(status).toBe(200);
    const { body } = await clerk.get(`/api/units/${id}`);
    expect(body['became']?.map((unit) => unit['name'])).toEqual(['南湖第三警务组', '南湖第四警务组']);
    const codesOn = async (day: string) =>
      (await clerk.get(`/api/units?day=${day}`)).body['rows']?.map((row) => row['code']);
    expect(await codesOn('2026-11-14')).toContain('B-S-2');
    expect(await codesOn('2026-11-15')).toEqual(expect.arrayContaining(['B-S-3', 'B-S-4']));
    expect(await codesOn('2026-11-15')).not.toContain('B-S-2');
  });

  it('a unit with others below it does not end', async () => {
    expect((await keeper.post(`/api/units/${town.units.north}/end`, { on: '2026-12-01' })).status).toBe(409);
  });
});

describe('people', () => {
  it('are found by name, by pinyin initials and by badge', async () => {
    await makePerson('9001', '单晓峰');
    for (const q of ['晓峰', 'sxf', '9001']) {
      const { body } = await clerk.get(`/api/people?q=${encodeURIComponent(q)}`);
      expect(body['rows']?.map((row) => row['name'])).toEqual(['单晓峰']);
    }
  });

  it('come page by page, each once', async () => {
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await clerk.get(`/api/people?limit=3${cursor}`);
      seen.push(...(body['rows'] ?? []).map((row) => row['code']));
      cursor = body['next'] === null ? '' : `&cursor=${String(body['next'])}`;
    } while (cursor !== '');
    const { rows } = await house.base.owner.query('select code from person order by code');
    expect(seen).toEqual(rows.map((row) => row.code));
  });

  it('a colleague who opens a person leaves a line in the access log', async () => {
    const { personId } = town.people.northOfficer;
    await clerk.get(`/api/people/${personId}`);
    const { rows } = await house.base.owner.query('select who_id from access_log where subject_id = $1', [personId]);
    expect(rows).toEqual([{ who_id: town.people.northClerk.accountId }]);
  });
});

describe('posts', () => {
  it('a post brings its duties from its first day to its last, and the next request knows', async () => {
    const { personId } = town.people.northColleague;
    const colleague = await town.signIn('northColleague');
    const dutiesNow = async () => (await colleague.get('/api/me')).body['me']?.['duties'];
    expect(await dutiesNow()).toEqual(['handle']);
    const post = {
      unitId: town.units.north,
      post: 'team-head',
      duties: ['assign'],
      concurrent: true,
      validFrom: '2026-11-20',
    };
    const given = await keeper.post(`/api/people/${personId}/posts`, post);
    expect(await dutiesNow()).toEqual(expect.arrayContaining(['assign', 'handle']));
    await keeper.post(`/api/posts/${String(given.body['id'])}/end`, { on: '2026-11-20' });
    expect(await dutiesNow()).toEqual(['handle']);
  });

  it('a stand-in counts only while he stands in, and ends with the post', async () => {
    const { body } = await keeper.get(`/api/people/${town.people.northWatch.personId}`);
    const postId = String(body['holdings']?.[0]?.['id']);
    const stand = { personId: town.people.northOfficer.personId, validFrom: '2026-11-20', validTo: '2026-11-22' };
    expect((await keeper.post(`/api/posts/${postId}/stand-in`, stand)).status).toBe(200);
    const officer = await town.signIn('northOfficer');
    const dutiesNow = async () => (await officer.get('/api/me')).body['me']?.['duties'];
    expect(await dutiesNow()).toEqual(expect.arrayContaining(['handle', 'watch']));
    await keeper.post(`/api/posts/${postId}/end`, { on: '2026-11-20' });
    expect(await dutiesNow()).toEqual(['handle']);
  });

  it('nobody holds the same post in the same unit twice at a time', async () => {
    const id = await makePerson('9002', '王芳');
    const post = { unitId: town.units.north, post: 'auxiliary', validFrom: '2026-11-01' };
    expect((await keeper.post(`/api/people/${id}/posts`, post)).status).toBe(200);
    expect((await keeper.post(`/api/people/${id}/posts`, { ...post, validFrom: '2026-12-01' })).status).toBe(409);
  });

  it('a registrar neither promotes himself nor makes auditors', async () => {
    const post = { unitId: town.units.north, post: 'auditor', validFrom: '2026-11-01' };
    const own = await keeper.post(`/api/people/${town.people.keeper.personId}/posts`, { ...post, post: 'team-head' });
    const other = await keeper.post(`/api/people/${town.people.northOfficer.personId}/posts`, post);
    expect([own.status, other.status]).toEqual([403, 403]);
  });

  it('whoever leaves holds no post from that day on', async () => {
    const id = await makePerson('9003', '赵六');
    await keeper.post(`/api/people/${id}/posts`, {
      unitId: town.units.north,
      post: 'auxiliary',
      validFrom: '2026-11-01',
    });
    await keeper.post(`/api/people/${id}/leave`, { on: '2026-11-20' });
    const { body } = await keeper.get(`/api/people/${id}`);
    expect(body['leftOn']).toBe('2026-11-20');
    expect(body['holdings']?.map((post) => [post['validTo'], post['holdsNow']])).toEqual([['2026-11-20', false]]);
  });
});

it('every fact that was told here has its words', async () => {
  const { rows } = await house.base.owner.query<{ kind: string }>(
    `select distinct kind from happening where kind not like 'session.%'`,
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.filter(({ kind }) => !(kind in peopleFacts))).toEqual([]);
});
