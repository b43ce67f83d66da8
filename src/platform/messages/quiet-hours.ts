/** Quiet hours of a place: local times `HH:MM`, and the place's offset from UTC in minutes (China 480). `from` = `to`: none. */
export type QuietHours = { from: string; to: string; offsetMinutes: number };

const minute = 60_000;
const day = 1440 * minute;

function millisecondsOfDay(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) throw new Error(`not a time of day as HH:MM: ${time}`);
  return (Number(hours) * 60 + Number(minutes)) * minute;
}

/** The remainder that is never negative, also before 1970. */
function withinDay(milliseconds: number): number {
  return ((milliseconds % day) + day) % day;
}

/**
 * The earliest instant at which a message may go: `now` itself outside the quiet hours or when it is urgent, else their
 * end. They begin at `from` and are over at `to`, across midnight if need be. Throws when a time is not `HH:MM`.
 */
export function notBefore(now: Date, rule: QuietHours, urgent: boolean): Date {
  const from = millisecondsOfDay(rule.from);
  const length = withinDay(millisecondsOfDay(rule.to) - from);
  const sinceFrom = withinDay(now.getTime() + rule.offsetMinutes * minute - from);
  if (urgent || sinceFrom >= length) return now;
  return new Date(now.getTime() + length - sinceFrom);
}
