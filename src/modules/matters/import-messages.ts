import { createHash } from 'node:crypto';
import { newId, newReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { lastFourDigits } from '../../kit/text.ts';
import type { Context } from '../../platform/context.ts';
import { formatOf } from '../../platform/registers/file.ts';
import type { Table } from '../../platform/registers/table.ts';
import { readCsv } from '../../platform/registers/table-csv.ts';
import { readXlsx } from '../../platform/registers/table-xlsx.ts';
import { type Category, listCategories, openRouter, type Router, readLabels } from '../categories/api.ts';
import { categoryOr, fourDigits, frontDesk, responsibleFor } from './actions-intake.ts';
import { beginClocks } from './clock-steps.ts';
import { soundsLikeDistress } from './distress.ts';
import {
  type Mapping,
  type Message,
  type MessageFile,
  type MessagePlan,
  mapColumns,
  messageFields,
  missingFields,
  type RowProblem,
  readMessage,
} from './import-plan.ts';
import { keptRoute, noteRoutes } from './routing.ts';
import {
  findKnownFingerprints,
  recallMapping,
  rememberMapping,
  writeImportRows,
  writeImportRun,
} from './store-import.ts';
import type { MatterRoute } from './store-routing.ts';
import { insertMatters, insertReporters, type NewMatter, nextNumbers } from './store-write.ts';
import type { NewReporter } from './tables.ts';
import { searchOf } from './tokens.ts';

/** Reads a file of messages and says what would become of each row; writes nothing. Refuses `import.columns` when a needed column is missing. */
export async function planMessages(ctx: Context, file: MessageFile, given: Mapping): Promise<MessagePlan> {
  const table = formatOf(file.bytes) === 'xlsx' ? await readXlsx(file.bytes) : readCsv(file.bytes);
  const header = table.header.map((name) => name.trim());
  const headerHash = hashOf(header.join('\n'));
  const mapping = mapColumns(header, { ...(await recallMapping(ctx.tx, headerHash)), ...given });
  const missing = missingFields(mapping);
  if (missing.length > 0)
    throw new Refusal(
      'import.columns',
      missing.map((field) => missingColumn(field, header)),
    );
  const { messages, problems } = readAll(table, header, mapping);
  const known = await findKnownFingerprints(ctx.tx, messages.map(fingerprintOf));
  const fresh: Message[] = [];
  const duplicates: number[] = [];
  for (const message of messages) {
    const fingerprint = fingerprintOf(message);
    if (known.has(fingerprint)) duplicates.push(message.row);
    else fresh.push(message);
    known.add(fingerprint);
  }
  const fileHash = createHash('sha256').update(file.bytes).digest('hex');
  return {
    runId: newId(ctx.now.getTime()),
    file,
    fileHash,
    headerHash,
    mapping,
    rows: table.records.length,
    fresh,
    duplicates,
    problems,
  };
}

function missingColumn(field: keyof typeof messageFields, header: readonly string[]) {
  const { zh, en } = messageFields[field];
  const found = header.join('、');
  return {
    path: field,
    zh: `没有找到「${zh}」列，文件里的列是：${found}。请用 --map ${field}=列名 指明`,
    en: `No column for ${en}; the file has: ${found}. Name it with --map ${field}=COLUMN`,
  };
}

function readAll(
  table: Table,
  header: readonly string[],
  mapping: Mapping,
): { messages: Message[]; problems: RowProblem[] } {
  const messages: Message[] = [];
  const problems: RowProblem[] = [];
  for (const { row, cells } of table.records) {
    const read = readMessage(Object.fromEntries(header.map((name, i) => [name, cells[i]])), mapping, row);
    if ('what' in read) messages.push(read);
    else problems.push(read);
  }
  return { messages, problems };
}

// The same sender with the same words is the same message, whatever number or hour the file gives it.
function fingerprintOf(message: Message): string {
  return hashOf(`${message.user ?? ''}\n${message.phone ?? ''}\n${message.title}\n${message.what}`);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Opens the run in the books before the first row, so that an interrupted import can be found and undone. */
export async function beginImport(ctx: Context, plan: MessagePlan): Promise<void> {
  await writeImportRun(ctx.tx, plan, ctx.now);
  await rememberMapping(ctx.tx, plan.headerHash, plan.mapping, ctx.now);
}

/** Writes some of the plan's messages as matters, each with a receipt code; call it batch by batch, each in its own transaction. */
export async function importBatch(
  ctx: Context,
  plan: MessagePlan,
  batch: readonly Message[],
  into: { channel: string; unitId?: string },
): Promise<void> {
  const matters: NewMatter[] = [];
  const reporters: NewReporter[] = [];
  const numbers = await nextNumbers(ctx.tx, batch.length, ctx.now);
  const fallback = await categoryOr(ctx, undefined);
  const categories = new Map((await listCategories(ctx)).map((category) => [category.code, category]));
  const codeOf = await readLabels(ctx);
  const router = into.unitId === undefined ? await openRouter(ctx, 'published') : undefined;
  const routed: MatterRoute[] = [];
  const daysOf = (code: string) => (categories.get(code) ?? fallback).working_days;
  for (const [i, message] of batch.entries()) {
    const reporter = reporterOf(message);
    const number = numbers[i] ?? '';
    const category = categories.get(codeOf(message.category ?? '') ?? '') ?? fallback;
    const placed = await matterOf(ctx, { plan, message, reporter, number, into, category: category.code });
    const route = routeImported(router, placed, category);
    const matter = route?.unitId ? { ...placed, unit_id: route.unitId } : placed;
    if (route) routed.push(keptRoute(ctx, matter.id, route, matter.unit_id));
    matters.push(matter);
    reporters.push(reporter);
  }
  await insertMatters(ctx.tx, await promised(ctx, matters, daysOf));
  await insertReporters(ctx.tx, reporters);
  await writeImportRows(
    ctx.tx,
    plan.runId,
    batch.map((message, i) => ({ row: message.row, subjectId: matters[i]?.id ?? '' })),
  );
  for (const [i, matter] of matters.entries()) {
    const subject = { kind: 'matter', id: matter.id };
    const data = {
      channel: into.channel,
      state: 'reported',
      importRunId: plan.runId,
      reporterId: reporters[i]?.id ?? '',
    };
    ctx.record({ subject, kind: 'matter.reported', audience: 'resident', data });
  }
  await noteRoutes(ctx, routed);
}

function routeImported(router: Router | undefined, matter: NewMatter, { code, emergency }: Category) {
  const { grid_id: gridId, channel, watch, reported_at: at } = matter;
  return watch || emergency ? undefined : router?.route({ category: code, gridId, channel, at });
}

const feedDays = 30;

// A file of old messages is history: their clocks begin when somebody accepts them. What came lately is promised a date like any other.
async function promised(
  ctx: Context,
  matters: readonly NewMatter[],
  daysOf: (category: string) => number,
): Promise<NewMatter[]> {
  const since = new Date(ctx.now.getTime() - feedDays * 86_400_000);
  const fresh = matters.filter(({ reported_at: at }) => at > since && at <= ctx.now);
  const dates = await beginClocks(
    ctx,
    fresh.map((matter) => ({ ...matter, at: matter.reported_at, workingDays: daysOf(matter.category) })),
  );
  return matters.map((matter) => ({ ...matter, promised_at: dates.get(matter.id) ?? null }));
}

function reporterOf(message: Message): NewReporter {
  return {
    id: newId(message.at.getTime()),
    matter_id: newId(message.at.getTime()),
    code: newReceiptCode(),
    tail: lastFourDigits(message.phone ?? '') ?? fourDigits(),
    name: message.user,
    phone: message.phone,
    language: 'zh',
    on_behalf_by: null,
    behalf_note: null,
    confidential: false,
    sealed: null,
    phone_key: null,
    wants_messages: false,
    shares: 'minimum',
    made_at: message.at,
  };
}

interface MatterMaking {
  readonly plan: MessagePlan;
  readonly message: Message;
  readonly reporter: NewReporter;
  readonly number: string;
  readonly into: { channel: string; unitId?: string };
  readonly category: string;
}

async function matterOf(
  ctx: Context,
  { plan, message, reporter, number, into, category }: MatterMaking,
): Promise<NewMatter> {
  // Names of places in free text often only sound alike: what is not certain goes to the front desk.
  const found = await responsibleFor(ctx, { where: message.where || `${message.title}\n${message.what}` });
  const located = found.located?.certain ? found.located : undefined;
  return {
    id: reporter.matter_id,
    number,
    title: message.title,
    what: message.what,
    category,
    channel: into.channel,
    where_text: message.where,
    lng: null,
    lat: null,
    place_id: null,
    grid_id: located?.gridId ?? null,
    unit_id: into.unitId ?? (located ? found.unitId : await frontDesk(ctx)),
    watch: soundsLikeDistress(`${message.title}\n${message.what}`),
    reported_at: message.at,
    happened_on: null,
    promised_at: null,
    import_run_id: plan.runId,
    fingerprint: fingerprintOf(message),
    search: await searchOf(ctx.tx, {
      number,
      title: message.title,
      what: message.what,
      where_text: message.where,
      codes: [reporter.code],
    }),
  };
}
