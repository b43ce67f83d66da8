import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Download } from '../../platform/context.ts';
import { parseCheckCode } from '../../platform/documents/sealed.ts';
import { countTry, forgetTries } from '../../platform/sign-in.ts';
import { download } from './actions-draft.ts';
import type { doors } from './contract.ts';
import { mayCheck } from './policy.ts';
import { findByCode } from './store.ts';
import { openOwnAgreements, versionIn } from './subject.ts';
import type { Agreement } from './tables.ts';
import { describeOwn } from './views.ts';
import type { CheckVerdict } from './words.ts';
import type { Workshop } from './workshop.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

export async function own(ctx: Context) {
  const { party, versions } = await openOwnAgreements(ctx);
  const readable = versions.filter(({ agreement }) => agreement.locked !== '');
  return { rows: readable.map((version) => describeOwn(ctx, party, version)) };
}

export async function ownDocument(ctx: Context, input: In<'ownDocument'>, workshop: Workshop): Promise<Download> {
  const opened = await openOwnAgreements(ctx);
  const version = versionIn(opened, input.agreementId);
  return download(ctx, workshop, version, { form: input.form, number: opened.whole.mediation.number });
}

const allowedTries = 10;

const verdicts = {
  draft: 'void',
  proposed: 'void',
  effective: 'valid',
  replaced: 'replaced',
  discarded: 'void',
} as const satisfies Record<Agreement['state'], CheckVerdict>;

/** 查验: whether the paper with this code is in force, for whoever knows four digits of a signer. Dates and hashes, nothing of the text. */
export async function check(ctx: Context, input: In<'check'>, { aside }: Workshop) {
  ctx.permit(mayCheck, undefined);
  const code = parseCheckCode(input.code);
  // A slip of the pen is no paper's code: it counts against none.
  if (code === undefined) throw new Refusal('receipt.failed');
  const tries = [
    { key: `agreement code ${code}`, allowed: allowedTries },
    { key: `agreement codes from ${ctx.network}`, allowed: allowedTries * 6 },
  ];
  await countTry(aside, tries, ctx.now);
  const found = await findByCode(ctx.tx, code, input.tail);
  if (!found) throw new Refusal('receipt.failed');
  await forgetTries(ctx.tx, tries);
  return {
    verdict: verdicts[found.state],
    version: found.number,
    effectiveAt: found.effective_at?.toISOString() ?? null,
    endedAt: (found.replaced_at ?? found.discarded_at)?.toISOString() ?? null,
    textHash: found.hash ?? '',
    pdfHashes: [found.text_pdf, found.signed_pdf].filter((hash) => hash !== null),
  };
}
