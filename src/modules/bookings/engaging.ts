import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import { hearersOf, type ResourceSubject } from './policy.ts';
import { findPeriodProblem, periodWords, refusalOf } from './rules.ts';
import * as store from './store-engagements.ts';
import { lockResources } from './store-resources.ts';
import type { Stretch } from './tables.ts';
import type { BookingFact, EngagementKind } from './words.ts';

/** What a time is taken for. The number is all that calendar programs are told of it. */
export interface BookedFor {
  readonly kind: EngagementKind;
  readonly id: string;
  readonly number?: string;
}

/** A time that is to be taken. */
export interface Wish {
  readonly resourceIds: readonly string[];
  readonly during: Stretch;
  readonly subject: BookedFor;
  /** Held until then; none: confirmed at once. */
  readonly until?: Date;
  /** What colleagues read whose room or time it is; a resident is never named in it. */
  readonly title: string;
}

/** Another time for an engagement, with other resources where they are named. */
export interface Move {
  readonly during: Stretch;
  readonly resourceIds?: readonly string[];
  /** A hold may last longer, or for the first time; none: as before. */
  readonly until?: Date;
}

const ofEngagement = (id: string) => ({ kind: 'engagement', id });
const lapseJob = 'engagement:lapse';

/** The account behind whoever asks; null for the house itself and people from outside. */
export function accountOf({ who }: Context): string | null {
  return who.kind === 'staff' || who.kind === 'token' ? actorOf(who).id : null;
}

function guardPeriod(during: Stretch, until: Date | undefined, now: Date): void {
  const problem = findPeriodProblem(during);
  if (problem) throw new Refusal('input.invalid', [{ path: 'to', ...problem }]);
  if (until && until <= now) {
    const words = { zh: '暂留要到以后的时间为止', en: 'A hold must last beyond now' };
    throw new Refusal('input.invalid', [{ path: 'until', ...words }]);
  }
}

interface Taking {
  readonly during: Stretch;
  readonly resourceIds: readonly string[];
  /** The engagement that is moved: it is not in its own way. */
  readonly exceptId: string | null;
}

/** Refuses by name what is taken, and lets go of holds that are over. Asks for the lock on all `resourceIds`. */
async function clearWay(ctx: Context, { during, resourceIds, exceptId }: Taking): Promise<void> {
  const asked = { ...during, resourceIds, exceptId, now: ctx.now };
  const inTheWay = await store.listInTheWay(ctx.tx, asked);
  refuseTaken(inTheWay);
  if (inTheWay.length === 0) return;
  await store.lapseHolds(ctx.tx, asked);
  // Somebody whose clock runs a moment behind may have confirmed one of them meanwhile.
  refuseTaken(await store.listInTheWay(ctx.tx, asked));
}

const mostNamed = 5;

function refuseTaken(inTheWay: readonly store.InTheWay[]): void {
  const taken = inTheWay.filter(({ isOver }) => !isOver).slice(0, mostNamed);
  if (taken.length === 0) return;
  throw new Refusal(
    'booking.taken',
    taken.map(({ label, starts_at, ends_at }) => {
      const when = periodWords(starts_at, ends_at);
      return {
        path: 'resourceIds',
        zh: `“${label}”${when.zh}已有安排，请换一个时间，或另选场所、人员`,
        en: `“${label}” is taken ${when.en}: choose another time, room or colleague`,
      };
    }),
  );
}

/** Locks these and `extraIds`, and answers them; refuses what is not there or retired among the first. */
async function lockUsable(
  ctx: Context,
  resourceIds: readonly string[],
  extraIds: readonly string[] = [],
): Promise<ResourceSubject[]> {
  const locked = await lockResources(ctx.tx, [...new Set([...resourceIds, ...extraIds])]);
  const wanted = resourceIds.map((id) => locked.find((resource) => resource.id === id));
  if (wanted.length === 0 || wanted.some((resource) => resource === undefined)) {
    const words = { zh: '没有这个场所或人员，请重新选择', en: 'There is no such room or colleague: choose again' };
    throw new Refusal('input.invalid', [{ path: 'resourceIds', ...words }]);
  }
  const retired = wanted.flatMap((resource) => (resource && !resource.active ? [resource.label] : []));
  if (retired.length > 0)
    throw new Refusal('booking.retired', [
      { path: 'resourceIds', zh: `已停用：${retired.join('、')}`, en: `Retired: ${retired.join(', ')}` },
    ]);
  return locked.map(({ kind, unit_id, person_id }) => ({ kind, unitId: unit_id, personId: person_id }));
}

function tell(
  ctx: Context,
  id: string,
  kind: BookingFact,
  resources: readonly ResourceSubject[],
  data: Record<string, unknown> = {},
): void {
  ctx.record({ subject: ofEngagement(id), kind, audience: 'staff', data });
  ctx.signal({ kind: 'calendar', id }, ...hearersOf(resources));
}

const letGoAt = (ctx: Context, id: string, runAt: Date) =>
  ctx.addJob(lapseJob, { id }, { runAt, key: `${lapseJob}:${id}` });

/**
 * 占用: takes a time of all these resources or of none; answers the engagement's id. Opening hours are not asked: free times come from
 * `freeBusy`. Refuses `booking.taken`, naming what is taken when, `booking.retired`, `input.invalid`.
 */
export function hold(ctx: Context, wish: Wish): Promise<string> {
  return take(ctx, newId(ctx.now.getTime()), wish);
}

/** A time that somebody takes by hand: it stands for itself. */
export function block(ctx: Context, wish: Omit<Wish, 'subject' | 'until'>): Promise<string> {
  const id = newId(ctx.now.getTime());
  return take(ctx, id, { ...wish, subject: { kind: 'block', id } });
}

async function take(ctx: Context, id: string, { during, subject, until, title, ...wish }: Wish): Promise<string> {
  guardPeriod(during, until, ctx.now);
  const resourceIds = [...new Set(wish.resourceIds)];
  const resources = await lockUsable(ctx, resourceIds);
  await clearWay(ctx, { during, resourceIds, exceptId: null });
  const made = {
    ...during,
    id,
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectNumber: subject.number ?? null,
    title,
    holdUntil: until ?? null,
    madeBy: accountOf(ctx),
    resourceIds,
  };
  await store.insertEngagement(ctx.tx, made, ctx.now);
  if (until) await letGoAt(ctx, id, until);
  tell(ctx, id, until ? 'engagement.held' : 'engagement.confirmed', resources, { resourceIds, ...during });
  return id;
}

async function lockEngagement(ctx: Context, id: string): Promise<store.WholeEngagement> {
  const engagement = await store.findEngagement(ctx.tx, id, true);
  if (!engagement) throw new Refusal('not-found');
  return engagement;
}

/** 确认: a hold becomes lasting. Refuses `booking.over` when its time was over or it was released, `step.not-now` when it is confirmed already. */
export async function confirm(ctx: Context, id: string): Promise<void> {
  const standing = await lockEngagement(ctx, id);
  const refusal = refusalOf(standing, 'confirm', ctx.now);
  if (refusal) throw new Refusal(refusal);
  await store.saveConfirmed(ctx.tx, id, ctx.now);
  tell(ctx, id, 'engagement.confirmed', standing.resources);
}

/** 取消占用: gives the time back; what was given back already stays so. */
export async function release(ctx: Context, id: string): Promise<void> {
  const { state, resources } = await lockEngagement(ctx, id);
  if (state === 'released') return;
  await store.saveReleased(ctx.tx, id, false, ctx.now);
  tell(ctx, id, 'engagement.released', resources);
}

/**
 * 改期: gives the old time back and takes the new one as one, or leaves all as it was. Refuses `booking.over` and as `hold` does.
 */
export async function move(ctx: Context, id: string, to: Move): Promise<void> {
  const { during } = to;
  guardPeriod(during, to.until, ctx.now);
  const before = await store.findEngagement(ctx.tx, id);
  if (!before) throw new Refusal('not-found');
  const own = before.resources.map((resource) => resource.id);
  const resourceIds = to.resourceIds === undefined ? own : [...new Set(to.resourceIds)];
  const resources = await lockUsable(ctx, resourceIds, own);
  const standing = await lockEngagement(ctx, id);
  const refusal = refusalOf(standing, 'move', ctx.now);
  if (refusal) throw new Refusal(refusal);
  await clearWay(ctx, { during, resourceIds, exceptId: id });
  const holdUntil = standing.state === 'held' ? (to.until ?? standing.hold_until) : null;
  await store.saveMoved(ctx.tx, id, { ...during, holdUntil, resourceIds }, ctx.now);
  if (holdUntil && to.until) await letGoAt(ctx, id, holdUntil);
  tell(ctx, id, 'engagement.moved', resources, { resourceIds, ...during });
}

/** At the end of a hold: lets go of it unless somebody has, and tells that it was over. */
export async function lapse(ctx: Context, { id }: { readonly id: string }): Promise<void> {
  const engagement = await store.findEngagement(ctx.tx, id, true);
  if (engagement?.state === 'held' && engagement.hold_until !== null && engagement.hold_until <= ctx.now) {
    await store.saveReleased(ctx.tx, id, true, ctx.now);
  }
  if (engagement && (await store.isLapsed(ctx.tx, id))) tell(ctx, id, 'engagement.lapsed', engagement.resources);
}
