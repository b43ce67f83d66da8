import type { Context } from '../../platform/context.ts';
import { hearersOf, ofMediation, type Party, partiesNow, subjectOf, type WholeMediation } from '../mediation/api.ts';
import { type ChoosingFact, choosingFacts } from './words.ts';

/** Writes a line into the timeline of the case and tells open pages; who may read it stands in words.ts. */
export function tell(ctx: Context, whole: WholeMediation, kind: ChoosingFact, data: Record<string, unknown>): void {
  const subject = ofMediation(whole.mediation.id);
  ctx.record({ subject, kind, audience: choosingFacts[kind].resident === null ? 'staff' : 'resident', data });
  ctx.signal(subject, ...hearersOf(subjectOf(whole)));
}

/** Everybody of a side who takes part for himself or for another. */
export function peopleOf(whole: WholeMediation, side: number): Party[] {
  return partiesNow(whole).filter(
    (party) => party.side === side && party.role !== 'interpreter' && party.role !== 'support',
  );
}

export const accountOf = (ctx: Context): string | null =>
  ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : null;

export const personOf = (ctx: Context): string | null =>
  ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.personId : null;
