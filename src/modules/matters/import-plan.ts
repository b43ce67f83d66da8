import { startOfDay } from '../../kit/calendar.ts';
import { cutText, normaliseText } from '../../kit/text.ts';
import type { Words } from '../../kit/words.ts';

/** What a file of messages may tell of each; `text` and `time` must be there. */
export const messageFields = {
  id: { zh: '编号', en: 'Number', headers: ['留言编号', '编号', '序号', 'id', 'number'] },
  user: { zh: '留言人', en: 'Sender', headers: ['留言用户', '用户', '姓名', '留言人', 'user', 'name'] },
  phone: { zh: '电话', en: 'Phone', headers: ['电话', '手机', '联系电话', 'phone'] },
  subject: { zh: '主题', en: 'Subject', headers: ['留言主题', '主题', '标题', 'subject', 'title'] },
  time: { zh: '时间', en: 'Time', headers: ['留言时间', '登记时间', '时间', '日期', 'time', 'date'] },
  text: { zh: '详情', en: 'Text', headers: ['留言详情', '详情', '内容', '正文', 'text', 'message', 'content'] },
  where: { zh: '地点', en: 'Place', headers: ['地点', '地址', '位置', 'where', 'address'] },
  category: { zh: '类别', en: 'Category', headers: ['类别', '分类', 'category'] },
} as const satisfies Record<string, Words & { headers: readonly string[] }>;

export type MessageField = keyof typeof messageFields;

/** Which column of the file holds which field. */
export type Mapping = Partial<Record<MessageField, string>>;

/** Finds the columns by their usual names; what was given or remembered goes first. */
export function mapColumns(header: readonly string[], known: Mapping): Mapping {
  const mapping: Mapping = {};
  for (const field of Object.keys(messageFields) as MessageField[]) {
    const wanted = known[field];
    const names: readonly string[] = messageFields[field].headers;
    const column =
      wanted !== undefined && header.includes(wanted)
        ? wanted
        : header.find((name) => names.includes(name.trim().toLowerCase()));
    if (column !== undefined) mapping[field] = column;
  }
  return mapping;
}

/** Fields without which a file cannot be taken in. */
export function missingFields(mapping: Mapping): MessageField[] {
  return (['text', 'time'] as const).filter((field) => mapping[field] === undefined);
}

/** One message of a file, cleaned. */
export interface Message {
  readonly row: number;
  readonly title: string;
  readonly what: string;
  readonly where: string;
  readonly user: string | null;
  readonly phone: string | null;
  readonly at: Date;
  readonly category: string | null;
}

export interface RowProblem extends Words {
  readonly row: number;
}

/** A row as a message, or why it cannot be one. `row` counts as a spreadsheet shows it: the header is row 1. */
export function readMessage(
  cells: Readonly<Record<string, unknown>>,
  mapping: Mapping,
  row: number,
): Message | RowProblem {
  const cell = (field: MessageField) => {
    const column = mapping[field];
    const value = column === undefined ? undefined : cells[column];
    return value instanceof Date ? value.toISOString() : normaliseText(String(value ?? ''));
  };
  const what = cell('text');
  const subject = cell('subject');
  if ((what || subject).length < 2) return { row, zh: `第 ${row} 行没有内容`, en: `Row ${row} has no text` };
  const at = readTime(cell('time'));
  if (!at)
    return {
      row,
      zh: `第 ${row} 行的时间「${cutText(cell('time'), 20)}」看不懂，请写成 2026/11/22 10:30`,
      en: `Row ${row}: cannot read the time; write it as 2026/11/22 10:30`,
    };
  return {
    row,
    title: cutText(subject || what.split('\n')[0] || what, 80),
    what: cutText(what || subject, 5000),
    where: cutText(cell('where'), 200),
    user: cell('user') || null,
    phone: cell('phone') || null,
    at,
    category: cell('category') || null,
  };
}

/** `2019/2/28 11:25:05`, `2019-02-28 11:25`, `2019年2月28日`, ISO with zone; local times are China's. */
export function readTime(text: string): Date | undefined {
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const instant = new Date(text);
    return Number.isNaN(instant.getTime()) ? undefined : instant;
  }
  const found = /^(\d{4})[/\-.年](\d{1,2})[/\-.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?$/.exec(text);
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const civil = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const midnight = new Date(`${civil}T00:00:00Z`);
  const isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(civil);
  if (!isDay || hour > 23 || minute > 59 || second > 59) return undefined;
  return new Date(startOfDay(civil).getTime() + ((hour * 60 + minute) * 60 + second) * 1000);
}

export interface MessageFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface MessagePlan {
  readonly runId: string;
  readonly file: MessageFile;
  readonly fileHash: string;
  readonly headerHash: string;
  readonly mapping: Mapping;
  readonly rows: number;
  /** New messages, none of them known already. */
  readonly fresh: readonly Message[];
  readonly duplicates: readonly number[];
  readonly problems: readonly RowProblem[];
}
