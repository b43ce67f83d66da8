import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import type { FileStore } from '../../platform/files/store.ts';
import { agreementPdf, type DocumentOf } from './documents.ts';
import { unlock } from './lock.ts';
import type { WholeAgreement } from './store.ts';

/** What agreements stand on beside the database of the request: the store of files, and a connection that counts tries of codes. */
export interface Workshop {
  readonly aside: Db;
  readonly store: () => FileStore;
}

/** What the documents of a locked version are made of. */
export function documentOf(ctx: Context, { agreement, signers }: WholeAgreement, signed: boolean): DocumentOf {
  const { locked, hash, proposed_at: at } = agreement;
  if (locked === null || hash === null || at === null) throw new Error('a draft has no document');
  return { agreement: unlock({ locked, hash }), hash, signers, signed, at, publicUrl: ctx.settings.publicUrl };
}

/** Sets the PDF and keeps it sealed; answers the SHA-256 under which it lies, and what was set. */
export async function keepPdf(
  { store }: Workshop,
  of: DocumentOf,
): Promise<{ sha256: string; pdf: Buffer; pages: number }> {
  const { pdf, pages } = await agreementPdf(of);
  const { sha256 } = await store().putSealed(pdf);
  return { sha256, pdf, pages };
}
