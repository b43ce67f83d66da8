import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { type CalendarEvent, writeCalendar } from './icalendar.ts';

const session: CalendarEvent = {
  uid: 'session-1@maplebridge',
  sequence: 2,
  changedAt: new Date('2026-11-02T01:02:03Z'),
  startsAt: new Date('2026-11-03T01:00:00Z'),
  endsAt: new Date('2026-11-03T02:30:00Z'),
  summary: `调解会；一号调解室, 请提前; 到\\${'枫桥😀'.repeat(30)}`,
  location: '枫林镇, 调解室',
  description: '第一行\n第二行',
  status: 'confirmed',
};

it('a reader of others finds every session of a feed, with its time, zone, words and state', () => {
  const cancelled: CalendarEvent = { ...session, uid: 'session-2@maplebridge', sequence: 3, status: 'cancelled' };
  const text = writeCalendar({ name: '一号调解室', refreshMinutes: 60, events: [session, cancelled] });
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('一号调解室');
  const [zone] = calendar.getAllSubcomponents('vtimezone').map((each) => new ICAL.Timezone(each));
  expect(zone?.tzid).toBe('Asia/Shanghai');
  const read = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      location: event.location,
      description: event.description,
      starts: event.startDate.toString(),
      ends: event.endDate.toString(),
      zone: component.getFirstProperty('dtstart')?.getFirstParameter('tzid'),
      offsetSeconds: zone?.utcOffset(event.startDate),
      status: String(component.getFirstPropertyValue('status')),
    };
  });
  const expected = {
    summary: session.summary,
    location: session.location,
    description: session.description,
    starts: '2026-11-03T09:00:00',
    ends: '2026-11-03T10:30:00',
    zone: 'Asia/Shanghai',
    offsetSeconds: 28_800,
  };
  expect(read).toEqual([
    { ...expected, uid: session.uid, sequence: 2, status: 'CONFIRMED' },
    { ...expected, uid: cancelled.uid, sequence: 3, status: 'CANCELLED' },
  ]);
});
