import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answered, Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';

let house: TestHouse;
let town: Town;
let officer: Caller;
let chief: Caller;
let south: Caller;
let registrar: Caller;
let visitor: Caller;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  const { north, south: other, bureau } = town.units;
  officer = (await hire(house, { unitId: north, duties: ['intake', 'assign', 'handle'] })).caller;
  chief = (await hire(house, { unitId: north, duties: ['handle', 'oversee'] })).caller;
  south = (await hire(house, { unitId: other, duties: ['handle', 'oversee'] })).caller;
  registrar = (await hire(house, { unitId: bureau, duties: ['register'] })).caller;
  visitor = new Caller(house.url, { 'x-forwarded-for': '10.28.0.1' });
});
afterAll(() => house.close());

type Fields = Record<string, unknown>;
const rowsOf = ({ body }: Answered) => body['rows'] ?? [];
const view = async (who: Caller, id: string) => (await who.get(`/api/answers/${id}`)).body;
const act = async (who: Caller, id: string, name: string, fields: Fields = {}) =>
  who.post(`/api/answers/${id}/${name}`, { version: Number((await view(chief, id))['version']), ...fields });
const questions = async () => rowsOf(await visitor.get('/api/questions'));

const knowledge = (fields: Fields = {}) => ({
  kind: 'knowledge',
  unitId: town.units.north,
  titleZh: '养犬证去哪里办？',
  words: ['养犬证'],
  category: 'environment.dogs',
  textZh: '带身份证到北街所窗口。',
  sourceZh: '本所通知',
  isPublic: true,
  reviewOn: '2027-03-01',
  ...fields,
});

describe('an entry and its two pairs of eyes', () => {
  test('is drafted, published by a second person of the unit, changed beside what is in use, and read by residents as published', async () => {
    expect((await south.post('/api/answers', knowledge())).status).toBe(403);
    expect((await officer.post('/api/answers', knowledge({ sourceZh: '' }))).body['error']?.['fields']).toMatchObject([
      { path: 'sourceZh' },
    ]);
    const { body } = await officer.post('/api/answers', knowledge());
    const id = String(body['id']);
    expect((await questions()).some((row) => String(row['id']) === id)).toBe(false);
    expect((await act(officer, id, 'publish')).status).toBe(403);
    expect((await act(south, id, 'publish')).status).toBe(403);
    expect((await chief.get('/api/answer-tasks')).body['toPublish']).toMatchObject([{ id }]);
    expect((await act(chief, id, 'publish')).status).toBe(200);
    expect((await questions()).find((row) => String(row['id']) === id)).toMatchObject({
      textZh: '带身份证到北街所窗口。',
      sourceZh: '本所通知',
      isOverdue: false,
    });

    const { kind: _, unitId: __, ...said } = knowledge({ textZh: '带身份证和疫苗本到北街所窗口。' });
    const change = { ...said, version: Number((await view(chief, id))['version']) };
    expect((await chief.put(`/api/answers/${id}`, change)).status).toBe(200);
    expect((await chief.put(`/api/answers/${id}`, change)).body['error']?.['code']).toBe('version.conflict');
    expect((await questions()).find((row) => String(row['id']) === id)?.['textZh']).toBe('带身份证到北街所窗口。');
    expect((await act(chief, id, 'publish')).body['error']?.['code']).toBe('answer.same-person');
    expect((await view(chief, id))['needsAnother']).toBe(true);
    const second = (await hire(house, { unitId: town.units.north, duties: ['oversee'] })).caller;
    expect((await act(second, id, 'publish')).status).toBe(200);
    expect((await questions()).find((row) => String(row['id']) === id)?.['textZh']).toContain('疫苗本');
    const seen = await view(officer, id);
    expect(seen['history']).toMatchObject([
      {
        kind: 'answer.published',
        differences: [{ field: 'textZh', from: '带身份证到北街所窗口。', to: '带身份证和疫苗本到北街所窗口。' }],
      },
      { kind: 'answer.changed' },
      { kind: 'answer.published' },
      { kind: 'answer.drafted' },
    ]);
    expect(seen).toMatchObject({ liveNumber: 2, can: ['change'] });
    expect((await act(chief, id, 'retire')).status).toBe(200);
    expect((await questions()).some((row) => String(row['id']) === id)).toBe(false);
  });

  test('past its review date it stands with its unit, says so where it is read, and a review puts that right', async () => {
    const made = await officer.post('/api/answers', knowledge({ titleZh: '走失怎么办？' }));
    const id = String(made.body['id']);
    await act(chief, id, 'publish');
    await house.base.owner.query(`update answer_entry set live = live || '{"reviewOn": "2020-01-01"}' where id = $1`, [
      id,
    ]);
    expect((await chief.get('/api/answer-tasks')).body['toReview']).toMatchObject([{ id, isOverdue: true }]);
    expect((await south.get('/api/answer-tasks')).body['toReview']).toEqual([]);
    expect((await questions()).find((row) => String(row['id']) === id)).toMatchObject({ isOverdue: true });
    expect((await act(chief, id, 'review', { reviewOn: '2020-02-01' })).status).toBe(400);
    expect((await act(chief, id, 'review', { reviewOn: '2027-06-01' })).status).toBe(200);
    expect((await chief.get('/api/answer-tasks')).body['toReview']).toEqual([]);
  });

  test('a draft of which nothing was published is gone when it is given up', async () => {
    const id = String((await officer.post('/api/answers', knowledge())).body['id']);
    expect((await act(officer, id, 'drop')).body).toEqual({ gone: true });
    expect((await officer.get(`/api/answers/${id}`)).status).toBe(404);
  });
});

async function lampMatter(): Promise<string> {
  const said = {
    what: '巷口路灯不亮，老人摔了一跤。',
    where: '金桐小区',
    category: 'facility.light',
    emergency: false,
  };
  const { body } = await visitor.post('/api/report', said);
  const { rows } = await house.base.owner.query<{ id: string }>('select id from matter where number = $1', [
    body['number'],
  ]);
  return rows[0]?.id ?? '';
}

async function step(who: Caller, id: string, name: string, fields: Fields = {}) {
  const { body } = await who.get(`/api/matters/${id}`);
  return who.post(`/api/matters/${id}/${name}`, { version: Number(body['version']), ...fields });
}

describe('on a matter', () => {
  test('templates come filled with what the matter says, those of its category first; the step that must be ticked is ticked before closing', async () => {
    const id = await lampMatter();
    await step(officer, id, 'accept');
    await step(officer, id, 'assign', { unitId: town.units.north });
    await step(officer, id, 'take');
    const offered = (await officer.get(`/api/matters/${id}/templates`)).body as Fields;
    const [first] = offered['templates'] as Fields[];
    expect(first).toMatchObject({ titleZh: '路灯：已修好', nextStep: 'close', fit: 2 });
    expect(offered['values']).toMatchObject({
      地点: '金桐小区',
      place: '金桐小区',
      承办人: expect.stringContaining('警员'),
    });
    expect((await south.get(`/api/matters/${id}/templates`)).status).toBe(404);
    expect((await officer.post(`/api/answers/${String(first?.['id'])}/use`, {})).status).toBe(200);
    expect(await view(officer, String(first?.['id']))).toMatchObject({ uses: 1, usedOn: expect.any(String) });

    const list = {
      kind: 'checklist',
      unitId: town.units.north,
      titleZh: '路灯维修',
      category: 'facility',
      steps: [{ zh: '断电', must: true }, { zh: '换灯' }],
      reviewOn: '2027-03-01',
    };
    const entryId = String((await officer.post('/api/answers', list)).body['id']);
    await act(chief, entryId, 'publish');
    const gapped = '{地点}的路灯已修好，{ 修复日期 }完工。';
    const card = { title: '巷口路灯', body: gapped, result: '' };
    for (const refused of [
      await step(officer, id, 'answer', { text: gapped, fileIds: [] }),
      await officer.post(`/api/matters/${id}/news`, { text: gapped }),
      await officer.post(`/api/matters/${id}/public`, card),
    ]) {
      expect([refused.status, refused.body['error']]).toMatchObject([409, { code: 'answer.gaps' }]);
      expect(String(refused.body['error']?.['fields']?.[0]?.['zh'])).toBe('还没填好：{地点}、{修复日期}');
    }
    expect((await officer.get(`/api/matters/${id}`)).body['state']).toBe('in_hand');
    await step(officer, id, 'answer', { text: '路灯修好了，请看看。', fileIds: [] });
    const file = await officer.post(`/api/matters/${id}/evidence`, {
      kind: 'photo-after',
      note: '修好了',
      fileIds: [],
    });
    if (file.status !== 200)
      await house.base.owner.query(`update matter set evidence = '{photo-after}' where id = $1`, [id]);
    const early = await step(officer, id, 'close');
    expect([early.status, early.body['error']]).toMatchObject([
      409,
      { code: 'step.checklist-open', fields: [{ zh: '断电' }] },
    ]);
    const tick = (done: boolean, words = '断电') =>
      officer.post(`/api/matters/${id}/checklists/${entryId}/ticks`, { step: words, done });
    expect((await tick(true, '没有这一步')).status).toBe(404);
    expect((await tick(true)).body).toEqual({ done: true });
    const shown = rowsOf(await chief.get(`/api/matters/${id}/checklists`));
    expect(shown.find((row) => String(row['id']) === entryId)?.['steps']).toMatchObject([
      { zh: '断电', isTicked: true, tickedBy: expect.stringContaining('警员') },
      { zh: '换灯', isTicked: false },
    ]);
    await tick(false);
    expect((await step(officer, id, 'close')).status).toBe(409);
    await tick(true);
    expect((await step(officer, id, 'close')).status).toBe(200);
    const { body } = await officer.get(`/api/matters/${id}`);
    expect(body['timeline']?.filter((line) => String(line['kind']).startsWith('checklist.'))).toHaveLength(3);
    expect((await tick(false)).status).toBe(409);
  });
});

describe('as a spreadsheet', () => {
  test('comes in as drafts after a dry run, says which row is wrong, and is taken back', async () => {
    const csv = (rows: string[]) =>
      Buffer.from(['code,kind,titleZh,category,textZh,paper,sourceZh,steps,reviewOn', ...rows].join('\n'));
    const bytes = csv([
      'MB-018,template,路灯：已修好,facility.light,修好了。,answer,,,2027-03-01',
      'ZS-T1,knowledge,无依据,,有答案。,,,,2027-03-01',
      'QD-T1,checklist,巡灯,no.such,,,,"看一遍",2027-03-01',
      'QD-T2,checklist,巡灯,facility,,,,"* 看一遍 | Look\n记下来",2027-03-01',
    ]);
    const send = (dryRun: boolean) =>
      registrar.bytes(`/api/registers/answers/import?fileName=a.csv&dryRun=${dryRun}`, bytes);
    expect((await send(true)).body).toMatchObject({ created: 1, changed: 1, rejected: 2 });
    const { body } = await send(false);
    expect(body['problems']).toMatchObject([{ row: 3 }, { row: 4 }]);
    const rows = async () => rowsOf(await registrar.get('/api/answers'));
    const lamp = (await rows()).find((row) => String(row['code']) === 'MB-018');
    expect(lamp).toMatchObject({ state: 'published', hasDraft: true });
    expect((await rows()).find((row) => String(row['code']) === 'QD-T2')).toMatchObject({ state: 'draft' });
    expect((await act(registrar, String(lamp?.['id']), 'publish')).body['error']?.['code']).toBe('answer.same-person');
    expect((await registrar.post(`/api/imports/${String(body['runId'])}/undo`, {})).status).toBe(200);
    expect((await rows()).find((row) => String(row['code']) === 'MB-018')).toMatchObject({ hasDraft: false });
    expect((await rows()).some((row) => String(row['code']) === 'QD-T2')).toBe(false);
  });
});
