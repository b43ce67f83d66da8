import type { Words } from '../../kit/words.ts';
import { officeSpans } from '../../kit/working-hours.ts';
import type { Frame, WeekHours } from './tables.ts';
import { type Weekday, weekdayList, weekdays } from './words.ts';

const dayMinutes = 1440;
const mostFrames = 6;

/** Monday to Friday at the hours of offices: what a colleague begins with. */
export const officeHours: WeekHours = Object.fromEntries(
  weekdayList.slice(0, 5).map((weekday) => [weekday, officeSpans.map(({ from, to }): Frame => [from, to])]),
);

/** What is wrong with the hours of a week; undefined when nothing is. Frames lie within their day and follow each other. */
export function findHoursProblem(hours: WeekHours): Words | undefined {
  for (const weekday of weekdayList) {
    const frames = hours[weekday] ?? [];
    const { zh, en } = weekdays[weekday];
    if (frames.length > mostFrames)
      return { zh: `${zh}：一天最多 ${mostFrames} 段`, en: `${en}: ${mostFrames} stretches a day at the most` };
    const isRight = frames.every(
      ([from, to], i) => from >= (frames[i - 1]?.[1] ?? 0) && from < to && to <= dayMinutes && isWhole(from, to),
    );
    if (!isRight)
      return {
        zh: `${zh}：每段的结束要晚于开始，几段按先后排列、不能重叠`,
        en: `${en}: each stretch ends after it began, and none overlaps the next`,
      };
  }
  return undefined;
}

const isWhole = (...minutes: readonly number[]) => minutes.every(Number.isInteger);

/** Minutes after midnight as people write them: `08:30`. */
function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const textOf = (frames: readonly Frame[]) => frames.map(([from, to]) => `${clockOf(from)}-${clockOf(to)}`).join('、');

/** The hours of a week as one cell of a spreadsheet: `周一至周五 08:30-12:00、14:30-17:30；周六 09:00-12:00`. */
export function printHours(hours: WeekHours): string {
  const runs: { first: Weekday; last: Weekday; text: string }[] = [];
  let isNext = false;
  for (const weekday of weekdayList) {
    const text = textOf(hours[weekday] ?? []);
    const run = runs.at(-1);
    if (run && isNext && run.text === text) run.last = weekday;
    else if (text !== '') runs.push({ first: weekday, last: weekday, text });
    isNext = text !== '';
  }
  return runs
    .map(({ first, last, text }) => {
      const until = last === first ? '' : `至${weekdays[last].zh}`;
      return `${weekdays[first].zh}${until} ${text}`;
    })
    .join('；');
}

const timePattern = /(\d{1,2})[:：](\d{2})\s*[-–~至到]\s*(\d{1,2})[:：](\d{2})/g;
const every = /^(每天|每日|daily)$/i;

/** The same read back, also with English weekdays and what people write in place of 至; undefined for what it cannot be. Empty: never open. */
export function readHours(text: string): WeekHours | undefined {
  const hours: Partial<Record<Weekday, Frame[]>> = {};
  for (const part of text.split(/[;；\n]/).map((one) => one.trim())) {
    if (part === '') continue;
    const frames = [...part.matchAll(timePattern)].map(frameOf);
    const rest = part.replaceAll(timePattern, '').replaceAll(/[\s,，、]+$/g, '');
    const days = readDays(rest);
    if (days === undefined || frames.length === 0) return undefined;
    for (const day of days) hours[day] = [...(hours[day] ?? []), ...frames];
  }
  return findHoursProblem(hours) === undefined ? hours : undefined;
}

function frameOf([, fromHour, fromMinute, toHour, toMinute]: RegExpMatchArray): Frame {
  const minutes = (hour = '', minute = '') => Number(hour) * 60 + (Number(minute) < 60 ? Number(minute) : Number.NaN);
  return [minutes(fromHour, fromMinute), minutes(toHour, toMinute)];
}

function readDays(text: string): Weekday[] | undefined {
  if (every.test(text.trim())) return [...weekdayList];
  const days: Weekday[] = [];
  for (const item of text.split(/[\s,，、]+/).filter(Boolean)) {
    const [first = '', last = first, ...more] = item.split(/[-–~至到]/);
    const [from, to] = [placeOf(first), placeOf(last)];
    if (from < 0 || to < from || more.length > 0) return undefined;
    days.push(...weekdayList.slice(from, to + 1));
  }
  return days.length > 0 ? days : undefined;
}

function placeOf(name: string): number {
  const wanted = name
    .replace(/^(星期|礼拜)/, '周')
    .replace(/^周天$/, '周日')
    .toLowerCase();
  return weekdayList.findIndex((weekday) => {
    const { zh, en } = weekdays[weekday];
    return zh === wanted || wanted.slice(0, 3) === en.toLowerCase();
  });
}
