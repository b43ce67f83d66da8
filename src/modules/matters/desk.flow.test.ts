import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire, openReceiptOf } from '../../../tests/support/knockers.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { statementsOf } from '../../../tests/support/statements.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';

let house: TestHouse;
let town: Town;
let chief: Caller;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  chief = (
    await hire(house, { unitId: town.units.north, duties: ['intake', 'assign', 'handle', 'oversee', 'revisit'] })
  ).caller;
});
afterAll(() => house.close());

const said = { what: '楼道里堆了很多纸箱，走不过去。', where: '金桐小区3号楼', emergency: false };

describe('a photo that a resident sends', () => {
  async function photo(): Promise<Buffer> {
    const exif = {
      IFD0: { Make: 'SecretPhone', Copyright: 'Zhang San' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '120/1 10/1 0/1' },
    };
    return sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#7a1f1f' } })
      .jpeg()
      .withExif(exif)
      .toBuffer();
  }

  async function download(caller: Caller, path: string): Promise<{ status: number; bytes: Buffer }> {
    const response = await fetch(house.url + path, { headers: { cookie: caller.cookies } });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  test('tells at no size where and with which phone it was taken, and another resident cannot open it', async () => {
    const bytes = await photo();
    expect((await sharp(bytes).metadata()).exif?.includes('SecretPhone')).toBe(true);
    const resident = town.visitor();
    const fileId = String((await resident.bytes('/api/files', bytes)).body['id']);
    const sent = (await resident.post('/api/report', { ...said, fileIds: [fileId] })).body;
    await resident.post('/api/report/open', { code: String(sent['code']), tail: String(sent['tail']) });
    for (const caller of [resident, chief]) {
      for (const size of ['thumbnail', 'clean']) {
        const shown = await download(caller, `/api/files/${fileId}?size=${size}`);
        expect(shown.status).toBe(200);
        expect((await sharp(shown.bytes).metadata()).exif).toBeUndefined();
        expect(shown.bytes.includes('SecretPhone')).toBe(false);
      }
    }
    const neighbour = await openReceiptOf(house, (await makeMatter(house, { unitId: town.units.north })).reporterId);
    expect((await download(neighbour, `/api/files/${fileId}`)).status).toBe(404);
    expect((await download(town.visitor(), `/api/files/${fileId}`)).status).toBe(401);
  });

  test('comes with a second report too, while the receipt of the first one or the desk is open in the same browser', async () => {
    const { reporterId } = await makeMatter(house, { unitId: town.units.north });
    for (const caller of [await openReceiptOf(house, reporterId), chief]) {
      const fileId = String((await caller.bytes('/api/files', await photo())).body['id']);
      expect((await caller.post('/api/report', { ...said, fileIds: [fileId] })).status).toBe(200);
    }
  });

  test('is bound once: nobody can take it into a second matter', async () => {
    const fileId = String((await town.visitor().bytes('/api/files', await photo())).body['id']);
    expect((await town.visitor().post('/api/report', { ...said, fileIds: [fileId] })).status).toBe(200);
    const { status, body } = await town.visitor().post('/api/report', { ...said, fileIds: [fileId] });
    expect([status, String(body['error']?.['fields']?.[0]?.['path'])]).toEqual([400, 'fileIds']);
  });

  test('of one colleague is not bound by another', async () => {
    const fileId = String((await chief.bytes('/api/files', await photo())).body['id']);
    const other = await hire(house, { unitId: town.units.north, duties: ['intake'] });
    expect((await other.caller.post('/api/matters', { ...said, channel: 'phone', fileIds: [fileId] })).status).toBe(
      400,
    );
  });
});

describe('what names somebody who is not there', () => {
  const nobody = newId();
  test.each<[string, string, string, object]>([
    ['assigning to an unknown unit', 'accepted', 'assign', { unitId: nobody }],
    ['assigning to an unknown lead', 'accepted', 'assign', { leadId: nobody }],
    ['assigning with an unknown helping unit', 'accepted', 'assign', { helpers: [{ unitId: nobody, task: '请协助' }] }],
    ['assigning with an unknown partner', 'accepted', 'assign', { helpers: [{ partnerId: nobody, task: '请协助' }] }],
    ['asking an unknown unit', 'in_hand', 'parts', { unitId: nobody, task: '请协助' }],
    ['asking an unknown partner', 'in_hand', 'parts', { partnerId: nobody, task: '请协助' }],
  ])('is refused as a wrong input: %s', async (_, state, path, fields) => {
    const { id } = await makeMatter(house, { unitId: town.units.north, state });
    const input = path === 'assign' ? { version: 1, unitId: town.units.northGroup, ...fields } : fields;
    const { status, body } = await chief.post(`/api/matters/${id}/${path}`, input);
    expect([status, String(body['error']?.['code'])]).toEqual([400, 'input.invalid']);
  });

  test('is refused when a report is taken down for an unknown unit, and when many are assigned to one', async () => {
    expect((await chief.post('/api/matters', { ...said, channel: 'phone', unitId: nobody })).status).toBe(400);
    const { id } = await makeMatter(house, { unitId: town.units.north, state: 'accepted' });
    expect((await chief.post('/api/matters/bulk', { ids: [id], step: 'assign', unitId: nobody })).status).toBe(400);
  });
});

describe('opening a matter', () => {
  test('asks the database eight times at the most, also where a partner, a helping unit and another report belong to it', async () => {
    const { north, northGroup } = town.units;
    const { id } = await makeMatter(house, { unitId: north, state: 'accepted', helperUnitId: northGroup });
    const other = await makeMatter(house, { unitId: north });
    await chief.post(`/api/matters/${id}/parts`, { partnerId: town.partnerId, task: '请协助清运' });
    const merging = { version: 1, intoId: id, reason: '同一堆纸箱' };
    expect((await chief.post(`/api/matters/${other.id}/merge`, merging)).status).toBe(200);
    const open = () => chief.get(`/api/matters/${id}`);
    // What is kept in memory is read the first time.
    const { body } = await open();
    expect(body['parts']?.map((part) => String(part['links']?.length))).toEqual(['0', '1']);
    expect([body['reporters']?.length, body['together']?.['members']?.length]).toEqual([2, 1]);
    const asked = await statementsOf(open);
    expect(asked).toContain('commit');
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(8);
  });
});

describe('two colleagues at the same matter', () => {
  test('the second one who acts on an old page is told so, and nothing is lost', async () => {
    const { id } = await makeMatter(house, { unitId: town.units.north });
    const answers = await Promise.all([1, 2, 3].map(() => chief.post(`/api/matters/${id}/accept`, { version: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { rows } = await house.base.owner.query(`select kind from happening where subject_id = $1`, [id]);
    expect(rows).toEqual([{ kind: 'matter.accepted' }]);
  });
});

describe('a matter that is over', () => {
  test.each<[string, object]>([
    ['news', { text: '再告知一声' }],
    ['notes', { text: '再记一笔' }],
    ['parts', { partnerId: 'partner', task: '再请协助' }],
    ['recategorise', { version: 1, category: 'street', reason: '归错类了' }],
    ['evidence', { version: 1, evidence: 'visit-note', note: '已上门' }],
  ])('takes no more %s', async (path, fields) => {
    for (const state of ['archived', 'withdrawn']) {
      const { id } = await makeMatter(house, { unitId: town.units.north, state });
      const { status, body } = await chief.post(
        `/api/matters/${id}/${path}`,
        'partnerId' in fields ? { ...fields, partnerId: town.partnerId } : fields,
      );
      expect([status, String(body['error']?.['code'])]).toEqual([409, 'step.not-now']);
    }
  });
});

describe('an internal note', () => {
  test('may be struck by whoever wrote it, for ten minutes and once; it stays readable, struck through', async () => {
    const { id } = await makeMatter(house, { unitId: town.units.north, state: 'accepted' });
    const noted = async (caller: Caller) =>
      (await caller.get(`/api/matters/${id}`)).body['timeline']?.filter(
        (entry) => String(entry['kind']) === 'matter.noted',
      ) ?? [];
    const strike = (caller: Caller, note: string) => caller.post(`/api/matters/${id}/notes/${note}/strike`);
    for (const text of ['写错了人', '这条不动']) await chief.post(`/api/matters/${id}/notes`, { text });
    const [wrong, kept] = (await noted(chief)).map((entry) => String(entry['id']));
    const colleague = (await hire(house, { unitId: town.units.north, duties: ['handle', 'oversee'] })).caller;
    expect((await strike(colleague, wrong ?? '')).status).toBe(403);
    expect((await strike(chief, '999999999')).status).toBe(404);
    expect((await strike(chief, wrong ?? '')).status).toBe(200);
    expect((await strike(chief, wrong ?? '')).body['error']?.['code']).toBe('step.not-now');
    expect((await noted(colleague)).map((entry) => [String(entry['text']), entry['struck']])).toEqual([
      ['写错了人', true],
      ['这条不动', false],
    ]);
    house.setNow(new Date(house.now().getTime() + 11 * 60_000));
    expect((await strike(chief, kept ?? '')).body['error']?.['code']).toBe('note.too-late');
  });
});
