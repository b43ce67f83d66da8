import { stringify } from 'csv-stringify';
import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { type Cursor, decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { listAccess } from '../../platform/access-log.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context, Download } from '../../platform/context.ts';
import { linkLabels } from '../../platform/links.ts';
import { listCategories, listChannels } from '../categories/api.ts';
import type { ResultField } from '../categories/words.ts';
import { unitNames, unitNamesOfAccounts } from '../people/api.ts';
import type { doors } from './contract.ts';
import { mayInGeneral } from './policy.ts';
import {
  type Asking,
  countCap,
  countMatters,
  countQueues,
  type ExportedMatter,
  type ListedMatter,
  listForExport,
  listMatters,
} from './store-list.ts';
import { openMatter, openMatterToLook } from './subject.ts';
import { queryOf } from './tokens.ts';
import { describeMatter, describeRows } from './views.ts';
import { matterStates, type QueueName, queueWords, solvedWords } from './words.ts';
import { resultSentence } from './words-together.ts';

type Listing = Pick<ParsedOf<typeof doors.list>, 'queue' | 'q' | 'category' | 'state' | 'unitId' | 'from' | 'to'>;

async function askingOf(ctx: Context, input: Listing): Promise<Asking> {
  const { q, ...filter } = input;
  return { who: ctx.who, now: ctx.now, filter: { ...filter, search: await queryOf(ctx.tx, q) } };
}

/** Whose words these rows show. */
function residentsOf(rows: readonly Pick<ListedMatter, 'reporter_ids'>[]): string[] {
  return rows.flatMap((row) => row.reporter_ids);
}

/** A page of a queue. Titles are residents' words, so the list itself leaves an access line. */
export async function list(ctx: Context, input: ParsedOf<typeof doors.list>) {
  ctx.permit(mayInGeneral, undefined);
  const asking = await askingOf(ctx, input);
  const found = await listMatters(ctx.tx, asking, { after: decodeCursor(input.cursor), limit: input.limit + 1 });
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  const counted = await countMatters(ctx.tx, asking);
  ctx.accessed({
    residents: residentsOf(page),
    reason: input.q ? `检索 ${page.length} 条` : `队列 ${queueWords[input.queue].zh}`,
  });
  return {
    rows: await describeRows(ctx, page),
    next: found.length > input.limit && last ? encodeCursor({ at: last.reported_at, id: last.id }) : null,
    total: { count: Math.min(counted, countCap), more: counted > countCap },
  };
}

// They hold what is no longer open; their rows are counted when somebody opens them.
const uncounted: ReadonlySet<QueueName> = new Set<QueueName>(['all', 'closed-month', 'solved-month']);

export async function counts(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const queues = (Object.keys(queueWords) as QueueName[]).filter((queue) => !uncounted.has(queue)) as Exclude<
    QueueName,
    'all'
  >[];
  const found = await countQueues(ctx.tx, ctx.who, ctx.now, queues);
  return {
    queues: queues.map((queue) => {
      const count = found.get(queue) ?? 0;
      return { queue, count: Math.min(count, countCap), more: count > countCap };
    }),
  };
}

export async function suggest(ctx: Context, input: { q: string }) {
  ctx.permit(mayInGeneral, undefined);
  const search = await queryOf(ctx.tx, input.q);
  const rows =
    search === undefined
      ? []
      : await listMatters(
          ctx.tx,
          { who: ctx.who, now: ctx.now, filter: { queue: 'all', search } },
          { after: undefined, limit: 8 },
        );
  ctx.accessed({ residents: residentsOf(rows), reason: '检索提示' });
  return { rows: rows.map(({ id, number, title, state }) => ({ id, number, title, state })) };
}

export async function dictionary(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const channels = await listChannels(ctx.tx);
  const categories = await listCategories(ctx);
  return {
    channels: channels.map((channel) => ({
      code: channel.code,
      zh: channel.zh,
      en: channel.en,
      forResidents: channel.for_residents,
    })),
    categories: categories.map((category) => ({
      code: category.code,
      parentCode: category.parent_code,
      zh: category.zh,
      en: category.en,
      own: category.own,
      workingDays: category.working_days,
      evidence: category.evidence,
      resultFields: category.result_fields,
    })),
  };
}

export async function view(ctx: Context, input: { id: string }) {
  const { whole, emergencyUntil } = await openMatterToLook(ctx, input.id);
  return describeMatter(ctx, whole, emergencyUntil);
}

/** Who opened it, as the lead and supervisors see it; the resident sees the same lines on the report's page. */
export async function access(ctx: Context, input: { id: string }) {
  await openMatter(ctx, input.id);
  return { rows: await describeAccess(ctx, input.id) };
}

/** Lines of the access log about a matter, with names and units; `kinds`: only what these did. */
export async function describeAccess(ctx: Context, matterId: string, kinds?: readonly string[]) {
  const all = await listAccess(ctx, { kind: 'matter', id: matterId }, 200);
  const lines = kinds === undefined ? all : all.filter((line) => kinds.includes(line.who_kind));
  const ids = [...new Set(lines.flatMap((line) => (line.who_id === null ? [] : [line.who_id])))];
  const names = new Map([...(await accountNames(ctx.tx, ids)), ...(await linkLabels(ctx.tx, ids))]);
  const units = await unitNamesOfAccounts(ctx.tx, ids, dayOf(ctx.now));
  return lines.map((line) => ({
    at: line.at.toISOString(),
    action: line.action,
    who: line.who_id === null ? line.who_kind : (names.get(line.who_id) ?? line.who_kind),
    unit: line.who_id === null ? null : (units.get(line.who_id) ?? null),
    reason: line.reason,
    outcome: line.outcome,
  }));
}

const exportPage = 500;
const exportMost = 20_000;

/** CSV with Chinese headers and a BOM, so that spreadsheets read it; no names and phones of reporters. Reads page by page. */
export async function exportMatters(ctx: Context, input: ParsedOf<typeof doors.export>): Promise<Download> {
  ctx.permit(mayInGeneral, undefined);
  const asking = await askingOf(ctx, input);
  const fields = new Map((await listCategories(ctx)).map(({ code, result_fields }) => [code, result_fields]));
  const table = stringify({ bom: true, header: true, columns: exportColumns });
  const chunks: Buffer[] = [];
  table.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => table.on('end', resolve));
  let after: Cursor | undefined;
  for (let count = 0; count < exportMost; count += exportPage) {
    const rows = await listForExport(ctx.tx, asking, { after, limit: exportPage });
    if (count === 0 || rows.length > 0) {
      ctx.accessed({ residents: residentsOf(rows), reason: `导出：${input.reason}` });
    }
    const names = await unitNames(ctx.tx, [...new Set(rows.map((row) => row.unit_id))]);
    for (const row of rows)
      table.write([...exportRow(row, names.get(row.unit_id) ?? ''), resultOf(row, fields.get(row.category) ?? [])]);
    const last = rows.at(-1);
    if (!last || rows.length < exportPage) break;
    after = { at: last.reported_at, id: last.id };
  }
  table.end();
  await ended;
  return {
    mediaType: 'text/csv; charset=utf-8',
    fileName: `matters-${ctx.now.toISOString().slice(0, 10)}.csv`,
    content: Buffer.concat(chunks),
  };
}

const exportColumns = [
  '编号',
  '状态',
  '标题',
  '内容',
  '地点',
  '经度',
  '纬度',
  '类别',
  '渠道',
  '责任单位',
  '登记时间',
  '承诺时间',
  '答复时间',
  '办结时间',
  '回访时间',
  '归档时间',
  '是否解决',
  '重办次数',
  '处置结果',
];

function resultOf({ result }: ExportedMatter, fields: readonly ResultField[]): string {
  return result === null ? '' : resultSentence(result, fields).zh;
}

function exportRow(row: ExportedMatter, unitName: string): string[] {
  const instant = (at: Date | null) => at?.toISOString() ?? '';
  const number = (value: number | null) => (value === null ? '' : String(value));
  return [
    row.number,
    matterStates[row.state].zh,
    row.title,
    row.what,
    row.where_text,
    number(row.lng),
    number(row.lat),
    row.category,
    row.channel,
    unitName,
    instant(row.reported_at),
    instant(row.promised_at),
    instant(row.answered_at),
    instant(row.closed_at),
    instant(row.revisited_at),
    instant(row.archived_at),
    solvedWords[row.solved].zh,
    String(row.times_reopened),
  ].map(safeCell);
}

// A cell that begins like a formula would be run by spreadsheet programs (OWASP: CSV injection).
function safeCell(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^-?\d/.test(cell) ? `'${cell}` : cell;
}
