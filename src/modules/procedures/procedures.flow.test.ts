import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answered, Caller } from '../../../tests/support/caller.ts';
import { lookAtMatterClocks, wrongBooks } from '../../../tests/support/clock-jobs.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { inspection } from '../../../tests/support/procedures.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { withinHouse } from '../../platform/corridor.ts';
import sample from './digit-sample.json' with { type: 'json' };
import { followMatter } from './jobs.ts';

type Fields = Record<string, unknown>;
let house: TestHouse;
let town: Town;
let officer: Caller;
let deputy: Caller;
let south: Caller;
let registrar: Caller;
let admin: Caller;
let visitor: Caller;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T01:00:00Z') });
  town = await buildTown(house);
  const { north, south: other, bureau } = town.units;
  officer = (await hire(house, { unitId: north, duties: ['intake', 'assign', 'handle'] })).caller;
  deputy = (await hire(house, { unitId: north, duties: ['handle'] })).caller;
  south = (await hire(house, { unitId: other, duties: ['handle', 'oversee'] })).caller;
  registrar = (await hire(house, { unitId: bureau, duties: ['register'] })).caller;
  admin = (await hire(house, { unitId: bureau, duties: ['system'] })).caller;
  visitor = new Caller(house.url, { 'x-forwarded-for': '10.30.0.1' });
});
afterAll(() => house.close());

const codeOf = ({ body }: Answered) => String(body['error']?.['code']);
const view = async (id: string) => (await admin.get(`/api/procedures/${id}`)).body;
const act = async (who: Caller, id: string, name: string, fields: Fields = {}) =>
  who.post(`/api/procedures/${id}/${name}`, { version: Number((await view(id))['version']), note: '试行', ...fields });

async function reported(): Promise<{ id: string; receipt: Caller }> {
  const said = {
    what: '工地不盖土，刮风满屋是灰。',
    where: '金桐小区',
    category: 'environment.dust',
    phone: '19900001234',
  };
  const { body } = await visitor.post('/api/report', { ...said, emergency: false });
  const { rows } = await house.base.owner.query<{ id: string }>('select id from matter where number = $1', [
    body['number'],
  ]);
  const receipt = new Caller(house.url, { 'x-forwarded-for': '10.30.0.2' });
  await receipt.post('/api/report/open', { code: String(body['code']), tail: '1234' });
  return { id: rows[0]?.id ?? '', receipt };
}

async function step(who: Caller, id: string, name: string, fields: Fields = {}) {
  const { body } = await who.get(`/api/matters/${id}`);
  return who.post(`/api/matters/${id}/${name}`, { version: Number(body['version']), ...fields });
}

// The job that hears the fact runs by the clock of the machine; here at once.
const hear = (kind: string, id: string) =>
  withinHouse(house.open.house, 'procedures', (ctx) => followMatter(ctx, { kind, id }));

async function inHand() {
  const made = await reported();
  await step(officer, made.id, 'accept');
  await step(officer, made.id, 'assign', { unitId: town.units.north });
  expect((await step(officer, made.id, 'take')).status).toBe(200);
  await hear('matter.taken', made.id);
  return made;
}

const runOf = async (id: string, who = officer) => (await who.get(`/api/matters/${id}/procedure`)).body['run'];
const go = async (who: Caller, id: string, action: string, fields: Fields = {}) =>
  who.post(`/api/matters/${id}/procedure`, { version: Number((await runOf(id))?.['version']), action, ...fields });

async function photo(who: Caller): Promise<string> {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a6a55' } })
    .jpeg()
    .toBuffer();
  return String((await who.bytes('/api/files', bytes)).body['id']);
}

async function published(content: Fields = { ...inspection }): Promise<string> {
  const id = String((await registrar.post('/api/procedures', { content })).body['id']);
  expect((await act(admin, id, 'publish')).status).toBe(200);
  return id;
}

let procedureId: string;

describe('a procedure', () => {
  test('is drafted by one and published by another, never with a trap, once for a category', async () => {
    expect((await officer.post('/api/procedures', { content: inspection })).status).toBe(403);
    const trap = { ...inspection, actions: inspection.actions.filter(({ to }) => to !== 'S4') };
    const made = await registrar.post('/api/procedures', { content: trap });
    expect(made.body['code']).toMatch(/^LC-\d+$/);
    procedureId = String(made.body['id']);
    const broken = await act(admin, procedureId, 'publish');
    expect([codeOf(broken), broken.body['error']?.['fields']?.[0]?.['zh']]).toEqual([
      'procedure.broken',
      expect.any(String),
    ]);
    const change = { version: Number((await view(procedureId))['version']), content: inspection };
    expect((await registrar.put(`/api/procedures/${procedureId}`, change)).status).toBe(200);
    expect(codeOf(await registrar.put(`/api/procedures/${procedureId}`, change))).toBe('version.conflict');
    expect(codeOf(await act(registrar, procedureId, 'publish'))).toBe('procedure.same-person');
    expect((await act(admin, procedureId, 'publish')).body['number']).toBe(1);
    const rival = String((await admin.post('/api/procedures', { content: inspection })).body['id']);
    expect(codeOf(await act(registrar, rival, 'publish'))).toBe('procedure.category-taken');
    expect((await act(registrar, rival, 'drop')).body['gone']).toBe(true);
    expect((await view(procedureId))['history']).toMatchObject([
      { kind: 'procedure.published' },
      { kind: 'procedure.changed' },
      { kind: 'procedure.drafted' },
    ]);
    await expect(
      house.base.app.pool.query(`update procedure_version set content = '{}' where procedure_id = $1`, [procedureId]),
    ).rejects.toThrow('never changes');
  });

  test('is tried on past matters in numbers', async () => {
    await inHand();
    const { body } = await admin.get(`/api/procedures/${procedureId}/rehearsal?months=3`);
    expect(body).toMatchObject({
      reported: 1,
      taken: 1,
      closed: 0,
      inHand: 1,
      running: 1,
      evidence: [{ evidence: 'photo-after' }],
    });
    expect((await officer.get(`/api/procedures/${procedureId}/rehearsal`)).status).toBe(403);
  });
});

describe('a matter of its category', () => {
  test('goes through it step by step: who may, what is needed, what the reporter reads, what closing waits for', async () => {
    const { id, receipt } = await inHand();
    expect(await runOf(id)).toMatchObject({
      number: 1,
      stage: { zh: '登记' },
      dueAt: expect.any(String),
      actions: [{ zh: '到场', may: true }],
    });
    expect((await south.get(`/api/matters/${id}/procedure`)).status).toBe(404);
    expect(codeOf(await go(officer, id, 'S2_S3'))).toBe('step.not-now');
    expect((await go(deputy, id, 'S1_S2')).body).toMatchObject({ stage: 'S2', result: null });
    const old = { version: 1, action: 'S2_S3' };
    expect(codeOf(await officer.post(`/api/matters/${id}/procedure`, old))).toBe('version.conflict');
    expect((await go(deputy, id, 'S2_S5', { text: '没有看到' })).status).toBe(403);
    const bare = await go(officer, id, 'S2_S3');
    expect([codeOf(bare), bare.body['error']?.['fields']?.map(({ path }) => path)]).toEqual([
      'procedure.missing',
      ['text', 'fileIds'],
    ]);
    expect(
      (await go(officer, id, 'S2_S3', { text: '王工头签收整改通知', fileIds: [await photo(officer)] })).status,
    ).toBe(200);

    await step(officer, id, 'answer', { text: '已责令工地整改。', fileIds: [] });
    await house.base.owner.query(`update matter set evidence = '{photo-after}' where id = $1`, [id]);
    const early = await step(officer, id, 'close');
    expect([codeOf(early), early.body['error']?.['fields']?.[0]?.['zh']]).toEqual([
      'step.procedure-open',
      '现在在“责令整改”，下一步：再去核查、复查合格',
    ]);
    expect((await go(officer, id, 'S3_S4')).body).toMatchObject({ result: 'done' });
    const run = await runOf(id);
    expect(run?.['steps']).toMatchObject([
      { action: { zh: '到场' }, by: expect.stringContaining('警员') },
      { action: { zh: '责令整改' }, text: '王工头签收整改通知', files: 1 },
      { action: { zh: '复查合格' }, to: { en: 'Put right' } },
    ]);
    expect((await step(officer, id, 'close')).status).toBe(200);
    expect(codeOf(await go(officer, id, 'S3_S2'))).toBe('step.not-now');

    const { body } = await receipt.get('/api/report/mine');
    const lines = body['timeline']?.filter(({ kind }) => String(kind).startsWith('procedure.'));
    expect(lines).toMatchObject([{ text: null, details: { toldZh: '已到现场看过，要求对方整改' } }]);
    expect(JSON.stringify(lines)).not.toContain('王工头');
    expect(await wrongBooks(house)).toEqual([]);
  });

  test('has a clock for each stage that is missed like any other, and stands still with the promise', async () => {
    const { id } = await inHand();
    const stages = async () =>
      (await officer.get(`/api/matters/${id}`)).body['timing']?.['clocks']?.filter(
        ({ kind }) => String(kind) === 'stage',
      );
    expect(await stages()).toMatchObject([{ state: 'running', limit: { measure: 'working-minutes', amount: 240 } }]);
    await step(officer, id, 'pause', { reason: 'appraisal', text: '等检测结果' });
    expect(await stages()).toMatchObject([{ state: 'paused' }]);
    await step(officer, id, 'resume', { text: '结果来了' });
    await house.base.owner.query(
      `update clock set started_at = started_at - interval '4 days', due_at = due_at - interval '4 days', next_at = $2
        where subject_id = $1 and kind = 'stage'`,
      [id, house.now()],
    );
    await lookAtMatterClocks(house);
    expect(await stages()).toMatchObject([{ state: 'running', late: true }]);
    const missed = (await officer.get(`/api/matters/${id}`)).body['timeline']?.filter(
      ({ kind, details }) => String(kind) === 'clock.missed' && String(details?.['clock']) === 'stage',
    );
    expect(missed).toHaveLength(1);
    await go(officer, id, 'S1_S2');
    expect(await stages()).toMatchObject([
      { state: 'met', late: true },
      { state: 'running', limit: { measure: 'working-days', amount: 1 } },
    ]);
  });

  test('keeps the version that it began with; one that begins later takes the new one', async () => {
    const before = await inHand();
    const shorter = {
      ...inspection,
      stages: inspection.stages.filter(({ code }) => code !== 'S1'),
      actions: inspection.actions.filter(({ from }) => from !== 'S1'),
      start: 'S2',
    };
    const change = { version: Number((await view(procedureId))['version']), content: shorter };
    expect((await admin.put(`/api/procedures/${procedureId}`, change)).status).toBe(200);
    expect((await act(registrar, procedureId, 'publish')).body['number']).toBe(2);
    expect((await view(procedureId))['versions']).toMatchObject([{ state: 'published' }, { state: 'retired' }]);
    await hear('matter.taken', before.id);
    expect(await runOf(before.id)).toMatchObject({ number: 1, isNewest: false, stage: { zh: '登记' } });
    const after = await inHand();
    expect(await runOf(after.id)).toMatchObject({ number: 2, isNewest: true, stage: { zh: '现场核查' } });
    expect((await act(admin, procedureId, 'retire')).status).toBe(200);
    expect((await go(officer, before.id, 'S1_S2')).status).toBe(200);
    const without = await inHand();
    expect(await runOf(without.id)).toBeNull();
    await step(officer, after.id, 'recategorise', { category: 'facility.light', reason: '是路灯的事' });
    await hear('matter.recategorised', after.id);
    expect(await runOf(after.id)).toBeNull();
  });
});

test("DIGIT's file is tried with the mapping of its roles, becomes a draft, and goes out as the same file", async () => {
  const asked = { file: sample, category: 'environment.dust' };
  expect((await admin.post('/api/procedures/files', { ...asked, file: { states: [] } })).status).toBe(400);
  const first = (await admin.post('/api/procedures/files', asked)).body;
  expect(first['roles']).toContainEqual({ role: 'INSPECTOR', whom: null, unknown: true });
  expect(first['findings']?.[0]?.['zh']).toContain('INSPECTOR');
  const read = (await admin.post('/api/procedures/files', { ...asked, roles: { INSPECTOR: 'handle' } })).body;
  expect(read['services']).toEqual(['SITE_DUST']);
  expect(read['findings']?.filter(({ level }) => String(level) === 'error')).toEqual([]);
  expect(read['leftOut']?.length).toBeGreaterThan(3);
  const id = await published({ ...read['content'] });
  const exported = (await officer.get(`/api/procedures/${id}/file`)).body;
  expect(exported['services']).toEqual(sample);
  expect(await wrongBooks(house)).toEqual([]);
});
