import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { makeMatter } from '../../../tests/support/matters.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { tidyVisits } from './tidy.ts';

let house: TestHouse;
let town: Town;
let officer: Caller;
let colleague: Caller;
let chief: Caller;
let south: Caller;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T00:00:00Z') });
  town = await buildTown(house);
  officer = await town.signIn('northOfficer');
  colleague = await town.signIn('northColleague');
  chief = await town.signIn('northChief');
  south = await town.signIn('southOfficer');
});
afterAll(() => house.close());

const empty = { met: '', seen: '', wishes: '', hazards: '', needs: '' };

async function listed(fields: object = {}): Promise<{ id: string; visitId: string }> {
  const { status, body } = await officer.post('/api/visit-needs', {
    unitId: town.units.northGroup,
    title: '王奶奶家',
    address: '金桐小区3号楼201',
    lng: 121.65,
    lat: 43.25,
    why: 'elderly',
    purpose: '独居，请我们常来看看',
    askedBy: '王奶奶本人',
    everyDays: 7,
    untilOn: '2026-12-31',
    firstOn: '2026-11-23',
    ...fields,
  });
  expect(status).toBe(200);
  return { id: String(body['id']), visitId: String(body['visitId']) };
}

const save = (who: Caller, id: string, changes: object, more: object = {}) =>
  who.post(`/api/visits/${id}/save`, { base: { version: 1, fields: empty }, changes, ...more });

describe('a visit from the need list', () => {
  test('is made, leads to a matter and a task, plans the next one, and shows in the report', async () => {
    const { id, visitId } = await listed();
    const saved = await save(officer, visitId, { met: '王奶奶', hazards: '电线老化' }, { finish: true });
    expect(saved).toMatchObject({ status: 200, body: { outcome: 'saved', state: 'done', version: 2 } });
    const taken = await officer.post(`/api/visits/${visitId}/matters`, {
      what: '厨房电线老化，插座发热',
      name: '王奶奶',
    });
    expect(taken.status).toBe(200);
    const { body: matter } = await chief.get(`/api/matters/${taken.body['id']}`);
    expect(matter).toMatchObject({ channel: 'visit', where: '金桐小区3号楼201', unitId: town.units.north });
    const task = await officer.post(`/api/visits/${visitId}/tasks`, { task: '请电工看一下插座', dueOn: '2026-11-25' });
    expect(
      (await colleague.post(`/api/visit-tasks/${task.body['id']}/finish`, { report: '插座已换' })).body['state'],
    ).toBe('done');
    const { body: view } = await chief.get(`/api/visits/${visitId}`);
    expect(view['timeline']?.map((fact) => fact['kind'])).toEqual([
      'visit.planned',
      'visit.saved',
      'visit.done',
      'visit.matter',
      'visit.task',
      'visit.task-done',
    ]);
    expect(view['matters']).toHaveLength(1);
    const { body: needs } = await chief.get('/api/visit-needs');
    expect(needs['rows']?.find((row) => String(row['id']) === id)).toMatchObject({
      lastVisitedOn: '2026-11-23',
      nextVisit: { on: '2026-11-30' },
    });
    const { body: report } = await chief.get('/api/visits/report?from=2026-11-01&to=2026-11-29');
    expect(report['rows']).toContainEqual(
      expect.objectContaining({
        why: 'elderly',
        planned: 1,
        done: 1,
        withHazards: 1,
        matters: 1,
        tasks: 1,
        tasksDone: 1,
      }),
    );
    expect((await officer.get('/api/visits/report?from=2026-11-01&to=2026-11-30')).status).toBe(403);
  });

  test('is hidden from another station, and its taking down needs the duty', async () => {
    const { visitId } = await listed();
    expect((await south.get(`/api/visits/${visitId}`)).status).toBe(404);
    expect((await save(south, visitId, { seen: '没事' })).status).toBe(404);
    expect((await chief.post(`/api/visits/${visitId}/matters`, { what: '楼道里有很多杂物' })).status).toBe(403);
    const { body } = await south.get('/api/visit-needs');
    expect(body['rows']).toEqual([]);
  });

  test('ends with its entry, and nobody is planned twice', async () => {
    const { id, visitId } = await listed();
    const again = { needId: id, on: '2026-11-24' };
    expect((await officer.post('/api/visits', again)).body['error']?.['code']).toBe('already.exists');
    expect((await officer.post(`/api/visit-needs/${id}/end`, { version: 1, reason: '已搬走' })).status).toBe(200);
    expect((await officer.get(`/api/visits/${visitId}`)).body['state']).toBe('cancelled');
    expect((await officer.post('/api/visits', again)).body['error']?.['code']).toBe('step.not-now');
  });
});

describe('two phones write the same visit', () => {
  test('different fields fit together; the same field comes back with both values, who and when; the pick settles it', async () => {
    const { visitId } = await listed();
    expect((await save(officer, visitId, { seen: '门口有杂物' })).body['outcome']).toBe('saved');
    expect((await save(colleague, visitId, { wishes: '想要个扶手' })).body['fields']).toMatchObject({
      seen: '门口有杂物',
      wishes: '想要个扶手',
    });
    const conflict = await save(colleague, visitId, { seen: '一切正常', needs: '送餐' });
    expect(conflict.body).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ field: 'seen', base: '', mine: '一切正常', theirs: '门口有杂物', by: 'northOfficer同志' }],
    });
    const { body: before } = await officer.get(`/api/visits/${visitId}`);
    expect(before['fields']).toMatchObject({ needs: '' });
    const settled = await colleague.post(`/api/visits/${visitId}/save`, {
      base: { version: conflict.body['version'], fields: conflict.body['fields'] },
      changes: { seen: '门口有杂物，已请物业清', needs: '送餐' },
    });
    expect(settled.body).toMatchObject({ outcome: 'saved', fields: { seen: '门口有杂物，已请物业清', needs: '送餐' } });
  });

  test('the same words under the same request id are written once', async () => {
    const { visitId } = await listed();
    const id = newId();
    const body = { base: { version: 1, fields: empty }, changes: { met: '店主' }, finish: true };
    const first = await officer.post(`/api/visits/${visitId}/save`, body, id);
    expect((await officer.post(`/api/visits/${visitId}/save`, body, id)).body).toEqual(first.body);
    const { body: view } = await officer.get(`/api/visits/${visitId}`);
    expect(view['timeline']?.filter((fact) => String(fact['kind']) === 'visit.done')).toHaveLength(1);
  });

  test('a visit without a word is not done, and after a week nothing is changed any more', async () => {
    const { visitId } = await listed();
    expect((await save(officer, visitId, {}, { finish: true })).body['error']?.['code']).toBe('visit.empty');
    await save(officer, visitId, { seen: '没人在家' }, { finish: true });
    house.setNow(new Date('2026-12-02T00:00:00Z'));
    const late = await hire(house, { unitId: town.units.northGroup, duties: ['handle'] });
    expect((await save(late.caller, visitId, { needs: '以后' })).body['error']?.['code']).toBe('visit.written');
    house.setNow(new Date('2026-11-23T01:00:00Z'));
  });
});

describe('the phone', () => {
  test('takes along own matters without names or phones, and each leaves its access line', async () => {
    const { visitId } = await listed();
    const hired = await hire(house, { unitId: town.units.northGroup, duties: ['handle'] });
    const matter = await makeMatter(house, {
      unitId: town.units.northGroup,
      state: 'assigned',
      leadId: hired.personId,
    });
    const { body } = await hired.caller.get('/api/street/today');
    expect(body['matters']).toMatchObject([{ id: matter.id, version: 1, can: ['take', 'return'] }]);
    expect(body['visits']?.map((visit) => String(visit['id']))).toContain(visitId);
    expect(JSON.stringify(body['matters'])).not.toContain('19900005678');
    expect(Date.parse(String(body['expiresAt'])) - Date.parse(String(body['at']))).toBe(24 * 3_600_000);
    const { rows } = await house.base.owner.query(
      `select subject_kind, resident_ids from access_log where action = 'street.today' and who_id = $1`,
      [hired.accountId],
    );
    expect(rows.flatMap((row) => row.resident_ids)).toContain(matter.reporterId);
    expect(rows.filter((row) => row.subject_kind === 'visit').length).toBeGreaterThan(0);
  });

  test('learns that its session was revoked, also without a session', async () => {
    const hired = await hire(house, { unitId: town.units.northGroup, duties: ['handle'] });
    const { body } = await hired.caller.get('/api/street/today');
    const path = `/api/street/standing?sessionId=${body['sessionId']}`;
    expect((await town.visitor().get(path)).body).toEqual({ standing: 'open' });
    await house.base.owner.query('update session set seen_at = $2 where account_id = $1', [
      hired.accountId,
      new Date(house.now().getTime() - 3 * 3_600_000),
    ]);
    expect((await town.visitor().get(path)).body).toEqual({ standing: 'ended' });
    await house.base.owner.query('update session set revoked_at = $2 where account_id = $1', [
      hired.accountId,
      house.now(),
    ]);
    expect((await town.visitor().get(path)).body).toEqual({ standing: 'revoked' });
    expect((await town.visitor().get(`/api/street/standing?sessionId=${newId()}`)).body).toEqual({
      standing: 'revoked',
    });
  });
});

test('two years after a visit what was seen is gone, a year after its end the entry names nobody, and the figures stay', async () => {
  const { id, visitId } = await listed({ title: '李大爷家', everyDays: undefined });
  expect((await save(officer, visitId, { met: '李大爷', seen: '炉子旧了' }, { finish: true })).status).toBe(200);
  const task = await officer.post(`/api/visits/${visitId}/tasks`, { task: '请人看炉子', dueOn: '2026-12-01' });
  await officer.post(`/api/visit-tasks/${task.body['id']}/finish`, { report: '李大爷的炉子修好了' });
  const view = async () => JSON.stringify((await officer.get(`/api/visits/${visitId}`)).body);
  const words = ['李大爷', '炉子', '金桐小区'];
  for (const word of words) expect(await view()).toContain(word);
  await officer.post(`/api/visit-needs/${id}/end`, { version: 1, reason: '李大爷搬走了' });
  const keepsFacts = async () =>
    JSON.stringify((await house.base.owner.query(`select data from happening where subject_id = $1`, [visitId])).rows);
  for (const word of words) expect(await keepsFacts(), 'facts stay for ever').not.toContain(word);

  const day = 86_400_000;
  house.setNow(new Date(house.now().getTime() + 364 * day));
  await withinHouse(house.open.house, 'visits:tidy', tidyVisits);
  const { rows: before } = await house.base.owner.query('select title from visit_need where id = $1', [id]);
  expect(before).toEqual([{ title: '李大爷家' }]);
  house.setNow(new Date(house.now().getTime() + 368 * day));
  await withinHouse(house.open.house, 'visits:tidy', tidyVisits);
  const { rows } = await house.base.owner.query(
    `select n.title, n.address, n.asked_by, n.end_reason, v.met, v.seen, v.state, t.task, t.report, t.state as task_state
     from visit_need n join visit v on v.need_id = n.id join visit_task t on t.visit_id = v.id where n.id = $1`,
    [id],
  );
  expect(rows).toEqual([
    {
      title: '—',
      address: '',
      asked_by: '',
      end_reason: '',
      met: '',
      seen: '',
      state: 'done',
      task: '',
      report: '',
      task_state: 'done',
    },
  ]);
});
