import aftermath from '../../demo/texts-aftermath.json' with { type: 'json' };
import { addDays, dayOf, startOfDay } from '../kit/calendar.ts';
import { at } from './lists.ts';
import type { StationUnits } from './organisation.ts';
import type { Random } from './random.ts';
import type { MatterBook, PartnerRow } from './rows.ts';
import type { AgendaRow, DecisionRow, MeetingFactRow, MeetingRow } from './rows-aftermath.ts';
import type { Colleague } from './staff.ts';
import type { Town } from './town.ts';

const lines = (text: string) => text.split('|');
const outcomes = lines(aftermath.outcomes);
const tasks = lines(aftermath.tasks);
const reports = lines(aftermath.reports);
const minutes = lines(aftermath.minutes);

interface Held {
  meetings: MeetingRow[];
  agenda: AgendaRow[];
  decisions: DecisionRow[];
  facts: MeetingFactRow[];
}

const weeksBack = 10;

/** Each station's joint meeting every second week, the last ten weeks and the one to come, about what was stuck at the time. */
export function makeMeetings(town: Town, matters: readonly MatterBook[], random: Random): Held {
  const held: Held = { meetings: [], agenda: [], decisions: [], facts: [] };
  for (const [i, units] of town.organisation.stations.entries()) {
    const own = new Set(
      [units.station, units.office, units.cases, ...units.detachments, ...units.groups].map(({ id }) => id),
    );
    const stuck = matters.filter(
      ({ matter }) => own.has(matter.unit_id) && !matter.watch && matter.state !== 'merged' && isStuck(matter),
    );
    for (let week = weeksBack; week >= -1; week -= 2) {
      const day = addDays(town.era.today, -7 * week - (i % 5));
      new Sitting(town, units, random).hold(day, stuck, held);
    }
  }
  return held;
}

function isStuck(matter: MatterBook['matter']): boolean {
  return (
    matter.times_reopened > 0 || matter.times_returned > 0 || (matter.promised_at ?? '') < (matter.answered_at ?? '9')
  );
}

/** One meeting of one station. */
class Sitting {
  private readonly town: Town;
  private readonly units: StationUnits;
  private readonly random: Random;

  constructor(town: Town, units: StationUnits, random: Random) {
    this.town = town;
    this.units = units;
    this.random = random;
  }

  hold(day: string, stuck: readonly MatterBook[], into: Held): void {
    const { random, units } = this;
    const { now } = this.town.era;
    const startsAt = new Date(startOfDay(day).getTime() + (9 * 60 + 30 * random.int(0, 3)) * 60_000);
    const isOver = startsAt.getTime() + 7_200_000 < now.getTime();
    const open = stuck.filter(({ matter }) => wasOpen(matter, startsAt));
    if (open.length === 0) return;
    const chair = at(this.town.staff.byUnit.get(units.station.id) ?? [], 0);
    const madeAt = new Date(Math.min(startsAt.getTime() - 3 * 86_400_000, now.getTime() - 3_600_000));
    const heldAt = new Date(startsAt.getTime() + 5_400_000);
    const id = random.id(madeAt);
    const chosen = random.shuffled(open).slice(0, random.int(2, 4));
    const partners = random.shuffled(this.town.partners.rows).slice(0, random.int(3, 5));
    into.meetings.push({
      id,
      kind: 'joint',
      unit_id: units.station.id,
      title: `${units.station.name}${Number(day.slice(5, 7))}月${Number(day.slice(8))}日联席会议`,
      starts_at: startsAt.toISOString(),
      where_text: `${units.station.name}二楼会议室`,
      chair_id: chair.person.id,
      state: isOver ? 'held' : 'planned',
      attendees: isOver ? this.attendees(chair, partners) : [],
      minutes: isOver ? random.pick(minutes).replace('{count}', String(chosen.length)) : '',
      version: isOver ? 2 : 1,
      made_at: madeAt.toISOString(),
      held_at: isOver ? heldAt.toISOString() : null,
      changed_at: (isOver ? heldAt : madeAt).toISOString(),
    });
    for (const [position, { matter }] of chosen.entries()) {
      into.agenda.push({
        id: random.id(madeAt),
        meeting_id: id,
        position,
        matter_id: matter.id,
        topic: matter.title,
        outcome: isOver ? random.pick(outcomes) : '',
      });
    }
    this.tell(into, { id, chair, at: madeAt, kind: 'meeting.planned' });
    if (!isOver) return;
    this.tell(into, { id, chair, at: heldAt, kind: 'meeting.held' });
    for (const { matter } of chosen) into.decisions.push(this.decide(id, matter.id, heldAt, random.pick(partners)));
  }

  private attendees(chair: Colleague, partners: readonly PartnerRow[]): MeetingRow['attendees'] {
    return [
      { name: chair.person.name, unitId: this.units.station.id },
      ...partners.map((partner) => ({ name: partner.liaison_name ?? partner.name, partnerId: partner.id })),
    ];
  }

  private decide(meetingId: string, matterId: string, heldAt: Date, partner: PartnerRow): DecisionRow {
    const { random } = this;
    const due = addDays(dayOf(heldAt), random.int(3, 10));
    const endedAt = new Date(startOfDay(due).getTime() + random.between(-40, 30) * 3_600_000);
    const isDone = endedAt < this.town.era.now && random.chance(0.92);
    return {
      id: random.id(heldAt),
      meeting_id: meetingId,
      matter_id: matterId,
      kind: 'task',
      task: random.pick(tasks),
      unit_id: null,
      partner_id: partner.id,
      due_on: due,
      state: isDone ? 'done' : 'open',
      report: isDone ? random.pick(reports) : '',
      ended_at: isDone ? endedAt.toISOString() : null,
      changed_at: (isDone ? endedAt : heldAt).toISOString(),
    };
  }

  private tell(into: Held, told: { id: string; chair: Colleague; at: Date; kind: MeetingFactRow['kind'] }): void {
    into.facts.push({
      at: told.at.toISOString(),
      request_id: this.random.id(told.at),
      subject_kind: 'meeting',
      subject_id: told.id,
      kind: told.kind,
      audience: 'staff',
      data: {},
      by_kind: 'staff',
      by_id: told.chair.accountId,
      unit_id: this.units.station.id,
    });
  }
}

function wasOpen(matter: MatterBook['matter'], when: Date): boolean {
  const moment = when.toISOString();
  return matter.reported_at < moment && (matter.closed_at === null || matter.closed_at > moment);
}
