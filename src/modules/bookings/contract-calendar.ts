import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { CalendarRow, Changed, Day, Done, Id, Instant, KindName } from './contract-shapes.ts';

const Span = { from: Day, days: z.coerce.number().int().min(1).max(14).default(7) };
const Feed = z.object({
  id: Id,
  resourceId: Id,
  name: z.string(),
  kind: KindName,
  madeAt: Instant,
  readAt: Instant.nullable(),
});

/** Calendars, times that are taken, and subscriptions to them. */
export const calendarDoors = {
  week: door({
    method: 'GET',
    path: '/api/bookings/calendar',
    action: 'calendar.week',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '单位的预约日历', en: 'Calendar of a unit’s rooms and people' },
    input: z.object({
      ...Span,
      /** With the units below it. */
      unitId: Id.optional(),
      what: z.enum(['rooms', 'people']).default('rooms'),
      cursor: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(30).default(12),
    }),
    output: z.object({ rows: z.array(CalendarRow), next: z.string().nullable() }),
  }),
  own: door({
    method: 'GET',
    path: '/api/bookings/calendar/own',
    action: 'calendar.own',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '我的日历', en: 'My calendar' },
    input: z.object(Span),
    /** Null as long as nobody has opened the colleague's calendar. */
    output: z.object({ row: CalendarRow.nullable(), canOpen: z.boolean() }),
  }),
  openOwn: door({
    method: 'POST',
    path: '/api/bookings/calendar/own',
    action: 'calendar.open',
    asks: ['staff', 'token'],
    summary: { zh: '启用我的日历', en: 'Open my calendar' },
    input: z.object({}),
    output: z.object({ id: Id }),
  }),
  block: door({
    method: 'POST',
    path: '/api/bookings/engagements',
    action: 'engagement.block',
    asks: ['staff', 'token'],
    summary: { zh: '占用一段时间', en: 'Take a time' },
    input: z.object({
      resourceIds: z.array(Id).min(1).max(10),
      from: Instant,
      to: Instant,
      title: z.string().trim().min(2).max(80),
    }),
    output: z.object({ id: Id }),
  }),
  move: door({
    method: 'POST',
    path: '/api/bookings/engagements/:id/move',
    action: 'engagement.move',
    asks: ['staff', 'token'],
    summary: { zh: '改期', en: 'Move to another time' },
    input: z.object({ id: Id, from: Instant, to: Instant, resourceIds: z.array(Id).min(1).max(10).optional() }),
    output: Done,
  }),
  release: door({
    method: 'POST',
    path: '/api/bookings/engagements/:id/release',
    action: 'engagement.release',
    asks: ['staff', 'token'],
    summary: { zh: '取消占用', en: 'Release a time' },
    input: z.object({ id: Id }),
    output: Done,
  }),
  feeds: door({
    method: 'GET',
    path: '/api/bookings/feeds',
    action: 'feed.list',
    asks: ['staff', 'token'],
    summary: { zh: '我的日历订阅地址', en: 'My calendar addresses' },
    input: z.object({}),
    output: z.object({ rows: z.array(Feed) }),
  }),
  makeFeed: door({
    method: 'POST',
    path: '/api/bookings/feeds',
    action: 'feed.make',
    asks: ['staff', 'token'],
    // The address is a secret: it is shown once and kept nowhere.
    unrepeated: true,
    summary: { zh: '生成日历订阅地址', en: 'Make a calendar address' },
    input: z.object({ resourceId: Id }),
    output: Changed.omit({ version: true }).extend({ url: z.string() }),
  }),
  revokeFeed: door({
    method: 'POST',
    path: '/api/bookings/feeds/:id/revoke',
    action: 'feed.revoke',
    asks: ['staff', 'token'],
    summary: { zh: '停用日历订阅地址', en: 'Revoke a calendar address' },
    input: z.object({ id: Id }),
    output: Done,
  }),
  readFeed: door({
    method: 'GET',
    path: '/api/calendar/:token.ics',
    action: 'feed.read',
    asks: ['visitor'],
    answers: 'bytes',
    perMinute: 60,
    summary: {
      zh: '日历程序读取订阅（iCalendar，RFC 5545）',
      en: 'Calendar programs read a subscription (iCalendar, RFC 5545)',
    },
    input: z.object({ token: z.string().min(1).max(80) }),
    output: z.any(),
  }),
} as const satisfies Record<string, Door>;
