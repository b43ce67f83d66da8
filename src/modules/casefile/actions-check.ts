import type { Context } from '../../platform/context.ts';
import { sealKeyOf } from '../../platform/documents/seal-key.ts';
import { findSealed, listSealKeys, parseCheckCode } from '../../platform/documents/sealed.ts';
import { mayCheck } from './policy.ts';
import { type CaseFileKind, type CheckVerdict, caseFileKinds } from './words.ts';

function isKind(kind: string): kind is CaseFileKind {
  return Object.hasOwn(caseFileKinds, kind);
}

/** 查验: does a paper with this code and this hash stand in the register? Says when it was made and how long it is, nothing of what it holds. */
export async function check(ctx: Context, input: { code: string; sha256: string }) {
  ctx.permit(mayCheck, undefined);
  const code = parseCheckCode(input.code);
  const sealed = code === undefined ? undefined : await findSealed(ctx.tx, code);
  const verdict: CheckVerdict = !sealed ? 'unknown' : sealed.sha256 === input.sha256 ? 'valid' : 'changed';
  const told = verdict === 'valid' ? sealed : undefined;
  return {
    verdict,
    kind: told && isKind(told.kind) ? told.kind : null,
    madeAt: told?.made_at.toISOString() ?? null,
    pages: told?.pages ?? null,
  };
}

/** The public keys of the house: the one that seals now, and every earlier one. */
export async function key(ctx: Context) {
  ctx.permit(mayCheck, undefined);
  const current = sealKeyOf(ctx.settings.secret);
  const earlier = (await listSealKeys(ctx.tx)).filter(({ id }) => id !== current.id);
  return {
    algorithm: 'Ed25519' as const,
    current: current.id,
    keys: [
      { id: current.id, publicKey: current.publicKeyPem },
      ...earlier.map(({ id, public_key: publicKey }) => ({ id, publicKey })),
    ],
  };
}
