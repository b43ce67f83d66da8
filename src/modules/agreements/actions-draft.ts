import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Download } from '../../platform/context.ts';
import { subjectOf, tellParties, type WholeMediation } from '../mediation/api.ts';
import { unitNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import { agreementDocx } from './documents.ts';
import { unlock } from './lock.ts';
import { titleOf } from './paper.ts';
import { readsDrafts } from './policy.ts';
import { proposeVersion } from './propose.ts';
import { emptyText, formsOf, isOpen, textOfTemplate } from './rules.ts';
import { insertAgreement, listAgreements, saveDiscarded, saveDraft, type WholeAgreement } from './store.ts';
import { backgroundOf, openAgreements, sidesOf, tell, versionIn } from './subject.ts';
import { bearersOf, describeRow, describeVersion } from './views.ts';
import { documentOf, type Workshop } from './workshop.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

export async function list(ctx: Context, { id }: In<'list'>) {
  const opened = await openAgreements(ctx, id);
  const { whole, versions } = opened;
  const current =
    versions.find(({ agreement }) => isOpen(agreement.state)) ??
    versions.find(({ agreement }) => agreement.state === 'effective') ??
    versions[0];
  return {
    rows: versions.map(describeRow),
    current: current ? await describeVersion(ctx, whole, current) : null,
    bearers: bearersOf(whole),
    forms: mayBegin(ctx, whole, versions) ? [...formsOf(whole.mediation.track)] : [],
    suggestedBody: await bodyOf(ctx, whole),
    background: plainBackground(ctx, whole),
  };
}

function plainBackground(ctx: Context, whole: WholeMediation) {
  const { track, sides, partyIds, hosts, bare, agreedOn } = backgroundOf(ctx, whole, 'written');
  return { track, sides: [...sides], partyIds: [...partyIds], hosts, bare, agreedOn };
}

export async function view(ctx: Context, input: In<'view'>) {
  const opened = await openAgreements(ctx, input.id);
  return describeVersion(ctx, opened.whole, versionIn(opened, input.agreementId));
}

/** Agreements are made while mediation is under way; what is performed already is changed by a new version of both. */
const makingStates = ['under-way', 'performing', 'revisiting'] as const;

function mayBegin(ctx: Context, whole: WholeMediation, versions: readonly WholeAgreement[]): boolean {
  return (
    makingStates.some((state) => state === whole.mediation.state) &&
    readsDrafts(ctx.who, subjectOf(whole)) &&
    versions.every(({ agreement }) => !isOpen(agreement.state))
  );
}

/** Refuses where mediation does not stand at an agreement. */
export function mustBeMaking({ mediation }: WholeMediation): void {
  if (!makingStates.some((state) => state === mediation.state)) throw new Refusal('step.not-now');
}

/** The mediating body as it is usually called: the committee of the unit, or the unit itself. */
async function bodyOf(ctx: Context, { mediation }: WholeMediation): Promise<string> {
  const name = (await unitNames(ctx.tx, [mediation.unit_id])).get(mediation.unit_id) ?? '';
  return mediation.track === 'people' ? `${name}人民调解委员会` : name;
}

export async function begin(ctx: Context, input: In<'begin'>) {
  const opened = await openAgreements(ctx, input.id, true);
  const { whole } = opened;
  mustBeMaking(whole);
  const versions = await listAgreements(ctx.tx, input.id);
  if (versions.some(({ agreement }) => isOpen(agreement.state))) throw new Refusal('already.exists');
  if (!formsOf(whole.mediation.track).includes(input.form)) throw new Refusal('agreement.not-oral');
  const earlier = input.fromId === undefined ? undefined : versionIn(opened, input.fromId);
  const start = { body: await bodyOf(ctx, whole), sides: sidesOf(whole) };
  const fresh =
    input.template === undefined
      ? emptyText(start.body, start.sides)
      : textOfTemplate(input.template, input.values, start);
  const id = newId(ctx.now.getTime());
  await insertAgreement(ctx, {
    id,
    mediationId: input.id,
    number: (versions[0]?.agreement.number ?? 0) + 1,
    form: input.form,
    track: whole.mediation.track,
    template: input.template ?? null,
    draft: earlier
      ? wordsOf(earlier)
      : { ...fresh, heldOn: input.form === 'written' ? '' : backgroundOf(ctx, whole, input.form).agreedOn },
    replaces: versions.find(({ agreement }) => agreement.state === 'effective')?.agreement.id ?? null,
  });
  tell(ctx, whole, 'agreement.drafted', { agreementId: id });
  return { id, state: 'draft' as const, version: 1 };
}

/** The words of an earlier version, to begin a new one with. */
function wordsOf({ agreement }: WholeAgreement) {
  const { draft, locked, hash } = agreement;
  if (draft !== null) return draft;
  if (!locked || hash === null) throw new Refusal('not-found');
  return unlock({ locked, hash }).text;
}

async function openOne(ctx: Context, input: { id: string; agreementId: string; version: number }) {
  const opened = await openAgreements(ctx, input.id, true);
  const version = versionIn(opened, input.agreementId);
  if (version.agreement.version !== input.version) throw new Refusal('version.conflict');
  return { whole: opened.whole, version };
}

export async function save(ctx: Context, input: In<'save'>) {
  const { version } = await openOne(ctx, input);
  if (version.agreement.state !== 'draft') throw new Refusal('agreement.locked');
  await saveDraft(ctx, input.agreementId, input.text);
  return { id: input.agreementId, state: 'draft' as const, version: input.version + 1 };
}

/** What came of a step. */
export async function done(ctx: Context, mediationId: string, agreementId: string) {
  const found = (await listAgreements(ctx.tx, mediationId)).find(({ agreement }) => agreement.id === agreementId);
  if (!found) throw new Error('an agreement that was just changed is gone');
  const { id, state, version } = found.agreement;
  return { id, state, version };
}

export async function propose(ctx: Context, input: In<'propose'>, workshop: Workshop) {
  const { whole, version } = await openOne(ctx, input);
  mustBeMaking(whole);
  const { draft, form } = version.agreement;
  if (draft && form === 'oral' && draft.heldOn > backgroundOf(ctx, whole, form).agreedOn)
    throw new Refusal('agreement.ahead');
  await proposeVersion(ctx, workshop, whole, version.agreement);
  return done(ctx, input.id, input.agreementId);
}

/** 作废: before anybody signed without a word, afterwards with a reason that everybody reads. */
export async function discard(ctx: Context, input: In<'discard'>) {
  const { whole, version } = await openOne(ctx, input);
  const { state } = version.agreement;
  if (!isOpen(state)) throw new Refusal('step.not-now');
  const isSigned = version.signers.some((signer) => signer.state === 'signed');
  if (isSigned && input.reason.length < 2) throw new Refusal('agreement.reason-missing');
  await saveDiscarded(ctx, input.agreementId, input.reason);
  if (state === 'proposed') {
    tell(ctx, whole, 'agreement.discarded', { agreementId: input.agreementId, version: version.agreement.number });
    await tellParties(ctx, whole, 'mediation.news');
  }
  return done(ctx, input.id, input.agreementId);
}

export async function document(ctx: Context, input: In<'document'>, workshop: Workshop): Promise<Download> {
  const opened = await openAgreements(ctx, input.id);
  return download(ctx, workshop, versionIn(opened, input.agreementId), {
    form: input.form,
    number: opened.whole.mediation.number,
  });
}

/** The PDF as it was kept when it was proposed or came into force; the DOCX is made anew of the same text. */
export async function download(
  ctx: Context,
  { store }: Workshop,
  version: WholeAgreement,
  { form, number }: { readonly form: 'pdf' | 'docx'; readonly number: string },
): Promise<Download> {
  const { agreement } = version;
  const kept = agreement.signed_pdf ?? agreement.text_pdf;
  if (!agreement.locked || (form === 'pdf' && kept === null)) throw new Refusal('step.not-now');
  const fileName = `${number}-${agreement.number} ${titleOf(agreement)}.${form}`;
  if (form === 'pdf' && kept !== null)
    return { mediaType: 'application/pdf', fileName, content: await store().readSealed(kept) };
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    fileName,
    content: await agreementDocx(documentOf(ctx, version, agreement.signed_pdf !== null)),
  };
}
