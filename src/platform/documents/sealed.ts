import { sql } from 'kysely';
import { newId, newReceiptCode, parseReceiptCode } from '../../kit/ids.ts';
import type { Context, Subject } from '../context.ts';
import type { Db } from '../database.ts';
import { type SealKey, sealedText, sealKeyOf, sha256, signText } from './seal-key.ts';

/** A sealed document as the register keeps it: its hash and signature, nothing of what it says. */
export interface SealedDocument {
  readonly id: string;
  /** 查验码, printed on every page. */
  readonly code: string;
  readonly kind: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  readonly signature: string;
  readonly key_id: string;
  readonly made_at: Date;
}

/** A fresh check code such as `JD-7K3M-9PQX4`; its last letter catches any single slip. */
export function newCheckCode(): string {
  return newReceiptCode().replace(/^FQ/, 'JD');
}

/** What a person typed → the check code, or undefined when it cannot be one. */
export function parseCheckCode(typed: string): string | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return parseReceiptCode(letters.length === 11 ? letters.replace(/^JD/, '') : letters)?.replace(/^FQ/, 'JD');
}

/** A document to be sealed: made for `code`, about `subject`, asked for by `by`. */
export interface Sealing {
  readonly code: string;
  readonly kind: string;
  readonly subject: Subject;
  readonly pdf: Buffer;
  readonly pages: number;
  readonly by: { readonly kind: string; readonly id: string | null };
}

/** Writes the public half of a key into the register, where it stays for good. */
export async function registerSealKey(tx: Db, key: SealKey, now: Date): Promise<void> {
  await sql`insert into seal_key (id, public_key, first_used_at) values (${key.id}, ${key.publicKeyPem}, ${now})
    on conflict do nothing`.execute(tx);
}

/** Signs a finished document and writes it into the register, in this transaction; answers the row. */
export async function sealDocument(
  ctx: Context,
  { code, kind, subject, pdf, pages, by }: Sealing,
): Promise<SealedDocument> {
  const key = sealKeyOf(ctx.settings.secret);
  const hash = sha256(pdf);
  await registerSealKey(ctx.tx, key, ctx.now);
  const { rows } = await sql<SealedDocument>`insert into sealed_document
      (id, code, kind, subject_kind, subject_id, sha256, bytes, pages, signature, key_id, made_at, by_kind, by_id)
    values (${newId(ctx.now.getTime())}, ${code}, ${kind}, ${subject.kind}, ${subject.id}, ${hash}, ${pdf.length}, ${pages},
      ${signText(key, sealedText('document', code, hash))}, ${key.id}, ${ctx.now}, ${by.kind}, ${by.id})
    returning *`.execute(ctx.tx);
  const [row] = rows;
  if (!row) throw new Error('a sealed document was not written');
  return row;
}

/** The register's row of this check code. */
export async function findSealed(tx: Db, code: string): Promise<SealedDocument | undefined> {
  const { rows } = await sql<SealedDocument>`select * from sealed_document where code = ${code}`.execute(tx);
  return rows[0];
}

/** Every public key that ever sealed here, oldest first: what was sealed under an earlier secret can still be checked. */
export async function listSealKeys(tx: Db): Promise<{ id: string; public_key: string; first_used_at: Date }[]> {
  const { rows } = await sql<{ id: string; public_key: string; first_used_at: Date }>`
    select id, public_key, first_used_at from seal_key order by first_used_at`.execute(tx);
  return rows;
}
