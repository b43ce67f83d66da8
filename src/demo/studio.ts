import texts from '../../demo/texts-studio.json' with { type: 'json' };
import { addDays, dayOf, startOfDay } from '../kit/calendar.ts';
import { officeSpans } from '../kit/working-hours.ts';
import { type Chapter, day, hour, lines } from './chapter.ts';
import type { LateRow, LateRows } from './columns-late.ts';
import { at } from './lists.ts';
import { inventMobile, inventName } from './names.ts';
import type { Colleague } from './staff.ts';

const minute = 60_000;
const weekdayOf = (on: string) => new Date(`${on}T00:00:00Z`).getUTCDay();

/** 调解工作室: its rooms, people and walk-ins of today, a tour, bench meetings, squads, and one family. */
export function openStudio(chapter: Chapter, told: LateRows): void {
  const { studio } = chapter.town.organisation;
  const rooms = (told.resource ?? []).filter((room) => room['unit_id'] === studio.id && room['kind'] !== 'person');
  const id = chapter.random.id(chapter.town.era.madeAt);
  const madeAt = chapter.town.era.madeAt.toISOString();
  const office = officeSpans.map(({ from, to }) => [from, to]);
  chapter.add('studio', {
    id,
    unit_id: studio.id,
    code: studio.code,
    name: '枫桥调解工作室',
    address: '法治大厦一楼',
    phone: studio.phone ?? '',
    hours: { ...Object.fromEntries([1, 2, 3, 4, 5].map((weekday) => [weekday, office])), 6: [[540, 720]] },
    made_at: madeAt,
    changed_at: madeAt,
  });
  for (const room of rooms)
    if (room['kind'] === 'room' || room['kind'] === 'mobile-room')
      chapter.add('studio_room', { studio_id: id, resource_id: room['id'] });
  const staff = chapter.town.staff.mediators.slice(0, 5);
  for (const [i, { person }] of staff.entries())
    chapter.add('studio_post', {
      studio_id: id,
      person_id: person.id,
      role: i === 0 ? 'head' : i === 4 ? 'reception' : 'mediator',
      since: addDays(chapter.town.era.today, -400),
    });
  receive(chapter, id, staff);
  const car = rooms.find((room) => room['kind'] === 'mobile-room');
  if (car) tour(chapter, id, { car, by: at(staff, 0) });
  sitTogether(chapter);
  goEarly(chapter);
  mend(chapter, staff);
}

const stood = ['advised', 'advised', 'advised', 'left', 'called', 'waiting', 'waiting', 'waiting'];

/** Those who came this morning: some were helped, one is called, the others wait. */
function receive(chapter: Chapter, studioId: string, staff: readonly Colleague[]): void {
  const { random, town, now } = chapter;
  const needs = lines(texts.needs);
  for (const [i, about] of lines(texts.walkIns).entries()) {
    const state = at(stood, i);
    const came = new Date(now.getTime() - (stood.length - i) * 17 * minute);
    const after = (minutes: number, ...states: readonly string[]) =>
      states.includes(state) ? new Date(came.getTime() + minutes * minute).toISOString() : null;
    const called_at = after(9, 'called', 'advised');
    chapter.add('studio_walk_in', {
      id: random.id(came),
      studio_id: studioId,
      called_by: called_at && at(staff, 1 + (i % 3)).person.id,
      mediation_id: null,
      on_day: town.era.today,
      number: i + 1,
      name: random.chance(0.8) ? inventName(random) : '',
      phone: random.chance(0.6) ? inventMobile(random) : '',
      about,
      needs: at(needs, i),
      state,
      note: state === 'advised' ? at(lines(texts.advised), i) : '',
      came_at: came.toISOString(),
      called_at,
      ended_at: after(15, 'advised', 'left'),
    });
  }
}

/** Two stops last weekend, two next: the room is in use on working days. */
function tour(chapter: Chapter, studioId: string, { car, by }: { car: LateRow; by: Colleague }): void {
  const { random, town } = chapter;
  const made = new Date(startOfDay(addDays(town.era.today, -16)).getTime() + 10 * hour);
  const weekend = (from: number) =>
    Array.from({ length: 8 }, (_, n) => addDays(town.era.today, from + n)).filter((on) =>
      [0, 6].includes(weekdayOf(on)),
    );
  const days = [...weekend(-8).slice(0, 2), ...weekend(1).slice(0, 2)];
  const id = random.id(made);
  chapter.add('studio_tour', {
    id,
    studio_id: studioId,
    resource_id: car['id'],
    made_by: by.accountId,
    title: texts.tours,
    state: 'planned',
    made_at: made.toISOString(),
  });
  for (const [position, place] of lines(texts.stops).entries()) {
    const from = new Date(startOfDay(at(days, position)).getTime() + 14 * hour);
    const to = new Date(from.getTime() + 2 * hour);
    const isHeld = to < chapter.now;
    const engagement = random.id(made);
    const during = `[${from.toISOString()},${to.toISOString()})`;
    const stop = random.id(made);
    const taken = { during, state: 'confirmed' };
    chapter.add('engagement', {
      id: engagement,
      subject_kind: 'block',
      subject_id: stop,
      title: `巡回：${place}`,
      ...taken,
      made_by: by.accountId,
      made_at: made.toISOString(),
      changed_at: made.toISOString(),
    });
    chapter.add('engagement_resource', { engagement_id: engagement, resource_id: car['id'], ...taken });
    chapter.add('studio_stop', {
      id: stop,
      tour_id: id,
      engagement_id: engagement,
      position,
      visitors: isHeld ? random.int(6, 22) : null,
      place,
      state: isHeld ? 'held' : 'planned',
      note: isHeld ? at(lines(texts.stopNotes), position % 2) : '',
      starts_at: from.toISOString(),
      ends_at: to.toISOString(),
      held_at: isHeld ? to.toISOString() : null,
    });
  }
}

function sitTogether(chapter: Chapter): void {
  const { random, town, now } = chapter;
  const promises = lines(texts.promises).map((line) => line.split(';'));
  for (const [i, line] of lines(texts.informal).entries()) {
    const [kind = 'bench', place = '', attended = '8', note = ''] = line.split(';');
    const { station } = at(town.organisation.stations, i % 3);
    const unit = i === 3 ? town.organisation.studio : station;
    const by = at(chapter.members(at(town.organisation.stations, i % 3).office.id), 0);
    const held = new Date(now.getTime() - (i * 9 + 2) * day);
    const id = random.id(held);
    const when = held.toISOString();
    chapter.add('informal_meeting', {
      id,
      unit_id: unit.id,
      by_id: by.accountId,
      kind,
      place,
      note,
      attended: Number(attended),
      held_at: when,
      made_at: when,
    });
    const [what = '', who = ''] = at(promises, i);
    const isKept = i > 1;
    chapter.add('informal_promise', {
      id: random.id(held),
      meeting_id: id,
      what,
      who,
      state: isKept ? 'kept' : 'open',
      report: isKept ? texts.kept : '',
      due_on: addDays(dayOf(held), i === 1 ? 5 : 7),
      ended_at: isKept ? new Date(held.getTime() + 4 * day).toISOString() : null,
    });
  }
}

const squadRoles = ['grid-head', 'building-head', 'respected'];

function goEarly(chapter: Chapter): void {
  const { random, town, now } = chapter;
  const places = lines(texts.entryPlaces);
  for (const [i, line] of lines(texts.squads).entries()) {
    const [name = '', area = ''] = line.split(';');
    const { station, office } = at(town.organisation.stations, i);
    const made = new Date(now.getTime() - 120 * day);
    const id = random.id(made);
    const unit = i === 0 ? town.organisation.studio : station;
    chapter.add('squad', { id, unit_id: unit.id, name, area, made_at: made.toISOString() });
    for (const role of squadRoles)
      chapter.add('squad_member', {
        id: random.id(made),
        squad_id: id,
        name: inventName(random),
        role,
        phone: inventMobile(random),
      });
    for (const [n, what] of lines(texts.entries).entries()) {
      const entered = addDays(town.era.today, -(n * 7 + i * 3 + 2));
      chapter.add('squad_entry', {
        id: random.id(now),
        squad_id: id,
        by_id: at(chapter.members(office.id), 0).accountId,
        where_text: at(places, n),
        what,
        stage: at(['early', 'early', 'budding', 'grown'], n),
        outcome: n === 3 ? 'watching' : 'settled',
        known_since: addDays(entered, -random.int(0, 12)),
        entered_on: entered,
        made_at: new Date(startOfDay(entered).getTime() + 18 * hour).toISOString(),
      });
    }
  }
}

/** One family that agreed: a father and a mother for themselves, the father for the child; one would rather not say how it was. */
function mend(chapter: Chapter, staff: readonly Colleague[]): void {
  const { random, town, now } = chapter;
  const [lead, psychologist, supervisor] = [at(staff, 0), at(staff, 2), at(staff, 3)];
  const started = new Date(now.getTime() - 40 * day);
  const id = random.id(started);
  const by = lead.accountId;
  chapter.add('family_programme', {
    id,
    unit_id: town.organisation.studio.id,
    mediation_id: null,
    lead_id: lead.person.id,
    psychologist_id: psychologist.person.id,
    supervisor_id: supervisor.person.id,
    title: texts.family,
    aim: texts.familyAim,
    state: 'running',
    started_at: started.toISOString(),
  });
  const father = inventName(random, false);
  const mother = inventName(random, true);
  const ids = [0, 1, 2].map(() => random.id(started));
  const people = [
    { name: father, relation: '父亲', consent_by: father, born_on: null, guardian_id: null },
    { name: mother, relation: '母亲', consent_by: mother, born_on: null, guardian_id: null },
    {
      name: `${father.slice(0, 1)}小宇`,
      relation: '儿子',
      consent_by: father,
      born_on: addDays(town.era.today, -4600),
      guardian_id: at(ids, 0),
    },
  ];
  for (const [i, member] of people.entries()) {
    chapter.add('family_member', {
      id: at(ids, i),
      programme_id: id,
      ...member,
      consent: 'given',
      consent_how: 'paper',
      consent_at: new Date(started.getTime() + 3 * hour).toISOString(),
    });
    chapter.add('family_report', {
      member_id: at(ids, i),
      by_id: by,
      moment: 'before',
      score: i === 1 ? null : 2,
      at: new Date(started.getTime() + 4 * hour).toISOString(),
    });
  }
  for (const [i, line] of lines(texts.sessions).entries()) {
    const [kind = 'talk', where_text = '', what = ''] = line.split(';');
    const held = new Date(started.getTime() + (i * 11 + 4) * day);
    chapter.add('family_session', {
      id: random.id(held),
      programme_id: id,
      by_id: by,
      kind,
      where_text,
      what,
      on_day: dayOf(held),
      made_at: held.toISOString(),
      attended: ids,
    });
  }
}
