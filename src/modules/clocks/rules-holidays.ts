import { z } from 'zod';
import type { Words } from '../../kit/words.ts';

/** The notice of one year as somebody enters it. */
export interface YearTable {
  readonly year: number;
  readonly off: readonly string[];
  readonly work: readonly string[];
}

/** What is wrong with a row of a file, or with row 0, the whole of it. */
export interface HolidayProblem extends Words {
  readonly row: number;
}

interface Marked {
  readonly row: number;
  readonly day: string;
  readonly isOff: boolean;
}

// As the tables on the web have it: 休 and 班, isOffDay, off and work.
const offWords = new Set(['休', '放假', 'off', 'true', '1', 'holiday']);
const workWords = new Set(['班', '上班', '调休', 'work', 'false', '0', 'workday']);

const NamedDays = z.object({ days: z.array(z.object({ date: z.string(), isOffDay: z.boolean() })) });
const Years = z.object({
  years: z.record(z.string(), z.object({ off: z.array(z.string()), work: z.array(z.string()) })),
});

function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

function markedOfJson(value: unknown): Marked[] | undefined {
  const named = NamedDays.safeParse(value);
  if (named.success)
    return named.data.days.map(({ date, isOffDay }, i) => ({ row: i + 1, day: date, isOff: isOffDay }));
  const years = Years.safeParse(value);
  if (!years.success) return undefined;
  const days = Object.values(years.data.years).flatMap(({ off, work }) => [
    ...off.map((day) => ({ day, isOff: true })),
    ...work.map((day) => ({ day, isOff: false })),
  ]);
  return days.map((day, i) => ({ row: i + 1, ...day }));
}

const unreadable: HolidayProblem = {
  row: 0,
  zh: '文件读不懂：CSV 要有“日期,休或班”两列，JSON 要有 days 或 years',
  en: 'The file cannot be read: CSV needs two columns, day and off or work; JSON needs days or years',
};

function markedOfCsv(text: string): { marked: Marked[]; problems: HolidayProblem[] } {
  const lines = text.split(/\r?\n/).map((line) => line.split(/[,;\t]/).map((cell) => cell.trim().replaceAll('"', '')));
  const marked: Marked[] = [];
  const problems: HolidayProblem[] = [];
  for (const [i, [first = '', ...rest]] of lines.entries()) {
    if (first === '') continue;
    const day = first.replace(/^\uFEFF/, '').replaceAll('/', '-');
    const mark = rest.map((cell) => cell.toLowerCase()).find((cell) => offWords.has(cell) || workWords.has(cell));
    if (i === 0 && !/^\d/.test(day)) continue;
    if (mark !== undefined) marked.push({ row: i + 1, day, isOff: offWords.has(mark) });
    else problems.push({ row: i + 1, zh: '没有写明是休还是班', en: 'It does not say off or work' });
  }
  return { marked, problems };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a file of holidays, CSV or JSON, into tables of years; every row that cannot be used says why. */
export function readHolidays(text: string): { years: YearTable[]; problems: HolidayProblem[] } {
  const isJson = /^\s*[[{]/.test(text);
  const json = isJson ? markedOfJson(jsonOf(text)) : undefined;
  if (isJson && !json) return { years: [], problems: [unreadable] };
  const { marked, problems } = json ? { marked: json, problems: [] } : markedOfCsv(text);
  const years = new Map<number, { off: string[]; work: string[] }>();
  const seen = new Set<string>();
  for (const { row, day, isOff } of marked) {
    if (!isDay(day)) problems.push({ row, zh: `不是日期：${day}`, en: `Not a day: ${day}` });
    else if (seen.has(day)) problems.push({ row, zh: `${day} 写了两次`, en: `${day} stands there twice` });
    else {
      const year = years.get(Number(day.slice(0, 4))) ?? { off: [], work: [] };
      years.set(Number(day.slice(0, 4)), year);
      (isOff ? year.off : year.work).push(day);
      seen.add(day);
    }
  }
  const tables = [...years].map(([year, { off, work }]) => ({ year, off: off.sort(), work: work.sort() }));
  for (const table of tables) problems.push(...problemsOf(table));
  return { years: tables.sort((one, other) => one.year - other.year), problems };
}

/** What is wrong with the table of a year: days of other years, days in both lists, nothing off, a make-up workday in the week. */
export function problemsOf({ year, off, work }: YearTable): HolidayProblem[] {
  const problems: HolidayProblem[] = [];
  const other = [...off, ...work].find((day) => !isDay(day) || Number(day.slice(0, 4)) !== year);
  if (other !== undefined)
    problems.push({ row: 0, zh: `${other} 不是 ${year} 年的日期`, en: `${other} is no day of ${year}` });
  const both = off.find((day) => work.includes(day));
  if (both !== undefined) problems.push({ row: 0, zh: `${both} 又休又班`, en: `${both} is off and worked` });
  if (off.length === 0) problems.push({ row: 0, zh: `${year} 年一天假也没有`, en: `${year} has no day off` });
  const usual = work.find((day) => isDay(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
  if (usual !== undefined) {
    problems.push({ row: 0, zh: `${usual} 本来就是工作日，不用写成班`, en: `${usual} is a working day anyway` });
  }
  return problems;
}
