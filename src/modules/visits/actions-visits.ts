import { mergeFields } from '../../algorithms/field-merge/merge-fields.ts';
import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { personNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import { hearersOf, mayInGeneral, mayToVisit } from './policy.ts';
import { judgeFinishing, judgeWriting, nextVisitOn } from './rules.ts';
import { lockNeed } from './store-needs.ts';
import * as store from './store-visits.ts';
import type { Mark } from './tables.ts';
import { describeRows, describeVisit, fieldsOf } from './views.ts';
import type { VisitFact, VisitField } from './words.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

export async function list(ctx: Context, { list: name, cursor, limit }: In<'list'>): Out<'list'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '走访列表' });
  const [on = '', id = ''] = cursor?.split('_') ?? [];
  const after = /^\d{4}-\d{2}-\d{2}$/.test(on) && /^[0-9a-f-]{36}$/.test(id) ? { on, id } : undefined;
  const asked = { list: name, today: dayOf(ctx.now), after, limit: limit + 1 };
  const found = await store.listVisits(ctx.tx, ctx.who, asked);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await describeRows(ctx, page),
    next: found.length > limit && last ? `${last.planned_on}_${last.id}` : null,
  };
}

export async function opened(ctx: Context, id: string, lock: boolean): Promise<store.KnownVisit> {
  const visit = await store.findVisit(ctx.tx, id, lock);
  ctx.accessed({ subject: { kind: 'visit', id } });
  // A visit that is not there is answered as one that is hidden.
  ctx.permit(mayToVisit, { unitId: visit?.unit_id ?? '', personId: visit?.person_id ?? null });
  if (!visit) throw new Refusal('not-found');
  return visit;
}

export function tell(
  ctx: Context,
  visit: store.KnownVisit,
  kind: VisitFact,
  data: Readonly<Record<string, unknown>> = {},
): void {
  ctx.record({ subject: { kind: 'visit', id: visit.id }, kind, audience: 'staff', data });
  ctx.signal({ kind: 'visit', id: visit.id }, hearersOf({ unitId: visit.unit_id, personId: visit.person_id }));
}

export async function view(ctx: Context, { id }: In<'view'>): Out<'view'> {
  return describeVisit(ctx, await opened(ctx, id, false));
}

export async function plan(ctx: Context, { needId, on, personId }: In<'plan'>): Out<'plan'> {
  const need = await lockNeed(ctx.tx, needId);
  ctx.accessed({ subject: { kind: 'visit-need', id: needId } });
  ctx.permit(mayToVisit, { unitId: need?.unit_id ?? '', personId: need?.person_id ?? null });
  if (!need) throw new Refusal('not-found');
  if (need.state !== 'open') throw new Refusal('step.not-now');
  if (await store.hasPlanned(ctx.tx, needId)) throw new Refusal('already.exists');
  if (on < dayOf(ctx.now) || on > need.until_on)
    throw new Refusal('input.invalid', [
      { path: 'on', zh: '请填写今天到截止日之间的日期', en: 'Choose a day between today and the last day' },
    ]);
  if (personId !== undefined && (await personNames(ctx.tx, [personId])).size === 0)
    throw new Refusal('input.invalid', [{ path: 'personId', zh: '没有这位同事', en: 'There is no such colleague' }]);
  const id = newId();
  const visit = { id, need_id: needId, unit_id: need.unit_id, person_id: personId ?? need.person_id, planned_on: on };
  await store.insertVisit(ctx.tx, visit, ctx.now);
  ctx.record({ subject: { kind: 'visit', id }, kind: 'visit.planned', audience: 'staff', data: { on } });
  return { id, version: 1 };
}

/** 保存走访记录: what this writer changed is laid over what stands there now; where both changed one field, nothing is saved and both values come back. */
export async function save(ctx: Context, input: In<'save'>): Out<'save'> {
  const visit = await opened(ctx, input.id, true);
  const doneOn = visit.done_at === null ? null : dayOf(visit.done_at);
  const refused = judgeWriting({ state: visit.state, doneOn }, dayOf(ctx.now));
  if (refused) throw new Refusal(refused);
  const base = input.base.fields;
  const changes = Object.fromEntries(Object.entries(input.changes).filter(([, value]) => value !== undefined));
  const theirs = fieldsOf(visit);
  const merged = mergeFields(base, { ...base, ...changes }, theirs);
  if (merged.conflicts.length > 0) {
    const marks = merged.conflicts.map(({ field }) => visit.written[field]);
    const names = await accountNames(ctx.tx, [...new Set(marks.flatMap((mark) => (mark?.byId ? [mark.byId] : [])))]);
    return {
      outcome: 'conflict',
      version: visit.version,
      fields: theirs,
      conflicts: merged.conflicts.map((conflict, i) => ({
        ...conflict,
        by: names.get(marks[i]?.byId ?? '') ?? null,
        at: marks[i]?.at ?? null,
      })),
    };
  }
  const { fields } = merged;
  const written = (Object.keys(theirs) as VisitField[]).filter((field) => fields[field] !== theirs[field]);
  const version = await write(ctx, visit, { fields, written, fileIds: input.fileIds, finish: input.finish });
  const isDone = input.finish || visit.state === 'done';
  return { outcome: 'saved', version, fields, state: isDone ? 'done' : visit.state };
}

interface Writing {
  readonly fields: Record<VisitField, string>;
  readonly written: readonly VisitField[];
  readonly fileIds: readonly string[];
  readonly finish: boolean;
}

async function write(ctx: Context, visit: store.KnownVisit, writing: Writing): Promise<number> {
  const { fields, written, fileIds } = writing;
  const finishes = writing.finish && visit.state === 'planned';
  if (finishes) {
    const refused = judgeFinishing(fields);
    if (refused) throw new Refusal(refused);
  }
  await attachFiles(ctx, fileIds, { subject: { kind: 'visit', id: visit.id }, audience: 'staff' });
  const byId = actorOf(ctx.who).id;
  const mark: Mark = { byId, at: ctx.now.toISOString() };
  const marks = { ...visit.written, ...Object.fromEntries(written.map((field) => [field, mark])) };
  const done = finishes ? ({ state: 'done', done_at: ctx.now, done_by: byId } as const) : {};
  if (written.length > 0 || fileIds.length > 0)
    tell(ctx, visit, 'visit.saved', { fields: written, photos: fileIds.length });
  if (finishes) {
    tell(ctx, visit, 'visit.done');
    await planNext(ctx, visit);
  }
  if (written.length === 0 && fileIds.length === 0 && !finishes) return visit.version;
  return store.saveVisit(ctx.tx, visit.id, { ...fields, written: marks, ...done }, ctx.now);
}

/** The wished interval plans the next visit by itself. */
async function planNext(ctx: Context, visit: store.KnownVisit): Promise<void> {
  const { every_days: everyDays, until_on: untilOn, state } = visit.need;
  const on = state === 'open' ? nextVisitOn({ everyDays, untilOn }, dayOf(ctx.now)) : undefined;
  if (on === undefined || (await store.hasPlanned(ctx.tx, visit.need_id, visit.id))) return;
  const id = newId();
  const { need_id, unit_id, person_id } = visit;
  await store.insertVisit(ctx.tx, { id, need_id, unit_id, person_id, planned_on: on }, ctx.now);
  ctx.record({ subject: { kind: 'visit', id }, kind: 'visit.planned', audience: 'staff', data: { on } });
}

export async function cancel(ctx: Context, input: In<'cancel'>): Out<'cancel'> {
  const visit = await opened(ctx, input.id, true);
  if (visit.version !== input.version) throw new Refusal('version.conflict');
  if (visit.state !== 'planned') throw new Refusal('step.not-now');
  tell(ctx, visit, 'visit.cancelled');
  const change = { state: 'cancelled', cancel_reason: input.reason } as const;
  return { id: visit.id, version: await store.saveVisit(ctx.tx, visit.id, change, ctx.now) };
}
