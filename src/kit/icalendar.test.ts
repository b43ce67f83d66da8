import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, writeCalendar } from './icalendar.ts';

const session: CalendarEvent = {
  uid: 'session-1@maplebridge',
  sequence: 2,
  changedAt: new Date('2026-11-02T01:02:03.456Z'),
  startsAt: new Date('2026-11-03T01:00:00Z'),
  endsAt: new Date('2026-11-03T02:30:00Z'),
  summary: '调解会；一号调解室, 请提前; 到',
  location: '枫林镇\\调解室',
  description: '第一行\r\n第二行',
  status: 'confirmed',
};
const feed = (...events: CalendarEvent[]) => writeCalendar({ name: '调解室', refreshMinutes: 60, events });
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
const unescaped = (value: string) => value.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
const readValue = (text: string, name: string) =>
  unescaped(
    unfolded(text)
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1) ?? '',
  );

describe('a calendar feed', () => {
  it('says when a session is, in the time of China, and what it is', () => {
    const lines = unfolded(feed(session));
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines.slice(lines.indexOf('BEGIN:VEVENT'))).toEqual([
      'BEGIN:VEVENT',
      'UID:session-1@maplebridge',
      'DTSTAMP:20261102T010203Z',
      'LAST-MODIFIED:20261102T010203Z',
      'SEQUENCE:2',
      'DTSTART;TZID=Asia/Shanghai:20261103T090000',
      'DTEND;TZID=Asia/Shanghai:20261103T103000',
      'SUMMARY:调解会；一号调解室\\, 请提前\\; 到',
      'LOCATION:枫林镇\\\\调解室',
      'DESCRIPTION:第一行\\n第二行',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  it('asks for no person, and leaves out what nobody gave', () => {
    const { location: _, description: __, ...bare } = session;
    const text = feed(bare);
    expect(text).not.toMatch(/LOCATION|DESCRIPTION|ORGANIZER|ATTENDEE|undefined/);
  });

  it('keeps a cancelled session, so that it goes from the calendars that have it, and takes no time for it', () => {
    const text = feed({ ...session, sequence: 3, status: 'cancelled' });
    expect(text).toContain('STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n');
    expect(readValue(text, 'UID')).toBe(session.uid);
  });

  it('has lines of at most 75 octets, each of them whole characters, whatever is written in it', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
    );
    fc.assert(
      fc.property(words, words, (summary, description) => {
        const text = feed({ ...session, summary, description });
        const lines = text.split('\r\n');
        for (const line of lines) {
          const octets = new TextEncoder().encode(line);
          expect(octets.length).toBeLessThanOrEqual(75);
          expect(new TextDecoder('utf-8', { fatal: true }).decode(octets)).toBe(line);
          expect(line).not.toMatch(/[\r\n]/);
        }
        expect(lines.at(-1)).toBe('');
        const plain = (typed: string) =>
          typed
            .toWellFormed()
            .replaceAll(/\r\n?/g, '\n')
            .replaceAll(/(?![\t\n])\p{Cc}/gu, '');
        expect(readValue(text, 'SUMMARY')).toBe(plain(summary));
        expect(readValue(text, 'DESCRIPTION')).toBe(plain(description));
        expect(unfolded(text).filter((line) => line.startsWith('BEGIN:VEVENT'))).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });

  it('is not written of an event without length, twice the same one, a false sequence or no instant', () => {
    expect(() => feed({ ...session, endsAt: session.startsAt })).toThrow(RangeError);
    expect(() => feed({ ...session, changedAt: new Date(Number.NaN) })).toThrow(RangeError);
    expect(() => feed({ ...session, startsAt: new Date(Number.NaN) })).toThrow(RangeError);
    expect(() => feed(session, session)).toThrow(RangeError);
    expect(() => feed({ ...session, sequence: -1 })).toThrow(RangeError);
    expect(() => writeCalendar({ name: '', refreshMinutes: 0, events: [] })).toThrow(RangeError);
  });
});
