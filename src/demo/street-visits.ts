import texts from '../../demo/texts-visits.json' with { type: 'json' };
import { addDays, dayOf, startOfDay } from '../kit/calendar.ts';
import type { VisitWhy } from '../modules/visits/words.ts';
import { type Chapter, day, fill, hour, lines } from './chapter.ts';
import type { Estate } from './estates.ts';
import { at } from './lists.ts';
import { inventMobile, inventName, nameLists } from './names.ts';
import { toPosition } from './projection.ts';
import type { Random } from './random.ts';
import type { Colleague } from './staff.ts';

const households = lines(texts.households).map((line) => line.split(';'));
const shops = lines(texts.shops).map((line) => line.split(';'));
const [schoolLine = ''] = lines(texts.schools);
const words = {
  met: lines(texts.met),
  seen: lines(texts.seen),
  wishes: lines(texts.wishes),
  hazards: lines(texts.hazards),
  needs: lines(texts.needs),
};
const tasks = lines(texts.tasks);
const reports = lines(texts.reports);
const endReasons = lines(texts.endReasons);
const cancelReasons = lines(texts.cancelReasons);
const intervals = [14, 30, 30, 60, 90];

interface Need {
  readonly id: string;
  readonly unitId: string;
  readonly visitor: Colleague;
  readonly madeAt: Date;
  readonly every: number;
  readonly untilOn: string;
  readonly isOver: boolean;
}

/** 走访清单: every community officer has a list of who asked to be visited, with the visits of the last months and the next one. */
export function visitStreets(chapter: Chapter): void {
  const { town } = chapter;
  for (const units of town.organisation.stations) {
    for (const group of units.groups) {
      const visitor = at(chapter.members(group.id), 0);
      const estates = town.estates.filter(({ police }) => town.organisation.groupOfGrid[police] === group);
      const count = chapter.random.int(6, 11);
      for (let i = 0; i < count && estates.length > 0; i += 1) need(chapter, visitor, chapter.random.pick(estates));
    }
  }
}

interface Wish {
  readonly why: VisitWhy;
  readonly title: string;
  readonly purpose: string;
  readonly askedBy: string;
  readonly address: string;
  readonly phone: string | null;
}

function wishFor({ random }: Chapter, estate: Estate): Wish {
  const draw = random.share();
  const road = random.pick(estate.roads);
  const phone = random.chance(0.8) ? inventMobile(random) : null;
  if (draw < 0.22) {
    const [title = '', purpose = ''] = random.pick(shops);
    const askedBy = random.pick(lines(texts.shopAsked));
    return {
      why: 'shop',
      title: fill(title, { road }),
      purpose,
      askedBy,
      address: `${road}${random.int(3, 180)}号`,
      phone,
    };
  }
  if (draw < 0.28) {
    const [title = '', purpose = '', askedBy = ''] = schoolLine.split(';');
    return {
      why: 'school',
      title: fill(title, { name: random.pick(nameLists.schools) }),
      purpose,
      askedBy,
      address: road,
      phone,
    };
  }
  const [why = 'other', title = '', purpose = '', askedBy = ''] = random.pick(households);
  const name = inventName(random);
  const home =
    estate.village === null ? `${estate.name}${random.int(1, Math.max(1, estate.buildings))}号楼` : estate.name;
  const address = estate.village === null ? `${home}${random.int(1, 4)}单元` : home;
  return { why: why as VisitWhy, title: fill(title, { name }), purpose, askedBy, address, phone };
}

function need(chapter: Chapter, visitor: Colleague, estate: Estate): void {
  const { random, now, town } = chapter;
  const madeAt = new Date(
    startOfDay(addDays(town.era.today, -random.int(8, 170))).getTime() + random.between(9, 17) * hour,
  );
  const wish = wishFor(chapter, estate);
  const [lng, lat] = toPosition(estate.point);
  const isOver = random.chance(0.08);
  const every = random.pick(intervals);
  const id = random.id(madeAt);
  const endedAt = chapter.later(madeAt, random.between(3, 40) * 24);
  const untilOn = addDays(town.era.today, random.int(40, 300));
  chapter.add('visit_need', {
    id,
    unit_id: visitor.unit.id,
    person_id: random.chance(0.8) ? visitor.person.id : null,
    place_id: null,
    made_by: visitor.accountId,
    title: wish.title,
    address: wish.address,
    phone: wish.phone,
    why: wish.why,
    purpose: wish.purpose,
    asked_by: wish.askedBy,
    state: isOver ? 'ended' : 'open',
    end_reason: isOver ? random.pick(endReasons) : null,
    lng,
    lat,
    every_days: every,
    version: isOver ? 2 : 1,
    until_on: untilOn,
    made_at: madeAt.toISOString(),
    ended_at: isOver ? endedAt.toISOString() : null,
    changed_at: (isOver ? endedAt : madeAt).toISOString(),
  });
  visitAll(chapter, { id, unitId: visitor.unit.id, visitor, madeAt, every, untilOn, isOver }, isOver ? endedAt : now);
}

/** One visit after the other from the first wish on; the last one is still to come, a few are some days late. */
function visitAll(chapter: Chapter, need: Need, until: Date): void {
  const { random } = chapter;
  let madeAt = need.madeAt;
  let plannedOn = addDays(dayOf(madeAt), random.int(1, 5));
  for (;;) {
    const doneAt = new Date(
      startOfDay(plannedOn).getTime() + random.between(9, 19) * hour + (random.chance(0.1) ? day : 0),
    );
    const isLate = doneAt.getTime() > until.getTime() - 4 * day && random.chance(0.3);
    const isDone = doneAt < until && !isLate;
    if (!isDone && need.isOver) return;
    const isCancelled = isDone && random.chance(0.03);
    visit(chapter, need, { madeAt, plannedOn, doneAt: isDone ? doneAt : null, isCancelled });
    if (!isDone) return;
    madeAt = doneAt;
    plannedOn = addDays(dayOf(doneAt), need.every);
    if (plannedOn > need.untilOn) return;
  }
}

const unsaid = { met: '', seen: '', wishes: '', hazards: '', needs: '' };

function observed(random: Random): typeof unsaid {
  return {
    met: random.pick(words.met),
    seen: random.pick(words.seen),
    wishes: random.chance(0.3) ? random.pick(words.wishes) : '',
    hazards: random.chance(0.18) ? random.pick(words.hazards) : '',
    needs: random.chance(0.15) ? random.pick(words.needs) : '',
  };
}

interface Visiting {
  readonly madeAt: Date;
  readonly plannedOn: string;
  readonly doneAt: Date | null;
  readonly isCancelled: boolean;
}

function visit(chapter: Chapter, need: Need, { madeAt, plannedOn, doneAt, isCancelled }: Visiting): void {
  const { random } = chapter;
  const { visitor } = need;
  const id = random.id(madeAt);
  const isDone = doneAt !== null && !isCancelled;
  const said = isDone ? observed(random) : unsaid;
  const marks = Object.entries(said).flatMap(([field, text]) =>
    text === '' || !doneAt ? [] : [[field, { byId: visitor.accountId, at: doneAt.toISOString() }]],
  );
  chapter.add('visit', {
    id,
    need_id: need.id,
    unit_id: need.unitId,
    person_id: visitor.person.id,
    done_by: isDone ? visitor.accountId : null,
    state: isCancelled ? 'cancelled' : isDone ? 'done' : 'planned',
    ...said,
    cancel_reason: isCancelled ? random.pick(cancelReasons) : null,
    planned_on: plannedOn,
    version: doneAt ? 2 : 1,
    written: Object.fromEntries(marks),
    done_at: isDone ? doneAt.toISOString() : null,
    made_at: madeAt.toISOString(),
    changed_at: (doneAt ?? madeAt).toISOString(),
  });
  const by = { colleague: visitor };
  chapter.tellOf({ kind: 'visit', id }, { when: madeAt, kind: 'visit.planned', data: { on: plannedOn }, by });
  if (!doneAt || isCancelled) return;
  chapter.tellOf({ kind: 'visit', id }, { when: doneAt, kind: 'visit.done', by });
  if (said.needs !== '' || said.hazards !== '') promise(chapter, { id, need, doneAt });
}

function promise(chapter: Chapter, { id, need, doneAt }: { id: string; need: Need; doneAt: Date }): void {
  const { random, now } = chapter;
  const task = random.int(0, tasks.length - 1);
  const endedAt = new Date(doneAt.getTime() + random.between(1, 9) * day);
  const isDone = endedAt < now;
  const taskId = random.id(doneAt);
  chapter.add('visit_task', {
    id: taskId,
    visit_id: id,
    unit_id: need.unitId,
    ended_by: isDone ? need.visitor.accountId : null,
    task: at(tasks, task),
    state: isDone ? 'done' : 'open',
    report: isDone ? at(reports, task) : '',
    due_on: addDays(dayOf(doneAt), 10),
    made_at: doneAt.toISOString(),
    ended_at: isDone ? endedAt.toISOString() : null,
  });
  const by = { colleague: need.visitor };
  chapter.tellOf({ kind: 'visit', id }, { when: doneAt, kind: 'visit.task', data: { taskId }, by });
  if (isDone) chapter.tellOf({ kind: 'visit', id }, { when: endedAt, kind: 'visit.task-done', data: { taskId }, by });
}
