import { dayOf, startOfDay } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { partiesNow, tellColleagues, type WholeMediation } from '../mediation/api.ts';
import { done, mustBeMaking } from './actions-draft.ts';
import type { doors } from './contract.ts';
import { settleIfSigned } from './propose.ts';
import { isTurn } from './rules.ts';
import { isName, maySignFor, mineOf } from './signers.ts';
import { saveDeclined, saveListClosed, saveSignature, touch, type WholeAgreement } from './store.ts';
import { hostsOf, openAgreements, openOwnAgreements, personOf, tell, versionIn } from './subject.ts';
import type { Signer } from './tables.ts';
import { documentOf, type Workshop } from './workshop.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

interface Signing {
  readonly whole: WholeMediation;
  readonly version: WholeAgreement;
  readonly collective: boolean;
}

function signing(ctx: Context, whole: WholeMediation, version: WholeAgreement): Signing {
  mustBeMaking(whole);
  if (version.agreement.state !== 'proposed') throw new Refusal('step.not-now');
  return { whole, version, collective: documentOf(ctx, version, false).agreement.text.collective };
}

async function openSigning(ctx: Context, input: { id: string; agreementId: string }): Promise<Signing> {
  const opened = await openAgreements(ctx, input.id, true);
  return signing(ctx, opened.whole, versionIn(opened, input.agreementId));
}

function signerIn({ version, collective }: Signing, signerId: string): Signer {
  const signer = version.signers.find(({ id }) => id === signerId);
  if (!signer) throw new Refusal('not-found');
  if (signer.state !== 'waiting') throw new Refusal('agreement.signed-already');
  if (!isTurn(signer, version.signers, collective)) throw new Refusal('agreement.not-your-turn');
  return signer;
}

function invalid(path: string, words: Words): Refusal {
  return new Refusal('input.invalid', [{ path, ...words }]);
}

const otherName = { zh: '与签名人的姓名不一致', en: 'This is not the name of whoever signs' };

/** Whoever may sign under this name in the place of the signer: itself, or who acts for it with the power to settle. */
function handOf(ctx: Context, { whole }: Signing, signer: Signer, signedName: string): string | null {
  if (signer.kind !== 'party') {
    if (isName(signedName, signer.name)) return null;
    throw invalid('signedName', otherName);
  }
  const able = partiesNow(whole).filter((party) => maySignFor(party, signer.party_id, ctx.now));
  const found = able.find(({ name }) => isName(signedName, name));
  if (!found) throw invalid('signedName', otherName);
  return found.id;
}

async function signed(ctx: Context, workshop: Workshop, { whole, version }: Signing, signers: readonly Signer[]) {
  for (const { side, kind } of signers)
    tell(ctx, whole, 'agreement.signed', { agreementId: version.agreement.id, kind, ...(side !== null && { side }) });
  await touch(ctx, version.agreement.id);
  await settleIfSigned(ctx, workshop, whole, version.agreement.id);
}

function mustBeSameText({ version }: Signing, hash: string): void {
  if (version.agreement.hash !== hash) throw new Refusal('version.conflict');
}

/** 平板签名: a party or somebody present writes on the colleague's tablet; a mediator signs with the own account only. */
export async function sign(ctx: Context, input: In<'sign'>, workshop: Workshop) {
  const open = await openSigning(ctx, input);
  mustBeSameText(open, input.hash);
  const signer = signerIn(open, input.signerId);
  if (signer.kind === 'seal') throw new Refusal('step.not-now');
  if (signer.kind === 'mediator' && signer.person_id !== personOf(ctx)) throw new Refusal('agreement.own-hand');
  const { hash, signedName, strokes, witness } = input;
  const signedBy = handOf(ctx, open, signer, signedName);
  await saveSignature(ctx, signer.id, { how: 'tablet', hash, signedName, signedBy, strokes, witness, at: ctx.now });
  await signed(ctx, workshop, open, [signer]);
  return done(ctx, input.id, input.agreementId);
}

/** 纸质签名: the scan of the paper that bears the beginning of this hash, for those whose hands are on it. */
export async function scan(ctx: Context, input: In<'scan'>, workshop: Workshop) {
  const open = await openSigning(ctx, input);
  const { agreement } = open.version;
  const printed = input.printedHash.replaceAll(/[^0-9a-f]/g, '');
  if (printed.length < 8 || !agreement.hash?.startsWith(printed)) throw new Refusal('agreement.other-paper');
  if (input.signedOn > dayOf(ctx.now) || input.signedOn < dayOf(agreement.proposed_at ?? ctx.now))
    throw invalid('signedOn', {
      zh: '签名日期要在定稿之后、今天以前',
      en: 'It was signed between the proposal and today',
    });
  const signers = [...new Set(input.signerIds)].map((id) => signerIn(open, id));
  if (signers.some(({ kind }) => kind === 'seal')) throw new Refusal('step.not-now');
  await attachFiles(ctx, [input.fileId], { subject: { kind: 'agreement', id: agreement.id }, audience: 'resident' });
  const at = input.signedOn === dayOf(ctx.now) ? ctx.now : startOfDay(input.signedOn);
  for (const { id, name } of signers)
    await saveSignature(ctx, id, {
      how: 'paper',
      hash: agreement.hash,
      signedName: name,
      fileId: input.fileId,
      witness: input.witness,
      at,
    });
  await signed(ctx, workshop, open, signers);
  return done(ctx, input.id, input.agreementId);
}

/** 盖章: the stamp is on paper; here stands that it was put there, when and by whom it was noted. */
export async function seal(ctx: Context, input: In<'seal'>, workshop: Workshop) {
  const open = await openSigning(ctx, input);
  const { agreement, signers } = open.version;
  const place = signers.find(({ kind }) => kind === 'seal');
  const signer = signerIn(open, place?.id ?? '');
  if (!isName(input.sealName, signer.name))
    throw invalid('sealName', {
      zh: '印章名称与协议上的调解组织不一致',
      en: 'This is not the seal of the body named in the agreement',
    });
  if (input.sealedOn > dayOf(ctx.now) || input.sealedOn < dayOf(agreement.proposed_at ?? ctx.now))
    throw invalid('sealedOn', {
      zh: '盖章日期要在定稿之后、今天以前',
      en: 'It was sealed between the proposal and today',
    });
  const at = input.sealedOn === dayOf(ctx.now) ? ctx.now : startOfDay(input.sealedOn);
  await saveSignature(ctx, signer.id, { how: 'noted', hash: agreement.hash ?? '', signedName: input.sealName, at });
  await signed(ctx, workshop, open, [signer]);
  return done(ctx, input.id, input.agreementId);
}

export async function decline(ctx: Context, input: In<'decline'>) {
  const open = await openSigning(ctx, input);
  await declined(ctx, open, signerIn(open, input.signerId), { reason: input.reason, signedBy: null });
  return done(ctx, input.id, input.agreementId);
}

/** The reason is for the panel; the others read that somebody did not sign. */
async function declined(
  ctx: Context,
  { whole, version }: Signing,
  signer: Signer,
  of: { reason: string; signedBy: string | null },
) {
  if (signer.kind === 'mediator' || signer.kind === 'seal') throw new Refusal('step.not-now');
  await saveDeclined(ctx, signer.id, of);
  await touch(ctx, version.agreement.id);
  tell(ctx, whole, 'agreement.declined', {
    agreementId: version.agreement.id,
    ...(signer.side !== null && { side: signer.side }),
  });
}

/** 签名截止 of a collective dispute: whoever has not answered is not bound; one of each side must have signed. */
export async function closeList(ctx: Context, input: In<'closeList'>, workshop: Workshop) {
  const open = await openSigning(ctx, input);
  const { agreement, signers } = open.version;
  if (agreement.version !== input.version) throw new Refusal('version.conflict');
  if (!open.collective) throw new Refusal('step.not-now');
  const isWaiting = signers.some(({ kind, state }) => kind === 'party' && state === 'waiting');
  if (!isWaiting) throw new Refusal('step.not-now');
  await saveListClosed(ctx, agreement.id);
  tell(ctx, open.whole, 'agreement.list-closed', { agreementId: agreement.id });
  await settleIfSigned(ctx, workshop, open.whole, agreement.id);
  return done(ctx, input.id, input.agreementId);
}

async function openOwnSigning(ctx: Context, input: { agreementId: string; signerId: string }) {
  const opened = await openOwnAgreements(ctx, true);
  const open = signing(ctx, opened.whole, versionIn(opened, input.agreementId));
  const { party } = opened;
  const of = { collective: open.collective, now: ctx.now };
  const asked = open.version.signers.find(({ id }) => id === input.signerId);
  if (asked && maySignFor(party, asked.party_id, ctx.now) && asked.state !== 'waiting')
    throw new Refusal('agreement.signed-already');
  const signer = mineOf(party, open.version.signers, of).find(({ id }) => id === input.signerId);
  if (!signer) throw new Refusal('not-allowed');
  return { open, party, signer };
}

/** 本人手机签名: the own name typed and written, bound to the hash of what was read. */
export async function ownSign(ctx: Context, input: In<'ownSign'>, workshop: Workshop) {
  const { open, party, signer } = await openOwnSigning(ctx, input);
  mustBeSameText(open, input.hash);
  if (!isName(input.signedName, party.name)) throw invalid('signedName', otherName);
  const { hash, signedName, strokes } = input;
  await saveSignature(ctx, signer.id, { how: 'page', hash, signedName, signedBy: party.id, strokes, at: ctx.now });
  await signed(ctx, workshop, open, [signer]);
  await tellHands(ctx, open.whole);
  return { done: true as const };
}

export async function ownDecline(ctx: Context, input: In<'ownDecline'>) {
  const { open, party, signer } = await openOwnSigning(ctx, input);
  await declined(ctx, open, signer, { reason: input.reason, signedBy: party.id });
  await tellHands(ctx, open.whole);
  return { done: true as const };
}

function tellHands(ctx: Context, whole: WholeMediation): Promise<void> {
  const people = [whole.mediation.liaison_id, ...hostsOf(whole).map(({ person_id }) => person_id)];
  return tellColleagues(ctx, whole, people, 'staff.mediation-news');
}
