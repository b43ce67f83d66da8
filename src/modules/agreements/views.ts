import { missingInText } from '../../algorithms/definite-duties/text.ts';
import type { Context } from '../../platform/context.ts';
import { listFiles } from '../../platform/files/rows.ts';
import { type Party, runs, subjectOf, type WholeMediation } from '../mediation/api.ts';
import { type agreementActs, TextFields } from './contract-shapes.ts';
import { unlock } from './lock.ts';
import { paperOf } from './paper.ts';
import { readsDrafts } from './policy.ts';
import { composed } from './propose.ts';
import { isTurn } from './rules.ts';
import { sideName } from './sentences.ts';
import { mineOf } from './signers.ts';
import type { WholeAgreement } from './store.ts';
import { backgroundOf, personOf, principalsOf, sidesOf } from './subject.ts';
import type { Signer } from './tables.ts';

export function describeRow({ agreement, signers }: WholeAgreement) {
  return {
    id: agreement.id,
    number: agreement.number,
    form: agreement.form,
    state: agreement.state,
    code: agreement.code,
    hash: agreement.hash,
    draftedAt: agreement.drafted_at.toISOString(),
    proposedAt: agreement.proposed_at?.toISOString() ?? null,
    effectiveAt: agreement.effective_at?.toISOString() ?? null,
    replacedAt: agreement.replaced_at?.toISOString() ?? null,
    discardedAt: agreement.discarded_at?.toISOString() ?? null,
    discardReason: agreement.discard_reason,
    doneAtOnce: agreement.done_at_once,
    signed: signers.filter(({ state }) => state === 'signed').length,
    signers: signers.length,
  };
}

/** The locked text of a version, undefined for a draft and for one whose words were taken away. */
function lockedOf({ agreement }: WholeAgreement) {
  const { locked, hash } = agreement;
  return locked && hash !== null ? unlock({ locked, hash }) : undefined;
}

function describeSigner(signer: Signer, all: readonly Signer[], collective: boolean) {
  return {
    id: signer.id,
    kind: signer.kind,
    side: signer.side,
    partyId: signer.party_id,
    name: signer.name,
    what: signer.what,
    state: signer.state,
    signedName: signer.signed_name,
    strokes: signer.strokes === null ? null : signer.strokes.map((stroke) => [...stroke]),
    how: signer.how,
    at: signer.at?.toISOString() ?? null,
    isNext: isTurn(signer, all, collective),
  };
}

/** One version as colleagues see it; a draft with what it lacks and a preview of its paper. */
export async function describeVersion(ctx: Context, whole: WholeMediation, version: WholeAgreement) {
  const { agreement, signers } = version;
  const text = agreement.draft;
  const locked = lockedOf(version) ?? (text ? await composed(ctx, whole, agreement, { text, code: '' }) : undefined);
  const collective = locked?.text.collective ?? false;
  const me = personOf(ctx);
  const scans = await listFiles(ctx.tx, { kind: 'agreement', id: agreement.id }, ['resident']);
  return {
    ...describeRow(version),
    mediationId: whole.mediation.id,
    version: agreement.version,
    text: text ? TextFields.parse(text) : null,
    findings: text ? missingInText(text, backgroundOf(ctx, whole, agreement.form)) : [],
    paper: locked ? paperOf(locked, agreement.hash ?? '') : null,
    signerList: signers.map((signer) => ({
      ...describeSigner(signer, signers, collective),
      witness: signer.witness,
      reason: signer.reason,
      isMe: signer.person_id !== null && signer.person_id === me,
    })),
    scans: scans.map(({ id, at }) => ({ id, at: at.toISOString() })),
    can: actsOf(ctx, whole, version, collective),
  };
}

type Act = (typeof agreementActs)[number];

function actsOf(
  ctx: Context,
  whole: WholeMediation,
  { agreement, signers }: WholeAgreement,
  collective: boolean,
): Act[] {
  const of = subjectOf(whole);
  if (!readsDrafts(ctx.who, of)) return [];
  if (agreement.state === 'draft') return ['save', 'propose', 'discard'];
  if (agreement.state !== 'proposed') return [];
  const next = signers.filter((signer) => isTurn(signer, signers, collective));
  const hands = next.some(({ kind }) => kind !== 'seal');
  const isWaiting = signers.some(({ kind, state }) => kind === 'party' && state === 'waiting');
  return [
    'discard',
    ...(hands ? (['sign', 'scan'] as const) : []),
    ...(next.some(({ kind }) => kind === 'seal') && runs(ctx.who, of) ? (['seal'] as const) : []),
    ...(collective && isWaiting ? (['close-list'] as const) : []),
  ];
}

/** Who can owe or be owed: each side, and each party where a side has several. */
export function bearersOf(whole: WholeMediation) {
  const principals = principalsOf(whole);
  return sidesOf(whole).flatMap((side) => {
    const here = principals.filter((one) => one.side === side);
    const names = here.map(({ name }) => name).join('、');
    const all = { key: String(side), side, name: `${sideName(side)}（${names}）`, isSide: true };
    if (here.length === 1) return [all];
    return [all, ...here.map(({ id, name }) => ({ key: id, side, name: `${sideName(side)}${name}`, isSide: false }))];
  });
}

/** One version as a party sees it: the paper and who has signed. Why somebody else did not sign is not told. */
export function describeOwn(ctx: Context, party: Party, version: WholeAgreement) {
  const locked = lockedOf(version);
  if (!locked) throw new Error('a party was shown a draft');
  const { agreement, signers } = version;
  const { collective } = locked.text;
  const open = agreement.state === 'proposed' ? mineOf(party, signers, { collective, now: ctx.now }) : [];
  return {
    ...describeRow(version),
    paper: paperOf(locked, agreement.hash ?? ''),
    signerList: signers.map((signer) => describeSigner(signer, signers, collective)),
    mine: open.map(({ id, name, party_id }) => ({ signerId: id, name, isMyself: party_id === party.id })),
    myName: party.name,
  };
}
