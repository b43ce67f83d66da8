import type { ParsedOf } from '../../kit/contract.ts';
import { parseReceiptCode } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { cookieNames } from '../../platform/identify.ts';
import { countTry, forgetTries } from '../../platform/sign-in.ts';
import { principalsOf, tellRoutesTo } from './actions-course.ts';
import { noteWilling } from './actions-parties.ts';
import type { doors } from './contract.ts';
import { makePartyLink, tellColleagues } from './letters.ts';
import { decides, isOneOfMany } from './parties.ts';
import { settleOpenness } from './people-changed.ts';
import { mayInGeneral } from './policy.ts';
import { isOpen, mayBeAsked } from './rules.ts';
import { takeLocked } from './step.ts';
import { markRoutesSeen, touch } from './store-cases.ts';
import { findPartyByCode, saveRights, saveWantsOpen, saveWilling } from './store-parties.ts';
import { openOwn, partiesNow, seatsNow, tell } from './subject.ts';
import { describeOwn } from './views-own.ts';
import type { Route, Track } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const allowedTries = 10;
const deviceSeconds = 2 * 3600;

/** Code and four digits open the own page for two hours; wrong tries are counted for code and network. `db` counts outside of the request's transaction. */
export function openByCode(db: Db) {
  return async (ctx: Context, input: In<'openOwn'>) => {
    ctx.permit(mayInGeneral, undefined);
    const code = parseReceiptCode(input.code);
    // A slip of the pen is nobody's code: it is told as such and counts against nobody.
    if (code === undefined) throw new Refusal('receipt.failed');
    const tries = [
      { key: `mediation code ${code}`, allowed: allowedTries },
      { key: `mediation codes from ${ctx.network}`, allowed: allowedTries * 6 },
    ];
    await countTry(db, tries, ctx.now);
    const tail = input.tail.normalize('NFKC').replaceAll(/\D/g, '');
    const party = await findPartyByCode(ctx.tx, code, tail);
    if (!party) throw new Refusal('receipt.failed');
    await forgetTries(ctx.tx, tries);
    const { url } = await makePartyLink(ctx, party);
    ctx.setCookie(cookieNames.link, url.slice(url.indexOf('#') + 1), { maxAgeSeconds: deviceSeconds });
    ctx.accessed({
      subject: { kind: 'mediation', id: party.mediation_id },
      residents: [party.id],
      reason: '凭调解码进入',
    });
    return { done: true as const };
  };
}

export async function own(ctx: Context) {
  const { whole, party } = await openOwn(ctx);
  await markRoutesSeen(ctx.tx, party.id, ctx.now);
  return describeOwn(ctx, whole, party);
}

const hands = (whole: Parameters<typeof seatsNow>[0] & { mediation: { liaison_id: string | null } }) => [
  whole.mediation.liaison_id,
  ...seatsNow(whole).flatMap(({ person_id, role }) => (role === 'lead' ? [person_id] : [])),
];

/** The own case, locked, for whoever may say yes, no and stop there. */
async function openDeciding(ctx: Context) {
  const own = await openOwn(ctx, true);
  if (!decides(own.party, ctx.now)) throw new Refusal('not-allowed');
  return own;
}

export async function ownWilling(ctx: Context, { willing }: In<'ownWilling'>) {
  const { whole, party } = await openDeciding(ctx);
  if (!mayBeAsked(whole.mediation.state)) throw new Refusal('step.not-now');
  await noteWilling(ctx, whole, party, { willing, how: 'page' });
  await touch(ctx.tx, whole.mediation.id, ctx.now);
  if (willing === 'no' || !isOpen(whole.mediation.state) || party.willing === 'no')
    await tellColleagues(ctx, whole, hands(whole), 'staff.mediation-news');
  return { done: true as const };
}

export async function ownRights(ctx: Context) {
  const { whole, party } = await openOwn(ctx, true);
  await saveRights(ctx.tx, party.id, 'page', ctx.now);
  tell(ctx, whole, 'party.rights', { partyId: party.id, side: party.side, how: 'page' });
  await touch(ctx.tx, whole.mediation.id, ctx.now);
  return { done: true as const };
}

const routesOf = {
  people: ['court', 'legal-aid'],
  'public-order': ['penalty', 'court'],
} as const satisfies Record<Track, readonly Route[]>;

/**
 * 终止: free will. Whoever stands on a side may stop at any time; the ways that remain are told at once. One of many ends nothing for the others:
 * he is out of it as far as he is concerned, is told his ways, and colleagues hear of it.
 */
export async function ownStop(ctx: Context, { text }: In<'ownStop'>) {
  const { whole, party } = await openDeciding(ctx);
  const { mediation } = whole;
  const told = { routes: routesOf[mediation.track], how: 'page' } as const;
  if (isOneOfMany(party, partiesNow(whole))) {
    if (!isOpen(mediation.state) || party.willing === 'no') throw new Refusal('step.not-now');
    await noteWilling(ctx, whole, party, { willing: 'no', how: 'page', ...(text !== '' && { text }) });
    await tellRoutesTo(ctx, whole, [party.id], told);
    await touch(ctx.tx, mediation.id, ctx.now);
  } else {
    await saveWilling(ctx.tx, party.id, { willing: 'no', how: 'page' }, ctx.now);
    await takeLocked(ctx, whole, { step: 'stop', text, data: { side: party.side } });
    await tellRoutesTo(ctx, whole, principalsOf(whole), told);
  }
  await tellColleagues(ctx, whole, hands(whole), 'staff.mediation-news');
  return { done: true as const };
}

export async function ownOpenness(ctx: Context, { wantsOpen }: In<'ownOpenness'>) {
  const { whole, party } = await openDeciding(ctx);
  if (!isOpen(whole.mediation.state)) throw new Refusal('step.not-now');
  await saveWantsOpen(ctx.tx, party.id, wantsOpen);
  const parties = whole.parties.map((one) => (one.id === party.id ? { ...one, wants_open: wantsOpen } : one));
  await settleOpenness(ctx, { ...whole, parties });
  tell(ctx, whole, 'party.openness', { partyId: party.id, side: party.side, open: wantsOpen });
  await touch(ctx.tx, whole.mediation.id, ctx.now);
  return { done: true as const };
}
