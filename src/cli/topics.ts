import { readFile } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import { findHotTopics } from '../algorithms/hot-topics/hot-topics.ts';
import type { HotTopic, TopicMessage } from '../algorithms/hot-topics/topic.ts';
import { createSegmenter } from '../algorithms/search-text/segmenter.ts';
import { Refusal } from '../kit/refusal.ts';
import { type Mapping, mapColumns, messageFields, readTime } from '../modules/matters/api.ts';
import { formatOf } from '../platform/registers/file.ts';
import type { Table } from '../platform/registers/table.ts';
import { readCsv } from '../platform/registers/table-csv.ts';
import { readXlsx } from '../platform/registers/table-xlsx.ts';
import { type CommonOptions, guarded, makeCommand } from './command.ts';

interface TopicsOptions extends CommonOptions {
  readonly id?: string;
  readonly title?: string;
  readonly text?: string;
  readonly time?: string;
  readonly sender?: string;
  readonly min: number;
  readonly senders: number;
  readonly limit?: number;
}

const agreed = ['点赞数', '赞同数', '支持数', 'likes'];
const disagreed = ['反对数', 'dislikes'];
const shownLines = 50;
const widestId = 12;

export function topicsCommand() {
  return makeCommand('topics', '从留言文件里找热点：地点 × 事由 × 时间', 'find hot topics in a file of messages')
    .argument('<file>', 'CSV, XLSX')
    .option('--id <列名>', '编号列 / column of ids')
    .option('--title <列名>', '主题列 / column of subjects')
    .option('--text <列名>', '详情列 / column of texts')
    .option('--time <列名>', '时间列 / column of times')
    .option('--sender <列名>', '留言人列，只用来数有几个人 / column of senders, only to count how many')
    .option('--min <条数>', '至少几条 / at least so many messages', wholeNumber, 3)
    .option('--senders <人数>', '至少几个人 / by at least so many senders', wholeNumber, 1)
    .option('--limit <个数>', '最多列几个 / list at most so many', wholeNumber)
    .addHelpText(
      'after',
      '\n例 / example:\n  npx maplebridge topics 留言.csv --json\n  npx maplebridge topics 留言.xlsx --text 正文 --time 提交时间 --min 5 --senders 2',
    )
    .action(async (file: string, options: TopicsOptions) => {
      process.exitCode = await guarded(options, () => listTopics(file, options));
    });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('要大于零的整数 / a whole number above zero');
  return Number(text);
}

async function listTopics(file: string, options: TopicsOptions): Promise<number> {
  const bytes = await readFile(file);
  const began = performance.now();
  const { messages, left } = messagesOf(formatOf(bytes) === 'xlsx' ? await readXlsx(bytes) : readCsv(bytes), options);
  const { wordsOf } = createSegmenter([]);
  const topics = findHotTopics(messages, { wordsOf, atLeast: options.min, atLeastSenders: options.senders });
  const seconds = Math.round((performance.now() - began) / 10) / 100;
  const listed = topics.slice(0, options.limit);
  if (options.json) {
    const clusters = listed.map(asJson);
    process.stdout.write(
      `${JSON.stringify({ messages: messages.length, left, topics: topics.length, seconds, clusters })}\n`,
    );
  } else {
    process.stdout.write(`${[...listed.slice(0, options.limit ?? shownLines).map(asLine)].join('\n')}\n`);
    process.stdout.write(
      `共 ${messages.length} 条（${left} 行无内容或时间看不懂），热点 ${topics.length} 个，用时 ${seconds} 秒 / ${messages.length} messages, ${topics.length} topics\n`,
    );
  }
  return 0;
}

function asJson({ members, ...topic }: HotTopic) {
  return {
    ...topic,
    size: members.length,
    members: members.map(({ id }) => id),
    why: members.map(({ id, fit, words }) => ({ id, fit, words })),
  };
}

function asLine({ label, members, senders, firstAt, lastAt, heat }: HotTopic): string {
  const span = `${dayOf(firstAt)}–${dayOf(lastAt)}`;
  const ids = members.slice(0, 5).map(({ id }) => id.slice(0, widestId));
  const more = members.length > ids.length ? ' …' : '';
  return `${heat.toFixed(1).padStart(7)}  ${String(members.length).padStart(4)} 条 ${String(senders).padStart(4)} 人  ${span}  ${label}  [${ids.join(' ')}${more}]`;
}

function dayOf(at: Date): string {
  return at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

function messagesOf(table: Table, options: TopicsOptions): { messages: TopicMessage[]; left: number } {
  const header = table.header.map((name) => name.trim());
  const mapping = columnsOf(header, options);
  const at = (name: string | undefined) => (name === undefined ? -1 : header.indexOf(name));
  const column = {
    id: at(mapping.id),
    title: at(mapping.subject),
    text: at(mapping.text),
    time: at(mapping.time),
    sender: at(mapping.user),
    agreed: header.findIndex((name) => agreed.includes(name)),
    disagreed: header.findIndex((name) => disagreed.includes(name)),
  };
  const messages = table.records.flatMap(({ row, cells }): TopicMessage[] => {
    const cell = (index: number) => textOf(cells[index]);
    const time = readTime(cell(column.time));
    const [title, text] = [cell(column.title), cell(column.text)];
    if (time === undefined || (title === '' && text === '')) return [];
    const sender = cell(column.sender);
    const votes = (Number(cell(column.agreed)) || 0) - (Number(cell(column.disagreed)) || 0);
    return [{ id: cell(column.id) || String(row), title, text, at: time, votes, ...(sender !== '' && { sender }) }];
  });
  return { messages, left: table.records.length - messages.length };
}

function textOf(cell: unknown): string {
  return cell instanceof Date ? cell.toISOString() : String(cell ?? '').trim();
}

/** The columns by name, given or usual. Refusal `import.columns` when a given one is not there, or text or time are found nowhere. */
function columnsOf(header: readonly string[], { id, title, text, time, sender }: TopicsOptions): Mapping {
  const given = Object.entries({ id, subject: title, text, time, user: sender }).filter(
    (pair): pair is [keyof Mapping, string] => pair[1] !== undefined,
  );
  const wrong = given.filter(([, name]) => !header.includes(name));
  const mapping = mapColumns(header, Object.fromEntries(given));
  const missing = (['text', 'time'] as const).filter((field) => mapping[field] === undefined);
  if (wrong.length + missing.length === 0) return mapping;
  const found = header.join('、');
  throw new Refusal('import.columns', [
    ...wrong.map(([field, name]) => ({
      path: field,
      zh: `没有「${name}」列，文件里的列是：${found}`,
      en: `No column ${name}; the file has: ${found}`,
    })),
    ...missing.map((field) => ({
      path: field,
      zh: `没有找到「${messageFields[field].zh}」列，文件里的列是：${found}。请用 --${field} 列名 指明`,
      en: `No column for ${messageFields[field].en}; the file has: ${found}. Name it with --${field} COLUMN`,
    })),
  ]);
}
