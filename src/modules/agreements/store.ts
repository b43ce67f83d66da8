import { sql } from 'kysely';
import type { AgreementText } from '../../algorithms/definite-duties/text.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { actorOf } from '../../platform/facts.ts';
import type { Agreement, Signer } from './tables.ts';
import type { AgreementForm, SignWay } from './words.ts';

/** A version with everybody who must sign it. */
export interface WholeAgreement {
  readonly agreement: Agreement;
  readonly signers: readonly Signer[];
}

const columns = sql`id, mediation_id, number, form, track, state, template, draft, locked, hash, code, text_pdf, signed_pdf, replaces, done_at_once,
  drafted_at, drafted_by, proposed_at, effective_at, replaced_at, discarded_at, discard_reason, list_closed_at, version`;

/** Every version of one mediation, newest first. */
export async function listAgreements(tx: Db, mediationId: string): Promise<WholeAgreement[]> {
  const { rows } =
    await sql<Agreement>`select ${columns} from agreement where mediation_id = ${mediationId} order by number desc`.execute(
      tx,
    );
  const ids = rows.map(({ id }) => id);
  const signers = ids.length === 0 ? [] : await signersOf(tx, ids);
  return rows.map((agreement) => ({
    agreement,
    signers: signers.filter(({ agreement_id }) => agreement_id === agreement.id),
  }));
}

async function signersOf(tx: Db, agreementIds: readonly string[]): Promise<Signer[]> {
  const { rows } =
    await sql<Signer>`select id, agreement_id, nth, kind, party_id, person_id, side, name, what, state, signed_by, signed_name, how, hash, strokes,
      file_id, witness, reason, at from agreement_signer where agreement_id = any(${[...agreementIds]}::uuid[]) order by nth`.execute(
      tx,
    );
  return rows;
}

/** Which mediation an agreement belongs to; undefined for an unknown one. */
export async function mediationOfAgreement(tx: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ mediation_id: string }>`select mediation_id from agreement where id = ${id}`.execute(tx);
  return rows[0]?.mediation_id;
}

/** The version behind a check code when these four digits are those of one of its signers; an oral one is told of by its parties. */
export async function findByCode(tx: Db, code: string, tail: string): Promise<Agreement | undefined> {
  const { rows } = await sql<Agreement>`select ${columns} from agreement where code = ${code} and exists (
      select 1 from mediation_party p where p.mediation_id = agreement.mediation_id and p.tail = ${tail} and p.tail <> ''
        and (agreement.form = 'oral' or exists (
          select 1 from agreement_signer s where s.agreement_id = agreement.id and p.id in (s.party_id, s.signed_by))))`.execute(
    tx,
  );
  return rows[0];
}

export interface NewAgreement {
  readonly id: string;
  readonly mediationId: string;
  readonly number: number;
  readonly form: AgreementForm;
  readonly track: Agreement['track'];
  readonly template: string | null;
  readonly draft: AgreementText;
  readonly replaces: string | null;
}

export async function insertAgreement(ctx: Context, row: NewAgreement): Promise<void> {
  await sql`insert into agreement (id, mediation_id, number, form, track, state, template, draft, replaces, drafted_at, drafted_by, changed_at)
    values (${row.id}, ${row.mediationId}, ${row.number}, ${row.form}, ${row.track}, 'draft', ${row.template}, ${JSON.stringify(row.draft)}::jsonb,
      ${row.replaces}, ${ctx.now}, ${actorOf(ctx.who).id}, ${ctx.now})`.execute(ctx.tx);
}

export async function saveDraft(ctx: Context, id: string, draft: AgreementText): Promise<void> {
  await sql`update agreement set draft = ${JSON.stringify(draft)}::jsonb, version = version + 1, changed_at = ${ctx.now} where id = ${id}`.execute(
    ctx.tx,
  );
}

/** Locks the text: from here on it never changes. */
export async function saveLock(
  ctx: Context,
  id: string,
  of: { locked: string; hash: string; code: string; pdf: string; doneAtOnce: boolean },
): Promise<void> {
  await sql`update agreement set state = 'proposed', draft = null, locked = ${of.locked}, hash = ${of.hash}, code = ${of.code},
      text_pdf = ${of.pdf}, done_at_once = ${of.doneAtOnce}, proposed_at = ${ctx.now}, version = version + 1, changed_at = ${ctx.now}
    where id = ${id}`.execute(ctx.tx);
}

export async function saveDiscarded(ctx: Context, id: string, reason: string): Promise<void> {
  await sql`update agreement set state = 'discarded', discarded_at = ${ctx.now}, discard_reason = ${reason}, version = version + 1,
      changed_at = ${ctx.now} where id = ${id}`.execute(ctx.tx);
}

/** Comes into force, and takes the place of the one that was. */
export async function saveEffective(ctx: Context, { id, mediation_id }: Agreement, of: { pdf: string; at: Date }) {
  await sql`update agreement set state = 'replaced', replaced_at = ${ctx.now}, version = version + 1, changed_at = ${ctx.now}
    where mediation_id = ${mediation_id} and state = 'effective'`.execute(ctx.tx);
  await sql`update agreement set state = 'effective', effective_at = ${of.at}, signed_pdf = ${of.pdf}, version = version + 1, changed_at = ${ctx.now}
    where id = ${id}`.execute(ctx.tx);
}

export async function saveListClosed(ctx: Context, id: string): Promise<void> {
  await sql`update agreement set list_closed_at = ${ctx.now}, version = version + 1, changed_at = ${ctx.now} where id = ${id}`.execute(
    ctx.tx,
  );
  await sql`update agreement_signer set state = 'absent', at = ${ctx.now} where agreement_id = ${id} and kind in ('party', 'witness') and state = 'waiting'`.execute(
    ctx.tx,
  );
}

export async function touch(ctx: Context, id: string): Promise<void> {
  await sql`update agreement set version = version + 1, changed_at = ${ctx.now} where id = ${id}`.execute(ctx.tx);
}

export type NewSigner = Pick<Signer, 'id' | 'nth' | 'kind' | 'party_id' | 'person_id' | 'side' | 'name' | 'what'>;

export async function insertSigners(tx: Db, agreementId: string, signers: readonly NewSigner[]): Promise<void> {
  await sql`insert into agreement_signer (id, agreement_id, nth, kind, party_id, person_id, side, name, what, state)
    select s.id, ${agreementId}, s.nth, s.kind, s.party_id, s.person_id, s.side, s.name, s.what, 'waiting'
    from jsonb_to_recordset(${JSON.stringify(signers)}::jsonb)
      as s(id uuid, nth int, kind text, party_id uuid, person_id uuid, side int, name text, what text)`.execute(tx);
}

/** What a signature is: whose name, how, bound to which text. */
export interface Signature {
  readonly how: SignWay;
  readonly hash: string;
  readonly signedName: string;
  readonly signedBy?: string | null;
  readonly strokes?: readonly (readonly number[])[];
  readonly fileId?: string;
  readonly witness?: string;
  readonly at: Date;
}

export async function saveSignature(ctx: Context, id: string, of: Signature): Promise<void> {
  const by = actorOf(ctx.who);
  const strokes = of.strokes === undefined ? null : JSON.stringify(of.strokes);
  await sql`update agreement_signer set state = 'signed', how = ${of.how}, hash = ${of.hash}, signed_name = ${of.signedName},
      signed_by = ${of.signedBy ?? null}, strokes = ${strokes}::jsonb, file_id = ${of.fileId ?? null}, witness = ${of.witness ?? null},
      at = ${of.at}, by_kind = ${by.kind}, by_id = ${by.id} where id = ${id} and state = 'waiting'`.execute(ctx.tx);
}

export async function saveDeclined(ctx: Context, id: string, of: { reason: string; signedBy: string | null }) {
  const by = actorOf(ctx.who);
  await sql`update agreement_signer set state = 'declined', reason = ${of.reason}, signed_by = ${of.signedBy}, at = ${ctx.now},
      by_kind = ${by.kind}, by_id = ${by.id} where id = ${id} and state = 'waiting'`.execute(ctx.tx);
}
