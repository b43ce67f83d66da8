import { missingYearsAhead } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import { type Context, holdsCountyWide } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import { unitNames } from '../people/api.ts';
import { type Book, calendarNow, holidaysNow, ladderNow, readBook } from './book.ts';
import { countingOf } from './calendars.ts';
import type { doors } from './contract.ts';
import { actorId } from './going.ts';
import { mayWithRules } from './policy.ts';
import { problemsOf, readHolidays, type YearTable } from './rules-holidays.ts';
import * as store from './store-settings.ts';
import type { CalendarRow, LimitRow } from './tables.ts';
import type { SettingFact } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
type Out<K extends keyof typeof doors> = Promise<GivenOf<(typeof doors)[K]>>;

// What is changed in place leaves its history here.
const subject = { kind: 'clock-rules', id: '00000000-0000-4000-8000-00000000c10c' };
const latest = 60;

function note(ctx: Context, kind: SettingFact, text: string): void {
  ctx.record({ subject, kind, audience: 'staff', data: { text } });
}

function making(ctx: Context, reason: string): store.Making {
  return { reason, by: actorId(ctx), at: ctx.now };
}

/** Codes of calendars, each once. */
function codesOf(book: Book): string[] {
  return [...new Set(book.calendars.map(({ code }) => code))];
}

/** Everything that clocks go by, and who changed what. */
export async function settings(ctx: Context): Out<'settings'> {
  ctx.permit(mayWithRules, undefined);
  const book = await readBook(ctx.tx);
  const facts = (await listFacts(ctx.tx, subject, ['staff'])).slice(-latest).reverse();
  const made = [...book.calendars, ...book.holidays, ...book.ladders].map(({ made_by }) => made_by);
  const ids = [...made, ...facts.map(({ by_id }) => by_id)].filter((id): id is string => id !== null);
  const names = await accountNames(ctx.tx, [...new Set(ids)]);
  const changed = (row: { made_by: string | null; made_at: Date; reason: string }) => ({
    by: row.made_by === null ? null : (names.get(row.made_by) ?? null),
    at: row.made_at.toISOString(),
    reason: row.reason,
  });
  const calendars = codesOf(book).map((code) => calendarNow(book, code));
  const [holidays, ladder] = [holidaysNow(book), ladderNow(book)];
  return {
    calendars: calendars.map((row) => ({ ...calendarShape(row), version: row.version, ...changed(row) })),
    holidays: {
      version: holidays.number,
      years: Object.entries(holidays.years).map(([year, days]) => ({ year: Number(year), ...days })),
      missing: missingYearsAhead(ctx.now, { version: '', years: holidays.years }),
      versions: book.holidays.toReversed().map((row) => ({ version: row.number, year: row.year, ...changed(row) })),
    },
    limits: await describeLimits(ctx, book.limits),
    reasons: book.reasons.map((row) => ({
      code: row.code,
      zh: row.zh,
      en: row.en,
      residentZh: row.resident_zh,
      residentEn: row.resident_en,
      measure: row.measure,
      amount: row.amount,
      mostTimes: row.most_times,
      endsOnWord: row.ends_on_word,
      active: row.active,
    })),
    ladder: {
      version: ladder.number,
      rules: ladder.rules.map((rule) => ({ ...rule, tells: [...rule.tells] })),
      versions: book.ladders
        .toReversed()
        .map((row) => ({ version: row.number, rules: row.rules.length, ...changed(row) })),
    },
    changes: facts.map((fact) => ({
      kind: fact.kind,
      text: String(fact.data['text'] ?? ''),
      by: fact.by_id === null ? null : (names.get(fact.by_id) ?? null),
      at: fact.at.toISOString(),
    })),
    canChange: holdsCountyWide(ctx.who, 'system'),
  };
}

function calendarShape({ code, zh, en, frames, rests }: CalendarRow) {
  const pairs = (list: CalendarRow['frames']['usual']) => list.map(([from, to]): [number, number] => [from, to]);
  const weekdays = Object.entries(frames.weekdays).map(([weekday, list]) => [weekday, pairs(list)] as const);
  return { code, zh, en, usual: pairs(frames.usual), weekdays: Object.fromEntries(weekdays), rests };
}

async function describeLimits(ctx: Context, limits: readonly LimitRow[]) {
  const unitIds = limits.flatMap(({ unit_id }) => (unit_id === null ? [] : [unit_id]));
  const names = await unitNames(ctx.tx, [...new Set(unitIds)]);
  return limits.map(({ kind, measure, amount, calendar, category, unit_id: unitId }) => {
    return {
      kind,
      measure,
      amount,
      calendar,
      category,
      unitId,
      unitName: unitId === null ? null : (names.get(unitId) ?? null),
    };
  });
}

/** 修改作息: a further version; clocks that run keep theirs. */
export async function saveCalendar(ctx: Context, input: In<'saveCalendar'>): Out<'saveCalendar'> {
  ctx.permit(mayWithRules, undefined);
  const book = await readBook(ctx.tx);
  const frames = { usual: input.usual, weekdays: input.weekdays };
  mustCount({ frames, rests: input.rests });
  const version =
    Math.max(0, ...book.calendars.filter(({ code }) => code === input.code).map((row) => row.version)) + 1;
  const { code, zh, en, rests } = input;
  await store.insertCalendar(ctx.tx, { code, version, zh, en, frames, rests }, making(ctx, input.reason));
  note(ctx, 'calendar.changed', `${zh}（第 ${version} 版）：${input.reason}`);
  return { version };
}

function mustCount({ frames, rests }: Pick<CalendarRow, 'frames' | 'rests'>): void {
  const lists = [frames.usual, ...Object.values(frames.weekdays)];
  const isAscending = lists.every((list) =>
    list.every(([from, to], i) => from < to && from > (list[i - 1]?.[1] ?? -1)),
  );
  const inWeek = [1, 2, 3, 4, 5].some((weekday) => (frames.weekdays[weekday] ?? frames.usual).length > 0);
  if (!isAscending || !inWeek) {
    throw new Refusal('input.invalid', [
      {
        path: 'usual',
        zh: '时段要从早到晚、互不重叠，周一到周五至少一天有',
        en: 'Frames follow each other without touching, on one day from Monday to Friday at least',
      },
    ]);
  }
  countingOf({ frames, rests }, {});
}

/** 修改一年的放假安排: a further version of the whole table; nothing that was promised moves by itself. */
export async function saveHolidays(ctx: Context, input: In<'saveHolidays'>): Out<'saveHolidays'> {
  ctx.permit(mayWithRules, undefined);
  const [problem] = problemsOf(input);
  if (problem) throw new Refusal('input.invalid', [{ path: 'off', zh: problem.zh, en: problem.en }]);
  return { version: await appendYears(ctx, [input], input.reason) };
}

async function appendYears(ctx: Context, tables: readonly YearTable[], reason: string): Promise<number> {
  const last = holidaysNow(await readBook(ctx.tx));
  const years = { ...last.years };
  for (const { year, off, work } of tables) years[String(year)] = { off: [...off].sort(), work: [...work].sort() };
  const number = last.number + 1;
  const year = tables.length === 1 ? (tables[0]?.year ?? null) : null;
  await store.insertHolidays(ctx.tx, { number, years, year }, making(ctx, reason));
  note(ctx, 'holiday.changed', `${tables.map((table) => table.year).join('、')} 年（第 ${number} 版）：${reason}`);
  return number;
}

/** 导入放假安排: every row is checked first; with one problem nothing is written. */
export async function importHolidays(ctx: Context, input: In<'importHolidays'>): Out<'importHolidays'> {
  ctx.permit(mayWithRules, undefined);
  const { years, problems } = readHolidays(input.text);
  const known = holidaysNow(await readBook(ctx.tx)).years;
  const isWritten = !input.dryRun && problems.length === 0 && years.length > 0;
  return {
    years: years.map(({ year, off, work }) => ({ year, off: [...off], work: [...work], known: String(year) in known })),
    problems: problems.map(({ row, zh, en }) => ({ row, zh, en })),
    version: isWritten ? await appendYears(ctx, years, input.reason) : null,
  };
}

/** Limits of one category, of a unit, of both or of neither. */
export interface LimitsOf {
  readonly category: string | null;
  readonly unitId: string | null;
}

/** 修改时限: what starts from now on goes by them; running clocks keep theirs. Refuses `input.invalid` for a calendar that there is not. */
export async function replaceLimits(
  ctx: Context,
  of: LimitsOf,
  limits: readonly Pick<LimitRow, 'kind' | 'measure' | 'amount' | 'calendar'>[],
  reason: string,
): Promise<void> {
  const codes = codesOf(await readBook(ctx.tx));
  const kinds = limits.map(({ kind }) => kind);
  const isBase = of.category === null && of.unitId === null;
  const isMissing = isBase && baseKinds.some((kind) => !kinds.includes(kind));
  if (limits.some(({ calendar }) => !codes.includes(calendar)) || new Set(kinds).size < kinds.length || isMissing) {
    throw new Refusal('input.invalid', [
      {
        path: 'limits',
        zh: '每种时限只写一条，作息要存在；通用时限不能缺',
        en: 'Each kind once, on a calendar that there is; the general limits must all be there',
      },
    ]);
  }
  await store.replaceLimits(ctx.tx, of, limits);
  const what = limits.map(({ kind, amount, measure }) => `${kind} ${amount} ${measure}`).join('；');
  note(ctx, 'limit.changed', `${of.category ?? '通用'}：${what || '按上级'}。${reason}`);
}

const baseKinds: readonly LimitRow['kind'][] = ['first-answer', 'solve', 'revisit', 'acknowledgement', 'arbitration'];

export async function saveLimits(ctx: Context, input: In<'saveLimits'>): Out<'saveLimits'> {
  ctx.permit(mayWithRules, undefined);
  await replaceLimits(ctx, input, input.limits, input.reason);
  return { limits: input.limits.length };
}

export async function saveReason(ctx: Context, input: In<'saveReason'>): Out<'saveReason'> {
  ctx.permit(mayWithRules, undefined);
  const {
    residentZh: resident_zh,
    residentEn: resident_en,
    mostTimes: most_times,
    endsOnWord: ends_on_word,
    ...row
  } = input;
  await store.saveReason(ctx.tx, { ...row, resident_zh, resident_en, most_times, ends_on_word });
  note(ctx, 'reason.changed', `${row.zh}：${row.amount} ${row.measure} × ${most_times}${row.active ? '' : '，停用'}`);
  return { code: row.code };
}

/** 修改督办阶梯: a further version; running clocks keep the one that they were started with. */
export async function saveLadder(ctx: Context, { rules, reason }: In<'saveLadder'>): Out<'saveLadder'> {
  ctx.permit(mayWithRules, undefined);
  if (new Set(rules.map(({ id }) => id)).size < rules.length) {
    throw new Refusal('input.invalid', [{ path: 'rules', zh: '规则编号有重复', en: 'Two rules have the same name' }]);
  }
  const number = ladderNow(await readBook(ctx.tx)).number + 1;
  await store.insertLadder(ctx.tx, number, rules, making(ctx, reason));
  note(ctx, 'ladder.changed', `第 ${number} 版，${rules.length} 条：${reason}`);
  return { version: number };
}
