import type { Words } from '../../kit/words.ts';

const zone = 'Asia/Shanghai';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Moment = string | Date;

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  weekday: 'short',
  hourCycle: 'h23',
});
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays: Readonly<Record<string, string>> = {
  Mon: '周一',
  Tue: '周二',
  Wed: '周三',
  Thu: '周四',
  Fri: '周五',
  Sat: '周六',
  Sun: '周日',
};

function wallClock(at: Moment): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
}

/** The day in county time: `11月22日`, with its year when it is not the year of `now`. A `YYYY-MM-DD` day stays that day. */
export function formatDay(at: Moment, now: Moment = new Date()): Words {
  const clock = wallClock(at);
  const month = Number(clock['month']);
  const sameYear = clock['year'] === wallClock(now)['year'];
  const day = Number(clock['day']);
  const zh = `${month}月${day}日`;
  const en = `${day} ${months[month - 1]}`;
  return sameYear ? { zh, en } : { zh: `${clock['year']}年${zh}`, en: `${en} ${clock['year']}` };
}

function formatTime(at: Moment): string {
  const clock = wallClock(at);
  return `${clock['hour']}:${clock['minute']}`;
}

/** Day and minute in county time: `11月22日 17:00`. */
export function formatDayTime(at: Moment, now: Moment = new Date()): Words {
  const { zh, en } = formatDay(at, now);
  const time = formatTime(at);
  return { zh: `${zh} ${time}`, en: `${en}, ${time}` };
}

/** A promised moment as one says it: `11月27日（周五）17:00`. */
export function formatPromise(at: Moment, now: Moment = new Date()): Words {
  const { zh, en } = formatDay(at, now);
  const weekday = wallClock(at)['weekday'] ?? '';
  const time = formatTime(at);
  return { zh: `${zh}（${weekdays[weekday]}）${time}`, en: `${weekday} ${en}, ${time}` };
}

/** How long ago: `2 小时前`; the future reads `2 小时后`. */
export function relative(at: Moment, now: Moment = new Date()): Words {
  const distance = new Date(now).getTime() - new Date(at).getTime();
  if (Math.abs(distance) < minute) return { zh: '刚刚', en: 'just now' };
  const span = spanWords(Math.abs(distance));
  return distance > 0 ? { zh: `${span.zh}前`, en: `${span.en} ago` } : { zh: `${span.zh}后`, en: `in ${span.en}` };
}

/** What is left of a promise: `还有 3 小时` before it, `已超期 2 小时` after it. */
export function untilWords(promisedAt: Moment, now: Moment = new Date()): Words {
  const left = new Date(promisedAt).getTime() - new Date(now).getTime();
  const span = spanWords(Math.max(Math.abs(left), minute));
  return left >= 0
    ? { zh: `还有 ${span.zh}`, en: `${span.en} left` }
    : { zh: `已超期 ${span.zh}`, en: `${span.en} overdue` };
}

function spanWords(milliseconds: number): Words {
  if (milliseconds < hour) return counted(Math.floor(milliseconds / minute), '分钟', 'minute');
  if (milliseconds < day) return counted(Math.floor(milliseconds / hour), '小时', 'hour');
  return counted(Math.floor(milliseconds / day), '天', 'day');
}

function counted(count: number, zh: string, en: string): Words {
  return { zh: `${count} ${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` };
}
