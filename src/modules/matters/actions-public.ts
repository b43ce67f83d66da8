import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId, newReceiptCode, parseReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { isMobileNumber, lastFourDigits } from '../../kit/text.ts';
import type { Context } from '../../platform/context.ts';
import { findFile } from '../../platform/files/rows.ts';
import { isOptedOut } from '../../platform/messages/outbox.ts';
import { findUnit } from '../people/api.ts';
import { findPlaceByCode } from '../places/api.ts';
import { fourDigits } from './actions-intake.ts';
import type { publicDoors } from './contract-public.ts';
import { mustBeFilled } from './filled.ts';
import { tellOne } from './letters.ts';
import { hearersOf, mayInGeneral } from './policy.ts';
import { closedOnce } from './rules.ts';
import { findCardPhoto } from './store-open.ts';
import {
  endCard,
  endFollower,
  type Follower,
  findCard,
  findFollower,
  findShownCard,
  insertFollower,
  listCardsAt,
  listFollowers,
  type ShownCard,
  saveCard,
} from './store-public.ts';
import type { WholeMatter } from './store-read.ts';
import { lockMatter, lockOpenMatter, subjectOf } from './subject.ts';
import type { MatterState } from './words.ts';

type In<K extends keyof typeof publicDoors> = ParsedOf<(typeof publicDoors)[K]>;

/** 公开: a title and a text for neighbours, in a colleague's words; with the result, everybody who follows it hears of it. */
export async function publish(ctx: Context, input: In<'publish'>) {
  const whole = await lockOpenMatter(ctx, input.id);
  if (whole.matter.watch) throw new Refusal('step.not-now');
  mustBePublic(whole, input);
  mustBeFilled({ title: input.title, body: input.body, result: input.result });
  const before = await findCard(ctx.tx, input.id);
  const photoId = input.photoId === undefined ? (before?.photo_id ?? null) : input.photoId;
  if (input.photoId) await mustBeBlackedOut(ctx, whole, input.photoId);
  const result = input.result === undefined || input.result === '' ? null : input.result;
  const code = await saveCard(
    ctx.tx,
    {
      matterId: input.id,
      code: newReceiptCode(),
      title: input.title,
      body: input.body,
      result,
      photoId,
      byId: ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : '',
    },
    ctx.now,
  );
  const subject = { kind: 'matter', id: input.id };
  ctx.record({
    subject,
    kind: 'matter.published',
    audience: 'resident',
    data: { title: input.title, body: input.body, publicResult: result ?? '' },
  });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
  if (result !== null && result !== before?.result) {
    for (const follower of await listFollowers(ctx.tx, input.id))
      await tellOne(ctx, input.id, { ...follower, ...nameless }, 'matter.answered');
  }
  return { code };
}

// Only what a colleague has looked at for faces and plates leaves the house.
async function mustBeBlackedOut(ctx: Context, whole: WholeMatter, photoId: string): Promise<void> {
  const photo = await findFile(ctx.tx, photoId);
  if (photo?.subject_kind === 'matter' && photo.subject_id === whole.matter.id && photo.public_hash !== null) return;
  throw new Refusal('input.invalid', [
    {
      path: 'photoId',
      zh: '只能公开这件事里已遮挡的照片',
      en: 'Only a blacked out photo of this matter can be public',
    },
  ]);
}

const nameless = { name: null, behalf_note: null, sealed: null };

const mobile = /1[3-9]\d{9}/;
const identity = /\d{17}[\dXx]/;

// PIPL §25: what is made public names nobody. Names and numbers of the reporters are known here; the rest the preview asks a person.
function mustBePublic(whole: WholeMatter, { title, body, result }: In<'publish'>): void {
  const people = whole.reporters.flatMap(({ name, phone, code }) => [name, phone, code]);
  const known = people.filter((word): word is string => word !== null && word.length >= 2);
  for (const [path, text] of Object.entries({ title, body, result: result ?? '' })) {
    const digits = text.normalize('NFKC').replaceAll(/[\s-]/g, '');
    const names = known.some((word) => text.includes(word));
    if (names || mobile.test(digits) || identity.test(digits)) {
      throw new Refusal('public.personal', [
        { path, zh: '这里有反映人的姓名、电话或证件号，请去掉', en: 'Take out the name, phone or identity number' },
      ]);
    }
  }
}

export async function unpublish(ctx: Context, input: In<'unpublish'>): Promise<{ done: true }> {
  const whole = await lockMatter(ctx, input.id);
  if (!(await endCard(ctx.tx, input.id, ctx.now))) throw new Refusal('step.not-now');
  const subject = { kind: 'matter', id: input.id };
  ctx.record({ subject, kind: 'matter.unpublished', audience: 'staff', data: {} });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
  return { done: true };
}

export async function publicAt(ctx: Context, input: In<'publicAt'>) {
  ctx.permit(mayInGeneral, undefined);
  const place = await findPlaceByCode(ctx.tx, input.place, dayOf(ctx.now));
  const cards = place ? await listCardsAt(ctx.tx, place.id) : [];
  return { rows: cards.map(({ code, title, state }) => ({ code, title, state: publicState(state) })) };
}

export async function publicCard(ctx: Context, input: In<'publicCard'>) {
  ctx.permit(mayInGeneral, undefined);
  return describeCard(ctx, await shown(ctx, input.code));
}

async function shown(ctx: Context, typed: string): Promise<ShownCard> {
  const code = parseReceiptCode(typed);
  const card = code === undefined ? undefined : await findShownCard(ctx.tx, { code });
  if (!card) throw new Refusal('not-found');
  return card;
}

function publicState(state: MatterState): 'open' | 'done' {
  return closedOnce(state) ? 'done' : 'open';
}

async function describeCard(ctx: Context, card: ShownCard) {
  const unit = await findUnit(ctx.tx, card.unit_id);
  return {
    code: card.code,
    title: card.title,
    body: card.body,
    state: publicState(card.state),
    unitName: unit?.name ?? '',
    unitPhone: unit?.phone ?? null,
    since: card.reported_at.toISOString(),
    result: card.result,
    resultAt: card.result_at?.toISOString() ?? null,
    followers: card.followers,
    hasPhoto: (await findCardPhoto(ctx.tx, card.matter_id)) !== undefined,
  };
}

/** 我也关心: a code of one's own; the phone may stay empty. */
export async function follow(ctx: Context, input: In<'follow'>) {
  ctx.permit(mayInGeneral, undefined);
  const card = await shown(ctx, input.code);
  const phone = input.phone ? input.phone.normalize('NFKC').replaceAll(/[\s-]/g, '') : null;
  if (phone !== null && !isMobileNumber(phone)) {
    throw new Refusal('input.invalid', [
      {
        path: 'phone',
        zh: '手机号不完整，请核对，或留空',
        en: 'The number is not complete: correct it or leave it empty',
      },
    ]);
  }
  const follower: Follower = {
    id: newId(ctx.now.getTime()),
    matter_id: card.matter_id,
    code: newReceiptCode(),
    tail: (phone === null ? undefined : lastFourDigits(phone)) ?? fourDigits(),
    phone,
    language: input.language,
    wants_messages: phone !== null,
  };
  await insertFollower(ctx.tx, follower, ctx.now);
  return { code: follower.code, tail: follower.tail, tailIsPhone: phone !== null };
}

async function ownFollower(ctx: Context): Promise<Follower> {
  ctx.permit(mayInGeneral, undefined);
  const follower = ctx.who.kind === 'receipt' ? await findFollower(ctx.tx, ctx.who.reporterId) : undefined;
  if (!follower) throw new Refusal('sign-in.required');
  return follower;
}

/** What a follower sees: the public card and the result, nothing else. */
export async function followed(ctx: Context) {
  const follower = await ownFollower(ctx);
  const card = await findShownCard(ctx.tx, { matterId: follower.matter_id });
  if (!card) throw new Refusal('not-found');
  ctx.accessed({ subject: { kind: 'matter', id: follower.matter_id }, residents: [follower.id] });
  const { phone } = follower;
  return {
    own: follower.code,
    hasPhone: phone !== null,
    wantsMessages: phone !== null && follower.wants_messages && !(await isOptedOut(ctx.tx, phone)),
    card: await describeCard(ctx, card),
  };
}

export async function unfollow(ctx: Context): Promise<{ done: true }> {
  const follower = await ownFollower(ctx);
  await endFollower(ctx.tx, follower.id, ctx.now);
  return { done: true };
}
