import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { listStored } from '../files/walk.ts';
import type { HouseSecret } from '../seal.ts';
import { type About, type Manifest, partNames, secretCheckOf } from './shape.ts';
import { copyOut, listTables, plainSettings, quoted, readSequences, TallyCounter } from './tables.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';
import { problem } from './words.ts';

const pieceBytes = 1_048_576;
const sumsBytes = 65_536;

/** How far it is: the part at work, and bytes done so far. */
export type OnPart = (part: string, bytes: number) => void;

export interface Packing {
  /** A connection of the owner, for this alone. */
  readonly client: pg.ClientBase;
  readonly filesFolder: string;
  readonly secret: HouseSecret;
  readonly version: string;
  readonly at: Date;
  readonly onPart: OnPart;
}

/** Lays parts into an archive and writes down their sums; a list of sums follows whenever enough have come together. */
class Archive {
  readonly #at: Date;
  #sums = '';
  #lists = 0;

  constructor(at: Date) {
    this.#at = at;
  }

  async *add(name: string, size: number, body: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
    yield tarHeader(name, size, this.#at);
    const hash = createHash('sha256');
    let written = 0;
    for await (const piece of body) {
      hash.update(piece);
      written += piece.length;
      yield piece;
    }
    if (written !== size) throw new Error(`${name} changed its size while it was read`);
    yield tarPadding(size);
    this.#sums += `${hash.digest('hex')}  ${name}\n`;
    if (this.#sums.length > sumsBytes) yield* this.#list();
  }

  addJson(name: string, value: unknown): AsyncGenerator<Buffer> {
    const text = Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
    return this.add(name, text.length, [text]);
  }

  async *end(): AsyncGenerator<Buffer> {
    yield* this.#list();
    yield tarEnd;
  }

  *#list(): Generator<Buffer> {
    const text = Buffer.from(this.#sums);
    this.#sums = '';
    this.#lists += 1;
    yield tarHeader(`SHA256SUMS.${String(this.#lists).padStart(6, '0')}`, text.length, this.#at);
    yield text;
    yield tarPadding(text.length);
  }
}

/**
 * The whole house as a tar stream: every table in one repeatable-read snapshot, where the sequences stand, the stored files as they lie.
 * Memory stays at some megabytes whatever the size. Throws a `BackupProblem` on a database without our tables.
 */
export async function* pack(packing: Packing): AsyncGenerator<Buffer> {
  const { client } = packing;
  const archive = new Archive(packing.at);
  await client.query(plainSettings);
  await client.query('begin isolation level repeatable read read only');
  const about = await describe(packing);
  yield* archive.addJson(partNames.about, about);
  const tables = yield* packTables(packing, archive);
  yield* archive.addJson(partNames.sequences, await readSequences(client));
  await client.query('commit');
  // After the rows: a file is on the disk before a row tells of it, and is removed only after its row.
  const files = yield* packFiles(packing, archive);
  yield* archive.addJson(partNames.manifest, { tables, files } satisfies Manifest);
  yield* archive.end();
}

async function describe({ client, secret, version, at }: Packing): Promise<About> {
  const { rows: known } = await client.query<{ migrated: boolean; postgres: string }>(
    `select to_regclass('public.migration') is not null as migrated, current_setting('server_version') as postgres`,
  );
  if (!known[0]?.migrated) throw problem('not-migrated');
  const tables = await listTables(client);
  // Keeps a migration of another process from changing a table before it was read.
  await client.query(
    `lock table ${tables.map((table) => quoted(table.schema, table.table)).join(', ')} in access share mode`,
  );
  const { rows } = await client.query<{ name: string }>('select name from migration order by name');
  return {
    format: 1,
    version,
    madeAt: at.toISOString(),
    postgres: known[0].postgres,
    migrations: rows.map(({ name }) => name),
    secretCheck: secretCheckOf(secret.current),
    formerSecretChecks: secret.former.map(secretCheckOf),
    tables: tables.map(({ name, columns }) => ({ name, columns: [...columns] })),
  };
}

async function* packTables(packing: Packing, archive: Archive): AsyncGenerator<Buffer, Manifest['tables']> {
  const tallies = [];
  for (const table of await listTables(packing.client)) {
    const counter = new TallyCounter();
    let pieces = 0;
    let done = 0;
    for await (const piece of gathered(copyOut(packing.client, table))) {
      counter.add(piece);
      pieces += 1;
      done += piece.length;
      packing.onPart(table.name, done);
      yield* archive.add(`tables/${table.name}/${String(pieces).padStart(6, '0')}.copy`, piece.length, [piece]);
    }
    tallies.push({ name: table.name, ...counter.end() });
  }
  return tallies;
}

/** A stream in pieces of 1 MiB, for an archive must know how long a part is before it begins. */
async function* gathered(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let length = 0;
  for await (const piece of source) {
    kept.push(piece);
    length += piece.length;
    if (length < pieceBytes) continue;
    yield Buffer.concat(kept);
    kept = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(kept);
}

async function* packFiles(packing: Packing, archive: Archive): AsyncGenerator<Buffer, Manifest['files']> {
  let [count, bytes] = [0, 0];
  for await (const place of listStored(packing.filesFolder)) {
    const path = join(packing.filesFolder, place);
    const found = await stat(path).catch(() => undefined);
    // Taken away since the folder was read.
    if (found === undefined) continue;
    yield* archive.add(`files/${place}`, found.size, createReadStream(path));
    count += 1;
    bytes += found.size;
    packing.onPart('files', bytes);
  }
  return { count, bytes };
}
