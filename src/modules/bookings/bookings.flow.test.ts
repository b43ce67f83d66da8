import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller, Loose } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { type Hired, hire } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { freeSlots } from '../../algorithms/common-slots/free-slots.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { withinHouse } from '../../platform/corridor.ts';
import * as api from './api.ts';
import { lapse } from './engaging.ts';
import { tidyBookings } from './keeping.ts';
import { officeHours } from './rules-hours.ts';
import { bookingFacts } from './words.ts';

let house: TestHouse;
let town: Town;
let keeper: Caller;
let mediator: Hired;
let colleague: Hired;
let outsider: Hired;
let codes = 0;

beforeAll(async () => {
  // A Monday morning; the week has no holiday.
  house = await openTestHouse({ startAt: new Date('2026-11-23T01:00:00Z') });
  town = await buildTown(house);
  keeper = (await hire(house, { unitId: town.units.north, duties: ['register'] })).caller;
  mediator = await hire(house, { unitId: town.units.north, duties: ['mediate'] });
  colleague = await hire(house, { unitId: town.units.north, duties: ['handle'] });
  outsider = await hire(house, { unitId: town.units.south, duties: ['mediate', 'handle', 'assign', 'oversee'] });
});
afterAll(() => house.close());

const within = <T>(work: (ctx: Context) => Promise<T>) => withinHouse(house.open.house, 'test', work);
const at = (text: string) => new Date(`2026-11-${text}+08:00`);
const between = (from: string, to: string) => ({ from: at(from), to: at(to) });
const codeOf = (problem: unknown) => (problem instanceof Refusal ? problem.code : String(problem));
const refusalOf = (work: Promise<unknown>) => work.then(() => 'done', codeOf);

async function makeRoom(fields: object = {}): Promise<string> {
  codes += 1;
  const room = {
    code: `T${codes}`,
    kind: 'room',
    name: `调解室${codes}`,
    unitId: town.units.north,
    hours: officeHours,
  };
  const { status, body } = await keeper.post('/api/bookings/resources', { ...room, ...fields });
  expect([status, body['error']]).toEqual([200, undefined]);
  return String(body['id']);
}

const wish = (resourceIds: readonly string[], from: string, to: string, until?: Date) => ({
  resourceIds,
  during: between(from, to),
  subject: { kind: 'mediation' as const, id: newId(), number: '调2026-000123' },
  title: '调解 调2026-000123',
  ...(until && { until }),
});

async function lineOf(who: Caller, resourceId: string): Promise<Loose> {
  const { body } = await who.get(`/api/bookings/calendar?from=2026-11-23&days=7&limit=30&unitId=${town.units.north}`);
  const line = body['rows']?.find((row) => String(row['resource']?.['id']) === resourceId);
  if (!line) throw new Error('the room is not on the calendar');
  return line;
}

describe('a time that is taken', () => {
  test('is refused to others by the name of what is taken and when, until it is given back', async () => {
    const [one, two] = [await makeRoom({ name: '圆桌调解室' }), await makeRoom()];
    const id = await within((ctx) => api.hold(ctx, wish([one, two], '24T09:00', '24T10:00')));
    const again = within((ctx) => api.hold(ctx, wish([one], '24T09:59', '24T11:00')));
    const problem = await again.catch((caught: unknown) => caught);
    expect(codeOf(problem)).toBe('booking.taken');
    expect(problem instanceof Refusal && problem.fields.map(({ zh }) => zh)).toEqual([
      '“圆桌调解室”11月24日 09:00–10:00已有安排，请换一个时间，或另选场所、人员',
    ]);
    await within((ctx) => api.hold(ctx, wish([one], '24T10:00', '24T11:00')));
    await within((ctx) => api.release(ctx, id));
    await within((ctx) => api.release(ctx, id));
    await within((ctx) => api.hold(ctx, wish([two], '24T09:00', '24T10:00')));
    expect(await refusalOf(within((ctx) => api.confirm(ctx, id)))).toBe('booking.over');
    expect(await refusalOf(within((ctx) => api.hold(ctx, wish([newId()], '24T09:00', '24T10:00'))))).toBe(
      'input.invalid',
    );
  });

  test('moves as one: where the new time is taken, the old one stays', async () => {
    const [one, two] = [await makeRoom(), await makeRoom()];
    const id = await within((ctx) => api.hold(ctx, wish([one], '24T09:00', '24T10:00')));
    await within((ctx) => api.hold(ctx, wish([two], '24T14:00', '24T15:00')));
    const toTaken = { during: between('24T14:30', '24T15:30'), resourceIds: [two] };
    expect(await refusalOf(within((ctx) => api.move(ctx, id, toTaken)))).toBe('booking.taken');
    expect(await within(({ tx }) => api.findEngagement(tx, id))).toMatchObject({ starts_at: at('24T09:00') });
    await within((ctx) => api.move(ctx, id, { during: between('24T09:30', '24T10:30') }));
    await within((ctx) => api.move(ctx, id, { during: between('24T15:00', '24T16:00'), resourceIds: [two] }));
    await within((ctx) => api.hold(ctx, wish([one], '24T09:30', '24T10:30')));
    const moved = await within(({ tx }) => api.findEngagement(tx, id));
    expect([moved?.starts_at, moved?.resources.map((resource) => resource.id)]).toEqual([at('24T15:00'), [two]]);
  });

  test('that is only held is free again at the end of the hold: for the eye, for the next one, and not for whoever confirms too late', async () => {
    const room = await makeRoom();
    const until = new Date(house.now().getTime() + 600_000);
    const [early, late] = await Promise.all([
      within((ctx) => api.hold(ctx, wish([room], '25T09:00', '25T10:00', until))),
      within((ctx) => api.hold(ctx, wish([room], '25T15:00', '25T16:00', until))),
    ]);
    const busy = () =>
      within(({ tx, now }) => api.freeBusy(tx, { resourceIds: [room], ...between('25T00:00', '26T00:00'), now }));
    expect((await busy())[0]?.busy).toHaveLength(2);
    await within((ctx) => api.confirm(ctx, late));
    await within((ctx) => lapse(ctx, { id: early }));
    expect((await within(({ tx }) => api.findEngagement(tx, early)))?.state).toBe('held');

    house.setNow(new Date(until.getTime() + 1000));
    expect((await busy())[0]?.busy).toEqual([{ ...between('25T15:00', '25T16:00'), placeId: room }]);
    expect(await refusalOf(within((ctx) => api.confirm(ctx, early)))).toBe('booking.over');
    expect(await refusalOf(within((ctx) => api.move(ctx, early, { during: between('26T09:00', '26T10:00') })))).toBe(
      'booking.over',
    );
    const next = await within((ctx) => api.hold(ctx, wish([room], '25T09:30', '25T10:30')));
    await within((ctx) => lapse(ctx, { id: early }));
    await within((ctx) => lapse(ctx, { id: late }));
    const facts = await house.base.owner.query<{ subject_id: string }>(
      `select subject_id from happening where kind = 'engagement.lapsed' and subject_id = any($1)`,
      [[early, late, next]],
    );
    expect(facts.rows).toEqual([{ subject_id: early }]);
    const jobs = await house.base.owner.query(`select run_at from graphile_worker.jobs where key = $1`, [
      `engagement:lapse:${early}`,
    ]);
    expect(jobs.rows).toEqual([{ run_at: until }]);
  });

  test('is never taken twice in ten thousand tries at once: holds, moves, confirmations, releases, and holds that run out meanwhile', {
    timeout: 120_000,
  }, async () => {
    const rooms = await Promise.all(Array.from({ length: 4 }, () => makeRoom()));
    const began = house.now().getTime();
    const hour = 3_600_000;
    const made: string[] = [];
    const tries = fc.sample(
      fc.record({
        act: fc.constantFrom('hold', 'hold', 'hold', 'brief', 'brief', 'move', 'confirm', 'release'),
        rooms: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 2 }),
        start: fc.integer({ min: 0, max: 400 }),
        length: fc.integer({ min: 1, max: 8 }),
        which: fc.nat(),
      }),
      { numRuns: 10_000, seed: 5 },
    );
    const counts: Record<string, number> = {};
    let tried = 0;
    async function attempt({ act, start, length, which, ...of }: (typeof tries)[number]): Promise<void> {
      const from = new Date(began + (48 + start / 4) * hour);
      const during = { from, to: new Date(from.getTime() + (length * hour) / 4) };
      const resourceIds = of.rooms.map((i) => rooms[i] ?? '');
      const id = made[which % Math.max(1, made.length)] ?? newId();
      const outcome = await refusalOf(
        within(async (ctx) => {
          if (act === 'confirm') return api.confirm(ctx, id);
          if (act === 'release') return api.release(ctx, id);
          if (act === 'move') return api.move(ctx, id, { during, resourceIds });
          const until = new Date(ctx.now.getTime() + (act === 'brief' ? 20_000 : 10 * hour));
          made.push(await api.hold(ctx, { ...wish(resourceIds, '24T09:00', '24T10:00', until), during }));
        }),
      );
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    const waiting = [...tries];
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let one = waiting.pop(); one; one = waiting.pop()) {
          tried += 1;
          // A second for each hundred tries, so that brief holds run out among them.
          if (tried % 100 === 0) house.setNow(new Date(began + tried * 10));
          await attempt(one);
        }
      }),
    );
    const { rows } = await house.base.owner.query(
      `select a.engagement_id from engagement_resource a join engagement_resource b on a.resource_id = b.resource_id and a.engagement_id < b.engagement_id
       and a.during && b.during where a.state in ('held', 'confirmed') and b.state in ('held', 'confirmed')`,
    );
    expect(rows).toEqual([]);
    expect(tried).toBe(10_000);
    const known = ['done', 'booking.taken', 'booking.over', 'step.not-now', 'not-found'];
    expect(Object.keys(counts).filter((outcome) => !known.includes(outcome))).toEqual([]);
    expect([counts['done'], counts['booking.taken'], counts['booking.over']].every((count = 0) => count > 100)).toBe(
      true,
    );
  });

  test('cannot be taken twice past our own code either: the database refuses', async () => {
    const room = await makeRoom();
    const insert = async () => {
      const id = newId();
      await house.base.owner.query(
        `with e as (insert into engagement (id, subject_kind, subject_id, title, during, state, made_at, changed_at)
           values ($1, 'block', $1, 'x', tstzrange('2026-12-01', '2026-12-02'), 'confirmed', now(), now()) returning id, during, state)
         insert into engagement_resource (engagement_id, resource_id, during, state) select id, $2, during, state from e`,
        [id, room],
      );
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, insert));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('rooms', () => {
  test('belong to whoever keeps the registers of the unit; hours, leave and closing are set there and read by all', async () => {
    const id = await makeRoom({ stepFree: true, capacity: 12 });
    const path = `/api/bookings/resources/${id}`;
    const seen = (await outsider.caller.get(path)).body;
    expect([seen['resource']?.['can'], seen['resource']?.['stepFree']]).toEqual([[], true]);
    expect((await outsider.caller.put(`${path}/hours`, { version: 1, hours: {}, keepsHolidays: true })).status).toBe(
      403,
    );
    const overlapping = {
      1: [
        [540, 700],
        [690, 720],
      ],
    };
    expect((await keeper.put(`${path}/hours`, { version: 1, hours: overlapping, keepsHolidays: true })).status).toBe(
      400,
    );
    const saturday = { version: 1, hours: { 6: [[540, 720]] }, keepsHolidays: false };
    expect((await keeper.put(`${path}/hours`, saturday)).body).toMatchObject({ version: 2 });
    expect((await keeper.put(`${path}/hours`, saturday)).body['error']?.['code']).toBe('version.conflict');

    const open = async () => (await lineOf(colleague.caller, id))['open']?.map((one) => String(one['from']));
    expect(await open()).toEqual(['2026-11-28T01:00:00.000Z']);
    const extra = { kind: 'extra', from: at('25T18:00'), to: at('25T20:00'), note: '夜场' };
    const added = await keeper.post(`${path}/exceptions`, extra);
    expect(await open()).toEqual(['2026-11-25T10:00:00.000Z', '2026-11-28T01:00:00.000Z']);
    expect((await lineOf(colleague.caller, id))['exceptions']?.[0]?.['note']).toBeNull();
    expect((await keeper.post(`${path}/exceptions`, { ...extra, kind: 'leave' })).status).toBe(400);
    expect((await keeper.post(`/api/bookings/exceptions/${String(added.body['id'])}/drop`)).status).toBe(200);

    const taken = await within((ctx) => api.hold(ctx, wish([id], '28T09:00', '28T10:00')));
    expect(
      (await keeper.post(`${path}/exceptions`, { ...extra, kind: 'closed', to: at('29T00:00') })).body,
    ).toMatchObject({
      engaged: 1,
    });
    expect((await keeper.post(`${path}/retire`)).body['error']?.['code']).toBe('booking.in-use');
    await within((ctx) => api.release(ctx, taken));
    expect((await keeper.post(`${path}/retire`)).status).toBe(200);
    expect(await refusalOf(within((ctx) => api.hold(ctx, wish([id], '28T09:00', '28T10:00'))))).toBe('booking.retired');
    expect((await within(({ tx }) => api.listRooms(tx))).some((room) => room.id === id)).toBe(false);
    expect((await keeper.post(`${path}/restore`)).status).toBe(200);
    expect(
      (await within(({ tx }) => api.listRooms(tx, { unitIds: [town.units.north] }))).some((room) => room.id === id),
    ).toBe(true);
  });

  test('come and go as a spreadsheet: tried first, read in, found the same again, and taken back', async () => {
    const send = (dryRun: boolean, text: string) =>
      keeperOfAll.bytes(`/api/registers/rooms/import?fileName=rooms.csv&dryRun=${dryRun}`, Buffer.from(text));
    const keeperOfAll = await town.signIn('keeper');
    const csv = `编号,种类,名称,单位编号,地点编号,无障碍通行,容纳人数,开放时间
R1,调解室、会议室,东调解室,B-N,P001,是,8,周一-周五 8:30-12:00；星期六 9:00-12:00
R2,流动调解车、流动室,大篷车,B-N,,否,6,每天 08:00-20:00
R3,设备,投影仪,B-N,P999,,,周一 12:00-8:00`;
    expect((await send(true, csv)).body).toMatchObject({ created: 2, rejected: 1, runId: null });
    const run = (await send(false, csv)).body;
    expect(run['problems']?.map((problem) => [Number(problem['row']), String(problem['column'])])).toEqual([
      [4, 'placeCode'],
    ]);
    expect((await send(true, csv)).body).toMatchObject({ created: 0, duplicates: 2 });
    const listed = (await keeper.get('/api/bookings/resources?q=dtjs')).body['rows'];
    expect(listed?.map((row) => [row['code'], row['placeName'], row['hours']?.['6']])).toEqual([
      ['R1', '金桐警务工作站', [[540, 720]]],
    ]);
    expect((await keeperOfAll.post(`/api/imports/${String(run['runId'])}/undo`)).body).toMatchObject({ undone: 2 });
    expect((await keeper.get('/api/bookings/resources?q=dtjs')).body['rows']).toEqual([]);
  });
});

describe('calendars', () => {
  test('say what a time is taken for to whoever’s room it is, and that it is taken to everybody else', async () => {
    const room = await makeRoom();
    const block = { resourceIds: [room], from: at('26T09:00'), to: at('26T10:30'), title: '新员工培训' };
    expect((await outsider.caller.post('/api/bookings/engagements', block)).status).toBe(403);
    const id = String((await colleague.caller.post('/api/bookings/engagements', block)).body['id']);
    const of = async (who: Caller) => (await lineOf(who, room))['taken']?.[0];
    expect(await of(mediator.caller)).toMatchObject({ title: '新员工培训', kind: 'block', can: ['move', 'release'] });
    expect(await of(outsider.caller)).toMatchObject({ title: null, kind: null, number: null, can: [] });
    const later = { from: at('26T10:00'), to: at('26T11:30') };
    expect((await outsider.caller.post(`/api/bookings/engagements/${id}/move`, later)).status).toBe(403);
    expect((await colleague.caller.post(`/api/bookings/engagements/${id}/move`, later)).status).toBe(200);
    const other = await within((ctx) => api.hold(ctx, wish([room], '26T14:00', '26T15:00')));
    expect((await colleague.caller.post(`/api/bookings/engagements/${other}/release`)).status).toBe(403);
    expect((await colleague.caller.post(`/api/bookings/engagements/${id}/release`)).status).toBe(200);
    expect((await lineOf(mediator.caller, room))['taken']?.map((one) => String(one['title']))).toEqual([
      '调解 调2026-000123',
    ]);
  });

  test('of one’s own are opened once; what a colleague does with his time his leader may read, others only that he is busy', async () => {
    const own = () => mediator.caller.get('/api/bookings/calendar/own?from=2026-11-23&days=7');
    expect((await own()).body).toEqual({ row: null, canOpen: true });
    const id = String((await mediator.caller.post('/api/bookings/calendar/own')).body['id']);
    expect(await within((ctx) => api.ensurePersonResource(ctx, mediator.personId))).toBe(id);
    expect(await within(({ tx }) => api.resourcesOf(tx, [mediator.personId, newId()]))).toEqual(
      new Map([[mediator.personId, id]]),
    );
    expect(await refusalOf(within((ctx) => api.ensurePersonResource(ctx, newId())))).toBe('input.invalid');
    const leave = { kind: 'leave', from: at('27T00:00'), to: at('28T00:00'), note: '家里有事' };
    expect((await mediator.caller.post(`/api/bookings/resources/${id}/exceptions`, leave)).status).toBe(200);
    expect((await colleague.caller.post(`/api/bookings/resources/${id}/exceptions`, leave)).status).toBe(403);
    const block = { resourceIds: [id], from: at('23T14:30'), to: at('23T15:30'), title: '体检' };
    expect((await mediator.caller.post('/api/bookings/engagements', block)).status).toBe(200);
    expect((await own()).body['row']?.['open']).toHaveLength(8);
    const people = `/api/bookings/calendar?from=2026-11-23&what=people&unitId=${town.units.north}`;
    const chief = (await hire(house, { unitId: town.units.north, duties: ['assign'] })).caller;
    const read = async (who: Caller) => {
      const row = (await who.get(people)).body['rows']?.find((one) => String(one['resource']?.['id']) === id);
      return [row?.['taken']?.[0]?.['title'], row?.['exceptions']?.[0]?.['note']];
    };
    expect(await read(chief)).toEqual(['体检', '家里有事']);
    expect(await read(colleague.caller)).toEqual([null, null]);

    const room = await makeRoom();
    await within((ctx) => api.hold(ctx, wish([room, id], '24T08:30', '24T11:00')));
    const asked = between('23T00:00', '28T00:00');
    const rows = await within(({ tx, now }) => api.freeBusy(tx, { resourceIds: [id, room], ...asked, now }));
    const [person, place] = rows;
    if (!person || !place) throw new Error('two were asked for');
    const slots = freeSlots({
      within: asked,
      durationMinutes: 150,
      bufferMinutes: 0,
      stepMinutes: 30,
      parties: [],
      panel: [{ ...person, id }],
      rooms: [{ ...place, id: room, placeId: place.placeId ?? '' }],
      travelMinutes: () => 0,
    });
    expect(slots.map(({ startsAt }) => startsAt.toISOString().slice(8, 16))).toEqual([
      '23T00:30',
      '23T01:00',
      '23T01:30',
      '24T06:30',
      '24T07:00',
      '25T00:30',
      '25T01:00',
      '25T01:30',
      '25T06:30',
      '25T07:00',
      '26T00:30',
      '26T01:00',
      '26T01:30',
      '26T06:30',
      '26T07:00',
    ]);
  });
});

describe('a subscription', () => {
  const textAt = async (url: string) => {
    const answer = await fetch(url.replace('http://bridge.example', house.url));
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };

  test('tells calendar programs kind, number and room, and no name; it ends when it is revoked', async () => {
    const room = await makeRoom({ name: '听泉调解室' });
    const own = String((await colleague.caller.post('/api/bookings/calendar/own')).body['id']);
    const [kept, gone] = await Promise.all([
      within((ctx) => api.hold(ctx, { ...wish([room, own], '24T09:00', '24T10:00'), title: '张三与李四借款' })),
      within((ctx) => api.hold(ctx, wish([room], '25T09:00', '25T10:00'))),
    ]);
    await within((ctx) => api.release(ctx, gone));
    const made = await Promise.all(
      [room, own].map((resourceId) => colleague.caller.post('/api/bookings/feeds', { resourceId })),
    );
    const [ofRoom, ofOwn] = await Promise.all(made.map(({ body }) => textAt(String(body['url']))));
    expect([ofRoom?.status, ofRoom?.type]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(ofRoom?.text).toContain('SUMMARY:调解 调2026-000123\r\nLOCATION:听泉调解室\r\nSTATUS:CONFIRMED');
    expect(ofRoom?.text).toContain(`UID:engagement-${gone}@maplebridge`);
    expect(ofRoom?.text.match(/STATUS:CANCELLED/g)).toHaveLength(1);
    expect(ofOwn?.text).toContain(`UID:engagement-${kept}@maplebridge`);
    expect(`${ofRoom?.text}${ofOwn?.text}`).not.toMatch(/张三|李四|警员/);

    expect((await mediator.caller.post('/api/bookings/feeds', { resourceId: own })).status).toBe(403);
    expect((await outsider.caller.post('/api/bookings/feeds', { resourceId: room })).status).toBe(403);
    const listed = (await colleague.caller.get('/api/bookings/feeds')).body['rows'];
    expect(listed?.map((row) => [String(row['kind']), row['readAt'] !== null]).sort()).toEqual([
      ['person', true],
      ['room', true],
    ]);
    const id = String(made[0]?.body['id']);
    expect((await mediator.caller.post(`/api/bookings/feeds/${id}/revoke`)).status).toBe(404);
    expect((await keeper.post(`/api/bookings/feeds/${id}/revoke`)).status).toBe(200);
    expect((await textAt(String(made[0]?.body['url']))).status).toBe(404);
    expect((await textAt(`${house.url}/api/calendar/mbc_nothing.ics`)).status).toBe(404);
    const { rows } = await house.base.owner.query(
      `select count(*)::int as n from answered where answer::text like '%mbc_%'`,
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('opens no more than whoever asked for it may open today', async () => {
    const room = await makeRoom();
    const leaver = await hire(house, { unitId: town.units.north, duties: ['handle'] });
    const { body } = await leaver.caller.post('/api/bookings/feeds', { resourceId: room });
    expect((await textAt(String(body['url']))).status).toBe(200);
    await house.base.owner.query(`update holding set valid_to = '2026-11-01' where person_id = $1`, [leaver.personId]);
    expect((await textAt(String(body['url']))).status).toBe(404);
  });
});

test('after half a year nobody knows why somebody was away, after two years not what a time was taken for', async () => {
  await within(tidyBookings);
  const count = async () => {
    const { rows } = await house.base.owner.query(
      `select (select count(*)::int from resource_exception) as exceptions, (select count(*)::int from engagement where title <> '') as titles`,
    );
    return rows[0];
  };
  const before = await count();
  expect([before.exceptions > 0, before.titles > 0]).toEqual([true, true]);
  const now = house.now();
  house.setNow(new Date('2027-12-01T00:00:00Z'));
  await within(tidyBookings);
  expect(await count()).toEqual({ exceptions: 0, titles: before.titles });
  house.setNow(new Date('2029-02-01T00:00:00Z'));
  await within(tidyBookings);
  expect(await count()).toEqual({ exceptions: 0, titles: 0 });
  house.setNow(now);
});

test('every fact that was told here has its words', async () => {
  const { rows } = await house.base.owner.query<{ kind: string }>(
    `select distinct kind from happening where subject_kind in ('resource', 'engagement') and kind not like 'record.%'`,
  );
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.filter(({ kind }) => !(kind in bookingFacts))).toEqual([]);
});
