import type { Duty } from '../../algorithms/definite-duties/duty.ts';
import type { AgreementText } from '../../algorithms/definite-duties/text.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { findMediation } from '../mediation/api.ts';
import { agreementDocx } from './documents.ts';
import { unlock } from './lock.ts';
import { proposeVersion } from './propose.ts';
import { isOpen } from './rules.ts';
import { insertAgreement, listAgreements, type WholeAgreement } from './store.ts';
import { tell } from './subject.ts';
import type { AgreementForm } from './words.ts';
import { documentOf, type Workshop } from './workshop.ts';

/** 生效的协议: the version in force, its text and whom it binds. */
export interface EffectiveAgreement {
  readonly id: string;
  readonly mediationId: string;
  readonly number: number;
  readonly form: AgreementForm;
  readonly hash: string;
  readonly code: string;
  readonly effectiveAt: Date;
  /** The version whose place it took. */
  readonly replaces: string | null;
  readonly doneAtOnce: boolean;
  readonly text: AgreementText;
  /** Parties as the paper names them, with their sides. */
  readonly parties: readonly { readonly id: string; readonly side: number; readonly name: string }[];
  /** Ids of the parties who are bound: all of an oral agreement, of others those who signed. */
  readonly boundIds: readonly string[];
}

function effectiveOf({ agreement, signers }: WholeAgreement): EffectiveAgreement | undefined {
  const { locked, hash, code, effective_at: effectiveAt } = agreement;
  if (!locked || hash === null || code === null || effectiveAt === null) return undefined;
  const { text, parties } = unlock({ locked, hash });
  const principals = parties.filter(
    ({ role, actsFor }) => role === 'party' || (role === 'representative' && actsFor === null),
  );
  const signed = signers.flatMap(({ state, party_id }) => (state === 'signed' && party_id !== null ? [party_id] : []));
  return {
    id: agreement.id,
    mediationId: agreement.mediation_id,
    number: agreement.number,
    form: agreement.form,
    hash,
    code,
    effectiveAt,
    replaces: agreement.replaces,
    doneAtOnce: agreement.done_at_once,
    text,
    parties: principals.map(({ id, side, name }) => ({ id, side, name })),
    boundIds: agreement.form === 'oral' ? principals.map(({ id }) => id) : signed,
  };
}

/** The agreement in force of a mediation; undefined before there is one, and after its words were taken away. */
export async function findEffective(tx: Db, mediationId: string): Promise<EffectiveAgreement | undefined> {
  const found = (await listAgreements(tx, mediationId)).find(({ agreement }) => agreement.state === 'effective');
  return found && effectiveOf(found);
}

/** Every version that ever came into force, newest first: one that was replaced stays what was agreed on at its time. */
export async function listEffective(tx: Db, mediationId: string): Promise<EffectiveAgreement[]> {
  return (await listAgreements(tx, mediationId)).flatMap((version) => effectiveOf(version) ?? []);
}

/** 履行条目: one duty of those who are bound. `nth` counts duties of the paper from 1; what is owed to each is one term for each of them. */
export interface AgreedTerm extends Duty {
  readonly nth: number;
  readonly bySide: number;
  /** Who owes it, of those who are bound. */
  readonly byIds: readonly string[];
  readonly toIds: readonly string[];
}

/** The duties of an agreement with the people behind them; a duty that binds nobody who signed is left out. */
export function termsOf({ text, parties, boundIds }: EffectiveAgreement): AgreedTerm[] {
  const behind = (bearer: string) =>
    parties.filter(({ id, side }) => (id === bearer || String(side) === bearer) && boundIds.includes(id));
  return text.duties.flatMap((duty, i) => {
    const by = behind(duty.by);
    const to = behind(duty.to);
    const isVoid = by.length === 0 || (duty.to !== '' && to.length === 0);
    const term = { ...duty, nth: i + 1, bySide: by[0]?.side ?? 0, byIds: by.map(({ id }) => id) };
    if (isVoid) return [];
    if (!duty.each) return [{ ...term, toIds: to.map(({ id }) => id) }];
    return to.map(({ id }) => ({ ...term, to: id, each: false, toIds: [id] }));
  });
}

/**
 * 重新协商: proposes the next version within an act that asked its own permission; it takes the place of the one in force once everybody has
 * signed it. Refuses `already.exists` while another version is open, `agreement.incomplete`, `step.not-now`.
 */
export async function makeVersion(
  ctx: Context,
  workshop: Workshop,
  { mediationId, text }: { readonly mediationId: string; readonly text: AgreementText },
): Promise<{ agreementId: string; number: number }> {
  const whole = await findMediation(ctx.tx, mediationId, true);
  const versions = await listAgreements(ctx.tx, mediationId);
  const before = versions.find(({ agreement }) => agreement.state === 'effective');
  if (!whole || !before) throw new Refusal('step.not-now');
  if (versions.some(({ agreement }) => isOpen(agreement.state))) throw new Refusal('already.exists');
  const agreementId = newId(ctx.now.getTime());
  const number = (versions[0]?.agreement.number ?? 0) + 1;
  await insertAgreement(ctx, {
    id: agreementId,
    mediationId,
    number,
    form: 'written',
    track: whole.mediation.track,
    template: null,
    draft: text,
    replaces: before.agreement.id,
  });
  tell(ctx, whole, 'agreement.drafted', { agreementId });
  const draft = (await listAgreements(ctx.tx, mediationId)).find(({ agreement }) => agreement.id === agreementId);
  if (!draft) throw new Error('an agreement that was just written is gone');
  await proposeVersion(ctx, workshop, whole, draft.agreement);
  return { agreementId, number };
}

/** The kept PDF of a version (with its signatures when it is in force), or a DOCX of it; undefined for a draft or an unknown one. */
export async function agreementDocument(
  ctx: Context,
  { store }: Workshop,
  {
    mediationId,
    agreementId,
    form,
  }: { readonly mediationId: string; readonly agreementId: string; readonly form: 'pdf' | 'docx' },
): Promise<Buffer | undefined> {
  const version = (await listAgreements(ctx.tx, mediationId)).find(({ agreement }) => agreement.id === agreementId);
  const kept = version?.agreement.signed_pdf ?? version?.agreement.text_pdf;
  if (!version?.agreement.locked || !kept) return undefined;
  if (form === 'pdf') return store().readSealed(kept);
  return agreementDocx(documentOf(ctx, version, version.agreement.signed_pdf !== null));
}

export type { Workshop } from './workshop.ts';
