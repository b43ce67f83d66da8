import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
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
    await client.query(`create temp table original as select m.*, m.state in ('archived', 'withdrawn', 'not_accepted', 'revisited') as is_over from matter m`);
    await client.query('create unique index on original (id)');
    await client.query('analyze original');
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
  const { rowCount } = await client.query('select 1 from reporter r join original o on o.id = r.matter_id');
  const codes = Array.from({ length: rowCount ?? 0 }, () => newReceiptCode());
  await client.query('begin');
  await client.query(
    `insert into reporter (id, matter_id, code, tail, name, phone, language, on_behalf_by, behalf_note, wants_messages, made_at)
     select bench_id(r.id, $1::int, ${shift}), bench_id(o.id, $1::int, ${shift}), c.code, r.tail, r.name, r.phone, r.language, r.on_behalf_by, r.behalf_note,
       r.wants_messages, ${moved('r.made_at')}
     from (select *, row_number() over (order by id) as position from reporter r where exists (select 1 from original o where o.id = r.matter_id)) r
     join original o on o.id = r.matter_id join unnest($2::text[]) with ordinality as c(code, position) using (position)`,
    [copy, codes],
  );
  await client.query(copyMatters, [copy]);
  await client.query(copyParts, [copy]);
  await client.query(copyFacts, [copy]);
  await client.query('commit');
}

const newNumber = `to_char(${moved('o.reported_at')}, 'YYYY') || '-' || lpad((split_part(o.number, '-', 2)::int + $1::int * ${generated})::text, 6, '0')`;

const copyMatters = `insert into matter (id, number, state, title, what, category, channel, where_text, lng, lat, place_id, grid_id, unit_id, lead_id, watch,
    reported_at, happened_on, promised_at, answered_at, answered_by, closed_at, closed_by, solved, contest_until, revisit_due_on, revisited_at,
    revisited_by, archived_at, times_returned, times_reopened, evidence, version, changed_at, search)
  select bench_id(o.id, $1::int, ${shift}), ${newNumber}, o.state, o.title, o.what, o.category, o.channel, o.where_text, o.lng, o.lat, o.place_id,
    o.grid_id, o.unit_id, o.lead_id, o.watch, ${moved('o.reported_at')}, (${moved('o.happened_on')})::date, ${moved('o.promised_at')},
    ${moved('o.answered_at')}, o.answered_by, ${moved('o.closed_at')}, o.closed_by, o.solved, ${moved('o.contest_until')},
    (${moved('o.revisit_due_on')})::date, ${moved('o.revisited_at')}, o.revisited_by, ${moved('o.archived_at')}, o.times_returned, o.times_reopened,
    o.evidence, o.version, ${moved('o.changed_at')},
    ts_delete(o.search, array[o.number]) || array_to_tsvector(array[${newNumber}, split_part(${newNumber}, '-', 2)])
      || coalesce((select array_to_tsvector(array_agg(distinct word)) from reporter r, unnest(lower(r.code) || regexp_split_to_array(lower(r.code), '-')) word
        where r.matter_id = bench_id(o.id, $1::int, ${shift})), '')
  from original o`;

const copyParts = `insert into part (id, matter_id, role, unit_id, partner_id, person_id, task, state, answer, due_at, asked_at, changed_at)
  select bench_id(p.id, $1::int, ${shift}), bench_id(o.id, $1::int, ${shift}), p.role, p.unit_id, p.partner_id, p.person_id, p.task, p.state, p.answer,
    ${moved('p.due_at')}, ${moved('p.asked_at')}, ${moved('p.changed_at')}
  from part p join original o on o.id = p.matter_id`;

const copyFacts = `insert into happening (at, request_id, subject_kind, subject_id, kind, audience, data, by_kind, by_id, unit_id)
  select ${moved('h.at')}, bench_id(h.request_id, $1::int, ${shift}), h.subject_kind, bench_id(o.id, $1::int, ${shift}), h.kind, h.audience,
    case when h.data ? 'reporterId' then h.data || jsonb_build_object('reporterId', bench_id((h.data ->> 'reporterId')::uuid, $1::int, ${shift})) else h.data end,
    h.by_kind, h.by_id, h.unit_id
  from happening h join original o on o.id = h.subject_id where h.subject_kind = 'matter' order by h.id`;
