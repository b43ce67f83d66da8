import { dayOf } from '../../kit/calendar.ts';
import type { AnswerOf, GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { doors } from './contract.ts';
import { may } from './policy.ts';
import { apart, isValidOn } from './rules.ts';
import {
  endPosts,
  findPost,
  type HeldPost,
  isJoined,
  isPostHeld,
  type ShownPost,
  savePosts,
} from './store-holdings.ts';
import { findPerson } from './store-people.ts';
import { findUnit } from './store-units.ts';
import { usualDuties } from './words.ts';

type Doors = typeof doors;
type HoldingView = AnswerOf<Doors['givePost']>;

/** A post as a page shows it, with what the reader may do about it. */
export function showPost(ctx: Context, post: ShownPost): HoldingView {
  const holdsNow = isValidOn(post, dayOf(ctx.now));
  const about = { unitIds: [post.unitId], duties: post.duties };
  const can: HoldingView['can'] = [];
  const isOver = post.validTo !== null && post.validTo <= dayOf(ctx.now);
  if (!isOver && may['post.end'](ctx.who, about) === 'allowed') can.push('end');
  if (!isOver && post.standsInFor === null && may['post.stand-in'](ctx.who, about) === 'allowed') can.push('stand-in');
  return { ...post, holdsNow, can };
}

/** Refuses `duty.apart` when somebody would hold what must lie with two people; asked after the posts were written. */
export async function keepApart(tx: Context['tx'], personIds: readonly string[]): Promise<void> {
  for (const pair of apart) if (await isJoined(tx, personIds, pair)) throw new Refusal('duty.apart');
}

function refuseBackwards({ validFrom, validTo }: { validFrom: string; validTo: string | null }): void {
  if (validTo !== null && validTo <= validFrom) {
    throw new Refusal('input.invalid', [
      { path: 'validTo', zh: '结束日期须晚于开始日期', en: 'the end must be later than the start' },
    ]);
  }
}

async function save(ctx: Context, post: HeldPost, kind: string): Promise<HoldingView> {
  refuseBackwards(post);
  if (await isPostHeld(ctx.tx, post)) throw new Refusal('time.overlap');
  await savePosts(ctx.tx, [post]);
  await keepApart(ctx.tx, [post.personId]);
  const { personId, unitId, post: name, duties, validFrom, validTo } = post;
  ctx.record({
    subject: { kind: 'person', id: personId },
    kind,
    audience: 'staff',
    data: { postId: post.id, unitId, post: name, duties, validFrom, validTo },
  });
  const saved = await findPost(ctx.tx, post.id);
  if (!saved) throw new Refusal('not-found');
  return showPost(ctx, saved);
}

async function refuseGone(ctx: Context, personId: string, validFrom: string): Promise<void> {
  const person = await findPerson(ctx.tx, personId, validFrom);
  if (!person) throw new Refusal('not-found');
  if (person.leftOn !== null) {
    throw new Refusal('step.not-now', [{ path: 'personId', zh: '此人已离岗', en: 'this person has left' }]);
  }
}

export async function givePost(ctx: Context, input: ParsedOf<Doors['givePost']>): Promise<GivenOf<Doors['givePost']>> {
  const { id: personId, unitId, duties: chosen, ...rest } = input;
  const duties = [...(chosen ?? usualDuties[input.post])];
  ctx.permit(may, { unitIds: [unitId], personId, duties });
  await refuseGone(ctx, personId, input.validFrom);
  const unit = await findUnit(ctx.tx, unitId);
  if (!unit || !isValidOn(unit, input.validFrom)) {
    throw new Refusal('input.invalid', [
      { path: 'unitId', zh: '单位当日不存在', en: 'there is no such unit on that day' },
    ]);
  }
  const post = { id: newId(ctx.now.getTime()), personId, unitId, duties, standsInForId: null, ...rest };
  return save(ctx, post, 'post.given');
}

export async function standIn(ctx: Context, input: ParsedOf<Doors['standIn']>): Promise<GivenOf<Doors['standIn']>> {
  const post = await findPost(ctx.tx, input.id);
  if (!post) throw new Refusal('not-found');
  ctx.permit(may, { unitIds: [post.unitId], personId: input.personId, duties: post.duties });
  await refuseGone(ctx, input.personId, input.validFrom);
  const isWithin = post.validFrom <= input.validFrom && (post.validTo === null || post.validTo >= input.validTo);
  if (post.standsInFor !== null || !isWithin) {
    throw new Refusal('step.not-now', [
      { path: 'validFrom', zh: '代班须在原岗位任期之内', en: 'a stand-in must lie within the term of the post' },
    ]);
  }
  const { unitId, post: name, duties, categories } = post;
  const { personId, validFrom, validTo } = input;
  const id = newId(ctx.now.getTime());
  const stand = {
    id,
    personId,
    unitId,
    post: name,
    duties,
    categories,
    concurrent: true,
    standsInForId: post.id,
    validFrom,
    validTo,
  };
  return save(ctx, stand, 'post.stand-in-named');
}

export async function endPost(
  ctx: Context,
  { id, on }: ParsedOf<Doors['endPost']>,
): Promise<GivenOf<Doors['endPost']>> {
  const post = await findPost(ctx.tx, id);
  if (!post) throw new Refusal('not-found');
  ctx.permit(may, { unitIds: [post.unitId] });
  if (post.validTo !== null && post.validTo <= on) throw new Refusal('step.not-now');
  await endPosts(ctx.tx, [id], on);
  ctx.record({
    subject: { kind: 'person', id: post.personId },
    kind: 'post.ended',
    audience: 'staff',
    data: { postId: id, unitId: post.unitId, post: post.post, on },
  });
  return { done: true };
}
