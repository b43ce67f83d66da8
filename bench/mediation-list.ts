import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { benchFolder, openBench, settingsOf } from './county.ts';
import { findFreePort, runCommand, startServer } from './server.ts';
import { signIn } from './visitors.ts';

const { values } = parseArgs({
  options: { mediations: { type: 'string', default: '100000' }, times: { type: 'string', default: '300' } },
});
const mediations = Number(values.mediations);
const times = Number(values.times);
const target = 120;
const folder = join(benchFolder, '..', 'bench-mediation');
const say = (line: string) => process.stdout.write(`${line}\n`);

// Each copies a dispute's matter; five in a hundred are open, as in a studio that has worked for years.
const copies = `with origin as (select m.id from matter m where m.category like 'dispute%' limit 500),
    numbered as (select id, row_number() over () as n, count(*) over () as of from origin),
    studio_unit as (select id from unit where code = 'TJS')
  insert into mediation (id, number, matter_id, source, track, mode, category, title, unit_id, state, opened_at, accepted_at, reached_at, ended_at,
      first_known_on, changed_at, search)
  select gen_random_uuid(), 'B' || lpad(i::text, 6, '0'), o.id, 'walk-in', case when i % 3 = 0 then 'public-order' else 'people' end,
    case when i % 4 = 0 then 'spot' else 'joint' end, (array['dispute.water', 'dispute.debt', 'dispute.neighbour.noise', 'dispute.land'])[1 + i % 4], '纠纷 ' || i,
    u.id, case when i % 20 = 0 then (array['choosing', 'matched', 'scheduled', 'under-way'])[1 + i / 20 % 4] when i % 13 = 0 then 'failed' else 'filed' end,
    at, at, case when i % 20 <> 0 and i % 13 <> 0 then at + interval '9 days' end, case when i % 20 <> 0 then at + interval '40 days' end,
    at::date - 20, at, array_to_tsvector(array['纠纷', 'B' || lpad(i::text, 6, '0')])
  from (select i, now() - make_interval(mins => i * 26) as at from generate_series(1, $1::int) i) x
    join numbered o on o.n = 1 + x.i % o.of cross join studio_unit u`;
const parties = `insert into mediation_party (id, mediation_id, side, role, name, phone, way, code, tail, willing, added_at)
  select gen_random_uuid(), m.id, side, 'party', '当事人' || side, '199' || lpad((hashtext(m.number || side) & 99999999)::text, 8, '0'), 'page',
    m.number || '-' || side, '0000', 'yes', m.opened_at
  from mediation m cross join generate_series(1, 2) side where m.number like 'B%'`;

async function prepare(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const base = await openBench(folder);
  try {
    const loaded = await runCommand(settingsOf(folder), ['demo', 'load', '--matters', '2000']);
    if (loaded.code !== 0) throw new Error(loaded.text);
    await fill(base.owner);
  } finally {
    await base.close();
  }
}

async function fill(owner: pg.Pool): Promise<void> {
  await owner.query(copies, [mediations]);
  await owner.query(parties);
  await owner.query('vacuum (analyze) mediation');
  await owner.query('vacuum (analyze) mediation_party');
}

async function measure(name: string, ask: () => Promise<Response>): Promise<boolean> {
  const taken: number[] = [];
  for (let time = 0; time < times + 20; time += 1) {
    const start = performance.now();
    const answer = await ask();
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    if (time >= 20) taken.push(performance.now() - start);
  }
  taken.sort((one, other) => one - other);
  const at = (share: number) => taken[Math.floor(taken.length * share)] ?? 0;
  say(`${name.padEnd(46)}p50 ${at(0.5).toFixed(1)} ms  p99 ${at(0.99).toFixed(1)} ms`);
  return at(0.99) < target;
}

say(`preparing ${mediations} mediations in ${folder} …`);
await prepare();
const port = await findFreePort();
const server = await startServer(settingsOf(folder), port, join(folder, 'server.log'));
const base = await openBench(folder);
try {
  const { cookie } = await signIn(server.url, base.owner, '首席调解员');
  const get = (path: string) => () => fetch(`${server.url}${path}`, { headers: { cookie } });
  const reached = [
    await measure('list: open, with the counts of all queues', get('/api/mediations?queue=open')),
    await measure('list: all, newest first', get('/api/mediations?queue=all')),
    await measure('list: found by words', get(`/api/mediations?queue=all&q=${encodeURIComponent('B050000')}`)),
    await measure('register: overdue without a plan', get('/api/dispute-register?list=unplanned')),
  ];
  if (reached.slice(0, 3).includes(false)) process.exitCode = 1;
} finally {
  await base.close();
  await server.stop();
}
