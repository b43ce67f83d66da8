import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import { findEngagement, move as moveBooking, release } from '../bookings/api.ts';
import { turnClocks } from '../clocks/api.ts';
import { clockStart, takeLocked, tellColleagues, type WholeMediation } from '../mediation/api.ts';
import { settleRecord } from './actions-record.ts';
import type { doors } from './contract.ts';
import { sendSitting } from './letters.ts';
import { isQuiet, resourcesFor } from './rounds.ts';
import { isProper, judgeAnother, mayStep, needsRoom, type SittingStep, startsSecond } from './rules.ts';
import { insertSitting, listSittings, saveSitting } from './store-sittings.ts';
import {
  chosenSides,
  countUnrecorded,
  freshId,
  handsOf,
  hostsOf,
  mustFind,
  mustGoOn,
  openOf,
  tell,
} from './subject.ts';
import type { Sitting } from './tables.ts';
import type { SittingKind } from './words.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const minute = 60_000;

async function ready(ctx: Context, input: { id: string; sittingId: string }, step: SittingStep) {
  const whole = await openOf(ctx, input.id);
  const sitting = await mustFind(ctx, whole, input.sittingId);
  if (!mayStep(sitting.state, step)) throw new Refusal('step.not-now');
  return { whole, sitting };
}

/** One sitting at a time: whoever begins ends the one before. Refuses `step.not-now` and `sitting.twice`. */
async function mayBegin(ctx: Context, whole: WholeMediation, kind: SittingKind): Promise<readonly Sitting[]> {
  mustGoOn(whole);
  const all = await listSittings(ctx.tx, whole.mediation.id);
  if (all.some(({ state }) => state === 'under-way')) throw new Refusal('step.not-now');
  const refused = judgeAnother(whole.mediation.track, all, kind);
  if (refused) throw new Refusal(refused);
  return all;
}

const beforeBegin: readonly string[] = ['matched', 'scheduled'];

async function tellBegun(ctx: Context, whole: WholeMediation, sitting: Pick<Sitting, 'kind' | 'sides'>): Promise<void> {
  if (isProper(sitting.kind)) {
    if (beforeBegin.includes(whole.mediation.state)) await takeLocked(ctx, whole, { step: 'begin' });
    await turnClocks(ctx, { subjectId: whole.mediation.id, meet: ['second-sitting'] });
  }
  tell(ctx, whole, 'sitting.begun', { kind: sitting.kind }, isQuiet(whole, sitting));
  await countUnrecorded(ctx, whole);
}

/** 现在开始: on the spot, where nobody made a date. */
export async function start(ctx: Context, input: In<'start'>): Out<'start'> {
  const whole = await openOf(ctx, input.id);
  await mayBegin(ctx, whole, input.kind);
  const { kind, place, link } = input;
  const id = freshId(ctx);
  const sides = chosenSides(whole, input.sides);
  const ends_at = new Date(ctx.now.getTime() + 60 * minute);
  const when = {
    starts_at: ctx.now,
    ends_at,
    open_session: whole.mediation.open_session,
    made_by: actorOf(ctx.who).id,
  };
  const sitting = { id, mediation_id: whole.mediation.id, kind, sides, state: 'under-way', place, link } as const;
  await insertSitting(ctx.tx, { ...sitting, ...when, room_id: null, engagement_id: null }, ctx.now);
  await tellBegun(ctx, whole, sitting);
  return { id };
}

export async function begin(ctx: Context, input: In<'begin'>): Out<'begin'> {
  const { whole, sitting } = await ready(ctx, input, 'begin');
  await mayBegin(ctx, whole, sitting.kind);
  const change = { state: 'under-way', begun_at: ctx.now, open_session: whole.mediation.open_session } as const;
  await saveSitting(ctx.tx, sitting.id, change, ctx.now);
  await tellBegun(ctx, whole, sitting);
  return { id: sitting.id };
}

/** 三步 and what calms: each stage keeps its beginning, so that everybody sees how long it has taken. */
export async function stage(ctx: Context, input: In<'stage'>): Out<'stage'> {
  const { whole, sitting } = await ready(ctx, input, 'stage');
  const next = input.stage;
  const change = {
    ...(next !== undefined &&
      next !== sitting.stage && {
        stage: next,
        stages: [...sitting.stages, { stage: next, at: ctx.now.toISOString() }],
      }),
    ...(input.calm && { calm: [...new Set(input.calm)] }),
  };
  if (Object.keys(change).length > 0) await saveSitting(ctx.tx, sitting.id, change, ctx.now);
  tell(ctx, whole, 'sitting.saved', { number: sitting.number, ...(next && { stage: next }) });
  return { id: sitting.id };
}

/** 结束: how it ended. A first public-order sitting that is to go on starts the seven working days to the second (§183). */
export async function end(ctx: Context, input: In<'end'>): Out<'end'> {
  const { whole, sitting } = await ready(ctx, input, 'end');
  const { outcome } = input;
  await saveSitting(ctx.tx, sitting.id, { state: 'held', ended_at: ctx.now, outcome }, ctx.now);
  const all = await listSittings(ctx.tx, whole.mediation.id);
  if (startsSecond(whole.mediation.track, all, { kind: sitting.kind, outcome }))
    await turnClocks(ctx, { subjectId: whole.mediation.id, start: [clockStart(whole, 'second-sitting')] });
  tell(ctx, whole, 'sitting.ended', { number: sitting.number, outcome }, isQuiet(whole, sitting));
  await countUnrecorded(ctx, whole);
  await settleRecord(ctx, whole, sitting.id);
  return { id: sitting.id };
}

/** 改期: the old time is given back and the new one taken as one; everybody hears it. Refuses `booking.taken`. */
export async function move(ctx: Context, input: In<'move'>): Out<'move'> {
  const { whole, sitting } = await ready(ctx, input, 'move');
  const starts_at = new Date(input.startsAt);
  if (starts_at <= ctx.now)
    throw new Refusal('input.invalid', [{ path: 'startsAt', zh: '请选以后的时间', en: 'Choose a time to come' }]);
  const ends_at = new Date(starts_at.getTime() + sitting.ends_at.getTime() - sitting.starts_at.getTime());
  const room_id = input.roomId ?? sitting.room_id;
  if (sitting.engagement_id !== null) {
    const during = { from: starts_at, to: ends_at };
    await moveBooking(ctx, sitting.engagement_id, { during, resourceIds: await resourcesFor(ctx, whole, room_id) });
  }
  await saveSitting(ctx.tx, sitting.id, { starts_at, ends_at, room_id }, ctx.now);
  const data = { number: sitting.number, at: starts_at.toISOString(), text: input.text };
  tell(ctx, whole, 'sitting.moved', data, isQuiet(whole, sitting));
  await sendSitting(ctx, whole, { sides: sitting.sides, startsAt: starts_at });
  await tellColleagues(ctx, whole, [...handsOf(whole), ...hostsOf(whole)], 'staff.mediation-news');
  return { id: sitting.id };
}

/** Gives the time back and tells whoever was to come. */
export async function callOff(ctx: Context, whole: WholeMediation, sitting: Sitting, text: string): Promise<void> {
  await saveSitting(ctx.tx, sitting.id, { state: 'cancelled' }, ctx.now);
  const engagement = sitting.engagement_id === null ? undefined : await findEngagement(ctx.tx, sitting.engagement_id);
  if (engagement) await release(ctx, engagement.id);
  tell(ctx, whole, 'sitting.cancelled', { number: sitting.number, text }, isQuiet(whole, sitting));
  await sendSitting(ctx, whole, { sides: sitting.sides, startsAt: sitting.starts_at, isOff: true });
}

export async function cancel(ctx: Context, input: In<'cancel'>): Out<'cancel'> {
  const { whole, sitting } = await ready(ctx, input, 'cancel');
  await callOff(ctx, whole, sitting, input.text);
  await tellColleagues(ctx, whole, [...handsOf(whole), ...hostsOf(whole)], 'staff.mediation-news');
  // Another time has to be found.
  if (whole.mediation.state === 'scheduled' && needsAnother(sitting))
    await turnClocks(ctx, { subjectId: whole.mediation.id, start: [clockStart(whole, 'schedule')] });
  return { id: sitting.id };
}

const needsAnother = ({ kind }: Sitting) => isProper(kind) || needsRoom(kind);
