import { planFaults } from '../../algorithms/instalments/plan.ts';
import { renegotiate } from '../../algorithms/instalments/renegotiate.ts';
import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findEffective, listEffective, makeVersion, type Workshop } from '../agreements/api.ts';
import { tellParties, type WholeMediation } from '../mediation/api.ts';
import type { Way } from '../mediation/words.ts';
import { openOwnAccount, tellLiaison } from './actions-ledger.ts';
import type { doors } from './contract.ts';
import { accountOn, paymentsOf } from './rules.ts';
import { insertProposal, saveConsent, saveProposal } from './store-write.ts';
import {
  dayFor,
  endOf,
  entriesOf,
  mayAgree,
  type Opened,
  obligationIn,
  openOwn,
  openToWrite,
  partiesAt,
  partyAt,
  tell,
} from './subject.ts';
import { supplementOf } from './supplement.ts';
import type { Obligation, Proposal } from './tables.ts';
import type { End, FulfilmentFact, ProposalVerdict } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
type Fields = Omit<In<'ownPropose'>, 'obligationId'>;

const isOpen = ({ state }: Proposal) => state === 'open' || state === 'agreed';

/** 提出新安排: a plan for what is left. Whoever proposes says yes with it; a mediator's proposal waits for both ends. */
async function propose(
  ctx: Context,
  { whole, ledger }: Opened,
  obligation: Obligation,
  { end, way }: { end: End; way: Way },
  fields: Fields,
): Promise<void> {
  const { instalments, state } = obligation;
  if (!instalments || state !== 'running' || whole.mediation.state !== 'performing') throw new Refusal('step.not-now');
  if (ledger.proposals.some((one) => isOpen(one) && one.obligation_id === obligation.id))
    throw new Refusal('plan.open');
  const entries = entriesOf(ledger, obligation.id);
  const today = dayOf(ctx.now);
  const restFen = fields.restFen ?? accountOn(obligation, entries, dayFor(ctx, ledger))?.restFen ?? 0;
  if (planFaults(fields.rows, { totalFen: restFen, agreedOn: today }).length > 0) throw new Refusal('plan.unfit');
  const anew = renegotiate({ instalments, payments: paymentsOf(entries), on: today, rows: fields.rows, restFen });
  const id = newId(ctx.now.getTime());
  await insertProposal(ctx, {
    id,
    mediation_id: whole.mediation.id,
    obligation_id: obligation.id,
    from_end: end,
    way,
    as_of: today,
    rest_fen: restFen,
    rows: fields.rows,
    instalments: anew,
    reason: fields.reason,
    by_way: end === 'by' ? way : null,
    by_at: end === 'by' ? ctx.now : null,
    to_way: end === 'to' ? way : null,
    to_at: end === 'to' ? ctx.now : null,
  });
  tell(ctx, whole, 'plan.proposed', { obligationId: obligation.id, proposalId: id, end });
  await tellWaiting(ctx, whole, obligation, end);
}

/** Those who have not said yes hear that something waits. */
async function tellWaiting(ctx: Context, whole: WholeMediation, obligation: Obligation, from: End): Promise<void> {
  const waiting = (['by', 'to'] as const).filter((end) => end !== from);
  const partyIds = waiting.flatMap((end) => partiesAt(whole, obligation, end).map(({ id }) => id));
  await tellParties(ctx, whole, 'mediation.news', { partyIds });
}

export async function proposeFor(ctx: Context, input: In<'propose'>) {
  const opened = await openToWrite(ctx, input.id);
  const obligation = obligationIn(opened.ledger, input.obligationId);
  const end = input.partyId === undefined ? 'office' : partyAt(opened.whole, obligation, input.partyId).end;
  await propose(ctx, opened, obligation, { end, way: input.way }, input);
  return { id: input.id };
}

export async function ownPropose(ctx: Context, input: In<'ownPropose'>) {
  const { opened, obligation, said } = await openOwnAccount(ctx, input.obligationId);
  if (!mayAgree(said.party, ctx.now)) throw new Refusal('not-allowed');
  await propose(ctx, opened, obligation, said, input);
  await tellLiaison(ctx, opened.whole);
  return { done: true as const };
}

const factOf = {
  agreed: 'plan.agreed',
  declined: 'plan.declined',
  'taken-back': 'plan.taken-back',
} as const satisfies Record<ProposalVerdict, FulfilmentFact>;

/** What this end may say to a proposal now. */
export function proposalVerdicts(proposal: Proposal, end: 'by' | 'to'): ProposalVerdict[] {
  if (proposal.state !== 'open') return [];
  if (proposal.from_end === end) return ['taken-back'];
  const hasAgreed = (end === 'by' ? proposal.by_at : proposal.to_at) !== null;
  return hasAgreed ? ['declined'] : ['agreed', 'declined'];
}

/** 答复: when both ends have said yes, the new version of the agreement is proposed for signing in the same act. */
async function answer(
  ctx: Context,
  workshop: Workshop,
  opened: Opened,
  of: { proposal: Proposal; obligation: Obligation; end: 'by' | 'to'; way: Way },
  { verdict, reason }: { verdict: ProposalVerdict; reason: string },
): Promise<void> {
  const { proposal, obligation, end, way } = of;
  if (!proposalVerdicts(proposal, end).includes(verdict)) throw new Refusal('step.not-now');
  const data = { obligationId: obligation.id, proposalId: proposal.id, end };
  if (verdict !== 'agreed') {
    await saveProposal(ctx, proposal.id, { state: verdict, reason });
    tell(ctx, opened.whole, factOf[verdict], data);
    return tellWaiting(ctx, opened.whole, obligation, end);
  }
  const [first] = proposal.rows;
  if (!first || first.dueOn < dayOf(ctx.now)) throw new Refusal('plan.passed');
  await saveConsent(ctx, proposal.id, end, way);
  tell(ctx, opened.whole, factOf.agreed, data);
  const other = end === 'by' ? proposal.to_at : proposal.by_at;
  if (other === null) return undefined;
  const agreementId = await proposeChange(ctx, workshop, opened, { proposal, obligation });
  return saveProposal(ctx, proposal.id, { state: 'agreed', agreementId });
}

/** Writes the version of the agreement that changes the plan, and proposes it for signing. */
async function proposeChange(
  ctx: Context,
  workshop: Workshop,
  { whole }: Opened,
  { proposal, obligation }: { proposal: Proposal; obligation: Obligation },
): Promise<string> {
  const { id: mediationId, number } = whole.mediation;
  const before = await findEffective(ctx.tx, mediationId);
  const born = (await listEffective(ctx.tx, mediationId)).find(({ id }) => id === obligation.agreement_id);
  if (!before || !born) throw new Refusal('step.not-now');
  const fenOf = (rows: readonly { readonly fen: number }[]) => rows.reduce((sum, { fen }) => sum + fen, 0);
  const paidFen = fenOf(proposal.instalments) - proposal.rest_fen;
  const text = supplementOf(before, {
    obligation,
    asOf: proposal.as_of,
    paidFen,
    restBeforeFen: fenOf(obligation.instalments ?? []) - paidFen,
    restFen: proposal.rest_fen,
    rows: proposal.rows,
    reason: proposal.reason,
    paper: `${number}-${born.number}`,
  });
  return (await makeVersion(ctx, workshop, { mediationId, text })).agreementId;
}

function proposalIn({ ledger }: Opened, proposalId: string) {
  const proposal = ledger.proposals.find(({ id }) => id === proposalId);
  if (!proposal) throw new Refusal('not-found');
  return { proposal, obligation: obligationIn(ledger, proposal.obligation_id) };
}

export async function answerPlanFor(ctx: Context, input: In<'answerPlan'>, workshop: Workshop) {
  const opened = await openToWrite(ctx, input.id);
  const { proposal, obligation } = proposalIn(opened, input.proposalId);
  const { end } = partyAt(opened.whole, obligation, input.partyId);
  await answer(ctx, workshop, opened, { proposal, obligation, end, way: input.way }, input);
  return { id: input.id };
}

export async function ownAnswerPlan(ctx: Context, input: In<'ownAnswerPlan'>, workshop: Workshop) {
  const { whole, party, ledger } = await openOwn(ctx, true);
  const proposal = ledger?.proposals.find(({ id }) => id === input.proposalId);
  const obligation = ledger?.obligations.find(({ id }) => id === proposal?.obligation_id);
  const end = obligation && endOf(party, obligation);
  if (!ledger || !proposal || !obligation || !end) throw new Refusal('not-found');
  if (!mayAgree(party, ctx.now)) throw new Refusal('not-allowed');
  await answer(ctx, workshop, { whole, ledger }, { proposal, obligation, end, way: 'page' }, input);
  await tellLiaison(ctx, whole);
  return { done: true as const };
}
