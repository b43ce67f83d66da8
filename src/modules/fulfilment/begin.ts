import { dayOf } from '../../kit/calendar.ts';
import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { type EffectiveAgreement, findEffective, termsOf } from '../agreements/api.ts';
import { findMediation, type WholeMediation } from '../mediation/api.ts';
import { carryOver, rowOfTerm, type TermRow } from './rules-terms.ts';
import { lookAgain } from './settle.ts';
import { findLedger, type Ledger } from './store-read.ts';
import {
  insertEntry,
  insertEvent,
  insertObligations,
  insertPerformance,
  insertPlan,
  savePerformance,
  saveProposal,
  settleObligations,
} from './store-write.ts';
import { tell } from './subject.ts';
import type { Proposal } from './tables.ts';

/** Opens the accounts of the agreement in force, or takes a newer version up; does nothing when that was done. Answers whether there is one. */
export async function takeUp(ctx: Context, mediationId: string): Promise<boolean> {
  const whole = await findMediation(ctx.tx, mediationId, true);
  const agreement = whole && (await findEffective(ctx.tx, mediationId));
  if (!whole || !agreement) return false;
  const ledger = await findLedger(ctx.tx, mediationId);
  if (ledger?.performance.agreement_id === agreement.id) return true;
  const changed = ledger?.proposals.find(({ agreement_id: id }) => id === agreement.id);
  if (ledger && changed) await changePlan(ctx, whole, { ledger, agreement, proposal: changed });
  else await takeTerms(ctx, whole, { ledger, agreement });
  await lookAgain(ctx, mediationId);
  return true;
}

/** 变更生效: the new plan is put behind what was paid; the ledger stays as it is. */
async function changePlan(
  ctx: Context,
  whole: WholeMediation,
  of: { ledger: Ledger; agreement: EffectiveAgreement; proposal: Proposal },
): Promise<void> {
  const { ledger, agreement, proposal } = of;
  const obligation = ledger.obligations.find(({ id }) => id === proposal.obligation_id);
  if (!obligation) throw new Error('a plan was agreed on for a duty that is not there');
  await insertPlan(ctx, {
    obligationId: obligation.id,
    number: obligation.plans + 1,
    agreementId: agreement.id,
    instalments: proposal.instalments,
  });
  await saveProposal(ctx, proposal.id, { state: 'in-force' });
  await savePerformance(ctx, whole.mediation.id, { agreement_id: agreement.id });
  tell(ctx, whole, 'plan.changed', { obligationId: obligation.id, proposalId: proposal.id });
}

async function takeTerms(
  ctx: Context,
  whole: WholeMediation,
  { ledger, agreement }: { ledger: Ledger | undefined; agreement: EffectiveAgreement },
): Promise<void> {
  const { id: mediationId } = whole.mediation;
  const effectiveOn = dayOf(agreement.effectiveAt);
  const terms = termsOf(agreement).map((term) =>
    rowOfTerm(term, {
      effectiveOn,
      others: agreement.parties
        .filter(({ id, side }) => side !== term.bySide && agreement.boundIds.includes(id))
        .map(({ id }) => id),
    }),
  );
  const { fresh, replaced } = carryOver(ledger?.obligations ?? [], terms);
  const today = dayOf(ctx.now);
  if (ledger) await savePerformance(ctx, mediationId, { agreement_id: agreement.id });
  else await insertPerformance(ctx, { mediation_id: mediationId, agreement_id: agreement.id, looked_on: today });
  await settleObligations(ctx, replaced, { state: 'replaced', on: today });
  const ids = await insertObligations(
    ctx,
    { mediationId, agreementId: agreement.id, at: agreement.effectiveAt },
    fresh,
  );
  for (const [i, term] of fresh.entries()) {
    const id = ids[i];
    if (term.at_once && id !== undefined) await noteAtOnce(ctx, mediationId, { id, term, on: effectiveOn });
  }
  tell(ctx, whole, 'performance.begun', { accounts: fresh.length, replaced: replaced.length });
}

/** 当场履行: what was done when signing stands in the ledger as such; the paper with its receipt proves it. */
async function noteAtOnce(
  ctx: Context,
  mediationId: string,
  { id, term, on }: { id: string; term: TermRow; on: string },
): Promise<void> {
  const fen = term.instalments?.reduce((sum, row) => sum + row.fen, 0) ?? null;
  const entryId = newId(ctx.now.getTime());
  await insertEntry(ctx, {
    id: entryId,
    obligation_id: id,
    mediation_id: mediationId,
    what: fen === null ? 'deed' : 'payment',
    on_day: on,
    fen,
    how: term.how,
    note: '',
    found: null,
    from_end: 'office',
    party_id: null,
    way: 'paper',
    proof_for: 'both',
  });
  await insertEvent(ctx, { entryId, kind: 'confirmed', reason: '', end: 'office', partyId: null, way: 'paper' });
}
