import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire, openReceiptOf } from '../../../tests/support/knockers.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';
import { hashSecret } from '../../platform/identify.ts';

let folder: string;
let house: TestHouse;
let town: Town;
let officer: Caller;
let helper: Caller;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-redact-'));
  house = await openTestHouse({ withJobs: true, settings: { MAPLEBRIDGE_DATA: folder } });
  town = await buildTown(house);
  officer = (await hire(house, { unitId: town.units.north, duties: ['handle'] })).caller;
  helper = (await hire(house, { unitId: town.units.south, duties: ['handle', 'assign'] })).caller;
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const face = { x: 0.25, y: 0.25, width: 0.25, height: 0.25 };
const plate = { x: 0.6, y: 0.75, width: 0.3, height: 0.2 };

interface Scene {
  readonly matterId: string;
  readonly partId: string;
  readonly fileId: string;
  readonly resident: Caller;
}

/** A matter that another unit helps with, and a photo in it. */
async function scene(kind: 'photo' | 'pdf' = 'photo'): Promise<Scene> {
  const wish = { unitId: town.units.north, helperUnitId: town.units.south, state: 'in_hand' } as const;
  const { id: matterId, reporterId, partId = '' } = await makeMatter(house, wish);
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#c84630' } })
    .composite([
      { input: { create: { width: 160, height: 120, channels: 3, background: '#2e7bd1' } }, left: 160, top: 120 },
    ])
    .jpeg()
    .withExif({ IFD0: { Copyright: newId() } })
    .toBuffer();
  const fileId = String((await officer.bytes('/api/files', photo)).body['id']);
  await house.base.owner.query(
    `update stored_file set subject_kind = 'matter', subject_id = $1, audience = 'resident', kind = $3 where id = $2`,
    [matterId, fileId, kind],
  );
  return { matterId, partId, fileId, resident: await openReceiptOf(house, reporterId) };
}

async function shown(caller: Caller, fileId: string, size = 'clean'): Promise<{ status: number; bytes: Buffer }> {
  const response = await fetch(`${house.url}/api/files/${fileId}?size=${size}`, {
    headers: { cookie: caller.cookies },
  });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** The middle pixel of the face. */
async function facePixel(bytes: Buffer): Promise<number[]> {
  const { width, height } = await sharp(bytes).metadata();
  const at = { left: Math.round(width * 0.37), top: Math.round(height * 0.37), width: 1, height: 1 };
  return [...(await sharp(bytes).extract(at).raw().toBuffer())];
}

const redact = (caller: Caller, fileId: string, body: object) => caller.post(`/api/files/${fileId}/redact`, body);

async function stored(fileId: string): Promise<Record<string, string | null>> {
  const { rows } = await house.base.owner.query(`select * from stored_file where id = $1`, [fileId]);
  return rows[0] as Record<string, string | null>;
}

describe('a photo blacked out by hand', () => {
  test('shows a helping unit the public copy at every size, and before that nothing at all', async () => {
    const { matterId, fileId } = await scene();
    expect((await shown(helper, fileId)).status).toBe(404);
    expect((await helper.get(`/api/matters/${matterId}`)).body['files']).toEqual([]);
    expect((await redact(officer, fileId, { boxes: [face] })).status).toBe(200);
    for (const size of ['clean', 'thumbnail', 'public', 'public-thumbnail']) {
      const { status, bytes } = await shown(helper, fileId, size);
      expect(status).toBe(200);
      expect(Math.max(...(await facePixel(bytes)))).toBeLessThan(3);
      expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    }
    const { body } = await helper.get(`/api/matters/${matterId}`);
    expect(body['files']).toMatchObject([{ id: fileId, redaction: null }]);
  });

  test('stays clean for those who have the whole matter, and its original stays sealed', async () => {
    const { fileId, resident } = await scene();
    const before = await stored(fileId);
    const clean = (await shown(officer, fileId)).bytes;
    await redact(officer, fileId, { boxes: [face, plate] });
    const after = await stored(fileId);
    expect([after['original_hash'], after['clean_hash']]).toEqual([before['original_hash'], before['clean_hash']]);
    for (const caller of [officer, resident]) expect((await shown(caller, fileId)).bytes).toEqual(clean);
    expect(await facePixel((await shown(officer, fileId, 'public')).bytes)).toEqual([0, 0, 0]);
  });

  test('says on the timeline and in the access log who did it, with the boxes as a fact', async () => {
    const { matterId, fileId } = await scene();
    await redact(officer, fileId, { boxes: [face, plate] });
    const { body } = await officer.get(`/api/matters/${matterId}`);
    const line = body['timeline']?.[0];
    expect(line).toMatchObject({ kind: 'file.redacted', audience: 'staff', details: { hidden: 2 } });
    expect(line?.['by']?.['name']).toMatch(/^警员/);
    expect(body['files']?.[0]?.['redaction']).toMatchObject({ by: line?.['by']?.['name'], boxes: [face, plate] });
    const { rows } = await house.base.owner.query(`select data from happening where subject_id = $1`, [matterId]);
    expect(rows).toEqual([{ data: { fileId, hidden: 2, boxes: [face, plate] } }]);
    const log = await house.base.owner.query(`select action from access_log where subject_id = $1`, [matterId]);
    expect(log.rows).toContainEqual({ action: 'file.redact' });
  });

  test('can be done again from the clean photo; the earlier public copy leaves the disk', async () => {
    const { fileId } = await scene();
    const first = (await redact(officer, fileId, { boxes: [plate] })).body;
    const missed = await stored(fileId);
    const again = await redact(officer, fileId, { boxes: [face], seen: String(first['redactedAt']) });
    expect(again.status).toBe(200);
    const { bytes } = await shown(helper, fileId);
    expect(await facePixel(bytes)).toEqual([0, 0, 0]);
    const plateAt = { left: 480, top: 400, width: 1, height: 1 };
    expect([...(await sharp(bytes).extract(plateAt).raw().toBuffer())][0]).toBeGreaterThan(150);
    await expect.poll(() => isOnDisk(missed['public_hash']), { timeout: 20_000 }).toBe(false);
    expect(await isOnDisk((await stored(fileId))['public_hash'])).toBe(true);
  });

  test('is not overwritten by a colleague who has not seen the last round', async () => {
    const { fileId } = await scene();
    await redact(officer, fileId, { boxes: [face] });
    const late = await redact(officer, fileId, { boxes: [plate] });
    expect([late.status, String(late.body['error']?.['code'])]).toEqual([409, 'version.conflict']);
    expect(await facePixel((await shown(helper, fileId)).bytes)).toEqual([0, 0, 0]);
  });

  test('may be declared free of faces and plates: the clean copy is then public', async () => {
    const { fileId } = await scene();
    expect((await redact(officer, fileId, { none: true })).status).toBe(200);
    expect((await shown(helper, fileId)).bytes).toEqual((await shown(officer, fileId)).bytes);
    expect((await stored(fileId))['redacted_by']).not.toBeNull();
  });
});

async function isOnDisk(hash: string | null | undefined): Promise<boolean> {
  const places = await readdir(folder, { recursive: true });
  return places.some((place) => place.endsWith(String(hash)));
}

describe('blacking out is refused', () => {
  test('to helping units, other units, residents and visitors', async () => {
    const { fileId, resident } = await scene();
    const elsewhere = (await hire(house, { unitId: town.units.southGroup, duties: ['handle'] })).caller;
    const status = async (caller: Caller) => (await redact(caller, fileId, { none: true })).status;
    expect(await status(helper)).toBe(404);
    expect(await status(elsewhere)).toBe(404);
    expect(await status(resident)).toBe(401);
    expect(await status(town.visitor())).toBe(401);
    await redact(officer, fileId, { boxes: [face] });
    expect(await status(helper)).toBe(403);
  });

  test.each([
    ['without boxes and without a declaration', {}],
    ['with boxes and the declaration that there is nothing', { boxes: [face], none: true }],
    ['with a box of no size', { boxes: [{ ...face, width: 0 }] }],
    ['with a box outside of the photo', { boxes: [{ ...face, x: 0.9 }] }],
  ])('%s', async (_, body) => {
    const { fileId } = await scene();
    expect((await redact(officer, fileId, body)).status).toBe(400);
    expect((await stored(fileId))['public_hash']).toBeNull();
  });

  test('for a file that is no photo', async () => {
    const { fileId } = await scene('pdf');
    const { status, body } = await redact(officer, fileId, { none: true });
    expect([status, String(body['error']?.['code'])]).toEqual([409, 'file.no-photo']);
  });
});

describe('whoever holds a link', () => {
  async function linkTo(kind: string, id: string): Promise<Caller> {
    const secret = `mbl_${newId()}`;
    await house.base.owner.query(
      `insert into link (id, token_hash, purpose, subject_kind, subject_id, label, made_at, expires_at)
       values ($1, $2, 'part', $3, $4, '供热公司', now(), now() + interval '1 day')`,
      [newId(), hashSecret(secret), kind, id],
    );
    return new Caller(house.url, { cookie: `mb_link=${secret}` });
  }

  test('sees the public copy of a photo only once the words are shared with the part that the link is for', async () => {
    const { matterId, partId, fileId } = await scene();
    await house.base.owner.query(`update part set unit_id = null, partner_id = $2 where id = $1`, [
      partId,
      town.partnerId,
    ]);
    const [part, whole] = [await linkTo('part', partId), await linkTo('matter', matterId)];
    await redact(officer, fileId, { boxes: [face] });
    expect((await shown(part, fileId)).status).toBe(404);
    await house.base.owner.query(`update reporter set shares = 'words' where matter_id = $1`, [matterId]);
    await house.base.owner.query(
      `insert into sharing (id, matter_id, part_id, partner_id, level, basis, made_at) values ($1, $2, $3, $4, 'words', 'consent', now())`,
      [newId(), matterId, partId, town.partnerId],
    );
    const { status, bytes } = await shown(part, fileId, 'clean');
    expect([status, await facePixel(bytes)]).toEqual([200, [0, 0, 0]]);
    const { matterId: otherId, partId: otherPart } = await scene();
    for (const other of [whole, await linkTo('part', otherPart), await linkTo('matter', otherId)]) {
      expect((await shown(other, fileId)).status).toBe(404);
    }
  });
});
