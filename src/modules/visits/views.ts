import type { z } from 'zod';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import { listFiles } from '../../platform/files/rows.ts';
import { mentionMatters } from '../matters/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import type { Fields, NeedView, TaskView, VisitRow, VisitSheet, VisitView } from './contract-shapes.ts';
import { mayToVisit } from './policy.ts';
import type { ListedNeed } from './store-needs.ts';
import { type KnownTask, listMatterIds, listTasksOf } from './store-tasks.ts';
import type { KnownVisit } from './store-visits.ts';
import type { Visit } from './tables.ts';

/** Names that rows need, asked once. */
interface Names {
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

type Named = { readonly unit_id: string; readonly person_id: string | null };

const known = (ids: readonly (string | null | undefined)[]) => [...new Set(ids.filter((id) => id != null))];

async function namesOf(ctx: Context, rows: readonly Named[]): Promise<Names> {
  return {
    units: await unitNames(ctx.tx, known(rows.map((row) => row.unit_id))),
    people: await personNames(ctx.tx, known(rows.map((row) => row.person_id))),
  };
}

const subjectOf = (row: Named) => ({ unitId: row.unit_id, personId: row.person_id });

function personOf(ctx: Context): string | null {
  return ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.personId : null;
}

export async function describeNeeds(ctx: Context, rows: readonly ListedNeed[]): Promise<z.input<typeof NeedView>[]> {
  const names = await namesOf(ctx, rows);
  const acts = { change: 'visit.need-change', end: 'visit.need-end', plan: 'visit.plan' } as const;
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    unitName: names.units.get(row.unit_id) ?? '',
    personId: row.person_id,
    personName: row.person_id === null ? null : (names.people.get(row.person_id) ?? null),
    title: row.title,
    address: row.address,
    phone: row.phone,
    placeId: row.place_id,
    lng: row.lng,
    lat: row.lat,
    why: row.why,
    purpose: row.purpose,
    askedBy: row.asked_by,
    everyDays: row.every_days,
    untilOn: row.until_on,
    state: row.state,
    lastVisitedOn: row.last_on,
    nextVisit: row.next_id === null || row.next_on === null ? null : { id: row.next_id, on: row.next_on },
    version: row.version,
    can: (['change', 'end', 'plan'] as const).filter(
      (act) =>
        row.state === 'open' &&
        (act !== 'plan' || row.next_id === null) &&
        mayToVisit[acts[act]](ctx.who, subjectOf(row)) === 'allowed',
    ),
  }));
}

export function fieldsOf(visit: Visit): z.output<typeof Fields> {
  const { met, seen, wishes, hazards, needs } = visit;
  return { met, seen, wishes, hazards, needs };
}

export async function describeRows(ctx: Context, rows: readonly KnownVisit[]): Promise<z.input<typeof VisitRow>[]> {
  const names = await namesOf(ctx, rows);
  const me = personOf(ctx);
  return rows.map((row) => ({
    id: row.id,
    needId: row.need_id,
    title: row.need.title,
    address: row.need.address,
    phone: row.need.phone,
    why: row.need.why,
    purpose: row.need.purpose,
    askedBy: row.need.asked_by,
    lng: row.need.lng,
    lat: row.need.lat,
    unitName: names.units.get(row.unit_id) ?? '',
    personName: row.person_id === null ? null : (names.people.get(row.person_id) ?? null),
    isMine: row.person_id !== null && row.person_id === me,
    plannedOn: row.planned_on,
    state: row.state,
    doneAt: row.done_at?.toISOString() ?? null,
  }));
}

/** Visits with what their forms hold. */
export async function describeSheets(ctx: Context, rows: readonly KnownVisit[]): Promise<z.input<typeof VisitSheet>[]> {
  const described = await describeRows(ctx, rows);
  const acts = ['save', 'cancel', 'take-down', 'task-add'] as const;
  return described.flatMap((view, i) => {
    const row = rows[i];
    if (!row) return [];
    const can = acts.filter(
      (act) =>
        row.state !== 'cancelled' &&
        (act !== 'cancel' || row.state === 'planned') &&
        mayToVisit[`visit.${act}`](ctx.who, subjectOf(row)) === 'allowed',
    );
    return [{ ...view, version: row.version, fields: fieldsOf(row), can }];
  });
}

export function describeTasks(ctx: Context, tasks: readonly KnownTask[]): z.input<typeof TaskView>[] {
  return tasks.map((task) => ({
    id: task.id,
    visitId: task.visit_id,
    title: task.title,
    task: task.task,
    dueOn: task.due_on,
    state: task.state,
    report: task.report,
    can: (['finish', 'drop'] as const).filter(
      (act) => task.state === 'open' && mayToVisit[`visit.task-${act}`](ctx.who, subjectOf(task)) === 'allowed',
    ),
  }));
}

// Facts stay for ever and hold ids; the words of a household lie in the rows, which are emptied when their time is over.
function wordsOf(
  fact: { kind: string; data: Readonly<Record<string, unknown>> },
  visit: KnownVisit,
  tasks: readonly KnownTask[],
): string | null {
  const task = tasks.find(({ id }) => id === fact.data['taskId']);
  if (task) return (fact.kind === 'visit.task' ? task.task : task.report) || null;
  if (fact.kind === 'visit.cancelled') return visit.cancel_reason || null;
  return fact.kind === 'visit.matter' && typeof fact.data['text'] === 'string' ? fact.data['text'] : null;
}

export async function describeVisit(ctx: Context, visit: KnownVisit): Promise<z.input<typeof VisitView>> {
  const subject = { kind: 'visit', id: visit.id };
  const facts = await listFacts(ctx.tx, subject, ['staff', 'resident']);
  const accounts = await accountNames(ctx.tx, known(facts.map((fact) => fact.by_id)));
  const tasks = await listTasksOf(ctx.tx, visit.id);
  const [sheet] = await describeSheets(ctx, [visit]);
  if (!sheet) throw new Error('a visit without its sheet');
  const matters = await mentionMatters(ctx, await listMatterIds(ctx.tx, visit.id));
  const files = await listFiles(ctx.tx, subject, ['staff']);
  return {
    ...sheet,
    tasks: describeTasks(ctx, tasks),
    matters: [...matters.values()].map(({ id, number, title, state }) => ({ id, number, title, state })),
    files: files.map(({ id, kind, media_type, at }) => ({ id, kind, mediaType: media_type, at: at.toISOString() })),
    timeline: facts.map((fact) => ({
      id: fact.id,
      at: fact.at.toISOString(),
      kind: fact.kind,
      by: fact.by_id === null ? null : (accounts.get(fact.by_id) ?? null),
      text: wordsOf(fact, visit, tasks),
    })),
  };
}
