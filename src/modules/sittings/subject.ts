import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import {
  accessed,
  findMediation,
  findOwn,
  hearersOf,
  type Mediation,
  ofMediation,
  type Party,
  partiesNow,
  type Seat,
  seatsNow,
  speaks,
  subjectOf,
  unknownMediation,
  type WholeMediation,
} from '../mediation/api.ts';
import { mayToSittings } from './policy.ts';
import { unrecordedOf } from './rules.ts';
import type { Speaker } from './rules-times.ts';
import { listSittings, saveUnrecorded } from './store-sittings.ts';
import type { Sitting } from './tables.ts';
import { type SittingFact, sittingFacts } from './words.ts';

export const freshId = (ctx: Context): string => newId(ctx.now.getTime());

/** Loads the mediation, leaves the access line and asks this door's permission. */
export async function openOf(ctx: Context, id: string, lock = true): Promise<WholeMediation> {
  const whole = await findMediation(ctx.tx, id, lock);
  if (whole) accessed(ctx, whole);
  ctx.permit(mayToSittings, whole ? subjectOf(whole) : unknownMediation);
  if (!whole) throw new Refusal('not-found');
  return whole;
}

/** The same for a party with the own link. */
export async function openOwn(ctx: Context, lock = true): Promise<{ whole: WholeMediation; party: Party }> {
  const { whole, party } = await findOwn(ctx, lock);
  ctx.permit(mayToSittings, whole ? subjectOf(whole) : unknownMediation);
  if (!whole || !party) throw new Refusal('not-found');
  return { whole, party };
}

/** Whoever speaks for the side; refuses `not-allowed` for who only helps or whose mandate is over. */
export function mustSpeak(party: Party, now: Date): void {
  if (!speaks(party, now)) throw new Refusal('not-allowed');
}

/** A sitting of this mediation; refuses `not-found`. */
export async function mustFind(ctx: Context, { mediation }: WholeMediation, sittingId: string): Promise<Sitting> {
  const found = (await listSittings(ctx.tx, mediation.id)).find(({ id }) => id === sittingId);
  if (!found) throw new Refusal('not-found');
  return found;
}

/** A party of this mediation who has not left; refuses `not-found`. */
export function mustBeParty(whole: WholeMediation, partyId: string): Party {
  const party = partiesNow(whole).find(({ id }) => id === partyId);
  if (!party) throw new Refusal('not-found');
  return party;
}

/** Writes a line into the timeline of the mediation and tells open pages. `quietly`: also what parties could read stays with colleagues. */
export function tell(
  ctx: Context,
  whole: WholeMediation,
  kind: SittingFact,
  data: Readonly<Record<string, unknown>> = {},
  quietly = false,
): void {
  const subject = ofMediation(whole.mediation.id);
  const audience = quietly || sittingFacts[kind].resident === null ? 'staff' : 'resident';
  ctx.record({ subject, kind, audience, data });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
}

/** What only the panel may know happened: a sealed fact without a word, and only the panel's pages hear of it. */
export function tellPanel(ctx: Context, whole: WholeMediation, kind: SittingFact): void {
  const subject = ofMediation(whole.mediation.id);
  ctx.record({ subject, kind, audience: 'sealed' });
  ctx.signal(subject, { unitIds: [], personIds: subjectOf(whole).mediatorIds });
}

const helping = ['interpreter', 'support'];

/** Parties on the sides, without those who only help. */
export const principalsOf = (whole: WholeMediation): Party[] =>
  partiesNow(whole).filter(({ role }) => !helping.includes(role));

export const sidesOf = (whole: WholeMediation): number[] =>
  [...new Set(principalsOf(whole).map(({ side }) => side))].sort((one, other) => one - other);

/** Sides that are asked for, all when none is named; refuses `input.invalid` for a side that there is not. */
export function chosenSides(whole: WholeMediation, asked: readonly number[] | undefined): number[] {
  const all = sidesOf(whole);
  if (asked === undefined || asked.length === 0) return all;
  if (asked.some((side) => !all.includes(side)))
    throw new Refusal('input.invalid', [{ path: 'sides', zh: '没有这一方', en: 'There is no such side' }]);
  return [...new Set(asked)].sort((one, other) => one - other);
}

export const speakersOf = (whole: WholeMediation, now: Date): Speaker[] =>
  partiesNow(whole).map((party) => ({
    id: party.id,
    side: party.side,
    role: party.role,
    actsFor: party.acts_for,
    speaks: speaks(party, now),
  }));

const mediating = ['lead', 'co', 'assist'];

/** Whoever mediates now; before there is a panel its liaison. */
export function hostsOf(whole: WholeMediation): string[] {
  const seated = seatsNow(whole).filter(({ role }) => mediating.includes(role));
  const { liaison_id: liaison } = whole.mediation;
  return seated.length > 0 ? seated.map(({ person_id }) => person_id) : liaison === null ? [] : [liaison];
}

/** People who must know when something changed: liaison and lead. */
export const handsOf = (whole: WholeMediation): (string | null)[] => [
  whole.mediation.liaison_id,
  ...seatsNow(whole).flatMap(({ person_id, role }: Seat) => (role === 'lead' ? [person_id] : [])),
];

const goingOn: readonly Mediation['state'][] = ['matched', 'scheduled', 'under-way'];

/** Sittings belong to a mediation that goes on; refuses `step.not-now`. */
export function mustGoOn({ mediation }: WholeMediation): void {
  if (!goingOn.includes(mediation.state)) throw new Refusal('step.not-now');
}

/** Tells the mediation how many of its sittings wait for a record. */
export async function countUnrecorded(ctx: Context, { mediation }: WholeMediation): Promise<void> {
  await saveUnrecorded(ctx.tx, mediation.id, unrecordedOf(await listSittings(ctx.tx, mediation.id)));
}
