import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import yazl from 'yazl';
import { parseReceiptCode } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { FileStore } from '../../platform/files/store.ts';
import { textOf } from '../../platform/messages/outbox.ts';
import type { Gathered, Keeper } from '../../platform/module.ts';
import { findReporterByCode, listReportersByPhone } from '../matters/api.ts';
import { listOpened } from './store-opened.ts';
import { listRequestsOf } from './store-requests.ts';

/** Everything that the house holds about somebody, as it goes into one archive. */
export interface PersonCopy {
  readonly madeAt: string;
  readonly reporterIds: readonly string[];
  readonly parts: Readonly<Record<string, readonly Gathered[]>>;
  readonly opened: readonly unknown[];
  readonly messages: readonly unknown[];
  readonly requests: readonly unknown[];
}

// A copy is whole; the limit only keeps a broken table from filling the memory.
const everything = 100_000;

/** Gathers from every family, and who looked, what was sent, what was asked. Whoever calls has asked permission and leaves the access line. */
export async function gatherPerson(
  ctx: Context,
  reporterIds: readonly string[],
  keepers: readonly Keeper[],
): Promise<PersonCopy> {
  const parts: Record<string, readonly Gathered[]> = {};
  for (const keeper of keepers) parts[keeper.kind] = await keeper.gather(ctx, reporterIds);
  const opened = [];
  for (const id of reporterIds) {
    const lines = await listOpened(ctx.tx, { reporterId: id, asOf: null, offset: 0, limit: everything });
    opened.push({ reporterId: id, lines: lines.map(({ who_id: _, ...line }) => line) });
  }
  return {
    madeAt: ctx.now.toISOString(),
    reporterIds,
    parts,
    opened,
    messages: await listMessages(ctx, reporterIds),
    requests: (await listRequestsOf(ctx.tx, reporterIds)).map(({ unit_id: _, ...request }) => request),
  };
}

interface SentRow {
  readonly template: string;
  readonly language: 'zh' | 'en';
  readonly params: Record<string, string>;
  readonly state: string;
  readonly made_at: Date;
}

// Messages carry the receipt code of whom they are for; those that went out sealed say only that they went out.
async function listMessages(ctx: Context, reporterIds: readonly string[]) {
  const { rows } = await sql<SentRow>`select o.template, o.language, o.params, o.state, o.made_at from outgoing o
    join reporter r on r.matter_id = o.subject_id where o.subject_kind = 'matter' and r.id = any(${reporterIds}::uuid[])
      and (o.params ->> 'code' = r.code or o.recipient = r.phone or (r.confidential and o.sealed is not null))
    order by o.made_at limit ${everything}`.execute(ctx.tx);
  return rows.map((row) => ({ at: row.made_at.toISOString(), state: row.state, text: textOf(row) }));
}

/** The copy as a ZIP: one JSON file that people can read, and the files as they are. */
export async function zipOf(copy: PersonCopy, store: FileStore): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  const files = Object.values(copy.parts).flatMap((records) => records.flatMap((record) => record.files ?? []));
  const told = JSON.stringify(copy, (key, value: unknown) => (key === 'files' ? namesOf(value) : value), 2);
  archive.addBuffer(Buffer.from(told), 'person.json');
  for (const file of new Map(files.map((one) => [one.id, one])).values()) {
    archive.addBuffer(await store.read(file.clean_hash), `files/${file.id}.${file.extension}`);
  }
  archive.end();
  return buffer(archive.outputStream);
}

// Where contents lie stays inside; the archive names them by their file.
function namesOf(files: unknown): unknown {
  if (!Array.isArray(files)) return files;
  return (files as { id: string; extension: string; kind: string }[]).map(({ id, extension, kind }) => ({
    kind,
    file: `files/${id}.${extension}`,
  }));
}

/** The reports of a phone or of a receipt code; none when there are none. */
export async function findReports(
  ctx: Context,
  by: { readonly phone?: string | undefined; readonly code?: string | undefined },
): Promise<string[]> {
  if (by.phone !== undefined && by.phone !== '') {
    return (await listReportersByPhone(ctx, digitsOf(by.phone), everything)).map(({ id }) => id);
  }
  const code = parseReceiptCode(by.code ?? '');
  const reporter = code === undefined ? undefined : await findReporterByCode(ctx.tx, code);
  return reporter ? [reporter.id] : [];
}

/** A phone as reporters' phones are stored: no gaps, no dashes, the sign of a country kept. */
export function digitsOf(phone: string): string {
  return phone.normalize('NFKC').replaceAll(/[\s-]/g, '');
}
