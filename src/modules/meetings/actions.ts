import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, unitsWith } from '../../platform/context.ts';
import { listOpenParts, listStuckMatters, mentionMatters } from '../matters/api.ts';
import { unitIdsBelow, unitNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import { mayInGeneral, mayToMeeting } from './policy.ts';
import { type MeetingStep, meetingSteps, stuckReasonsOf } from './rules.ts';
import * as store from './store.ts';
import { subjectOf } from './store.ts';
import type { AgendaSupplier } from './suppliers.ts';
import type { AgendaItem } from './tables.ts';
import { describeDecision, describeMeeting, namesFor } from './views.ts';
import type { MeetingFact } from './words.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

export async function list(ctx: Context, input: In<'list'>): Out<'list'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '会议列表' });
  const { state, cursor, limit } = input;
  const found = await store.listMeetings(ctx.tx, ctx.who, { state, after: decodeCursor(cursor), limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const names = await unitNames(ctx.tx, [...new Set(page.map((meeting) => meeting.unit_id))]);
  return {
    rows: page.map((meeting) => ({
      id: meeting.id,
      kind: meeting.kind,
      title: meeting.title,
      unitName: names.get(meeting.unit_id) ?? '',
      startsAt: meeting.starts_at.toISOString(),
      where: meeting.where_text,
      state: meeting.state,
      items: meeting.items,
      openDecisions: meeting.open_decisions,
    })),
    next: found.length > limit && last ? encodeCursor({ at: last.starts_at, id: last.id }) : null,
    canPlan: mayInGeneral['meeting.stuck'](ctx.who) === 'allowed',
  };
}

const boardMost = 500;

/** 联动任务板: by department, what meetings gave it to do and what matters ask of it. */
export async function board(ctx: Context): Out<'board'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '联动任务板' });
  const tasks = await store.listOpenTasks(ctx.tx, ctx.who, boardMost);
  const parts = await listOpenParts(ctx, boardMost);
  const ofParts = parts.map((part) => ({ unit_id: part.unitId, partner_id: part.partnerId, matter_id: null }));
  const names = await namesFor(ctx, [...tasks, ...ofParts]);
  const departments = new Map<string, GivenOf<Doors['board']>['departments'][number]>();
  const at = (row: { unit_id: string | null; partner_id: string | null }) => {
    const id = row.unit_id ?? row.partner_id ?? '';
    const kind = row.unit_id === null ? ('partner' as const) : ('unit' as const);
    const name = (kind === 'unit' ? names.units : names.partners).get(id) ?? '';
    const department = departments.get(id) ?? { id, kind, name, decisions: [], parts: [] };
    departments.set(id, department);
    return department;
  };
  for (const task of tasks) {
    // A task about a matter that one may not see is not one's to read either.
    if (task.matter_id === null || names.matters.has(task.matter_id))
      at(task).decisions.push(describeDecision(ctx, task, names));
  }
  for (const [i, part] of parts.entries()) {
    const { id, matter, task, state } = part;
    const times = { dueAt: part.dueAt?.toISOString() ?? null, askedAt: part.askedAt.toISOString() };
    at(ofParts[i] ?? { unit_id: null, partner_id: null }).parts.push({ id, matter, task, state, ...times });
  }
  const load = (one: { decisions: unknown[]; parts: unknown[] }) => one.decisions.length + one.parts.length;
  return {
    departments: [...departments.values()].sort((a, b) => load(b) - load(a) || a.name.localeCompare(b.name, 'zh')),
  };
}

/** Matters that do not go on, and what later families propose, for the agenda; whoever convenes decides. */
export const stuckWith =
  (suppliers: readonly AgendaSupplier[]) =>
  async (ctx: Context, { unitId }: In<'stuck'>): Out<'stuck'> => {
    ctx.permit(mayInGeneral, undefined);
    ctx.accessed({ reason: '会议议题建议' });
    const own = unitsWith(ctx.who, 'assign', 'oversee');
    const below = unitId === undefined ? own : await unitIdsBelow(ctx.tx, unitId);
    const unitIds = own.filter((id) => below.includes(id));
    const rows = await listStuckMatters(ctx, { unitIds, limit: 50 });
    const proposed = [];
    for (const supply of suppliers) proposed.push(...(await supply(ctx, { unitIds, limit: 50 })));
    return {
      rows: rows.map((row) => ({
        matter: { id: row.id, number: row.number, title: row.title, state: row.state },
        reasons: stuckReasonsOf(row),
      })),
      elsewhere: proposed.map(({ topic, link, reasons }) => ({ topic, link, reasons: [...reasons] })),
    };
  };

export async function view(ctx: Context, { id }: In<'view'>): Out<'view'> {
  return describeMeeting(ctx, await opened(ctx, id, false));
}

async function opened(ctx: Context, id: string, lock: boolean): Promise<store.WholeMeeting> {
  const whole = await store.findMeeting(ctx.tx, id, lock);
  ctx.accessed({ subject: { kind: 'meeting', id } });
  // A meeting that is not there is answered as one that is hidden.
  ctx.permit(mayToMeeting, subjectOf(whole));
  if (!whole) throw new Refusal('not-found');
  return whole;
}

function tell(ctx: Context, id: string, kind: MeetingFact, text: string): void {
  ctx.record({ subject: { kind: 'meeting', id }, kind, audience: 'staff', data: { text } });
}

type Item = {
  readonly matterId?: string | undefined;
  readonly topic: string;
  readonly link?: string | undefined;
};

/** Only matters that one may see can be put on an agenda. */
async function agendaOf(ctx: Context, items: readonly Item[]) {
  const ids = items.flatMap((item) => (item.matterId === undefined ? [] : [item.matterId]));
  await mustSee(ctx, 'items', ids);
  return items.map((item, position) => ({
    id: newId(),
    position,
    matter_id: item.matterId ?? null,
    topic: item.topic,
    link: item.link ?? null,
  }));
}

/** What stands on the agenda of matters that whoever changes it does not see stays there. */
async function unseenOf(ctx: Context, items: readonly AgendaItem[]): Promise<AgendaItem[]> {
  const ofMatters = items.filter((item) => item.matter_id !== null);
  const seen = await mentionMatters(
    ctx,
    ofMatters.map((item) => item.matter_id ?? ''),
  );
  return ofMatters.filter((item) => !seen.has(item.matter_id ?? ''));
}

export async function mustSee(ctx: Context, path: string, ids: readonly string[]): Promise<void> {
  const seen = await mentionMatters(ctx, ids);
  if (ids.some((id) => !seen.has(id))) {
    throw new Refusal('input.invalid', [
      {
        path,
        zh: '有事项不存在或您无权查看，请重新选择',
        en: 'A matter is not there or not visible to you: choose again',
      },
    ]);
  }
}

export async function plan(ctx: Context, input: In<'plan'>): Out<'plan'> {
  ctx.permit(mayToMeeting, { unitId: input.unitId, taskUnitIds: [] });
  const id = newId(ctx.now.getTime());
  await store.insertMeeting(
    ctx.tx,
    {
      id,
      kind: input.kind,
      unit_id: input.unitId,
      title: input.title,
      starts_at: new Date(input.startsAt),
      where_text: input.where,
      chair_id: input.chairId ?? null,
    },
    ctx.now,
  );
  await store.replaceAgenda(ctx.tx, id, await agendaOf(ctx, input.items));
  tell(ctx, id, 'meeting.planned', input.title);
  return { id, version: 1 };
}

/** Locks a meeting and judges whether this step may be taken now. */
export async function lockFor(
  ctx: Context,
  step: MeetingStep,
  of: { id: string; version: number },
): Promise<store.WholeMeeting> {
  const whole = await opened(ctx, of.id, true);
  if (whole.meeting.version !== of.version) throw new Refusal('version.conflict');
  if (whole.meeting.state !== meetingSteps[step].from) throw new Refusal('step.not-now');
  return whole;
}

export async function change(ctx: Context, input: In<'change'>): Out<'change'> {
  const { meeting, items } = await lockFor(ctx, 'change', input);
  const fields = {
    title: input.title,
    starts_at: new Date(input.startsAt),
    where_text: input.where,
    chair_id: input.chairId ?? null,
  };
  const version = await store.saveMeeting(ctx.tx, meeting.id, fields, ctx.now);
  const wanted = await agendaOf(ctx, input.items);
  const unseen = await unseenOf(ctx, items);
  const kept = unseen.map((item, i) => ({ ...item, position: wanted.length + i }));
  await store.replaceAgenda(ctx.tx, meeting.id, [...wanted, ...kept]);
  tell(ctx, meeting.id, 'meeting.changed', input.title);
  return { id: meeting.id, version };
}

export async function cancel(ctx: Context, input: In<'cancel'>): Out<'cancel'> {
  const { meeting } = await lockFor(ctx, 'cancel', input);
  const version = await store.saveMeeting(ctx.tx, meeting.id, { state: meetingSteps.cancel.to }, ctx.now);
  tell(ctx, meeting.id, 'meeting.cancelled', input.reason);
  return { id: meeting.id, version };
}
