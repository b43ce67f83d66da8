import { addDays } from '../../kit/calendar.ts';
import type { RefusalCode } from '../../kit/refusal.ts';
import type { LeafletState, PlanState, ProofState, SearchState, SectorState } from './words.ts';

/** 走失寻人: the category whose matters are searches. */
const missing = 'help.missing';

/** Whether a search can be begun on a matter of this category and state. */
export function judgeSearch({
  category,
  state,
}: {
  readonly category: string;
  readonly state: string;
}): RefusalCode | undefined {
  if (category !== missing && !category.startsWith(`${missing}.`)) return 'care.not-missing';
  return isOver(state) ? 'step.not-now' : undefined;
}

const over: ReadonlySet<string> = new Set(['archived', 'withdrawn', 'not_accepted', 'merged']);

/** Matters to which nothing is added any more. */
export function isOver(state: string): boolean {
  return over.has(state);
}

/** An area is divided anew only while nobody has gone out. */
export function judgeDividing(sectors: readonly { readonly state: SectorState }[]): RefusalCode | undefined {
  return sectors.some(({ state }) => state !== 'waiting') ? 'care.sectors-begun' : undefined;
}

/** What the page behind a leaflet's code is at this instant. A found person's page says so at once and for good. */
export function leafletState(
  search: { readonly state: SearchState },
  leaflet: { readonly ended_at: Date | null; readonly expires_at: Date },
  now: Date,
): LeafletState {
  if (search.state === 'found') return 'found';
  return search.state === 'running' && leaflet.ended_at === null && leaflet.expires_at > now ? 'open' : 'over';
}

/** A consent is for a year at most, then it is asked again. */
const consentMostDays = 366;

/** Whether a consent may run until this day. */
export function isConsentDay(until: string, today: string): boolean {
  return until >= today && until <= addDays(today, consentMostDays);
}

/** Whether the consent under which a plan runs is over. */
export function isLapsed(
  { state, consent_until }: { readonly state: PlanState; readonly consent_until: string },
  today: string,
): boolean {
  return state === 'running' && consent_until < today;
}

/** Whether anything may be done for the household on this day: only while the plan runs and the consent holds (PIPL §13, §15). */
export function judgeHelping(
  plan: { readonly state: PlanState; readonly consent_until: string },
  today: string,
): RefusalCode | undefined {
  if (plan.state === 'closed') return 'step.not-now';
  return plan.state === 'stopped' || isLapsed(plan, today) ? 'care.consent-over' : undefined;
}

/** Whether so many 分 may still be spent on a measure. */
export function judgeSpending(
  measure: { readonly budget_fen: number; readonly spent_fen: number },
  amountFen: number,
): RefusalCode | undefined {
  return measure.spent_fen + amountFen > measure.budget_fen ? 'care.over-budget' : undefined;
}

/** Whoever made a plan or is responsible for it does not review it. */
export function judgeReviewer(
  by: { readonly accountId: string | null; readonly personId: string | null },
  plan: { readonly made_by: string | null; readonly lead_id: string },
): RefusalCode | undefined {
  return by.accountId === plan.made_by || by.personId === plan.lead_id ? 'care.same-person' : undefined;
}

/** 举证清单: an item is there when something was put to it or is at hand by itself. */
export function proofState(entries: readonly { readonly waived: boolean }[], found: number): ProofState {
  if (found > 0 || entries.some(({ waived }) => !waived)) return 'there';
  return entries.length > 0 ? 'waived' : 'missing';
}
