import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { freeSlots } from '../src/algorithms/common-slots/free-slots.ts';
import { newId } from '../src/kit/ids.ts';
import { type FreeBusy, freeBusy, hold, listRooms } from '../src/modules/bookings/api.ts';
import { withinHouse } from '../src/platform/corridor.ts';
import { openHouseAt, type TestHouse } from '../tests/support/house-at.ts';
import { startTestServer } from '../tests/support/server.ts';
import { figuresOf } from './figures.ts';

const { values } = parseArgs({
  options: { engagements: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '400' } },
});
const total = Number(values.engagements);
const rounds = Number(values.rounds);
const people = 200;
const rooms = 10;
const minute = 60_000;
const day = 1440 * minute;
const office = JSON.stringify(
  Object.fromEntries(
    [1, 2, 3, 4, 5].map((weekday) => [
      weekday,
      [
        [510, 720],
        [870, 1050],
      ],
    ]),
  ),
);

/** People and rooms of one unit, each with engagements of an hour, three a day, around today. */
async function furnish(house: TestHouse): Promise<string[]> {
  const { owner } = house.base;
  const unitId = newId();
  await owner.query(
    `insert into unit (id, code, kind, name, valid_from) values ($1, 'B', 'bureau', '云岭市公安局', '2020-01-01')`,
    [unitId],
  );
  const ids = Array.from({ length: people }, () => [newId(), newId()] as const);
  await owner.query(
    `with p as (insert into person (id, code, name, kind) select id, 'P' || n, '调解员' || n, 'officer'
       from unnest($1::uuid[]) with ordinality as x(id, n) returning id)
     insert into resource (id, kind, unit_id, person_id, hours) select r, 'person', $3, p, $4::jsonb from unnest($1::uuid[], $2::uuid[]) as x(p, r)`,
    [ids.map(([personId]) => personId), ids.map(([, id]) => id), unitId, office],
  );
  await owner.query(
    `insert into resource (id, code, kind, name, unit_id, hours) select gen_random_uuid(), 'R' || n, 'room', '调解室' || n, $1, $2::jsonb
     from generate_series(1, $3::int) n`,
    [unitId, office, rooms],
  );
  await owner.query(
    `with r as (select id, row_number() over (order by id) - 1 as place, count(*) over () as all_of from resource),
       made as (insert into engagement (id, subject_kind, subject_id, title, during, state, made_at, changed_at)
         select gen_random_uuid(), 'mediation', r.id, '调解', tstzrange(begins, begins + interval '1 hour'), 'confirmed', now(), now()
         from generate_series(0, $1::int - 1) n join r on r.place = n % r.all_of,
           lateral (select date_trunc('day', now()) - interval '80 days' + (n / r.all_of / 3) * interval '1 day'
             + (n / r.all_of % 3) * interval '150 minutes' + (r.place % 5) * interval '15 minutes' as begins) b
         returning id, subject_id, during, state)
     insert into engagement_resource (engagement_id, resource_id, during, state) select id, subject_id, during, state from made`,
    [total],
  );
  await owner.query('analyze engagement, engagement_resource, resource');
  return ids.map(([, id]) => id);
}

async function timed<T>(times: number[], work: () => Promise<T> | T): Promise<T> {
  const began = performance.now();
  const answer = await work();
  times.push(performance.now() - began);
  return answer;
}

function print(what: string, times: number[]): void {
  const { p50, p99 } = figuresOf(times, times.reduce((sum, one) => sum + one, 0) / 1000, 0);
  process.stdout.write(`${what.padEnd(64)}p50 ${p50} ms, p99 ${p99} ms\n`);
}

const server = await startTestServer(undefined);
const house = await openHouseAt(server.ownerUrl);
try {
  const ids = await furnish(house);
  const reading: number[] = [];
  const searching: number[] = [];
  const taking: number[] = [];
  let found = 0;
  for (let round = 0; round < rounds; round += 1) {
    const resourceIds = Array.from({ length: 5 }, (_, i) => ids[(round * 37 + i * 41) % ids.length] ?? '');
    await withinHouse(house.open.house, 'bench', async (ctx) => {
      const from = new Date(ctx.now.getTime() + (round % 60) * day);
      const asked = { from, to: new Date(from.getTime() + 14 * day), now: ctx.now };
      const panel = await timed(reading, () => freeBusy(ctx.tx, { ...asked, resourceIds }));
      const studio = await freeBusy(ctx.tx, { ...asked, resourceIds: (await listRooms(ctx.tx)).map(({ id }) => id) });
      const slots = await timed(searching, () => search(asked, panel, studio));
      found += slots.length;
      const [first] = slots;
      if (!first) return;
      const during = { from: first.startsAt, to: first.endsAt };
      const wish = { resourceIds: [...resourceIds, first.roomId], during, title: '调解' };
      await timed(taking, () => hold(ctx, { ...wish, subject: { kind: 'mediation', id: newId() } }));
    });
  }
  process.stdout.write(
    `${total} engagements of ${people} people and ${rooms} rooms, ${found} slots found in ${rounds} rounds\n`,
  );
  print('open and busy times of 5 people over 14 days', reading);
  print(`slots of 90 minutes common to them and one of ${rooms} rooms`, searching);
  print('taking the first of them', taking);
} finally {
  await house.close();
  await server.stop();
}

function search(within: { from: Date; to: Date }, panel: readonly FreeBusy[], studio: readonly FreeBusy[]) {
  return freeSlots({
    within,
    durationMinutes: 90,
    bufferMinutes: 0,
    stepMinutes: 15,
    parties: [],
    panel: panel.map((one) => ({ ...one, id: one.resourceId })),
    rooms: studio.map((one) => ({ ...one, id: one.resourceId, placeId: one.placeId ?? '' })),
    travelMinutes: () => 15,
  });
}
