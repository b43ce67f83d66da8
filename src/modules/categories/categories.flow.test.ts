import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answered, Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { addDays, dayOf } from '../../kit/calendar.ts';
import { newId } from '../../kit/ids.ts';

let house: TestHouse;
let town: Town;
let registrar: Caller;
let admin: Caller;
let both: Caller;
let clerk: Caller;
let south: Caller;
let networks = 0;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  const { bureau } = town.units;
  registrar = (await hire(house, { unitId: bureau, duties: ['register'] })).caller;
  admin = (await hire(house, { unitId: bureau, duties: ['system'] })).caller;
  both = (await hire(house, { unitId: bureau, duties: ['register', 'system'] })).caller;
  const duties = ['intake', 'assign', 'handle'] as const;
  clerk = (await hire(house, { unitId: town.units.north, duties })).caller;
  south = (await hire(house, { unitId: town.units.south, duties: [...duties, 'oversee'] })).caller;
});
afterAll(() => house.close());

async function report(fields: object): Promise<{ id: string; body: Answered['body'] }> {
  networks += 1;
  const resident = new Caller(house.url, { 'x-forwarded-for': `10.31.0.${networks}` });
  const said = {
    what: '工地半夜还在打混凝土，睡不着。',
    where: '金桐小区',
    category: 'environment.noise',
    emergency: false,
    ...fields,
  };
  const { status, body } = await resident.post('/api/report', said);
  expect(status).toBe(200);
  const { rows } = await house.base.owner.query<{ id: string }>('select id from matter where number = $1', [
    body['number'],
  ]);
  return { id: rows[0]?.id ?? '', body };
}

const view = async (who: Caller, id: string) => (await who.get(`/api/matters/${id}`)).body;
async function step(who: Caller, id: string, name: string, fields: object = {}) {
  return who.post(`/api/matters/${id}/${name}`, { version: Number((await view(who, id))['version']), ...fields });
}
const kinds = async (who: Caller, id: string) =>
  [...((await view(who, id))['timeline'] ?? [])].map((line) => String(line['kind']));
const revision = async () => Number((await registrar.get('/api/routing')).body['draft']?.['revision']);
const addRule = async (fields: object) =>
  registrar.post('/api/routing/draft/rules', { revision: await revision(), ...fields });

describe('the dictionary', () => {
  test('is changed with its old and new words on record, and ends with a successor that new matters take', async () => {
    const found = (await registrar.get('/api/categories/street.wreck')).body;
    const change = { ...found['entry'], zh: '废弃车辆', workingDays: 8 };
    expect((await clerk.put('/api/categories/street.wreck', change)).status).toBe(403);
    expect((await registrar.put('/api/categories/street.wreck', change)).status).toBe(200);
    expect((await registrar.put('/api/categories/street.wreck', change)).body['error']?.['code']).toBe(
      'version.conflict',
    );
    const after = (await registrar.get('/api/categories/street.wreck')).body;
    expect(after['history']?.[0]?.['differences']).toEqual([
      { field: 'zh', from: '僵尸车', to: '废弃车辆' },
      { field: 'workingDays', from: 10, to: 8 },
    ]);
    expect(found['standard']?.['zh']).toBe('僵尸车');
    expect(after['limits']).toContainEqual({ kind: 'solve', measure: 'working-days', amount: 8, calendar: 'office' });

    expect(found['standard']?.['residentZh']).toBe(found['entry']?.['residentZh']);
    const car = { key: 'count-cars', zh: '清走车辆', en: 'cars removed', unit_zh: '辆', unit_en: '' };
    const words = { residentZh: '没人要的旧车', residentEn: 'Abandoned cars', residentPosition: 9 };
    const twice = { ...after['entry'], resultFields: [car, car] };
    const refused = await registrar.put('/api/categories/street.wreck', twice);
    expect(refused.body['error']?.['fields']?.[0]?.['path']).toBe('resultFields');
    const counted = { ...after['entry'], ...words, resultFields: [car] };
    expect((await registrar.put('/api/categories/street.wreck', counted)).status).toBe(200);
    const told = (await registrar.get('/api/categories/street.wreck')).body['history']?.[0]?.['differences'];
    expect([...(told ?? [])].map(({ field }) => field)).toContain('resultFields');
    const choices = [...((await new Caller(house.url).get('/api/report/form')).body['kinds'] ?? [])];
    expect(choices.find((one) => String(one['code']) === 'street.wreck')?.['zh']).toBe('没人要的旧车');

    const old = await report({ category: 'street.wreck', what: '一辆没有轮胎的车停了两年。' });
    const end = { version: 3, on: dayOf(house.now()), successorCode: 'street.parking' };
    expect((await registrar.post('/api/categories/street.stall/end', { ...end, version: 1 })).status).toBe(400);
    expect((await registrar.post('/api/categories/street.wreck/end', end)).status).toBe(200);
    const late = { what: '又有一辆僵尸车没人管。', where: '金桐小区', category: 'street.wreck', emergency: false };
    expect((await new Caller(house.url).post('/api/report', late)).status).toBe(400);
    expect((await step(clerk, old.id, 'accept')).status).toBe(200);
    expect((await view(clerk, old.id))['category']).toBe('street.wreck');
  });

  test('grows by a file that is tried first, says which rows are wrong, and is taken back', async () => {
    const csv =
      '编码,上级编码,名称,英文名称,办理工作日\nstreet.kite,street,放风筝,Kites,4\nstreet.x,environment,错位,Lost,4\n';
    const send = (dryRun: boolean, text = csv, register = 'categories') =>
      registrar.bytes(`/api/registers/${register}/import?fileName=a.csv&dryRun=${dryRun}`, Buffer.from(text));
    const tried = await send(true);
    expect(tried.body).toMatchObject({ created: 1, rejected: 1 });
    expect(String(tried.body['problems']?.[0]?.['zh'])).toContain('编码须以上级编码开头');
    expect((await registrar.get('/api/categories/street.kite')).status).toBe(404);
    const run = await send(false);
    expect((await registrar.get('/api/categories/street.kite')).body['entry']?.['workingDays']).toBe(4);
    expect((await registrar.post(`/api/imports/${run.body['runId']}/undo`)).status).toBe(200);
    expect((await registrar.get('/api/categories/street.kite')).status).toBe(404);

    const file = new URL('../../../../shared/data/messages/taxonomy-517.csv', import.meta.url);
    const labels = existsSync(file)
      ? readFileSync(file, 'utf8')
      : '一级分类,二级分类,三级分类\n城乡建设,安全生产,安全隐患\n';
    const taken = await send(false, labels, 'foreign-labels');
    expect(taken.body['rejected']).toBe(0);
    const shown = (await registrar.get('/api/foreign-labels?unmapped=true&q=安全隐患')).body;
    const label = shown['rows']?.[0];
    expect(label?.['proposed']).toMatch(/^safety/);
    const map = { labels: [{ id: String(label?.['id']), category: 'safety.work' }] };
    expect((await registrar.post('/api/foreign-labels/map', map)).status).toBe(200);
    expect((await registrar.get('/api/foreign-labels')).body['mapped']).toBe(1);
  });
});

/** A new version of the holidays: everybody rests from today for ten days; answers the last of them. */
async function restForTenDays(): Promise<string> {
  const days = Array.from({ length: 10 }, (_, i) => addDays(dayOf(house.now()), i));
  const { rows } = await house.base.owner.query<{ years: Record<string, { off: string[]; work: string[] }> }>(
    'select years from holiday_version order by number desc limit 1',
  );
  const years = { ...rows[0]?.years };
  for (const day of days) {
    const { off = [], work = [] } = years[day.slice(0, 4)] ?? {};
    years[day.slice(0, 4)] = { off: [...off, day], work: work.filter((one) => one !== day) };
  }
  const text = `insert into holiday_version (number, years, reason) select max(number) + 1, $1, '大雪停工' from holiday_version`;
  await house.base.owner.query(text, [JSON.stringify(years)]);
  return days.at(-1) ?? '';
}

describe('routing rules', () => {
  test('are drafted by one, rehearsed, published by another, and then route what comes in', async () => {
    const before = await report({ where: '南湖花园' });
    await makeMatter(house, { unitId: town.units.north, state: 'in_hand', category: 'environment.noise' });
    expect((await registrar.post('/api/routing/draft')).status).toBe(200);
    const noise = { category: 'environment.noise', target: 'unit', unitId: town.units.north };
    expect((await addRule({ ...noise, unitId: newId() })).status).toBe(400);
    expect((await addRule({ ...noise, unitId: town.units.bureau })).body['code']).toBe('R1');
    const dust = { category: 'environment.dust', target: 'partner', partnerId: town.partnerId, task: '检查覆盖和喷淋' };
    expect((await addRule({ ...dust, partnerDays: 3 })).body['code']).toBe('R2');
    expect((await addRule(noise)).body['code']).toBe('R3');
    const checked = (await registrar.get('/api/routing/check')).body;
    expect(checked['conflicts']).toMatchObject([{ one: 'R1', other: 'R3', category: 'environment.noise' }]);
    expect(checked['holes']?.length).toBeGreaterThan(0);
    const publish = async (more = {}) =>
      admin.post('/api/routing/draft/publish', { revision: await revision(), note: '第一版', ...more });
    expect(
      (await registrar.post('/api/routing/draft/publish', { revision: await revision(), note: '自己发布' })).status,
    ).toBe(403);
    // Who holds both duties drafts or publishes, never both.
    expect((await both.get('/api/routing')).body).toMatchObject({
      can: ['edit', 'publish'],
      draft: { needsAnother: false },
    });
    const fourDays = { revision: await revision(), code: 'R2', ...dust, partnerDays: 4 };
    expect((await both.post('/api/routing/draft/rules', fourDays)).status).toBe(200);
    expect((await both.get('/api/routing')).body).toMatchObject({ can: ['edit'], draft: { needsAnother: true } });
    expect((await registrar.get('/api/routing')).body['draft']?.['needsAnother']).toBe(true);
    const alone = await both.post('/api/routing/draft/publish', {
      revision: await revision(),
      note: '自己改的',
      despiteConflicts: true,
    });
    expect(alone.body['error']?.['code']).toBe('routing.same-person');
    expect((await publish()).body['error']?.['code']).toBe('routing.conflicts');
    await registrar.post('/api/routing/draft/rules/drop', { revision: await revision(), code: 'R1' });

    const rehearsed = (await registrar.get('/api/routing/rehearsal?months=3')).body;
    expect(rehearsed['moved']).toBeGreaterThan(0);
    expect(rehearsed['rows']).toEqual([]);
    const overseer = (await hire(house, { unitId: town.units.bureau, duties: ['oversee'] })).caller;
    const seen = (await overseer.get('/api/routing/rehearsal?months=3')).body;
    const moved = [...(seen['rows'] ?? [])].find((row) => String(row['id']) === before.id);
    expect(moved).toMatchObject({ rule: 'R3', from: { unitName: '南湖派出所' }, to: { unitName: '河北路派出所' } });
    expect((await clerk.get('/api/routing/rehearsal')).status).toBe(403);

    expect((await publish()).status).toBe(200);
    const { body } = await registrar.get('/api/routing');
    expect(body['published']?.['rules']?.map((rule) => rule['code'])).toEqual(['R2', 'R3'].sort());
    await expect(house.base.owner.query(`update routing_version set rules = '[]'`)).rejects.toThrow('never change');

    const after = await report({ where: '南湖花园' });
    const matter = await view(clerk, after.id);
    expect(matter['unitName']).toBe('河北路派出所');
    const routed = [...(matter['timeline'] ?? [])].find((line) => String(line['kind']) === 'matter.routed');
    expect(String(routed?.['text'])).toBe('R3：噪声扰民 → 河北路派出所');
    const distress = await report({ where: '南湖花园', what: '太吵了，我真的不想活了，活着没意思。' });
    const { rows } = await house.base.owner.query<{ unit_id: string }>('select unit_id from matter where id = $1', [
      distress.id,
    ]);
    expect(rows[0]?.unit_id).toBe(town.units.south);
  });

  test('ask a partner only once a colleague has accepted, never twice, and count its days by the holidays in force', async () => {
    const restedUntil = await restForTenDays();
    const { id } = await report({ category: 'environment.dust', what: '工地扬尘很大，衣服都晾不了。' });
    expect((await view(clerk, id))['parts']).toEqual([]);
    const offered = (await clerk.get(`/api/matters/${id}/route`)).body;
    expect(offered['route']).toMatchObject({
      rule: 'R2',
      partnerName: '环卫所',
      task: '检查覆盖和喷淋',
      state: 'open',
    });
    expect((await step(clerk, id, 'accept')).status).toBe(200);
    const parts = [...((await view(clerk, id))['parts'] ?? [])];
    expect(parts.map((part) => [part['who'], part['task']])).toEqual([['环卫所', '检查覆盖和喷淋']]);
    expect(Date.parse(String(parts[0]?.['dueAt']))).toBeGreaterThan(Date.parse(`${restedUntil}T23:59:59+08:00`));
    expect((await clerk.get(`/api/matters/${id}/route`)).body['route']?.['state']).toBe('followed');
    expect((await step(clerk, id, 'route', { follow: true })).status).toBe(409);
  });

  test('give way to a person with a reason, and the rule’s figures know it', async () => {
    const { id } = await report({ category: 'environment.dust', what: '路上尘土飞扬，洒水车不来。' });
    const refused = await step(clerk, id, 'accept', { route: { follow: false } });
    expect(refused.status).toBe(400);
    expect((await step(clerk, id, 'accept', { route: { follow: false, reason: '环卫所昨天刚来过' } })).status).toBe(
      200,
    );
    expect((await view(clerk, id))['parts']).toEqual([]);
    expect(await kinds(clerk, id)).toContain('matter.rerouted');

    const noise = await report({});
    await step(clerk, noise.id, 'accept');
    const other = { unitId: town.units.south };
    expect((await step(clerk, noise.id, 'assign', other)).status).toBe(400);
    expect((await step(clerk, noise.id, 'assign', { ...other, note: '反映人住在南湖' })).status).toBe(200);
    const figures = (await registrar.get('/api/routing/figures')).body['rows'];
    expect([...(figures ?? [])]).toEqual([
      { rule: 'R2', routed: 2, followed: 1, changed: 1 },
      { rule: 'R3', routed: 2, followed: 0, changed: 1 },
    ]);
  });

  test('speak anew when somebody corrects the category', async () => {
    const { id } = await report({ category: 'street.stall', what: '楼下放音响卖货，吵得很。', where: '南湖花园' });
    const shown = (await south.get(`/api/matters/${id}/route?category=environment.noise`)).body;
    expect(shown['route']).toMatchObject({ rule: 'R3', unitName: '河北路派出所' });
    expect((await step(south, id, 'accept', { category: 'environment.noise' })).status).toBe(200);
    expect((await view(clerk, id))['unitName']).toBe('河北路派出所');
    const fresh = await report({ category: 'street.stall', what: '店铺把货架摆到盲道上。' });
    await step(clerk, fresh.id, 'accept');
    await step(clerk, fresh.id, 'recategorise', { category: 'environment.dust', reason: '说的是扬尘' });
    const open = (await clerk.get(`/api/matters/${fresh.id}/route`)).body;
    expect(open).toMatchObject({ canDecide: true, route: { rule: 'R2', state: 'open' } });
    expect((await step(clerk, fresh.id, 'route', { follow: true, task: '请洒水降尘' })).status).toBe(200);
    expect((await view(clerk, fresh.id))['parts']?.[0]?.['task']).toBe('请洒水降尘');
  });
});

test('who could lead a matter is said with a reason, nobody who is away or named in it', async () => {
  const { northOfficer, northColleague } = town.people;
  await house.base.owner.query(`update person set skills = '{调解}' where id = $1`, [northColleague.personId]);
  await house.base.owner.query(`update person set name = '王大力' where id = $1`, [northOfficer.personId]);
  const { id } = await report({ what: '民警王大力来过，音响还是放到半夜。' });
  const { body } = await clerk.get(`/api/matters/${id}/lead-suggestions`);
  expect(body['left']).toEqual({ away: 0, concerned: 1 });
  expect(body['rows']?.[0]).toMatchObject({
    personId: northColleague.personId,
    why: { zh: '擅长调解，负责这个网格，手上没有在办的事' },
  });
  const { rows } = await house.base.owner.query<{ id: string }>('select id from holding where person_id = $1', [
    northColleague.personId,
  ]);
  const stand = `insert into holding (id, person_id, unit_id, post, duties, stands_in_for, valid_from) select $1, $2, unit_id, 'case-officer', duties, id, '2020-01-01' from holding where id = $3`;
  await house.base.owner.query(stand, [newId(), northOfficer.personId, rows[0]?.id]);
  const later = (await clerk.get(`/api/matters/${id}/lead-suggestions`)).body;
  expect(later['left']).toEqual({ away: 1, concerned: 1 });
  expect([...(later['rows'] ?? [])].map((row) => row['personId'])).not.toContain(northColleague.personId);
});
