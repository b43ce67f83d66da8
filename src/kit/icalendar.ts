import { dayOf, startOfDay } from './calendar.ts';

/** An appointment in a calendar feed. Nothing in it asks for a person: who may read the feed may read `summary`, so it says no names. */
export interface CalendarEvent {
  /** The same for all versions of the appointment, and no other's: `session-018f…@maplebridge`. */
  readonly uid: string;
  /** From 0, raised with each change of time or place, or when it is called off. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
  readonly location?: string | undefined;
  readonly description?: string | undefined;
  /** A cancelled one stays in the feed for a while, so that it disappears from calendars which have it. */
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
}

const zoneName = 'Asia/Shanghai';
// UTC+8 without summer time, as it is since 1992.
const zone = [
  'BEGIN:VTIMEZONE',
  `TZID:${zoneName}`,
  'BEGIN:STANDARD',
  'DTSTART:19920101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/**
 * A calendar feed (iCalendar, RFC 5545; name and refresh interval by RFC 7986), to be served as `text/calendar; charset=utf-8`: times of China with
 * their zone, lines of at most 75 octets that end in CRLF. Control characters are left out. RangeError for an event that does not end after it
 * begins, a sequence that is no whole number from 0, an instant that is none, or two events of the same uid.
 */
export function writeCalendar({
  name,
  refreshMinutes,
  events,
}: {
  readonly name: string;
  readonly refreshMinutes: number;
  readonly events: readonly CalendarEvent[];
}): string {
  if (!Number.isInteger(refreshMinutes) || refreshMinutes < 1)
    throw new RangeError('a feed refreshes in whole minutes');
  if (new Set(events.map(({ uid }) => uid)).size < events.length) throw new RangeError('two events of the same uid');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Maplebridge//Calendar feed//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${zoneName}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M`,
    `X-PUBLISHED-TTL:PT${refreshMinutes}M`,
    ...zone,
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function linesOf(event: CalendarEvent): string[] {
  const { uid, sequence, changedAt, startsAt, endsAt, summary, location, description, status } = event;
  if (!Number.isSafeInteger(sequence) || sequence < 0) throw new RangeError(`not a sequence: ${sequence}`);
  if (!(startsAt < endsAt)) throw new RangeError('an event ends after it begins');
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;TZID=${zoneName}:${local(startsAt)}`,
    `DTEND;TZID=${zoneName}:${local(endsAt)}`,
    `SUMMARY:${escaped(summary)}`,
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    `STATUS:${status.toUpperCase()}`,
    `TRANSP:${status === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ];
}

function utc(at: Date): string {
  return `${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
}

function local(at: Date): string {
  const day = dayOf(at);
  const clock = new Date(at.getTime() - startOfDay(day).getTime()).toISOString().slice(11, 19);
  return `${day.replaceAll('-', '')}T${clock.replaceAll(':', '')}`;
}

/** A value of type TEXT (RFC 5545 §3.3.11). */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, '')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');
}

/** A content line in pieces of at most 75 octets, none of which breaks a character (RFC 5545 §3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const sign of line) {
    const size = octetsOf(sign.codePointAt(0) ?? 0);
    if (octets + size > 75) {
      pieces.push(piece);
      // The space that begins a continued line is one of its octets.
      [piece, octets] = [' ', 1];
    }
    piece += sign;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}

function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
