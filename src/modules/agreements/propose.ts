import type { AgreementText } from '../../algorithms/definite-duties/text.ts';
import { isComplete, missingInText } from '../../algorithms/definite-duties/text.ts';
import { dayOf, startOfDay } from '../../kit/calendar.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { newCheckCode, sealDocument } from '../../platform/documents/sealed.ts';
import { actorOf } from '../../platform/facts.ts';
import { findMediation, partiesNow, stepMediation, tellParties, type WholeMediation } from '../mediation/api.ts';
import { type LockedAgreement, lock } from './lock.ts';
import { isDoneAtOnce, isSignedByAll } from './rules.ts';
import { mediatorsOf, signersFor } from './signers.ts';
import { insertSigners, listAgreements, saveEffective, saveLock, type WholeAgreement } from './store.ts';
import { backgroundOf, tell } from './subject.ts';
import type { Agreement } from './tables.ts';
import { documentOf, keepPdf, type Workshop } from './workshop.ts';

/** The whole of what a version says now, with the parties and mediators as they stand; `code` is empty while it is a draft. */
export async function composed(
  ctx: Context,
  whole: WholeMediation,
  agreement: Agreement,
  { text, code }: { readonly text: AgreementText; readonly code: string },
): Promise<LockedAgreement> {
  const mediators = await mediatorsOf(ctx, whole);
  return {
    format: 'maplebridge-agreement-1',
    mediation: whole.mediation.number,
    version: agreement.number,
    form: agreement.form,
    track: agreement.track,
    code,
    proposedOn: dayOf(ctx.now),
    parties: partiesNow(whole).map((party) => ({
      id: party.id,
      side: party.side,
      role: party.role,
      actsFor: party.acts_for,
      name: party.name,
      gender: party.gender,
      bornOn: party.born_on,
      occupation: party.occupation,
      employer: party.employer,
      address: party.address,
    })),
    mediators: mediators.map(({ name, what }) => ({ name, what })),
    text,
  };
}

/** 定稿: locks the text, says who must sign, keeps the PDF. What is oral is in force with it (人民调解法 §28, §30). Refuses what is not definite. */
export async function proposeVersion(
  ctx: Context,
  workshop: Workshop,
  whole: WholeMediation,
  agreement: Agreement,
): Promise<void> {
  const text = agreement.draft;
  if (agreement.state !== 'draft' || text === null) throw new Refusal('step.not-now');
  const found = missingInText(text, backgroundOf(ctx, whole, agreement.form));
  if (!isComplete(found)) throw new Refusal('agreement.incomplete');
  const code = newCheckCode();
  const { locked, hash } = lock(await composed(ctx, whole, agreement, { text, code }));
  const signers = agreement.form === 'oral' ? [] : await signersFor(ctx, whole, text);
  await insertSigners(ctx.tx, agreement.id, signers);
  const proposed: WholeAgreement = {
    agreement: { ...agreement, locked, hash, code, proposed_at: ctx.now },
    signers: signers.map((signer) => ({ ...signer, ...unsigned, agreement_id: agreement.id })),
  };
  const { sha256 } = await keepPdf(workshop, documentOf(ctx, proposed, false));
  await saveLock(ctx, agreement.id, { locked, hash, code, pdf: sha256, doneAtOnce: isDoneAtOnce(text) });
  tell(ctx, whole, 'agreement.proposed', { agreementId: agreement.id, version: agreement.number });
  if (agreement.form === 'oral') {
    await comeIntoForce(ctx, workshop, whole, agreement.id, text.heldOn);
    return;
  }
  await tellParties(ctx, whole, 'mediation.news');
}

const unsigned = {
  state: 'waiting',
  signed_by: null,
  signed_name: null,
  how: null,
  hash: null,
  strokes: null,
  file_id: null,
  witness: null,
  reason: null,
  at: null,
} as const;

/** Brings a version into force once everybody has signed; does nothing while somebody is waited for. */
export async function settleIfSigned(
  ctx: Context,
  workshop: Workshop,
  whole: WholeMediation,
  id: string,
): Promise<void> {
  const version = (await listAgreements(ctx.tx, whole.mediation.id)).find(({ agreement }) => agreement.id === id);
  if (!version) throw new Error('an agreement that was just signed is gone');
  const { collective } = documentOf(ctx, version, true).agreement.text;
  if (isSignedByAll(version.signers, collective)) await comeIntoForce(ctx, workshop, whole, id);
}

/** 生效: the signed PDF is sealed, an earlier version is replaced, and the mediation hears that it came to an agreement. */
async function comeIntoForce(
  ctx: Context,
  workshop: Workshop,
  whole: WholeMediation,
  id: string,
  reachedOn?: string,
): Promise<void> {
  const versions = await listAgreements(ctx.tx, whole.mediation.id);
  const version = versions.find(({ agreement }) => agreement.id === id);
  if (!version) throw new Error('an agreement that was just signed is gone');
  const { agreement } = version;
  const before = versions.find((one) => one.agreement.state === 'effective');
  const { sha256, pdf, pages } = await keepPdf(workshop, documentOf(ctx, version, true));
  await sealDocument(ctx, {
    code: agreement.code ?? '',
    kind: 'agreement',
    subject: { kind: 'mediation', id: whole.mediation.id },
    pdf,
    pages,
    by: actorOf(ctx.who),
  });
  const at = reachedOn === undefined || reachedOn === dayOf(ctx.now) ? ctx.now : startOfDay(reachedOn);
  await saveEffective(ctx, agreement, { pdf: sha256, at });
  const data = { agreementId: id, version: agreement.number };
  if (before) tell(ctx, whole, 'agreement.replaced', data);
  tell(ctx, whole, 'agreement.effective', data);
  await advance(ctx, whole, agreement.done_at_once);
  await tellParties(ctx, whole, 'mediation.news');
}

/** The first agreement is what mediation was for; a renegotiated one changes nothing in its course. */
async function advance(ctx: Context, { mediation }: WholeMediation, doneAtOnce: boolean): Promise<void> {
  const now = await findMediation(ctx.tx, mediation.id);
  if (now?.mediation.state !== 'under-way') return;
  await stepMediation(ctx, { id: mediation.id, step: 'reach' });
  await stepMediation(ctx, { id: mediation.id, step: doneAtOnce ? 'performed' : 'perform' });
}
