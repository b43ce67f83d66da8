import aftermath from '../../demo/texts-aftermath.json' with { type: 'json' };
import { addDays, dayOf, startOfDay } from '../kit/calendar.ts';
import { at } from './lists.ts';
import type { StationUnits } from './organisation.ts';
import type { Random } from './random.ts';
import type { MatterBook } from './rows.ts';
import type { CheckItemRow, PlanRow, RoundRow, TaskRow } from './rows-aftermath.ts';
import type { Colleague } from './staff.ts';
import type { Town } from './town.ts';

const lines = (text: string) => text.split('|');
const notes = lines(aftermath.visitNotes);
const sound = lines(aftermath.checkSound);

/** As the migration sows them. */
const templates = [
  { code: 'dispute', days: [7, 30, 90], categories: ['dispute'] },
  { code: 'hazard', days: [30], categories: ['safety'] },
  { code: 'fraud', days: [1, 7], categories: ['fraud'] },
  { code: 'household', days: [15, 45, 90], categories: ['help.hardship', 'help.elderly'] },
];

interface Followed {
  plans: PlanRow[];
  tasks: TaskRow[];
}

/** Further visits after closed disputes, hazards, frauds and households in need; the odd one is overdue. */
export function makeVisitPlans(town: Town, matters: readonly MatterBook[], random: Random): Followed {
  const followed: Followed = { plans: [], tasks: [] };
  for (const { matter } of matters) {
    const template = templates.find(({ categories }) =>
      categories.some((covered) => matter.category === covered || matter.category.startsWith(`${covered}.`)),
    );
    if (!template || matter.closed_at === null || matter.watch || matter.state === 'reopened') continue;
    const visitor = visitorsOver(town, matter.unit_id).find(({ accountId }) => accountId !== matter.closed_by);
    if (visitor) follow(town, { matter, template, visitor, closedAt: matter.closed_at }, random, followed);
  }
  return followed;
}

interface Following {
  readonly matter: MatterBook['matter'];
  readonly template: (typeof templates)[number];
  readonly visitor: Colleague;
  readonly closedAt: string;
}

function taskOf(
  town: Town,
  following: Following,
  planned: { planId: string; due: string; nth: number },
  random: Random,
): TaskRow {
  const { matter, visitor, closedAt } = following;
  const { planId, due, nth } = planned;
  const doneAt = new Date(startOfDay(due).getTime() + random.between(-20, 16) * 3_600_000);
  const isDone = doneAt < town.era.now && (due < addDays(town.era.today, -14) || random.chance(0.85));
  const visited = {
    state: 'done' as const,
    tries: 1,
    way: random.pick(['phone', 'phone', 'visit']),
    found: 'settled' as const,
    note: random.pick(notes),
    done_at: doneAt.toISOString(),
    done_by: visitor.accountId,
  };
  const waiting = { state: 'due' as const, tries: 0, way: null, found: null, note: '', done_at: null, done_by: null };
  return {
    id: random.id(new Date(closedAt)),
    plan_id: planId,
    matter_id: matter.id,
    unit_id: matter.unit_id,
    nth,
    planned_on: due,
    due_on: due,
    ...(isDone ? visited : waiting),
  };
}

function follow(town: Town, following: Following, random: Random, into: Followed): void {
  const { matter, template, closedAt } = following;
  const startedOn = dayOf(new Date(closedAt));
  const planId = random.id(new Date(closedAt));
  const tasks = template.days.map((days, i) =>
    taskOf(town, following, { planId, due: addDays(startedOn, days), nth: i + 1 }, random),
  );
  const isOver = tasks.every(({ state }) => state === 'done');
  into.plans.push({
    id: planId,
    matter_id: matter.id,
    template: template.code,
    unit_id: matter.unit_id,
    started_on: startedOn,
    state: isOver ? 'done' : 'running',
    made_at: closedAt,
    ended_at: isOver ? (at(tasks, -1).done_at ?? closedAt) : null,
  });
  into.tasks.push(...tasks);
}

function stationOf(town: Town, unitId: string): StationUnits | undefined {
  return town.organisation.stations.find(({ station, office, cases, community, detachments, groups }) =>
    [station, office, cases, community, ...detachments, ...groups].some(({ id }) => id === unitId),
  );
}

function visitorsOver(town: Town, unitId: string): Colleague[] {
  const station = stationOf(town, unitId);
  const inOffice = station ? (town.staff.byUnit.get(station.office.id) ?? []) : [];
  return inOffice.filter(({ duties }) => duties.includes('revisit'));
}

interface Checked {
  rounds: RoundRow[];
  checkItems: CheckItemRow[];
}

/** Last month's sample at each station, most of it judged. */
export function makeChecks(town: Town, matters: readonly MatterBook[], random: Random): Checked {
  const checked: Checked = { rounds: [], checkItems: [] };
  const { today } = town.era;
  const span = { fromOn: addDays(today, -40), toOn: addDays(today, -11) };
  const closed = matters.filter(({ matter }) => isCheckable(matter, span));
  for (const units of town.organisation.stations) {
    const eligible = closed.filter(({ matter }) => stationOf(town, matter.unit_id) === units);
    if (eligible.length > 0) check(town, { units, eligible, ...span }, random, checked);
  }
  return checked;
}

function isCheckable(matter: MatterBook['matter'], { fromOn, toOn }: { fromOn: string; toOn: string }): boolean {
  if (matter.closed_at === null || matter.watch) return false;
  const day = dayOf(new Date(matter.closed_at));
  return day >= fromOn && day <= toOn && ['closed', 'revisited', 'archived'].includes(matter.state);
}

interface Checking {
  readonly units: StationUnits;
  readonly eligible: readonly MatterBook[];
  readonly fromOn: string;
  readonly toOn: string;
}

function check(town: Town, { units, eligible, fromOn, toOn }: Checking, random: Random, into: Checked): void {
  const { today, now } = town.era;
  const head = at(town.staff.byUnit.get(units.station.id) ?? [], 0);
  const drawn = random.shuffled(eligible).slice(0, 10);
  const madeAt = new Date(startOfDay(addDays(today, -9)).getTime() + 10 * 3_600_000);
  const id = random.id(madeAt);
  into.rounds.push({
    id,
    unit_id: units.station.id,
    from_on: fromOn,
    to_on: toOn,
    seed: `${toOn} 当日最高气温 ${random.int(-6, 8)} 度`,
    eligible: eligible.length,
    drawn: drawn.length,
    by_id: head.accountId,
    at: madeAt.toISOString(),
  });
  for (const { matter } of drawn) {
    const isJudged = random.chance(0.8) && matter.closed_by !== head.accountId && matter.lead_id !== head.person.id;
    const judgedAt = new Date(Math.min(madeAt.getTime() + random.waiting(50) * 3_600_000, now.getTime()));
    into.checkItems.push({
      id: random.id(madeAt),
      round_id: id,
      matter_id: matter.id,
      state: isJudged ? 'sound' : 'open',
      note: isJudged ? random.pick(sound) : '',
      judged_at: isJudged ? judgedAt.toISOString() : null,
      judged_by: isJudged ? head.accountId : null,
    });
  }
}
