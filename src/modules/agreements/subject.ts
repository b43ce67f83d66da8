import type { TextBackground } from '../../algorithms/definite-duties/text.ts';
import { dayOf } from '../../kit/calendar.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import {
  accessed,
  findMediation,
  findOwn,
  hearersOf,
  ofMediation,
  type Party,
  partiesNow,
  type Seat,
  seatsNow,
  subjectOf,
  unknownMediation,
  type WholeMediation,
} from '../mediation/api.ts';
import { mayOnAgreements, readsDrafts } from './policy.ts';
import { listAgreements, type WholeAgreement } from './store.ts';
import type { AgreementFact, AgreementForm } from './words.ts';
import { agreementFacts } from './words.ts';

/** A mediation with all versions of its agreement, newest first. */
export interface Opened {
  readonly whole: WholeMediation;
  readonly versions: readonly WholeAgreement[];
}

/** Loads, leaves the access line and asks this door's permission; the mediation is locked where something changes, so that signatures queue up. */
export async function openAgreements(ctx: Context, mediationId: string, lock = false): Promise<Opened> {
  const whole = await findMediation(ctx.tx, mediationId, lock);
  if (whole) accessed(ctx, whole);
  ctx.permit(mayOnAgreements, whole ? subjectOf(whole) : unknownMediation);
  if (!whole) throw new Refusal('not-found');
  const seesDrafts = readsDrafts(ctx.who, subjectOf(whole));
  const versions = await listAgreements(ctx.tx, mediationId);
  return { whole, versions: versions.filter(({ agreement }) => seesDrafts || isShown(agreement)) };
}

/** What was never proposed is nobody's to read but the panel's. */
const isShown = ({ proposed_at }: WholeAgreement['agreement']): boolean => proposed_at !== null;

/** The same for a party with the own link: only what was proposed. */
export async function openOwnAgreements(ctx: Context, lock = false): Promise<Opened & { readonly party: Party }> {
  const { whole, party } = await findOwn(ctx, lock);
  ctx.permit(mayOnAgreements, whole ? subjectOf(whole) : unknownMediation);
  if (!whole || !party) throw new Refusal('not-found');
  const versions = await listAgreements(ctx.tx, whole.mediation.id);
  return { whole, party, versions: versions.filter(({ agreement }) => isShown(agreement)) };
}

/** One version of those that were opened; refuses as if it were not there. */
export function versionIn({ versions }: Opened, agreementId: string): WholeAgreement {
  const found = versions.find(({ agreement }) => agreement.id === agreementId);
  if (!found) throw new Refusal('not-found');
  return found;
}

/** Writes a line into the timeline of the mediation and tells open pages. */
export function tell(
  ctx: Context,
  whole: WholeMediation,
  kind: AgreementFact,
  data: Readonly<Record<string, string | number | boolean>>,
): void {
  const subject = ofMediation(whole.mediation.id);
  ctx.record({ subject, kind, audience: agreementFacts[kind].resident === null ? 'staff' : 'resident', data });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
}

/** Whoever stands on a side for himself; agents, guardians and helpers act for one of them. */
export const principalsOf = (whole: WholeMediation): Party[] =>
  partiesNow(whole).filter(
    ({ role, acts_for }) => role === 'party' || (role === 'representative' && acts_for === null),
  );

/** Seats of those who mediate and sign: the lead and who mediates beside. */
export const hostsOf = (whole: WholeMediation): Seat[] =>
  seatsNow(whole).filter(({ role }) => role === 'lead' || role === 'co');

export const sidesOf = (whole: WholeMediation): number[] => [...new Set(principalsOf(whole).map(({ side }) => side))];

/** What the check of a text goes by. On the spot the colleague who does it is the mediator, where nobody is seated. */
export function backgroundOf(ctx: Context, whole: WholeMediation, form: AgreementForm): TextBackground {
  const principals = principalsOf(whole);
  const isHost = hostsOf(whole).length > 0 || (personOf(ctx) ?? whole.mediation.liaison_id) !== null;
  return {
    track: whole.mediation.track,
    form,
    sides: sidesOf(whole),
    partyIds: principals.map(({ id }) => id),
    hosts: isHost ? Math.max(1, hostsOf(whole).length) : 0,
    bare: principals.filter(({ address, employer }) => address === '' && employer === '').length,
    agreedOn: dayOf(ctx.now),
  };
}

/** The person of a colleague who knocks. */
export function personOf({ who }: Context): string | null {
  return who.kind === 'staff' || who.kind === 'token' ? who.personId : null;
}
