import { sql } from 'kysely';
import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { actorOf } from '../../platform/facts.ts';
import { fromJson, type JsonRow } from '../../platform/json-rows.ts';
import { type Link, linksJson } from '../../platform/links.ts';
import { courtLinks } from './policy.ts';
import type { Window } from './rules.ts';
import type { Confirmation, Contact, Paper, Word } from './tables.ts';
import type { ConfirmationState, CourtBasis, ExclusionMark, SubmitWay } from './words.ts';

/** One application with everything that was said and put in. */
export interface WholeConfirmation {
  readonly confirmation: Confirmation;
  readonly words: readonly Word[];
  readonly contacts: readonly Contact[];
  readonly papers: readonly Paper[];
}

const columns = sql`id, mediation_id, agreement_id, state, effective_on::text as effective_on, last_on::text as last_on,
  lawful_last_on::text as lawful_last_on, marks, property, court_id, court_name, court_basis, submitted_on::text as submitted_on, submitted_how,
  bundle, application_pdf, accepted_on::text as accepted_on, extended, case_number, decided_on::text as decided_on, reason, opened_at, version`;

/** The newest application of a mediation; undefined before an agreement came into force. */
export async function findNewest(tx: Db, mediationId: string, lock = false): Promise<WholeConfirmation | undefined> {
  const { rows } = await sql<Confirmation>`select ${columns} from confirmation where mediation_id = ${mediationId}
    order by opened_at desc, id desc limit 1 ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0] && withAll(tx, rows[0]);
}

/** One application by its id. */
export async function findConfirmation(tx: Db, id: string, lock = false): Promise<WholeConfirmation | undefined> {
  const { rows } =
    await sql<Confirmation>`select ${columns} from confirmation where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      tx,
    );
  return rows[0] && withAll(tx, rows[0]);
}

async function withAll(tx: Db, confirmation: Confirmation): Promise<WholeConfirmation> {
  const { id } = confirmation;
  const words = await sql<Word>`select party_id, said, how, spoken_by, witness, file_id, at from confirmation_word
    where confirmation_id = ${id} order by at, id`.execute(tx);
  const contacts =
    await sql<Contact>`select party_id, address, phone from confirmation_contact where confirmation_id = ${id}`.execute(
      tx,
    );
  const papers = await sql<Paper>`select id, kind, party_id, file_id, label, at from confirmation_paper
    where confirmation_id = ${id} and removed_at is null order by at, id`.execute(tx);
  return { confirmation, words: words.rows, contacts: contacts.rows, papers: papers.rows };
}

/** Opens the time of an agreement; what was open for an earlier one is replaced. Does nothing where it is open already. */
export async function openConfirmation(
  ctx: Context,
  of: { mediationId: string; agreementId: string; effectiveOn: string; window: Window },
): Promise<string | undefined> {
  await sql`update confirmation set state = 'replaced', version = version + 1, changed_at = ${ctx.now}
    where mediation_id = ${of.mediationId} and agreement_id <> ${of.agreementId} and state in ('open', 'declined', 'lapsed')`.execute(
    ctx.tx,
  );
  const { rows } = await sql<{ id: string }>`insert into confirmation
      (id, mediation_id, agreement_id, state, effective_on, last_on, lawful_last_on, opened_at, changed_at)
    values (${newId(ctx.now.getTime())}, ${of.mediationId}, ${of.agreementId}, 'open', ${of.effectiveOn}, ${of.window.lastOn},
      ${of.window.lawfulLastOn}, ${ctx.now}, ${ctx.now}) on conflict (agreement_id) do nothing returning id`.execute(
    ctx.tx,
  );
  return rows[0]?.id;
}

export interface Change {
  readonly state?: ConfirmationState;
  readonly marks?: readonly ExclusionMark[];
  readonly property?: 'needed' | 'none';
  readonly court?: { readonly id: string | null; readonly name: string; readonly basis: CourtBasis };
  readonly submitted?: {
    readonly on: string;
    readonly how: SubmitWay;
    readonly bundle: string;
    readonly applicationPdf: string;
  };
  readonly acceptedOn?: string;
  readonly extended?: true;
  readonly decidedOn?: string;
  readonly caseNumber?: string;
  readonly reason?: string;
}

/** Saves what changed; answers the version that it has now. */
export async function saveConfirmation(ctx: Context, id: string, change: Change): Promise<number> {
  const { court, submitted } = change;
  const set = [
    change.state !== undefined && sql`state = ${change.state}`,
    change.marks !== undefined && sql`marks = ${[...change.marks]}::text[]`,
    change.property !== undefined && sql`property = ${change.property}`,
    court && sql`court_id = ${court.id}, court_name = ${court.name}, court_basis = ${court.basis}`,
    submitted &&
      sql`submitted_on = ${submitted.on}, submitted_how = ${submitted.how}, bundle = ${submitted.bundle}, application_pdf = ${submitted.applicationPdf}`,
    change.acceptedOn !== undefined && sql`accepted_on = ${change.acceptedOn}`,
    change.extended && sql`extended = true`,
    change.decidedOn !== undefined && sql`decided_on = ${change.decidedOn}`,
    change.caseNumber !== undefined && sql`case_number = ${change.caseNumber}`,
    change.reason !== undefined && sql`reason = ${change.reason}`,
    sql`version = version + 1, changed_at = ${ctx.now}`,
  ].filter((piece) => typeof piece === 'object');
  const { rows } = await sql<{
    version: number;
  }>`update confirmation set ${sql.join(set)} where id = ${id} returning version`.execute(ctx.tx);
  return rows[0]?.version ?? 0;
}

export async function insertWord(ctx: Context, confirmationId: string, word: Omit<Word, 'at'>): Promise<void> {
  const by = actorOf(ctx.who);
  await sql`insert into confirmation_word (id, confirmation_id, party_id, said, how, spoken_by, witness, file_id, at, by_kind, by_id)
    values (${newId(ctx.now.getTime())}, ${confirmationId}, ${word.party_id}, ${word.said}, ${word.how}, ${word.spoken_by}, ${word.witness},
      ${word.file_id}, ${ctx.now}, ${by.kind}, ${by.id})`.execute(ctx.tx);
}

export async function saveContact(ctx: Context, confirmationId: string, { party_id, address, phone }: Contact) {
  await sql`insert into confirmation_contact (confirmation_id, party_id, address, phone, at)
    values (${confirmationId}, ${party_id}, ${address}, ${phone}, ${ctx.now})
    on conflict (confirmation_id, party_id) do update set address = excluded.address, phone = excluded.phone, at = excluded.at`.execute(
    ctx.tx,
  );
}

export async function insertPaper(ctx: Context, confirmationId: string, paper: Omit<Paper, 'at'>): Promise<void> {
  const by = actorOf(ctx.who);
  await sql`insert into confirmation_paper (id, confirmation_id, kind, party_id, file_id, label, at, by_kind, by_id)
    values (${paper.id}, ${confirmationId}, ${paper.kind}, ${paper.party_id}, ${paper.file_id}, ${paper.label}, ${ctx.now}, ${by.kind}, ${by.id})`.execute(
    ctx.tx,
  );
}

/** Takes a paper out; false when there is none. */
export async function removePaper(ctx: Context, confirmationId: string, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update confirmation_paper set removed_at = ${ctx.now}
    where confirmation_id = ${confirmationId} and id = ${id} and removed_at is null and kind <> 'decision'`.execute(
    ctx.tx,
  );
  return numAffectedRows === 1n;
}

/** Open applications whose last day is one of these, or lies before `today` by law. */
export async function listDue(
  tx: Db,
  { lastOn, today }: { lastOn: readonly string[]; today: string },
): Promise<Pick<Confirmation, 'id' | 'mediation_id' | 'last_on' | 'lawful_last_on'>[]> {
  const { rows } = await sql<
    Pick<Confirmation, 'id' | 'mediation_id' | 'last_on' | 'lawful_last_on'>
  >`select id, mediation_id, last_on::text as last_on, lawful_last_on::text as lawful_last_on from confirmation
    where state = 'open' and (last_on = any(${[...lastOn]}::date[]) or lawful_last_on < ${today}) order by opened_at, id`.execute(
    tx,
  );
  return rows;
}

/** Which party put in a file of an application, for the gate of files. */
export async function findPaperOfFile(
  tx: Db,
  fileId: string,
): Promise<{ party_id: string | null; kind: Paper['kind'] } | undefined> {
  const { rows } = await sql<{
    party_id: string | null;
    kind: Paper['kind'];
  }>`select party_id, kind from confirmation_paper
    where file_id = ${fileId}`.execute(tx);
  return rows[0];
}

/** Links that were sent to courts for this application, newest first. */
export async function listCourtLinks(tx: Db, id: string): Promise<Link[]> {
  const { rows } = await sql<{
    links: JsonRow<Link>[];
  }>`select ${linksJson({ ...courtLinks, subjectIds: [id] })} as links`.execute(tx);
  return fromJson<Link>(rows[0]?.links ?? [], ['made_at', 'expires_at', 'opened_at', 'revoked_at']);
}
