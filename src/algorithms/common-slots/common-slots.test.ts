import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, startOfDay } from '../../kit/calendar.ts';
import type { OfficeSpan } from '../../kit/working-hours.ts';
import { bestSlots } from './best-slots.ts';
import { type Engagement, freeSlots, type Hours, type Slot, type SlotSearch, type Time } from './free-slots.ts';

const minute = 60_000;
// A Monday.
const monday = startOfDay('2026-11-02').getTime();
const at = (minutes: number) => new Date(monday + minutes * minute);
const time = (from: number, to: number): Time => ({ from: at(from), to: at(to) });

const length = 2 * 1440;
const stretch = fc
  .tuple(fc.integer({ min: -60, max: length }), fc.integer({ min: 1, max: 500 }))
  .map(([from, lasting]) => time(from, from + lasting));
const span: fc.Arbitrary<OfficeSpan> = fc
  .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 20, max: 900 }))
  .map(([from, lasting]) => ({ from, to: Math.min(1440, from + lasting) }));
const hours: fc.Arbitrary<Hours> = fc.record({
  weekly: fc.record({ 1: fc.array(span, { minLength: 1, maxLength: 3 }), 2: fc.array(span, { maxLength: 2 }) }),
  exceptions: fc.oneof(
    fc.constant({}),
    fc.record({ '2026-11-03': fc.oneof(fc.constant([]), fc.array(span, { maxLength: 2 })) }),
  ),
});
const places = ['court', 'studio', 'village'];
const engagement: fc.Arbitrary<Engagement> = fc
  .tuple(stretch, fc.option(fc.constantFrom(...places), { nil: undefined }))
  .map(([when, placeId]) => ({ ...when, placeId }));
const travelMinutes = (from: string, to: string) => (places.indexOf(from) + 1) * 10 + places.indexOf(to) * 7;
const searches: fc.Arbitrary<SlotSearch> = fc.record({
  within: fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 900, max: length })).map(([a, b]) => time(a, b)),
  durationMinutes: fc.integer({ min: 5, max: 120 }),
  bufferMinutes: fc.constantFrom(0, 10, 15),
  stepMinutes: fc.constantFrom(5, 15, 30),
  parties: fc
    .array(fc.array(fc.tuple(stretch, fc.boolean()), { minLength: 1, maxLength: 5 }), { maxLength: 2 })
    .map((all) =>
      all.map((offered, i) => ({
        id: `p${i}`,
        offered: offered.map(([when, isPreferred]) => ({ ...when, isPreferred })),
      })),
    ),
  panel: fc
    .array(fc.record({ hours, busy: fc.array(engagement, { maxLength: 4 }) }), { maxLength: 2 })
    .map((all) => all.map((each, i) => ({ id: `m${i}`, ...each }))),
  rooms: fc
    .array(fc.record({ hours, busy: fc.array(stretch, { maxLength: 3 }), placeId: fc.constantFrom(...places) }), {
      minLength: 1,
      maxLength: 2,
    })
    .map((all) => all.map((each, i) => ({ id: `r${i}`, ...each }))),
  travelMinutes: fc.constant(travelMinutes),
});

const keyOf = ({ startsAt, roomId }: Slot) => `${startsAt.toISOString()} ${roomId}`;
const covers = ({ from, to }: Time, instant: number) => from.getTime() <= instant && instant < to.getTime();

function isOpen({ weekly, exceptions }: Hours, instant: number): boolean {
  const day = dayOf(new Date(instant));
  const minutes = (instant - startOfDay(day).getTime()) / minute;
  const spans = exceptions[day] ?? weekly[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? [];
  return spans.some(({ from, to }) => from <= minutes && minutes < to);
}

/** Every slot in the plainest way: each minute of it, and each minute of what must stay free around it. */
function naive(search: SlotSearch): string[] {
  const found: string[] = [];
  const { within, durationMinutes, bufferMinutes, stepMinutes } = search;
  for (let start = monday; start < monday + length * minute; start += stepMinutes * minute) {
    const end = start + durationMinutes * minute;
    for (const room of search.rooms) {
      const each = (from: number, to: number, holds: (instant: number) => boolean) => {
        for (let instant = from; instant < to; instant += minute) if (!holds(instant)) return false;
        return true;
      };
      const keepsClear = (busy: Engagement) => {
        const isHere = busy.placeId === undefined || busy.placeId === room.placeId;
        const there = isHere ? 0 : travelMinutes(busy.placeId ?? '', room.placeId);
        const back = isHere ? 0 : travelMinutes(room.placeId, busy.placeId ?? '');
        const from = start - (bufferMinutes + there) * minute;
        return each(from, end + (bufferMinutes + back) * minute, (instant) => !covers(busy, instant));
      };
      const isFree =
        start >= within.from.getTime() &&
        end <= within.to.getTime() &&
        search.parties.every(({ offered }) => each(start, end, (now) => offered.some((one) => covers(one, now)))) &&
        [room, ...search.panel].every((one) => each(start, end, (now) => isOpen(one.hours, now))) &&
        search.panel.every(({ busy }) => busy.every(keepsClear)) &&
        room.busy.every((one) => keepsClear(one));
      if (isFree) found.push(`${new Date(start).toISOString()} ${room.id}`);
    }
  }
  return found;
}

describe('free slots', () => {
  test('are those that a check of every minute finds: each lies in the free time of all, and none is missed', () => {
    let some = 0;
    fc.assert(
      fc.property(searches, (search) => {
        const slots = freeSlots(search).map(keyOf);
        some += slots.length > 0 ? 1 : 0;
        expect(slots).toEqual(naive(search));
      }),
      { numRuns: 250 },
    );
    expect(some).toBeGreaterThan(20);
  });

  test('never become more when somebody has more to do', () => {
    fc.assert(
      fc.property(searches, engagement, fc.nat(), (search, more, whose) => {
        const before = new Set(freeSlots(search).map(keyOf));
        const panel = search.panel.map((each, i) =>
          i === whose % search.panel.length ? { ...each, busy: [...each.busy, more] } : each,
        );
        const rooms = search.rooms.map((each, i) =>
          i === whose % search.rooms.length ? { ...each, busy: [...each.busy, more] } : each,
        );
        for (const slot of freeSlots({ ...search, panel })) expect(before).toContain(keyOf(slot));
        for (const slot of freeSlots({ ...search, rooms })) expect(before).toContain(keyOf(slot));
      }),
    );
  });

  test('do not depend on the order in which people, offers and engagements are listed', () => {
    fc.assert(
      fc.property(searches, (search) => {
        const turned = {
          ...search,
          parties: search.parties.map((each) => ({ ...each, offered: each.offered.toReversed() })),
          panel: search.panel.map((each) => ({ ...each, busy: each.busy.toReversed() })).toReversed(),
        };
        expect(freeSlots(turned)).toEqual(freeSlots(search));
      }),
    );
  });
});

const office: Hours = {
  weekly: Object.fromEntries(
    [1, 2, 3, 4, 5].map((day) => [
      day,
      [
        { from: 510, to: 720 },
        { from: 870, to: 1050 },
      ],
    ]),
  ),
  exceptions: {},
};
const story: SlotSearch = {
  within: time(0, 5 * 1440),
  durationMinutes: 90,
  bufferMinutes: 15,
  stepMinutes: 30,
  parties: [
    { id: 'lender', offered: [{ ...time(0, 5 * 1440), isPreferred: false }] },
    {
      id: 'borrower',
      offered: [
        { ...time(480, 780), isPreferred: false },
        { ...time(1440 + 840, 1440 + 1080), isPreferred: true },
      ],
    },
  ],
  panel: [{ id: 'wang', hours: office, busy: [{ ...time(510, 570), placeId: 'court' }] }],
  rooms: [{ id: 'room-1', placeId: 'studio', hours: office, busy: [] }],
  travelMinutes: () => 20,
};
const told = (slots: readonly Slot[]) =>
  slots.map(
    ({ startsAt }) => `${dayOf(startsAt)} ${(startsAt.getTime() - startOfDay(dayOf(startsAt)).getTime()) / minute}`,
  );

describe('slots to offer', () => {
  test('leave time for the way from the court, and keep to the office hours', () => {
    // Court until 9:30, then 15 minutes of buffer and 20 on the way: from 10:05, so 10:30, and done by noon.
    expect(told(freeSlots(story))).toEqual([
      '2026-11-02 630',
      '2026-11-03 870',
      '2026-11-03 900',
      '2026-11-03 930',
      '2026-11-03 960',
    ]);
  });

  test('come with their reasons: what a party prefers first, then the earliest', () => {
    const [first, second, third] = bestSlots(story, 3);
    expect(first).toMatchObject({ preferredBy: ['borrower'], moves: 0, reasons: ['fewest-moves'] });
    expect(told([first, second].flatMap((each) => each ?? []))).toEqual(['2026-11-03 870', '2026-11-03 960']);
    expect(told([third].flatMap((each) => each ?? []))).toEqual(['2026-11-02 630']);
    expect(third).toMatchObject({ preferredBy: [], moves: 1, reasons: ['earliest'] });
    expect(told(bestSlots(story, 2))).toEqual(['2026-11-03 870', '2026-11-02 630']);
    expect(bestSlots({ ...story, parties: story.parties.slice(1) }, 1)[0]?.reasons).toEqual([
      'preferred',
      'fewest-moves',
    ]);
    expect(bestSlots({ ...story, parties: [{ id: 'never', offered: [] }] }, 3)).toEqual([]);
  });

  test('are free, at most so many, do not overlap, and hold the earliest or what overlaps it', () => {
    fc.assert(
      fc.property(searches, fc.integer({ min: 1, max: 4 }), (search, count) => {
        const all = freeSlots(search);
        const best = bestSlots(search, count);
        expect(best.length).toBeLessThanOrEqual(count);
        expect(best.length > 0).toBe(all.length > 0);
        for (const slot of best) {
          expect(all.map(keyOf)).toContain(keyOf(slot));
          expect(best.filter((each) => each.startsAt < slot.endsAt && slot.startsAt < each.endsAt)).toHaveLength(1);
        }
        const [earliest] = all;
        if (earliest && count > 1) expect(best.some(({ startsAt }) => startsAt < earliest.endsAt)).toBe(true);
      }),
    );
  });

  test('are not looked for with durations, hours or rooms that are none', () => {
    expect(() => freeSlots({ ...story, durationMinutes: 0 })).toThrow(RangeError);
    expect(() => freeSlots({ ...story, bufferMinutes: -1 })).toThrow(RangeError);
    expect(() => freeSlots({ ...story, rooms: [...story.rooms, ...story.rooms] })).toThrow(RangeError);
    const wrong: Hours = { weekly: { 1: [{ from: 600, to: 1500 }] }, exceptions: {} };
    expect(() => freeSlots({ ...story, panel: [{ id: 'wang', hours: wrong, busy: [] }] })).toThrow(RangeError);
    expect(() => bestSlots(story, 0)).toThrow(RangeError);
  });
});
