import type { Readable } from 'node:stream';
import type { Context } from '../../platform/context.ts';
import { findFiles } from '../../platform/documents/attachments.ts';
import { sha256 } from '../../platform/documents/seal-key.ts';
import { typeset } from '../../platform/documents/typeset.ts';
import { writeZip, type ZipEntry } from '../../platform/documents/zip.ts';
import { agreementDocument, termsOf } from '../agreements/api.ts';
import { idNumberOf, type Party, partiesNow } from '../mediation/api.ts';
import { applicationJob, dutyText, paperName } from './application.ts';
import { ConfirmationBundle, sumsOf } from './bundle-format.ts';
import { lastWords } from './rules-joint.ts';
import { type Asking, agentsOf, boundOf, contactOf } from './subject.ts';
import type { PaperKind } from './words.ts';
import { paperKinds } from './words.ts';
import type { Workshop } from './workshop.ts';

/** An application that is ready to go out: what `bundle.json` says, and the two papers that are made here. */
export interface MadeBundle {
  readonly bundle: ConfirmationBundle;
  readonly application: Buffer;
  readonly agreement: Buffer;
}

type Someone = ConfirmationBundle['people'][number];

function someoneOf(ctx: Context, found: Asking, party: Party, role: Someone['role']): Someone {
  const { whole } = found;
  const contact = contactOf(found, party.id);
  return {
    side: party.side,
    role,
    name: party.name,
    gender: party.gender,
    bornOn: party.born_on,
    idNumber: idNumberOf(ctx, party),
    address: party.address,
    employer: party.employer,
    serviceAddress: contact.address,
    servicePhone: contact.phone,
    actsFor: whole.parties.find(({ id }) => id === party.acts_for)?.name ?? null,
  };
}

function peopleOf(ctx: Context, found: Asking): Someone[] {
  const bound = boundOf(found).flatMap(({ id }) => found.whole.parties.find((party) => party.id === id) ?? []);
  const guardians = partiesNow(found.whole).filter(
    ({ role, acts_for }) => role === 'guardian' && bound.some(({ id }) => id === acts_for),
  );
  return [
    ...bound.map((party) => someoneOf(ctx, found, party, 'applicant')),
    ...guardians.map((party) => someoneOf(ctx, found, party, 'guardian')),
    ...agentsOf(found).map((party) => someoneOf(ctx, found, party, 'agent')),
  ];
}

function consentsOf(found: Asking): ConfirmationBundle['consents'] {
  const nameOf = (id: string) => found.whole.parties.find((party) => party.id === id)?.name ?? '';
  const last = lastWords(
    boundOf(found).map(({ id }) => id),
    found.words,
  );
  return boundOf(found).flatMap(({ id, name }) => {
    const word = last.get(id);
    if (word?.said !== 'yes') return [];
    return [{ name, how: word.how, spokenBy: nameOf(word.spoken_by), at: word.at.toISOString() }];
  });
}

type Enclosed = ConfirmationBundle['files'][number];

/** Papers that were put in, and mandates that lie with the dispute, as files of the ZIP. */
async function enclosedIn(ctx: Context, found: Asking): Promise<Enclosed[]> {
  const nameOf = (id: string | null) => found.whole.parties.find((party) => party.id === id)?.name ?? '';
  const wanted = [
    ...found.papers
      .filter(({ kind }) => kind !== 'decision')
      .map(({ kind, party_id, file_id, label }) => ({ kind, name: nameOf(party_id), fileId: file_id, label })),
    ...agentsOf(found).map(({ name, mandate_file_id: fileId }) => ({
      kind: 'attorney' as const,
      name,
      fileId,
      label: '',
    })),
  ];
  const ids = wanted.flatMap(({ fileId }) => fileId ?? []);
  const rows = new Map((await findFiles(ctx.tx, ids)).map((row) => [row.id, row]));
  return wanted.flatMap(({ kind, name, fileId, label }, i) => {
    const row = rows.get(fileId ?? '');
    if (!row) return [];
    const path = `papers/${String(i + 1).padStart(2, '0')}-${kind}.${row.extension}`;
    return [{ path, kind, name, label, mediaType: row.media_type, bytes: row.bytes, sha256: row.clean_hash }];
  });
}

const pdfOf = (path: string, kind: PaperKind, pdf: Buffer): Enclosed => ({
  path,
  kind,
  name: '',
  label: paperKinds[kind].zh,
  mediaType: 'application/pdf',
  bytes: pdf.length,
  sha256: sha256(pdf),
});

/** Makes the application and what goes along with it as things stand now. */
export async function makeBundle(ctx: Context, workshop: Workshop, found: Asking): Promise<MadeBundle> {
  const { confirmation: one, whole, agreement: agreed } = found;
  const names = new Map(agreed.parties.map(({ id, name }) => [id, name]));
  const originals = found.papers
    .filter(({ file_id, kind }) => file_id === null && kind !== 'decision')
    .map(({ kind, party_id, label }) => ({ kind, name: names.get(party_id ?? '') ?? '', label }));
  const enclosed = await enclosedIn(ctx, found);
  const said: Omit<ConfirmationBundle, 'files'> = {
    format: 'maplebridge confirmation 1',
    madeAt: ctx.now.toISOString(),
    mediation: { number: whole.mediation.number, body: agreed.text.body, title: whole.mediation.title },
    court: { name: one.court_name, basis: one.court_basis ?? 'body' },
    agreement: {
      version: agreed.number,
      effectiveOn: one.effective_on,
      lastOn: one.last_on,
      lawfulLastOn: one.lawful_last_on,
      textHash: agreed.hash,
      checkCode: agreed.code,
    },
    people: peopleOf(ctx, found),
    consents: consentsOf(found),
    duties: termsOf(agreed).map((term) => ({
      nth: term.nth,
      text: dutyText(term, (id) => names.get(id) ?? ''),
    })),
    originals,
  };
  const papers = [
    paperKinds.agreement.zh,
    ...enclosed.map(paperName),
    ...originals.map((paper) => `${paperName(paper)}（原件当面提交）`),
  ];
  const { pdf: application } = await typeset(applicationJob(said, papers));
  const agreement = await agreementDocument(ctx, workshop, {
    mediationId: whole.mediation.id,
    agreementId: agreed.id,
    form: 'pdf',
  });
  if (!agreement) throw new Error('an agreement in force has no document');
  const files = [
    pdfOf('application.pdf', 'application', application),
    pdfOf('agreement.pdf', 'agreement', agreement),
    ...enclosed,
  ];
  return { bundle: { ...said, files }, application, agreement };
}

/** What went to the court, as it went. */
export async function sentBundle(ctx: Context, workshop: Workshop, found: Asking): Promise<MadeBundle | undefined> {
  const { bundle, application_pdf: pdf } = found.confirmation;
  if (!bundle || pdf === null) return undefined;
  const agreement = await agreementDocument(ctx, workshop, {
    mediationId: found.whole.mediation.id,
    agreementId: found.agreement.id,
    form: 'pdf',
  });
  if (!agreement) return undefined;
  const application = await workshop.store().readSealed(pdf);
  return { bundle: ConfirmationBundle.parse(JSON.parse(bundle)), application, agreement };
}

/** The ZIP: application, agreement, papers, `bundle.json`, `SHA256SUMS`; the same bundle gives the same bytes. */
export function zipOf({ store }: Workshop, { bundle, application, agreement }: MadeBundle): Readable {
  const made = new Map([
    ['application.pdf', application],
    ['agreement.pdf', agreement],
  ]);
  const json = Buffer.from(`${JSON.stringify(bundle, null, 2)}\n`);
  const sums = sumsOf([...bundle.files, { path: 'bundle.json', sha256: sha256(json) }]);
  const entries = bundle.files.map(
    ({ path, sha256: hash }): ZipEntry => ({ path, content: made.get(path) ?? (() => store().readStream(hash)) }),
  );
  return writeZip(
    [...entries, { path: 'bundle.json', content: json }, { path: 'SHA256SUMS', content: Buffer.from(sums) }],
    new Date(bundle.madeAt),
  );
}
