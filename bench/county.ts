import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { newReceiptCode } from '../src/kit/ids.ts';
import { type Base, openBase } from '../src/platform/base.ts';
import { readConfig } from '../src/platform/config.ts';
import { readMigrations } from '../src/platform/database.ts';
import { migrationsFolder } from '../src/server/house.ts';
import { runCommand, type Settings } from './server.ts';

/** Books that the demo generator writes; the rest are copies of them. */
const generated = 10_000;
const daysBetweenCopies = 80;
const edition = '1';

export const benchFolder = fileURLToPath(new URL('../.data/bench', import.meta.url));

/** Settings of the measured server: the demo county, whose accounts anybody may sign in with. */
export function settingsOf(folder: string): Settings {
  return { MAPLEBRIDGE_DATA: folder, MAPLEBRIDGE_DEMO: '1' };
}

/** Opens the prepared database beside the server or alone. */
export function openBench(folder: string): Promise<Base> {
  return openBase(readConfig(settingsOf(folder)), {
    migrations: migrationsFolder,
    log: () => undefined,
    connections: 4,
  });
}

/** A database with so many matters, made once and kept while schema and recipe stay the same. */
export async function prepareCounty(matters: number, say: (line: string) => void): Promise<void> {
  const stamp = await stampOf(matters);
  const stampFile = join(benchFolder, 'bench-stamp');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    await dropReports(statSync(stampFile).mtime);
    return;
  }
  say(`preparing ${matters} matters in ${benchFolder} …`);
  rmSync(benchFolder, { recursive: true, force: true });
  mkdirSync(benchFolder, { recursive: true, mode: 0o711 });
  const base = await openBench(benchFolder);
  try {
    const loaded = await runCommand(settingsOf(benchFolder), ['demo', 'load', '--matters', String(generated)]);
    if (loaded.code !== 0) throw new Error(loaded.text);
    await copyBooks(base.owner, Math.max(0, Math.ceil(matters / generated) - 1), say);
  } finally {
    await base.close();
  }
  writeFileSync(stampFile, stamp);
}

// Every run reports thousands of matters; the next one begins with the county as it was made.
async function dropReports(since: Date): Promise<void> {
  const base = await openBench(benchFolder);
  try {
    const gone = 'select id from matter where reported_at > $1';
    for (const table of ['part', 'reporter']) {
      await base.owner.query(`delete from ${table} where matter_id in (${gone})`, [since]);
    }
    await base.owner.query(`delete from happening where subject_kind = 'matter' and subject_id in (${gone})`, [since]);
    await base.owner.query('delete from matter where reported_at > $1', [since]);
    await base.owner.query('delete from outgoing where made_at > $1', [since]);
    await base.owner.query('vacuum (analyze) matter');
  } finally {
    await base.close();
  }
}

async function stampOf(matters: number): Promise<string> {
  const hash = createHash('sha256').update(`${edition} ${matters}`);
  for (const { name, text } of await readMigrations(migrationsFolder)) hash.update(name).update(text);
  return hash.digest('hex');
}

const copiedTables = ['matter', 'reporter', 'part', 'happening'];

// Copies go in without indexes, which are made anew at the end: minutes become seconds.
async function copyBooks(owner: pg.Pool, copies: number, say: (line: string) => void): Promise<void> {
  const client = await owner.connect();
  try {
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select i.indexname as name, i.indexdef as definition from pg_indexes i
       where i.schemaname = 'public' and i.tablename = any($1)
         and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`,
      [copiedTables],
    );
    for (const { name } of indexes) await client.query(`drop index "${name}"`);
    await client.query(copyFunction);
    // Rows that belong together go in together: no need to check each reference.
    await client.query(`set session_replication_role = 'replica'`);
    await client.query(
      `create temp table original as select m.*, m.state in ('archived', 'withdrawn', 'not_accepted', 'revisited') as is_over from matter m`,
    );
    await client.query(
      'create temp table original_reporter as select *, row_number() over () as position from reporter',
    );
    await client.query('create temp table original_part as select * from part');
    await client.query(`create temp table original_fact as select * from happening where subject_kind = 'matter'`);
    await client.query('analyze original, original_reporter, original_part, original_fact');
    for (let copy = 1; copy <= copies; copy += 1) {
      await copyOnce(client, copy);
      say(`  copy ${copy} of ${copies}`);
    }
    await client.query('reset session_replication_role');
    await client.query('drop function bench_id');
    for (const { definition } of indexes) await client.query(definition);
    await client.query(`select setval('matter_number', $1)`, [(copies + 1) * generated]);
    await client.query('vacuum (analyze)');
    await client.query('checkpoint');
  } finally {
    client.release();
  }
}

// A UUIDv7 as much earlier as the copied matter, its random part replaced.
const copyFunction = `create function bench_id(old uuid, copy int, shift interval) returns uuid language sql immutable as $$
  select (lpad(to_hex(('x' || substr(replace(old::text, '-', ''), 1, 12))::bit(48)::bigint - (extract(epoch from shift) * 1000)::bigint), 12, '0')
    || '7' || substr(md5(old::text || copy), 1, 3) || '8' || substr(md5(old::text || copy), 4, 15))::uuid $$`;

// What is over lies in the past, evenly over some years; what is open stays new, so that the share of open matters is that of the demo.
const shift = `(case when o.is_over then make_interval(days => $1::int * ${daysBetweenCopies}) else make_interval(mins => $1::int * 7) end)`;
const moved = (column: string) => `${column} - ${shift}`;

async function copyOnce(client: pg.PoolClient, copy: number): Promise<void> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from original_reporter');
  const codes = Array.from({ length: rows[0]?.count ?? 0 }, () => newReceiptCode());
  await client.query('begin');
  await client.query(
    `create temp table fresh on commit drop as
     select o.id as old_id, bench_id(o.id, $1::int, ${shift}) as new_id, ${shift} as shift,
       to_char(${moved('o.reported_at')}, 'YYYY') || '-' || lpad((split_part(o.number, '-', 2)::int + $1::int * ${generated})::text, 6, '0') as number
     from original o`,
    [copy],
  );
  await client.query(copyReporters, [copy, codes]);
  await client.query('analyze fresh');
  await client.query(copyMatters);
  await client.query(copyParts, [copy]);
  await client.query(copyFacts, [copy]);
  await client.query('commit');
}

const copyReporters = `insert into reporter (id, matter_id, code, tail, name, phone, language, on_behalf_by, behalf_note, wants_messages, made_at)
  select bench_id(r.id, $1::int, f.shift), f.new_id, c.code, r.tail, r.name, r.phone, r.language, r.on_behalf_by, r.behalf_note, r.wants_messages,
    r.made_at - f.shift
  from original_reporter r join fresh f on f.old_id = r.matter_id join unnest($2::text[]) with ordinality as c(code, position) using (position)`;

const copyMatters = `insert into matter (id, number, state, title, what, category, channel, where_text, lng, lat, place_id, grid_id, unit_id, lead_id, watch,
    reported_at, happened_on, promised_at, answered_at, answered_by, closed_at, closed_by, solved, contest_until, revisit_due_on, revisited_at,
    revisited_by, archived_at, times_returned, times_reopened, evidence, version, changed_at, search)
  select f.new_id, f.number, o.state, o.title, o.what, o.category, o.channel, o.where_text, o.lng, o.lat, o.place_id,
    o.grid_id, o.unit_id, o.lead_id, o.watch, o.reported_at - f.shift, (o.happened_on - f.shift)::date, o.promised_at - f.shift,
    o.answered_at - f.shift, o.answered_by, o.closed_at - f.shift, o.closed_by, o.solved, o.contest_until - f.shift,
    (o.revisit_due_on - f.shift)::date, o.revisited_at - f.shift, o.revisited_by, o.archived_at - f.shift, o.times_returned, o.times_reopened,
    o.evidence, o.version, o.changed_at - f.shift,
    ts_delete(o.search, array[o.number]) || array_to_tsvector(array[f.number, split_part(f.number, '-', 2)]) || coalesce(c.words, '')
  from original o join fresh f on f.old_id = o.id left join (
    select r.matter_id, array_to_tsvector(array_agg(distinct word)) as words
    from reporter r join fresh n on n.new_id = r.matter_id, unnest(lower(r.code) || regexp_split_to_array(lower(r.code), '-')) word
    group by r.matter_id) c on c.matter_id = f.new_id`;

const copyParts = `insert into part (id, matter_id, role, unit_id, partner_id, person_id, task, state, answer, times_returned, due_at, asked_at, changed_at)
  select bench_id(p.id, $1::int, f.shift), f.new_id, p.role, p.unit_id, p.partner_id, p.person_id, p.task, p.state, p.answer, p.times_returned,
    p.due_at - f.shift, p.asked_at - f.shift, p.changed_at - f.shift
  from original_part p join fresh f on f.old_id = p.matter_id`;

const copyFacts = `insert into happening (at, request_id, subject_kind, subject_id, kind, audience, data, by_kind, by_id, unit_id)
  select h.at - f.shift, bench_id(h.request_id, $1::int, f.shift), h.subject_kind, f.new_id, h.kind, h.audience,
    case when h.data ? 'reporterId' then h.data || jsonb_build_object('reporterId', bench_id((h.data ->> 'reporterId')::uuid, $1::int, f.shift)) else h.data end,
    h.by_kind, h.by_id, h.unit_id
  from original_fact h join fresh f on f.old_id = h.subject_id order by h.id`;
