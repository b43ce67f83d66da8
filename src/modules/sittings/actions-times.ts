import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { actorOf } from '../../platform/facts.ts';
import type { WholeMediation } from '../mediation/api.ts';
import type { Way } from '../mediation/words.ts';
import type { doors } from './contract.ts';
import { findTimes } from './find-times.ts';
import { sendTimes } from './letters.ts';
import { endRound, isQuiet, mustBeOpen, takeAnswer, takeTime } from './rounds.ts';
import { judgeAnother, needsRoom } from './rules.ts';
import { voicesOf } from './rules-times.ts';
import { listSittings } from './store-sittings.ts';
import { findOpenRound, insertRound, replaceWindows } from './store-times.ts';
import { chosenSides, freshId, mustBeParty, mustGoOn, openOf, speakersOf, tell } from './subject.ts';
import type { Slot } from './tables.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const minute = 60_000;

export async function times(ctx: Context, input: In<'times'>): Out<'times'> {
  const whole = await openOf(ctx, input.id, false);
  const named = input.sides.split(',').map(Number).filter(Number.isInteger);
  const sides = chosenSides(
    whole,
    named.filter((side) => side > 0),
  );
  const { kind, minutes, days } = input;
  const found = await findTimes(ctx, whole, { kind, sides, minutes, days });
  return {
    slots: found.map(({ startsAt, endsAt, room, reasons }) => ({
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      roomId: room?.id ?? null,
      roomName: room?.name ?? null,
      stepFree: room?.stepFree ?? false,
      reasons: [...reasons],
    })),
  };
}

interface WindowGiven {
  readonly from: string;
  readonly to: string;
  readonly preferred: boolean;
}

/** What a party says of its times replaces what it said before. Refuses `input.invalid` for a stretch that ends before it begins. */
export async function keepWindows(
  ctx: Context,
  whole: WholeMediation,
  said: { readonly partyId: string; readonly windows: readonly WindowGiven[]; readonly way: Way },
): Promise<void> {
  const wrong = said.windows.findIndex(({ from, to }) => from >= to);
  if (wrong >= 0)
    throw invalid(`windows.${wrong}.to`, { zh: '结束时间要晚于开始时间', en: 'It must end after it begins' });
  const rows = said.windows.map(({ from, to, preferred }) => ({
    id: freshId(ctx),
    party_id: said.partyId,
    from_at: new Date(from),
    to_at: new Date(to),
    preferred,
    way: said.way,
  }));
  await replaceWindows(ctx.tx, whole.mediation.id, rows, { partyId: said.partyId, now: ctx.now });
  tell(ctx, whole, 'times.said', { partyId: said.partyId, how: said.way, count: rows.length });
}

function invalid(path: string, words: Words): Refusal {
  return new Refusal('input.invalid', [{ path, ...words }]);
}

export async function windows(ctx: Context, input: In<'windows'>): Out<'windows'> {
  const whole = await openOf(ctx, input.id);
  const party = mustBeParty(whole, input.partyId);
  await keepWindows(ctx, whole, { partyId: party.id, windows: input.windows, way: input.how });
  return { id: whole.mediation.id };
}

const answerDays = 2;

/** Until when answers are waited for: two days, but an hour before the first of the times. */
function answerByOf(ctx: Context, first: Date, asked: string | undefined): Date {
  const latest = first.getTime() - 60 * minute;
  const usual = Math.min(ctx.now.getTime() + answerDays * 86_400_000, latest);
  const until = asked === undefined ? usual : Date.parse(asked);
  if (until <= ctx.now.getTime() || until > first.getTime())
    throw invalid('answerBy', {
      zh: '答复截止要晚于现在、早于第一个时间',
      en: 'Answers are due after now and before the first of the times',
    });
  return new Date(until);
}

/** 发出可选时间: each is held for the room and everybody of the panel, or none; then everybody who must come is asked. */
export async function offerTimes(ctx: Context, input: In<'offerTimes'>): Out<'offerTimes'> {
  const whole = await openOf(ctx, input.id);
  mustGoOn(whole);
  const { kind, minutes, place, link } = input;
  const sides = chosenSides(whole, input.sides);
  const refused = judgeAnother(whole.mediation.track, await listSittings(ctx.tx, whole.mediation.id), kind);
  if (refused) throw new Refusal(refused);
  if (await findOpenRound(ctx.tx, whole.mediation.id)) throw new Refusal('times.open');
  if (voicesOf(speakersOf(whole, ctx.now), sides).some(({ partyIds }) => partyIds.length === 0))
    throw new Refusal('times.nobody-speaks');
  if (needsRoom(kind) && input.slots.some(({ roomId }) => roomId === undefined) && place === '')
    throw invalid('place', { zh: '请选一间调解室，或写明在哪里', en: 'Choose a room, or say where' });
  const starts = input.slots.map(({ startsAt }) => new Date(startsAt));
  const first = new Date(Math.min(...starts.map((at) => at.getTime())));
  const answer_by = answerByOf(ctx, first, input.answerBy);
  const slots: Omit<Slot, 'round_id'>[] = [];
  const ordered = input.slots.toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
  for (const [i, { startsAt, roomId = null }] of ordered.entries()) {
    const starts_at = new Date(startsAt);
    const ends_at = new Date(starts_at.getTime() + minutes * minute);
    const engagement_id = await takeTime(ctx, whole, {
      startsAt: starts_at,
      endsAt: ends_at,
      roomId,
      until: answer_by,
    });
    slots.push({ number: i + 1, starts_at, ends_at, room_id: roomId, engagement_id });
  }
  const id = freshId(ctx);
  const round = { id, mediation_id: whole.mediation.id, kind, sides, minutes, place, link, answer_by };
  await insertRound(ctx.tx, { ...round, made_by: actorOf(ctx.who).id }, slots, ctx.now);
  await ctx.addJob('sittings:round-over', { id }, { runAt: answer_by, key: `sittings:round ${id}` });
  tell(ctx, whole, 'times.offered', { count: slots.length }, isQuiet(whole, round));
  await sendTimes(ctx, whole, sides, slots);
  return { id };
}

export async function withdrawTimes(ctx: Context, input: In<'withdrawTimes'>): Out<'withdrawTimes'> {
  const whole = await openOf(ctx, input.id);
  const open = await mustBeOpen(ctx, whole, input.roundId);
  await endRound(ctx, whole, open, { state: 'withdrawn', text: input.text });
  return { id: open.round.id };
}

/** What a party said on the phone, on paper or face to face. */
export async function answerTimes(ctx: Context, input: In<'answerTimes'>): Out<'answerTimes'> {
  const whole = await openOf(ctx, input.id);
  const open = await mustBeOpen(ctx, whole, input.roundId);
  const party = mustBeParty(whole, input.partyId);
  const { slots, how: way, witness } = input;
  await takeAnswer(ctx, whole, open, { partyIds: [party.id], slots, way, witness });
  return { id: open.round.id };
}
