import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import { confirm, ensurePersonResource, hold, release } from '../bookings/api.ts';
import { ofMediation, takeLocked, tellColleagues, type WholeMediation } from '../mediation/api.ts';
import { sendSitting } from './letters.ts';
import { isProper } from './rules.ts';
import { judgeRound, voicesOf } from './rules-times.ts';
import { insertSitting } from './store-sittings.ts';
import { findOpenRound, saveAnswer, saveRoundEnd, type WholeRound } from './store-times.ts';
import { freshId, handsOf, hostsOf, sidesOf, speakersOf, tell } from './subject.ts';
import type { Answer, Slot } from './tables.ts';
import type { RoundState } from './words.ts';

/** Rooms and people that a time takes. Whoever mediates gets a calendar when there is none yet. */
export async function resourcesFor(ctx: Context, whole: WholeMediation, roomId: string | null): Promise<string[]> {
  const people: string[] = [];
  for (const personId of hostsOf(whole))
    people.push(await ensurePersonResource(ctx, personId, { unitId: whole.mediation.unit_id }));
  return roomId === null ? people : [roomId, ...people];
}

/** Holds a time of a room and of the panel, until then or for good; answers the engagement. Refuses `booking.taken`. */
export async function takeTime(
  ctx: Context,
  whole: WholeMediation,
  of: { readonly startsAt: Date; readonly endsAt: Date; readonly roomId: string | null; readonly until?: Date },
): Promise<string> {
  const { id, number } = whole.mediation;
  return hold(ctx, {
    resourceIds: await resourcesFor(ctx, whole, of.roomId),
    during: { from: of.startsAt, to: of.endsAt },
    subject: { ...ofMediation(id), kind: 'mediation', number },
    title: `调解 ${number}`,
    ...(of.until && { until: of.until }),
  });
}

/** The open round of a mediation, if it is this one and its time is not over; refuses `times.over`. */
export async function mustBeOpen(ctx: Context, whole: WholeMediation, roundId: string): Promise<WholeRound> {
  const found = await findOpenRound(ctx.tx, whole.mediation.id);
  if (found?.round.id !== roundId || found.round.answer_by <= ctx.now) throw new Refusal('times.over');
  return found;
}

/** True when not everybody is asked, or only to be heard alone: the others read nothing of it. */
export const isQuiet = (whole: WholeMediation, { kind, sides }: Pick<WholeRound['round'], 'kind' | 'sides'>): boolean =>
  !isProper(kind) || sidesOf(whole).some((side) => !sides.includes(side));

async function letGo(ctx: Context, slots: readonly Slot[]): Promise<void> {
  for (const { engagement_id } of slots) await release(ctx, engagement_id);
}

/** Ends a round without a time: what was held is free again. */
export async function endRound(
  ctx: Context,
  whole: WholeMediation,
  { round, slots }: WholeRound,
  ending: { readonly state: RoundState; readonly text?: string },
): Promise<void> {
  await saveRoundEnd(ctx.tx, round.id, ending.state, ctx.now);
  await letGo(ctx, slots);
  const kind = ending.state === 'withdrawn' ? 'times.withdrawn' : 'times.failed';
  tell(ctx, whole, kind, { number: round.number, ...(ending.text && { text: ending.text }) }, isQuiet(whole, round));
  if (ending.state !== 'withdrawn') await tellColleagues(ctx, whole, handsOf(whole), 'staff.mediation-news');
}

/** 约定: everybody said yes to one time. It is confirmed, the others are let go, and everybody hears when it is. */
async function plan(ctx: Context, whole: WholeMediation, { round, slots }: WholeRound, number: number): Promise<void> {
  const slot = slots.find((one) => one.number === number);
  if (!slot) throw new Error('a round agreed on a slot that it does not have');
  await saveRoundEnd(ctx.tx, round.id, 'agreed', ctx.now);
  await letGo(
    ctx,
    slots.filter((one) => one !== slot),
  );
  await confirm(ctx, slot.engagement_id);
  const id = freshId(ctx);
  const { kind, sides, place, link } = round;
  const times = { starts_at: slot.starts_at, ends_at: slot.ends_at };
  const made = { room_id: slot.room_id, engagement_id: slot.engagement_id, made_by: actorOf(ctx.who).id };
  const open_session = whole.mediation.open_session;
  const sitting = { id, mediation_id: whole.mediation.id, kind, sides, state: 'planned', place, link } as const;
  await insertSitting(ctx.tx, { ...sitting, ...times, ...made, open_session }, ctx.now);
  await tellPlanned(ctx, whole, round, slot);
}

const beforeSitting: readonly string[] = ['matched', 'scheduled'];

async function tellPlanned(ctx: Context, whole: WholeMediation, round: WholeRound['round'], slot: Slot): Promise<void> {
  const data = { at: slot.starts_at.toISOString() };
  const quiet = isQuiet(whole, round);
  if (!quiet && beforeSitting.includes(whole.mediation.state)) {
    await takeLocked(ctx, whole, { step: 'schedule', data });
    tell(ctx, whole, 'sitting.planned', data);
  } else tell(ctx, whole, quiet ? 'sitting.planned' : 'sitting.planned-again', data);
  await sendSitting(ctx, whole, { sides: round.sides, startsAt: slot.starts_at });
  await tellColleagues(ctx, whole, [...handsOf(whole), ...hostsOf(whole)], 'staff.mediation-news');
}

export type Said = Pick<Answer, 'slots' | 'way' | 'witness'> & { readonly partyIds: readonly string[] };

/** 答复: takes what somebody said to the times of an open round and settles it when that decides it. Refuses `input.invalid`, `not-allowed`. */
export async function takeAnswer(ctx: Context, whole: WholeMediation, open: WholeRound, said: Said): Promise<void> {
  const { round, slots } = open;
  const voices = voicesOf(speakersOf(whole, ctx.now), round.sides);
  const asked = said.partyIds.filter((id) => voices.some(({ partyIds }) => partyIds.includes(id)));
  if (asked.length === 0) throw new Refusal('not-allowed');
  const numbers = slots.map(({ number }) => number);
  if (said.slots.some((slot) => !numbers.includes(slot)))
    throw new Refusal('input.invalid', [{ path: 'slots', zh: '没有这个时间', en: 'There is no such time' }]);
  const { way, witness } = said;
  const fresh = asked.map(
    (party_id): Answer => ({
      round_id: round.id,
      party_id,
      slots: said.slots,
      way,
      witness,
      at: ctx.now,
    }),
  );
  for (const answer of fresh) {
    await saveAnswer(ctx.tx, answer);
    tell(ctx, whole, 'times.answered', { partyId: answer.party_id, how: way, slots: said.slots.join(' ') });
  }
  const kept = open.answers.filter(({ party_id }) => !asked.includes(party_id));
  const answers = [...kept, ...fresh].map(({ party_id, slots: suiting, at }) => ({
    partyId: party_id,
    slots: suiting,
    at,
  }));
  const ruling = judgeRound(voices, answers, numbers);
  if (ruling.state === 'agreed') await plan(ctx, whole, open, ruling.slot);
  if (ruling.state === 'failed') await endRound(ctx, whole, open, { state: 'failed' });
}
