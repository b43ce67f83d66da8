import type { RefusalCode } from '../../kit/refusal.ts';
import type { OfferState } from './words.ts';

/** An offer as far as turns go. */
export interface OfferStanding {
  readonly id: string;
  readonly fromSide: number;
  readonly toSides: readonly number[];
  readonly state: OfferState;
  readonly acceptedBy: readonly number[];
  readonly validUntil: Date | null;
}

/** Whose turn it is, and on which offer. */
export interface Turn {
  readonly side: number;
  readonly offerId: string;
}

const isOver = ({ validUntil }: Pick<OfferStanding, 'validUntil'>, now: Date) =>
  validUntil !== null && validUntil <= now;

/** The offer on the table; drafts that nobody else knows of never are. */
export function openOffer<One extends OfferStanding>(offers: readonly One[], now: Date): One | undefined {
  return offers.find((offer) => offer.state === 'open' && !isOver(offer, now));
}

/** 轮到谁: of several sides asked, the lowest that has not accepted yet; nobody while nothing lies on the table. */
export function turnOf(offers: readonly OfferStanding[], now: Date): Turn | undefined {
  const open = openOffer(offers, now);
  const side = open?.toSides.filter((one) => !open.acceptedBy.includes(one)).toSorted((one, other) => one - other)[0];
  return open === undefined || side === undefined ? undefined : { side, offerId: open.id };
}

/** What becomes of the offers that stood before. */
export interface Closing {
  readonly id: string;
  readonly state: OfferState;
}

export type OfferRuling =
  | { readonly ok: true; readonly closes: readonly Closing[]; readonly answersTo: string | null }
  | { readonly ok: false; readonly code: RefusalCode };

const refused = (code: RefusalCode) => ({ ok: false, code }) as const;

/** What ran out but still stands as open. */
const lapsing = (offers: readonly OfferStanding[], now: Date): Closing[] =>
  offers.filter((one) => one.state === 'open' && isOver(one, now)).map(({ id }) => ({ id, state: 'lapsed' }));

/** 提出方案: a side puts an offer on the table when nothing lies there, or counters what it is asked; never while another side is to move. */
export function judgeOpening(offers: readonly OfferStanding[], fromSide: number, now: Date): OfferRuling {
  const lapsed = lapsing(offers, now);
  const turn = turnOf(offers, now);
  if (turn === undefined) return { ok: true, closes: lapsed, answersTo: null };
  if (turn.side !== fromSide) return refused('offer.not-your-turn');
  return { ok: true, closes: [...lapsed, { id: turn.offerId, state: 'countered' }], answersTo: turn.offerId };
}

export type AnswerRuling =
  | { readonly ok: true; readonly state: OfferState; readonly acceptedBy: readonly number[] }
  | { readonly ok: false; readonly code: RefusalCode };

/** 答复方案: by the side whose turn it is; accepted once all sides asked have. */
export function judgeAnswer(
  offers: readonly OfferStanding[],
  answer: { readonly offerId: string; readonly side: number; readonly accepts: boolean },
  now: Date,
): AnswerRuling {
  const turn = turnOf(offers, now);
  const open = openOffer(offers, now);
  if (!turn || !open || open.id !== answer.offerId || turn.side !== answer.side)
    return { ok: false, code: 'offer.not-your-turn' };
  if (!answer.accepts) return { ok: true, state: 'declined', acceptedBy: open.acceptedBy };
  const acceptedBy = [...open.acceptedBy, answer.side];
  const isWhole = open.toSides.every((side) => acceptedBy.includes(side));
  return { ok: true, state: isWhole ? 'accepted' : 'open', acceptedBy };
}

const drafts: readonly OfferState[] = ['unconfirmed', 'held'];

/** Nobody but the own side and the mediators knows of it. */
export const isDraft = (state: OfferState): boolean => drafts.includes(state);

/** A side may take back what it offered until all have answered. */
export const mayWithdraw = (state: OfferState): boolean => state === 'open' || isDraft(state);

/** What a side reads of offers: its own, and what lay on the table at some time. */
export const isReadable = (
  offer: { readonly from_side: number; readonly opened_at: Date | null },
  side: number,
): boolean => offer.opened_at !== null || offer.from_side === side;
