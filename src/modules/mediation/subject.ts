import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { hearersOf, type MediationSubject, mayToMediation, partyIdOf, unknownMediation } from './policy.ts';
import { isOver, type Standing } from './rules.ts';
import { findIdOfParty, findWhole, touch, type WholeMediation } from './store-cases.ts';
import type { Party, Seat } from './tables.ts';
import { type MediationFact, mediationFacts, type SeatRole } from './words.ts';

export const ofMediation = (id: string) => ({ kind: 'mediation', id });

const mediating: readonly SeatRole[] = ['lead', 'co', 'assist'];

/** Seats held now. */
export const seatsNow = ({ seats }: Pick<WholeMediation, 'seats'>): Seat[] =>
  seats.filter(({ until }) => until === null);

/** Parties who have not left. */
export const partiesNow = ({ parties }: Pick<WholeMediation, 'parties'>): Party[] =>
  parties.filter(({ left_at }) => left_at === null);

/** What permission needs of a loaded case. */
export function subjectOf(whole: WholeMediation): MediationSubject {
  const { mediation, members } = whole;
  const seats = seatsNow(whole);
  return {
    unitId: mediation.unit_id,
    liaisonId: mediation.liaison_id,
    state: mediation.state,
    wasReopened: mediation.times_reopened > 0,
    mediatorIds: seats.filter(({ role }) => mediating.includes(role)).map(({ person_id }) => person_id),
    seatedIds: seats.map(({ person_id }) => person_id),
    memberUnitIds: members.flatMap(({ unit_id, state }) => (state === 'declined' ? [] : (unit_id ?? []))),
    partyIds: partiesNow(whole).map(({ id }) => id),
  };
}

/** What the rules need of it. */
export function standingOf(whole: WholeMediation): Standing {
  const { state, resume_to: resumeTo, mode } = whole.mediation;
  return { state, resumeTo, mode, hasPanel: seatsNow(whole).some(({ role }) => role === 'lead') };
}

/** Leaves the access line of a case: whose data it is are its parties. */
export function accessed(ctx: Context, whole: WholeMediation, reason?: string): void {
  const residents = whole.parties.map(({ id }) => id);
  ctx.accessed({ subject: ofMediation(whole.mediation.id), residents, ...(reason !== undefined && { reason }) });
}

/** Loads, leaves the access line and asks this door's permission. */
export async function openMediation(ctx: Context, id: string, lock = false): Promise<WholeMediation> {
  const whole = await findWhole(ctx.tx, id, lock);
  if (whole) accessed(ctx, whole);
  ctx.permit(mayToMediation, whole ? subjectOf(whole) : unknownMediation);
  if (!whole) throw new Refusal('not-found');
  return whole;
}

/** The same, locked, for what is changed until the end. Refuses `step.not-now`. */
export async function openUnended(ctx: Context, id: string): Promise<WholeMediation> {
  const whole = await openMediation(ctx, id, true);
  if (isOver(whole.mediation.state)) throw new Refusal('step.not-now');
  return whole;
}

/** The same for a party with the own link: the case and who knocks. */
export async function openOwn(ctx: Context, lock = false): Promise<{ whole: WholeMediation; party: Party }> {
  const { whole, party } = await findOwn(ctx, lock);
  ctx.permit(mayToMediation, whole ? subjectOf(whole) : unknownMediation);
  if (!whole || !party) throw new Refusal('not-found');
  return { whole, party };
}

/** The case and party behind the open link, before any permission was asked. */
export async function findOwn(
  ctx: Context,
  lock = false,
): Promise<{ whole: WholeMediation | undefined; party: Party | undefined }> {
  const partyId = partyIdOf(ctx.who);
  const id = partyId === undefined ? undefined : await findIdOfParty(ctx.tx, partyId);
  const whole = id === undefined ? undefined : await findWhole(ctx.tx, id, lock);
  const party = whole && partiesNow(whole).find((one) => one.id === partyId);
  if (whole && party) ctx.accessed({ subject: ofMediation(whole.mediation.id), residents: [party.id] });
  return { whole, party };
}

/** Writes a line into its timeline and tells open pages; who may read it stands in words.ts. */
export function tell(ctx: Context, whole: WholeMediation, kind: MediationFact, data: Record<string, unknown>): void {
  const subject = ofMediation(whole.mediation.id);
  ctx.record({ subject, kind, audience: mediationFacts[kind].resident === null ? 'staff' : 'resident', data });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
}

/** What came of a change that left the state as it was. */
export async function changed(ctx: Context, { mediation }: WholeMediation) {
  return { id: mediation.id, state: mediation.state, version: await touch(ctx.tx, mediation.id, ctx.now) };
}

/** Refuses when somebody else changed it since it was read. */
export function mustBe({ mediation }: WholeMediation, version: number): void {
  if (mediation.version !== version) throw new Refusal('version.conflict');
}
