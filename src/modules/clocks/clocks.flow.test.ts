import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import countyRules from '../../../demo/clock-rules.json' with { type: 'json' };
import { Caller } from '../../../tests/support/caller.ts';
import { lookAtMatterClocks, wrongBooks } from '../../../tests/support/clock-jobs.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { type Hired, hire, sessionOf } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { type ClockEvent, readClock } from '../../algorithms/deadlines/clock.ts';
import type { Limit } from '../../algorithms/deadlines/work-calendar.ts';
import type { Duty } from '../../kit/duties.ts';
import { seedHolidays } from '../../kit/holidays.ts';
import { countingOf } from './calendars.ts';

let house: TestHouse;
let town: Town;
let networks = 0;
const people: Record<string, Hired> = {};

const at = (text: string) => new Date(`${text}+08:00`);
const runJob = () => lookAtMatterClocks(house);

async function query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await house.base.owner.query<Row>(text, values)).rows;
}

beforeAll(async () => {
  house = await openTestHouse({ startAt: at('2026-11-23T09:00:00') });
  town = await buildTown(house);
  const staff: Record<string, { unit: keyof Town['units']; duties: readonly Duty[] }> = {
    clerk: { unit: 'north', duties: ['intake', 'assign', 'revisit'] },
    officer: { unit: 'northGroup', duties: ['handle'] },
    chief: { unit: 'north', duties: ['oversee', 'assign'] },
    supervisor: { unit: 'bureau', duties: ['oversee'] },
    admin: { unit: 'bureau', duties: ['system'] },
  };
  for (const [name, { unit, duties }] of Object.entries(staff)) {
    people[name] = await hire(house, { unitId: town.units[unit], duties });
  }
});
afterAll(() => house.close());

function hired(name: string): Hired {
  const found = people[name];
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

/** Turns the clock and signs that colleague in again: sessions last a day. */
async function as(name: string): Promise<Caller> {
  return new Caller(house.url, { cookie: await sessionOf(house, hired(name).accountId) });
}

interface Reported {
  readonly id: string;
  readonly code: string;
  readonly tail: string;
}

async function report(category: string): Promise<Reported> {
  networks += 1;
  const resident = new Caller(house.url, { 'x-forwarded-for': `10.40.0.${networks}` });
  const said = {
    what: '混凝土搅拌站夜里一直施工，睡不着。',
    where: '金桐小区',
    category,
    phone: '19900007777',
    emergency: false,
  };
  const answer = await resident.post('/api/report', said);
  expect([answer.status, answer.body['error']]).toEqual([200, undefined]);
  const sent = answer.body;
  const [row] = await query<{ id: string }>('select id from matter where number = $1', [sent['number']]);
  return { id: row?.id ?? '', code: String(sent['code']), tail: String(sent['tail']) };
}

async function readAsResident({ code, tail }: Reported) {
  networks += 1;
  const resident = new Caller(house.url, { 'x-forwarded-for': `10.40.0.${networks}` });
  await resident.post('/api/report/open', { code, tail });
  return { resident, page: (await resident.get('/api/report/mine')).body };
}

async function act(name: string, id: string, path: string, fields: object = {}) {
  const caller = await as(name);
  const { body } = await caller.get(`/api/matters/${id}`);
  return caller.post(`/api/matters/${id}/${path}`, { version: Number(body['version']), ...fields });
}

async function done(name: string, id: string, path: string, fields: object = {}) {
  const answer = await act(name, id, path, fields);
  expect([path, answer.status, answer.body['error']?.['code']]).toEqual([path, 200, undefined]);
  return answer.body;
}

async function promisedAt(id: string): Promise<string> {
  const [row] = await query<{ promised_at: Date }>('select promised_at from matter where id = $1', [id]);
  return row?.promised_at.toISOString() ?? '';
}

const iso = (text: string) => at(text).toISOString();

interface StoredClock {
  readonly id: string;
  readonly started_at: Date;
  readonly measure: Limit['measure'];
  readonly amount: number;
  readonly ended_at: Date | null;
  readonly due_at: Date;
  readonly paused_until: Date | null;
  readonly holiday_version: number;
  readonly run_milliseconds: number | null;
  readonly paused_milliseconds: number | null;
}

/** What the promise must be: the algorithm read over the events, with nothing in between. */
async function readBack(id: string): Promise<{ clock: StoredClock; dueAt: string }> {
  const [clock] = await query<StoredClock>(
    `select * from clock where subject_id = $1 and kind = 'solve' order by started_at desc, id desc limit 1`,
    [id],
  );
  if (!clock) throw new Error('there is no clock');
  const stored = await query<{ kind: string; at: Date; data: Record<string, unknown> }>(
    'select kind, at, data from clock_event where clock_id = $1 order by n',
    [clock.id],
  );
  const [table] = await query<{ years: typeof seedHolidays.years }>(
    'select years from holiday_version where number = $1',
    [clock.holiday_version],
  );
  const events = stored.flatMap(({ kind, at: when, data }): ClockEvent[] => {
    if (kind === 'paused') return [{ kind: 'pause', at: when }];
    if (kind === 'resumed') return [{ kind: 'resume', at: when }];
    if (kind !== 'extended') return [];
    return [
      {
        kind: 'extend',
        at: when,
        limit: { measure: data['measure'] as Limit['measure'], amount: Number(data['amount']) },
      },
    ];
  });
  const pauseEnd = clock.ended_at ?? clock.paused_until;
  const isStanding = stored.findLast(({ kind }) => kind === 'paused' || kind === 'resumed')?.kind === 'paused';
  if (isStanding && pauseEnd) events.push({ kind: 'resume', at: pauseEnd });
  const office = {
    frames: {
      usual: [
        [510, 720],
        [870, 1050],
      ] as [number, number][],
      weekdays: {},
    },
    rests: true,
  };
  const limit = { measure: clock.measure, amount: clock.amount };
  const { calendar } = countingOf(office, table?.years ?? {});
  const reading = readClock(calendar, { startedAt: clock.started_at, limit, events }, at('2027-12-01T00:00:00'));
  return { clock, dueAt: reading.dueAt?.toISOString() ?? '' };
}

async function expectPromise(id: string): Promise<void> {
  const { clock, dueAt } = await readBack(id);
  expect([await promisedAt(id), clock.due_at.toISOString()]).toEqual([dueAt, dueAt]);
}

async function begun(category = 'environment.dust'): Promise<Reported> {
  const matter = await report(category);
  await done('clerk', matter.id, 'accept');
  await done('clerk', matter.id, 'assign', { unitId: town.units.northGroup, leadId: hired('officer').personId });
  await done('officer', matter.id, 'take');
  return matter;
}

async function facts(id: string, kind: string): Promise<Record<string, unknown>[]> {
  const rows = await query<{ data: Record<string, unknown> }>(
    'select data from happening where subject_id = $1 and kind = $2 order by id',
    [id, kind],
  );
  return rows.map(({ data }) => data);
}

describe('the promise of a matter', () => {
  test('is the end of the working days of its category, stands still for a lawful reason, and goes on by itself when the reason allows no more', async () => {
    house.setNow(at('2026-11-23T09:00:00'));
    const matter = await begun();
    expect(await promisedAt(matter.id)).toBe(iso('2026-11-30T17:30:00'));
    await expectPromise(matter.id);
    const early = await act('officer', matter.id, 'pause', {
      reason: 'procedure',
      untilOn: '2027-03-01',
      text: '等待听证',
    });
    expect(early.body['error']?.['code']).toBe('clock.pause-too-long');
    house.setNow(at('2026-11-24T10:00:00'));
    const paused = await done('officer', matter.id, 'pause', {
      reason: 'procedure',
      untilOn: '2026-11-26',
      text: '等待听证结束',
    });
    expect(paused['promisedAt']).toBe(iso('2026-12-03T17:30:00'));
    await expectPromise(matter.id);
    const { page } = await readAsResident(matter);
    expect(page['promise']?.['paused']?.['because']?.['zh']).toContain('法定程序');
    expect(page['promisedAt']).toBe(iso('2026-12-03T17:30:00'));
    const told = page['timeline']?.find((entry) => String(entry['kind']) === 'clock.paused');
    expect([told?.['text'], told?.['details']?.['until']]).toEqual([null, iso('2026-11-26T17:30:00')]);
    house.setNow(at('2026-11-26T17:29:00'));
    await runJob();
    expect(await facts(matter.id, 'clock.resumed')).toEqual([]);
    house.setNow(at('2026-11-27T10:00:00'));
    await runJob();
    expect((await facts(matter.id, 'clock.resumed')).map(({ forced }) => forced)).toEqual([true]);
    expect(await promisedAt(matter.id)).toBe(iso('2026-12-03T17:30:00'));
    await expectPromise(matter.id);
    house.setNow(at('2026-12-01T09:00:00'));
    await done('officer', matter.id, 'answer', { text: '已责令夜间停工，请您留意。' });
    const { clock } = await readBack(matter.id);
    const whole = at('2026-12-01T09:00:00').getTime() - clock.started_at.getTime();
    expect(Math.abs(Number(clock.run_milliseconds) + Number(clock.paused_milliseconds) - whole)).toBeLessThan(2000);
  });

  test('goes on at once when it waited for the reporter and the reporter says something', async () => {
    house.setNow(at('2026-11-23T09:00:00'));
    const matter = await begun();
    await done('officer', matter.id, 'pause', { reason: 'resident', text: '请补充门牌号' });
    const waiting = await promisedAt(matter.id);
    house.setNow(at('2026-11-24T09:00:00'));
    const { resident } = await readAsResident(matter);
    expect((await resident.post('/api/report/mine/add', { text: '是三号楼二单元。' })).status).toBe(200);
    expect((await promisedAt(matter.id)) < waiting).toBe(true);
    await expectPromise(matter.id);
  });

  test('is moved by an extension that somebody else grants, and not by one that is declined', async () => {
    house.setNow(at('2026-11-23T09:00:00'));
    const matter = await begun();
    const helper = await done('officer', matter.id, 'parts', { unitId: town.units.southGroup, task: '一起核查扬尘' });
    expect(helper['id']).toBe(matter.id);
    expect(
      (await act('officer', matter.id, 'extensions', { amount: 6, text: '需要检测' })).body['error']?.['code'],
    ).toBe('clock.too-much');
    await done('chief', matter.id, 'extensions', { amount: 2, text: '需要等设备' });
    const own = await act('chief', matter.id, 'extensions/decide', { approve: true, text: '同意' });
    expect(own.body['error']?.['code']).toBe('clock.same-person');
    await done('supervisor', matter.id, 'extensions/decide', { approve: false, text: '先按原期限办' });
    expect(await promisedAt(matter.id)).toBe(iso('2026-11-30T17:30:00'));
    await done('officer', matter.id, 'extensions', { amount: 3, text: '设备未到' });
    await done('chief', matter.id, 'extensions/decide', { approve: true, text: '同意三天' });
    expect(await promisedAt(matter.id)).toBe(iso('2026-12-03T17:30:00'));
    await expectPromise(matter.id);
    const parts = await query<{ due_at: Date }>(`select due_at from part where matter_id = $1 and state <> 'revoked'`, [
      matter.id,
    ]);
    expect(parts.map(({ due_at }) => due_at.toISOString())).toEqual(parts.map(() => iso('2026-12-03T17:30:00')));
    const part = await query<{ due_at: Date }>(`select due_at from clock where subject_id = $1 and kind = 'part'`, [
      matter.id,
    ]);
    expect(part[0]?.due_at.toISOString()).toBe(iso('2026-12-03T17:30:00'));
    expect((await readAsResident(matter)).page['promise']?.['extended']).toBe(true);
  });

  test('begins anew when the matter is reopened, and stops with a merged one', async () => {
    house.setNow(at('2026-11-23T09:00:00'));
    const [matter, other] = [await begun(), await begun()];
    await done('officer', matter.id, 'answer', { text: '已经处理好了。' });
    house.setNow(at('2026-12-07T09:00:00'));
    await done('chief', matter.id, 'reopen', { reason: '扬尘又来了' });
    expect(await promisedAt(matter.id)).toBe(iso('2026-12-14T17:30:00'));
    await expectPromise(matter.id);
    const { body } = await (await as('clerk')).get(`/api/matters/${other.id}`);
    const merged = await (await as('clerk')).post(`/api/matters/${other.id}/merge`, {
      version: Number(body['version']),
      intoId: matter.id,
      reason: '同一个搅拌站',
    });
    expect(merged.status).toBe(200);
    expect(
      await query(`select id from clock where subject_id = $1 and state in ('running', 'paused')`, [other.id]),
    ).toEqual([]);
    expect((await readAsResident(other)).page['promisedAt']).toBe(iso('2026-12-14T17:30:00'));
  });
});

describe('the ladder', () => {
  test('tells whom it names once at each step, also when two processes look, and who was told says to have read it', async () => {
    house.setNow(at('2026-12-14T09:00:00'));
    const matter = await begun();
    const rules = async () =>
      (
        await query<{ rule: string }>(
          'select s.rule from ladder_step s join clock c on c.id = s.clock_id where c.subject_id = $1 and c.kind = $2 order by s.rule',
          [matter.id, 'solve'],
        )
      ).map(({ rule }) => rule);
    house.setNow(at('2026-12-18T17:31:00'));
    await Promise.all([runJob(), runJob()]);
    await runJob();
    expect(await rules()).toEqual(['solve-50', 'solve-80']);
    house.setNow(at('2026-12-21T17:31:00'));
    await Promise.all([runJob(), runJob()]);
    expect(await rules()).toEqual(['solve-100', 'solve-50', 'solve-80']);
    const urged = (await facts(matter.id, 'clock.urged')).filter(({ clock }) => clock === 'solve');
    expect(urged.map(({ rule }) => rule)).toEqual(['solve-80', 'solve-100']);
    expect((await facts(matter.id, 'clock.missed')).filter(({ clock }) => clock === 'solve')).toHaveLength(1);
    const told = await query<{ rule: string; role: string; person_id: string }>(
      `select n.rule, n.role, n.person_id from ladder_notice n join clock c on c.id = n.clock_id
      where c.subject_id = $1 and c.kind = 'solve' order by n.rule, n.role`,
      [matter.id],
    );
    const roles = (rule: string) => told.filter((row) => row.rule === rule).map(({ role }) => role);
    expect(roles('solve-50')).toEqual(['lead']);
    expect(roles('solve-80')).toContain('unit-chief');
    expect(told.some(({ rule, person_id: id }) => rule === 'solve-100' && id === hired('supervisor').personId)).toBe(
      true,
    );

    const { page } = await readAsResident(matter);
    expect(page['promise']?.['urged']).toBe(true);
    expect(JSON.stringify(page)).not.toContain('督查');
    const supervisor = await as('supervisor');
    const notice = (await supervisor.get('/api/clocks/mine')).body['notices']?.find(
      (one) => String(one['subject']?.['id']) === matter.id && String(one['rule']?.['id']) === 'solve-100',
    );
    expect(notice?.['rule']?.['value']).toBe(100);
    const noticeId = String(notice?.['id']);
    expect((await (await as('officer')).post(`/api/clocks/notices/${noticeId}/acknowledge`)).status).toBe(404);
    expect((await supervisor.post(`/api/clocks/notices/${noticeId}/acknowledge`)).status).toBe(200);
    expect((await supervisor.post(`/api/clocks/notices/${noticeId}/acknowledge`)).status).toBe(409);
    const shown = (await supervisor.get(`/api/matters/${matter.id}`)).body['timing']?.['clocks'] ?? [];
    const notices = shown.find((clock) => String(clock['kind']) === 'solve')?.['notices'] ?? [];
    expect(notices.find((one) => String(one['id']) === noticeId)?.['acknowledgedAt']).toBeTruthy();
  });

  test('urges what nobody has taken, and its rules can be tried over the past before they change', async () => {
    house.setNow(at('2026-12-22T09:00:00'));
    const matter = await report('environment.dust');
    house.setNow(at('2026-12-22T10:01:00'));
    await runJob();
    expect((await facts(matter.id, 'clock.urged')).map(({ rule }) => rule)).toEqual(['ownerless-60']);
    const admin = await as('admin');
    const rule = { id: 'half', kind: 'solve', on: 'share', value: 50, tells: ['lead', 'station-chief'], urges: true };
    const tried = await admin.post('/api/clocks/ladder/try', { rules: [rule], months: 2 });
    expect(tried.status).toBe(200);
    const counted = tried.body['counts']?.find((count) => String(count['rule']) === 'half');
    expect(Number(counted?.['steps'])).toBeGreaterThan(0);
    expect(Number(counted?.['people'])).toBeGreaterThanOrEqual(Number(counted?.['steps']));
    expect(Number(tried.body['looked'])).toBeGreaterThan(Number(counted?.['steps']));
    expect((await (await as('officer')).post('/api/clocks/ladder/try', { rules: [rule], months: 2 })).status).toBe(403);
    const [before] = await query<{ v: number }>('select max(number)::int as v from ladder_version');
    const changed = await admin.post('/api/clocks/ladder', { rules: [rule], reason: '只留一条试试' });
    expect(changed.body['version']).toBe((before?.v ?? 0) + 1);
    // What runs already keeps its rules.
    const pinned = await query<{ v: number }>(`select distinct ladder_version as v from clock where subject_id = $1`, [
      matter.id,
    ]);
    expect(pinned).toEqual([before]);
  });
});

describe('the table of holidays', () => {
  test('that lacks a year says so everywhere; once it is there nothing moves until somebody counts anew with a reason', async () => {
    house.setNow(at('2026-12-30T09:00:00'));
    const matter = await begun();
    const before = await promisedAt(matter.id);
    const admin = await as('admin');
    expect(JSON.stringify((await admin.get('/api/system')).body['warnings'])).toContain('2027');
    const { page } = await readAsResident(matter);
    expect(JSON.stringify(page['promise']?.['missingYears'])).toBe('[2027]');

    const csv = '日期,安排\n2027-01-01,休\n2027-01-02,休\n2027-01-03,班\n2027-02-30,休';
    const wrong = await admin.post('/api/clocks/holidays/import', { text: csv, reason: '国办通知' });
    expect([wrong.body['problems']?.length, wrong.body['version']]).toEqual([1, null]);
    const year = {
      year: 2027,
      off: ['2027-01-01', '2027-01-04', '2027-01-05'],
      work: ['2027-01-09'],
      reason: '国办发明电〔2026〕7号',
    };
    expect((await admin.post('/api/clocks/holidays', year)).body['version']).toBe(2);
    expect(await promisedAt(matter.id)).toBe(before);
    const moves = (await admin.get('/api/clocks/moves')).body['rows'] ?? [];
    const ids = moves.filter((row) => String(row['kind']) === 'solve').map((row) => String(row['id']));
    const { clock } = await readBack(matter.id);
    expect(ids).toContain(clock.id);
    expect((await (await as('chief')).post('/api/clocks/repin', { ids, reason: '放假安排已公布' })).status).toBe(403);
    expect((await admin.post('/api/clocks/repin', { ids, reason: '放假安排已公布' })).status).toBe(200);
    expect((await promisedAt(matter.id)) > before).toBe(true);
    await expectPromise(matter.id);
    expect((await facts(matter.id, 'clock.repinned')).map(({ from }) => from)).toEqual([before]);
    expect(JSON.stringify((await readAsResident(matter)).page['promise']?.['missingYears'])).toBe('[]');
  });

  test('and the ladder are those that the product brings', async () => {
    const [row] = await query<{ years: object }>('select years from holiday_version where number = 1');
    expect(row?.years).toEqual(seedHolidays.years);
    const [first] = await query<{ rules: object }>('select rules from ladder_version where number = 1');
    expect(first?.rules).toEqual(countyRules.ladder);
  });

  test('and all that happened leaves the books in order', async () => {
    expect(await wrongBooks(house)).toEqual([]);
  });
});
