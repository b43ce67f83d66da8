import texts from '../../demo/texts-bookings.json' with { type: 'json' };
import { addDays, startOfDay } from '../kit/calendar.ts';
import { officeSpans } from '../kit/working-hours.ts';
import { pinyinInitials } from '../platform/pinyin.ts';
import { type Chapter, hour, lines } from './chapter.ts';
import type { LateRow } from './columns-late.ts';
import { at } from './lists.ts';
import type { Colleague } from './staff.ts';

const firstDay = -14;
const lastDay = 20;
const workdays = [1, 2, 3, 4, 5];
const office = officeSpans.map(({ from, to }) => [from, to]);
// Stretches of a day that never overlap, so that nothing is taken twice.
const stretches = [
  [9, 10.5],
  [10.5, 11.5],
  [14.5, 16],
  [16, 17],
] as const;

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const rangeOf = (from: Date, to: Date) => `[${from.toISOString()},${to.toISOString()})`;
const atHour = (day: string, hours: number) => new Date(startOfDay(day).getTime() + hours * hour);

/** 预约占用: the rooms of the studio and one of each station, the mediators' time, and what both are taken for these weeks. */
export function bookRooms(chapter: Chapter): void {
  const { town } = chapter;
  const { studio, stations } = town.organisation;
  const keeper = chapter.badge('100106');
  for (const { saturday, stepFree: step_free, hearingLoop: hearing_loop, ...room } of texts.rooms) {
    const isMobile = room.kind === 'mobile-room';
    const id = addResource(chapter, { ...room, step_free, hearing_loop, unit_id: studio.id }, saturday);
    if (room.kind !== 'equipment')
      fillUp(chapter, id, { by: keeper, titles: isMobile ? texts.tours : texts.roomBlocks, share: 0.3 });
    if (room.code === 'TJS-L') except(chapter, id, { kind: 'closed', day: 3, from: 8, to: 18, note: texts.repair });
    if (room.code === 'TJS-1') except(chapter, id, { kind: 'extra', day: 2, from: 18, to: 20.5, note: texts.evening });
  }
  for (const { station } of stations) {
    const room = {
      code: `${station.code}-TJ`,
      kind: 'room',
      name: '调解室',
      address: `${station.name}一楼`,
      capacity: 6,
    };
    addResource(
      chapter,
      { ...room, step_free: chapter.random.chance(0.6), hearing_loop: false, unit_id: station.id },
      false,
    );
  }
  for (const [i, colleague] of town.staff.mediators.entries()) bookMediator(chapter, colleague, i);
}

function bookMediator(chapter: Chapter, colleague: Colleague, place: number): void {
  const { studio } = chapter.town.organisation;
  const person = { kind: 'person', person_id: colleague.person.id, unit_id: studio.id };
  const id = addResource(chapter, person, place % 4 === 0);
  if (place === 4) except(chapter, id, { kind: 'leave', day: 2, from: 0, to: 72, note: texts.leave });
  else fillUp(chapter, id, { by: colleague, titles: texts.personBlocks, share: 0.16 });
}

function addResource(chapter: Chapter, row: LateRow, saturday: boolean): string {
  const id = chapter.random.id(chapter.town.era.madeAt);
  const hours = Object.fromEntries(workdays.map((weekday) => [weekday, office]));
  chapter.add('resource', {
    id,
    code: null,
    name: null,
    person_id: null,
    address: '',
    capacity: 0,
    step_free: false,
    hearing_loop: false,
    ...row,
    initials: typeof row['name'] === 'string' ? pinyinInitials(row['name']) : '',
    hours: saturday ? { ...hours, 6: [[540, 720]] } : hours,
  });
  return id;
}

interface Filling {
  readonly by: Colleague;
  readonly titles: string;
  /** Of the stretches of a working day. */
  readonly share: number;
}

function fillUp(chapter: Chapter, resourceId: string, { by, titles, share }: Filling): void {
  const { random, town, now } = chapter;
  for (let n = firstDay; n <= lastDay; n += 1) {
    const day = addDays(town.era.today, n);
    if (!workdays.includes(weekdayOf(day))) continue;
    for (const [from, to] of stretches) {
      if (!random.chance(share)) continue;
      const madeAt = new Date(Math.min(atHour(day, from).getTime() - random.int(20, 200) * hour, now.getTime() - hour));
      const id = random.id(madeAt);
      const taken = { during: rangeOf(atHour(day, from), atHour(day, to)), state: 'confirmed' };
      chapter.add('engagement', {
        id,
        subject_kind: 'block',
        subject_id: id,
        title: random.pick(lines(titles)),
        ...taken,
        made_by: by.accountId,
        made_at: madeAt.toISOString(),
        changed_at: madeAt.toISOString(),
      });
      chapter.add('engagement_resource', { engagement_id: id, resource_id: resourceId, ...taken });
    }
  }
}

interface Exception {
  readonly kind: 'closed' | 'extra' | 'leave';
  /** How many days from today, the next working day where that is none. */
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly note: string;
}

function except(chapter: Chapter, resourceId: string, { kind, day, from, to, note }: Exception): void {
  const { random, town, now } = chapter;
  const madeAt = new Date(now.getTime() - 50 * hour);
  const ahead = Array.from({ length: 4 }, (_, n) => addDays(town.era.today, day + n));
  const first = at(
    ahead.filter((one) => workdays.includes(weekdayOf(one))),
    0,
  );
  chapter.add('resource_exception', {
    id: random.id(madeAt),
    resource_id: resourceId,
    kind,
    during: rangeOf(atHour(first, from), atHour(first, to)),
    note,
    made_by: chapter.badge('100106').accountId,
    made_at: madeAt.toISOString(),
  });
}
