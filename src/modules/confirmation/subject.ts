import { dayOf } from '../../kit/calendar.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { type EffectiveAgreement, listEffective } from '../agreements/api.ts';
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
  subjectOf,
  unknownMediation,
  type WholeMediation,
} from '../mediation/api.ts';
import { courtOf, mayAsCourt, mayOnConfirmation } from './policy.ts';
import { doubtsIn, exclusionsOf, isJoint, paperLines } from './rules-joint.ts';
import { findConfirmation, findNewest, type WholeConfirmation } from './store.ts';
import { type ConfirmationFact, confirmationFacts } from './words.ts';

/** An application with its dispute and the agreement that it is about. */
export interface Asking extends WholeConfirmation {
  readonly whole: WholeMediation;
  readonly agreement: EffectiveAgreement;
}

/** The agreement of an application; undefined after its words were taken away. */
async function asking(
  ctx: Context,
  whole: WholeMediation,
  found: WholeConfirmation | undefined,
): Promise<Asking | undefined> {
  if (!found) return undefined;
  const agreements = await listEffective(ctx.tx, whole.mediation.id);
  const agreement = agreements.find(({ id }) => id === found.confirmation.agreement_id);
  return agreement && { ...found, whole, agreement };
}

/** The newest application of a mediation within an act that was permitted. */
export async function askingOf(ctx: Context, whole: WholeMediation, lock = false): Promise<Asking | undefined> {
  return asking(ctx, whole, await findNewest(ctx.tx, whole.mediation.id, lock));
}

/** Loads, leaves the access line and asks this door's permission. */
export async function openMediation(ctx: Context, id: string, lock = false): Promise<WholeMediation> {
  const whole = await findMediation(ctx.tx, id, lock);
  if (whole) accessed(ctx, whole);
  ctx.permit(mayOnConfirmation, whole ? subjectOf(whole) : unknownMediation);
  if (!whole) throw new Refusal('not-found');
  return whole;
}

/** The same with the application, for whoever changes it; the dispute is locked, so that two words queue up. */
export async function openAsking(ctx: Context, id: string, version?: number): Promise<Asking> {
  const found = await askingOf(ctx, await openMediation(ctx, id, true), true);
  if (!found) throw new Refusal('not-found');
  if (version !== undefined && found.confirmation.version !== version) throw new Refusal('version.conflict');
  return found;
}

/** The same for a party with the own link. */
export async function openOwn(ctx: Context, lock = false): Promise<{ party: Party; found: Asking | undefined }> {
  const { whole, party } = await findOwn(ctx, lock);
  ctx.permit(mayOnConfirmation, whole ? subjectOf(whole) : unknownMediation);
  if (!whole || !party) throw new Refusal('not-found');
  return { party, found: await askingOf(ctx, whole, lock) };
}

/** The same for the court with its link. */
export async function openCourt(ctx: Context, lock = false): Promise<Asking> {
  const id = courtOf(ctx.who);
  const confirmation = id === undefined ? undefined : await findConfirmation(ctx.tx, id, lock);
  const whole = confirmation && (await findMediation(ctx.tx, confirmation.confirmation.mediation_id, lock));
  if (whole) accessed(ctx, whole, '法院查看司法确认申请');
  ctx.permit(mayAsCourt, confirmation?.confirmation.id ?? '');
  const found = whole && (await asking(ctx, whole, confirmation));
  if (!found) throw new Refusal('not-found');
  return found;
}

/** Writes a line into the timeline of the mediation and tells open pages. */
export function tell(
  ctx: Context,
  whole: WholeMediation,
  kind: ConfirmationFact,
  data: Readonly<Record<string, string | number | boolean>>,
): void {
  const subject = ofMediation(whole.mediation.id);
  ctx.record({ subject, kind, audience: confirmationFacts[kind].resident === null ? 'staff' : 'resident', data });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
}

/** Whoever is bound by the agreement: these ask together. */
export const boundOf = ({ agreement }: Pick<Asking, 'agreement'>) =>
  agreement.parties.filter(({ id }) => agreement.boundIds.includes(id));

/** True when this party may say it for that one: it is itself and of age, or acts for it with the power to settle. */
export function maySpeakFor(party: Party, partyId: string, now: Date): boolean {
  if (!settles(party, now)) return false;
  return party.id === partyId ? !isMinor(party.born_on, dayOf(now)) : party.acts_for === partyId;
}

export const doubtsOf = ({ agreement }: Pick<Asking, 'agreement'>) =>
  doubtsIn(agreement.text.duties, [...new Set(agreement.parties.flatMap(({ id, side }) => [id, String(side)]))]);

/** Why it cannot be brought to the court; `marks` are those that a colleague found. */
export function excludedBy(found: Pick<Asking, 'agreement' | 'whole' | 'confirmation'>) {
  const { whole, agreement, confirmation } = found;
  return exclusionsOf({
    track: whole.mediation.track,
    form: agreement.form,
    marks: confirmation.marks ?? [],
    doubts: doubtsOf(found),
  });
}

export const isAgreedByAll = (found: Asking): boolean => isJoint(boundOf(found), found.words);

/** Where the court reaches a party: as it was confirmed, else as it stands in the dispute. */
export function contactOf({ contacts, whole }: Asking, partyId: string) {
  const said = contacts.find(({ party_id }) => party_id === partyId);
  const party = whole.parties.find(({ id }) => id === partyId);
  return {
    address: said?.address ?? party?.address ?? '',
    phone: said?.phone ?? party?.phone ?? '',
    confirmed: said !== undefined,
  };
}

/** Who signs by power of attorney for somebody who is bound. */
export function agentsOf(found: Asking): Party[] {
  const bound = boundOf(found).map(({ id }) => id);
  return partiesNow(found.whole).filter(({ role, acts_for }) => role === 'agent' && bound.includes(acts_for ?? ''));
}

/** The list of papers as it stands. */
export function linesOf(found: Asking) {
  const bound = boundOf(found).map(({ id }) => id);
  return paperLines({
    bound,
    agents: agentsOf(found).map(({ id, mandate_file_id: file }) => ({ id, hasMandateFile: file !== null })),
    reached: bound.filter((id) => {
      const { address, phone } = contactOf(found, id);
      return address !== '' && phone !== '';
    }),
    property: found.confirmation.property,
    papers: found.papers,
  });
}
