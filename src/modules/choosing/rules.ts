import { createHash } from 'node:crypto';
import type { MatchResult } from '../../algorithms/mediator-matching/match.ts';
import type { Mediator, Seat } from '../../algorithms/mediator-matching/seats.ts';
import type { RefusalCode } from '../../kit/refusal.ts';
import type { Party } from '../mediation/api.ts';
import { speaks } from '../mediation/api.ts';
import type { MediationState, Track } from '../mediation/words.ts';
import type { Seated } from './tables.ts';

/** What a ballot says. */
export interface BallotSaid {
  readonly ranking: readonly string[];
  readonly vetoes: readonly string[];
  /** 32 random hexadecimal digits of whoever wrote it: without them a short list could be guessed from its hash. */
  readonly salt: string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** 承诺: the hash that stands in the facts before anybody opens the ballot; bound to round and side. */
export function commitmentOf(roundId: string, side: number, { ranking, vetoes, salt }: BallotSaid): string {
  return sha256(JSON.stringify([roundId, side, ranking, vetoes, salt]));
}

/** The hash under which a seed is published before the ballots. */
export const seedHashOf = (seed: string): string => sha256(seed);

/** The hash of the list as it was counted, for whoever repeats the count. */
export function listHashOf(counted: readonly Mediator[]): string {
  return sha256(
    JSON.stringify(counted.map((one) => [one.id, one.fields, one.openCases, one.mostCases, one.conflicts])),
  );
}

/** States in which mediators are chosen, or replaced. */
const choosable: readonly MediationState[] = ['choosing', 'matched', 'scheduled', 'under-way'];
export const isChoosable = (state: MediationState): boolean => choosable.includes(state);

/** A mediator can leave a panel that sits. */
export const isSitting = (state: MediationState): boolean => isChoosable(state) && state !== 'choosing';

/** Sides on which somebody stands for himself, in their order. */
export function sidesOf(parties: readonly Pick<Party, 'side' | 'role'>[]): number[] {
  const principals = parties.filter(({ role }) => role === 'party' || role === 'representative');
  return [...new Set(principals.map(({ side }) => side))].sort((one, other) => one - other);
}

/**
 * Whoever may hand in for a side: anybody who speaks for it; where the side named representatives, only they, or who acts for one.
 * 人民调解法 §23: the parties choose or accept the mediator.
 */
export function maySpeakBallot(party: Party, parties: readonly Party[], now: Date): boolean {
  if (!speaks(party, now)) return false;
  const representatives = parties.filter((one) => one.side === party.side && one.role === 'representative');
  if (representatives.length === 0) return true;
  return representatives.some(({ id }) => id === party.id || id === party.acts_for);
}

/** What is wrong with the seats asked for: one lead, and in public-order mediation an officer leads (公安机关办理行政案件程序规定 §178). */
export function findSeatProblem(seats: readonly Seat[], track: Track): RefusalCode | undefined {
  const leads = seats.filter(({ role }) => role === 'lead');
  if (leads.length !== 1) return 'choosing.one-lead';
  return track === 'public-order' && leads[0]?.field !== 'police' ? 'choosing.police-leads' : undefined;
}

/** The part of a result that belongs to one side: its own lines, nothing that another wrote. */
export function partOf(result: MatchResult, sideId: string): MatchResult {
  const excluded = result.excluded.flatMap((one) => {
    if (one.reason !== 'veto') return [{ ...one, sideIds: [] }];
    return one.sideIds.includes(sideId) ? [{ ...one, sideIds: [sideId] }] : [];
  });
  if (result.outcome === 'no-common') return { ...result, excluded };
  const panel = result.panel.map((choice) => ({
    ...choice,
    decidedBy: choice.decidedBy === 'draw' ? ('draw' as const) : ('worst-place' as const),
    places: choice.places.filter((place) => place.sideId === sideId),
  }));
  return { outcome: 'matched', panel, excluded };
}

/** Sides that were given somebody whom they did not name. */
export function sidesToAsk(result: MatchResult, sides: readonly number[]): number[] {
  if (result.outcome !== 'matched') return [];
  return sides.filter((side) =>
    result.panel.some(({ places }) => places.some(({ sideId, line }) => sideId === String(side) && line === null)),
  );
}

/** Whether every side named everybody of the panel. */
export function isNamedByAll(result: MatchResult): boolean {
  return result.outcome === 'matched' && result.panel.every(({ places }) => places.every(({ line }) => line !== null));
}

/** Who was chosen, in the order of the seats. */
export function panelOf(result: MatchResult): Seated[] {
  if (result.outcome !== 'matched') return [];
  return result.panel.map(({ seat, mediatorId }) => ({ mediatorId, role: seat.role }));
}

/** Whether the same people were found for the same seats. */
export function isSamePanel(one: readonly Seated[], other: readonly Seated[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ mediatorId, role }, i) => other[i]?.mediatorId === mediatorId && other[i].role === role)
  );
}
