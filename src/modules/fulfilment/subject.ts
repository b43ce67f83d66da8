import { dayOf } from '../../kit/calendar.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import {
  accessed,
  findMediation,
  findOwn,
  hearersOf,
  isMinor,
  ofMediation,
  type Party,
  partiesNow,
  settles,
  speaks,
  subjectOf,
  unknownMediation,
  type WholeMediation,
} from '../mediation/api.ts';
import { mayOnFulfilment } from './policy.ts';
import { findLedger, type Ledger } from './store-read.ts';
import type { Entry, Obligation } from './tables.ts';
import { type End, type FulfilmentFact, fulfilmentFacts } from './words.ts';

/** A mediation with the ledger of its agreement. */
export interface Opened {
  readonly whole: WholeMediation;
  readonly ledger: Ledger;
}

/** Loads the mediation, leaves the access line and asks this door's permission; the ledger is there once an agreement is in force. */
export async function openWhole(
  ctx: Context,
  mediationId: string,
  lock = false,
): Promise<{ whole: WholeMediation; ledger: Ledger | undefined }> {
  const whole = await findMediation(ctx.tx, mediationId, lock);
  if (whole) accessed(ctx, whole);
  ctx.permit(mayOnFulfilment, whole ? subjectOf(whole) : unknownMediation);
  if (!whole) throw new Refusal('not-found');
  return { whole, ledger: await findLedger(ctx.tx, mediationId) };
}

/** The same, to change something: the mediation is locked, so that writers queue up. Refuses `step.not-now` before there is a ledger. */
export async function openToWrite(ctx: Context, mediationId: string): Promise<Opened> {
  const { whole, ledger } = await openWhole(ctx, mediationId, true);
  if (!ledger) throw new Refusal('step.not-now');
  return { whole, ledger };
}

/** The mediation behind the own link of a party. */
export async function openOwn(
  ctx: Context,
  lock = false,
): Promise<{ whole: WholeMediation; party: Party; ledger: Ledger | undefined }> {
  const { whole, party } = await findOwn(ctx, lock);
  ctx.permit(mayOnFulfilment, whole ? subjectOf(whole) : unknownMediation);
  if (!whole || !party) throw new Refusal('not-found');
  return { whole, party, ledger: await findLedger(ctx.tx, whole.mediation.id) };
}

/** The end of an account at which this party stands: itself, or for somebody. Undefined: the account is none of its business. */
export function endOf(
  party: Pick<Party, 'id' | 'role' | 'acts_for'>,
  { by_ids: by, to_ids: to }: Pick<Obligation, 'by_ids' | 'to_ids'>,
): Exclude<End, 'office'> | undefined {
  const acting = party.role === 'agent' || party.role === 'guardian' || party.role === 'representative';
  const ids = acting && party.acts_for !== null ? [party.id, party.acts_for] : [party.id];
  if (ids.some((id) => by.includes(id))) return 'by';
  return ids.some((id) => to.includes(id)) ? 'to' : undefined;
}

/** Everybody who stands at this end now: those who owe or are owed, and who acts for them. */
export function partiesAt(
  whole: WholeMediation,
  obligation: Pick<Obligation, 'by_ids' | 'to_ids'>,
  end: Exclude<End, 'office'>,
): Party[] {
  return partiesNow(whole).filter((party) => endOf(party, obligation) === end);
}

/** True when what this party says counts for its end; a child's word is its guardian's to give. */
export function mayWrite(party: Party, now: Date): boolean {
  const isOwn = party.role === 'party' || party.role === 'representative';
  return speaks(party, now) && !(isOwn && isMinor(party.born_on, dayOf(now)));
}

/** True when this party may also confirm and agree: an agent only with a special mandate. */
export const mayAgree = (party: Party, now: Date): boolean => mayWrite(party, now) && settles(party, now);

/** An account of this mediation; refuses `not-found`. */
export function obligationIn({ obligations }: Ledger, id: string): Obligation {
  const found = obligations.find((one) => one.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
}

export const entriesOf = ({ entries }: Ledger, obligationId: string): Entry[] =>
  entries.filter(({ obligation_id: id }) => id === obligationId);

/** Whose end a colleague writes down for: a party of this dispute who stands at one of the account's ends; refuses `input.invalid`. */
export function partyAt(whole: WholeMediation, obligation: Obligation, partyId: string) {
  const party = partiesNow(whole).find(({ id }) => id === partyId);
  const end = party && endOf(party, obligation);
  if (!party || !end)
    throw new Refusal('input.invalid', [
      { path: 'partyId', zh: '这笔账与这位当事人无关', en: 'This account is not between this party and another' },
    ]);
  return { party, end };
}

/** The account as the day sees it: today and the days of grace. */
export const dayFor = (ctx: Context, { performance }: Ledger) => ({
  today: dayOf(ctx.now),
  graceDays: performance.grace_days,
});

/** Writes a line into the timeline of the mediation and tells open pages. */
export function tell(
  ctx: Context,
  whole: WholeMediation,
  kind: FulfilmentFact,
  data: Readonly<Record<string, string | number | boolean>> = {},
): void {
  const subject = ofMediation(whole.mediation.id);
  ctx.record({ subject, kind, audience: fulfilmentFacts[kind].resident === null ? 'staff' : 'resident', data });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
}

export const otherEnd = (end: Exclude<End, 'office'>): Exclude<End, 'office'> => (end === 'by' ? 'to' : 'by');
