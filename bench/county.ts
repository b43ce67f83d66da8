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
    await copyBooks(base.owner, matters, say);
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
    for (const table of ['part', 'reporter', 'matter_route', 'triage_suggestion', 'topic_mark', 'topic_card_mark']) {
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

const copiedTables = ['matter', 'reporter', 'part', 'happening', 'clock', 'clock_event'];

// Copies go in without indexes, which are made anew at the end: minutes become seconds.
async function copyBooks(owner: pg.Pool, matters: number, say: (line: string) => void): Promise<void> {
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
      `create temp table original as select m.*, m.state in ('archived', 'withdrawn', 'not_accepted', 'revisited') as is_over from matter m
       where m.merged_into is null and m.split_from is null and not exists (select 1 from matter o where m.id in (o.merged_into, o.split_from))`,
    );
    await client.query(
      'create temp table original_reporter as select r.*, row_number() over () as position from reporter r join original o on o.id = r.matter_id',
    );
    await client.query('create temp table original_part as select * from part');
    await client.query(`create temp table original_fact as select * from happening where subject_kind = 'matter'`);
    await client.query(`create temp table original_clock as select * from clock where subject_kind = 'matter'`);
    await client.query('create temp table original_turn as select * from clock_event');
    await client.query(
      'analyze original, original_reporter, original_part, original_fact, original_clock, original_turn',
    );
    const copies = await copiesNeeded(client, matters);
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

async function copiesNeeded(client: pg.PoolClient, matters: number): Promise<number> {
  const { rows } = await client.query<{ missing: number; each: number }>(
    'select $1::int - (select count(*)::int from matter) as missing, (select count(*)::int from original) as each',
    [matters],
  );
  const { missing, each } = rows[0] ?? { missing: 0, each: 1 };
  return Math.max(0, Math.ceil(missing / Math.max(1, each)));
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
  const codes = await freshCodes(client, rows[0]?.count ?? 0);
  await client.query('begin');
  await client.query(
    `create temp table fresh on commit drop as
     select o.id as old_id, bench_id(o.id, $1::int, ${shift}) as new_id, ${shift} as shift,
       to_char(${moved('o.reported_at')}, 'YYYY') || '-' || lpad((split_part(o.number, '-', 2)::int + $1::int * ${generated})::text, 6, '0') as number
     from original o`,
    [copy],
  );
  await copyReporters(client, copy, codes);
  await client.query('analyze fresh');
  await copyMatters(client);
  await copyParts(client, copy);
  await copyClocks(client, copy);
  await client.query(copyFacts, [copy]);
  await client.query('commit');
}

// The unique index is not there while copies go in, and of 200,000 codes of 36 bits two may well be alike.
async function freshCodes(client: pg.PoolClient, count: number): Promise<string[]> {
  const drawn = new Set<string>();
  while (drawn.size < count) {
    while (drawn.size < count) drawn.add(newReceiptCode());
    const { rows } = await client.query<{ code: string }>('select code from reporter where code = any($1)', [
      [...drawn],
    ]);
    for (const { code } of rows) drawn.delete(code);
  }
  return [...drawn];
}

/** The columns of a table that a copy writes: each as it is, its instants and days earlier, and what is named here as said here. */
async function copyOf(
  client: pg.PoolClient,
  table: string,
  alias: string,
  own: Record<string, string>,
): Promise<{ into: string; from: string }> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`,
    [table],
  );
  const expressionOf = ({ name, type }: { name: string; type: string }) => {
    const column = `${alias}."${name}"`;
    if (own[name] !== undefined) return own[name];
    if (type === 'timestamp with time zone') return `${column} - f.shift`;
    return type === 'date' ? `(${column} - f.shift)::date` : column;
  };
  return { into: rows.map(({ name }) => `"${name}"`).join(', '), from: rows.map(expressionOf).join(', ') };
}

async function copyReporters(client: pg.PoolClient, copy: number, codes: string[]): Promise<void> {
  const { into, from } = await copyOf(client, 'reporter', 'r', {
    id: 'bench_id(r.id, $1::int, f.shift)',
    matter_id: 'f.new_id',
    code: 'c.code',
    split_of: 'null',
  });
  await client.query(
    `insert into reporter (${into}) select ${from}
     from original_reporter r join fresh f on f.old_id = r.matter_id
     join unnest($2::text[]) with ordinality as c(code, position) using (position)`,
    [copy, codes],
  );
}

async function copyMatters(client: pg.PoolClient): Promise<void> {
  const { into, from } = await copyOf(client, 'matter', 'o', {
    id: 'f.new_id',
    number: 'f.number',
    search: `ts_delete(o.search, array[o.number]) || array_to_tsvector(array[f.number, split_part(f.number, '-', 2)]) || coalesce(c.words, '')`,
  });
  await client.query(
    `insert into matter (${into}) select ${from}
     from original o join fresh f on f.old_id = o.id left join (
       select r.matter_id, array_to_tsvector(array_agg(distinct word)) as words
       from reporter r join fresh n on n.new_id = r.matter_id, unnest(lower(r.code) || regexp_split_to_array(lower(r.code), '-')) word
       group by r.matter_id) c on c.matter_id = f.new_id`,
  );
}

async function copyParts(client: pg.PoolClient, copy: number): Promise<void> {
  const { into, from } = await copyOf(client, 'part', 'p', {
    id: 'bench_id(p.id, $1::int, f.shift)',
    matter_id: 'f.new_id',
  });
  await client.query(
    `insert into part (${into}) select ${from} from original_part p join fresh f on f.old_id = p.matter_id where $1::int > 0`,
    [copy],
  );
}

// Copies wait for nothing: what the house would do by itself is measured with the county that it was made of.
async function copyClocks(client: pg.PoolClient, copy: number): Promise<void> {
  const clocks = await copyOf(client, 'clock', 'k', {
    id: 'bench_id(k.id, $1::int, f.shift)',
    subject_id: 'f.new_id',
    about: 'case when k.about is not null then bench_id(k.about, $1::int, f.shift) end',
    next_at: 'null',
  });
  await client.query(
    `insert into clock (${clocks.into}) select ${clocks.from} from original_clock k join fresh f on f.old_id = k.subject_id`,
    [copy],
  );
  const turns = await copyOf(client, 'clock_event', 'e', { clock_id: 'bench_id(e.clock_id, $1::int, f.shift)' });
  await client.query(
    `insert into clock_event (${turns.into}) select ${turns.from}
     from original_turn e join original_clock k on k.id = e.clock_id join fresh f on f.old_id = k.subject_id`,
    [copy],
  );
}

const copyFacts = `insert into happening (at, request_id, subject_kind, subject_id, kind, audience, data, by_kind, by_id, unit_id)
  select h.at - f.shift, bench_id(h.request_id, $1::int, f.shift), h.subject_kind, f.new_id, h.kind, h.audience,
    case when h.data ? 'reporterId' then h.data || jsonb_build_object('reporterId', bench_id((h.data ->> 'reporterId')::uuid, $1::int, f.shift)) else h.data end,
    h.by_kind, h.by_id, h.unit_id
  from original_fact h join fresh f on f.old_id = h.subject_id order by h.id`;
